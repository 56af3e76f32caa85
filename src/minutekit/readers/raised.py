"""Raised figures: marks of footnotes, which are no text, and powers and minutes ("40 m²", "9³⁰ Uhr"), which are."""

from __future__ import annotations

import re

from minutekit.schema import Diagnostic

_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURE = re.compile(r"\[?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,4}\]?|[,;]")
# A unit of length, or one letter alone: "40 m", "x".
_UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[kcdmµn]m|ft|yd|mi|[a-zA-Z])|/[kcdmµn]m)$")
_HOUR = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-4])$")
_MINUTES = frozenset({"00", "15", "30", "45"})


def is_figure(text: str) -> bool:
    """Return whether a raised text is a number of three digits at most, or some of them with commas."""
    return len(text) <= 24 and _FIGURE.fullmatch(text) is not None


def write_raised(before: str, figure: str) -> str:
    """Return what a raised figure says behind the text ``before``: nothing where it is the mark of a footnote.

    >>> [write_raised(*said) for said in (("the decision", "1"), ("40 m", "2"), ("10", "6"), ("um 9", "30"))]
    ['', '²', '⁶', ':30']
    """
    if figure in _MINUTES and _HOUR.search(before):
        return f":{figure}"
    if before[-1:].isdecimal() or _UNIT.search(before):
        return figure.translate(_POWERS)
    return ""


def note_mark(figure: str, diagnostics: list[Diagnostic]) -> str:
    """Tell of a mark that is left out; return what is said in its place, nothing."""
    diagnostics.append(Diagnostic("footnote-mark", "the raised number of a footnote was left out", figure))
    return ""
