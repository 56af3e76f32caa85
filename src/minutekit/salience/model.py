"""The learned weights, as plain JSON under ``models/salience/`` (see its CARD.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from minutekit.language import resource_path
from minutekit.salience.form import FORM_FEATURES

WORD_FEATURES = (
    "log_points", "log_points_squared", "people", "spread", "first", "last", "log_size", "letters", "number",
    "log_words",
)  # fmt: skip
PAIR_FEATURES = (
    "log_points", "log_points_squared", "weaker_word", "stronger_word", "two_content_words", "function_word_first",
    "repeated_content", "log_words",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression: ``bias`` and one weight for each feature, by name."""

    bias: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SalienceModel:
    """What is learned from meetings with summaries by people.

    ``form``: how likely a written point is to be reported, from what it looks like and where it stands. ``words``,
    ``pairs``: how likely a content word (a pair with one) is in the summary, from how the meeting uses it; they know
    no words and so hold in any language. ``rates``: by language, how often a function word or a pair of them stands
    in summaries, per word.
    """

    form: Regression
    words: Regression
    pairs: Regression
    rates: Mapping[str, Mapping[str, float]]


def _read_regression(row: Mapping[str, Any], features: tuple[str, ...]) -> Regression:
    return Regression(float(row["bias"]), {name: float(row["weights"][name]) for name in features})


@cache
def load_model() -> SalienceModel:
    """Read the packaged weights. Raises FileNotFoundError if the installation is incomplete."""
    weights = json.loads(resource_path("salience/weights.json").read_text(encoding="utf-8"))
    rates = json.loads(resource_path("salience/rates.json").read_text(encoding="utf-8"))
    written = json.loads(resource_path("salience/written.json").read_text(encoding="utf-8"))
    return SalienceModel(
        _read_regression(written, FORM_FEATURES),
        _read_regression(weights["words"], WORD_FEATURES),
        _read_regression(weights["pairs"], PAIR_FEATURES),
        {language: {concept: float(rate) for concept, rate in table.items()} for language, table in rates.items()},
    )
