"""The archive's points as arrays: where each meeting's lie, and which theme each is in."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from minutekit.storage import MeetingRow, Segment, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from minutekit.storage import Database


@dataclass(frozen=True, slots=True)
class PointPlaces:
    """All points in the order of lists. A point's place counts through all meetings.

    ``rows``: the meetings. ``offsets``: the place of each meeting's first point, and at the end the number of all.
    ``repeated``: places of points whose id stands in another meeting too; they are counted once.
    """

    rows: Sequence[MeetingRow]
    offsets: NDArray[np.int64]
    repeated: NDArray[np.int64]

    @property
    def n_points(self) -> int:
        """Count the points."""
        return int(self.offsets[-1])

    def numbers(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the row numbers of points by their places."""
        firsts = np.array([row.first_point for row in self.rows], dtype=np.int64)
        meeting = np.searchsorted(self.offsets, places, side="right") - 1
        return np.asarray(firsts[meeting] + places - self.offsets[meeting])

    def places(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        """Return the places of points by their row numbers; -1 for rows that are not there."""
        order = sorted(range(len(self.rows)), key=lambda i: self.rows[i].first_point)
        filled = [i for i in order if self.rows[i].n_points]
        firsts = np.array([self.rows[i].first_point for i in filled], dtype=np.int64)
        found = np.full(len(numbers), -1, dtype=np.int64)
        if not filled:
            return found
        asked = np.asarray(numbers, dtype=np.int64)
        at = np.searchsorted(firsts, asked, side="right") - 1
        meeting = np.array(filled, dtype=np.int64)[at]
        inside = asked - firsts[at]
        sizes = np.diff(self.offsets)[meeting]
        ok = (at >= 0) & (inside < sizes)
        found[ok] = self.offsets[meeting[ok]] + inside[ok]
        return found

    def spread_segments(self, segments: Iterable[Segment | tuple[int, ...]]) -> NDArray[np.int32]:
        """Return the theme of each point, 0 for those in none or in no segment; of overlapping ones the last counts."""
        out = np.zeros(self.n_points, dtype=np.int32)
        place = {row.number: int(offset) for row, offset in zip(self.rows, self.offsets, strict=False)}
        for segment in segments:
            meeting, first, last, theme = (
                (segment.meeting, segment.first, segment.last, segment.theme)
                if isinstance(segment, Segment)
                else segment[:4]
            )
            if meeting in place:
                out[place[meeting] + first : place[meeting] + last + 1] = theme
        return out

    def gather_segments(self, theme_of: NDArray[np.int32], meetings: Iterable[int]) -> list[Segment]:
        """Write the themes of some meetings' points as segments; ``meetings`` are indices into ``rows``."""
        out = []
        for index in meetings:
            start, stop = int(self.offsets[index]), int(self.offsets[index + 1])
            if start == stop:
                continue
            inside = theme_of[start:stop]
            cuts = [0, *(np.flatnonzero(np.diff(inside)) + 1).tolist(), stop - start]
            number = self.rows[index].number
            out += [Segment(number, a, b - 1, int(inside[a])) for a, b in itertools.pairwise(cuts)]
        return out


def locate_points(db: Database) -> PointPlaces:
    """Read where all points lie."""
    rows = [row for row in read_rows(db) if row.copy_of is None]
    offsets = np.concatenate([[0], np.cumsum([row.n_points for row in rows], dtype=np.int64)])
    places = PointPlaces(rows, np.asarray(offsets, dtype=np.int64), np.zeros(0, dtype=np.int64))
    repeated = places.places([row["point"] for row in db.execute("SELECT point FROM repeats ORDER BY point")])
    return PointPlaces(rows, places.offsets, np.sort(repeated[repeated >= 0]))
