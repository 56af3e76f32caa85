"""How long this machine takes now for a fixed piece of work: bounds on time are ratios to it, not seconds of a clock."""

from __future__ import annotations

import functools
import re
import time

_REFERENCE = 0.03
"""Seconds of processor time that the work below took where the bounds were set."""
_TEXT = "Ana Ruiz: the hedge along the road is too high, and a ladder costs 40 a day. " * 200
_WORDS = re.compile(r"(?:[A-Z]\w+ ){1,2}|\d+(?:[.,]\d+)?|\w+(?=[,.])")


@functools.cache
def _measure() -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _ in range(20):
            words = [word.casefold() for word in _WORDS.findall(_TEXT)]
            sorted(set(words), key=lambda word: (len(word), word))
        best = min(best, time.process_time() - start)
    return best


def seconds_here(seconds: float) -> float:
    """Return what so many seconds of the reference machine are on this one, and never less."""
    return seconds * max(1.0, _measure() / _REFERENCE)
