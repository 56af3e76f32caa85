"""Laws of drawing rows to their neighbours."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from minutekit.clustering import neighbours
from minutekit.clustering.neighbours import draw_to_neighbours

ROWS = arrays(np.float64, st.tuples(st.integers(1, 12), st.integers(1, 4)), elements=st.integers(-3, 3).map(float))


@settings(deadline=None)
@given(ROWS, st.integers(0, 20))
def test_rows_keep_their_shape_and_are_of_length_one_or_zero(rows, n_neighbours):
    drawn = draw_to_neighbours(rows, n_neighbours)
    assert drawn.shape == rows.shape
    lengths = np.linalg.norm(drawn, axis=1)
    assert np.all(np.isclose(lengths, 1) | np.isclose(lengths, 0))
    assert np.all(lengths[~rows.any(axis=1)] == 0)


@settings(deadline=None)
@given(ROWS, st.integers(1, 20), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, n_neighbours, random):
    order = random.sample(range(len(rows)), len(rows))
    assert np.allclose(draw_to_neighbours(rows[order], n_neighbours), draw_to_neighbours(rows, n_neighbours)[order])


def test_a_row_comes_nearer_to_those_like_it_and_not_to_others():
    rows = np.array([[1, 0.2, 0], [1, -0.2, 0], [0, 0, 1], [0, 0.2, 1]], dtype=float)
    drawn = draw_to_neighbours(rows, 1)
    assert drawn[0] @ drawn[1] > rows[0] @ rows[1] / np.prod(np.linalg.norm(rows[:2], axis=1))
    assert abs(drawn[0] @ drawn[2]) < 0.1


def test_opposite_rows_do_not_draw():
    rows = np.array([[1.0, 0.0], [-1.0, 0.0]])
    assert np.allclose(draw_to_neighbours(rows, 5), rows)


def test_blocks_and_samples_of_many_rows_change_nothing_but_where_is_looked(monkeypatch):
    rows = np.random.default_rng(0).normal(size=(300, 5))
    whole = draw_to_neighbours(rows, 10)
    monkeypatch.setattr(neighbours, "_BLOCK", 7)
    assert np.array_equal(draw_to_neighbours(rows, 10), whole)
    monkeypatch.setattr(neighbours, "_LOOKED_AT_MOST", 100)
    sampled = draw_to_neighbours(rows, 10)
    assert np.isclose(np.linalg.norm(sampled, axis=1), 1).all()
    assert (sampled * whole).sum(axis=1).mean() > 0.8


def test_rows_of_rounding_are_not_blown_up_to_length_one():
    from minutekit.clustering.scaling import LEAST_LENGTH, scale_rows

    rows = np.array([[3.0, 4.0], [0.0, 0.0], [LEAST_LENGTH / 2, 0.0], [1e-9, 0.0]])
    assert scale_rows(rows).tolist() == [[0.6, 0.8], [0.0, 0.0], [LEAST_LENGTH / 2, 0.0], [1.0, 0.0]]
