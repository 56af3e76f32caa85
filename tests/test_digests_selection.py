"""Which key points fit a budget: against a plain greedy choice, and what budgets promise."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.digests.selection import (
    POINT_POWER,
    SAME_POINT,
    SOUND_QUALITY,
    WORD_POWER,
    WRITTEN_POWER,
    Candidate,
    select_candidates,
    shortlist_groups,
)

WORTH = {"a": (4.0, 1.0), "b": (3.0,), "c": (2.0, 2.0, 1.0), "d": (1.0,), "e": (0.5,)}


def make(group, concepts, words=None, quality=1.0, **fields):
    """A candidate that holds each letter of ``concepts`` as often as it stands there."""
    counted = tuple(Counter(concepts).items())
    return Candidate(group, fields.pop("theme", 0), concepts, words or len(concepts), quality, counted, **fields)


def choose(candidates, **bounds):
    return [c.group for c in select_candidates(candidates, WORTH, **bounds)]


def choose_plainly(candidates, most):
    """Take what adds most for its length, time and again: the definition, without any shortcut."""
    held: Counter[str] = Counter()
    taken: list[Candidate] = []

    def add(candidate):
        gained = sum(sum(WORTH[c][held[c] : held[c] + times]) for c, times in candidate.concepts)
        again = SAME_POINT ** sum(c.group == candidate.group for c in taken)
        return candidate.quality * again * gained / candidate.words**POINT_POWER

    while len(taken) < most:
        free = [c for c in candidates if not any(c.excludes & other.excludes for other in taken)]
        if not free:
            break
        best = max(free, key=lambda c: (add(c), -candidates.index(c)))
        taken.append(best)
        held.update(dict(best.concepts))
    return sorted(candidates.index(c) for c in taken)


@st.composite
def offers(draw):
    found = []
    for place in range(draw(st.integers(1, 7))):
        concepts = draw(st.text("abcde", min_size=1, max_size=6))
        group = draw(st.integers(0, 3))
        quality = draw(st.sampled_from([0.4, 1.0, 1.7]))
        found.append(make(group, concepts, len(concepts) + place % 3, quality, units=frozenset({(group, place)})))
    return found


@settings(max_examples=200, deadline=None)
@given(offers(), st.integers(0, 5))
def test_the_lazy_choice_is_the_greedy_one(candidates, most):
    chosen = select_candidates(candidates, WORTH, most=most)
    assert [candidates.index(c) for c in chosen] == choose_plainly(candidates, most)


@settings(max_examples=200, deadline=None)
@given(offers(), st.integers(0, 30), st.one_of(st.none(), st.integers(0, 4)))
def test_budgets_hold_and_nothing_more_would_fit(candidates, words, most):
    chosen = select_candidates(candidates, WORTH, words=words, most=most)
    assert [candidates.index(c) for c in chosen] == sorted({candidates.index(c) for c in chosen})
    left = words - sum(c.words for c in chosen)
    assert left >= 0
    assert most is None or len(chosen) <= most
    units = [unit for c in chosen for unit in c.excludes]
    assert len(units) == len(set(units))
    if most is None or len(chosen) < most:
        assert not [c for c in candidates if c.words <= left and not c.excludes & set(units)]


def test_of_what_is_written_long_lines_cost_more_where_words_are_counted():
    """A word more costs a spoken line less than in full, and a written one more than in full."""
    assert POINT_POWER < WORD_POWER < 1 < WRITTEN_POWER
    long, short = make(0, "abc", words=10), make(1, "b", words=3)
    assert 9 / 10**WORD_POWER > 3 / 3**WORD_POWER
    assert choose([long, short], words=10) == [0]
    assert 9 / 10**WRITTEN_POWER < 3 / 3**WRITTEN_POWER
    written = [
        make(0, "abc", words=10, written=True, units=frozenset({1})),
        make(1, "b", words=3, written=True, units=frozenset({1})),
    ]
    assert choose(written, words=40) == [1]
    # Where only lines are counted, how they came to be makes no difference.
    assert choose(written, most=1) == [0]


def test_a_second_line_of_one_point_is_worth_half():
    first, again = make(0, "a", units=frozenset({1})), make(0, "c", units=frozenset({2}))
    assert choose([first, again, make(1, "d", quality=1.1)], most=2) == [0, 1]
    assert choose([first, again, make(1, "d", quality=0.9)], most=2) == [0, 0]


def test_what_excludes_one_another_never_stands_together():
    whole = make(0, "abc", words=9, units=frozenset({1, 2}))
    halves = [make(0, "a", words=5, units=frozenset({1})), make(0, "bc", words=4, units=frozenset({2}))]
    assert choose([whole, *halves], most=3) in ([0], [0, 0])
    assert len(choose([make(0, "a"), make(0, "b")], most=2)) == 1  # without units a point gives one line


def test_each_theme_has_a_line_where_the_budget_grants_it():
    """From thirty words, or one line, for each theme on."""
    rich = [make(i, "abc"[i % 3] + "cd", theme=0) for i in range(6)]
    poor = make(9, "e", theme=1)
    assert 9 in choose([*rich, poor], most=2)
    assert choose([*rich, poor], most=1) == [0]
    tight = [make(i, "a" * 2 + "bc", words=20, theme=0) for i in range(3)]
    slight = make(9, "e", words=20, theme=1)
    assert choose([*tight, slight], words=60) == [0, 1, 9]
    assert choose([*tight, slight], words=59) == [0, 1]


@pytest.mark.parametrize(("quality", "shown"), [(SOUND_QUALITY, True), (SOUND_QUALITY - 0.01, False)])
def test_what_is_not_sound_is_shown_where_room_would_stay_empty(quality, shown):
    sound, doubtful = make(0, "a", words=10), make(1, "b", words=10, quality=quality)
    assert choose([sound, doubtful], words=11) == [0]
    assert choose([sound, doubtful], words=20) == [0, 1]
    # Ten of eleven words fill the budget; a third line would still fit into 22.
    third = make(2, "c", words=2, quality=quality)
    assert (2 in choose([sound, make(1, "b", words=10), third], words=22)) is shown


def test_of_few_points_all_are_shown_whatever_they_are_worth():
    candidates = [make(0, "a"), make(1, "b", quality=0.01)]
    assert choose(candidates, most=2) == [0, 1]
    assert choose([*candidates, make(2, "c", quality=0.02)], most=2) == [0]


def test_one_line_is_exchanged_for_a_longer_one_where_words_would_stay_empty():
    best, longer = make(0, "a", words=10, units=frozenset({1})), make(0, "b", words=18, units=frozenset({1}))
    assert select_candidates([best, longer], WORTH, words=20) == [longer]
    assert select_candidates([best, longer], WORTH, words=17) == [best]
    assert select_candidates([best, longer], WORTH, words=10) == [best]
    far = make(0, "b", words=13, units=frozenset({1}))  # would not fill nine tenths
    assert select_candidates([best, far], WORTH, words=20) == [best]


def test_a_short_list_keeps_all_where_few_are_offered():
    candidates = [make(i, "e") for i in range(300)]
    assert shortlist_groups(candidates, WORTH, most=1) == list(range(300))
    assert len(shortlist_groups([*candidates, make(300, "d")], WORTH, most=1)) == 300


@pytest.mark.parametrize(("bounds", "n"), [({"most": 30}, 300), ({"most": 40}, 400), ({"words": 350}, 350), ({}, 300)])
def test_a_short_list_holds_ten_times_what_the_digest_can(bounds, n):
    candidates = [make(i, "d" if i % 2 else "e") for i in range(900)]
    kept = shortlist_groups(candidates, WORTH, **bounds)
    assert kept == [i for i in range(900) if i % 2][:n]


def test_a_short_list_keeps_the_best_five_of_each_theme():
    candidates = [make(i, "a", theme=0) for i in range(400)]
    candidates += [make(400 + i, "e", quality=1 + i, theme=1) for i in range(8)]
    assert shortlist_groups(candidates, WORTH, most=1)[-5:] == [403, 404, 405, 406, 407]
    assert len(shortlist_groups(candidates, WORTH, most=1)) == 305
