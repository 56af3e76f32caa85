"""What number a list marker gives its line."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.language.numerals import read_roman
from minutekit.language.patterns import compile_late

_COUNTED_PARTS = compile_late(r"\d+(?:\.\d+)*")
_ROMAN = compile_late(r"X{0,3}(?:IX|IV|V?I{0,3})(?<=[IVX])")


@lru_cache(maxsize=1_024)
def read_number(marker: str, *, roman: bool = False) -> tuple[str, int] | None:
    """Read a list marker into (style, value): "3." is ("d1", 3), "2.1" ("d2", 1), "b)" ("a", 2), "IV." ("I", 4).

    ``roman``: whether a single letter such as "I" may be a numeral.
    """
    bare = marker.strip().strip("().:-")
    if bare.endswith(".0"):
        bare = re.sub(r"(?<=\d)(?:\.0)+$", "", bare)
    if _ROMAN.fullmatch(bare) and (roman or len(bare) > 1):
        return "I", read_roman(bare)
    if _COUNTED_PARTS.fullmatch(bare):
        parts = bare.split(".")
        return f"d{len(parts)}", int(parts[-1][:6])
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        return ("a", ord(bare) - 96) if bare.islower() else ("A", ord(bare) - 64)
    return None
