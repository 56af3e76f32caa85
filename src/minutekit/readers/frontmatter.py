"""The block of settings at the top of a Markdown file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.inlines import Draft, Inline
from minutekit.readers.titles import is_generic_title
from minutekit.schema import Diagnostic

_BLOCK = re.compile(r"\ufeff?---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\n(.{0,20000}?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_SETTING = re.compile(r"[\w -]{1,40}(?::(?:\s|$)|\s?=\s)", re.MULTILINE)
_PEOPLE = re.compile(
    r"attend|particip|present|absent|apolog|regrets|chair|facilitat|moderat|speaker|scribe|note-?taker|location|place|venue|teilnehm|anwesend|"
    r"asistent|ausent|présent|excus|partecip|lugar|lieu|luogo|ort$",
    re.IGNORECASE,
)
_MOST = 200


@dataclass(slots=True)
class FrontMatter:
    """What front matter says. ``drafts``: people and place as lines of the text ("Attendees: Ana Ruiz, Bo Lee")."""

    title: str | None = None
    date: Date | None = None
    language: str | None = None
    drafts: list[Draft] = field(default_factory=list)
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
    word = key.lower()
    if (
        word in {"title", "titel", "titre", "título", "titolo"}
        and isinstance(value, str)
        and not is_generic_title(value)
    ):
        matter.title = collapse_spaces(clean_characters(value)) or None
    elif word in {"date", "datum", "fecha", "data", "meeting-date", "meeting_date"}:
        matter.date = _date_of(value)
    elif word in {"lang", "language"} and isinstance(value, str):
        code = value.split("-")[0].lower()
        matter.language = code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None
    elif _PEOPLE.search(word):
        parts = value if isinstance(value, list) else [value]
        shown = ", ".join(part for part in parts[:_MOST] if isinstance(part, str))
        if shown.strip():
            matter.drafts.append(Draft([Inline(f"{key[:1].upper()}{key[1:]}: {shown}")]))


def _date_of(value: object) -> Date | None:
    match = re.match(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", value) if isinstance(value, str) else None
    try:
        return Date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
