"""Numeric grouping: rows of numbers in, group numbers out. Knows nothing of texts."""

from minutekit.clustering.estimator import ThemeClusterer

__all__ = ["ThemeClusterer"]
