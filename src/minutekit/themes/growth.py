"""Themes that grow: new units join, wait or make new themes, and few old ones move, each for a reason.

Two groupings of nearly the same points agree far less than readers expect, so what was settled is not
grouped anew. Two views decide instead: which theme's members lie nearest to a unit, and in which group a fresh look
over all units puts it (groups and themes matched one to one by what they share). A unit goes where both views
agree; where they do not it waits, unthemed, for more to be known. See docs/decisions/0020.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from numpy.typing import NDArray

NONE = -1
"""The label of a unit in no theme."""


@dataclass(frozen=True, slots=True)
class GrowthSettings:
    """How readily themes change.

    ``least_nearness``: cosine to its centre below which a unit is in no theme; of units that are single points,
    ``least_of_points``. ``least_units`` and ``least_share``: how many units, and which share of its group, a new
    theme needs. ``most_moved``: share of the themed points that may move in one run; ``most_of_cohort``: share of the
    points themed in one run that may ever move. ``least_gain``: how much nearer a unit must be to move.
    """

    least_nearness: float = 0.55
    least_of_points: float = 0.2
    least_units: int = 8
    least_share: float = 0.3
    most_moved: float = 0.0098
    most_of_cohort: float = 0.065
    least_gain: float = 0.02


SETTINGS = GrowthSettings()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of the units before a run. Shape (n_units,) each.

    ``labels``: the theme of each unit, counted from 0, -1 for none. ``cohorts``: the run in which it was first
    themed, 0 for never. ``moved``: whether it has moved since. ``fixed``: units that may not move.
    """

    labels: NDArray[np.int64]
    cohorts: NDArray[np.int64]
    moved: NDArray[np.bool_]
    fixed: NDArray[np.bool_]
    n_themes: int


@dataclass(frozen=True, slots=True)
class Growth:
    """What becomes of the units. ``labels``: new themes are numbered on from the old ones.

    ``heirs[group]``: the theme that a group of the look stands for, -1 for none. ``wished``: where units that stay
    would go if more might move, -1 for those that are well placed.
    """

    labels: NDArray[np.int64]
    heirs: NDArray[np.int64]
    wished: NDArray[np.int64]
    n_themes: int


def find_directions(rows: NDArray[np.float64], labels: NDArray[np.int64], n: int) -> NDArray[np.float64]:
    """Return the mean direction of each label's rows, of length 1 (zeros without rows), shape (n, n_features)."""
    sums = np.zeros((n, rows.shape[1]))
    inside = labels >= 0
    np.add.at(sums, labels[inside], rows[inside])
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths > 0, lengths, 1.0))


def begin_themes(
    rows: NDArray[np.float64], groups: NDArray[np.int64], *, of_points: bool, settings: GrowthSettings = SETTINGS
) -> NDArray[np.int64]:
    """Return the groups of a first look as themes: units far from their group's centre are in none."""
    n = int(groups.max(initial=-1)) + 1
    near = (rows * find_directions(rows, groups, n)[groups]).sum(axis=1)
    least = settings.least_of_points if of_points else settings.least_nearness
    labels = np.where((groups >= 0) & (np.round(near, 9) >= least), groups, NONE)
    # A group whose rows all point apart would vanish: it stays as it is.
    lost = np.setdiff1d(np.unique(groups[groups >= 0]), labels)
    return np.asarray(np.where(np.isin(groups, lost), groups, labels))


def match_groups(
    labels: NDArray[np.int64], groups: NDArray[np.int64], sizes: NDArray[np.int64], n_themes: int
) -> NDArray[np.int64]:
    """Match groups with themes one to one so that they share the most points; -1 for groups that are left."""
    n_groups = int(groups.max(initial=-1)) + 1
    shared = np.zeros((n_themes, n_groups))
    both = (labels >= 0) & (groups >= 0)
    np.add.at(shared, (labels[both], groups[both]), sizes[both])
    heirs = np.full(n_groups, NONE, dtype=np.int64)
    for theme, group in zip(*linear_sum_assignment(-shared), strict=True):
        if shared[theme, group] > 0:
            heirs[group] = theme
    return heirs


def grow_themes(
    rows: NDArray[np.float64],
    groups: NDArray[np.int64],
    sizes: NDArray[np.int64],
    standing: Standing,
    *,
    of_points: bool,
    most_themes: int | None = None,
    settings: GrowthSettings = SETTINGS,
) -> Growth:
    """Place what is new, and move few of what is old.

    ``rows``, ``groups``: a look over all units. ``sizes``: points of each. ``most_themes``: the number of themes that
    was asked for; no new one is made beyond it.
    """
    least = settings.least_of_points if of_points else settings.least_nearness
    labels = standing.labels.copy()
    heirs = match_groups(labels, groups, sizes, standing.n_themes)
    n_groups = len(heirs)
    near_group = np.round((rows * find_directions(rows, groups, n_groups)[groups]).sum(axis=1), 9)
    n_themes = standing.n_themes
    for group in np.flatnonzero(heirs == NONE).tolist():
        core = np.flatnonzero((labels == NONE) & (groups == group) & (near_group >= least))
        enough = len(core) >= max(settings.least_units, settings.least_share * int((groups == group).sum()))
        if enough and (most_themes is None or n_themes < most_themes):
            labels[core] = heirs[group] = n_themes
            n_themes += 1
    if not n_themes:
        return Growth(labels, heirs, np.full(len(labels), NONE), 0)
    nearness = np.round(rows @ find_directions(rows, labels, n_themes).T, 9)
    nearest = nearness.argmax(axis=1)
    agreed = np.where(groups >= 0, heirs[groups], NONE) == nearest
    best = nearness[np.arange(len(labels)), nearest]
    joins = (labels == NONE) & agreed & (best >= least)
    labels[joins] = nearest[joins]
    held = standing.labels >= 0
    gain = best - np.where(held, nearness[np.arange(len(labels)), standing.labels], best)
    wants = held & agreed & (nearest != standing.labels) & (gain >= settings.least_gain) & ~standing.fixed
    wished = np.where(wants, nearest, NONE)
    for unit in _choose_moves(wants, gain, sizes, standing, settings):
        labels[unit] = nearest[unit]
        wished[unit] = NONE
    return Growth(labels, heirs, wished, n_themes)


def _choose_moves(
    wants: NDArray[np.bool_],
    gain: NDArray[np.float64],
    sizes: NDArray[np.int64],
    standing: Standing,
    settings: GrowthSettings,
) -> Iterator[int]:
    """Yield the units that move, the largest gain first, as far as the shares allow."""
    left = settings.most_moved * float(sizes[standing.labels >= 0].sum())
    cohorts = np.unique(standing.cohorts)
    room = {
        int(c): settings.most_of_cohort * float(sizes[standing.cohorts == c].sum())
        - float(sizes[(standing.cohorts == c) & standing.moved].sum())
        for c in cohorts
    }
    places = np.flatnonzero(wants & ~standing.moved)
    for unit in places[np.lexsort((places, -gain[places]))].tolist():
        cohort, size = int(standing.cohorts[unit]), float(sizes[unit])
        if size <= left and size <= room[cohort]:
            left -= size
            room[cohort] -= size
            yield unit


def join_nearest(
    rows: NDArray[np.float64],
    themes: NDArray[np.float64],
    groups: NDArray[np.float64],
    heirs: NDArray[np.int64],
    settings: GrowthSettings = SETTINGS,
) -> NDArray[np.int64]:
    """Place single units by what the last look left: directions of its themes and of its groups; -1 to wait."""
    nearness = np.round(rows @ themes.T, 9)
    nearest = nearness.argmax(axis=1)
    agreed = heirs[np.round(rows @ groups.T, 9).argmax(axis=1)] == nearest
    near = nearness[np.arange(len(rows)), nearest] >= settings.least_nearness
    return np.asarray(np.where(agreed & near, nearest, NONE))


def reach_number(
    rows: NDArray[np.float64], labels: NDArray[np.int64], groups: NDArray[np.int64], sizes: NDArray[np.int64], n: int
) -> NDArray[np.int64]:
    """Join the nearest themes, or part them along the groups of a look, until there are ``n``.

    Labels of themes that stay are kept, new ones are numbered on.
    """
    labels = labels.copy()
    n_themes = int(labels.max(initial=-1)) + 1
    while len(alive := np.unique(labels[labels >= 0])) > n:
        centres = find_directions(rows, labels, n_themes)[alive]
        weight = np.bincount(labels[labels >= 0], sizes[labels >= 0], minlength=n_themes)[alive]
        # Ward's cost: what joining two themes adds to the spread of their members.
        cost = (1 - centres @ centres.T) * (weight[:, None] * weight[None]) / (weight[:, None] + weight[None])
        np.fill_diagonal(cost, np.inf)
        one, other = sorted(divmod(int(np.round(cost, 9).argmin()), len(alive)))
        stays, goes = (one, other) if weight[one] >= weight[other] else (other, one)
        labels[labels == alive[goes]] = alive[stays]
    heirs = match_groups(labels, groups, sizes, n_themes)
    wanting = np.flatnonzero(heirs == NONE)
    order = sorted(wanting.tolist(), key=lambda g: (-float(sizes[groups == g].sum()), g))
    for group in order:
        if len(np.unique(labels[labels >= 0])) >= n:
            break
        inside = groups == group
        emptied = set(np.unique(labels[inside]).tolist()) - set(np.unique(labels[~inside]).tolist()) - {NONE}
        if not emptied:
            labels[inside] = n_themes
            n_themes += 1
    return labels
