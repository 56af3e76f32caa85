"""Numbers of list items, written as word processors write them."""

from __future__ import annotations

_MAX_LETTERS = 10
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MAX_ROMAN = 3999


def format_number(number: int, style: str) -> str:
    """Write a number in one of Word's formats (ISO 29500-1, 17.18.59); unknown ones as digits."""
    if style in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, _MAX_LETTERS)
        return letters.upper() if style == "upperLetter" else letters
    if style in {"lowerRoman", "upperRoman"} and 0 < number <= _MAX_ROMAN:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if style == "upperRoman" else letters
    if style == "decimalZero":
        return f"{number:02d}"
    if style == "none":
        return ""
    return str(number)
