"""One meeting's points as units to group: passages where their order tells, single points where it does not.

What is counted here depends on the meeting alone, so an archive counts it once and keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from minutekit.themes.grouping import STRETCH, narrow_columns
from minutekit.themes.sequence import find_passages
from minutekit.themes.terms import count_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from minutekit.schema import Point

UNITS_VERSION = 1
"""Raised whenever the same points would be cut or counted otherwise."""


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """The units of a meeting: ``starts[i]`` is the first point of unit i, the last goes to the end.

    ``counts`` and ``spread``, shape (n_units, n_stems): how often the unit has the stem, and in how many of its
    points. ``stems`` and ``words``: the columns' stems and each one's most frequent word. ``in_passages``: how many
    points lie in passages.
    """

    starts: NDArray[np.int64]
    counts: csr_array
    spread: csr_array
    stems: tuple[str, ...]
    words: tuple[str, ...]
    in_passages: int


def count_units(points: Sequence[Point], language: str | None, *, ordered: bool = True) -> UnitCounts:
    """Cut a meeting's points, in order, into units and count their stems.

    ``ordered``: False takes every point singly.
    """
    terms = count_terms([point.text for point in points], language)
    marks = np.zeros(len(points), dtype=bool)
    in_passages = 0
    for start in range(0, len(points), STRETCH):
        inside = points[start : start + STRETCH]
        whole = len(inside) == len(points)
        rows = terms.counts if whole else narrow_columns(csr_array(terms.counts[start : start + STRETCH]))
        found = find_passages(rows, inside, None, alone=False) if ordered and rows.nnz else None
        if found is None:
            marks[start : start + STRETCH] = True
        else:
            in_passages += len(inside)
            marks[start + np.flatnonzero(np.diff(found, prepend=-1))] = True
    starts = np.flatnonzero(marks)
    unit_of = marks.cumsum() - 1
    member = csr_array((np.ones(len(points)), (unit_of, np.arange(len(points)))), shape=(len(starts), len(points)))
    once = csr_array((np.ones(terms.counts.nnz), terms.counts.indices, terms.counts.indptr), shape=terms.counts.shape)
    counts, spread = csr_array(member @ terms.counts), csr_array(member @ once)
    counts.sort_indices()
    spread.sort_indices()
    # The most frequent word of each stem, the first seen on a tie, stands for it where words have vectors.
    order = np.lexsort((np.arange(len(terms.words)), -terms.frequency, terms.stem_of))
    best = order[np.searchsorted(terms.stem_of[order], np.arange(len(terms.stems)))]
    words = tuple(map(terms.words.__getitem__, best.tolist()))
    return UnitCounts(starts, counts, spread, terms.stems, words, in_passages)
