"""Tables of plain text: drawn with bars, or set in columns by wide gaps."""

from __future__ import annotations

import re
from dataclasses import replace

from minutekit.lexicon import label_classes
from minutekit.readers.heads import RowLook, find_head
from minutekit.readers.inlines import Inline, form_block
from minutekit.readers.text.lines import Line
from minutekit.schema import Block, Cell

_BAR = re.compile(r"\s*[|│┃]\s*")
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 3
_SLACK = 3
_LONGEST_HEAD = 30
_LISTS = frozenset({"attendance", "absent", "apologies", "invited"})


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
    found = _find_aligned(lines)
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and widths[end] == widths[at] and not (lines[end].gap and not lines[end].ruled):
            end += 1
        if widths[at] > 1 and end - at >= _FEWEST_ROWS:
            found[at] = end
        at = end
    return found


def _find_aligned(lines: list[Line]) -> dict[int, int]:
    """Find tables without bars: rows below a head of three parts, or of two labels of people, under its parts."""
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        head = _parts(lines[at])
        end = at + 1
        if (len(head) >= _FEWEST_COLUMNS or _heads_lists(head)) and all(len(text) <= _LONGEST_HEAD for text in head):
            while (
                end < len(lines)
                and not (lines[end].gap and not lines[end].ruled)
                and (align_row(lines[at], lines[end]) or wrapped_column(lines[at], lines[end]) is not None)
            ):
                end += 1
        if end - at > _FEWEST_ROWS:
            found[at] = end
        at = end
    return found


def _parts(line: Line) -> list[str]:
    """Return what wide gaps set apart in a line, empty where their places are not known."""
    parts = line.text.split("\t")
    return parts if len(parts) == len(line.starts) and line.marker is None else []


def _heads_lists(head: list[str]) -> bool:
    return len(head) > 1 and all(label_classes(text) & _LISTS for text in head)


def align_row(head: Line, line: Line) -> dict[int, str]:
    """Put a line's parts under the parts of the head row: {column: text}; empty where one stands elsewhere."""
    row: dict[int, str] = {}
    parts = _parts(line)
    for text, start in zip(parts, line.starts, strict=bool(parts)):
        if not parts:
            break
        column = min(range(len(head.starts)), key=lambda at: abs(head.starts[at] - start))
        if abs(head.starts[column] - start) > _SLACK or column in row:
            return dict(enumerate(parts)) if len(parts) == len(head.starts) else {}
        row[column] = text
    return row if len(row) > 1 else {}


def wrapped_column(head: Line, line: Line) -> int | None:
    """Return the column in which a cell goes on: the line stands under its head and is no wider than it."""
    if "\t" in line.text or line.marker is not None or line.indent not in head.starts:
        return None
    column = head.starts.index(line.indent)
    ends = (*head.starts[1:], head.starts[-1] + _LONGEST_HEAD)
    return column if len(line.text) < ends[column] - line.indent else None


def _align_rows(lines: list[Line]) -> list[tuple[list[str], Line]]:
    """Return the cells of each row and its first line; a line that goes on with the row above belongs to it."""
    rows: list[tuple[list[str], Line]] = []
    lists = _heads_lists(_parts(lines[0]))  # of people, each on a line of their own
    for line in lines:
        column = wrapped_column(lines[0], line)
        row = {column: line.text} if column is not None else align_row(lines[0], line)
        if rows and len(rows) > 1 and ((column is not None and not lists) or line.text[:1].islower()):
            above = rows[-1][0]
            for at, text in row.items():
                above[at] = f"{above[at]} {text}".strip()
        else:
            rows.append(([row.get(at, "") for at in range(len(lines[0].starts))], line))
    return rows


def form_table(lines: list[Line], number: int) -> list[Block]:
    """Make the cells of a table into blocks, row by row."""
    drawn = any(sign in lines[0].text for sign in "|│┃")
    rows = [(split_row(line.text), line) for line in lines] if drawn else _align_rows(lines)
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
