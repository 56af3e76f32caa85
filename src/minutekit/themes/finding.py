"""The verb: points in, themes out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from minutekit.language import detect_language
from minutekit.schema import Codebook, CodebookTheme, Point, Theme, ThemeOptions, Themes, content_id
from minutekit.themes.assignment import assign_to_codebook
from minutekit.themes.grouping import group_points
from minutekit.themes.labels import READ_OF_EACH, name_groups
from minutekit.themes.terms import count_terms
from minutekit.themes.vectors import weigh_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

_DETECTED_FROM = 60
_LONGEST_HEADING = 80
_OPENING_POINTS = 2
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.):]?|(?:[ivxIVX]{1,5}|[a-zA-Z])[.):])\s+(?=\w)")


def find_themes(points: Iterable[Point], options: ThemeOptions | None = None) -> Themes:
    """Group points into themes; each point is in one theme or in ``unthemed``.

    The same points give the same themes; with ``ordered=False`` in any order of the points. Points of
    several meetings (by ``Point.meeting``) are grouped within each meeting first, then over all.
    """
    options = options or ThemeOptions()
    given = tuple(points)
    if not given:
        return Themes(language=options.language)
    # One thread of linear algebra: sums come out the same on any number of cores, and small ones faster.
    with threadpool_limits(limits=1, user_api="blas"):
        return _find(given, options)


def _find(given: tuple[Point, ...], options: ThemeOptions) -> Themes:
    order = list(range(len(given)))
    if not options.ordered:
        order.sort(key=lambda i: (given[i].text, given[i].id))
    ranked = [given[i] for i in order]
    language = options.language or _detect(ranked)
    terms = count_terms([point.text for point in ranked], language)
    own = options.codebook.themes if options.codebook else ()
    groups = assign_to_codebook([point.text for point in ranked], Codebook(own), language)
    rest = np.flatnonzero(groups < 0)
    if len(rest):
        left = None if options.n_themes is None else max(1, options.n_themes - len(set(groups[groups >= 0].tolist())))
        found = group_points(
            [ranked[i] for i in rest],
            terms.take(rest),
            language,
            ordered=options.ordered,
            n_groups=left,
            encoder=options.encoder,
        )
        groups[rest] = np.where(found >= 0, found + len(own), -1)
    ranking = np.array(order, dtype=np.int64)
    return _gather(given, ranking, groups, terms.counts, language, own, ordered=options.ordered)


def _detect(points: Sequence[Point]) -> str | None:
    named = {point.language for point in points if point.language}
    if len(named) == 1:
        return named.pop()
    step = -(-len(points) // _DETECTED_FROM) or 1
    return detect_language(" ".join(point.text[:100] for point in points[::step]))


def _gather(
    given: tuple[Point, ...],
    order: NDArray[np.int64],
    groups: NDArray[np.int64],
    counts: csr_array,
    language: str | None,
    own: Sequence[CodebookTheme],
    *,
    ordered: bool,
) -> Themes:
    """Name the groups, put exemplars first, and bring everything back to the order given.

    Groups are numbered with the codebook's themes (``own``) first; those keep their labels.
    """
    weights = weigh_points(counts)
    used = [int(g) for g in np.unique(groups[groups >= 0])]
    members = [np.flatnonzero(groups == g) for g in used]
    central = [rank_by_centrality(weights[rows]) for rows in members]
    # Ranked order is canonical, so naming does not depend on the order given.
    typical = [
        [given[order[rows[i]]].text for i in rank[:READ_OF_EACH]] for rows, rank in zip(members, central, strict=True)
    ]
    headings = find_headings([[given[order[i]] for i in rows] for rows in members])
    standing = tuple(own[g].label if g < len(own) else heading for g, heading in zip(used, headings, strict=True))
    people = frozenset(
        word for name in {p.speaker for p in given} | {p.owner for p in given} if name for word in name.split()
    )
    openings = [_find_openings([(order[i], given[order[i]]) for i in rows]) for rows in members] if ordered else []
    names = name_groups(typical, language, standing, people, openings)
    found = []
    for group, rows, rank, (label, terms) in zip(used, members, central, names, strict=True):
        exemplar = int(order[rows[rank[0]]])
        places = np.sort(order[rows]).tolist()
        inside = (given[exemplar], *(given[i] for i in places if i != exemplar))
        mine = group < len(own)
        identity = content_id("codebook", label) if mine else content_id(*sorted(point.id for point in inside))
        found.append((places, Theme(identity, label, terms, inside, from_codebook=mine)))
    found.sort(key=lambda pair: pair[0][0] if ordered else (-len(pair[0]), pair[1].points[0].text, pair[1].id))
    labels = [-1] * len(given)
    for index, (places, _) in enumerate(found):
        for place in places:
            labels[place] = index
    unthemed = tuple(point for point, label in zip(given, labels, strict=True) if label < 0)
    return Themes(tuple(theme for _, theme in found), unthemed, tuple(labels), language)


def _find_openings(members: Sequence[tuple[int, Point]]) -> list[list[str]]:
    """Return the texts that open each run of a theme's points: of each meeting's first run the first two."""
    runs: list[list[str]] = []
    meeting: str | None = None
    length = 0
    for _, point in members:
        if not runs or point.meeting != meeting:
            runs.append([])
            length = 0
        meeting = point.meeting
        if length < _OPENING_POINTS:
            runs[-1].append(point.text)
            length += 1
    return runs


def rank_by_centrality(weights: csr_array) -> NDArray[np.int64]:
    """Order a theme's points from the most typical on: nearest in words to all the others together."""
    nearness = weights @ np.asarray(weights.sum(axis=0)).ravel()
    return np.argsort(-np.round(nearness, 9), kind="stable")


def find_headings(groups: Sequence[Sequence[Point]]) -> list[str]:
    """Return for each theme the heading that it is the section of, "" where it is not one whole section.

    A heading that people wrote over exactly these points says best what they are about. Numbers before it
    are left out, capitals throughout are undone.
    """
    sections = [{(point.meeting, point.subject) for point in group} for group in groups]
    found = []
    for one in sections:
        meeting, section = next(iter(one))
        whole = len(one) == 1 and bool(section) and sum((meeting, section) in other for other in sections) == 1
        text = _NUMBERED.sub("", section or "").strip() if whole else ""
        found.append(text.capitalize() if text.isupper() else text)
    doubled = {text.casefold() for text, count in Counter(t.casefold() for t in found).items() if count > 1}
    return ["" if text.casefold() in doubled or len(text) > _LONGEST_HEADING else text for text in found]
