"""Ruled tables as cells in row order, joined over page breaks."""

from __future__ import annotations

from dataclasses import dataclass

from minutekit.readers.pdf.lines import Line
from minutekit.readers.pdf.markers import Mark
from minutekit.readers.pdf.paragraphs import Draft, Frame, Spacing, build_drafts, goes_on
from minutekit.readers.pdf.rulings import Grid
from minutekit.schema import Cell, Diagnostic

NARROW = 5.0
"""Cells narrower than this many points are gaps between double lines."""


@dataclass(slots=True)
class CellText:
    """The lines of one cell, its row and column, and its margins."""

    row: int
    column: int
    lines: list[Line]
    frame: Frame


@dataclass(slots=True)
class Table:
    """A table on one page; ``edges`` are the places of its upright lines, ``counts`` the cells in each row."""

    cells: list[CellText]
    edges: tuple[float, ...]
    counts: dict[int, int]


def cut_table(grid: Grid, texts: dict[int, list[Line]]) -> Table:
    """Number the rows and columns of a grid, gaps between double lines left out."""
    real = [
        i
        for i, (box, _, _) in enumerate(grid.cells)
        if i in texts or (box[2] - box[0] >= NARROW and box[3] - box[1] >= NARROW)
    ]
    rows = {row: n for n, row in enumerate(sorted({grid.cells[i][1] for i in real}))}
    columns = {column: n for n, column in enumerate(sorted({grid.cells[i][2] for i in real}))}
    cells: list[CellText] = []
    counts: dict[int, int] = {}
    for i in real:
        box, row, column = grid.cells[i]
        counts[rows[row]] = counts.get(rows[row], 0) + 1
        lines = texts.get(i)
        if lines:
            pad = min(max(min(line.x0 for line in lines) - box[0], 1.5), 7.0)
            left = min(line.x0 for line in lines) if box[2] - box[0] < NARROW else box[0]
            right = max(
                box[2] - pad,
                max(line.x1 for line in lines if line.x1 <= box[2] + 2)
                if any(line.x1 <= box[2] + 2 for line in lines)
                else 0.0,
            )
            cells.append(CellText(rows[row], columns[column], lines, Frame(left, right)))
    cells.sort(key=lambda c: (c.row, c.column))
    return Table(cells, grid.edges, counts)


class TableWriter:
    """Writes tables out as drafts; keeps the last one open for a page that carries it on."""

    def __init__(self, marks: dict[int, Mark], spacing: Spacing) -> None:
        """Start with no table."""
        self.marks = marks
        self.spacing = spacing
        self.count = 0
        self.diagnostics: list[Diagnostic] = []
        self._open: Table | None = None
        self._first_row: list[str] = []
        self._last: dict[int, list[Draft]] = {}
        self._row = 0

    def close(self) -> None:
        """Say that text came after the last table: it does not go on."""
        self._open = None

    def write(self, table: Table, *, starts_page: bool) -> list[Draft]:
        """Return the drafts of a table's cells, paragraphs that a former page began left out (they grow in place)."""
        carried = starts_page and self._open is not None and _same_edges(self._open.edges, table.edges)
        rows: dict[int, list[CellText]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
        written: list[Draft] = []
        order = sorted(rows)
        if not carried:
            self.count += 1
            self._row = -1
            self._first_row = _row_text(rows[order[0]])
        elif len(order) > 1 and _row_text(rows[order[0]]) == self._first_row:
            cell = rows[order[0]][0]
            self.diagnostics.append(
                Diagnostic(
                    "running-header",
                    "heading row repeated on a new page left out",
                    " | ".join(self._first_row),
                    cell.lines[0].page,
                )
            )
            order = order[1:]
        header = not carried and _has_header(rows, order, table)
        for n, row in enumerate(order):
            joins = carried and n == 0 and self._goes_on(rows[row], table.counts.get(row, 1))
            if not joins:
                self._row += 1
                self._last = {}
            for cell in rows[row]:
                place = Cell(
                    self.count - 1, self._row, cell.column, max(table.counts.get(row, 1), 1), header=header and n == 0
                )
                drafts = build_drafts(cell.lines, self.marks, cell.frame, self.spacing, place)
                before = self._last.get(cell.column)
                if (
                    joins
                    and before
                    and drafts
                    and drafts[0].mark is None
                    and goes_on(before[-1], drafts[0].lines[0], cell.frame, self.spacing)
                ):
                    before[-1].lines.extend(drafts[0].lines)
                    before[-1].frame = cell.frame
                    drafts = drafts[1:]
                self._last.setdefault(cell.column, []).extend(drafts)
                written.extend(drafts)
        self._open = table
        return written

    def _goes_on(self, row: list[CellText], columns: int) -> bool:
        """Tell whether the first row of a page carries on the last row of the page before."""
        if not self._last:
            return False
        filled = {cell.column for cell in row}
        if columns > 1 and len(filled) < columns and min(filled) > 0 and 0 in self._last:
            return True
        return any(
            cell.lines
            and id(cell.lines[0]) not in self.marks
            and self._last.get(cell.column)
            and goes_on(self._last[cell.column][-1], cell.lines[0], cell.frame, self.spacing)
            and cell.lines[0].text[:1].islower()
            for cell in row
        )


def _same_edges(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return len(one) == len(two) and all(abs(a - b) <= 5.0 for a, b in zip(one, two, strict=True))


def _row_text(row: list[CellText]) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row]


def _has_header(rows: dict[int, list[CellText]], order: list[int], table: Table) -> bool:  # noqa: PLR0911 - rules in order
    """Tell whether the first row names the columns: set in bold alone, or short words over longer text."""
    if len(order) < 2 or len(rows[order[0]]) < 2 or len(rows[order[0]]) < table.counts.get(order[0], 0):
        return False
    first = rows[order[0]]
    rest = [cell for row in order[1:] for cell in rows[row]]
    if any(len(text) > 60 for text in _row_text(first)):
        return False
    first_bold = all(line.bold for cell in first for line in cell.lines)
    rest_bold = sum(all(line.bold for line in cell.lines) for cell in rest)
    if first_bold:
        return rest_bold < 0.5 * len(rest) or rest_bold == 0
    labels = [cell for cell in rest if cell.column == first[0].column]
    if labels and sum(all(line.bold for line in cell.lines) for cell in labels) > 0.5 * len(labels):
        return False  # a form: the labels stand in the first column
    texts = _row_text(first)
    if any(ch.isdigit() for text in texts for ch in text) or any(len(cell.lines) > 2 for cell in first):
        return False
    for cell, text in zip(first, texts, strict=True):
        below = [len(" ".join(line.text for line in c.lines)) for c in rest if c.column == cell.column]
        if below and sum(below) / len(below) >= 3 * len(text):
            return all(len(t.split()) <= 4 for t in texts)
    return False
