"""Themes over time: how many points each theme has in each meeting, or in each month, quarter or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.schema import MeetingSummary, Point, Themes

_MOST_COLUMNS = 24
_SHADES = 5
_UNDATED = "undated"

_PERIODS: tuple[tuple[str, Callable[[Date], str]], ...] = (
    ("day", Date.isoformat),
    ("month", lambda date: f"{date.year:04d}-{date.month:02d}"),
    ("quarter", lambda date: f"{date.year:04d} Q{(date.month + 2) // 3}"),
    ("year", lambda date: f"{date.year:04d}"),
    ("decade", lambda date: f"{date.year // 10 * 10:04d}s"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A count of points; ``shade`` from 0 (none) to 5 (the table's largest)."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """A table: ``columns`` are periods in order, ``rows`` one tuple of cells for each theme.

    ``period`` names what a column spans: "day", "month", "quarter", "year" or "decade".
    """

    period: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def match_meetings(meetings: Sequence[MeetingSummary]) -> dict[str, int]:
    """Map every way a point may name its meeting to the meeting's index; the first of a name wins."""
    index: dict[str, int] = {}
    for keys in ("id", "name", "title", "source"):
        for number, meeting in enumerate(meetings):
            key = getattr(meeting, keys)
            if key:
                index.setdefault(key, number)
    return index


def draw_timeline(themes: Themes, meetings: Sequence[MeetingSummary]) -> Timeline:
    """Count each theme's points by the finest period that gives at most 24 columns.

    Points of meetings without a date, or of none that is known, are counted as "undated".
    """
    index = match_meetings(meetings)
    counts = [_count_dates(theme.points, index, meetings) for theme in themes.themes]
    dates = {date for count in counts for date in count if date} | {m.date for m in meetings if m.date}
    fitting = ((period, name) for period, name in _PERIODS if len({name(date) for date in dates}) <= _MOST_COLUMNS)
    period, name = next(fitting, _PERIODS[-1])
    columns = sorted({name(date) for date in dates})
    if any(None in count for count in counts):
        columns.append(_UNDATED)
    rows = []
    for count in counts:
        by_period: Counter[str] = Counter()
        for date, number in count.items():
            by_period[name(date) if date else _UNDATED] += number
        rows.append([by_period[column] for column in columns])
    largest = max((number for row in rows for number in row), default=0)
    shaded = tuple(tuple(Cell(number, _shade(number, largest)) for number in row) for row in rows)
    return Timeline(period, tuple(columns), shaded)


def _count_dates(
    points: Sequence[Point], index: dict[str, int], meetings: Sequence[MeetingSummary]
) -> Counter[Date | None]:
    numbers = (index.get(point.meeting or "") for point in points)
    return Counter(None if number is None else meetings[number].date for number in numbers)


def _shade(number: int, largest: int) -> int:
    return -(-number * _SHADES // largest) if number else 0
