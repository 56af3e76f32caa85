"""Rows of numbers into a given number of groups, the same way every time.

Ward's method (1963) finds the groups, k-means passes (Lloyd 1982) then move the strays. Of many rows an
even sample is joined by Ward, and all rows go through the passes: close to linear in the rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.cluster.hierarchy import linkage

if TYPE_CHECKING:
    from numpy.typing import NDArray

_JOINED_AT_MOST = 2_500
_PASSES = 20
_PASSES_OF_MANY = 5
_BLOCK = 50_000


def partition_rows(rows: NDArray[np.float64], n_groups: int) -> NDArray[np.int64]:
    """Return a group number for each row, counted from 0 by first appearance.

    ``rows``: shape (n_rows, n_features). Equal rows share a group, so there may be fewer groups.
    """
    n = len(rows)
    if n == 0 or n_groups <= 1:
        return np.zeros(n, dtype=np.int64)
    step = -(-n // _JOINED_AT_MOST)
    sample = rows[::step]
    labels = join_rows(sample, n_groups)
    centres = find_centres(sample, labels)
    for _ in range(_PASSES if step == 1 else _PASSES_OF_MANY):
        moved = nearest_centre(rows, centres)
        if len(labels) == len(moved) and (labels == moved).all():
            break
        labels = moved
        centres = _follow(rows, labels, centres)
    return renumber(nearest_centre(rows, centres))


def split_largest(rows: NDArray[np.float64], labels: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """Split groups of more than ``most`` rows in two, the largest first, until none is left or can be split.

    Returns group numbers counted from 0 by first appearance.
    """
    labels = labels.copy()
    whole: set[int] = set()
    while True:
        sizes = np.bincount(labels)
        sizes[list(whole)] = 0
        largest = int(sizes.argmax())
        if sizes[largest] <= most:
            return renumber(labels)
        inside = np.flatnonzero(labels == largest)
        parts = partition_rows(rows[inside], 2)
        if parts.any():
            labels[inside[parts > 0]] = len(sizes)
        else:
            # Equal rows stay together.
            whole.add(largest)


def join_rows(rows: NDArray[np.float64], n_groups: int) -> NDArray[np.int64]:
    """Group rows by Ward's method: quadratic in the rows, meant for some thousands."""
    n = len(rows)
    if n < 2 or n_groups <= 1:
        return np.zeros(n, dtype=np.int64)
    # Rounding keeps ties that differ in the last bits between machines from being told apart.
    tree = linkage(np.round(rows, 9), "ward")
    # The first n - n_groups joins, by number: a cut by height gives fewer groups where joins tie.
    parent = np.arange(2 * n - 1)
    for step, (a, b) in enumerate(tree[: max(0, n - n_groups), :2].astype(np.int64)):
        parent[a] = parent[b] = n + step
    while (parent != parent[parent]).any():
        parent = parent[parent]
    return np.unique(parent[:n], return_inverse=True)[1].astype(np.int64)


def find_centres(rows: NDArray[np.float64], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Average the rows of each group, shape (n_groups, n_features)."""
    sums = np.zeros((int(labels.max(initial=0)) + 1, rows.shape[1]))
    np.add.at(sums, labels, rows)
    sizes = np.bincount(labels, minlength=len(sums))
    return np.asarray(sums / np.maximum(sizes, 1)[:, None])


def nearest_centre(rows: NDArray[np.float64], centres: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the number of the nearest centre for each row, the lowest number on a tie."""
    lengths = (centres**2).sum(axis=1) / 2
    blocks = [
        np.round(rows[start : start + _BLOCK] @ centres.T - lengths, 9).argmax(axis=1)
        for start in range(0, len(rows), _BLOCK)
    ]
    return np.concatenate(blocks).astype(np.int64) if blocks else np.zeros(0, dtype=np.int64)


def _follow(rows: NDArray[np.float64], labels: NDArray[np.int64], centres: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move each centre to the mean of its rows; a centre that lost all its rows stays where it was."""
    moved = np.zeros_like(centres)
    for start in range(0, len(rows), _BLOCK):
        part = labels[start : start + _BLOCK]
        chosen = np.zeros((len(part), len(centres)))
        chosen[np.arange(len(part)), part] = 1
        moved += chosen.T @ rows[start : start + _BLOCK]
    sizes = np.bincount(labels, minlength=len(centres))
    return np.where(sizes[:, None] > 0, moved / np.maximum(sizes, 1)[:, None], centres)


def renumber(labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number groups from 0 in the order of their first rows."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    place = np.empty(len(first), dtype=np.int64)
    place[np.argsort(first, kind="stable")] = np.arange(len(first))
    return place[inverse]
