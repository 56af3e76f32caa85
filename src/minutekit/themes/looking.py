"""A look over all units of an archive: where they lie, and which groups they fall into by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from minutekit.clustering.neighbours import draw_to_neighbours, draw_to_sample, take_sample
from minutekit.clustering.partition import partition_rows, split_largest
from minutekit.clustering.scaling import scale_rows
from minutekit.themes.grouping import LARGEST_SHARE, NEIGHBOURS, NEVER_LARGE, choose_number, describe_units
from minutekit.themes.terms import TermCounts
from minutekit.themes.vectors import PASSAGE_DIMENSIONS, learn_axes, weigh_columns, weigh_counts

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

KEPT_FROM = 2_500
"""From so many passages on a look's space is kept, so that single meetings are placed without looking anew."""


@dataclass(frozen=True, slots=True)
class ArchiveUnits:
    """All units of an archive. ``counts``: shape (n_units, n_stems); ``spread``: in how many points each stem occurs.

    ``sizes``: points of each unit. ``stems`` and ``words`` name the columns. ``in_passages``: points in passages.
    """

    counts: csr_array
    spread: NDArray[np.float64]
    sizes: NDArray[np.int64]
    stems: tuple[str, ...]
    words: tuple[str, ...]
    in_passages: int


@dataclass(frozen=True, slots=True)
class Space:
    """Where units lie: what to weigh each stem by, the latent dimensions, and an even sample of the rows.

    ``columns``: the stems that weigh anything, ascending.
    """

    columns: NDArray[np.int64]
    weights: NDArray[np.float64]
    axes: NDArray[np.float64]
    sample: NDArray[np.float64]

    def place(self, counts: csr_array) -> NDArray[np.float64]:
        """Place further units, drawn to those of the sample; shape (n_units, n_dimensions)."""
        known = self.columns[self.columns < counts.shape[1]]
        weights = np.zeros(counts.shape[1])
        weights[known] = self.weights[: len(known)]
        axes = np.zeros((counts.shape[1], self.axes.shape[0]))
        axes[known] = self.axes[:, : len(known)].T
        return draw_to_sample(scale_rows(weigh_counts(counts, weights) @ axes), self.sample, NEIGHBOURS)


@dataclass(frozen=True, slots=True)
class Look:
    """``rows``: where each unit lies, of length 1. ``groups``: each unit's group, from 0, -1 for units without stems.

    ``space``: how further units are placed, None where there are so few that looking anew is as quick.
    """

    rows: NDArray[np.float64]
    groups: NDArray[np.int64]
    space: Space | None


def look_over(
    units: ArchiveUnits,
    language: str | None,
    n_groups: int | None = None,
    *,
    encoded: NDArray[np.float64] | None = None,
    left_out: NDArray[np.bool_] | None = None,
) -> Look:
    """Place all units and group them as if nothing were known of them.

    ``encoded``: rows of another model to place them by as well. ``left_out``: units that are placed, not grouped.
    """
    n = len(units.sizes)
    empty = np.diff(units.counts.indptr) == 0
    skipped = empty if left_out is None else empty | left_out
    groups = np.full(n, -1, dtype=np.int64)
    if skipped.all():
        return Look(np.zeros((n, 1)), groups, None)
    passages = units.in_passages > 0
    space = None
    if passages and n >= KEPT_FROM and encoded is None:
        weights = weigh_columns(units.counts, units.spread)
        weighed = weigh_counts(units.counts, weights)
        axes = learn_axes(weighed, PASSAGE_DIMENSIONS)
        rows = scale_rows(weighed @ axes.T)
        columns = np.flatnonzero(weights)
        space = Space(columns, weights[columns], axes[:, columns], take_sample(rows))
    else:
        # The words that stand for the stems are as good as all of them where words have vectors.
        frequency = np.asarray(units.counts.sum(axis=0)).ravel().astype(np.int64)
        terms = TermCounts(units.counts, units.stems, units.words, np.arange(len(units.stems)), frequency)
        rows = describe_units(units.counts, units.spread, terms, language, in_passages=passages)
    if encoded is not None:
        rows = np.hstack([rows, encoded])
    rows = draw_to_neighbours(rows, min(NEIGHBOURS, max(1, n // 4)))
    inside = np.flatnonzero(~skipped)
    mostly = units.in_passages * 2 > int(units.sizes.sum())
    found = partition_rows(rows[inside], n_groups or choose_number(len(inside), mostly))
    if n_groups is None and not passages:
        found = split_largest(rows[inside], found, max(NEVER_LARGE, int(LARGEST_SHARE * len(inside))))
    groups[inside] = found
    return Look(rows, groups, space)
