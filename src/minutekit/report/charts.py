"""Small bar charts as SVG of our own: one row of bars for each theme, in the page's colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 240, 36
_GAP = 0.2


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its place and size in the drawing, and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    title: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: ``summary`` says in words what the bars show."""

    bars: tuple[Bar, ...]
    summary: str
    width: int = WIDTH
    height: int = HEIGHT


def draw_bars(counts: Sequence[int], columns: Sequence[str]) -> Bars:
    """Draw one bar for each count, the largest as high as the chart; none for a count of 0."""
    largest = max(counts, default=0)
    if not largest:
        return Bars((), "")
    step = WIDTH / len(counts)
    bars = []
    for place, (count, column) in enumerate(zip(counts, columns, strict=True)):
        if count:
            height = max(1.0, round(HEIGHT * count / largest, 1))
            bars.append(
                Bar(
                    x=round(place * step + step * _GAP / 2, 1),
                    y=round(HEIGHT - height, 1),
                    width=round(step * (1 - _GAP), 1),
                    height=height,
                    title=f"{column}: {count}",
                )
            )
    peak = columns[counts.index(largest)]
    summary = f"{columns[0]} to {columns[-1]}, most in {peak} ({largest})" if len(columns) > 1 else f"{peak}: {largest}"
    return Bars(tuple(bars), summary)
