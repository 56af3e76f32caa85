"""Why a point sits in its theme: the terms it shares and the points it is nearest to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from minutekit.errors import OptionError
from minutekit.language import detect_language
from minutekit.schema import Term
from minutekit.themes.terms import TermCounts, count_terms
from minutekit.themes.vectors import weigh_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from minutekit.schema import Point, Theme, Themes

_TERMS = 5
_NEIGHBOURS = 3
_DETECTED_FROM = 60


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why ``point`` is in the theme called ``theme``.

    ``terms``: the point's words that the theme's other points use most, the largest weight 1.
    ``neighbours``: the theme's points nearest to it in words, nearest first. ``typicality``: 0 to 1, its
    nearness to all of the theme over that of the exemplar's. A point of ordered talk may share no word and
    belong by its place: then terms and neighbours are empty.
    """

    point: Point
    theme: str
    terms: tuple[Term, ...]
    neighbours: tuple[Point, ...]
    typicality: float


def explain_point(themes: Themes, point: Point) -> Explanation:
    """Say why a point is in its theme: shared terms, nearest points, how typical it is.

    Args:
        themes: A grouping that holds the point.
        point: One of its points; known by its id.

    Returns:
        The explanation.

    Raises:
        OptionError: The point is in none of the themes.

    Examples:
        >>> themes = mk.find_themes("notes.docx")
        >>> explanation = mk.explain_point(themes, themes.themes[0].points[0])
        >>> explanation.theme == themes.themes[0].label
        True
        >>> shared = [term.text for term in explanation.terms]
    """
    for theme in themes.themes:
        for place, other in enumerate(theme.points):
            if other.id == point.id:
                return _explain_place(theme, place, themes.language)
    where = "under no theme" if any(other.id == point.id for other in themes.unthemed) else "not one of these points"
    msg = f"the point {point.text[:40]!r} is {where}; ask about a point of themes.themes"
    raise OptionError(msg)


def _explain_place(theme: Theme, place: int, language: str | None) -> Explanation:
    texts = [other.text for other in theme.points]
    counted = count_terms(texts, language or detect_language(" ".join(texts[:_DETECTED_FROM])))
    weights = weigh_points(counted.counts)
    own = weights[[place]]
    others = np.asarray(weights.sum(axis=0)).ravel() - own.toarray().ravel()
    shared = own.toarray().ravel() * others
    nearness = np.round((weights @ own.T).toarray().ravel(), 9)
    nearness[place] = -1.0
    order = np.argsort(-nearness, kind="stable")[:_NEIGHBOURS]
    central = np.round(weights @ np.asarray(weights.sum(axis=0)).ravel(), 9)
    return Explanation(
        point=theme.points[place],
        theme=theme.label,
        terms=_spell_terms(shared, counted, texts[place]),
        neighbours=tuple(theme.points[i] for i in order if nearness[i] > 0),
        typicality=round(float(central[place] / central.max()), 4) if central.max(initial=0.0) > 0 else 0.0,
    )


def _spell_terms(shared: NDArray[np.float64], counted: TermCounts, text: str) -> tuple[Term, ...]:
    """Write the strongest shared stems as the point's own words."""
    best = [j for j in np.argsort(-np.round(shared, 9), kind="stable")[:_TERMS].tolist() if shared[j] > 0]
    here = set(text.lower().replace("’", "'").split()) | set(text.lower().split())
    found = []
    for j in best:
        words = [counted.words[w] for w in np.flatnonzero(counted.stem_of == j)]
        word = min(words, key=lambda w: (not any(w in token for token in here), len(w), w))
        found.append(Term(word, round(float(shared[j] / shared[best[0]]), 4)))
    return tuple(found)
