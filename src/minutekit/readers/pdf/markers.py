"""List markers of lines on pages: gaps and indents speak for them beside their siblings."""

from __future__ import annotations

from minutekit.readers.markers import Marker, find_markers
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line

_SURE = frozenset({"dash", "star", "in brackets"})
"""Typed with a space behind them at the start of a line, they are markers."""
_GAPS = {"letter o": 0.6, "bare number": 0.9}
"""Font sizes of white behind markers, where a little more than a space is not enough."""
_COUNTING = frozenset({"number", "letter", "roman"})


def read_marks(lines: list[Line], left: float) -> dict[int, Marker]:
    """Find the markers of lines, by the lines' identity. ``left``: where unindented text of these lines starts."""
    found = find_markers([line.text for line in lines], lambda at, marker: _is_set_apart(lines[at], marker, left))
    return {id(line): marker for line, marker in zip(lines, found, strict=True) if marker is not None}


def _is_set_apart(line: Line, marker: Marker, left: float) -> bool:
    """Return whether a gap wider than a space, or an indent, sets a marker apart from what follows."""
    if line.first_word != marker.text or marker.form in _SURE or marker.alone:
        return line.first_word == marker.text
    if marker.form in _COUNTING and marker.length >= len(line.text):
        return False  # a number with nothing behind it may end a sentence: "below the standard of", "15."
    set_off = (marker.form == "letter o" and line.mixed) or (
        marker.form == "number" and line.x0 > left + 1.2 * line.size
    )
    return (
        set_off
        or line.gap
        > (SETTINGS.letter_gap if marker.form in {"letter", "roman"} else _GAPS.get(marker.form, 0.42)) * line.size
    )
