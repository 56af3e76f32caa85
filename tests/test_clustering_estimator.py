"""The estimator keeps scikit-learn's contract, and its own laws."""

import numpy as np
import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from minutekit import ThemeClusterer


@parametrize_with_checks([ThemeClusterer(), ThemeClusterer(n_clusters=3)])
def test_contract(estimator, check):
    check(estimator)


def blobs(n=90, gap=20.0):
    noise = np.random.default_rng(3).normal(size=(n, 4))
    return noise + gap * (np.arange(n) % 3)[:, None]


def test_clear_groups_are_found():
    labels = ThemeClusterer(n_clusters=3).fit_predict(blobs())
    assert [set(labels[i::3]) for i in range(3)] == [{0}, {1}, {2}]


def test_predict_gives_the_labels_again():
    rows = blobs(gap=1.0)
    model = ThemeClusterer(n_clusters=7).fit(rows)
    assert (model.predict(rows) == model.labels_).all()
    assert (model.transform(rows).argmin(axis=1) == model.labels_).all()


def test_number_of_clusters_grows_with_the_rows():
    few, many = (len(ThemeClusterer().fit(blobs(n)).cluster_centers_) for n in (9, 900))
    assert few < many == pytest.approx(0.5 * 30, abs=1)


def test_more_clusters_than_rows_gives_one_each():
    assert len(ThemeClusterer(n_clusters=50).fit(blobs(9)).cluster_centers_) == 9


def test_many_rows_agree_with_the_groups_of_few():
    rows = blobs(9_000, gap=8.0)
    labels = ThemeClusterer(n_clusters=3).fit_predict(rows)
    assert (labels == np.arange(9_000) % 3).all()
