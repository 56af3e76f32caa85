"""Themes of an archive: found, carried over, shown, compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from minutekit.archive.opened import OpenedArchive
from minutekit.errors import ArchiveBusyError, ArchiveError
from minutekit.lineage import ABSENT, compare_runs
from minutekit.schema import Run, Theme, ThemeChange, ThemeOptions, Themes
from minutekit.storage import MeetingRow, RunRow, describe_run, read_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from minutekit.archive.outcome import Outcome
    from minutekit.archive.state import PointPlaces

_ATTEMPTS = 3


class Theming(OpenedArchive):
    """The part of an archive that finds themes and shows them."""

    def themes(self, options: ThemeOptions | None = None, *, regroup: bool = False) -> Themes:
        """Find the themes of all points, carry identities over from the run before, and record the run.

        Points that had a theme keep it. New ones join the theme that both its members and a fresh look at all points
        speak for, make new themes, or wait in none; a small share of the old ones may move, and what splits or merges
        is recorded with its reason (``news``). With another ``n_themes`` the nearest themes are joined, or the widest
        parted, until there are so many. The user's edits lie on top. Nothing new gives the same themes, and no new run.

        ``regroup``: group all points anew, carrying over the ids and names of the themes that share most with one
        there was; see before what would change with ``preview_regrouping``.
        """
        options = options or ThemeOptions()
        for _ in range(_ATTEMPTS):
            recorded = self._record_run(options, regroup=regroup)
            if recorded is not None:
                return recorded
        msg = f"{self._db.path}: other programs kept changing this archive meanwhile; try again when they have finished"
        raise ArchiveBusyError(msg)

    def _record_run(self, options: ThemeOptions, *, regroup: bool) -> Themes | None:
        """Find and record a run; None if the archive was changed by another meanwhile."""
        from minutekit.archive.outcome import (  # noqa: PLC0415 - imports scipy
            describe_options,
            fingerprint,
            write_outcome,
        )

        described = describe_options(options)
        rows = read_rows(self._db)
        if not any(row.n_points for row in rows):
            return Themes(language=options.language)
        print_ = fingerprint(rows, described)
        last = self._runs.last_number()
        previous = self._runs.find(last) if last else None
        if previous is not None and previous.fingerprint == print_ and not regroup:
            return self.latest_themes()
        places, outcome = self._find_outcome(options, previous, regroup=regroup)
        counted = self._count_points(outcome, places)
        run = RunRow(last + 1, print_, described, len(rows), *counted)
        with self._db.transaction():
            if self._runs.last_number() != last or fingerprint(read_rows(self._db), described) != print_:
                return None
            write_outcome(self._db, places, outcome, run)
            self._refresh_shown()
        self._db.settle()
        return self._show(places, outcome.theme_of, run.number)

    def _find_outcome(
        self, options: ThemeOptions, previous: RunRow | None, *, regroup: bool
    ) -> tuple[PointPlaces, Outcome]:
        from threadpoolctl import threadpool_limits  # noqa: PLC0415 - as below

        from minutekit.archive.grouping import Grouping  # noqa: PLC0415 - imports scipy
        from minutekit.archive.state import locate_points  # noqa: PLC0415

        places = locate_points(self._db)
        # One thread of linear algebra: sums come out the same on any number of cores.
        with threadpool_limits(limits=1, user_api="blas"):
            return places, Grouping(self._db, places, options, previous, self._overlay()).find(regroup=regroup)

    @staticmethod
    def _count_points(outcome: Outcome, places: PointPlaces) -> tuple[int, int, int]:
        """Count points, themes, and points in none, each point once."""
        import numpy as np  # noqa: PLC0415

        counted = np.delete(outcome.theme_of, places.repeated)
        return len(counted), len(np.unique(counted[counted > 0])), int((counted == 0).sum())

    def preview_regrouping(self, options: ThemeOptions | None = None) -> tuple[ThemeChange, ...]:
        """Say what ``themes(options, regroup=True)`` would change, and change nothing.

        Raises ArchiveError if there was no run yet.
        """
        options = options or ThemeOptions()
        number = max(self._runs.last_number(), 1)
        self._run(number)
        places, outcome = self._find_outcome(options, self._runs.find(number), regroup=True)
        before = self._themes_in(number, places)
        labels = self._labels(number) | {record.id: record.label for record in outcome.records}
        ids = {record.number: record.id for record in self._runs.last_records().values()}
        ids |= {record.number: record.id for record in outcome.records}
        return self._compare(before, outcome.theme_of, places.repeated, labels, ids)

    def latest_themes(self) -> Themes:
        """Return the themes of the newest run with the user's edits, without finding anything anew.

        Points added since are in none. Raises ArchiveError if there was no run yet.
        """
        from minutekit.archive.state import locate_points  # noqa: PLC0415 - imports stay cheap until used

        with self._db.snapshot():
            number = self._run(max(self._runs.last_number(), 1)).number
            places = locate_points(self._db)
            return self._show(places, places.spread_segments(self._runs.segments(number)), number)

    def runs(self) -> tuple[Run, ...]:
        """Return the recorded runs, oldest first."""
        return tuple(describe_run(run) for run in self._runs.list_runs())

    def changes(self, run_a: int, run_b: int) -> tuple[ThemeChange, ...]:
        """Say what became of each theme between two runs, by their numbers."""
        import numpy as np  # noqa: PLC0415 - imports stay cheap until used

        from minutekit.archive.state import locate_points  # noqa: PLC0415 - imports stay cheap until used

        with self._db.snapshot():
            first, second = self._run(run_a).number, self._run(run_b).number
            now = locate_points(self._db)
            former = self._runs.former_ids()
            places = _with_former(now, former)
            before, after = self._themes_in(first, places), self._themes_in(second, places)
            # A point that was taken out and came back, as those of a file that was read anew do, is one point.
            held = self._numbers_of([point for ids in former.values() for point in ids])
            again, place = [], now.n_points
            for ids in former.values():
                for point in ids:
                    at = int(now.places([held[point]])[0]) if point in held else -1
                    if at >= 0:
                        again.append(place)
                        for run in (before, after):
                            run[at] = max(run[at], run[place])
                    place += 1
            labels = self._labels(first) | self._labels(second)
            names = {record.number: record.id for record in self._runs.last_records().values()}
            left_out = np.concatenate([places.repeated, np.array(again, dtype=np.int64)])
            return self._compare(before, after, left_out, labels, names)

    def _themes_in(self, run: int, places: PointPlaces) -> NDArray[np.int32]:
        """Return the theme of each point in a run: 0 for none, -1 where the run did not hold it."""
        held = [(s.meeting, s.first, s.last, s.theme + 1) for s in self._runs.segments(run)]
        return places.spread_segments(held) - 1

    def _compare(
        self,
        before: NDArray[np.int32],
        after: NDArray[np.int32],
        repeated: NDArray[np.int64],
        labels: dict[str, str],
        ids: dict[int, str],
    ) -> tuple[ThemeChange, ...]:
        """Compare two runs by the theme's number of each point: 0 for none, -1 where a run did not hold it."""
        import numpy as np  # noqa: PLC0415

        a, b = np.delete(before, repeated).astype(np.int64), np.delete(after, repeated).astype(np.int64)
        pairs, counts = np.unique(np.stack([a, b]), axis=1, return_counts=True)
        named = {-1: ABSENT, 0: None} | ids
        flows = {(named[x], named[y]): int(n) for x, y, n in zip(*pairs.tolist(), counts.tolist(), strict=True)}
        return compare_runs(flows, labels)

    # Inside

    def _labels(self, run: int) -> dict[str, str]:
        """Return the labels of a run's themes, as the user has named them, by id."""
        overlay = self._overlay()
        return {record.id: overlay.labels.get(record.id, record.label) for record in self._runs.records(run)}

    def _run(self, number: int) -> RunRow:
        run = self._runs.find(number)
        if run is None:
            last = self._runs.last_number()
            msg = f"{self._db.path}: there is no run {number}; " + (
                f"runs are numbered 1 to {last}" if last else "call themes() first"
            )
            raise ArchiveError(msg)
        return run

    def _show(self, places: PointPlaces, theme_of: NDArray[np.int32], run: int) -> Themes:
        """Build the themes of a run as the user wants them, points to be read when they are looked at."""
        import numpy as np  # noqa: PLC0415

        from minutekit.archive.overlay import read_shown  # noqa: PLC0415 - imports stay cheap until used
        from minutekit.archive.shown_themes import ArchivedTheme, ArchivedThemes, LaterPoints  # noqa: PLC0415

        if self._later is None:
            self._later = LaterPoints(self._db)
        shown, moves = read_shown(self._db)
        target = np.zeros(max([*shown, int(theme_of.max(initial=0))]) + 1, dtype=np.int64)
        for number, row in shown.items():
            into = shown[row["shown"]]
            target[number] = 0 if into["hidden"] else into["theme"]
        effective = target[theme_of]
        at = places.places([row["point"] for row in moves])
        for place, row in zip(at, moves, strict=True):
            if place >= 0:
                effective[place] = target[row["theme"]]
        kept = np.ones(len(effective), dtype=bool)
        kept[places.repeated] = False
        counted = effective[kept]
        numbers = places.numbers(np.flatnonzero(kept))
        order = np.argsort(counted, kind="stable")
        used, first = np.unique(counted[order], return_index=True)
        bounds = [*first.tolist(), len(order)]
        groups = {int(theme): order[bounds[i] : bounds[i + 1]] for i, theme in enumerate(used) if theme}
        records = self._runs.last_records() | {record.number: record for record in self._runs.records(run)}
        wanted = [records[n].typical[0] for n in groups if n in records and records[n].typical]
        exemplars = self._numbers_of(wanted)
        ranked = sorted(groups, key=lambda theme: int(groups[theme][0]))
        themes: list[Theme] = []
        for theme in ranked:
            record = records.get(theme)
            inside = numbers[groups[theme]].tolist()
            best = next((exemplars[p] for p in (record.typical[:1] if record else ()) if p in exemplars), None)
            if best is not None and best in inside:
                inside.remove(best)
                inside.insert(0, best)
            themes.append(
                ArchivedTheme(
                    shown[theme]["id"],
                    shown[theme]["label"],
                    record.terms if record else (),
                    self._later.make(inside),
                    bool(record and record.from_codebook),
                )
            )
        index = np.full(len(target), -1, dtype=np.int64)
        index[ranked] = np.arange(len(ranked))
        return ArchivedThemes(
            tuple(themes),
            self._later.make(numbers[counted == 0].tolist()),
            tuple(index[counted].tolist()),
            _language_of(places.rows),
        )

    def _numbers_of(self, ids: list[str]) -> dict[str, int]:
        """Return the first row number of points by their ids."""
        out: dict[str, int] = {}
        for point in ids:
            for row in self._db.execute("SELECT min(number) AS number FROM points WHERE id = ?", (point,)):
                if row["number"] is not None:
                    out[point] = row["number"]
        return out


def _language_of(rows: Sequence[MeetingRow]) -> str | None:
    counts: dict[str, int] = {}
    for row in rows:
        if row.language:
            counts[row.language] = counts.get(row.language, 0) + row.n_points
    return min(counts, key=lambda language: (-counts[language], language), default=None)


def _with_former(places: PointPlaces, former: dict[int, list[str]]) -> PointPlaces:
    """Add the places of points of meetings that were taken out."""
    import numpy as np  # noqa: PLC0415

    from minutekit.archive.state import PointPlaces as Places  # noqa: PLC0415

    rows = list(places.rows)
    sizes = np.diff(places.offsets).tolist()
    for number, ids in former.items():
        rows.append(MeetingRow(number, "", 0, "", "", None, None, None, "", None, 0, len(ids), "", "", None))
        sizes.append(len(ids))
    return Places(rows, np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]), places.repeated)
