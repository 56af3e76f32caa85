"""Counts of terms as rows of numbers that are near when the texts are about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import svds

from minutekit.clustering.scaling import scale_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

POINT_DIMENSIONS = 20
PASSAGE_DIMENSIONS = 40
_ROWS_TO_LEARN_FROM = 30_000
_EXACT_AT_MOST = 1_200


def weigh_points(counts: csr_array, generality: NDArray[np.float64] | None = None) -> csr_array:
    """TF-IDF with damped term frequency, rows of length 1; shape as ``counts``.

    ``generality``: a factor for each column, small for words that any meeting uses; None for 1.
    """
    idf = inverse_frequency(counts)
    return weigh_counts(counts, idf if generality is None else idf * generality)


def inverse_frequency(counts: csr_array) -> NDArray[np.float64]:
    """Return the smoothed inverse document frequency of each column."""
    return np.asarray(np.log((1 + counts.shape[0]) / (1 + document_frequency(counts))) + 1)


def weigh_passages(passages: csr_array, spread: NDArray[np.float64]) -> csr_array:
    """TF-IDF of passages times residual IDF, rows of length 1; shape as ``passages``."""
    return weigh_counts(passages, weigh_columns(passages, spread))


def weigh_columns(passages: csr_array, spread: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each column's IDF times its residual IDF; its IDF alone where no word gathers.

    ``spread``: in how many points each column occurs. Residual IDF (Church and Gale, "Inverse document frequency: a
    measure of deviations from Poisson", 1995) is how much more a word gathers in few passages than its number of
    points would by chance. Words of the passage's subject gather; the meeting's own subject and a note-taker's words
    do not.
    """
    n = passages.shape[0]
    df = document_frequency(passages)
    idf = inverse_frequency(passages)
    with np.errstate(divide="ignore", invalid="ignore"):
        gathered = np.log(n / df) + np.log(1 - np.exp(-spread / n))
    gathered = np.where(df > 1, np.maximum(gathered, 0.0), 0.0)
    return np.asarray(idf * gathered if (gathered > 0).any() else idf)


def document_frequency(counts: csr_array) -> NDArray[np.float64]:
    """Count the rows that have each column."""
    return np.bincount(counts.indices, minlength=counts.shape[1]).astype(np.float64)


def weigh_counts(counts: csr_array, weights: NDArray[np.float64]) -> csr_array:
    """Damp the counts, weigh their columns, and bring rows to length 1."""
    if not counts.nnz:
        return counts
    damped = counts.copy()
    damped.data = 1 + np.log(damped.data)
    weighed = csr_array(damped @ diags_array(weights))
    lengths = np.sqrt(weighed.power(2).sum(axis=1))
    return csr_array(diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ weighed)


def find_latent_space(weights: csr_array, dimensions: int) -> NDArray[np.float64]:
    """Project rows onto the strongest latent dimensions, rows of length 1 (LSA, Deerwester et al. 1990).

    Shape (n_rows, at most ``dimensions``). Up to 1,200 rows by the rows' own products; beyond by the
    implicitly restarted Lanczos method (ARPACK) from a fixed start, of very many rows learnt from an even sample.
    """
    dimensions = min(dimensions, min(weights.shape) - 1)
    if dimensions < 1:
        return np.asarray(weights.toarray(), dtype=np.float64)
    if weights.shape[0] <= _EXACT_AT_MOST:
        values, axes = np.linalg.eigh((weights @ weights.T).toarray())
        strongest = slice(-1, -dimensions - 1, -1)
        return scale_rows(axes[:, strongest] * np.sqrt(np.maximum(values[strongest], 0)))
    return scale_rows(weights @ learn_axes(weights, dimensions).T)


def learn_axes(weights: csr_array, dimensions: int) -> NDArray[np.float64]:
    """Return the strongest latent dimensions of many rows, shape (at most dimensions, n_columns), strongest first."""
    learnt = weights[:: -(-weights.shape[0] // _ROWS_TO_LEARN_FROM)]
    if not learnt.count_nonzero():
        return np.zeros((0, learnt.shape[1]))
    if min(learnt.shape) <= dimensions:
        return np.asarray(np.linalg.svd(learnt.toarray(), full_matrices=False)[2])
    _, _, axes = svds(learnt, dimensions, v0=np.ones(min(learnt.shape)))
    return np.asarray(axes[::-1])


def place_in_background(counts: csr_array, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Average the background vectors of each row's terms, centred, rows of length 1.

    ``vectors``: shape (n_columns, n_dimensions). Terms count by the square root of their inverse document
    frequency, so that the collection's own subject does not draw all rows together.
    """
    damped = counts.copy()
    damped.data = 1 + np.log(damped.data)
    placed = scale_rows(damped @ (vectors * np.sqrt(inverse_frequency(counts))[:, None]))
    filled = np.abs(placed).sum(axis=1) > 0
    if filled.any():
        placed[filled] -= placed[filled].mean(axis=0)
    return scale_rows(placed)
