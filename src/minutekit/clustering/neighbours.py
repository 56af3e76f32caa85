"""Each row drawn towards the rows nearest to it, so that statements in few words borrow from those like them.

One step of the mean shift of Fukunaga and Hostetler ("The estimation of the gradient of a density function",
1975) over a fixed number of neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from minutekit.clustering.scaling import scale_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LOOKED_AT_MOST = 2_500
_BLOCK = 4_000


def draw_to_neighbours(rows: NDArray[np.float64], n_neighbours: int) -> NDArray[np.float64]:
    """Add to each row the mean of its nearest rows, weighted by their cosines, as long as the row itself.

    ``rows``: shape (n_rows, n_features). Returns rows of length 1, same shape; rows of zeros stay. Of many
    rows the neighbours are looked for among an even sample of at most 2,500, so time grows in line.
    """
    rows = scale_rows(rows)
    step = _step(len(rows))
    sample = rows[::step]
    drawn = np.empty_like(rows)
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        sampled = np.flatnonzero(np.arange(start, start + len(block)) % step == 0)
        # A row of the sample is no neighbour of its own.
        own = (sampled, (start + sampled) // step)
        drawn[start : start + _BLOCK] = _draw(block, sample, min(n_neighbours, len(sample) - 1), own)
    return scale_rows(drawn)


def take_sample(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the rows among which ``draw_to_neighbours`` looks for neighbours."""
    return scale_rows(rows[:: _step(len(rows))])


def draw_to_sample(rows: NDArray[np.float64], sample: NDArray[np.float64], n_neighbours: int) -> NDArray[np.float64]:
    """Draw rows that are not of the sample to it, as ``draw_to_neighbours`` draws those that are."""
    drawn = _draw(scale_rows(rows), sample, min(n_neighbours, len(sample)), None)
    return scale_rows(drawn)


def _step(n: int) -> int:
    return -(-n // _LOOKED_AT_MOST) or 1


def _draw(
    rows: NDArray[np.float64],
    sample: NDArray[np.float64],
    n_neighbours: int,
    own: tuple[NDArray[np.int64], NDArray[np.int64]] | None,
) -> NDArray[np.float64]:
    if n_neighbours < 1:
        return rows
    # Rounding keeps cosines that differ in the last bits between machines from being told apart.
    near = np.round(rows @ sample.T, 9)
    if own is not None:
        near[own] = -1.0
    least = np.partition(near, -n_neighbours, axis=1)[:, -n_neighbours, None]
    near[near < np.maximum(least, 0.0)] = 0.0
    weight = near.sum(axis=1, keepdims=True)
    return np.asarray(rows + (near @ sample) / np.where(weight > 0, weight, 1.0))
