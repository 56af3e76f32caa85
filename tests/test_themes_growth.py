"""Themes that grow: what is settled stays, what is new joins, waits or makes themes, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutekit.themes.growth import (
    NONE,
    SETTINGS,
    Standing,
    begin_themes,
    find_directions,
    grow_themes,
    join_nearest,
    match_groups,
    reach_number,
)

AXES = np.eye(6)


def lie(*axes, tilt=0.1):
    """Make a row near each of some axes, tilted a little towards the next."""
    rows = np.stack([AXES[a] + tilt * AXES[(a + 1) % 6] for a in axes])
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def stand(labels, n_themes, cohort=1, fixed=()):
    labels = np.array(labels)
    held = np.zeros(len(labels), dtype=bool)
    held[list(fixed)] = True
    return Standing(labels, np.where(labels >= 0, cohort, 0), np.zeros(len(labels), dtype=bool), held, n_themes)


def grow(rows, groups, standing, **options):
    return grow_themes(rows, np.array(groups), np.ones(len(rows), dtype=int), standing, of_points=False, **options)


def test_a_new_unit_joins_where_both_views_agree():
    rows = lie(0, 0, 1, 1, 0)
    found = grow(rows, [0, 0, 1, 1, 0], stand([0, 0, 1, 1, NONE], 2))
    assert found.labels.tolist() == [0, 0, 1, 1, 0]


def test_a_unit_waits_where_the_views_differ():
    rows = lie(0, 0, 1, 1, 0)
    found = grow(rows, [0, 0, 1, 1, 1], stand([0, 0, 1, 1, NONE], 2))
    assert found.labels[-1] == NONE


def test_a_unit_waits_that_lies_near_no_theme():
    far = AXES[3][None] * 0.95 + AXES[0][None] * 0.3
    rows = np.vstack([lie(0, 0, 1, 1), far / np.linalg.norm(far)])
    assert grow(rows, [0, 0, 1, 1, 0], stand([0, 0, 1, 1, NONE], 2)).labels[-1] == NONE
    eager = replace(SETTINGS, least_nearness=0.1)
    assert grow(rows, [0, 0, 1, 1, 0], stand([0, 0, 1, 1, NONE], 2), settings=eager).labels[-1] == 0


@pytest.mark.parametrize(("n", "born"), [(8, True), (7, False)])
def test_enough_new_units_of_one_kind_make_a_theme(n, born):
    rows = lie(0, 0, 0, *[2] * n)
    found = grow(rows, [0, 0, 0, *[1] * n], stand([0, 0, 0, *[NONE] * n], 1))
    assert (found.labels[3:] == (1 if born else NONE)).all()
    assert found.n_themes == 1 + born


def test_no_theme_is_made_beyond_the_number_asked_for():
    rows = lie(0, 0, 0, *[2] * 8)
    assert grow(rows, [0, 0, 0, *[1] * 8], stand([0, 0, 0, *[NONE] * 8], 1)).n_themes == 2
    assert grow(rows, [0, 0, 0, *[1] * 8], stand([0, 0, 0, *[NONE] * 8], 1), most_themes=1).n_themes == 1


def misplaced(n, wrong):
    """Two themes of n units each; the first units of the second lie where the first theme is."""
    rows = lie(*[0] * n, *[0] * wrong, *[1] * (n - wrong))
    return rows, [*[0] * (n + wrong), *[1] * (n - wrong)], [*[0] * n, *[1] * n]


def test_few_old_units_move_and_the_rest_is_wished():
    rows, groups, labels = misplaced(200, 20)
    found = grow(rows, groups, stand(labels, 2))
    moved = int((found.labels != labels).sum())
    assert moved == int(SETTINGS.most_moved * 400)
    assert int((found.wished >= 0).sum()) == 20 - moved
    assert (found.labels[:200] == 0).all()


def test_of_the_points_of_one_run_few_ever_move():
    rows, groups, labels = misplaced(200, 60)
    eager = replace(SETTINGS, most_moved=1.0)
    found = grow(rows, groups, stand(labels, 2), settings=eager)
    assert int((found.labels != labels).sum()) == int(SETTINGS.most_of_cohort * 400)


def test_a_run_whose_points_have_moved_enough_leaves_room_to_others():
    rows, groups, labels = misplaced(200, 60)
    cohorts = np.where(np.arange(400) < 230, 1, 2)
    moved = np.arange(400) < 20
    standing = replace(stand(labels, 2), cohorts=cohorts, moved=moved)
    found = grow(rows, groups, standing, settings=replace(SETTINGS, most_moved=1.0))
    gone = np.flatnonzero(found.labels != labels)
    assert (gone >= 230).all()
    assert len(gone) == int(SETTINGS.most_of_cohort * 170)


def test_what_is_fixed_never_moves():
    rows, groups, labels = misplaced(200, 20)
    assert (grow(rows, groups, stand(labels, 2, fixed=range(400))).labels == labels).all()


def test_a_unit_hardly_nearer_elsewhere_stays():
    rows, groups, labels = misplaced(200, 20)
    picky = replace(SETTINGS, least_gain=2.0)
    assert (grow(rows, groups, stand(labels, 2), settings=picky).labels == labels).all()


@st.composite
def situations(draw):
    n = draw(st.integers(2, 30))
    axes = draw(st.lists(st.integers(0, 5), min_size=n, max_size=n))
    tilts = draw(st.lists(st.floats(0, 1), min_size=n, max_size=n))
    rows = np.vstack([lie(a, tilt=t) for a, t in zip(axes, tilts, strict=True)])
    groups = draw(st.lists(st.integers(0, 4), min_size=n, max_size=n))
    labels = draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n))
    used = sorted(set(labels) - {NONE})
    labels = [used.index(label) if label >= 0 else NONE for label in labels]
    return rows, np.unique(groups, return_inverse=True)[1], labels, len(used)


@given(situations())
def test_hardly_anything_moves_whatever_happens(situation):
    rows, groups, labels, n_themes = situation
    found = grow(rows, groups, stand(labels, n_themes))
    held = np.array(labels) >= 0
    assert (found.labels[held] >= 0).all()
    assert (found.labels[held] != np.array(labels)[held]).sum() <= SETTINGS.most_moved * held.sum()
    assert set(found.labels.tolist()) <= {NONE, *range(found.n_themes)}


@given(situations(), st.integers(1, 6))
def test_a_number_of_themes_is_reached_by_joining(situation, wanted):
    rows, groups, labels, _ = situation
    reached = reach_number(rows, np.array(labels), groups, np.ones(len(rows), dtype=int), wanted)
    before = len({label for label in labels if label >= 0})
    assert len(set(reached.tolist()) - {NONE}) <= max(wanted, 0) or before == 0
    if before >= wanted:
        assert len(set(reached.tolist()) - {NONE}) == min(wanted, before)


def test_small_themes_join_before_large_ones_that_lie_nearer():
    near, apart = (np.vstack([lie(0), lie(0, tilt=0.5)]), np.vstack([lie(2), lie(2, tilt=1.5)]))
    labels = np.arange(4)
    reached = reach_number(np.vstack([near, apart]), labels, labels, np.array([100, 90, 2, 1]), 3)
    assert reached.tolist() == [0, 1, 2, 2]


def test_a_number_of_themes_is_reached_by_parting():
    rows = lie(0, 0, 1, 1, 2, 2)
    reached = reach_number(rows, np.array([0, 0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 2, 2]), np.ones(6, dtype=int), 3)
    assert len(set(reached.tolist())) == 3
    assert reached[4] == reached[5] == 1


def test_groups_are_matched_one_to_one():
    heirs = match_groups(np.array([0, 0, 0, 1]), np.array([0, 0, 1, 1]), np.ones(4, dtype=int), 2)
    assert heirs.tolist() == [0, 1]


def test_a_first_look_leaves_what_lies_apart_in_none():
    rows = np.vstack([lie(0, 0, 0, 0), AXES[4][None]])
    assert begin_themes(rows, np.zeros(5, dtype=int), of_points=False).tolist() == [0, 0, 0, 0, NONE]
    assert begin_themes(rows, np.zeros(5, dtype=int), of_points=True)[-1] in {0, NONE}


def test_single_units_are_placed_by_what_a_look_left():
    directions = find_directions(lie(0, 1), np.array([0, 1]), 2)
    placed = join_nearest(lie(0, 1, 4), directions, directions, np.array([0, 1]))
    assert placed.tolist() == [0, 1, NONE]
    assert join_nearest(lie(0), directions, directions, np.array([1, 0])).tolist() == [NONE]
