"""Who led or recorded a meeting, as the head or the end of its minutes names them: "Chair: Ada Berg"."""

from __future__ import annotations

from minutekit.entities.affiliations import names_body
from minutekit.entities.listings import is_handle, parse_people
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import MOST_FRONT_LINES
from minutekit.schema import Person

_DASHED = compile_late(r"^([^:–—]{3,30}?)\s+[-–—]\s+(\S.{3,120})$")
_JOINTS = compile_late(r"\s*(?:,|&|\bund\b|\band\b|\bet\b|\by\b|\be\b)\s*")
_MOST_LAST_LINES = 6


def is_introduced(line: Line) -> bool:
    """Tell whether a line names one person with an office or organisation."""
    person = None if line.prose else parse_person(line.text, single=False)
    return person is not None and bool(person.role or person.organisation)


def read_officers(label: str, value: str) -> list[Person]:
    """Read who holds an office; one person, if the office is one and a role of its own stands behind the name."""
    one = None if label.rstrip(" :").endswith("s") or ";" in value else parse_person(value, single=False)
    if one and one.role and "," in value and not any(is_label(piece, "officer") for piece in value.split(",")[2:]):
        return [one]
    people = [person for person in parse_people(value) if is_name(person.name)]
    return people or ([Person(value.lstrip("@"))] if is_handle(value.lstrip("@")) else [])


def split_office(line: Line, position: int) -> tuple[str, str] | None:
    """Part "Moderator - Ada Berg, Mill House" near the head of a document; None for any other line.

    "Notes - Mill Alliance" is a title: who the notes are of.
    """
    match = _DASHED.match(line.text) if position < MOST_FRONT_LINES and not line.listed else None
    if not match or not is_label(match[1], "officer") or is_label(match[1], "minutes"):
        return None
    person = parse_person(match[2], single=False)
    if person is None or names_body(person.name):
        return None
    name, _, rest = match[2].partition(",")
    # One office has one holder: what follows the comma is whom they come from.
    held = rest.strip() and not match[1].casefold().endswith("s")
    return match[1], f"{name.strip()} ({rest.strip()})" if held else match[2]


def takes_late(lines: list[Line], position: int, labelled: tuple[str, str] | None) -> bool:
    """Tell whether one of the last lines says who recorded or led, and nothing else: "Notes: Ada Berg"."""
    line = lines[position]
    if labelled is None or line.listed or position < max(MOST_FRONT_LINES, len(lines) - _MOST_LAST_LINES):
        return False
    label, value = labelled
    return "officer" in label_kinds(label) and bool(value) and all(map(is_name, _JOINTS.split(value)))
