"""The head of notes that a calendar's assistant writes: who was invited, and what is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.structure.attendance import Attendance
    from minutekit.structure.lines import Line

_FIRST_LINES = 10
_INVITED = compile_late(
    r"(?:Invited|Invitad[oa]s?|Convidad[oa]s?|Invitée?s?|Eingeladene?r?|Invitat[oi])\s+(?=[^\W\d_a-zß-öø-ÿ]|\S+@)"
)
_BESIDE = compile_late(r"{assistant_field}\s+\S")


def read_invited(lines: list[Line], attendance: Attendance) -> str | None:
    """Read "Invited Ada Berg Bo Lind", names in a row, over "Attachments …"; return the title above."""
    head = [line for line in lines[:_FIRST_LINES] if line.role == "open" and line.text]
    beside = [line for line in head if _BESIDE.match(line.text) and line.block.links]
    invited = next(((line, match) for line in head if (match := _INVITED.match(line.text))), None)
    if not beside or invited is None:
        return None
    line, match = invited
    names = _split_names(line.text[match.end() :].split(), sum("@" in link for link in line.block.links))
    for other in beside:
        other.drop("meeting-field", "Attached to the notes, kept out of the points")
    people = [
        person for name in names if (person := Person(name, emails=(name,)) if "@" in name else parse_person(name))
    ]
    if people:
        line.role, line.people = "people", people
        attendance.invited.extend(people)
    else:
        line.drop("meeting-field", "Who was invited, kept out of the points")
    above = lines[line.index - 1] if line.index else None
    if above is None or above.block.role not in {"heading", "title"}:
        return None
    above.role = "title"
    return above.text


def _split_names(words: list[str], count: int) -> list[str]:
    """Part words into as many names of two words as there are addresses behind them; none where they do not fit."""
    addresses = [word for word in words if "@" in word]
    bare = [word for word in words if "@" not in word]
    if len(bare) != 2 * (count - len(addresses)):
        return []
    names = [" ".join(bare[at : at + 2]) for at in range(0, len(bare), 2)]
    return [*names, *addresses] if all(is_name(name, single=False) for name in names) else []
