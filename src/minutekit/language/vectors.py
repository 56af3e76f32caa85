"""Background word vectors: how near two words are in general, whatever this meeting says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from minutekit.lexicon.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True)
class WordVectors:
    """``vectors``: shape (n_words, n_dimensions), already weighted down for frequent words.

    Weights are those of Arora, Liang and Ma ("A simple but tough-to-beat baseline", ICLR 2017).
    """

    row_of: dict[str, int]
    vectors: NDArray[np.float32]

    def look_up(self, words: Sequence[str]) -> NDArray[np.float64]:
        """Return a row for each lower-case word, zeros for words unknown, shape (n_words, n_dimensions)."""
        import numpy as np  # noqa: PLC0415 - imported at first use

        out = np.zeros((len(words), self.vectors.shape[1]))
        found = [
            (i, row)
            for i, word in enumerate(words)
            if (row := self.row_of.get(word, self.row_of.get(word.split("'")[0]))) is not None
        ]
        if found:
            places, rows = zip(*found, strict=True)
            out[list(places)] = self.vectors[list(rows)]
        return out


@cache
def word_vectors(language: str | None) -> WordVectors | None:
    """Return the language's word vectors, None where there are none (see models/vectors/CARD.md)."""
    if language not in _LANGUAGES:
        return None
    import numpy as np  # noqa: PLC0415 - imported at first use

    with np.load(resource_path(f"vectors/{language}.npz"), allow_pickle=False) as table:
        words = table["words"].tobytes().decode("utf-8").split("\n")
        vectors = table["vectors"].astype(np.float32) * table["scale"]
        vectors *= table["weights"].astype(np.float32)[:, None]
    return WordVectors({word: row for row, word in enumerate(words)}, vectors)
