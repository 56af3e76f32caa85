"""Joining passages that speak of the same thing, by the same evidence that cut them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import gammaln

from minutekit.clustering.passages import CONCENTRATION

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

RETURN_PRICE = 60.0
"""What it costs, in log evidence, to say that talk came back to an earlier subject.

Few subjects of a meeting are taken up again, so words alone must speak strongly for it.
"""


def join_passages(passages: csr_array, price: float, n_groups: int | None = None) -> NDArray[np.int64]:
    """Join passages greedily, best gain in log evidence first; returns a group number for each passage.

    ``passages``: in order, shape (n_passages, n_words), summed capped counts.
    ``price``: what a group costs, so that joins go on while a join gains more than minus the price;
    with ``n_groups`` they go on until that many are left.
    """
    n = passages.shape[0]
    groups = _Groups(passages)
    gains = np.full((n, n), -np.inf)
    for i in range(n - 1):
        later = np.arange(i + 1, n)
        gains[i, later] = groups.gain(i, later)
    left = n
    while left > max(1, n_groups or 1):
        place = int(np.round(gains, 6).argmax())
        one, other = divmod(place, n)
        if n_groups is None and gains[one, other] + price <= 0:
            break
        groups.join(one, other)
        gains[other, :] = -np.inf
        gains[:, other] = -np.inf
        rest = np.flatnonzero(groups.alive & (np.arange(n) != one))
        updated = groups.gain(one, rest)
        gains[np.minimum(one, rest), np.maximum(one, rest)] = updated
        left -= 1
    return groups.labels


class _Groups:
    """The passages joined so far: word counts, sizes and where each group lies."""

    def __init__(self, passages: csr_array) -> None:
        n = passages.shape[0]
        shared = np.bincount(passages.indices, minlength=passages.shape[1]) > 1
        self._sizes = np.asarray(passages.sum(axis=1)).ravel().astype(np.int64)
        prior = CONCENTRATION * max(1, np.unique(passages.indices).size)
        self._counts = passages[:, np.flatnonzero(shared)].toarray().astype(np.int32)
        top = int(self._counts.sum(axis=0).max(initial=0)) + 2
        self._word = gammaln(np.arange(top) + CONCENTRATION) - gammaln(CONCENTRATION)
        self._size = gammaln(np.arange(int(self._sizes.sum()) + 2) + prior) - gammaln(prior)
        self.alive = np.ones(n, dtype=bool)
        self.labels = np.arange(n)

    def gain(self, one: int, others: NDArray[np.int64]) -> NDArray[np.float64]:
        """Log evidence won by joining ``one`` with each of the others, less the price of a return."""
        mine = np.flatnonzero(self._counts[one])
        here = self._counts[one, mine]
        there = self._counts[np.ix_(others, mine)]
        words = (self._word[here + there] - self._word[there]).sum(axis=1) - self._word[here].sum()
        sizes = self._size[self._sizes[one]] + self._size[self._sizes[others]]
        lengths = sizes - self._size[self._sizes[one] + self._sizes[others]]
        return np.asarray(words + lengths - RETURN_PRICE * ~self._touch(one, others))

    def _touch(self, one: int, others: NDArray[np.int64]) -> NDArray[np.bool_]:
        before, after = self.labels[:-1], self.labels[1:]
        next_to = np.zeros(len(self.labels), dtype=bool)
        next_to[after[before == one]] = True
        next_to[before[after == one]] = True
        return np.asarray(next_to[others])

    def join(self, one: int, other: int) -> None:
        """Put ``other`` into ``one``."""
        self._counts[one] += self._counts[other]
        self._sizes[one] += self._sizes[other]
        self.alive[other] = False
        self.labels[self.labels == other] = one
