"""The units of each meeting with their counts, kept with the version of the method that cut them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutekit.storage.rows import checksum, is_sound, pack, pack_arrays, unpack, unpack_arrays

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from minutekit.storage.database import Database

_ARRAYS = 5


@dataclass(frozen=True, slots=True)
class StoredUnits:
    """A meeting's units: first points, and for each unit its stems' numbers with their counts, as a sparse matrix.

    ``spread``: in how many of the unit's points a stem occurs. ``in_passages``: how many points lie in passages.
    """

    meeting: int
    starts: NDArray[np.int32]
    bounds: NDArray[np.int32]
    stems: NDArray[np.int32]
    counts: NDArray[np.int32]
    spread: NDArray[np.int32]
    in_passages: int


class Passages:
    """Units of one archive. Writing methods expect to be inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._numbers: dict[str, int] = {}

    def methods(self) -> dict[int, str]:
        """Return by which method each meeting was cut, by the meeting's number."""
        return {row["meeting"]: row["method"] for row in self._db.execute("SELECT meeting, method FROM passages")}

    def number_stems(self, stems: Sequence[str], words: Sequence[str]) -> list[int]:
        """Return the numbers of stems, new ones given theirs with the word that stands for them."""
        free = self.count_stems()
        if free != len(self._numbers):
            self._numbers = {stem: number for number, (stem, _) in enumerate(self.stems())}
        known = self._numbers
        new = [(stem, word) for stem, word in zip(stems, words, strict=True) if stem not in known]
        if new:
            rows_of_new = [(free + place, stem, word) for place, (stem, word) in enumerate(new)]
            self._db.execute_many("INSERT INTO stems VALUES (?, ?, ?)", rows_of_new)
            known.update((stem, number) for number, stem, _ in rows_of_new)
        return [known[stem] for stem in stems]

    def count_stems(self) -> int:
        """Count the stems; their numbers go from 0."""
        return int(self._db.execute("SELECT coalesce(max(number), -1) + 1 FROM stems")[0][0])

    def stems(self) -> list[tuple[str, str]]:
        """Return (stem, word) of every number from 0."""
        rows = self._db.execute("SELECT number, stem, word FROM stems ORDER BY number")
        if any(row["number"] != place for place, row in enumerate(rows)):
            raise self._db.damaged("the list of stems")
        return [(row["stem"], row["word"]) for row in rows]

    def put(self, units: StoredUnits, method: str) -> None:
        """Keep a meeting's units in place of those it had."""
        blob = pack_arrays(units.starts, units.bounds, units.stems, units.counts, units.spread)
        self._db.execute(
            "INSERT OR REPLACE INTO passages VALUES (?, ?, ?, ?)", (units.meeting, method, units.in_passages, blob)
        )

    def load(self, meetings: Sequence[int] | None = None) -> list[StoredUnits]:
        """Return the units of all meetings, or of some, by number."""
        sql = "SELECT meeting, in_passages, counts FROM passages"
        if meetings is None:
            rows = self._db.execute(f"{sql} ORDER BY meeting")
        else:
            rows = [row for number in meetings for row in self._db.execute(f"{sql} WHERE meeting = ?", (number,))]
        out = []
        for row in rows:
            try:
                starts, bounds, stems, counts, spread = unpack_arrays(row["counts"], _ARRAYS)
            except ValueError as error:
                raise self._db.damaged(f"what is counted of meeting {row['meeting']}") from error
            out.append(StoredUnits(row["meeting"], starts, bounds, stems, counts, spread, row["in_passages"]))
        return out

    # The last look over all units

    def put_look(self, fingerprint: str, n_units: int, arrays: bytes) -> None:
        """Keep what a look left, in place of the one before."""
        row = (1, fingerprint, n_units, pack(arrays))
        self._db.execute("INSERT OR REPLACE INTO look VALUES (?, ?, ?, ?, ?)", (*row, checksum(*row)))

    def drop_look(self) -> None:
        """Forget the last look."""
        self._db.execute("DELETE FROM look")

    def load_look(self, fingerprint: str) -> tuple[int, bytes] | None:
        """Return how many units the last look with these options saw, and what it left; None if there is none."""
        for row in self._db.execute("SELECT * FROM look WHERE fingerprint = ?", (fingerprint,)):
            if not is_sound(tuple(row)):
                raise self._db.damaged("what the last look over all points left")
            return row["n_units"], unpack(row["arrays"])
        return None
