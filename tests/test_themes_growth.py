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


def test_directions_are_means_of_one_length():
    rows = np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.8], [-0.6, -0.8], [1.0, 0.0]])
    found = find_directions(rows, np.array([0, 0, 1, 1, NONE]), 3)
    assert found == pytest.approx(np.array([[np.sqrt(0.5)] * 2, [0.0, 0.0], [0.0, 0.0]]))


@pytest.mark.parametrize(("of_points", "least"), [(False, SETTINGS.least_nearness), (True, SETTINGS.least_of_points)])
def test_a_first_look_keeps_what_is_as_near_as_it_must_be(of_points, least):
    """Of nine rows on one axis and one at an angle the last stays in, where its nearness to the centre is enough."""

    def keep(nearness):
        tilted = np.array([[nearness, np.sqrt(1 - nearness**2)]])
        rows = np.vstack([np.tile([1.0, 0.0], (999, 1)), tilted])
        return begin_themes(rows, np.zeros(1000, dtype=int), of_points=of_points)[-1] == 0

    assert keep(least + 0.01)
    assert not keep(least - 0.01)


def test_a_group_whose_rows_point_apart_stays_as_it_is():
    apart = np.vstack([lie(0, 0, 0), np.array([[0, 0, 1.0, 0, 0, 0], [0, 0, -1.0, 0, 0, 0]])])
    assert begin_themes(apart, np.array([0, 0, 0, 1, 1]), of_points=False).tolist() == [0, 0, 0, 1, 1]
    assert begin_themes(apart, np.array([0, 0, 0, NONE, NONE]), of_points=False).tolist() == [0, 0, 0, NONE, NONE]


def test_groups_are_matched_by_points_not_by_units():
    labels, groups = np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    assert match_groups(labels, groups, np.array([1, 5, 5, 1]), 2).tolist() == [1, 0]
    assert match_groups(labels, groups, np.array([5, 1, 1, 5]), 2).tolist() == [0, 1]
    # A group that shares nothing with a theme has none, nor has one beyond the number of themes.
    assert match_groups(np.array([0, NONE, NONE]), np.array([0, 1, 2]), np.ones(3, dtype=int), 1).tolist() == [
        0,
        -1,
        -1,
    ]
    assert match_groups(np.array([NONE]), np.array([NONE]), np.ones(1, dtype=int), 0).tolist() == []


@pytest.mark.parametrize(("held", "born"), [(18, True), (19, False)])
def test_a_new_theme_takes_a_share_of_its_group(held, born):
    """Eight units that wait make a theme if they are three tenths of the group that they are found in."""
    rows = lie(*[0] * 30, *[1] * held, *[1] * 8)
    # The old theme is matched with the larger group, so that the other one has no heir.
    groups = [*[0] * 30, *[1] * (held + 8)]
    found = grow(
        rows, groups, stand([*[0] * (30 + held), *[NONE] * 8], 1), settings=replace(SETTINGS, least_share=8 / 26)
    )
    assert (found.n_themes == 2) is born
    assert (found.heirs.tolist() == [0, 1]) is born


def test_what_waits_and_agrees_with_no_theme_keeps_its_place():
    rows = lie(0, 0, 3)
    found = grow(rows, [0, 0, 1], stand([0, 0, NONE], 1))
    assert found.labels.tolist() == [0, 0, NONE]
    assert found.wished.tolist() == [NONE] * 3
    nothing = grow(lie(0, 1), [0, 1], stand([NONE, NONE], 0))
    assert (nothing.labels.tolist(), nothing.n_themes) == ([NONE, NONE], 0)


def test_the_largest_gain_moves_first_and_a_unit_moves_once():
    rows, groups, labels = misplaced(200, 20)
    best = 207
    rows[best] = lie(0, tilt=0.0)[0] * 1.0
    tilted = [i for i in range(200, 220) if i != best]
    rows[tilted] = lie(*[0] * 19, tilt=0.6)
    one = replace(SETTINGS, most_moved=1 / 400)
    standing = stand(labels, 2)
    found = grow(rows, groups, standing, settings=one)
    assert np.flatnonzero(found.labels != labels).tolist() == [best]
    assert found.wished[best] == NONE
    moved = replace(standing, moved=np.arange(400) == best)
    assert best not in np.flatnonzero(grow(rows, groups, moved, settings=one).labels != labels)


def test_shares_that_may_move_are_of_points():
    """A unit of many points uses up what may move; smaller ones behind it still fit."""
    rows, groups, labels = misplaced(200, 3)
    sizes = np.ones(400, dtype=int)
    sizes[200] = 50
    found = grow_themes(rows, np.array(groups), sizes, stand(labels, 2), of_points=False)
    gone = np.flatnonzero(found.labels != labels)
    assert gone.tolist() == [201, 202]
    assert found.wished[200] == 0


def test_a_number_that_is_reached_already_changes_nothing():
    rows = lie(0, 0, 1, 1)
    labels = np.array([0, 0, 1, 1])
    assert reach_number(rows, labels, np.array([0, 0, 1, 1]), np.ones(4, dtype=int), 2).tolist() == [0, 0, 1, 1]
    assert labels.tolist() == [0, 0, 1, 1]


def test_the_larger_of_two_joined_themes_lends_its_name():
    rows = lie(0, 0, 1)
    assert reach_number(rows, np.array([0, 0, 1]), np.array([0, 0, 1]), np.ones(3, dtype=int), 1).tolist() == [0, 0, 0]
    assert reach_number(rows, np.array([1, 1, 0]), np.array([0, 0, 1]), np.ones(3, dtype=int), 1).tolist() == [1, 1, 1]
    sizes = np.array([1, 1, 9])
    assert reach_number(rows, np.array([0, 0, 1]), np.array([0, 0, 1]), sizes, 1).tolist() == [1, 1, 1]


def test_parting_takes_the_largest_group_first_and_empties_no_theme():
    rows = lie(0, 0, 0, 1, 1, 2)
    groups = np.array([0, 0, 0, 1, 1, 2])
    parted = reach_number(rows, np.zeros(6, dtype=int), groups, np.ones(6, dtype=int), 2)
    assert parted.tolist() == [0, 0, 0, 1, 1, 0]
    whole = np.array([0, 0, 0, 1, 1, 2])
    assert reach_number(rows, whole, np.array([0, 0, 0, 1, 1, 1]), np.ones(6, dtype=int), 5).tolist() == whole.tolist()


def test_a_unit_is_placed_by_a_look_from_its_least_nearness_on():
    directions = np.eye(3)
    for nearness, placed in ((SETTINGS.least_nearness, 0), (SETTINGS.least_nearness - 0.01, NONE)):
        row = np.array([[nearness, -np.sqrt(1 - nearness**2), 0.0]])
        assert join_nearest(row, directions, directions, np.array([0, 1, 2])).tolist() == [placed]
