"""Tables of counts: how many points each theme has over time, and from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.language.printable import print_line
from minutekit.schema import MeetingSummary, Point, Themes

_MOST_COLUMNS = 24
_MOST_VOICES = 12
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
    """A count of points; ``shade`` from 0 (none) to 5 (its row's largest)."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: one row of cells for each theme. ``period`` names what a column spans: "day", "month", "quarter",
    "year" or "decade", "" where columns are people; ``days`` are the first and last day of each column.
    """  # noqa: D205 - one thought

    period: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    days: tuple[tuple[str, str], ...]


def match_meetings(meetings: Sequence[MeetingSummary]) -> dict[str, int]:
    """Map every way a point may name its meeting to the meeting's index; the first of a name wins."""
    index: dict[str, int] = {}
    for keys in ("id", "name", "title", "source"):
        for number, meeting in enumerate(meetings):
            key = getattr(meeting, keys)
            if key:
                index.setdefault(key, number)
    return index


def draw_timeline(themes: Themes, meetings: Sequence[MeetingSummary], order: Sequence[int] | None = None) -> Grid:
    """Count each theme's points by the finest period that gives at most 24 columns, themes in an order.

    Points of meetings without a date, or of none that is known, are counted as "undated".
    """
    index = match_meetings(meetings)
    chosen = range(len(themes.themes)) if order is None else order
    counts = [_count_dates(themes.themes[number].points, index, meetings) for number in chosen]
    dates = {date for count in counts for date in count if date} | {m.date for m in meetings if m.date}
    fitting = ((period, name) for period, name in _PERIODS if len({name(date) for date in dates}) <= _MOST_COLUMNS)
    period, name = next(fitting, _PERIODS[-1])
    spans: dict[str, list[Date]] = {}
    for date in sorted(dates):
        spans.setdefault(name(date), []).append(date)
    columns = list(spans)
    if any(None in count for count in counts):
        columns.append(_UNDATED)
    rows = []
    for count in counts:
        by_period: Counter[str] = Counter()
        for day, number in count.items():
            by_period[name(day) if day else _UNDATED] += number
        rows.append([by_period[column] for column in columns])
    days = tuple((spans[c][0].isoformat(), spans[c][-1].isoformat()) if c in spans else ("", "") for c in columns)
    return Grid(period, tuple(columns), tuple(map(_shade, rows)), days)


def count_voices(themes: Themes, order: Sequence[int]) -> Grid:
    """Count each theme's points by who raised them, for the twelve who raised most."""
    counts = [Counter(p.speaker for p in themes.themes[number].points if p.speaker) for number in order]
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    people = [name for name, _ in sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_VOICES]]
    rows = tuple(_shade([count[name] for name in people]) for count in counts)
    return Grid("", tuple(print_line(name) for name in people), rows, ())


def _count_dates(
    points: Sequence[Point], index: dict[str, int], meetings: Sequence[MeetingSummary]
) -> Counter[Date | None]:
    numbers = (index.get(point.meeting or "") for point in points)
    return Counter(None if number is None else meetings[number].date for number in numbers)


def _shade(row: Sequence[int]) -> tuple[Cell, ...]:
    """Shade each count by its row's largest, so that a small theme's high days are seen as well."""
    largest = max(row, default=0)
    return tuple(Cell(number, -(-number * _SHADES // largest) if number else 0) for number in row)
