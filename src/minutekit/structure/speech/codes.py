"""Interviews: turns labelled by a letter or initials ("I:", "P1:", "LF:"), and the key that says whose they are."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from minutekit.entities.names import NameBook
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.lexicon import word_classes
from minutekit.schema import Person
from minutekit.structure.lines import Line

_CODE = r"(?:[^\W\d_a-zß-öø-ÿ]{1,3}[0-9]{0,2}|[^\W\d_a-zß-öø-ÿ]{4,6}[0-9]{1,2})"
_TURN = compile_late(rf"(?P<code>{_CODE})\s?(?::\s+|\t)(?=\S)(?!\d{{1,4}}\W*$)")
_KEY_OF_ROLE = compile_late(
    rf"(?P<what>[^()]{{2,40}}?)\s?\((?P<code>{_CODE})\)(?:\s?[:=–—-]\s?(?P<name>[^:=]{{2,60}}))?"
)
_KEY_OF_CODE = compile_late(rf"(?P<code>{_CODE})\s?(?:[:=]|\s[–—-])\s?(?P<what>[^:=]{{2,80}})")
_ROLE_AND_NAME = compile_late(r"(?P<role>[^()]{2,40}?)\s?[(,–—-]\s?(?P<name>[^()]{2,60})\)?")
_PIECES = compile_late(r"\s*[,;]\s+(?![^(]*\))")
# What stands before a colon in capitals and is nobody.
_NOBODY = frozenset({"AI", "NB", "PS", "PD", "TOP", "FYI", "TBD", "RE", "AW", "WG", "CC", "ID", "VAT", "OK", "AOB"})
# Questions and their answers are left to the reader of hearings.
_ASKED, _ANSWERED = frozenset({"Q", "F"}), "A"
_NUMBERED = compile_late(r"(?P<label>{voice} [0-9]{1,2})\s?(?:[:=]|\s[–—-])\s?(?P<who>\S.{2,100})", re.IGNORECASE)
_LONGEST_KEY = 140
_FEWEST_TURNS = 4
_FEWEST_VOICES = 2
_SHARE = 0.5
_MOST_ABOVE = 30
_MOST_WORDS_OF_KEY = 8


def _announces_tasks(text: str) -> bool:
    return word_classes(text)["action"] > 0


def mark_codes(lines: list[Line], book: NameBook) -> None:
    """Give the turns of an interview their speakers, where letters label most of its lines and take turns.

    What the key above the talk says of a letter ("Interviewer (I): Ana Ruiz", "P1 = pilot") names the speaker.
    """
    _name_numbered(lines, book)
    coded = [
        (at, match)
        for at, line in enumerate(lines)
        if line.role == "open" and not line.speaker and not line.listed and (match := _TURN.match(line.text))
    ]
    asked = not _ASKED.isdisjoint(match["code"] for _, match in coded)
    nobody = _NOBODY | _ASKED | ({_ANSWERED} if asked else set())
    places = {at for at, match in coded if match["code"] not in nobody}
    coded = [(at, match) for at, match in coded if at in places and not _owns_task(lines, at, places)]
    named = (parse_person(lines[at].text[match.end() :], single=False) is None for at, match in coded)
    keyed = _count_keys(lines, coded) or next((count for count, said in enumerate(named) if said), 0)
    turns = coded[keyed:]
    if not _take_turns(lines, turns):
        return
    codes = {match["code"] for _, match in turns}
    people = _read_keys(lines[max(0, turns[0][0] - _MOST_ABOVE) : turns[0][0]], codes)
    for person in people.values():
        book.add(person)
    starts = dict(turns)
    speaker: str | None = None
    for at in range(turns[0][0], len(lines)):
        line = lines[at]
        match = starts.get(at)
        if match:
            speaker = people[match["code"]].name if match["code"] in people else match["code"]
            line.cut(match.end())
            line.speaker = speaker
        elif line.role == "heading" or line.block.role == "heading":
            speaker = None
        elif line.role == "open" and speaker and not line.listed and not line.speaker:
            line.speaker = speaker


def _name_numbered(lines: list[Line], book: NameBook) -> None:
    """Add those whom the head of a transcript gives numbers, "Speaker 2 - Ana Ruiz, Lund", where turns bear them."""
    keys = [(line, match) for line in lines[:_MOST_ABOVE] if (match := _NUMBERED.fullmatch(line.text[:_LONGEST_KEY]))]
    for line, match in keys:
        label = match["label"]
        turns = sum(
            other.block.speaker == label or other.text.startswith((f"{label}:", f"{label} (")) for other in lines
        )
        person = parse_person(match["who"], single=False)
        if person and turns >= _FEWEST_VOICES and line.reason in {"", "front-matter"}:
            book.add(Person(person.name, person.role, person.organisation, person.emails, (*person.aliases, label)))
            line.drop("speaker-key", "Says whose the numbers before the turns are")


def _owns_task(lines: list[Line], at: int, places: set[int]) -> bool:
    """Return whether the first line above that has no letter is a heading of tasks."""
    above = next(
        (lines[place] for place in range(at - 1, max(at - _MOST_ABOVE, 0) - 1, -1) if place not in places), None
    )
    return above is not None and above.words <= _MOST_WORDS_OF_KEY and _announces_tasks(above.text)


def _count_keys(lines: list[Line], coded: list[tuple[int, re.Match[str]]]) -> int:
    """Return how many of the first labelled lines are a key ("I: interviewer"), each of another letter and short."""
    seen: set[str] = set()
    for count, (at, match) in enumerate(coded):
        text = lines[at].text
        short = lines[at].words <= _MOST_WORDS_OF_KEY and not text.endswith((".", "?", "!", "…"))
        if match["code"] in seen or not short:
            return count if match["code"] in seen and count == len(seen) and count >= _FEWEST_VOICES else 0
        seen.add(match["code"])
    return 0


def _take_turns(lines: list[Line], turns: list[tuple[int, re.Match[str]]]) -> bool:
    """Return whether labels of two letters or more stand before most lines of a passage and change as talk does."""
    if len(turns) < _FEWEST_TURNS:
        return False
    codes = [match["code"] for _, match in turns]
    again = sum(count > 1 for count in Counter(codes).values())
    passage = sum(line.role == "open" for line in lines[turns[0][0] : turns[-1][0] + 1])
    changes = sum(one != other for one, other in pairwise(codes))
    return again >= _FEWEST_VOICES and len(turns) >= _SHARE * passage and changes >= _SHARE * (len(turns) - 1)


def _read_keys(above: list[Line], codes: set[str]) -> dict[str, Person]:
    """Read who the letters are from the lines above the talk, and keep those lines out of the points."""
    found: dict[str, Person] = {}
    for line in above:
        if line.role not in {"open", "dropped", "people"} or line.prose:
            continue
        whole = _read_key(line.text, codes)
        keys = [whole] if whole else [_read_key(piece, codes) for piece in _PIECES.split(line.text)]
        if keys and all(keys):
            found |= dict(filter(None, keys))
            if line.role != "people":
                line.drop("speaker-key", "Says whose the letters before the turns are")
    return found


def _read_key(text: str, codes: set[str]) -> tuple[str, Person] | None:
    text = text.strip(" .")
    match = _KEY_OF_ROLE.fullmatch(text)
    if match and match["code"] in codes:
        what, name = match["what"].strip(), (match["name"] or "").strip()
        return match["code"], _person(match["code"], f"{what}, {name}" if name else what)
    match = _KEY_OF_CODE.fullmatch(text)
    return (match["code"], _person(match["code"], match["what"].strip())) if match and match["code"] in codes else None


def _person(code: str, what: str) -> Person:
    """Read "Interviewer, Ana Ruiz", "Ana Ruiz (interviewer)", "Ana Ruiz" or "harbour pilot"."""
    person = parse_person(what, single=False)
    if person:
        return Person(person.name, person.role, person.organisation, person.emails, (*person.aliases, code))
    parts = _ROLE_AND_NAME.fullmatch(what)
    if parts and (named := parse_person(parts["name"], single=is_name(parts["name"]))):
        return Person(named.name, role=parts["role"], organisation=named.organisation, aliases=(code,))
    return Person(code, role=what)
