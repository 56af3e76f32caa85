"""Lists that say behind each name whether the person was there: "Ada Berg – present", "✗ Bo Lind", "Ida Holm (A)"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from minutekit.entities.marks import read_marks, read_word
from minutekit.entities.people import parse_person
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import label_kinds
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import split_label
from minutekit.meetings.presence.members import people_kind
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.meetings.presence.attendance import Attendance

MARKED = "marked"
"""Why a line of such a list is one of people."""
_FIRST_LINES = 200
_LONGEST = 140
_MOST_WORDS = 16
_FEWEST = 2
# Every mark in words holds one of these.
_STEMS = (
    "presen",
    "présen",
    "presenc",
    "absen",
    "ausen",
    "assen",
    "excus",
    "abwesen",
    "anwesen",
    "entsch",
    "apol",
    "regret",
    "falt",
    "fehl",
    "asist",
    "attend",
    "justific",
    "giustific",
    "représent",
    "represent",
    "anw.",
    "abw.",
    "proxy",
    "pouvoir",
    "delega",
    "compareceu",
)
_WORD = compile_late(
    r"(?P<who>.{3,90}?)(?:\s*(?:[-–—:,\t]|\.{2,}|…)[\s.]*|\s*\()(?P<mark>[^\W\d_][^()\t:]{2,40}(?:\([^()]{1,40}\))?)\)?\.?"
)
# Behind a space alone a letter may be an initial, unless it is one that lists of attendance use.
_SIGN = compile_late(
    r"(?P<who>.{3,90}?)(?:(?:\s*[-–—:\t]\s*|\s*[(\[])(?P<mark>[A-Za-z]{1,2}\.?|[✓✔☑√✗✘✖×☐☒]|[Ss]í|[Yy]es|[Nn]o)|\s+(?P<bare>[PAEXx✓✔☑√✗✘✖×☐☒]))[)\]]?"
)
_SIGNS_BEFORE = compile_late(r"(?P<mark>[✓✔☑√✗✘✖×☐☒]|\[[ xX✓]?\])\s*(?P<who>.{3,90})")
_MARKERS = frozenset(["✓", "✔", "☑", "√", "✗", "✘", "✖", "×", "☐", "☒", "[", "]", "[x]", "[X]", "[]", "[✓]"]) | {"[ ]"}
# One of these in a list of a vote is no mark of attendance.
_ANSWERS = frozenset(
    ["y", "n", "yes", "no", "sí", "si", "s", "ja", "nein", "oui", "non", "sim", "não", "a", "aye", "nay"]
)
_VOTES = compile_late(
    r"\b(?:vot\w+|ayes?|nays?|motion|roll[- ]call|abstim\w*|abstimmung|antrag|moción|moção)\b", re.IGNORECASE
)
_KEY = compile_late(r"(?:^|[,;(]\s*)\S{1,3}\s*[=:–-]?\s+(?P<word>[^\W\d_][^,;=()]{2,30})")


class _Marked(NamedTuple):
    """A line that may be one of a list: who, and the mark as printed."""

    line: Line
    person: Person
    mark: str
    worded: bool


def read_marked_lists(lines: list[Line], attendance: Attendance) -> None:
    """Take the people of each list in which marks say who was there into those present and absent."""
    run: list[_Marked] = []
    for line in lines[:_FIRST_LINES]:
        marked = _read_line(line)
        if marked and (not run or run[-1].worded == marked.worded):
            run.append(marked)
        elif not (run and _is_key(line)):
            _take(run, lines, attendance)
            run = [marked] if marked else []
    _take(run, lines, attendance)


def _read_line(line: Line) -> _Marked | None:
    """Read a name and the mark before or behind it; None for any other line."""
    if line.role not in {"open", "heading"} or len(line.text) > _LONGEST or line.block.cell or line.words > _MOST_WORDS:
        return None
    if line.block.role in {"cue", "chat"}:
        return None
    if line.block.marker in _MARKERS:
        person = parse_person(line.text, single=False)
        return _Marked(line, person, line.block.marker or "", worded=False) if person else None
    folded = line.text.casefold()
    if any(stem in folded for stem in _STEMS):
        match = _WORD.fullmatch(line.text)
        if match and read_word(match["mark"]):
            labelled = split_label(match["who"])
            known = labelled is not None and people_kind(labelled[0]) == "attendance"
            person = parse_person(labelled[1] if known and labelled else match["who"], single=False)
            return _Marked(line, person, match["mark"], worded=True) if person else None
    before = _SIGNS_BEFORE.fullmatch(line.text)
    match = before or _SIGN.fullmatch(line.text)
    person = parse_person(match["who"], single=False) if match else None
    if match is None or person is None:
        return None
    return _Marked(line, person, match["mark"] or match["bare"], worded=False)


def _take(run: list[_Marked], lines: list[Line], attendance: Attendance) -> None:
    """Take a run of lines where it is a list of attendance: by its words, or by the label over it."""
    if len(run) < _FEWEST:
        return
    before = lines[max(0, run[0].line.index - 2) : run[0].line.index]
    labelled = any(_is_key(line) or "attendance" in label_kinds(_bare(line)) for line in before)
    voted = any(_VOTES.search(line.text) for line in before)
    answers = any(one.mark.casefold().strip(".") in _ANSWERS for one in run)
    marks = read_marks([one.mark for one in run])
    if not all(marks) or "present" not in marks or not (run[0].worded or (labelled and not (voted and answers))):
        return
    for one, mark in zip(run, marks, strict=True):
        one.line.role, one.line.reason, one.line.people = "people", MARKED, [one.person]
        attendance.of_kind("absent" if mark == "absent" else "attendance").append(one.person)
    for line in lines[max(0, run[0].line.index - 2) : run[-1].line.index + 2]:
        if line.role == "open" and _is_key(line):
            line.drop("people-note", "Says what the marks beside names mean")


def _bare(line: Line) -> str:
    return line.text.rstrip(" :")


def _is_key(line: Line) -> bool:
    """Tell whether a line says what marks mean: "P = present, A = absent"."""
    if len(line.text) > _LONGEST or not any(stem in line.text.casefold() for stem in _STEMS):
        return False
    labelled = split_label(line.text)
    text = labelled[1] if labelled and len(labelled[0]) > 3 else line.text
    words = [match["word"] for match in _KEY.finditer(text)]
    return len(words) > 1 and all(read_word(word) for word in words)


def split_marks(people: list[Person], text: str) -> tuple[list[Person], list[Person]]:
    """Part the people of one list into those whom it says were there and those of whom brackets say otherwise.

    "Ada Berg, Bo Lind (absent)": what the brackets say is no organisation.
    """
    if "(" not in text:
        return people, []
    away = {
        person.name
        for match in re.finditer(r"(?P<who>[^,;()]{3,80})\((?P<mark>[^()]{3,60})\)", text)
        if read_word(match["mark"]) == "absent"
        and (person := parse_person(re.sub(r"^\s*(?:and|y|e|et|und|&)\s+", "", match["who"])))
    }
    bare = [_without_marks(person) for person in people]
    return [person for person in bare if person.name not in away], [person for person in bare if person.name in away]


def _without_marks(person: Person) -> Person:
    if read_word(person.role or ""):
        person = replace(person, role=None)
    return replace(person, organisation=None) if read_word(person.organisation or "") else person
