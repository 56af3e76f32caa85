"""Captions that roll up: each cue shows the line before again, above the new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from minutekit.readers.transcripts.cues import Cue
from minutekit.readers.transcripts.voices import has_timing_tags, strip_tags

_ROLLS = 0.4
_LOOKED_AT = 2000
_LONGEST_WINDOW = 4
_TOUCH = 0.15
_LEAST_GROWN = 2


def _overlap(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many of the first lines of ``after`` are the last lines of ``before``."""
    for size in range(min(len(before), len(after), _LONGEST_WINDOW), 0, -1):
        if list(before[-size:]) == list(after[:size]):
            return size
    return 0


def _follows(before: Cue, after: Cue) -> bool:
    """Return whether a cue takes the screen over from the one before without a gap."""
    if before.start is None or before.end is None or after.start is None:
        return False
    return before.start < after.start and abs(after.start - before.end) <= _TOUCH


def _grows(before: Sequence[str], after: Sequence[str]) -> bool:
    earlier, later = " ".join(before), " ".join(after)
    return bool(earlier) and len(later) > len(earlier) and later.startswith(earlier + " ")


def unroll_cues(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Leave out the lines that a cue repeats from the one before, where the file's captions roll or grow.

    The file as a whole shows it: people do repeat themselves, but not line by line in two of five
    cues with new words below. Captions that grow word by word keep their last, longest state with
    the first one's start.
    """
    shown = [[line for line in map(strip_tags, cue.lines) if line] for cue in cues]
    rolled = grown = repeated = pairs = 0
    for place, (before, after) in enumerate(pairwise(shown[:_LOOKED_AT])):
        if before and after:
            pairs += 1
            overlap = _overlap(before, after)
            rolled += 0 < overlap < len(after)
            repeated += 0 < overlap == len(after)
            grown += not overlap and _grows(before, after) and _follows(cues[place], cues[place + 1])
    least = 1 if any(has_timing_tags(cue.lines) for cue in cues[:_LOOKED_AT]) else 2
    if rolled >= least and rolled + repeated >= _ROLLS * pairs:
        return _drop_repeats(cues, shown)
    if grown >= _LEAST_GROWN and grown >= _ROLLS * pairs:
        return _keep_grown(cues, shown)
    return tuple(cues)


def _drop_repeats(cues: Sequence[Cue], shown: Sequence[list[str]]) -> tuple[Cue, ...]:
    kept: list[Cue] = []
    before: list[str] = []
    for cue, lines in zip(cues, shown, strict=True):
        if not lines:
            continue
        fresh = _overlap(before, lines)
        with_text = [line for line in cue.lines if strip_tags(line)]
        if with_text[fresh:]:
            kept.append(replace(cue, lines=tuple(with_text[fresh:])))
        before = lines
    return tuple(kept)


def _keep_grown(cues: Sequence[Cue], shown: Sequence[list[str]]) -> tuple[Cue, ...]:
    kept: list[Cue] = []
    start: float | None = None
    for place, (cue, lines) in enumerate(zip(cues, shown, strict=True)):
        start = cue.start if start is None else start
        if place + 1 < len(cues) and _grows(lines, shown[place + 1]) and _follows(cue, cues[place + 1]):
            continue
        kept.append(replace(cue, start=start))
        start = None
    return tuple(kept)
