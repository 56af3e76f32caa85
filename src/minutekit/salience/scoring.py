"""Which points, and which concepts in them, a person would report."""

from __future__ import annotations

import math
from collections.abc import Iterable

from minutekit.salience.fitness import rate_fitness, rate_written
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
    points is taken. Function words are worth something only where talk is to become prose of a known length.
    ``model``: other weights than the packaged ones. The concepts' worth estimates what the digest shares
    with one by a person; the points' fitness says how well each can stand in it.
    """
    points = tuple(points)
    model = model or load_model()
    languages = [p.language or themes.language for p in points]
    usage = Usage([p.text for p in points], [p.speaker for p in points], languages)
    length = words or max(_WORDS_BY_ROOT, round(_WORDS_BY_ROOT * math.sqrt(len(points))))
    language = themes.language or next((lang for lang in languages if lang), None)
    spoken = sum(p.medium != "written" for p in points)
    return Salience(
        points=_rate_points(points, languages, model),
        concepts=weigh_concepts(usage, length, language, model, prose=words is not None and 2 * spoken > len(points)),
    )


def _rate_points(points: tuple[Point, ...], languages: list[str | None], model: SalienceModel) -> dict[str, float]:
    """Rate what was written by its learned chance to be reported, meeting by meeting, and what was spoken by rules."""
    rated = {p.id: rate_fitness(p, lang) for p, lang in zip(points, languages, strict=True) if p.medium != "written"}
    meetings: dict[str | None, list[int]] = {}
    for i, point in enumerate(points):
        if point.medium == "written":
            meetings.setdefault(point.meeting, []).append(i)
    for members in meetings.values():
        inside = [points[i] for i in members]
        rates = rate_written(inside, [languages[i] for i in members], model.form)
        rated.update(zip((p.id for p in inside), rates, strict=True))
    return rated
