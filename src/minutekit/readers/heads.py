"""Which rows of a table name its columns: those that the format sets apart from all rows below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

LONGEST_HEAD = 60
"""No cell of a heading row has more characters."""
BANNERS = 1
"""How many rows of one cell may stand above the heading row."""


class RowLook(NamedTuple):
    """How a row looks.

    The number of its cells, whether all are bold, the colour behind all ("" for none or several), and how long the
    longest text is.
    """

    cells: int
    bold: bool
    shade: str
    longest: int


def find_head(rows: Sequence[RowLook]) -> int | None:
    """Return the row that names the columns, None where no row is set apart by weight or colour."""
    first = next((n for n, row in enumerate(rows[: BANNERS + 1]) if row.cells > 1), None)
    if first is None or first + 1 >= len(rows) or rows[first].longest > LONGEST_HEAD:
        return None
    head, below = rows[first], rows[first + 1 :]
    shaded = head.shade != "" and all(row.shade != head.shade for row in below)
    bold = head.bold and sum(row.bold for row in below) < 0.5 * len(below)
    return first if shaded or bold else None
