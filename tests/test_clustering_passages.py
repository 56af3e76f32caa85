"""Cutting and joining passages: costs are what the model says, cuts are the cheapest."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.special import gammaln

from minutekit.clustering.joining import join_passages
from minutekit.clustering.partition import nearest_centre, partition_rows, renumber, split_largest
from minutekit.clustering.passages import CONCENTRATION, cost_passages, cut_into, cut_passages

rows_of_counts = st.integers(1, 9).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), min_size=n, max_size=n)
)


def evidence(counts):
    """Log evidence of the rows together, straight from the model."""
    words = counts.sum(axis=0)
    prior = CONCENTRATION * WORDS
    return (
        (gammaln(words + CONCENTRATION) - gammaln(CONCENTRATION)).sum() + gammaln(prior) - gammaln(words.sum() + prior)
    )


WORDS = 5


def costs_of(table):
    rows = np.array(table, dtype=float)
    rows[0] = np.maximum(rows[0], 1)  # so that every word is present
    return rows, cost_passages(csr_array(rows))


@settings(max_examples=60, deadline=None)
@given(rows_of_counts)
def test_costs_are_the_models(table):
    rows, costs = costs_of(table)
    for i in range(len(rows)):
        for d in range(len(rows)):
            expected = -evidence(rows[i : i + d + 1]) if i + d < len(rows) else np.inf
            assert costs.costs[i, d] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("reach", [7, 90])
def test_words_of_every_row_cost_what_the_model_says(reach):
    rows = np.ones((90, WORDS))
    costs = cost_passages(csr_array(rows), reach).costs
    assert costs.shape == (90, reach)
    for i, d in ((0, 0), (3, 5), (40, 6), (83, 6), (0, reach - 1)):
        assert costs[i, d] == pytest.approx(-evidence(rows[i : i + d + 1]), abs=1e-6)


def price_of(rows, starts, price):
    ends = [*starts[1:], len(rows)]
    return sum(price - evidence(rows[a:b]) for a, b in zip(starts, ends, strict=True))


@settings(max_examples=40, deadline=None)
@given(rows_of_counts, st.floats(0, 5))
def test_no_cut_is_cheaper(table, price):
    rows, costs = costs_of(table)
    starts, cost = cut_passages(costs, price)
    assert cost == pytest.approx(price_of(rows, starts.tolist(), price), abs=1e-6)
    every = ([0, *inner] for size in range(len(rows)) for inner in combinations(range(1, len(rows)), size))
    assert cost <= min(price_of(rows, cut, price) for cut in every) + 1e-6


@settings(max_examples=40, deadline=None)
@given(rows_of_counts, st.integers(1, 9))
def test_as_many_passages_as_asked_for_and_none_cheaper(table, wanted):
    rows, costs = costs_of(table)
    starts = cut_into(costs, wanted).tolist()
    size = min(wanted, len(rows))
    assert len(starts) == size
    assert starts == sorted(set(starts))
    every = ([0, *inner] for inner in combinations(range(1, len(rows)), size - 1))
    assert price_of(rows, starts, 0) <= min(price_of(rows, cut, 0) for cut in every) + 1e-5


def test_long_sequences_are_cut_within_reach():
    counts = csr_array(np.tile(np.eye(3), (700, 1)))
    starts = cut_into(cost_passages(counts, reach=50), 60)
    assert len(starts) >= 60
    assert np.diff([*starts, 2_100]).max() <= 50


def test_passages_are_joined_when_the_same_words_return():
    a, b = [*[10] * 40, *[0] * 40], [*[0] * 40, *[10] * 40]
    passages = csr_array(np.array([a, b, a, b], dtype=float))
    assert join_passages(passages, 20.0).tolist() == [0, 1, 0, 1]
    assert len(set(join_passages(passages, 20.0, 3).tolist())) == 3
    assert set(join_passages(passages, 20.0, 1).tolist()) == {0}


def test_different_passages_stay_apart():
    assert join_passages(csr_array(np.eye(4) * 50), 20.0).tolist() == [0, 1, 2, 3]


def test_one_passage_is_one_group():
    assert join_passages(csr_array(np.ones((1, 3))), 20.0).tolist() == [0]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 30), st.integers(1, 8), st.integers(0, 5))
def test_rows_are_parted_into_at_most_so_many(n, wanted, seed):
    rows = np.random.default_rng(seed).normal(size=(n, 3))
    labels = partition_rows(rows, wanted)
    assert len(labels) == n
    assert labels.max(initial=-1) + 1 <= wanted
    assert (renumber(labels) == labels).all()


def test_a_tie_goes_to_the_first_centre():
    assert nearest_centre(np.zeros((2, 1)), np.array([[1.0], [-1.0]])).tolist() == [0, 0]


def test_large_groups_are_split_unless_their_rows_are_equal():
    rows = np.vstack([np.zeros((20, 2)), np.arange(40).reshape(20, 2)])
    labels = split_largest(rows, np.repeat([0, 1], 20), 10)
    assert set(labels[:20]) == {0}
    assert np.bincount(labels)[1:].max() <= 10
