"""Words set in two ways: bold at their start only, or with a raised figure at their end."""

from __future__ import annotations

from typing import Protocol

from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Style

MOST_SIGNS = 3
"""How many signs may close a word behind it."""
MOST_LETTERS = 500


class Styles(Protocol):
    """The styles of a page's characters, by their numbers."""

    def of(self, index: int) -> Style:
        """Return how a character is set."""

    def find_base(self, index: int, angle: int) -> float:
        """Return the height at which a character stands."""


def look_inside(styles: Styles, text: str, word: tuple[int, int, int], style: Style) -> tuple[int, bool, int]:
    """Return where a word is to be cut (0: nowhere), whether all of it is bold, and how many bold characters it opens with.

    ``word``: its first character, the one after its last, and its last letter; ``style``: that of the first.
    """
    first, after, end = word
    split = 0 if style.angle or text[end].isalpha() else _find_raised(styles, text, first, end, style)
    if split or styles.of(end).bold == style.bold:
        return split, style.bold, 0
    return 0, False, _weight_change(styles, first, after) if style.bold else 0


def _find_raised(styles: Styles, text: str, first: int, end: int, style: Style) -> int:
    """Return where in a word a raised figure ("decision1,") begins or what follows it, 0 if there is none."""
    last = end
    while last > first and end - last < MOST_SIGNS and not text[last].isalnum():
        last -= 1
    start = last + 1
    while start > first + 1 and text[start - 1].isdecimal() and _is_raised(styles, start - 1, style):
        start -= 1
    return 0 if start > last else start if last == end else last + 1


def _is_raised(styles: Styles, index: int, style: Style) -> bool:
    small = styles.of(index).size <= SETTINGS.raised * style.size
    return small and styles.find_base(index, 0) > style.base + 0.1 * style.size


def _weight_change(styles: Styles, a: int, b: int) -> int:
    """Count the bold characters that a word starts with."""
    return next((i - a for i in range(a, min(b, a + MOST_LETTERS)) if not styles.of(i).bold), b - a)
