"""Which rows of a table name its columns: those that bold type sets apart from the rows below, or whose words do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minutekit.lexicon import label_classes

LONGEST_HEAD = 60
"""No cell of a heading row has more characters."""
BANNERS = 1
"""How many rows of one cell may stand above the heading row."""
LABELS = 0.6
"""Share of a plain row's cells, two at least, that are words for what columns hold ("Task", "Who", "Due")."""


class RowLook(NamedTuple):
    """How a row looks: the texts of its cells, and whether all are bold."""

    texts: Sequence[str]
    bold: bool = False


def find_head(rows: Sequence[RowLook]) -> int | None:
    """Return the row that names the columns, None where no row is set apart by weight or words."""
    first = next((n for n, row in enumerate(rows[: BANNERS + 1]) if len(row.texts) > 1), None)
    if first is None or first + 1 >= len(rows) or max(map(len, rows[first].texts)) > LONGEST_HEAD:
        return None
    head, below = rows[first], rows[first + 1 :]
    bold = head.bold and sum(row.bold for row in below) < 0.5 * len(below)
    listed = sum(_names_columns(row.texts[:1], least=1) for row in below) >= 0.5 * len(
        below
    )  # a label before each value
    return first if bold or (not listed and _names_columns(head.texts, least=2)) else None


def _names_columns(texts: Sequence[str], least: int) -> bool:
    named = sum(
        bool(label_classes(text)) for text in texts if not text.endswith(":") and not any(map(str.isdigit, text))
    )
    return named >= max(least, LABELS * len(texts))
