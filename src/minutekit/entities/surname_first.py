"""Names with the surname first: "OSEI, Ms Ada", "Lang, Eva – Mayor"."""

from __future__ import annotations

import re
from dataclasses import replace

from minutekit.entities.affiliations import is_office, sort_affiliation
from minutekit.entities.shapes import is_name, is_title
from minutekit.schema import Person

FEWEST_TURNED, SHARE_TURNED, SHARE_DISTINCT = 3, 0.6, 0.7
"""How many people of a list, which share of it, and how many different given names show that surnames come first."""
_MOST_GIVEN = 3
_SURNAME_FIRST = re.compile(
    r"\s*(?P<surname>[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’-]+)?),\s+(?P<title>[^\W\d_]{1,9})\.?\s+"
    r"(?P<given>[^\W\d_a-zß-öø-ÿ][\w'’-]+(?:\s[^\W\d_a-zß-öø-ÿ][\w'’.-]*)?)(?=$|[,;(–—-]|\s[–—-])"
)
# "Sr. García Nieto, Vicente (PP)": both surnames, the given name, the party.
_SURNAMES_FIRST = re.compile(
    r"(?P<title>[^\W\d_]{1,5}\.?)\s+(?P<surname>[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?: (?:de (?:la |los )?|del "
    r")?[^\W\d_a-zß-öø-ÿ][^\W\d_]+)+), (?P<given>[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?: "
    r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+){0,2})(?=\s*\([^()]{2,30}\)\s*$)"
)


def turn_surname(text: str) -> str | None:
    """Put the given name first in "OSEI, Ms Ada, Chair" and "Sr. García Nieto, Vicente (PP)"; else None."""
    turned = _SURNAME_FIRST.match(text) if "," in text else None
    titled = f"{text[turned.start('title') : turned.start('given')]}" if turned else ""
    turned = turned or (_SURNAMES_FIRST.match(text) if "," in text else None)
    if not turned or not is_title(turned["title"]) or is_office(turned["given"]):
        return None
    surname = turned["surname"].title() if turned["surname"].isupper() else turned["surname"]
    return f"{titled}{turned['given']} {surname}{text[turned.end() :]}"


def turn_surnames_first(people: list[Person], text: str) -> list[Person]:
    """Put given names first in a list of "Surname, Given", which reads as names with organisations.

    "Lang, Eva" may be somebody of that house: nothing is turned unless most people are listed so, each with
    words of their own, and the text calls one of them by the surname alone ("Frau Lang").

    Args:
        people: Everybody who was listed.
        text: The whole document.
    """
    found = [turned for person in people if (turned := _turn(person))]
    surnames = [person.name.rpartition(" ")[2] for person in found]
    given = {person.name.rpartition(" ")[0] for person in found}
    if len(found) < max(FEWEST_TURNED, SHARE_TURNED * len(people)) or len(given) < SHARE_DISTINCT * len(found):
        return people
    called = re.compile(rf"(?<!\S)([^\W\d_]+)\.?\s+(?:{'|'.join(map(re.escape, surnames))})\b")
    if not any(is_title(match[1]) or is_office(match[1]) for match in called.finditer(text)):
        return people
    return [_turn(person) or person for person in people]


def _turn(person: Person) -> Person | None:
    """Read "Lang" of "Eva – Mayor" as Eva Lang, Mayor; None where the rest is no given name."""
    rest = person.organisation or person.role or ""
    if " " in person.name or person.name.isupper() or not rest:
        return None
    given = re.split(r"\s+[-–—|]\s+|[,;(]", rest, maxsplit=1)[0].strip()
    if not is_name(given) or given.isupper() or len(given.split()) > _MOST_GIVEN:
        return None
    behind = rest[len(given) :].strip(" ,;|–—-()")
    if person.organisation and person.role and person.role != rest:
        behind = ", ".join(filter(None, (behind, person.role)))
    role, organisation = sort_affiliation([behind]) if behind else (None, None)
    return replace(person, name=f"{given} {person.name}", role=role, organisation=organisation)
