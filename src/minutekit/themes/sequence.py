"""What the order of points tells: runs of points that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from minutekit.clustering.passages import PassageCosts, cost_passages, cut_into, cut_passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from minutekit.schema import Point

PASSAGE_PRICE = 20.0
"""Log evidence that a new passage must win."""

LENGTH_WEIGHT = 12.0
"""What a passage loses in log evidence that is e times longer or shorter than a theme of such notes."""

THEMES_OF_WORDS = (0.5, 0.4)
"""Notes of W words make factor * W ** power themes: people's digests have 4 for 500 words, 6 for 1,000, 8 for 2,500,
and leave out some of the subjects."""

_LEAST_EVIDENCE = 0.025
_FEWEST_TURNS = 8
_FEWEST_SECTIONS = 3
_SHORTEST_SECTIONS = 2
_SHUFFLES_OF_SECTIONS = 5
_FINE_SECTIONS = 8
_LEAST_EVIDENCE_OF_FINE = -0.04
_LEAST_EVIDENCE_OF_COARSE = 0.06
_FEW_POINTS = 100
_SHUFFLES_OF_FEW = 3
_TESTED_AT_MOST = 250
_STRIDE = 0.6180339887498949


def find_passages(
    counts: csr_array, points: Sequence[Point], n_passages: int | None = None, *, alone: bool = True
) -> NDArray[np.int64] | None:
    """Cut one meeting's points, in order, into passages; None where their order tells nothing.

    ``counts``: shape (n_points, n_stems). Returns the number of the passage of each point, from 0.
    ``n_passages``: cut into so many. ``alone``: False for a meeting among others, which may be all of
    one subject.
    """
    n = counts.shape[0]
    if n < 2:
        return np.zeros(n, dtype=np.int64)
    costs = cost_passages(counts)
    if sections_matter(counts, points):
        # Where people begin a section they begin a passage, unless so many are not wanted.
        costs.costs[find_sections(points)[1:]] -= PASSAGE_PRICE
        if alone:
            costs.costs[:] += weigh_lengths(points, costs.costs.shape[1])
        starts = cut_passages(costs, PASSAGE_PRICE)[0] if n_passages is None else cut_into(costs, n_passages)
        return _number(starts, n)
    starts, cost = cut_passages(costs, PASSAGE_PRICE)
    if len(starts) == 1 and not alone:
        return np.zeros(n, dtype=np.int64)
    if not order_matters(counts, costs.whole - cost, points):
        return None
    if n_passages is not None:
        starts = cut_into(costs, n_passages)
    return _number(starts, n)


def weigh_lengths(points: Sequence[Point], reach: int) -> NDArray[np.float64]:
    """Return what each passage loses by its length, shape (n_points, reach); see ``PassageCosts``.

    A passage of few of the notes' words is no theme of its own, one of very many is several. What it loses grows with
    the square of the logarithm of its length against a theme's, so that sections of any middling length are left alone.
    """
    n = len(points)
    ends = np.cumsum([0, *(max(1, len(point.text.split())) for point in points)])
    factor, power = THEMES_OF_WORDS
    theme = ends[-1] / (factor * ends[-1] ** power)
    last = np.minimum(np.arange(n)[:, None] + np.arange(1, reach + 1)[None, :], n)
    return np.asarray(LENGTH_WEIGHT * np.log((ends[last] - ends[:n, None]) / theme) ** 2)


def _number(starts: NDArray[np.int64], n: int) -> NDArray[np.int64]:
    marks = np.zeros(n, dtype=np.int64)
    marks[starts[1:]] = 1
    return marks.cumsum()


def find_sections(points: Sequence[Point]) -> list[int]:
    """Return the places of the points that begin a section of the notes."""
    return [i for i, point in enumerate(points) if i == 0 or point.subject != points[i - 1].subject]


def sections_matter(counts: csr_array, points: Sequence[Point]) -> bool:
    """Return whether the sections of the notes are subjects, rather than the phases of a meeting.

    Sections of an agenda explain the words better than cuts at the same places of shuffled points do;
    "presentations" and "discussion" do not. Sections of few points are trusted, as people's own
    grouping, unless the words speak against them; long ones must be borne out.
    """
    starts = find_sections(points)
    n = len(points)
    if len(starts) < _FEWEST_SECTIONS or n / len(starts) < _SHORTEST_SECTIONS:
        return False
    bounds = list(zip(starts, [*starts[1:], n], strict=True))
    chance = 0.0
    for attempt in range(_SHUFFLES_OF_SECTIONS):
        chance += _cost(cost_passages(csr_array(counts[_shuffle(n, attempt)])), bounds) / _SHUFFLES_OF_SECTIONS
    gained = (chance - _cost(cost_passages(counts), bounds)) / max(1, counts.nnz)
    least = _LEAST_EVIDENCE_OF_FINE if n / len(starts) <= _FINE_SECTIONS else _LEAST_EVIDENCE_OF_COARSE
    return bool(gained >= least)


def _cost(costs: PassageCosts, bounds: list[tuple[int, int]]) -> float:
    reach = costs.costs.shape[1]
    return float(sum(costs.costs[a, min(b - a, reach) - 1] for a, b in bounds))


def order_matters(counts: csr_array, gain: float, points: Sequence[Point]) -> bool:
    """Return whether the turns' order is worth clearly more than that of the same turns shuffled.

    In agenda-driven talk a subject runs on from speaker to speaker, and shuffling the turns destroys
    the passages. In a round table each speaker touches every subject: passages of whole turns remain
    as good in any order, and say who spoke, not what about. The first 250 points are looked at.

    ``gain``: what the passages of all points explain better than one passage does.
    """
    return weigh_order(counts, gain, points) >= _LEAST_EVIDENCE


def weigh_order(counts: csr_array, gain: float, points: Sequence[Point]) -> float:
    """Return what passages of the turns in order explain better than of the same turns shuffled.

    In log evidence for each of the points' different words. ``gain``: as for ``order_matters``.
    """
    if counts.shape[0] > _TESTED_AT_MOST:
        counts = csr_array(counts[:_TESTED_AT_MOST])
        gain = gain_by_passages(cost_passages(counts))
    n = counts.shape[0]
    turns = find_turns(points[:n])
    shuffles = _SHUFFLES_OF_FEW if n < _FEW_POINTS else 1
    chance = 0.0
    for attempt in range(shuffles):
        order = np.concatenate([turns[t] for t in _shuffle(len(turns), attempt)])
        chance += gain_by_passages(cost_passages(csr_array(counts[order]))) / shuffles
    return float((gain - chance) / max(1, counts.nnz))


def gain_by_passages(costs: PassageCosts) -> float:
    """Return how much log evidence the best cut wins over one passage."""
    return costs.whole - cut_passages(costs, PASSAGE_PRICE)[1]


def find_turns(points: Sequence[Point]) -> list[NDArray[np.int64]]:
    """Return the runs of points of one named speaker; single points where those are too few to shuffle."""
    speakers = [point.speaker for point in points]
    starts = [i for i, name in enumerate(speakers) if i == 0 or name is None or name != speakers[i - 1]]
    if len(starts) < _FEWEST_TURNS:
        starts = list(range(len(points)))
    return [np.arange(a, b) for a, b in zip(starts, [*starts[1:], len(points)], strict=True)]


def _shuffle(n: int, attempt: int) -> NDArray[np.int64]:
    """Order 0..n-1 by the fractional parts of multiples of an irrational number: mixed, yet the same always."""
    return np.argsort((np.arange(1, n + 1) * (_STRIDE + attempt * np.sqrt(2))) % 1.0, kind="stable")
