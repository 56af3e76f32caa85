"""Chapters of a recording: titles with the time at which each begins, over notes of what was said."""

from __future__ import annotations

from itertools import pairwise

from minutekit.language.patterns import compile_late
from minutekit.meetings.lines import Line

_CHAPTER = compile_late(
    r"(?P<title>[^\s:][^:\n]{1,90}?)\s*(?:[(\[]\s?|[–—-]\s)(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-9]{1,2}):(?P<seconds>[0-9]{2})(?:\s?[–—-]\s?[0-9:]{4,8})?\s?[)\]]?"
)
_LONGEST = 110
_FEWEST = 3
_AT_ONCE = 60
_MOST_WORDS = 12


def mark_chapters(lines: list[Line]) -> None:
    """Mark as headings the titles of a recording's chapters, and keep their times off.

    There are three or more, no two alike, their times go up from the beginning of the recording, and something
    is said below each.
    """
    found: list[tuple[Line, str, int]] = []
    for line in lines:
        match = (
            _CHAPTER.fullmatch(line.text) if len(line.text) <= _LONGEST and line.text[-1:] in ")]0123456789" else None
        )
        if (
            match
            and line.role in {"open", "heading"}
            and not line.listed
            and len(match["title"].split()) <= _MOST_WORDS
        ):
            hours, minutes, seconds = (int(match[part] or 0) for part in ("hours", "minutes", "seconds"))
            found.append((line, match["title"], (hours * 60 + minutes) * 60 + seconds))
    titles = [title.casefold() for _, title, _ in found]
    times = [time for _, _, time in found]
    if len(found) < _FEWEST or len(set(titles)) < len(titles) or times[0] > _AT_ONCE:
        return
    rising = all(one < other for one, other in pairwise(times))
    apart = all(other.index - line.index > 1 for (line, *_), (other, *_) in pairwise(found))
    if rising and apart:
        for line, title, _ in found:
            line.role, line.section = "heading", title
