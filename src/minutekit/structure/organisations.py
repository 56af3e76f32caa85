"""Organisations printed behind names without a sign between: "Ada BERG Harbour Trust", "Bo Lind ACME"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.schema import Person

FEWEST_SURNAMES_IN_CAPITALS = 3
"""People of a list printed "Ada BERG" from which on capitals tell the surname."""
FEWEST_WITH_TAIL = 3
"""People with an organisation behind them from which on the last word of others in capitals is one too."""
FEWEST_OF_ONE = 2
"""People that share their last words, which are then an organisation."""


def split_organisations(people: Sequence[Person]) -> list[Person]:
    """Return the people of a list with the organisations that their names end with set apart.

    A surname in capitals ends the name where those of the list are printed so; words that several names end with are no
    surname; and in a list with such organisations a further word in capitals behind a surname is one.
    """
    names = [person.name.split() for person in people]
    capitals = sum(_ends_of_surname(words) is not None for words in names) >= FEWEST_SURNAMES_IN_CAPITALS
    if not capitals:
        return list(people)
    shared = Counter(words[-1] for words in names if len(words) > 2)
    ends = []
    for words in names:
        end = _ends_of_surname(words)
        if end == len(words) and len(words) > 2 and shared[words[-1]] >= FEWEST_OF_ONE and words[-2].isupper():
            end = len(words) - 1
        ends.append(end)
    tails = sum(end is not None and end < len(words) for end, words in zip(ends, names, strict=True))
    found = []
    for person, words, end in zip(people, names, ends, strict=True):
        if end == len(words) > 2 and tails >= FEWEST_WITH_TAIL and words[-2].isupper() and len(words[-2]) > 1:
            end -= 1  # noqa: PLW2901 - the last word in capitals
        if end is None or end == len(words):
            found.append(person)
            continue
        tail = ", ".join(filter(None, (" ".join(words[end:]), person.organisation)))
        found.append(replace(person, name=" ".join(words[:end]), organisation=tail))
    return found


def _ends_of_surname(words: Sequence[str]) -> int | None:
    """Return where the surname in capitals behind a given name ends, None where there is none."""
    capitals = [word.isupper() and len(word.strip(".")) > 1 for word in words]
    if not words or capitals[0] or True not in capitals:
        return None
    first = capitals.index(True)
    return next((at for at in range(first, len(words)) if not capitals[at]), len(words))
