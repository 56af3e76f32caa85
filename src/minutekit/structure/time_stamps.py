"""Times in front of lines, taken off where several begin so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutekit.entities.shapes import is_name

if TYPE_CHECKING:
    from minutekit.structure.lines import Line

_STAMP = re.compile(r"\[?\(?(\d{1,2}):(\d{2})(?::(\d{2}))?[\])]?\s*[-–—]?\s+(?=[^\W\d_])")
_NAMED_STAMP = re.compile(r"(?P<name>[^\W\d_][^:\[\]()]{1,40}?)\s*[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]\s*:\s*(?=\S)")
_LONGEST_STAMPED = 55
_FEWEST_STAMPS = 4


def cut_time_stamps(lines: list[Line]) -> None:
    """Take "[18:02]" off the front of lines where several begin so: a clock's time, not one from the start."""
    _cut_named_stamps(lines)
    stamped = [(line, match) for line in lines if line.role in {"open", "point"} and (match := _STAMP.match(line.text))]
    if len(stamped) < _FEWEST_STAMPS:
        return
    for line, match in stamped:
        line.cut(match.end())


def _cut_named_stamps(lines: list[Line]) -> None:
    """Read "Ada Berg [00:12]: …" where several lines begin so: who says what follows, and when."""
    stamped = [
        (line, match)
        for line in lines
        if line.role in {"open", "point"}
        and ":" in line.text[:_LONGEST_STAMPED]
        and (match := _NAMED_STAMP.match(line.text))
        and is_name(match["name"])
    ]
    if len(stamped) < _FEWEST_STAMPS:
        return
    for line, match in stamped:
        line.speaker = " ".join(match["name"].split())
        line.cut(match.end())
