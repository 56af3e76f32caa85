"""Marks beside names that say who was there: "P", "✓", "Absent", "excusé", in tables and in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from minutekit.lexicon import label_classes

Mark = Literal["present", "absent"]

# Signs and letters, which are marks only where a column or a list is full of them.
_PRESENT_SIGNS_WORDS = """
p pr pres att y yes sí si sim s oui o ja j l r ✓ ✔ ☑ √ + ☒ x
"""
_PRESENT_SIGNS = frozenset(_PRESENT_SIGNS_WORDS.split())
_ABSENT_SIGNS_WORDS = """
a ab abs n no não non nein nee e ex exc u ue un ap apol f fj fi aj ae ag ai ✗ ✘ ✖ ☐ × - – —
"""
_ABSENT_SIGNS = frozenset(_ABSENT_SIGNS_WORDS.split())
_TICKS_WORDS = """
✓ ✔ ☑ √ p pr y yes + sí ja oui sim si
"""
_TICKS = frozenset(_TICKS_WORDS.split())
_BOXES = {"[ ]": "☐", "[]": "☐", "[x]": "☒", "[✓]": "✓"}
_TAIL = re.compile(
    r"(?:\s*[(\[,]|\s+[–—-]).{0,60}$|\s+(?:via|by|on|per|por|par|über|a|à|with|con|com|avec)\s.{2,40}$|\s+"
    r"(?:late|verspätet|tarde)$"
)


@lru_cache(maxsize=4096)
def read_word(text: str) -> Mark | None:
    """Return what a mark in words says, whatever stands in brackets or after a comma behind it; None for other text."""
    if not 2 < len(text) < 100:
        return None
    key = text.strip().casefold().rstrip(". ")
    for form in dict.fromkeys((key, _TAIL.sub("", key).rstrip(". "))):
        found = label_classes(form)
        if len(form) > 2 and "absent_mark" in found:
            return "absent"
        if len(form) > 2 and "present_mark" in found:
            return "present"
    return None


def read_marks(values: Sequence[str]) -> list[Mark | None]:
    """Return what each value of one column says, None where it is empty or says something else.

    The column tells what a sign means: beside ticks a cross is absence, alone it is presence.
    """
    keys = [_BOXES.get(value.strip().casefold(), _bare_sign(value.strip().casefold())) for value in values]
    signs = set(keys)
    crossed = bool(signs & _TICKS)
    boxes = "☒" in signs and "☐" in signs
    # "A" and "E" alone: "anwesend" and "entschuldigt".
    here = "a" in signs and not signs & (_PRESENT_SIGNS | {"x"}) and bool(signs & {"e", "u", "ue"})
    read: list[Mark | None] = []
    for key, value in zip(keys, values, strict=True):
        if key == "☒":
            read.append("absent" if crossed and not boxes else "present")
        elif key == "x":
            read.append("absent" if crossed else "present")
        elif (key == "a" and here) or key in _PRESENT_SIGNS:
            read.append("present")
        elif key in _ABSENT_SIGNS:
            read.append("absent")
        else:
            read.append(_read_number(key, signs) or read_word(value))
    return read


def _bare_sign(text: str) -> str:
    """Return a sign without what stands behind it: "n (apologies)"."""
    bare = _TAIL.sub("", text)
    return (bare if bare in _PRESENT_SIGNS | _ABSENT_SIGNS else text).strip(".()[]")


def _read_number(key: str, signs: set[str]) -> Mark | None:
    """Read 1 and 0 where a column holds nothing else."""
    if signs - {""} != {"0", "1"}:
        return None
    return "present" if key == "1" else "absent" if key == "0" else None


def is_column_of_marks(values: Sequence[str]) -> bool:
    """Return whether all that a column holds are marks of both kinds or ticks, so that its heading need not say so."""
    filled = [value for value in values if value.strip()]
    marks = read_marks(filled)
    return len(filled) > 1 and all(marks) and "present" in marks
