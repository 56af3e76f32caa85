"""Theme identity: laws of inheritance, and what is said of changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from minutekit.lineage import compare_runs, inherit_identities

POINTS = [f"p{i}" for i in range(12)]


@st.composite
def groupings(draw):
    places = draw(st.lists(st.integers(-1, 3), min_size=len(POINTS), max_size=len(POINTS)))
    groups = [(f"g{k}", [p for p, place in zip(POINTS, places, strict=True) if place == k]) for k in range(4)]
    return [g for g in groups if g[1]], [p for p, place in zip(POINTS, places, strict=True) if place < 0]


BEFORE = st.dictionaries(st.sampled_from(POINTS), st.sampled_from(["old1", "old2", "g0", None]))


@given(BEFORE, groupings(), st.booleans())
def test_every_point_has_one_place(before, grouping, keep):
    groups, unthemed = grouping
    found = inherit_identities(before, groups, unthemed, keep_members=keep)
    assert set(found.theme_of) == set(POINTS)
    assert len(found.heir_of) == len(groups)


@given(BEFORE, groupings())
def test_members_are_kept(before, grouping):
    groups, unthemed = grouping
    found = inherit_identities(before, groups, unthemed, keep_members=True)
    assert all(found.theme_of[p] == theme for p, theme in before.items() if theme is not None)


@given(BEFORE, groupings())
def test_a_grouping_that_stands_is_only_renamed(before, grouping):
    groups, unthemed = grouping
    found = inherit_identities(before, groups, unthemed, keep_members=False)
    assert len(set(found.heir_of)) == len(groups)
    for (_, members), heir in zip(groups, found.heir_of, strict=True):
        assert {found.theme_of[p] for p in members} == {heir}
    assert all(found.theme_of[p] is None for p in unthemed)


@given(groupings())
def test_the_first_run_keeps_its_own_ids(grouping):
    groups, unthemed = grouping
    for keep in (True, False):
        found = inherit_identities({}, groups, unthemed, keep_members=keep)
        assert list(found.heir_of) == [own for own, _ in groups]


def test_a_group_of_new_points_is_a_new_theme_and_does_not_take_a_name_in_use():
    before = {"a": "x", "b": "x"}
    found = inherit_identities(before, [("y", ["a", "b"]), ("x", ["c", "d"])], [], keep_members=True)
    assert found.heir_of[0] == "x"
    assert found.heir_of[1] == "x-2"


def test_an_unthemed_point_may_find_its_theme_later():
    found = inherit_identities({"a": "x", "b": None}, [("n", ["a", "b"])], [], keep_members=True)
    assert found.theme_of == {"a": "x", "b": "x"}


def test_changes_say_what_happened():
    before = {"1": "a", "2": "a", "3": "b", "4": "b", "5": "c", "6": None, "9": "a"}
    after = {"1": "a", "2": "a", "3": "a", "4": "a", "5": "d", "6": "a", "7": "a", "8": "e"}
    changes = {c.id: c for c in compare_runs(before, after, {"a": "A", "d": "D", "e": "E", "b": "B", "c": "C"})}
    assert changes["a"].event == "continued"
    assert (changes["a"].gained, changes["a"].added, changes["a"].removed) == (3, 1, 1)
    assert (changes["b"].event, changes["b"].kin) == ("merged", ("a",))
    assert (changes["e"].event, changes["e"].added) == ("born", 1)
    assert changes["c"].event == "merged"
    assert changes["d"].event == "born"


def test_a_theme_that_left_a_living_one_was_split_off():
    before = {str(i): "a" for i in range(6)}
    after = {**{str(i): "a" for i in range(3)}, **{str(i): "b" for i in range(3, 6)}}
    events = {c.id: (c.event, c.kin) for c in compare_runs(before, after, {"a": "A", "b": "B"})}
    assert events == {"a": ("continued", ()), "b": ("split", ("a",))}


def test_a_theme_without_a_label_is_listed_by_its_id():
    assert compare_runs({"1": "gone"}, {}, {})[0].label == "gone"
