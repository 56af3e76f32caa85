"""How long this machine takes now for a fixed piece of work: bounds on time are ratios to it, not seconds of a clock."""

from __future__ import annotations

import functools
import re
import time
from collections.abc import Callable

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


def measure_seconds(work: Callable[[], object], enough: float = 0.0, turns: int = 5) -> float:
    """Return the least processor time of some runs: one alone may meet a garbage collection or a pattern's first use.

    Runs end as soon as one takes less than ``enough`` seconds.
    """
    least = float("inf")
    for _ in range(turns):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
        if least < enough:
            break
    return least
