"""The block of settings at the top of a Markdown file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.entities.dates import find_dates
from minutekit.language.patterns import compile_late
from minutekit.lexicon import is_phrase
from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.inlines import Draft, Inline
from minutekit.readers.titles import is_generic_title
from minutekit.readers.transcripts.stamps import find_day
from minutekit.schema import Cell, Diagnostic

_BLOCK = re.compile(r"\ufeff?---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\n(.{0,20000}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_SETTING = re.compile(r"[\w -]{1,40}(?::(?:\s|$)|\s?=\s)", re.MULTILINE)
_PEOPLE = compile_late(r"{kept_people}|ort$", re.IGNORECASE)
_MOST = 200
_TITLES = frozenset(["title", "titel", "titre", "título", "titolo"])
_DATES = frozenset(
    ["date", "datum", "fecha", "data", "meeting-date", "held-on", "meeting-day", "date-of-meeting", "day"]
)
_LANGUAGES = frozenset(("lang", "language"))
_VOICES = re.compile(r"speaker-?(?:map|names|labels)|speakers-map")
_CONTENT_WORDS = "text task title what decision action description item question content name summary"
_COLUMN_WORDS = "assignee owner who assigned_to responsible due due_date deadline by when frist verantwortlich"
_CONTENTS, _COLUMNS = frozenset(("", *_CONTENT_WORDS.split())), frozenset(_COLUMN_WORDS.split())
_EMPTY = ("null", "~", "none", "None", "true", "false")
_TABLE = 9_999
"""A number that no table of the text has."""


@dataclass(slots=True)
class FrontMatter:
    """What front matter says.

    ``drafts``: people and place as lines above the text ("Attendees: Ana Ruiz, Bo Lee"). ``closing``: decisions, tasks
    and questions kept there, to stand below the text as a list or a table. ``speakers``: who the labels are.
    """

    title: str | None = None
    date: Date | None = None
    language: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    closing: list[Draft] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Split front matter off a text; a text without any comes back unchanged."""
    match = _BLOCK.match(text) or _TOML.match(text)
    matter = FrontMatter()
    if not match or not _SETTING.match(match[1]):
        return matter, text
    settings = _load_toml(match[1]) if text.lstrip("\ufeff").startswith("+++") else _load_yaml(match[1])
    rest = text[match.end() :]
    matter.diagnostics.append(
        Diagnostic("front-matter", "the settings at the top of the file are not part of its text", match[1][:500])
    )
    if not isinstance(settings, dict):
        return matter, rest
    for key, value in settings.items():
        _take(matter, str(key).strip(), value)
    return matter, rest


def _find_worded_day(value: str) -> Date | None:
    """Return the one day that words name: "3rd of May, 2023"."""
    days = {found.date for found in find_dates(value)}
    return days.pop() if len(days) == 1 else None


def _load_yaml(block: str) -> object:
    import yaml  # noqa: PLC0415 - loaded at first use

    try:
        return yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but strings, lists and mappings
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None


def _load_toml(block: str) -> object:
    import tomllib  # noqa: PLC0415 - loaded at first use

    try:
        settings = tomllib.loads(block)
    except (ValueError, RecursionError):
        return None
    return {key: str(value) if isinstance(value, Date) else value for key, value in settings.items()}


def _take(matter: FrontMatter, key: str, value: object) -> None:
    word = "-".join(key.lower().replace("_", " ").split())
    if word in _TITLES and isinstance(value, str) and not is_generic_title(value):
        matter.title = collapse_spaces(clean_characters(value)) or None
    elif word in _DATES:
        matter.date = (find_day(value) or _find_worded_day(value)) if isinstance(value, str) else None
    elif word in _LANGUAGES and isinstance(value, str):
        code = value.split("-")[0].lower()
        matter.language = code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None
    elif is_phrase(word, "kept_results") and isinstance(value, list):
        matter.closing += _list_results(_spell(key), value[:_MOST])
    elif _VOICES.fullmatch(word):
        matter.speakers |= _read_voices(value)
    elif _PEOPLE.search(word):
        parts = [_show_person(part) for part in (value if isinstance(value, list) else [value])[:_MOST]]
        if shown := ", ".join(filter(None, parts)):
            matter.drafts.append(Draft([Inline(f"{_spell(key)}: {shown}")]))


def _spell(key: str) -> str:
    """Write a key as a label is written: "action_items" as "Action items"."""
    return f"{key[:1].upper()}{key[1:]}".replace("_", " ")


def _show_person(value: object) -> str:
    """Write a person as lists of those present do: "Ana Ruiz (City of Lund)"."""
    if isinstance(value, dict):
        parts = {str(key).lower(): part for key, part in value.items() if isinstance(part, str) and part.strip()}
        beside = parts.get("organisation") or parts.get("organization") or parts.get("role")
        return f"{parts.get('name', '')} ({beside})" if beside and "name" in parts else parts.get("name", "")
    return value if isinstance(value, str) and value.strip() else ""


def _list_results(title: str, values: list[object]) -> list[Draft]:
    """Lay decisions or tasks out as a list under their title, as a table where they are told with owner and day."""
    rows = [
        {
            str(key): str(part)
            for key, part in value.items()
            if isinstance(part, str | int | float) and str(part).strip()
        }
        if isinstance(value, dict)
        else {"": value}
        for value in values
        if isinstance(value, str | dict) and value and value not in _EMPTY
    ]
    heading = Draft([Inline(title)], "heading", 2)
    texts = [next((row[key] for key in row if key in _CONTENTS), None) for row in rows]
    if not any(key in _COLUMNS for row in rows for key in row):
        items = [Draft([Inline(text)], "list_item", marker="-") for text in texts if text]
        return [heading, *items] if items else []
    columns = list(dict.fromkeys(key for row in rows for key in row if key in _CONTENTS or key in _COLUMNS))
    cells = [heading]
    for place, row in enumerate([{key: _spell(key) or "Task" for key in columns}, *rows]):
        for column, key in enumerate(columns):
            cell = Cell(_TABLE, place, column, len(columns), header=place == 0)
            cells.append(Draft([Inline(row.get(key, ""))], "table_cell", cell=cell))
    return cells


def _read_voices(value: object) -> dict[str, str]:
    """Read {"SPEAKER_0": "Ana"} or a list of records with a label and a name."""
    if isinstance(value, dict):
        return {str(label): name for label, name in value.items() if isinstance(name, str) and name.strip()}
    found: dict[str, str] = {}
    for record in value if isinstance(value, list) else ():
        parts = {str(key).lower(): part for key, part in record.items()} if isinstance(record, dict) else {}
        label = next((parts[key] for key in ("speaker_label", "label", "speaker", "id") if key in parts), None)
        name = parts.get("name")
        if isinstance(label, str) and isinstance(name, str) and name.strip():
            found[label] = name
    return found
