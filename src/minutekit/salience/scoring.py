"""How fit each point is to be reported, and how much each concept is worth."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from minutekit.language import find_concepts
from minutekit.schema import Point, Salience, Themes


def score_points(points: Iterable[Point], themes: Themes) -> Salience:
    """Score points and the concepts they speak of.

    A concept is worth what it is raised: in how many points (its logarithm). A point is fit to be
    reported as far as its words are worth it.
    """
    points = tuple(points)
    found = [tuple(dict.fromkeys(find_concepts(p.text, p.language or themes.language))) for p in points]
    raised = Counter(c for concepts in found for c in concepts)
    concepts = {c: math.log2(n) for c, n in raised.items() if n > 1}
    scores = {}
    for point, own in zip(points, found, strict=True):
        length = len(point.text.split())
        scores[point.id] = (0.2 if point.kind == "question" else 1.0) * min(1.0, length / 10) if own else 0.01
    return Salience(points=scores, concepts=concepts)
