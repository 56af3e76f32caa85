"""Cutting a sequence of rows of counts into passages that each keep to their own words.

The model is that of Eisenstein and Barzilay ("Bayesian unsupervised topic segmentation", EMNLP 2008): the words of
a passage are drawn from one multinomial with a symmetric Dirichlet prior, integrated out, so that a passage scores
well when its rows repeat one another's words. The best cut under a price per passage is found exactly, by dynamic
programming, among all cuts into passages of at most ``reach`` rows: O(rows * reach) time and memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.special import gammaln

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONCENTRATION = 0.3
"""The Dirichlet prior's count for each word: a passage repeats few words of many."""

REACH = 600
"""The longest passage, in rows."""

_MOST_REPEATS = 5
_EXACT_AT_MOST = 1_500
_PAIRED_AT_ONCE = 40
_HALVINGS = 24


@dataclass(frozen=True, slots=True)
class PassageCosts:
    """``costs[i, d]``: minus the log evidence of the passage of rows i to i + d, both included.

    Shape (n_rows, reach), reach the longest passage; infinite where the passage would leave the sequence.
    """

    costs: NDArray[np.float64]

    @property
    def whole(self) -> float:
        """The cost of the sequence as one passage, or as passages of full reach where it is longer."""
        n, reach = self.costs.shape
        return float(sum(self.costs[start, min(reach, n - start) - 1] for start in range(0, n, reach)))


def cost_passages(counts: csr_array, reach: int = REACH) -> PassageCosts:
    """Work out the cost of every passage. ``counts``: shape (n_rows, n_words); above 5 a count is cut.

    A word's occurrence after c earlier ones in its passage weighs log(c + prior): what a start at row i
    pays for row j is a sum over the occurrences between, so all starts follow from the pairs of
    occurrences of the same word.
    """
    n = counts.shape[0]
    reach = max(1, min(reach, n))
    rows = np.repeat(np.arange(n), np.diff(counts.indptr))
    lengths = np.bincount(rows, np.minimum(counts.data, _MOST_REPEATS), minlength=n).astype(np.int64)
    present = int(np.count_nonzero(np.bincount(counts.indices)))
    prior = CONCENTRATION * max(present, 1)
    # by_end[j, d]: what row j adds to a passage that starts at row j - d; evidence[i, d] the same for row i + d.
    by_end = np.zeros((n + reach, reach))
    np.cumsum(_weigh_pairs(counts, reach), axis=1, out=by_end[:n])
    step = by_end.itemsize
    evidence = np.lib.stride_tricks.as_strided(by_end, (n, reach), (reach * step, (reach + 1) * step), writeable=False)
    padded = np.concatenate([lengths, np.zeros(reach, dtype=np.int64)])
    windows = np.lib.stride_tricks.sliding_window_view(padded, reach)[:n]
    sizes = np.cumsum(windows, axis=1)
    table = gammaln(np.arange(int(sizes.max(initial=0)) + 1) + prior) - gammaln(prior)
    costs = table[sizes] - np.cumsum(evidence, axis=1) - sizes * np.log(CONCENTRATION)
    beyond = np.arange(n)[:, None] + np.arange(reach)[None, :] >= n
    costs[beyond] = np.inf
    return PassageCosts(costs)


def cap_counts(counts: csr_array) -> csr_array:
    """Cut counts above 5, so that a burst of one word in one row does not decide."""
    return csr_array((np.minimum(counts.data, _MOST_REPEATS), counts.indices, counts.indptr), shape=counts.shape)


def _weigh_pairs(counts: csr_array, reach: int) -> NDArray[np.float64]:
    """Sum, for each row and each distance to an earlier row, the weights of the words that they share."""
    n = counts.shape[0]
    by_word = cap_counts(counts).tocsc()
    by_word.sort_indices()
    repeats = by_word.data.astype(np.int64)
    words = np.repeat(np.repeat(np.arange(counts.shape[1]), np.diff(by_word.indptr)), repeats)
    rows = np.repeat(by_word.indices.astype(np.int64), repeats)
    uses = np.bincount(words, minlength=counts.shape[1])
    weights = np.log1p(1 / (np.arange(int(uses.max(initial=1))) + CONCENTRATION))
    frequent = uses[words] > _PAIRED_AT_ONCE
    # All pairs of occurrences of all other words: each with those of its word that come later.
    later = (np.cumsum(uses)[words] - 1 - np.arange(len(words))) * ~frequent
    one = np.repeat(np.arange(len(words)), later)
    between = np.arange(len(one)) - np.repeat(np.cumsum(later) - later, later)
    other = rows[one + between + 1]
    distance = other - rows[one]
    near = distance < reach
    out = np.zeros(n * reach)
    out += np.bincount((other * reach + distance)[near], weights[between[near]], minlength=n * reach)
    _weigh_frequent(rows[frequent], words[frequent], weights, reach, out)
    return out.reshape(n, reach)


def _weigh_frequent(
    rows: NDArray[np.int64],
    words: NDArray[np.int64],
    weights: NDArray[np.float64],
    reach: int,
    out: NDArray[np.float64],
) -> None:
    """Add the pairs of frequent words to ``out``, step by step, so that only near pairs are ever made."""
    alive = np.arange(len(rows))
    step = 0
    while len(alive):
        step += 1
        alive = alive[alive + step < len(rows)]
        later = alive + step
        distance = rows[later] - rows[alive]
        # Occurrences of a word are in row order, so a pair too far apart has no nearer one behind it.
        near = (words[later] == words[alive]) & (distance < reach)
        alive, distance = alive[near], distance[near]
        np.add.at(out, (rows[alive] + distance) * reach + distance, weights[step - 1])


def cut_passages(costs: PassageCosts, price: float) -> tuple[NDArray[np.int64], float]:
    """Find the cheapest cut at ``price`` a passage.

    Returns the first row of each passage, in order, and the cut's whole cost.
    """
    table = costs.costs
    n, reach = table.shape
    best = np.full(n + 1, np.inf)
    best[0] = 0.0
    origin = np.zeros(n + 1, dtype=np.int64)
    flat = table.ravel()
    for end in range(1, n + 1):
        first = max(0, end - reach)
        # table[start, end - start - 1] for every start: in memory one step of reach - 1 after the other.
        ends_here = flat[first * reach + end - first - 1 :: max(1, reach - 1)][: end - first]
        reached = best[first:end] + ends_here
        # Of starts that are as good, the first.
        origin[end] = first + int((reached <= reached.min() + 1e-9).argmax())
        best[end] = reached[origin[end] - first] + price
    starts = []
    end = n
    while end > 0:
        end = int(origin[end])
        starts.append(end)
    return np.array(starts[::-1], dtype=np.int64), float(best[n])


def cut_into(costs: PassageCosts, n_passages: int) -> NDArray[np.int64]:
    """Find the cheapest cut into ``n_passages``; returns the first row of each, in order.

    Exact up to 1,500 rows. Beyond, the cheapest cut under the highest price that gives at least as many.
    """
    n = len(costs.costs)
    n_passages = min(n_passages, n)
    return _cut_exactly(costs, n_passages) if n <= _EXACT_AT_MOST else _cut_by_price(costs, n_passages)


def _cut_exactly(costs: PassageCosts, n_passages: int) -> NDArray[np.int64]:
    n, reach = costs.costs.shape
    # between[i, j]: the cost of the passage of rows i to j - 1.
    between = np.full((n + 1, n + 1), np.inf)
    for i in range(n):
        stop = min(n, i + reach)
        between[i, i + 1 : stop + 1] = costs.costs[i, : stop - i]
    best = between[0]
    origins = []
    for _ in range(n_passages - 1):
        whole = best[:, None] + between
        origin = np.round(whole, 6).argmin(axis=0)
        origins.append(origin)
        best = whole[origin, np.arange(n + 1)]
    if not np.isfinite(best[n]):
        # Fewer passages than their reach allows.
        return _cut_by_price(costs, n_passages)
    starts = []
    end = n
    for origin in reversed(origins):
        end = int(origin[end])
        starts.append(end)
    return np.array([0, *starts[::-1]], dtype=np.int64)


def _cut_by_price(costs: PassageCosts, n_passages: int) -> NDArray[np.int64]:
    low, high = -1e4, 1e4
    starts = np.arange(len(costs.costs))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found, _ = cut_passages(costs, middle)
        if len(found) >= n_passages:
            low, starts = middle, found
            if len(found) == n_passages:
                break
        else:
            high = middle
    return starts
