"""Where the text of a column stands and how far apart its lines are, learned from the lines themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line

TERMINATORS = (".", "!", "?", ":", ";", "…", "。")


@dataclass(slots=True)
class Frame:
    """Where the text of a column stands: its left and right margin, and whether the right one is certain."""

    left: float
    right: float


class Spacing:
    """How far apart the lines of one paragraph are, by font size, learned from a document.

    Lines that start with a small letter under a long line show which distances lie inside paragraphs.
    """

    def __init__(self, columns: list[list[Line]]) -> None:
        """Count the distances between neighbouring lines of one size."""
        every: dict[int, Counter[int]] = defaultdict(Counter)
        wrapped: dict[int, Counter[int]] = defaultdict(Counter)
        for lines in columns:
            for above, below in pairwise(lines):
                gap = below.base - above.base
                if abs(above.size - below.size) < 0.06 * above.size and 0.8 * above.size < gap < 2.6 * above.size:
                    every[round(above.size * 2)][round(gap * 4)] += 1
                    if is_wrap(above, below):
                        wrapped[round(above.size * 2)][round(gap * 4)] += 1
        sizes: Counter[int] = Counter()
        for lines in columns:
            for line in lines:
                sizes[round(line.size * 2)] += len(line.text)
        self.body = max(sizes, key=lambda s: (sizes[s], -s)) / 2 if sizes else 10.0
        self.pitch: dict[int, float] = {}
        self.inner: dict[int, set[int]] = {}
        for size, gaps in every.items():
            seen = wrapped[size] or gaps
            total = sum(seen.values())
            near = {gap: seen[gap - 1] + seen[gap] + seen[gap + 1] for gap in seen}
            frequent = [gap for gap, count in near.items() if count >= (max(2, 0.12 * total) if total > 2 else 1)]
            if seen is gaps:  # no proof: the tightest usual distance of set text
                frequent = frequent + [gap for gap in gaps if 1.05 * size / 2 <= gap / 4 <= 1.3 * size / 2]
            pitch = (min(frequent) if frequent else min(seen)) / 4
            self.pitch[size] = min(pitch, 0.75 * size) if seen is gaps else pitch
            if seen is not gaps and total > 2:
                self.inner[size] = {near_gap for gap in frequent for near_gap in (gap - 1, gap, gap + 1)}

    def is_inner(self, size: float, gap: float) -> bool:
        """Return whether two lines of a font size may stand this far apart inside a paragraph."""
        key = round(size * 2)
        pitch = self.pitch.get(key)
        if pitch is None:
            return gap <= 1.6 * size
        return gap <= 1.12 * pitch + 0.06 * size or round(gap * 4) in self.inner.get(key, ())


def is_wrap(above: Line, below: Line) -> bool:
    """Return whether a line plainly goes on in the next: no end, a small letter, not far from one margin."""
    return (
        below.text[:1].islower()
        and above.text[-1:] not in TERMINATORS
        and above.x1 >= below.x1 - 3 * above.size
        and len(above.text) > 20
    )


def find_right(lines: list[Line], left: float, fallback: float) -> float:
    """Return where full lines end: the farthest place near which several do. ``fallback``: by the page's symmetry."""
    ends = sorted((line.x1 for line in lines), reverse=True)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    least = max(3, round(0.04 * len(lines)))
    near = next(
        (end for end, other in zip(ends, ends[least - 1 :], strict=False) if other >= end - 2.5 * size), fallback
    )
    return near if near >= left + 0.85 * (fallback - left) else fallback


def narrow_frame(lines: list[Line], frame: Frame, spacing: Spacing) -> Frame:
    """Return the frame, its right margin moved in where lines plainly wrap long before it."""
    wraps = [(a, b) for a, b in pairwise(lines) if is_wrap(a, b) and spacing.is_inner(a.size, b.base - a.base)]

    def support(right: float) -> int:
        return sum(a.x1 <= right < a.x1 + SETTINGS.space * a.size + b.first for a, b in wraps)

    ends = sorted((line.x1 for line in lines), reverse=True)
    least = ends[min(round(SETTINGS.over_margin * len(ends)), len(ends) - 1)] if ends else frame.right
    # one of each whole point is enough, and bounds the work on hostile pages
    ends_of_wraps = {round(a.x1): a.x1 for a, _ in sorted(wraps, key=lambda pair: pair[0].x1)}.values()
    best = max((end for end in ends_of_wraps if end >= least), key=lambda e: (support(e), e), default=None)
    now = support(frame.right)
    if best is None or best > frame.right or support(best) < max(now + 2, 0.5 * len(wraps)):
        return frame
    return Frame(frame.left, best)
