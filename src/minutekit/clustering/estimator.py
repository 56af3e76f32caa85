"""The estimator: rows of numbers to clusters, in scikit-learn's contract."""

from __future__ import annotations

from numbers import Integral
from typing import TYPE_CHECKING, ClassVar, Self

import numpy as np
from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, ClusterMixin, TransformerMixin
from sklearn.metrics.pairwise import euclidean_distances
from sklearn.utils._param_validation import Interval
from sklearn.utils.validation import check_is_fitted, validate_data

from minutekit.clustering.partition import find_centres, nearest_centre, partition_rows, renumber

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class ThemeClusterer(ClassNamePrefixFeaturesOutMixin, ClusterMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Cluster rows the same way every time: Ward's method, then k-means passes that move strays.

    Close to linear in the rows: beyond some thousands Ward sees an even sample of them.

    Args:
        n_clusters: How many, None for half the square root of the number of rows.

    Learned by fit: ``labels_``, the cluster of each row, shape (n_samples,), numbered by first appearance;
    ``cluster_centers_``, the mean of each cluster's rows, shape (n_clusters, n_features), fewer than asked
    for where rows are equal; ``n_features_in_``.

    Examples:
        >>> mk.ThemeClusterer(n_clusters=2).fit_predict([[0.0, 0.0], [0.1, 0.0], [5.0, 5.0], [5.1, 5.0]]).tolist()
        [0, 0, 1, 1]
    """

    _parameter_constraints: ClassVar[dict[str, list[object]]] = {
        "n_clusters": [Interval(Integral, 1, None, closed="left"), None]
    }

    def __init__(self, n_clusters: int | None = None) -> None:
        self.n_clusters = n_clusters

    def fit(self, X: ArrayLike, y: object = None) -> Self:  # noqa: ARG002, N803 - scikit-learn's names
        """Find the clusters of the rows of ``X``, shape (n_samples, n_features)."""
        self._validate_params()
        rows = validate_data(self, X, dtype=np.float64)
        wanted = self.n_clusters if self.n_clusters is not None else max(1, round(0.5 * len(rows) ** 0.5))
        centres = find_centres(rows, partition_rows(rows, min(wanted, len(rows))))
        # Labels and predictions come from the same centres, so that predict(X) gives labels_ again.
        labels = nearest_centre(rows, centres)
        _, first = np.unique(labels, return_index=True)
        kept = np.unique(labels)[np.argsort(first, kind="stable")]
        self.cluster_centers_ = centres[kept]
        self.labels_ = renumber(labels)
        self._n_features_out = len(self.cluster_centers_)
        return self

    def predict(self, X: ArrayLike) -> NDArray[np.int64]:  # noqa: N803 - scikit-learn's name
        """Return the nearest cluster of each row, shape (n_samples,)."""
        check_is_fitted(self)
        return nearest_centre(validate_data(self, X, dtype=np.float64, reset=False), self.cluster_centers_)

    def transform(self, X: ArrayLike) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        """Return each row's distance to every cluster's centre, shape (n_samples, n_clusters)."""
        check_is_fitted(self)
        rows = validate_data(self, X, dtype=np.float64, reset=False)
        distances: NDArray[np.float64] = euclidean_distances(rows, self.cluster_centers_)
        return distances
