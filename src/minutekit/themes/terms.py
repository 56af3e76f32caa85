"""Texts as counts of terms: stems of the words that carry meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from minutekit.language import general_words, tokenise, word_vectors
from minutekit.language.words import drop_addresses, find_stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LONGEST_TEXT = 20_000
# A word in this many of a thousand sentences of meetings at large counts half.
_GENERAL = 4.0


@dataclass(frozen=True, slots=True)
class TermCounts:
    """``counts[i, j]``: how often text i has stem j, shape (n_texts, n_stems); ``stems`` are sorted.

    ``words`` are the different words in order of first need, ``stem_of[w]`` the column of each, -1 for
    words that carry no meaning, ``frequency[w]`` how often each occurs.
    """

    counts: csr_array
    stems: tuple[str, ...]
    words: tuple[str, ...]
    stem_of: NDArray[np.int64]
    frequency: NDArray[np.int64]

    def take(self, rows: NDArray[np.int64]) -> TermCounts:
        """Return the counts of some of the texts."""
        if len(rows) == self.counts.shape[0]:
            return self
        return replace(self, counts=csr_array(self.counts[rows]))


def count_terms(texts: Sequence[str], language: str | None) -> TermCounts:
    """Count the stems of each text. Left out: function words, numbers, single letters, web addresses.

    Only the first 20,000 characters of a text are read, which bounds time on hostile input.
    """
    found = [tokenise(drop_addresses(text[:_LONGEST_TEXT])) for text in texts]
    known = {word: number for number, word in enumerate(dict.fromkeys(chain.from_iterable(found)))}
    lengths = np.fromiter(map(len, found), dtype=np.int64, count=len(found))
    tokens = np.fromiter(map(known.__getitem__, chain.from_iterable(found)), dtype=np.int64, count=int(lengths.sum()))
    words = tuple(known)
    frequency = np.bincount(tokens, minlength=len(words))
    stem_of_word = find_stems(words, language)
    stems = tuple(sorted(set(stem_of_word) - {""}))
    column = {text: j for j, text in enumerate(stems)} | {"": -1}
    stem_of = np.fromiter(map(column.__getitem__, stem_of_word), dtype=np.int64, count=len(words))
    columns = stem_of[tokens] if len(tokens) else tokens
    rows = np.repeat(np.arange(len(texts)), lengths)
    kept = columns >= 0
    counts = csr_array(
        (np.ones(int(kept.sum())), (rows[kept], columns[kept])), shape=(len(texts), len(stems)), dtype=np.float64
    )
    counts.sum_duplicates()
    counts.sort_indices()
    return TermCounts(counts, stems, words, stem_of, frequency)


def average_vectors(terms: TermCounts, language: str | None) -> NDArray[np.float64] | None:
    """Return each stem's background vector, the mean over its words, shape (n_stems, n_dimensions).

    None where the language has no vectors. Stems without a known word are zero.
    """
    table = word_vectors(language)
    if table is None or not terms.stems:
        return None
    used = np.flatnonzero(terms.stem_of >= 0)
    vectors = table.look_up([terms.words[w] for w in used])
    weights = csr_array(
        (terms.frequency[used].astype(np.float64), (terms.stem_of[used], np.arange(len(used)))),
        shape=(len(terms.stems), len(used)),
    )
    known = weights @ (np.abs(vectors).sum(axis=1) > 0).astype(np.float64)
    averaged: NDArray[np.float64] = (weights @ vectors) / np.maximum(known, 1)[:, None]
    return averaged


def measure_generality(terms: TermCounts, language: str | None) -> NDArray[np.float64]:
    """Return a factor for each stem, 1 for words of some subject, towards 0 for those of any meeting."""
    shares = general_words(language)
    commonest = np.zeros(len(terms.stems))
    if shares:
        used = np.flatnonzero(terms.stem_of >= 0)
        np.maximum.at(commonest, terms.stem_of[used], [shares.get(terms.words[w], 0.0) for w in used])
    return np.asarray(1 / (1 + commonest / _GENERAL))
