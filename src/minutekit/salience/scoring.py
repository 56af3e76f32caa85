"""Which points, and which concepts in them, a person would report."""

from __future__ import annotations

import math
from collections.abc import Iterable

from minutekit.salience.fitness import rate_fitness
from minutekit.salience.model import SalienceModel, load_model
from minutekit.salience.usage import Usage
from minutekit.salience.worth import weigh_concepts
from minutekit.schema import Point, Salience, Themes

_WORDS_BY_ROOT = 40


def score_points(
    points: Iterable[Point], themes: Themes, *, words: int | None = None, model: SalienceModel | None = None
) -> Salience:
    """Score points, in the order they were raised, and the concepts they speak of.

    ``words``: how long the digest is to be, if that is known; else forty times the root of the number of
    points is taken, and function words are worth nothing, for there is no length of prose to match.
    ``model``: other weights than the packaged ones. The concepts' worth estimates what the digest shares
    with one by a person; the points' fitness says how well each can stand in it.
    """
    points = tuple(points)
    languages = [p.language or themes.language for p in points]
    usage = Usage([p.text for p in points], [p.speaker for p in points], languages)
    length = words or max(_WORDS_BY_ROOT, round(_WORDS_BY_ROOT * math.sqrt(len(points))))
    language = themes.language or next((lang for lang in languages if lang), None)
    return Salience(
        points={p.id: rate_fitness(p, lang) for p, lang in zip(points, languages, strict=True)},
        concepts=weigh_concepts(usage, length, language, model or load_model(), prose=words is not None),
    )
