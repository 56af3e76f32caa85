"""Theme identity: what is said of changes between runs."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from minutekit.lineage import ABSENT, compare_runs

THEMES = st.sampled_from(["a", "b", "c", None])


def flows(before, after):
    """Count the ways of points from run to run, as an archive hands them over."""
    return Counter((before.get(p, ABSENT), after.get(p, ABSENT)) for p in sorted({*before, *after}))


def test_changes_say_what_happened():
    before = {"1": "a", "2": "a", "3": "b", "4": "b", "5": "c", "6": None, "9": "a"}
    after = {"1": "a", "2": "a", "3": "a", "4": "a", "5": "d", "6": "a", "7": "a", "8": "e"}
    labels = {"a": "A", "d": "D", "e": "E", "b": "B", "c": "C"}
    changes = {c.id: c for c in compare_runs(flows(before, after), labels)}
    assert changes["a"].event == "continued"
    assert (changes["a"].gained, changes["a"].added, changes["a"].removed) == (3, 1, 1)
    assert (changes["b"].event, changes["b"].kin) == ("merged", ("a",))
    assert (changes["e"].event, changes["e"].added) == ("born", 1)
    assert changes["c"].event == "merged"
    assert changes["d"].event == "born"


def test_a_theme_that_left_a_living_one_was_split_off():
    before = {str(i): "a" for i in range(6)}
    after = {**{str(i): "a" for i in range(3)}, **{str(i): "b" for i in range(3, 6)}}
    events = {c.id: (c.event, c.kin) for c in compare_runs(flows(before, after), {"a": "A", "b": "B"})}
    assert events == {"a": ("continued", ()), "b": ("split", ("a",))}


def test_a_theme_without_a_label_is_listed_by_its_id():
    assert compare_runs(flows({"1": "gone"}, {}), {})[0].label == "gone"


@given(st.dictionaries(st.integers(0, 20), THEMES), st.dictionaries(st.integers(0, 20), THEMES))
def test_what_one_theme_loses_another_gains(before, after):
    changes = compare_runs(flows(before, after), {})
    left = sum(before[p] is None and after[p] is not None for p in before.keys() & after.keys())
    fell = sum(before[p] is not None and after[p] is None for p in before.keys() & after.keys())
    assert sum(c.gained for c in changes) - left == sum(c.lost for c in changes) - fell
    assert sum(c.added for c in changes) == sum(after[p] is not None for p in after.keys() - before.keys())
    assert sum(c.removed for c in changes) == sum(before[p] is not None for p in before.keys() - after.keys())
