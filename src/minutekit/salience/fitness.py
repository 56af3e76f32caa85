"""How fit a point is to be reported, whatever it speaks of: its kind and form."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from minutekit.salience.fitness_rules import find_rules, matches_rule
from minutekit.salience.form import describe_points

if TYPE_CHECKING:
    from minutekit.salience.model import Regression
    from minutekit.schema import Point

WRITTEN_KINDS = {"statement": 1.0, "decision": 1.6, "action": 1.3, "question": 0.5}
SPOKEN_KINDS = {"statement": 1.0, "decision": 1.2, "action": 1.1, "question": 0.6}
"""What each kind is worth, in notes and in talk, where kinds are told with less certainty."""

SPOKEN_WORDS = 8
"""Spoken points of fewer words rarely stand alone; what is missing counts squared."""

WRITTEN_WORDS = 3
"""Written points of fewer words are rather labels."""

SHARPNESS = 1.75
"""How strongly the learned chance of a written point tells: its power."""

ROUTINE = 0.05
"""What routine business of a committee is worth."""

_LEAST = 1e-3
_READ_AT_MOST = 2_000


def rate_fitness(point: Point, language: str | None) -> float:
    """Return how fit the point is to be reported: 1 for an ordinary statement, less or more, above 0."""
    text = " ".join(point.text[:_READ_AT_MOST].split())
    written = point.medium == "written"
    fitness = (WRITTEN_KINDS if written else SPOKEN_KINDS)[point.kind]
    wanted = WRITTEN_WORDS if written else SPOKEN_WORDS
    fitness *= min(1.0, len(text.split()) / wanted) ** 2
    for rule, pattern in find_rules(language or "en", "written" if written else "spoken"):
        if pattern.search(text):
            fitness *= rule.factor
    return max(fitness, _LEAST)


def rate_written(points: Sequence[Point], languages: Sequence[str | None], regression: Regression) -> list[float]:
    """Return how fit each of one meeting's written points is to be reported: its learned chance, 1 for an even one.

    What only opens, closes or approves is never worth a line.
    """
    rates = []
    for point, language, row in zip(points, languages, describe_points(points, languages), strict=True):
        odds = regression.bias + sum(w * x for w, x in zip(regression.weights.values(), row, strict=True))
        rate = (2 / (1 + math.exp(-max(-30.0, min(30.0, odds))))) ** SHARPNESS
        rates.append(max(_LEAST, rate * (ROUTINE if is_routine(point, language) else 1.0)))
    return rates


def is_routine(point: Point, language: str | None) -> bool:
    """Return whether a point only keeps the committee going: opens, closes, approves minutes, sets the next meeting."""
    text = " ".join(point.text[:_READ_AT_MOST].split())
    return matches_rule("housekeeping", text, language) or matches_rule("procedure", text, language)
