"""Lists of people with the surname first: "Lang, Eva", "Huber, Karl – Mayor"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from minutekit.language.patterns import compile_late
from minutekit.meetings.lines import Line
from minutekit.meetings.naming.roles import sort_affiliation
from minutekit.meetings.naming.shapes import is_name
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.meetings.presence.attendance import Attendance

_FEWEST = 3
_SHARE = 0.6
_DISTINCT = 0.7
_MOST_GIVEN = 3
_GIVEN_END = compile_late(r"\s+[-–—|]\s+|[,;(]")
# Words that stand before a surname alone and not before the name of an organisation.
_CALLED = (
    r"(?:mr|mrs|ms|dr|prof|cllr|herrn?|frau|gr(?:in)?|str(?:in)?|sr|sra|señora?|senhora?|m|mme|sig|sig\.ra|dott|vorsitzende[rn]?|bürgermeister(?:in)?|councillor|"
    r"vereadora?|conselheir[oa]|concejala?|consejer[oa]|consiglier[ea]|mairie?|stadtr[aä]t(?:in)?|gemeinder[aä]t(?:in)?)\.?\s+"
)


def turn_names(attendance: Attendance, lines: list[Line]) -> None:
    """Put given names first in lists of "Surname, Given", which read as a name and an organisation.

    "Lang, Eva" may be somebody of that house: nothing is turned unless most people are listed so, each with
    words of their own, and the text calls one of them by the surname alone ("Frau Lang").
    """
    everybody = [*attendance.present, *attendance.absent]
    found = [turned for person in everybody if (turned := _turn(person))]
    distinct = {person.name.rpartition(" ")[0] for person in found}
    if len(found) < max(_FEWEST, _SHARE * len(everybody)) or len(distinct) < _DISTINCT * len(found):
        return
    surnames = "|".join(re.escape(person.name.rpartition(" ")[2]) for person in found)
    called = re.compile(rf"\b{_CALLED}(?:dr\.\s+|prof\.\s+)?(?-i:{surnames})\b", re.IGNORECASE)
    if any(called.search(line.text) for line in lines):
        for listed in (attendance.present, attendance.absent):
            listed[:] = [_turn(person) or person for person in listed]


def _turn(person: Person) -> Person | None:
    """Read "Lang" of "Eva – Mayor" as Eva Lang, Mayor; None where the rest is no given name."""
    rest = person.organisation or person.role or ""
    if " " in person.name or person.name.isupper() or not rest:
        return None
    given = _GIVEN_END.split(rest, maxsplit=1)[0].strip()
    if not is_name(given) or given.isupper() or len(given.split()) > _MOST_GIVEN:
        return None
    behind = rest[len(given) :].strip(" ,;|–—-()")
    if person.organisation and person.role and person.role != rest:
        behind = ", ".join(filter(None, (behind, person.role)))
    role, organisation = sort_affiliation([behind]) if behind else (None, None)
    return replace(person, name=f"{given} {person.name}", role=role, organisation=organisation)
