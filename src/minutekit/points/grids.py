"""Tables of short entries ("Payee", "Purpose", "Amount"): a row says one thing, a cell alone says nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutekit.schema import Block

_LONGEST_CELL = 60
_MOST_WORDS = 8
_MOST_MEAN_WORDS = 3.5
_FEWEST_ROWS = 3


def find_grids(blocks: Iterable[Block]) -> frozenset[int]:
    """Return the numbers of the tables, two columns by three rows or more, whose cells are one short entry each."""
    tables: dict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        if block.cell:
            tables[block.cell.table].append(block)
    return frozenset(table for table, members in tables.items() if _is_grid(members))


def _is_grid(blocks: list[Block]) -> bool:
    places = {(block.cell.row, block.cell.column) for block in blocks if block.cell}
    words = [len(block.text.split()) for block in blocks]
    return (
        len(places) == len(blocks)
        and len({row for row, _ in places}) >= _FEWEST_ROWS
        and len({column for _, column in places}) > 1
        and not any(block.marker or block.role == "heading" or len(block.text) > _LONGEST_CELL for block in blocks)
        and max(words) <= _MOST_WORDS
        and sum(words) <= _MOST_MEAN_WORDS * len(words)
    )
