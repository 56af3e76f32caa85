"""Initials of names at the start of lines, which look like the letters of a list: "B. Chowdhury"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence

NEAR = 2
"""Names this many lines apart stand together."""
_NAMED = re.compile(
    r"\s*[A-Z]\.\s+(?:[A-Z]\.\s*){0,2}(?:(?:de|da|do|dos|du|del|della|di|van|von|der|den|la|le|el|bin|al)\s+){0,2}"
    r"[A-ZÀ-Þ][\w'’]+(?:[-\s][A-ZÀ-Þ][\w'’]+){0,2}\s*(?:$|[,(:;/–—|]|-\s)"
)


def opens_name(line: str) -> bool:
    """Tell whether a line opens with a capital, a full stop and what may be a surname, and nothing said of it."""
    return _NAMED.match(line) is not None


def find_initials(
    named: Mapping[int, int], letters: Mapping[int, Sequence[int]], cells: Container[int] = ()
) -> frozenset[int]:
    """Return which of the places with a capital before a name hold an initial and not the letter of a list.

    ``named``: the letter at each, by its number from 1, in rising order of places; ``letters``: where each letter
    stands, named or not. ``cells``: the places in tables, where letters have a column of their own. Letters of a list
    count up from A; of names that stand together, none or all do.
    """
    initials: set[int] = set()
    together: list[int] = []
    for at, number in named.items():
        if together and at - together[-1] > NEAR:
            together = []
        together.append(at)
        if at in cells or not _counts_up(letters, at, number) or together[0] in initials:
            initials.update(together)
    return frozenset(initials)


def _counts_up(letters: Mapping[int, Sequence[int]], at: int, number: int) -> bool:
    """Tell whether the letters before one in the alphabet stand above it in their order; a first one needs a second."""
    if number == 1:
        return bool(letters.get(2)) and letters[2][-1] > at
    here = at
    for before in range(number - 1, 0, -1):
        found = letters.get(before, ())
        index = bisect_left(found, here)
        if not index:
            return False
        here = found[index - 1]
    return True
