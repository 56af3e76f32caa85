"""Roman numerals, as lists and sections are counted."""

from __future__ import annotations

_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def read_roman(letters: str) -> int:
    """Return the value of a Roman numeral in small or capital letters ("xiv": 14), 0 where a letter is none."""
    values = [_VALUES.get(letter, 0) for letter in letters.lower()]
    if not all(values):
        return 0
    return sum(-value if any(value < later for later in values[i + 1 :]) else value for i, value in enumerate(values))
