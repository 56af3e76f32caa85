"""Tables of plain text, drawn with bars."""

from __future__ import annotations

import re
from dataclasses import replace

from minutekit.readers.heads import RowLook, find_head
from minutekit.readers.inlines import Inline, form_block
from minutekit.readers.text.lines import Line
from minutekit.schema import Block, Cell

_BAR = re.compile(r"\s*[|│┃]\s*")
_FEWEST_ROWS = 2


def split_row(text: str) -> list[str]:
    """Cut a line at its bars; one without any gives a single cell."""
    cells = _BAR.split(text.strip())
    if len(cells) > 1 and not cells[0]:
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return cells


def find_tables(lines: list[Line]) -> dict[int, int]:
    """Find tables: {place of the first row: place behind the last row}. Rows have the same number of cells."""
    widths = [
        len(split_row(line.text)) if "|" in line.text or "│" in line.text or "┃" in line.text else 1 for line in lines
    ]
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and widths[end] == widths[at] and not (lines[end].gap and not lines[end].ruled):
            end += 1
        if widths[at] > 1 and end - at >= _FEWEST_ROWS:
            found[at] = end
        at = end
    return found


def form_table(lines: list[Line], number: int) -> list[Block]:
    """Make the cells of a table into blocks, row by row."""
    rows = [(split_row(line.text), line) for line in lines]
    header = lines[1].ruled or find_head([RowLook([text for text in row if text]) for row, _ in rows]) == 0
    return [
        replace(
            form_block(
                [Inline(text)], "table_cell", cell=Cell(number, at, column, len(row), header=header and at == 0)
            ),
            page=line.page,
        )
        for at, (row, line) in enumerate(rows)
        for column, text in enumerate(row)
        if text
    ]
