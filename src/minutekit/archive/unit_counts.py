"""The archive's units: cut and counted once for each meeting, then kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from minutekit.storage import Passages, StoredUnits, load_meeting_points
from minutekit.themes.looking import ArchiveUnits
from minutekit.themes.units import UNITS_VERSION, count_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from minutekit.archive.state import PointPlaces
    from minutekit.schema import ThemeOptions
    from minutekit.storage import Database, MeetingRow

_KEPT_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class PlacedUnits:
    """Units with the place of their first points (``starts``) and of the end of the last (``stops``)."""

    units: ArchiveUnits
    starts: NDArray[np.int64]

    def unit_of(self) -> NDArray[np.int64]:
        """Return the unit of each point; units follow one another without gaps."""
        return np.repeat(np.arange(len(self.starts)), self.units.sizes)


def main_language(rows: Sequence[MeetingRow], options: ThemeOptions) -> str | None:
    """Return the language that was asked for, else that of most points."""
    if options.language:
        return options.language
    counts: dict[str, int] = {}
    for row in rows:
        if row.language:
            counts[row.language] = counts.get(row.language, 0) + row.n_points
    return min(counts, key=lambda language: (-counts[language], language), default=None)


def keep_units(db: Database, rows: Sequence[MeetingRow], options: ThemeOptions, *, ordered: bool) -> None:
    """Cut and count the meetings that were not yet, or otherwise than now."""
    passages = Passages(db)
    known = passages.methods()
    main = main_language(rows, options)
    wanted = []
    for row in rows:
        language = options.language or row.language or main
        method = f"{UNITS_VERSION} {language or '-'} {'passages' if ordered else 'points'}"
        if row.n_points and known.get(row.number) != method:
            wanted.append((row, language, method))
    for start in range(0, len(wanted), _KEPT_AT_ONCE):
        counted = []
        for row, language, method in wanted[start : start + _KEPT_AT_ONCE]:
            counted.append((row.number, method, count_units(load_meeting_points(db, row), language, ordered=ordered)))
        with db.transaction():
            for number, method, units in counted:
                stems = np.array(passages.number_stems(units.stems, units.words), dtype=np.int64)
                stored = StoredUnits(
                    meeting=number,
                    starts=units.starts.astype(np.int32),
                    bounds=units.counts.indptr.astype(np.int32),
                    stems=stems[units.counts.indices].astype(np.int32),
                    counts=units.counts.data.astype(np.int32),
                    spread=units.spread.data.astype(np.int32),
                    in_passages=units.in_passages,
                )
                # Another program may have taken the meeting out meanwhile.
                if db.execute("SELECT 1 FROM meetings WHERE number = ?", (number,)):
                    passages.put(stored, method)


def load_units(db: Database, places: PointPlaces, meetings: Sequence[int] | None = None) -> PlacedUnits:
    """Load the units of all meetings in the order of lists, or of some (indices into ``places.rows``)."""
    chosen = range(len(places.rows)) if meetings is None else meetings
    passages = Passages(db)
    found = {
        stored.meeting: stored
        for stored in passages.load(None if meetings is None else [places.rows[i].number for i in meetings])
    }
    starts, sizes, lengths, columns, counts, spread = [], [], [], [], [], []
    in_passages = 0
    for index in chosen:
        row = places.rows[index]
        if not row.n_points:
            continue
        stored = found.get(row.number)
        if stored is None or (len(stored.starts) and int(stored.starts[-1]) >= row.n_points):
            raise db.damaged(f"what is counted of {row.name!r}")
        starts.append(places.offsets[index] + stored.starts.astype(np.int64))
        sizes.append(np.diff(np.append(stored.starts, row.n_points)).astype(np.int64))
        lengths.append(np.diff(stored.bounds).astype(np.int64))
        columns.append(stored.stems)
        counts.append(stored.counts)
        spread.append(stored.spread)
        in_passages += stored.in_passages
    n_stems = passages.count_stems()
    # Passages are placed by their stems' numbers alone; what the stems are tells where points are placed singly.
    stems = passages.stems() if not in_passages else []
    bounds = np.concatenate([[0], np.cumsum(_join(lengths))])
    n = len(bounds) - 1
    matrix = csr_array((_join(counts).astype(np.float64), _join(columns).astype(np.int64), bounds), shape=(n, n_stems))
    # Numbers of stems ascend by first appearance, not within a unit.
    per_stem = np.bincount(_join(columns).astype(np.int64), _join(spread).astype(np.float64), minlength=n_stems).astype(
        np.float64
    )
    matrix.sort_indices()
    units = ArchiveUnits(
        counts=matrix,
        spread=per_stem,
        sizes=_join(sizes),
        stems=tuple(stem for stem, _ in stems),
        words=tuple(word for _, word in stems),
        in_passages=in_passages,
    )
    return PlacedUnits(units, _join(starts))


def _join(parts: Sequence[NDArray[np.integer]]) -> NDArray[np.int64]:
    return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)
