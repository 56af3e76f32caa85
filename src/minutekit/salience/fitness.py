"""How fit a point is to be reported, whatever it speaks of: its kind and form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutekit.salience.fitness_rules import FITNESS_RULES

if TYPE_CHECKING:
    from minutekit.schema import Point

WRITTEN_KINDS = {"statement": 1.0, "decision": 1.6, "action": 1.3, "question": 0.5}
SPOKEN_KINDS = {"statement": 1.0, "decision": 1.2, "action": 1.1, "question": 0.6}
"""What each kind is worth, in notes and in talk, where kinds are told with less certainty."""

SPOKEN_WORDS = 8
"""Spoken points of fewer words rarely stand alone; what is missing counts squared."""

WRITTEN_WORDS = 3
"""Written points of fewer words are rather labels."""

_LEAST = 1e-3
_READ_AT_MOST = 2_000


@cache
def _rules(language: str, *, written: bool) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple(
        (re.compile(rule.pattern, re.IGNORECASE), rule.factor)
        for rule in FITNESS_RULES
        if (not rule.languages or language in rule.languages)
        and rule.medium in (None, "written" if written else "spoken")
    )


def rate_fitness(point: Point, language: str | None) -> float:
    """Return how fit the point is to be reported: 1 for an ordinary statement, less or more, above 0."""
    text = " ".join(point.text[:_READ_AT_MOST].split())
    written = point.medium == "written"
    fitness = (WRITTEN_KINDS if written else SPOKEN_KINDS)[point.kind]
    wanted = WRITTEN_WORDS if written else SPOKEN_WORDS
    fitness *= min(1.0, len(text.split()) / wanted) ** 2
    for pattern, factor in _rules(language or "en", written=written):
        if pattern.search(text):
            fitness *= factor
    return max(fitness, _LEAST)
