"""Word tables: which cell stands in which row and column, merged cells once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from minutekit.readers.docx.names import W, flag_of, number_of, value_of
from minutekit.readers.docx.styles import StyleSheet, read_points
from minutekit.schema import Cell

_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_MAX_SPAN = 1000
_HEX = frozenset("0123456789abcdefABCDEF")
Placed = tuple[etree._Element, int]  # noqa: SLF001 - lxml's own name for its elements


class PlacedCell(NamedTuple):
    """A cell, its place, and where it starts in points from the margin."""

    element: etree._Element
    cell: Cell
    left: float


def arrange_cells(table: etree._Element, number: int, *, headed: bool) -> list[PlacedCell]:
    """List a table's cells in reading order; a merged one comes once. ``headed``: its style sets the first row apart.

    Columns are counted on the row with the usual number of cells, so that a row with merged cells
    keeps its columns. Rows that were deleted under tracked changes are left out.
    """
    rows = [(row, _place_cells(row)) for row in _children(table, W + "tr", 0) if not is_deleted(row)]
    if not rows:
        return []
    usual = Counter(len(cells) for _, cells in rows if cells)
    width = max(usual, key=lambda count: (usual[count], count), default=1)
    reference = next(([start for _, start in cells] for _, cells in rows if len(cells) == width), [])
    headers = _count_headers([row for row, _ in rows]) or int(headed and len(rows) > 1)
    edges = _find_edges(table)
    found: list[PlacedCell] = []
    for at, (_, cells) in enumerate(rows):
        for i, (element, start) in enumerate(cells):
            if _is_continued(element):
                continue
            column = i if len(cells) == width else _column_at(reference, start)
            cell = Cell(number, at, column, len(cells), header=at < headers)
            found.append(PlacedCell(element, cell, edges[min(start, len(edges) - 1)]))
    return found


def _find_edges(table: etree._Element) -> list[float]:
    """Return where the columns of a table's grid start, in points from the margin."""
    edges = [read_points(table.find(f"{W}tblPr/{W}tblInd"), "w") or 0.0]
    for column in table.iterfind(f"{W}tblGrid/{W}gridCol"):
        edges.append(edges[-1] + (read_points(column, "w") or 0.0))
    return edges


def _children(parent: etree._Element, tag: str, depth: int) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH and depth < 20:
            yield from _children(child, tag, depth + 1)


def _place_cells(row: etree._Element) -> list[Placed]:
    """List a row's cells with the grid column each starts at."""
    start = number_of(value_of(row.find(W + "trPr"), "gridBefore")) or 0
    placed: list[Placed] = []
    for cell in _children(row, W + "tc", 0):
        placed.append((cell, start))
        span = number_of(value_of(cell.find(W + "tcPr"), "gridSpan")) or 1
        start += min(max(span, 1), _MAX_SPAN)
    return placed


def _column_at(reference: list[int], start: int) -> int:
    return max(bisect_right(reference, start) - 1, 0)


def _is_continued(cell: etree._Element) -> bool:
    """Return whether a cell goes on from the merged one above."""
    properties = cell.find(W + "tcPr")
    merge = properties.find(W + "vMerge") if properties is not None else None
    if merge is None or merge.get(W + "val", "continue") != "continue":
        return False
    return not "".join(cell.itertext(W + "t")).strip()


def is_deleted(row: etree._Element) -> bool:
    """Return whether a row was deleted under tracked changes."""
    return row.find(f"{W}trPr/{W}del") is not None


def _count_headers(rows: list[etree._Element]) -> int:
    """Count the first rows that Word repeats on each page; weight and colour are judged later."""
    marked = 0
    while marked < len(rows) and flag_of(rows[marked].find(W + "trPr"), "tblHeader"):
        marked += 1
    return marked if marked < len(rows) else 0


def sets_first_row_apart(table: etree._Element, styles: StyleSheet) -> bool:
    """Return whether a table's style sets its first row in bold or on a colour, and the table asks for that."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    asked = look.get(W + "firstRow")
    if asked is None:
        mask = look.get(W + "val", "")
        asked = str((int(mask, 16) & 0x20) // 0x20) if len(mask) == 4 and _HEX.issuperset(mask) else "0"
    return asked in {"1", "true", "on"} and styles[value_of(table.find(W + "tblPr"), "tblStyle")].headed
