"""How good a grouping is, without knowing the right one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from minutekit.schema import ThemeOptions
from minutekit.themes.finding import find_themes
from minutekit.themes.terms import count_terms
from minutekit.themes.vectors import find_latent_space, weigh_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from minutekit.schema import Point, Themes

_DIMENSIONS = 50
_RESAMPLES = 4
_LEFT_OUT = 10


@dataclass(frozen=True, slots=True)
class ThemeQuality:
    """``cohesion``: mean cosine of points to their own theme's centre, -1 to 1, higher is better.

    ``separation``: mean cosine between the centres of different themes, lower is better; 0 for one theme.
    ``unthemed``: share of points outside every theme, 0 to 1. ``largest``: share of points in the largest
    theme. ``stability``: agreement (adjusted Rand index, chance 0, same 1) with the themes found when
    every tenth point is left out, mean of 4 such runs.
    """

    n_points: int
    n_themes: int
    cohesion: float
    separation: float
    unthemed: float
    largest: float
    stability: float


def measure_quality(themes: Themes, options: ThemeOptions | None = None) -> ThemeQuality:
    """Measure a grouping's cohesion, separation, share unthemed and stability under resampling.

    ``options``: those the themes were found with; stability is measured with the same. Takes as long as
    finding the themes four times.
    """
    options = options or ThemeOptions(language=themes.language)
    points, labels = _in_order(themes)
    n = len(points)
    if not n:
        return ThemeQuality(0, 0, 0.0, 0.0, 0.0, 0.0, 1.0)
    rows = find_latent_space(weigh_points(count_terms([p.text for p in points], themes.language).counts), _DIMENSIONS)
    cohesion, separation = _compare_centres(rows, labels)
    themed = labels[labels >= 0]
    return ThemeQuality(
        n_points=n,
        n_themes=len(themes.themes),
        cohesion=cohesion,
        separation=separation,
        unthemed=round(1 - len(themed) / n, 4),
        largest=round(float(np.bincount(themed).max() / n), 4) if len(themed) else 0.0,
        stability=_resample(points, labels, replace(options, n_themes=len(themes.themes) or None)),
    )


def _in_order(themes: Themes) -> tuple[list[Point], NDArray[np.int64]]:
    """Put the points back in the order they were given."""
    labels = np.array(themes.labels, dtype=np.int64)
    waiting = [iter(_restore(theme.points, np.flatnonzero(labels == t))) for t, theme in enumerate(themes.themes)]
    outside = iter(themes.unthemed)
    return [next(waiting[label]) if label >= 0 else next(outside) for label in labels.tolist()], labels


def _restore(points: tuple[Point, ...], places: NDArray[np.int64]) -> list[Point]:
    """Put the exemplar, which stands first, back among the points of its meeting, by span or else time.

    Where neither is known it stays first, which moves one point within its theme.
    """
    first, rest = points[0], list(points[1:])
    key = _position(first)
    fellows = [i for i, point in enumerate(rest) if point.meeting == first.meeting and _position(point) is not None]
    if key is None or not fellows:
        return list(points[: len(places)])
    at = next((i for i in fellows if (_position(rest[i]) or 0.0) > key), fellows[-1] + 1)
    return [*rest[:at], first, *rest[at:]]


def _position(point: Point) -> float | None:
    return point.span.start if point.span else point.time


def _compare_centres(rows: NDArray[np.float64], labels: NDArray[np.int64]) -> tuple[float, float]:
    n_themes = int(labels.max(initial=-1)) + 1
    if not n_themes:
        return 0.0, 0.0
    centres = np.stack([rows[labels == t].mean(axis=0) for t in range(n_themes)])
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-12)
    inside = labels >= 0
    cohesion = float((rows[inside] * centres[labels[inside]]).sum(axis=1).mean())
    between = centres @ centres.T
    pairs = ~np.eye(n_themes, dtype=bool)
    return round(cohesion, 4), round(float(between[pairs].mean()), 4) if n_themes > 1 else 0.0


def _resample(points: list[Point], labels: NDArray[np.int64], options: ThemeOptions) -> float:
    """Leave out every tenth point, four times from another start, and compare the themes of the rest."""
    if len(points) < _LEFT_OUT:
        return 1.0
    from sklearn.metrics import adjusted_rand_score  # noqa: PLC0415 - slow to import

    scores = []
    for start in range(_RESAMPLES):
        kept = np.array([i for i in range(len(points)) if i % _LEFT_OUT != start])
        again = find_themes([points[i] for i in kept], options).labels
        scores.append(adjusted_rand_score(labels[kept], again))
    return round(float(np.mean(scores)), 4)
