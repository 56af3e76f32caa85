"""The points raised at a meeting: cut out of its turns, each with its kind, owner and due date.

One door: :func:`extract_points`.
"""

from minutekit.points.extraction import extract_points

__all__ = ["extract_points"]
