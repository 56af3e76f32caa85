"""What several people say is one key point: whatever the shortcuts, as if every text were compared with all before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit import Point
from minutekit.digests.merging import group_duplicates

WORDS = ["anchor", "barge", "canal", "dredger", "estuary", "ferry", "gravel", "harbour", "island", "jetty"]
# Nothing in common but the subject of them all: the shared words are then the frequent ones.
sayings = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9, unique=True), max_size=12)


def say_the_same(one: list[str], other: list[str]) -> bool:
    shared = len({*one} & {*other})
    return ({*one} == {*other} and one == other) or (
        min(len(one), len(other)) >= 3 and shared >= 0.75 * (len(one) + len(other) - shared)
    )


@settings(max_examples=200, deadline=None)
@given(sayings)
def test_texts_meet_the_first_that_says_the_same(texts):
    expected: list[list[int]] = []
    for index, words in enumerate(texts):
        exact = [group for group in expected if any(texts[i] == words for i in group)]
        alike = [group for group in expected if say_the_same(texts[group[0]], words)]
        home = (exact or alike or [None])[0]
        if home is None:
            expected.append([index])
        else:
            home.append(index)
    found = group_duplicates([Point(" ".join(words)) for words in texts], ["en"] * len(texts))
    assert found == expected


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Point("the ferry barge and the harbour gravel"), True),
        (Point("No ferry barge, no harbour gravel"), False),
        (Point("Ferry, barge, harbour, gravel?"), False),
        (Point("Ferry barge 12 harbour gravel"), False),
        (Point("Ferry barge harbour gravel", owner="Ida"), False),
        (Point("Ferry barge harbour gravel", section="Fares"), True),
    ],
)
def test_what_tells_two_sayings_apart(other, same):
    found = group_duplicates([Point("Ferry barge harbour gravel"), other], ["en", "en"])
    assert found == ([[0, 1]] if same else [[0], [1]])
