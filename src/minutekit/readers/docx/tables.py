"""Word tables: which cell stands in which row and column, merged cells once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from minutekit.readers.docx.names import W, flag_of, number_of, value_of
from minutekit.readers.docx.styles import read_points
from minutekit.schema import Cell

_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_MAX_SPAN = 1000
_PLAIN_FILLS = frozenset({"auto", "ffffff", ""})
Placed = tuple[etree._Element, int]  # noqa: SLF001 - lxml's own name for its elements


def arrange_cells(table: etree._Element, number: int) -> list[tuple[etree._Element, Cell, float]]:
    """List a table's cells in reading order with their places, and where each starts in points; a merged one comes once.

    Columns are counted on the row with the usual number of cells, so that a row with merged cells
    keeps its columns. Rows that were deleted under tracked changes are left out.
    """
    rows = [(row, _place_cells(row)) for row in _children(table, W + "tr", 0) if not is_deleted(row)]
    if not rows:
        return []
    usual = Counter(len(cells) for _, cells in rows if cells)
    width = max(usual, key=lambda count: (usual[count], count), default=1)
    reference = next(([start for _, start in cells] for _, cells in rows if len(cells) == width), [])
    headers = _count_headers([row for row, _ in rows], [cells for _, cells in rows])
    edges = _find_edges(table)
    found: list[tuple[etree._Element, Cell, float]] = []
    for at, (_, cells) in enumerate(rows):
        for i, (element, start) in enumerate(cells):
            if _is_continued(element):
                continue
            column = i if len(cells) == width else _column_at(reference, start)
            cell = Cell(number, at, column, len(cells), header=at < headers)
            found.append((element, cell, edges[min(start, len(edges) - 1)]))
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
    """Tell whether a cell goes on from the merged one above."""
    properties = cell.find(W + "tcPr")
    merge = properties.find(W + "vMerge") if properties is not None else None
    if merge is None or merge.get(W + "val", "continue") != "continue":
        return False
    return not "".join(cell.itertext(W + "t")).strip()


def is_deleted(row: etree._Element) -> bool:
    """Tell whether a row was deleted under tracked changes."""
    return row.find(f"{W}trPr/{W}del") is not None


def _count_headers(rows: list[etree._Element], cells: list[list[Placed]]) -> int:
    """Count the heading rows: those so marked, else a first row set apart by shade; weight is judged later."""
    marked = 0
    while marked < len(rows) and flag_of(rows[marked].find(W + "trPr"), "tblHeader"):
        marked += 1
    if marked and marked < len(rows):
        return marked
    if len(rows) < 2 or len(cells[0]) < 2:
        return 0
    first, second = [cell for cell, _ in cells[0]], [cell for cell, _ in cells[1]]
    if all(map(_is_shaded, first)) and not all(map(_is_shaded, second)):
        return 1
    return 0


def _is_shaded(cell: etree._Element) -> bool:
    shade = cell.find(f"{W}tcPr/{W}shd")
    return shade is not None and shade.get(W + "fill", "").lower() not in _PLAIN_FILLS
