"""Texts as counts of terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from minutekit.language import stem_words, stop_words, tokenise


def count_terms(texts: Sequence[str], language: str | None) -> tuple[csr_array, list[str]]:
    """Return the counts of stems in each text, shape (n_texts, n_stems), and the stems in order."""
    stops = stop_words(language) | stop_words("en")
    tokens = [Counter(tokenise(text)) for text in texts]
    words = sorted({w for t in tokens for w in t if w not in stops and len(w) > 1 and not w[0].isdigit()})
    stems = stem_words(words, language)
    vocabulary = sorted(set(stems))
    index = {s: i for i, s in enumerate(vocabulary)}
    column = {w: index[s] for w, s in zip(words, stems, strict=True)}
    rows, cols, values = [], [], []
    for row, counter in enumerate(tokens):
        for word, count in counter.items():
            if word in column:
                rows.append(row)
                cols.append(column[word])
                values.append(count)
    counts = csr_array((np.array(values, dtype=np.float64), (rows, cols)), shape=(len(texts), len(vocabulary)))
    counts.sum_duplicates()
    return counts, vocabulary
