"""How long a digest is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from minutekit.schema import DigestLength, Point

SHARES: dict[DigestLength, float] = {"short": 0.125, "standard": 0.25, "full": 0.4}
"""The share of the minutes' words that key points and open questions together have."""

WORDS_A_LINE = 13
"""Words that a line of people's digests takes on average."""

LEAST_WORDS = 40
"""Minutes of no more words than this are not shortened."""

_FEWEST_FOR_ALL = 5


def choose_size(points: Sequence[Point]) -> int:
    """Return how many key points to write at most when no budget is given: square-root growth.

    Written notes 3.5 times the root of the number of points (99 points: 35, 400: 70), spoken ones, of
    which most hold little, 1.2 times (1,000: 38, 4,000: 76), mixed ones in between; up to five points
    all. Never more than there are.
    """
    n = len(points)
    if n <= _FEWEST_FOR_ALL:
        return n
    spoken = sum(p.medium != "written" for p in points) / n
    return max(_FEWEST_FOR_ALL, min(n, round((3.5 - 2.3 * spoken) * math.sqrt(n))))


def choose_words(points: Sequence[Point], length: DigestLength) -> int:
    """Return how many words key points and open questions have together: a share of the minutes' words.

    Of very long records no more than ``choose_size`` lines of the usual length for the standard share.
    """
    total = sum(len(p.text.split()) for p in points)
    share = SHARES[length]
    longest = choose_size(points) * WORDS_A_LINE * share / SHARES["standard"]
    return max(min(total, LEAST_WORDS), round(min(share * total, longest)))
