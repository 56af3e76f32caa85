"""Tables without lines that show by their rows: three pieces or more side by side, row under row at the same places."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from minutekit.readers.markers import is_marker
from minutekit.readers.pdf.lines import join_pieces
from minutekit.readers.pdf.margins import Frame
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.tables import CellText, Table
from minutekit.readers.pdf.words import Line

LEAST_ROWS = 2
LEAST_LABELLED = 4
"""One row of as many pieces is a table alone where every other one is a label ("Date:  5 May   Place:  Town hall")."""
MOST_PIECES = 12
MOST_ROWS = 300
"""No longer run is followed, which bounds the work on hostile pages."""
PAIR, LONGEST_ENTRY = 2, 45
"""Two labels side by side over short entries are two lists ("Present:   Absent:" over names)."""
MANY_ROWS, RUNNING, FILLED = 6, 15, 0.7
"""In so many rows, pieces of more letters that mostly fill as much of their column are running text."""


@dataclass(slots=True)
class Row:
    """Pieces that stand side by side, from the left."""

    pieces: list[Line]
    base: float

    @property
    def worded(self) -> list[Line]:
        """The pieces that are no list markers."""
        return [piece for piece in self.pieces if not is_marker(piece.text)] or self.pieces


def find_aligned(rows: list[Row]) -> tuple[int, int] | None:
    """Return the first and last row of the first run that is a table."""
    at = 0
    while at < len(rows):
        if _is_parted(rows[at]):
            last = _follow(rows, at)
            run = rows[at : last + 1]
            if _is_running(run):
                at = last
            elif _is_table(run):
                return at, last
        at += 1
    return None


def _is_parted(row: Row) -> bool:
    if len(row.pieces) < PAIR:
        return False
    worded = row.worded
    white = SETTINGS.column_white if len(worded) >= SETTINGS.row_pieces else SETTINGS.pair_white
    return PAIR <= len(worded) <= MOST_PIECES and all(
        b.x0 - a.x1 >= white * min(a.size, b.size) for a, b in pairwise(worded)
    )


def _follow(rows: list[Row], first: int) -> int:
    """Return the last row that keeps to the columns of the first one."""
    columns = rows[first].worded
    last = first
    for at in range(first + 1, min(len(rows), first + MOST_ROWS)):
        row, gap = rows[at], rows[at].base - rows[at - 1].base
        size = row.pieces[0].size
        places = [_find_column(piece, columns) for piece in row.worded]
        if gap > SETTINGS.row_distance * size or None in places or len(set(places)) < len(places):
            break
        entry = len(columns) == PAIR and _is_entry(row.worded[0]) and row.worded[0].x1 < columns[1].x0
        if len(places) > 1 or ((places[0] or entry) and gap <= SETTINGS.cell_pitch * size):
            last = at
        elif row.worded[0].x1 > columns[1].x0 or gap > SETTINGS.cell_pitch * size:
            break
    return last


def _find_column(piece: Line, columns: list[Line]) -> int | None:
    """Return the column whose left edge, middle or right edge a piece shares."""
    slack = SETTINGS.aligned * piece.size
    for n, head in enumerate(columns):
        free = n + 1 == len(columns) or piece.x1 < columns[n + 1].x0
        if abs(piece.x0 - head.x0) <= slack:
            return n
        if free and (abs(piece.x1 - head.x1) <= slack or abs(piece.x0 + piece.x1 - head.x0 - head.x1) <= 2 * slack):
            return n
    return None


def _is_table(rows: list[Row]) -> bool:
    if len(rows) == 1:
        worded = rows[0].worded
        labels = [piece.text.endswith(":") for piece in worded]
        return len(worded) >= LEAST_LABELLED and len(worded) % 2 == 0 and labels == [True, False] * (len(worded) // 2)
    if len(rows[0].worded) < SETTINGS.row_pieces:
        return _are_lists(rows)
    return sum(len(row.worded) >= SETTINGS.row_pieces for row in rows) >= LEAST_ROWS


def _are_lists(rows: list[Row]) -> bool:
    """Return whether rows are two lists side by side, each under a label of its own."""
    heads, *rest = [row.worded for row in rows]
    labelled = all(piece.text.endswith(":") or piece.bold for piece in heads)
    plain = not any(piece.text.endswith(":") or piece.bold for row in rest for piece in row)
    return (
        labelled and plain and any(len(row) == PAIR for row in rest) and all(_is_entry(p) for row in rest for p in row)
    )


def _is_entry(piece: Line) -> bool:
    """Return whether a piece is a name or a few words, no sentence and nothing that counts or dates."""
    return len(piece.text) <= LONGEST_ENTRY and not piece.text.endswith(".") and not any(map(str.isdigit, piece.text))


def _is_running(rows: list[Row]) -> bool:
    """Tell columns of running text from cells."""
    pieces = [piece for row in rows for piece in row.worded]
    if len(rows) < MANY_ROWS or median(len(piece.text) for piece in pieces) < RUNNING:
        return False
    widest: dict[int, float] = {}
    columns = rows[0].worded
    placed = [(_find_column(piece, columns) or 0, piece.x1 - piece.x0) for piece in pieces]
    for column, wide in placed:
        widest[column] = max(wide, widest.get(column, 0.0))
    return sum(wide > FILLED * widest[column] for column, wide in placed) > FILLED * len(placed)


def make_table(rows: list[Row], right: float) -> Table:
    """Make a table of a run; lines close under one another without a first cell go on with the row above."""
    columns = rows[0].worded
    edges = [piece.x0 for piece in columns]
    for row in rows:
        for piece in row.worded:
            column = _find_column(piece, columns)
            edges[column or 0] = min(edges[column or 0], piece.x0)
    steps = [b.base - a.base for a, b in pairwise(rows)]
    lines = bool(steps) and min(steps) <= SETTINGS.cell_pitch * columns[0].size and max(steps) >= 1.3 * min(steps)
    wide = 1.2 * min(steps) if lines else 0.0
    cells: dict[tuple[int, int], list[Line]] = {}
    number = -1
    for n, row in enumerate(rows):
        first = _find_column(row.worded[0], columns)
        close = n > 0 and (
            steps[n - 1] <= wide or first != 0 or len(row.worded) == 1 or row.worded[0].text[0].islower()
        )
        number += not close
        before: list[Line] = []
        for piece in row.pieces:
            before.append(piece)
            if len(row.pieces) > len(row.worded) and is_marker(piece.text):
                continue
            cells.setdefault((number, _find_column(piece, columns) or 0), []).extend(before)
            before = []
        for piece in before:  # a number behind all words, "3" above "May", marks nothing
            cells.setdefault((number, _find_column(piece, columns) or 0), []).append(piece)
    found = []
    for (row_number, column), pieces in sorted(cells.items()):
        reach = max(piece.x1 for piece in pieces)
        end = edges[column + 1] - pieces[0].size if column + 1 < len(edges) else right
        found.append(CellText(row_number, column, join_pieces(pieces), Frame(edges[column], max(end, reach))))
    return Table(found, (*edges, right), dict.fromkeys(range(number + 1), len(edges)))
