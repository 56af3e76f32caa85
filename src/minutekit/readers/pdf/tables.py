"""Ruled tables as cells in row order, joined over page breaks."""

from __future__ import annotations

from dataclasses import dataclass

from minutekit.readers.heads import RowLook, find_head
from minutekit.readers.markers import Marker
from minutekit.readers.pdf.lines import join_pieces
from minutekit.readers.pdf.margins import Frame, Spacing
from minutekit.readers.pdf.paragraphs import Paragraph, build_drafts, goes_on
from minutekit.readers.pdf.rulings import Grid
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line
from minutekit.schema import Cell, Diagnostic


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
    """Number the rows and columns of a grid, gaps between double lines left out. ``texts``: pieces of lines by cell."""
    real = [
        i
        for i, (box, _, _) in enumerate(grid.cells)
        if i in texts or (box[2] - box[0] >= SETTINGS.least_cell and box[3] - box[1] >= SETTINGS.least_cell)
    ]
    rows = {row: n for n, row in enumerate(sorted({grid.cells[i][1] for i in real}))}
    columns = {column: n for n, column in enumerate(sorted({grid.cells[i][2] for i in real}))}
    cells: list[CellText] = []
    counts: dict[int, int] = {}
    for i in real:
        box, row, column = grid.cells[i]
        counts[rows[row]] = counts.get(rows[row], 0) + 1
        lines = join_pieces(texts.get(i, []))
        if lines:
            pad = min(max(min(line.x0 for line in lines) - box[0], 1.5), 7.0)
            left = min(line.x0 for line in lines) if box[2] - box[0] < SETTINGS.least_cell else box[0]
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

    def __init__(self, marks: dict[int, Marker], spacing: Spacing) -> None:
        """Start with no table."""
        self.marks = marks
        self.spacing = spacing
        self.count = 0
        self.diagnostics: list[Diagnostic] = []
        self._open: Table | None = None
        self._first_row: list[str] = []
        self._last: dict[int, list[Paragraph]] = {}
        self._row = 0

    def close(self) -> None:
        """Say that text came after the last table: it does not go on."""
        self._open = None

    def write(self, table: Table, *, starts_page: bool) -> list[Paragraph]:
        """Return the drafts of a table's cells, paragraphs that a former page began left out (they grow in place)."""
        carried = starts_page and self._carry_on(table)
        rows: dict[int, list[CellText]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
        order = sorted(rows)
        if not carried:
            self.count += 1
            self._row = -1
            self._first_row = _row_text(rows[order[0]])
        elif len(order) > 1 and _row_text(rows[order[0]]) == self._first_row:
            text, page = " | ".join(self._first_row), rows[order[0]][0].lines[0].page
            message = "heading row repeated on a new page left out"
            self.diagnostics.append(Diagnostic("running-header", message, text, page))
            order = order[1:]
        head = None if carried else find_head([_look_at(rows[row]) for row in order])
        written: list[Paragraph] = []
        for n, row in enumerate(order):
            columns = max(table.counts.get(row, 1), 1)
            opening = rows[row][0]
            joins = carried and n == 0 and columns > 1 and (opening.column > 0 or opening.lines[0].text[0].islower())
            if not joins:
                self._row += 1
                self._last = {}
            written += self._write_row(rows[row], columns, header=n == head, joins=joins)
        self._open = table
        return written

    def _carry_on(self, table: Table) -> bool:
        """Return whether a table carries on the open one of the page before; then number its columns as that one's."""
        columns = _match_edges(self._open.edges, table.edges) if self._open else []
        for cell in table.cells if columns else ():
            cell.column = columns[min(cell.column, len(columns) - 1)]
        table.edges = self._open.edges if self._open and columns else table.edges
        return bool(columns)

    def _write_row(self, row: list[CellText], columns: int, *, header: bool, joins: bool) -> list[Paragraph]:
        """Write the cells of a row. ``joins``: it goes on with the last row of the page before."""
        written: list[Paragraph] = []
        number = ""
        for cell in row:
            place = Cell(self.count - 1, self._row, cell.column, columns, header=header)
            drafts = build_drafts(cell.lines, self.marks, cell.frame, self.spacing, place)
            if number and drafts[0].mark is None:
                drafts[0].mark = Marker(number, 0, "number")
            number = _lone_number(drafts) if cell is not row[-1] else ""
            if number:
                continue
            before = self._last.get(cell.column) if joins and drafts[0].mark is None else None
            if before and goes_on(before[-1], drafts[0].lines[0], cell.frame, self.spacing):
                before[-1].lines.extend(drafts[0].lines)
                before[-1].frame = cell.frame
                drafts = drafts[1:]
            self._last.setdefault(cell.column, []).extend(drafts)
            written.extend(drafts)
        return written


def _match_edges(above: tuple[float, ...], below: tuple[float, ...]) -> list[int]:
    """Return which column of a table each column of one on the next page is; empty if that does not carry it on."""
    if abs(above[0] - below[0]) > SETTINGS.same_edge or abs(above[-1] - below[-1]) > SETTINGS.same_edge:
        return []
    near = [min(range(len(above)), key=lambda n: abs(above[n] - edge)) for edge in below]
    if any(abs(above[n] - edge) > SETTINGS.same_edge for n, edge in zip(near, below, strict=True)):
        return []
    return near if len(set(near)) == len(near) else []


def _lone_number(drafts: list[Paragraph]) -> str:
    """Return the number that a cell holds and nothing else ("3."): it counts the row and marks what follows."""
    mark = drafts[0].mark if len(drafts) == 1 else None
    alone = mark is not None and len(drafts[0].lines) == 1 and mark.length >= len(drafts[0].lines[0].text)
    return mark.text if mark is not None and alone else ""


def _row_text(row: list[CellText]) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row]


def _look_at(row: list[CellText]) -> RowLook:
    bold = all(line.bold for cell in row for line in cell.lines)
    return RowLook(_row_text(row), bold)
