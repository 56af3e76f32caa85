"""A run: every point of the archive in a theme or in none, identities carried over from the run before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from minutekit.archive.happenings import tell_events, tell_regrouping
from minutekit.archive.naming import ThemeStating
from minutekit.archive.outcome import Outcome, describe_options, load_look, pack_look
from minutekit.archive.overlay import Overlay, codebook_theme_id
from minutekit.archive.unit_counts import PlacedUnits, keep_units, load_units, main_language
from minutekit.schema import Point, ThemeOptions
from minutekit.storage import Event, RunRow, Runs, load_meeting_points
from minutekit.themes import find_themes
from minutekit.themes.growth import (
    NONE,
    Growth,
    Standing,
    begin_themes,
    find_directions,
    grow_themes,
    join_nearest,
    match_groups,
    reach_number,
)
from minutekit.themes.looking import Look, look_over

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from minutekit.archive.state import PointPlaces
    from minutekit.storage import Database

LOOK_AGAIN_AT = 1.05
"""All units are looked over anew when there are this many times the points of the last look."""

_BLOCK = 200_000

SETTLED_UNTIL = 1.125
"""What was themed may move only when the archive has this many times the points it had then."""


class Grouping:
    """One run over the archive's points. ``overlay``: the user's edits, which tell where points belong."""

    def __init__(
        self, db: Database, places: PointPlaces, options: ThemeOptions, previous: RunRow | None, overlay: Overlay
    ) -> None:
        self._db = db
        self._places = places
        self._options = options
        self._runs = Runs(db)
        self._overlay = overlay
        self._previous = previous
        self._number = previous.number + 1 if previous else 1
        self._language = main_language(places.rows, options)
        self._numbers = self._runs.theme_numbers()
        self._events: list[Event] = []
        self._single = np.zeros(0, dtype=np.int64)  # the theme of each point of a meeting that is alone
        self._standing_numbers = np.zeros(0, dtype=np.int32)
        # Themes that edits name are as real as those of runs.
        shown = {theme: self._overlay.shown(theme) for theme in self._numbers}
        self._shown = np.zeros(max(self._numbers.values(), default=0) + 1, dtype=np.int32)
        for theme, number in self._numbers.items():
            self._shown[number] = self._numbers.get(shown[theme], number)

    def find(self, *, regroup: bool = False) -> Outcome:
        """Find the run's themes. ``regroup``: group all anew and carry names over by what is shared."""
        options = self._options
        keep_units(self._db, self._places.rows, options, ordered=options.ordered)
        raw, fixed, fresh = self._read_standing()
        coded = self._assign_to_codebook(raw, None if self._codebook_changed() else fresh)
        same = self._previous is not None and self._previous.options == describe_options(options)
        if same and not regroup and options.codebook is None and options.encoder is None:
            quick = self._join_quickly(raw, fresh)
            if quick is not None:
                return self._finish(quick, raw, np.zeros(len(raw)))
        placed = load_units(self._db, self._places)
        if options.n_themes is not None and len(placed.starts) < options.n_themes and options.ordered:
            keep_units(self._db, self._places.rows, options, ordered=False)
            placed = load_units(self._db, self._places)
        return self._look_and_place(placed, raw, fixed, coded, regroup=regroup, other_options=not same)

    # What is known

    def _read_standing(self) -> tuple[NDArray[np.int32], NDArray[np.bool_], list[int]]:
        """Return each point's theme as runs left it, which points the user has placed, and the new meetings."""
        last = self._previous.number if self._previous else 0
        segments = self._runs.segments(last) if last else []
        raw = self._places.spread_segments(segments)
        seen = {segment.meeting for segment in segments}
        fresh = [i for i, row in enumerate(self._places.rows) if row.number not in seen and row.n_points]
        former = self._runs.former_ids(last) if last and fresh else {}
        if former:
            # A file that was read anew: points that say the same keep their theme.
            known: dict[str, int] = {}
            for segment in segments:
                for point in former.get(segment.meeting, [])[segment.first : segment.last + 1]:
                    known[point] = segment.theme
            for index in fresh:
                start = int(self._places.offsets[index])
                rows = self._db.execute(
                    "SELECT position, id FROM points WHERE meeting = ?", (self._places.rows[index].number,)
                )
                for row in rows:
                    raw[start + row["position"]] = known.get(row["id"], 0)
        fixed = np.zeros(len(raw), dtype=bool)
        fixed[self._places_of(list(self._overlay.moved))] = True
        return raw, fixed, fresh

    def _places_of(self, ids: Sequence[str]) -> NDArray[np.int64]:
        numbers = [
            row["number"]
            for point in ids
            for row in self._db.execute("SELECT number FROM points WHERE id = ?", (point,))
        ]
        places = self._places.places(numbers)
        return places[places >= 0]

    def _effective(self, raw: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return each point's theme as the user sees it."""
        out = self._shown[raw]
        for point, theme in self._overlay.moved.items():
            number = self._numbers.get(self._overlay.shown(theme), 0) if theme else 0
            out[self._places_of([point])] = number
        return out

    # The codebook

    def _codebook_changed(self) -> bool:
        if self._previous is None:
            return True
        before = msgspec.json.decode(self._previous.options).get("codebook")
        return bool(before != msgspec.json.decode(describe_options(self._options))["codebook"])

    def _assign_to_codebook(self, raw: NDArray[np.int32], meetings: list[int] | None) -> NDArray[np.bool_]:
        """Put points of some meetings (None: all) that belong to the user's own themes there; mark all such points."""
        coded = np.zeros(len(raw), dtype=bool)
        codebook = self._options.codebook
        own = {codebook_theme_id(theme.label): theme.label for theme in codebook.themes} if codebook else {}
        if codebook is not None:
            from minutekit.themes.assignment import assign_to_codebook  # noqa: PLC0415 - for codebooks alone

            for theme in own:
                self._number_of(theme)
            indices = range(len(self._places.rows)) if meetings is None else meetings
            points: list[Point] = []
            where: list[int] = []
            for index in indices:
                points += load_meeting_points(self._db, self._places.rows[index])
                where += range(int(self._places.offsets[index]), int(self._places.offsets[index + 1]))
            found = assign_to_codebook([point.text for point in points], codebook, self._language)
            numbers = np.array([self._numbers[theme] for theme in own], dtype=np.int32)
            at = np.array(where, dtype=np.int64)
            if meetings is None:
                raw[np.isin(raw, numbers)] = 0
            raw[at[found >= 0]] = numbers[found[found >= 0]]
            coded = np.isin(raw, numbers)
        return coded

    def _number_of(self, theme: str) -> int:
        """Return a theme's number, a new one its next."""
        if theme not in self._numbers:
            self._numbers[theme] = len(self._shown)
            self._shown = np.append(self._shown, np.int32(len(self._shown)))
        return self._numbers[theme]

    # A few new meetings

    def _join_quickly(self, raw: NDArray[np.int32], fresh: list[int]) -> NDArray[np.int32] | None:
        """Place new meetings by what the last look left; None where there is none, or the archive grew a good deal."""
        kept = load_look(self._db, describe_options(self._options))
        if kept is None or self._places.n_points >= LOOK_AGAIN_AT * kept.n_points:
            return None
        after = raw.copy()
        if fresh:
            placed = load_units(self._db, self._places, fresh)
            labels = join_nearest(kept.space.place(placed.units.counts), kept.themes, kept.groups, kept.heirs)
            labels[np.diff(placed.units.counts.indptr) == 0] = NONE
            numbers = np.append(self._shown[kept.numbers], 0)  # the last is for none
            for start, size, label in zip(placed.starts, placed.units.sizes, labels, strict=True):
                inside = slice(int(start), int(start + size))
                after[inside] = np.where(raw[inside] == 0, numbers[label], raw[inside])
        return after

    # A look over all

    def _look_and_place(
        self,
        placed: PlacedUnits,
        raw: NDArray[np.int32],
        fixed: NDArray[np.bool_],
        coded: NDArray[np.bool_],
        *,
        regroup: bool,
        other_options: bool,
    ) -> Outcome:
        units, sizes, unit_of = placed.units, placed.units.sizes, placed.unit_of()
        effective = self._effective(raw)
        effective[coded] = 0
        standing = self._stand(unit_of, len(sizes), effective, raw, fixed)
        n_coded = np.bincount(unit_of, coded, minlength=len(sizes))
        taken = len(np.unique(raw[coded]))
        wanted = None if self._options.n_themes is None else max(1, self._options.n_themes - taken)
        look = look_over(
            units, self._language, wanted, encoded=self._encode(unit_of, sizes), left_out=n_coded * 2 > sizes
        )
        of_points = units.in_passages == 0
        if self._previous is None or not standing.n_themes or regroup:
            labels = self._group_all(look, standing, placed, coded, regroup=regroup, of_points=of_points, asked=wanted)
            growth = Growth(labels[0], labels[1], np.full(len(sizes), NONE), int(labels[0].max(initial=NONE)) + 1)
        else:
            growth = grow_themes(look.rows, look.groups, sizes, standing, of_points=of_points, most_themes=wanted)
            if wanted is not None and other_options:
                reached = reach_number(look.rows, growth.labels, look.groups, sizes, wanted)
                n = int(reached.max(initial=NONE)) + 1
                growth = Growth(reached, growth.heirs, np.full(len(sizes), NONE), n)
        return self._settle(placed, look, growth, standing, raw, effective, fixed | coded, regroup=regroup)

    def _stand(
        self,
        unit_of: NDArray[np.int64],
        n_units: int,
        effective: NDArray[np.int32],
        raw: NDArray[np.int32],
        fixed: NDArray[np.bool_],
    ) -> Standing:
        """Bring what is known of points to their units: the theme of most, and since which run."""
        self._standing_numbers = np.unique(effective[effective > 0])
        labels = np.full(n_units, NONE, dtype=np.int64)
        inside = np.flatnonzero(effective > 0)
        if len(inside):
            label_of = np.searchsorted(self._standing_numbers, effective[inside])
            pairs, counts = np.unique(unit_of[inside] * len(self._standing_numbers) + label_of, return_counts=True)
            order = np.lexsort((pairs, counts, pairs // len(self._standing_numbers)))
            # The last of each unit in this order has the most points.
            labels[pairs[order] // len(self._standing_numbers)] = pairs[order] % len(self._standing_numbers)
        first_run = np.zeros(len(raw), dtype=np.int32)
        first_theme = raw.copy()
        history = self._runs.segment_history() if self._previous else []
        themed = [segment for segment in history if segment[3]]
        if themed:
            first_theme = self._places.spread_segments(themed)
            first_run = self._places.spread_segments([(*segment[:3], segment[4]) for segment in themed])
        cohorts = np.zeros(n_units, dtype=np.int64)
        np.maximum.at(cohorts, unit_of, first_run)
        moved = np.zeros(n_units, dtype=bool)
        np.logical_or.at(moved, unit_of, (raw > 0) & (first_theme > 0) & (raw != first_theme))
        held = np.zeros(n_units, dtype=bool)
        np.logical_or.at(held, unit_of, fixed)
        grown = {run.number: self._places.n_points >= SETTLED_UNTIL * run.n_points for run in self._runs.list_runs()}
        held |= ~np.array([grown.get(cohort, False) for cohort in cohorts.tolist()], dtype=bool)
        return Standing(labels, cohorts, moved, held, len(self._standing_numbers))

    def _encode(self, unit_of: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.float64] | None:
        if self._options.encoder is None:
            return None
        from minutekit.themes.grouping import encode_points  # noqa: PLC0415 - for encoders alone

        points = [point for row in self._places.rows for point in load_meeting_points(self._db, row)]
        return encode_points(self._options.encoder, points, unit_of, len(sizes))

    def _group_all(
        self,
        look: Look,
        standing: Standing,
        placed: PlacedUnits,
        coded: NDArray[np.bool_],
        *,
        regroup: bool,
        of_points: bool,
        asked: int | None,
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Take the look's groups as themes; those that share most with a theme there was are that theme."""
        if len([row for row in self._places.rows if row.n_points]) == 1 and not coded.any():
            # A single meeting is grouped as one: its points tell more of their order than a look can use.
            points = [point for row in self._places.rows for point in load_meeting_points(self._db, row)]
            found = find_themes(points, self._options).labels
            self._single = np.array(found, dtype=np.int64)
            unit_of = placed.unit_of()
            groups = np.full(len(placed.starts), NONE, dtype=np.int64)
            n = int(self._single.max(initial=NONE)) + 1
            votes = np.zeros((len(groups), n + 1), dtype=np.int64)
            np.add.at(votes, (unit_of, self._single), 1)
            if n:
                groups = np.where(votes[:, :n].sum(axis=1) > 0, votes[:, :n].argmax(axis=1), NONE)
            labels = groups
        else:
            labels = look.groups if asked is not None else begin_themes(look.rows, look.groups, of_points=of_points)
            groups = look.groups
        n_groups = int(groups.max(initial=NONE)) + 1
        heirs = np.full(n_groups, NONE, dtype=np.int64)
        if regroup and standing.n_themes:
            heirs = match_groups(standing.labels, groups, placed.units.sizes, standing.n_themes)
        free = standing.n_themes
        for group in np.flatnonzero(heirs == NONE).tolist():
            heirs[group] = free
            free += 1
        return np.where(labels >= 0, heirs[labels], NONE), heirs

    # The outcome

    def _settle(
        self,
        placed: PlacedUnits,
        look: Look,
        growth: Growth,
        standing: Standing,
        raw: NDArray[np.int32],
        effective: NDArray[np.int32],
        fixed: NDArray[np.bool_],
        *,
        regroup: bool,
    ) -> Outcome:
        """Bring the units' themes to their points, and number the new themes."""
        unit_of = placed.unit_of()
        n_old = standing.n_themes
        numbers = np.zeros(growth.n_themes + 1, dtype=np.int32)  # the last is for none
        numbers[:n_old] = self._standing_numbers
        numbers[n_old : growth.n_themes] = len(self._shown) + np.arange(growth.n_themes - n_old)
        before, after = standing.labels[unit_of], growth.labels[unit_of]
        theme_of = raw.copy()
        if len(self._single):
            theme_of[:] = np.where(fixed, raw, numbers[np.append(growth.heirs, NONE)[self._single]])
        else:
            here = np.append(self._standing_numbers, 0)[before]
            # Points that were apart from their unit stay apart; all else follows it.
            follows = ~fixed & ((effective == here) | (effective == 0)) & (before != after)
            if regroup:
                follows = ~fixed
            theme_of[follows] = numbers[after[follows]]
        sizes = placed.units.sizes
        if self._previous is not None:
            self._events += (
                tell_regrouping(self._number, standing, growth, sizes)
                if regroup
                else tell_events(self._number, standing, growth, sizes, numbers)
            )
        outcome = self._finish(theme_of, raw, _measure_nearness(theme_of, placed, look))
        packed = pack_look(look, growth, numbers, self._places.n_points)
        outcome.looked, outcome.look = True, None if packed is None else (len(placed.starts), packed)
        return outcome

    def _finish(self, theme_of: NDArray[np.int32], raw: NDArray[np.int32], near: NDArray[np.float64]) -> Outcome:
        """Say in which meetings themes are others than before, and state the themes."""
        at = np.flatnonzero(theme_of != raw)
        moved = np.searchsorted(self._places.offsets, at, side="right") - 1
        changed = sorted({*moved.tolist(), *self._new_meetings()})
        stating = ThemeStating(self._db, self._places, self._language, self._options.codebook, self._overlay)
        records, new_ids = stating.state(theme_of, near, self._numbers, self._previous.number if self._previous else 0)
        return Outcome(theme_of, changed, records, new_ids, self._events)

    def _new_meetings(self) -> list[int]:
        held = {
            row["meeting"] for row in self._db.execute("SELECT DISTINCT meeting FROM segments WHERE to_run IS NULL")
        }
        return [i for i, row in enumerate(self._places.rows) if row.n_points and row.number not in held]


def _measure_nearness(theme_of: NDArray[np.int32], placed: PlacedUnits, look: Look) -> NDArray[np.float64]:
    """Return how near each point's unit lies to the direction of the point's theme."""
    unit_of = placed.unit_of()
    # A unit counts for the theme of its first point; where points of one unit differ, the others count less.
    label = theme_of[placed.starts].astype(np.int64)
    label[label == 0] = NONE
    directions = find_directions(look.rows, label, int(theme_of.max(initial=0)) + 1)
    near = np.zeros(len(theme_of))
    for start in range(0, len(theme_of), _BLOCK):
        part = slice(start, start + _BLOCK)
        near[part] = np.einsum("ij,ij->i", look.rows[unit_of[part]], directions[theme_of[part]])
    return near
