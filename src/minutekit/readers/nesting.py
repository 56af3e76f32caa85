"""Depth of typed list items, from where they start and which marker they carry."""

from __future__ import annotations

_MOST = 9


class Nesting:
    """Follows one list after another. An item further right is deeper, and so is a new marker at the same edge.

    The second rule is for lists that lost their indents: "●" then "○" at one edge are two levels.
    """

    __slots__ = ("_open", "_slack")

    def __init__(self, slack: float) -> None:
        """``slack``: how far apart two edges may be and still count as one."""
        self._slack = slack
        self._open: list[tuple[float, str]] = []

    def reset(self) -> None:
        """End the list."""
        self._open.clear()

    def place(self, edge: float, style: str) -> int:
        """Give the depth, from 0, of an item that starts at ``edge`` (any unit) with a marker of that style."""
        while self._open and edge < self._open[-1][0] - self._slack:
            self._open.pop()
        same = (at for at, (open_edge, mark) in enumerate(self._open) if mark == style and abs(open_edge - edge) <= self._slack)
        level = next(same, None)
        if level is not None:
            del self._open[level + 1 :]
            return level
        if self._open and self._open[-1][1] == style and len(self._open) >= _MOST:
            return len(self._open) - 1
        self._open.append((edge, style))
        del self._open[_MOST:]
        return len(self._open) - 1
