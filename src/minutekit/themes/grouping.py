"""The way from points to themes."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize
from sklearn.utils.extmath import randomized_svd

from minutekit.clustering import ThemeClusterer
from minutekit.language import detect_language
from minutekit.schema import Point, Theme, ThemeOptions, Themes, content_id
from minutekit.themes.labels import name_groups
from minutekit.themes.terms import count_terms

_DIMENSIONS = 20
_REACH = 8
_DECAY = 0.85


def find_themes(points: Iterable[Point], options: ThemeOptions | None = None) -> Themes:
    """Group points into themes; each point is in one theme or in ``unthemed``.

    The same points give the same themes; with ``ordered=False`` in any order of the points.
    """
    options = options or ThemeOptions()
    points = tuple(points)
    language = options.language or detect_language(" ".join(p.text[:300] for p in points[:200]))
    order = list(range(len(points)))
    if not options.ordered:
        order.sort(key=lambda i: (points[i].text, points[i].id))
    counts, _ = count_terms([points[i].text for i in order], language)
    has_words = np.diff(counts.indptr) > 0
    labels = np.full(len(points), -1)
    kept = np.flatnonzero(has_words)
    if len(kept):
        weights = normalize(TfidfTransformer(sublinear_tf=True).fit_transform(counts[kept]))
        if options.ordered:
            weights = _smooth(weights)
        dimensions = min(_DIMENSIONS, *[s - 1 for s in weights.shape])
        space = weights.toarray() if dimensions < 2 else None
        if space is None:
            u, s, _ = randomized_svd(weights, dimensions, n_iter=5, random_state=0)
            space = normalize(u * s)
        labels[np.array(order)[kept]] = ThemeClusterer(options.n_themes).fit(space).labels_
    return _gather(points, labels, options.ordered, language)


def _smooth(weights):
    total = weights.copy()
    n = weights.shape[0]
    for distance in range(1, min(_REACH, n - 1) + 1):
        from scipy.sparse import eye_array

        total = total + _DECAY**distance * (eye_array(n, k=distance) + eye_array(n, k=-distance)).tocsr() @ weights
    return normalize(total)


def _gather(points, labels, ordered, language):
    members: dict[int, list[int]] = {}
    for i, label in enumerate(labels):
        if label >= 0:
            members.setdefault(int(label), []).append(i)
    groups = sorted(members.values(), key=lambda g: g[0] if ordered else (-len(g), min(points[i].text for i in g)))
    names = name_groups([[points[i].text for i in g] for g in groups], language)
    final = [-1] * len(points)
    themes = []
    for index, (group, (label, terms)) in enumerate(zip(groups, names, strict=True)):
        for i in group:
            final[i] = index
        inside = tuple(points[i] for i in group)
        themes.append(Theme(content_id(*sorted(p.id for p in inside)), label, terms, inside))
    unthemed = tuple(p for p, label in zip(points, final, strict=True) if label < 0)
    return Themes(tuple(themes), unthemed, tuple(final), language)
