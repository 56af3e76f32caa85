"""The estimator: rows of numbers to clusters, in scikit-learn's contract."""

from __future__ import annotations

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from sklearn.base import BaseEstimator, ClusterMixin, TransformerMixin
from sklearn.metrics import pairwise_distances_argmin
from sklearn.metrics.pairwise import euclidean_distances
from sklearn.utils.validation import check_is_fitted, validate_data

_WARD_AT_MOST = 3_000


class ThemeClusterer(ClusterMixin, TransformerMixin, BaseEstimator):
    """Deterministic clustering of rows by Ward's method (1963).

    ``n_clusters``: how many, None to choose by the data.
    """

    def __init__(self, n_clusters=None):
        self.n_clusters = n_clusters

    def fit(self, X, y=None):
        """Find the clusters of the rows of ``X``, shape (n_rows, n_features)."""
        X = validate_data(self, X, dtype=np.float64)
        n = len(X)
        k = self.n_clusters or max(2, round(1.2 * n**0.4))
        k = min(k, n)
        step = -(-n // _WARD_AT_MOST)
        sample = X[::step]
        if len(sample) > 1 and k > 1:
            seeds = fcluster(linkage(sample, "ward"), k, "maxclust") - 1
        else:
            seeds = np.zeros(len(sample), dtype=int)
        k = seeds.max() + 1
        self.cluster_centers_ = np.stack([sample[seeds == c].mean(axis=0) for c in range(k)])
        self.labels_ = seeds if step == 1 else pairwise_distances_argmin(X, self.cluster_centers_)
        return self

    def predict(self, X):
        """Return the nearest cluster of each row."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        return pairwise_distances_argmin(X, self.cluster_centers_)

    def transform(self, X):
        """Return each row's distance to every cluster's centre."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, reset=False)
        return euclidean_distances(X, self.cluster_centers_)
