"""Headings of plain text: underlined, in capitals, ending in a colon, or standing alone above what they name."""

from __future__ import annotations

import re

from minutekit.readers.text.lines import Line
from minutekit.readers.text.wrapping import starts_with_address

_LONGEST = 90
_MOST_WORDS = 12
_SENTENCE = re.compile(r"[.!?;,][\"'”’»)]*$")
_NOT_ALONE = re.compile(r"[,;@\t]|https?://|www\.|\s[-–—|]\s|\d{4}|^\W*\d")
_SMALL = frozenset(["of", "the", "and", "de", "la", "le", "du", "di", "da", "do", "dos", "das", "del", "los", "las", "y", "e", "van", "von", "der", "bin", "al"])
_UNDERLINES = {"=": 1, "━": 1}


def heading_level(text: str, first: Line, below: Line | None, lines: int) -> int | None:
    """Give a block's heading level, None if it is none. ``lines``: how many it was made of; ``below``: the next block's first."""
    if first.underline and lines == 1:
        return _UNDERLINES.get(first.underline, 2)
    if first.marker is not None or not first.gap or lines > 1 or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return None
    if below is None or sum(map(str.isalpha, text)) < 3:
        return None
    if text.endswith(":"):
        return 2 if "\t" not in text and not text[:1].islower() else None
    return _level_of_lone_line(text, below)


def _level_of_lone_line(text: str, below: Line) -> int | None:
    alone = below.gap or below.marker is not None or starts_with_address(below.text)
    if not alone or _SENTENCE.search(text) or _NOT_ALONE.search(text):
        return None
    if text.isupper():
        return 1
    return 2 if text[:1].isupper() and len(text) <= 60 and not _may_be_name(text) else None


def _may_be_name(text: str) -> bool:
    """Tell whether two to five words all begin with a capital, as names do: "Ana de la Cruz"."""
    words = text.split()
    main = [word for word in words if word.casefold() not in _SMALL]
    return 2 <= len(main) <= 5 and all(word[:1].isupper() for word in main)
