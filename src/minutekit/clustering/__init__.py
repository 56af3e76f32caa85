"""Numeric grouping: rows of numbers in, group numbers out. Knows nothing of texts."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutekit.clustering.estimator import ThemeClusterer

__all__ = ["ThemeClusterer"]


def __getattr__(name: str) -> object:
    # The estimator alone needs scikit-learn, which is slow to import.
    if name == "ThemeClusterer":
        from minutekit.clustering.estimator import ThemeClusterer  # noqa: PLC0415

        return ThemeClusterer
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
