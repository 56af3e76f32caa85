"""Records of parliaments: names in capitals with a full stop label what was said ("Ms. LIU. We serve all.")."""

from __future__ import annotations

import re
from collections import Counter

from minutekit.entities.names import NameBook
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import TITLES
from minutekit.language.patterns import compile_late
from minutekit.lexicon import label_classes
from minutekit.schema import Person
from minutekit.structure.lines import Line, strip_numbering

_CAPITALS = r"(?:(?:Mc|Mac|De|Di|Du|O['’])?[A-ZÀ-Þ][A-ZÀ-Þ'’]+)"
_TITLE = (
    r"(?:(?:The|El|La|Il|Le|O|A)\s+(?:señora?\s+|Sra?\.\s+)?|(?:Mr|Mrs|Ms|Miss|Dr|Hon|Gen|Adm|Sr|Sra|Srta|"
    r"M|Mme|Mlle|On|MR|MRS|MS|DR|HON)\.\s+|"
    r"(?:Senator|Representative|Chairman|Chairwoman|Chairperson|Chair|General|Admiral|Secretary|"
    r"Ambassador|Mayor|Professor|Señora?|Madame|Monsieur)\s+)"
)
# Some print the name behind a title in small letters: "Mr. Osei. I yield."
_SMALL = r"(?:[A-ZÀ-Þ][a-zß-ÿ'’]+(?:[ -][A-ZÀ-Þ][\w'’]+){0,2})"
_LABEL = compile_late(
    rf"(?P<label>(?P<title>{_TITLE})?(?:(?:[A-Z]\.\s+){{0,2}}{_CAPITALS}(?:[ -]{_CAPITALS}){{0,3}}|"
    rf"(?(title){_SMALL}|(?!)))(?:\s+of\s+(?:[A-Z][a-z]+\s?){{1,2}})?)"
    r"(?:\s\([^()]{1,40}\))?\.(?:\s?[–—-])?\s+(?=[\"“‘'(\[]?[^\W\d_a-zß-öø-ÿ])"
)
_STATEMENT = compile_late(
    r"(?:(?:opening|prepared)\s+)?(?:statement|testimony)\s+of\s+(?:(?:hon|mr|mrs|ms|dr)\.\s+)?"
    r"(?P<who>[^\W\d_].{3,200})",
    re.IGNORECASE,
)
_FEWEST = 4
_ARTICLES = frozenset(["The", "El", "La", "Il", "Le", "O", "A"])
_OFFICES = frozenset(
    [
        "speaker",
        "clerk",
        "witness",
        "court",
        "minister",
        "moderator",
        "reporter",
        "governor",
        "judge",
        "interpreter",
        "presidente",
        "presidenta",
    ]
)
_FEWEST_TITLED = 3


def mark_proceedings(lines: list[Line], book: NameBook) -> None:
    """Give what was said in a parliament's record its speakers and cut their labels off.

    A document with few such labels, or all of them one, is left alone.
    """
    found = {line.index: match for line in lines if (match := _match_label(line))}
    counts = Counter(match["label"].casefold() for match in found.values())
    titled = sum(bool(match["title"]) for match in found.values())
    if len(found) < _FEWEST or len(counts) < 2 or (titled < _FEWEST_TITLED and not _takes_turns(counts)):
        return
    speaking: str | None = None
    for line in lines:
        match = found.get(line.index)
        if match and (match["title"] or counts[match["label"].casefold()] > 1):
            speaking = match["label"]
            line.cut(match.end())
            line.role, line.speaker = "open", speaking
        elif line.role not in {"open", "heading"} or line.text.isupper() or line.block.role == "heading":
            speaking = None if line.role != "dropped" else speaking
            _take_statement(line, book)
        elif not line.text.startswith(("(", "[")):
            line.speaker = line.speaker or speaking


def _match_label(line: Line) -> re.Match[str] | None:
    """Match a label before words that are not in capitals themselves."""
    if line.role not in {"open", "heading"} or line.speaker or line.block.cell or line.block.role in {"cue", "chat"}:
        return None
    match = _LABEL.match(line.text[:200])
    said = line.text[match.end() :] if match else ""
    # "Sra. Marcos.- …" is read with the other labels.
    dashed = match is not None and match[0].rstrip().endswith(("-", "–", "—"))
    if match is None or said.isupper() or match["label"].casefold() in TITLES or not _is_anybody(match):
        return None
    if dashed and not match["label"][len(match["title"] or "") :].isupper():
        return None
    return match if not label_classes(match["label"]) or _is_chair(match) else None


def _is_anybody(match: re.Match[str]) -> bool:
    """Return whether a title names a person or an article an office: "The CLERK", not "The UN"."""
    title = match["title"] or ""
    office = match["label"][len(title) :].casefold()
    return title.strip() not in _ARTICLES or office in _OFFICES or _is_chair(match)


def _is_chair(match: re.Match[str] | None) -> bool:
    """Return whether an office, not a remark, is the label: "The CHAIRMAN"."""
    return match is not None and "officer" in label_classes(
        match["label"].partition(" ")[2] if match["title"] else match["label"]
    )


def _takes_turns(counts: Counter[str]) -> bool:
    """Return whether two labels or more come again, as those of speakers do where none has a title."""
    return sum(count > 1 for count in counts.values()) > 1


def _take_statement(line: Line, book: NameBook) -> None:
    """Read "STATEMENT OF ADA OSEI, PRESIDENT, MILL HOUSE": a heading that says who speaks below."""
    match = _STATEMENT.fullmatch(line.text) if line.text.isupper() and line.role in {"open", "heading"} else None
    person = parse_person(match["who"], single=False) if match else None
    if person:
        book.add(Person(person.name, person.role, person.organisation))
        line.role, line.section = "heading", strip_numbering(line.text)
