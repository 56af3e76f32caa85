"""Accents that a file prints as signs of their own (TeX's older fonts do), composed with the letters they stand over.

The place decides: an accent belongs to the letter whose width holds its middle, before it or behind it in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom of a character (y up)."""

_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "ˉ": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "°": "\u030a",
    "˚": "\u030a",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "¸": "\u0327",
    "˛": "\u0328",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_ACCENT = re.compile(f"[{re.escape(''.join(_COMBINING))}\u0300-\u036f]")
_WHITE = " \t\r\n\u200b"
GONE = "\u200b"
"""Stands where an accent stood, so that each character keeps its number."""
CLOSE = 0.12
"""Letters of one word are no further apart than this share of their height."""
MOST_ACCENTS = 20_000
"""A page with more of them is no text."""
MOST_WHITE = 3
"""How many spaces, which no one typed, may stand between an accent and its letter."""


def compose_accents(text: str, measure: Callable[[int], Bounds | None]) -> str:
    """Return the text of a page with its accents composed; as many characters as before. ``measure``: by number."""
    found = list(_ACCENT.finditer(text))
    if not found or len(found) > MOST_ACCENTS:
        return text
    signs = list(text)
    for match in found:
        at = match.start()
        mark = measure(at)
        if mark is None:
            continue
        sign = _COMBINING.get(text[at], text[at])
        for step in (1, -1):
            other = _find_letter(signs, at, step)
            letter = measure(other) if other is not None else None
            if other is None or letter is None or not _stands_over(mark, letter):
                continue
            whole = unicodedata.normalize("NFC", _DOTLESS.get(signs[other], signs[other]) + sign)
            if len(whole) != 1:
                continue
            signs[other], signs[at] = whole, GONE
            for between in range(min(at, other) + 1, max(at, other)):
                signs[between] = GONE
            _close_up(signs, min(at, other), letter, measure)
            break
    return "".join(signs)


def _find_letter(signs: list[str], at: int, step: int) -> int | None:
    """Return the next letter in a direction, past white that no one typed."""
    for place in range(at + step, at + step * (MOST_WHITE + 2), step):
        if not 0 <= place < len(signs):
            return None
        if signs[place] not in _WHITE:
            return place if signs[place].isalpha() else None
    return None


def _stands_over(mark: Bounds, letter: Bounds) -> bool:
    """Return whether a mark's middle lies within a letter's width, and both on one line."""
    middle = (mark[0] + mark[2]) / 2
    high = min(mark[1], letter[1]) - max(mark[3], letter[3])
    return letter[0] <= middle <= letter[2] and high > 0.3 * (letter[1] - letter[3])


def _close_up(signs: list[str], at: int, letter: Bounds, measure: Callable[[int], Bounds | None]) -> None:
    """Take the white before an accent away where its letter stands close behind the one before it."""
    before = at - 1
    while before >= 0 and at - before <= MOST_WHITE and signs[before] in _WHITE:
        before -= 1
    box = measure(before) if 0 <= before < at - 1 and signs[before].isalpha() else None
    high = letter[1] - letter[3]
    if box is not None and abs(box[1] - letter[1]) < high and box[2] <= letter[2] and letter[0] - box[2] < CLOSE * high:
        for place in range(before + 1, at):
            signs[place] = GONE
