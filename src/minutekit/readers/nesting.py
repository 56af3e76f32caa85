"""Depth of typed list items, from where they start and which marker they carry."""

from __future__ import annotations

from minutekit.readers.markers import Marker

_MOST = 9


class Nesting:
    """Follows one list after another. An item further right is deeper, and so is a new marker at the same edge.

    The second rule is for lists that lost their indents: "●" then "○", or "1." then "-", at one edge are two
    levels. A number after a bullet at its edge begins a new list instead.
    """

    __slots__ = ("_open", "_slack")

    def __init__(self, slack: float) -> None:
        """``slack``: how far apart two edges may be and still count as one."""
        self._slack = slack
        self._open: list[tuple[float, str, bool]] = []

    def reset(self) -> None:
        """End the list."""
        self._open.clear()

    def place(self, edge: float, marker: Marker) -> int:
        """Give the depth, from 0, of an item that starts at ``edge`` (any unit) with that marker."""
        style = marker.style
        while self._open and edge < self._open[-1][0] - self._slack:
            self._open.pop()
        same = (
            at
            for at, (open_edge, mark, _) in enumerate(self._open)
            if mark == style and abs(open_edge - edge) <= self._slack
        )
        level = next(same, None)
        if level is not None:
            del self._open[level + 1 :]
            return level
        if marker.ordinal and self._open and not self._open[-1][2] and edge <= self._open[-1][0] + self._slack:
            self._open.pop()
        self._open.append((edge, style, marker.ordinal))
        del self._open[_MOST:]
        return len(self._open) - 1
