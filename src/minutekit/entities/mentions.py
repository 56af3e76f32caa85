"""People named in running text: "called to order by President Ada Berg"."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutekit.entities.affiliations import OFFICES, ends_with_office, names_body
from minutekit.entities.people import split_office
from minutekit.entities.shapes import NOT_FIRST, PARTICLES, is_name, is_title
from minutekit.lexicon import find_classes
from minutekit.schema import Person

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ](?:[\w'’-]*[\w]|(?<=\w))\.?"
_RUN = re.compile(
    rf"(?<![\w'’-]){_CAPITAL}(?: (?:(?:d[aeio]s?|del|della|de la|van|von|der|den|ten|ter|la|le|bin|ibn) "
    rf"){{0,2}}{_CAPITAL}){{0,5}}"
)


class FoundPerson(NamedTuple):
    """A person in running text: ``text[start:end]`` is the name with what stands before it."""

    start: int
    end: int
    person: Person


def find_people(text: str) -> tuple[FoundPerson, ...]:
    """Find the people whom running text names by a full name, or by a name with a title or office before it.

    Args:
        text: "The meeting was called to order by President Ada Berg."

    Returns:
        The people in order. In languages that write nouns with a capital only names with a title or an office are
        sure: the others have neither ``role`` nor a title.
    """
    found = []
    offices = {hit.end: hit.start for hit in find_classes(text) if hit.cls in OFFICES}
    for run in _RUN.finditer(text):
        start, end = run.span()
        words = text[start:end].rstrip(".,").split()
        # A word that opens a sentence is no part of the name: "Then Ada Berg".
        while len(words) > 1 and (words[0].casefold() in NOT_FIRST or words[0].casefold() in PARTICLES):
            start += len(words[0]) + 1
            words = words[1:]
        said = " ".join(words)
        said += "." if len(words[-1]) == 1 and text[start + len(said) :].startswith(".") else ""
        office = split_office(said, single=True)
        name = office[1] if office else said
        told = offices.get(start - 1) if start else None
        titled = is_title(words[0]) and len(words) > 1
        single = office is not None or titled or told is not None
        if not is_name(name, single=single) or names_body(name) or ends_with_office(name):
            continue
        role = office[0] if office else text[told : start - 1] if told is not None else None
        found.append(FoundPerson(told if told is not None else start, start + len(said), Person(name, role)))
    return tuple(found)
