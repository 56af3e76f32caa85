"""Who said it, named around the words: "… needs review (M. Rossi)", "… too high. — Ana Ruiz, Union", "(AR) …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutekit.entities.affiliations import names_body, names_role
from minutekit.entities.names import NameBook, name_tokens
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import NOT_FIRST, is_name
from minutekit.language.patterns import compile_late
from minutekit.lexicon import holds_phrase, words_of
from minutekit.schema import Person
from minutekit.structure.days import split_label
from minutekit.structure.lines import Line

_TAIL = compile_late(
    r"(?:\s*[(\[](?P<inside>[^()\[\]]{2,80})[)\]]\s?\.?|(?:\s[-–—]{1,2}\s+|(?<=[.!?…\"”»’])\s?[–—]\s?)"
    r"(?P<after>[^-–—()\[\]]{3,80}))$"
)
_HEAD = compile_late(r"[(\[](?P<inside>[^()\[\]]{2,60})[)\]]\s*[:–—-]?\s*(?=\S)")
_JOINED = compile_late(r"\s*(?:/|&|\+|,)\s*|\s(?:and|y|e|et|und)\s")
_CLOSED = (".", "!", "?", "…", '"', "”", "»", "“")
_FEWEST_WORDS, _MOST_WORDS_OF_NAME = 4, 8
_FEWEST_KNOWN, _FEWEST_UNKNOWN, _FEWEST_ALONE = 2, 3, 4
_SHARE, _MOSTLY = 0.5, 0.75
_VERBS = words_of("auxiliary")
_FIRST_WORDS = 5
_LONGEST_TAIL = 90


@dataclass(slots=True)
class _Attribution:
    """A line that may name who said it, at its end or its head. ``known``: all named are people of this meeting."""

    line: Line
    people: list[Person]
    known: bool
    at: int
    head: bool


def mark_attributions(lines: list[Line], book: NameBook, lower: frozenset[str], *, skipped: frozenset[int]) -> None:
    """Give lines the speaker that stands in brackets or behind a dash around what was said.

    Known people count where two lines name them so; others only where sentences end so one after the other,
    and their name recurs or comes with an organisation: a wrong name is worse than none. ``lower``: words that the
    text has in lower case. ``skipped``: indexes of lines that have a label already, or are tasks, where such a name
    owns the task.
    """
    fitting = [
        line
        for line in lines
        if line.role == "open"
        and not line.speaker
        and not line.block.speaker
        and line.index not in skipped
        and line.block.role not in {"cue", "chat"}
        and line.block.cell is None
    ]
    found = [
        attribution
        for line in fitting
        if (attribution := (_read_head(line, book) if line.text[:1] in "([" else None) or _read_tail(line, book))
    ]
    for head in (True, False):
        chosen = [attribution for attribution in found if attribution.head is head]
        known = [attribution for attribution in chosen if attribution.known]
        if head:
            said = sum(_says(attribution.line.text[attribution.at :]) for attribution in known)
            chosen = known if said >= _MOSTLY * len(known) else []
        else:
            chosen = [*known, *_choose_unknown(chosen, fitting, lower)]
        for attribution in chosen if len(chosen) >= _FEWEST_KNOWN else ():
            _take(attribution, book)


def _read_tail(line: Line, book: NameBook) -> _Attribution | None:
    """Read who is named at the end of a line; None where nobody is, or somebody it tells of."""
    text = line.text
    if not (text.endswith((")", "]", ").", "].")) or any(map(text[-_LONGEST_TAIL:].__contains__, "-–—"))):
        return None
    match = _TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))
    if match is None or len(text[: match.start()].split()) < _fewest_words(text[: match.start()], match):
        return None
    people, known = _read_people(match["inside"] or match["after"], book)
    labelled = split_label(text[: match.start()]) if people else None
    if not people or (labelled and is_name(labelled[0])) or holds_phrase(text, "dealt"):
        return None
    return _Attribution(line, people, known, match.start(), head=False)


def _fewest_words(said: str, match: re.Match[str]) -> int:
    """Return how many words must be said before a name: fewer where quotation marks or brackets tell."""
    return _FEWEST_WORDS - (2 if said.rstrip().endswith(_CLOSED[4:]) else bool(match["inside"]))


def _read_head(line: Line, book: NameBook) -> _Attribution | None:
    """Read who is named in brackets at the head of a line."""
    match = _HEAD.match(line.text)
    if match is None or len(line.text[match.end() :].split()) < _FEWEST_WORDS - 1:
        return None
    people, known = _read_people(match["inside"], book)
    return _Attribution(line, people, known, match.end(), head=True) if people and known else None


def _says(text: str) -> bool:
    """Return whether a text is a sentence or asks: "Book the hall" is for somebody to do."""
    return text.rstrip().endswith("?") or not _VERBS.isdisjoint(text.casefold().split()[:_FIRST_WORDS])


def _read_people(text: str, book: NameBook) -> tuple[list[Person], bool]:
    """Read the people a bracket names, and return whether all are known; none where it says something else."""
    if len(text.split()) > _MOST_WORDS_OF_NAME or any(sign.isdigit() for sign in text):
        return [], False
    whole = _find(text, book)
    parts = [whole] if whole else [_find(part, book) for part in _JOINED.split(text)]
    if parts and all(parts):
        return [person for person in parts if person], True
    person = parse_person(text, single=False)
    if person is None or names_body(person.name) or names_role(person.name):
        return [], False
    known = _find(person.name, book)
    return [known or person], known is not None


def _find(name: str, book: NameBook) -> Person | None:
    """Return the one person of the meeting whom a name or initials mean."""
    if name.startswith("@"):
        return book.find(name[1:].strip(" ."))
    name = name.strip(" .") + ("." if name.endswith(".") and len(name.split()) > 1 else "")
    if not name[:1].isupper() or not (is_name(name) or (name.isupper() and name.isalpha())):
        return None
    resolved = book.resolve(name)
    person = book.find(resolved) if resolved else None
    return person if person is not None and (person.name == resolved or book.find(name) is person) else None


def _choose_unknown(found: list[_Attribution], fitting: list[Line], lower: frozenset[str]) -> list[_Attribution]:
    """Choose the lines that name people of whom nothing else is known, where enough speaks for it."""
    closed = [
        one
        for one in found
        if one.line.text[: one.at].rstrip().endswith(_CLOSED)
        and (one.known or not (lower | NOT_FIRST) & set(name_tokens(one.people[0].name)))
    ]
    if len(closed) < _FEWEST_UNKNOWN:
        return []
    first, last = closed[0].line.index, closed[-1].line.index
    between = sum(first <= line.index <= last for line in fitting)
    if len(closed) < _SHARE * between:
        return []
    names = [one.people[0].name for one in closed if not one.known]
    return [
        one
        for one in closed
        if not one.known
        and (
            names.count(one.people[0].name) > 1
            or one.people[0].organisation
            or one.people[0].role
            or len(closed) >= _FEWEST_ALONE
            or one.line.text[: one.at].rstrip().endswith(_CLOSED[4:])
        )
    ]


def _take(attribution: _Attribution, book: NameBook) -> None:
    """Cut the name off and make it the line's speaker."""
    line = attribution.line
    if attribution.head:
        line.cut(attribution.at)
    else:
        said = line.text[: attribution.at].rstrip()
        line.end -= len(line.text) - len(said)
        line.text = said
    names = [person.name if attribution.known else book.add(person).name for person in attribution.people]
    line.speaker = " + ".join(dict.fromkeys(names))
