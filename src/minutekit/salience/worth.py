"""What a digest gains by holding a concept: the expected overlap with what a person would write."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from minutekit.lexicon import LANGUAGES, line_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np

    from minutekit.salience.model import Regression, SalienceModel
    from minutekit.salience.usage import Usage

WORD_WORTH, REPEAT_WORTH, PAIR_WORTH = 1.0, 0.5, 3.0
"""A content word, the same again, a pair with a content word."""

FUNCTION_WORD_WORTH, FUNCTION_PAIR_WORTH = 0.7, 1.5
"""A function word or a pair of them, as often as a summary of the length would hold it."""

_LEAST_EXPECTED = 0.02
_MOST_REPEATS = 40
_LEAST_CHANCE = 1e-4


def _predict(rows: Sequence[Sequence[float]], regression: Regression) -> np.ndarray:
    import numpy as np  # noqa: PLC0415 - imported at first use

    if not rows:
        return np.zeros(0)
    scores = np.asarray(rows, dtype=float) @ np.fromiter(regression.weights.values(), float) + regression.bias
    chances: np.ndarray = np.clip(1 / (1 + np.exp(-np.clip(scores, -30, 30))), _LEAST_CHANCE, 1.0)
    return chances


def predict_words(usage: Usage, words: int, model: SalienceModel) -> dict[str, float]:
    """Return for each content word the chance, 0 to 1, that a summary of ``words`` words holds it."""
    own = usage.content_words()
    chances = _predict([usage.word_features(w, words) for w in own], model.words)
    return dict(zip(own, map(float, chances), strict=True))


def expect_counts(rate: float) -> tuple[float, ...]:
    """Return the chances that a word expected ``rate`` times comes at least once, twice and so on (Poisson)."""
    tails: list[float] = []
    below, term = 0.0, math.exp(-rate)
    for k in range(_MOST_REPEATS):
        below += term
        term *= rate / (k + 1)
        if 1 - below < _LEAST_CHANCE:
            break
        tails.append(1 - below)
    return tuple(tails)


def _function_rates(usage: Usage, language: str | None, model: SalienceModel) -> Mapping[str, float]:
    """Return how often function words stand in a summary, per word.

    Where no summaries were there to learn from, the meeting's own use stands in, without the words by
    which people talk to one another.
    """
    if (language or "en") in model.rates:
        return model.rates[language or "en"]
    spoken = frozenset(line_words("talking", language)) if language in LANGUAGES else frozenset()
    counts = Counter(c for found in usage.concepts for c in found)
    total = max(1, sum(n for c, n in counts.items() if " " not in c))
    own = {c: n / total for c, n in counts.items() if usage.is_function(c)}
    return {c: rate for c, rate in own.items() if spoken.isdisjoint(c.split(" "))}


def weigh_concepts(
    usage: Usage, words: int, language: str | None, model: SalienceModel, *, prose: bool = True
) -> dict[str, tuple[float, ...]]:
    """Return each concept's worth the first, second ... time a digest of ``words`` words holds it.

    The sum over a digest estimates how many words and pairs it shares with a summary by a person: for
    content from how the meeting uses it, for function words (left out unless ``prose``) from how summaries
    are written.
    """
    chances = predict_words(usage, words, model)
    pairs = usage.content_pairs()
    found = _predict([usage.pair_features(p, words, chances) for p in pairs], model.pairs)
    worth: dict[str, tuple[float, ...]] = {w: (WORD_WORTH * c, REPEAT_WORTH * c) for w, c in chances.items()}
    worth.update((p, (PAIR_WORTH * float(c),)) for p, c in zip(pairs, found, strict=True))
    for concept, rate in _function_rates(usage, language, model).items() if prose else ():
        if rate * words > _LEAST_EXPECTED:
            scale = FUNCTION_PAIR_WORTH if " " in concept else FUNCTION_WORD_WORTH
            worth[concept] = tuple(scale * chance for chance in expect_counts(rate * words))
    return worth
