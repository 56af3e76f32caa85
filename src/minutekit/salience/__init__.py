"""Salience: which points, and which concepts in them, a person would report."""

from minutekit.salience.scoring import score_points

__all__ = ["score_points"]
