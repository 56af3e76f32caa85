"""What points are counted and weighed by, against plain counting and scikit-learn."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import normalize

from minutekit import Point
from minutekit.language import general_words, stem_words, word_vectors
from minutekit.themes import vectors
from minutekit.themes.grouping import find_units
from minutekit.themes.terms import average_vectors, count_terms, measure_generality
from minutekit.themes.units import count_units
from minutekit.themes.vectors import (
    find_latent_space,
    learn_axes,
    place_in_background,
    weigh_columns,
    weigh_passages,
    weigh_points,
)
from test_themes_laws import SUBJECTS, make_talk

TEXTS = ("Buses and a bus to the pool", "The pool, the pool, the library pool", "", "A library (https://pool.example)")


def test_counts_are_those_of_a_plain_count():
    terms = count_terms(TEXTS, "en")
    plain = [Counter(stem_words(words, "en")) for words in (["buses", "bus", "pool"], ["pool"] * 3 + ["library"], [], ["library"])]  # fmt: skip
    assert terms.stems == tuple(sorted(set().union(*plain)))
    assert terms.counts.toarray().tolist() == [[counts[stem] for stem in terms.stems] for counts in plain]
    spelt = dict(zip(terms.words, terms.stem_of.tolist(), strict=True))
    assert {word: terms.stems[column] for word, column in spelt.items() if column >= 0} == {
        word: stem_words([word], "en")[0] for word in ("buses", "bus", "pool", "library")
    }
    assert spelt["the"] == spelt["and"] == -1
    assert dict(zip(terms.words, terms.frequency.tolist(), strict=True))["pool"] == 4


def test_rows_are_taken_whole():
    terms = count_terms(TEXTS, "en")
    assert terms.take(np.arange(4)) is terms
    assert terms.take(np.array([3, 1])).counts.toarray().tolist() == terms.counts.toarray()[[3, 1]].tolist()


def test_of_a_very_long_text_the_start_is_read():
    assert count_terms(["pool " * 4_000 + "library"], "en").stems == ("pool",)
    assert count_terms(["pool " * 3_990 + "library"], "en").stems == tuple(stem_words(["library", "pool"], "en"))


tables = st.lists(st.lists(st.integers(0, 3), min_size=5, max_size=5), min_size=2, max_size=8)


@given(tables)
def test_points_are_weighed_as_scikit_learn_weighs_them(table):
    counts = csr_array(np.array(table, dtype=float))
    expected = TfidfTransformer(sublinear_tf=True).fit_transform(counts).toarray()
    assert weigh_points(counts).toarray() == pytest.approx(expected)
    whole = TfidfTransformer(sublinear_tf=True, norm=None).fit_transform(counts).toarray()
    halved = normalize(whole * [1, 1, 1, 0.5, 1])
    assert weigh_points(counts, np.array([1, 1, 1, 0.5, 1])).toarray() == pytest.approx(halved)


def test_a_word_weighs_the_more_the_more_it_gathers():
    """Of two words in ten points each, one has all of them in two passages, the other one in each passage."""
    passages = csr_array(np.array([[5.0, 1, 1]] * 2 + [[0, 1, 0]] * 8))
    weights = weigh_columns(passages, np.array([10.0, 10.0, 2.0]))
    idf = math.log(11 / 3) + 1
    by_chance = 1 - math.exp(-10 / 10)  # the share of passages that a word of ten points would be in
    assert weights[0] == pytest.approx(idf * (math.log(10 / 2) + math.log(by_chance)))
    assert weights[1] == 0
    assert 0 == weights[2] < weights[0]
    row = weigh_passages(passages, np.array([10.0, 10.0, 2.0])).toarray()[0]
    assert row == pytest.approx([1.0, 0.0, 0.0])


def test_where_no_word_gathers_all_weigh_by_their_rarity():
    passages = csr_array(np.array([[1.0, 1, 0], [1, 0, 1], [1, 0, 0]]))
    weights = weigh_columns(passages, np.array([3.0, 1.0, 1.0]))
    assert weights.tolist() == pytest.approx([1.0, math.log(4 / 2) + 1, math.log(4 / 2) + 1])


def draw_weights(n, columns, seed=0):
    drawn = np.random.default_rng(seed)
    return csr_array(normalize(drawn.random((n, columns)) * (drawn.random((n, columns)) < 0.4)))


@pytest.mark.parametrize("exact", [True, False])
def test_rows_lie_in_the_latent_space_as_in_scikit_learns(exact, monkeypatch):
    if not exact:
        monkeypatch.setattr(vectors, "_EXACT_AT_MOST", 1)
    weights = draw_weights(40, 12)
    rows = find_latent_space(weights, 4)
    reference = normalize(TruncatedSVD(4, algorithm="arpack", random_state=0).fit_transform(weights))
    assert rows.shape == (40, 4)
    assert np.abs(rows) == pytest.approx(np.abs(reference), abs=1e-6)  # which way an axis points means nothing
    assert rows @ rows.T == pytest.approx(reference @ reference.T, abs=1e-6)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(40))


def test_no_more_dimensions_than_the_rows_have():
    assert find_latent_space(draw_weights(3, 12), 20).shape == (3, 2)
    assert find_latent_space(draw_weights(12, 3), 20).shape == (12, 2)
    assert find_latent_space(csr_array(np.array([[1.0, 0.0]])), 5).tolist() == [[1.0, 0.0]]


def test_axes_come_strongest_first_and_from_an_even_sample_of_many_rows(monkeypatch):
    weights = draw_weights(60, 8)
    _, _, right = np.linalg.svd(weights.toarray(), full_matrices=False)
    assert np.abs(learn_axes(weights, 3)) == pytest.approx(np.abs(right[:3]), abs=1e-6)
    monkeypatch.setattr(vectors, "_ROWS_TO_LEARN_FROM", 20)
    _, _, right = np.linalg.svd(weights.toarray()[::3], full_matrices=False)
    assert np.abs(learn_axes(weights, 3)) == pytest.approx(np.abs(right[:3]), abs=1e-6)
    assert learn_axes(draw_weights(4, 8), 6).shape == (4, 8)


def test_rows_in_the_background_are_centred_and_of_one_length():
    """Two rows of one word and two of another lie at opposite ends; a row whose word has no vector lies nowhere."""
    counts = csr_array(np.array([[1.0, 0, 0], [2, 0, 0], [0, 1, 0], [0, 3, 0], [0, 0, 1]]))
    placed = place_in_background(counts, np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]]))
    corner = math.sqrt(0.5)
    assert placed == pytest.approx(np.array([[corner, -corner]] * 2 + [[-corner, corner]] * 2 + [[0.0, 0.0]]), abs=1e-9)


def test_rare_words_draw_a_row_more_than_common_ones():
    counts = csr_array(np.array([[1.0, 1], [0, 1], [0, 1], [0, 1]]))
    rare, common = math.sqrt(math.log(5 / 2) + 1), math.sqrt(math.log(5 / 5) + 1)
    first = np.array([rare, common]) / math.hypot(rare, common)
    mean = (first + 3 * np.array([0.0, 1.0])) / 4
    placed = place_in_background(counts, np.eye(2))
    assert placed[0] == pytest.approx((first - mean) / np.linalg.norm(first - mean))


def test_a_stems_vector_is_the_mean_over_its_words_as_often_as_they_occur():
    terms = count_terms(["library libraries library", "zzqx"], "en")
    found = average_vectors(terms, "en")
    table = word_vectors("en")
    one, other, unknown = (table.look_up([word])[0] for word in ("library", "libraries", "zzqx"))
    assert not unknown.any()
    assert found[terms.stems.index(stem_words(["library"], "en")[0])] == pytest.approx((2 * one + other) / 3)
    assert not found[terms.stems.index(stem_words(["zzqx"], "en")[0])].any()
    assert average_vectors(terms, "xx") is None
    assert average_vectors(count_terms([], "en"), "en") is None


def test_a_stem_is_as_general_as_its_most_general_word():
    shares = general_words("en")
    word = max((word for word in shares if word.isalpha() and count_terms([word], "en").stems), key=shares.get)
    terms = count_terms([f"{word} zzqx"], "en")
    general = dict(zip(terms.stems, measure_generality(terms, "en"), strict=True))
    assert general[stem_words(["zzqx"], "en")[0]] == 1.0
    assert general[stem_words([word], "en")[0]] == pytest.approx(1 / (1 + shares[word] / 4))
    assert measure_generality(terms, None).tolist() == [1.0, 1.0]


def test_units_of_a_meeting_are_counted_as_they_are_cut():
    points = [*make_talk(), Point("Tea")]
    units = count_units(points, "en")
    terms = count_terms([p.text for p in points], "en")
    unit_of = find_units(terms.counts, points, None).unit_of
    assert units.starts.tolist() == [int(np.flatnonzero(unit_of == u)[0]) for u in range(unit_of.max() + 1)]
    assert units.in_passages == len(points)
    table = terms.counts.toarray()
    assert units.stems == terms.stems
    assert units.counts.toarray().tolist() == [
        table[unit_of == u].sum(axis=0).tolist() for u in range(len(units.starts))
    ]
    assert units.spread.toarray().tolist() == [
        (table[unit_of == u] > 0).sum(axis=0).tolist() for u in range(len(units.starts))
    ]


def test_points_without_order_are_units_of_their_own():
    points = make_talk()
    units = count_units(points, "en", ordered=False)
    assert units.starts.tolist() == list(range(len(points)))
    assert units.in_passages == 0
    assert count_units([], "en").starts.tolist() == []


def test_the_word_that_stands_for_a_stem_is_its_most_frequent():
    units = count_units([Point("library"), Point("libraries libraries"), Point("pools pool")], "en")
    assert dict(zip(units.stems, units.words, strict=True)) == {
        stem_words(["library"], "en")[0]: "libraries",
        "pool": "pools",  # as often as the other, and seen first
    }


def test_a_long_meeting_is_cut_in_stretches(monkeypatch):
    monkeypatch.setattr("minutekit.themes.units.STRETCH", 24)
    units = count_units(make_talk(range(len(SUBJECTS)), length=12), "en")
    assert 24 in units.starts
    assert units.starts.tolist() == [0, 12, 24, 36]
    assert units.in_passages == 48
