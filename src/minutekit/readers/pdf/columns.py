"""Reading order: columns of text found by the white between them, also over a part of a page only."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from minutekit.readers.pdf.aligned import Row, find_aligned, make_table
from minutekit.readers.pdf.lines import find_stretches, join_pieces
from minutekit.readers.pdf.margins import TERMINATORS, Frame
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.tables import CellText, Table
from minutekit.readers.pdf.words import Line

MAX_PIECES = 4_000
MAX_DEPTH = 6
_LONGEST_LABEL = 60
MOST_SIDES = 2
"""What has no more sides than these has one column, and is no table."""


@dataclass(slots=True)
class Column:
    """Lines read from top to bottom. ``left`` and ``right`` bound where its text may stand (0: not known)."""

    lines: list[Line]
    left: float
    right: float
    narrow: bool = False


def order_columns(pieces: list[Line], width: float) -> list[Column | Table]:
    """Split the pieces of one page into columns, and tables without lines, in reading order."""
    if len(pieces) > MAX_PIECES:
        return [Column(join_pieces(pieces), 0.0, 0.0)]
    parts = _split(pieces, 0.0, width, 0, narrow=False)
    for table in parts:
        if isinstance(table, Table):  # its last column ends where the page's text does: margins are alike
            margin = max(width - min(p.x0 for p in pieces), *(p.x1 for p in pieces))
            for cell in table.cells:
                cell.frame.right = min(cell.frame.right, margin)
    return parts


def _split(pieces: list[Line], left: float, right: float, depth: int, *, narrow: bool) -> list[Column | Table]:
    if not pieces:
        return []
    rows = _rows(pieces)
    run = find_aligned(rows) if depth < MAX_DEPTH else None
    if run is not None:
        first, last = run
        return [
            *_split([p for row in rows[:first] for p in row.pieces], left, right, depth + 1, narrow=narrow),
            make_table(rows[first : last + 1], right),
            *_split([p for row in rows[last + 1 :] for p in row.pieces], left, right, depth + 1, narrow=narrow),
        ]
    band = _widest_band(rows) if depth < MAX_DEPTH and len(rows) > 1 else None
    if band is None:
        return [Column(join_pieces(pieces), left, right, narrow)]
    first, last, gutter = band
    above = [p for row in rows[:first] for p in row.pieces]
    below = [p for row in rows[last + 1 :] for p in row.pieces]
    inside = [p for row in rows[first : last + 1] for p in row.pieces]
    read: list[Column | Table] = []
    cycles = _cycles(inside, gutter) or [inside]
    if _are_cells(cycles, gutter):
        rows_of_cells = _with_right(cycles, gutter)
        table = _table(rows_of_cells, right)
        plain = Column(join_pieces([p for row in rows_of_cells for p in row]), left, right, narrow)
        read, cycles = [table if len(table.edges) > MOST_SIDES else plain], cycles[len(rows_of_cells) :]
    for part in cycles:
        one, two = [p for p in part if p.x0 < gutter], [p for p in part if p.x0 >= gutter]
        if not two:
            read += _split(one, left, right, depth + 1, narrow=narrow)
            continue
        border = min(p.x0 for p in two)
        read += _split(one, left, border, depth + 1, narrow=True)
        read += _split(two, border, right, depth + 1, narrow=True)
    return [
        *_split(above, left, right, depth + 1, narrow=narrow),
        *read,
        *_split(below, left, right, depth + 1, narrow=narrow),
    ]


def _cycles(inside: list[Line], gutter: float) -> list[list[Line]]:
    """Part a band where the file goes back to the left column; empty if what follows is not wholly below."""
    ordered = sorted(inside, key=lambda p: p.order)
    cycles: list[list[Line]] = [ordered[:1]]
    for before, piece in pairwise(ordered):
        if before.x0 >= gutter > piece.x0:
            cycles.append([])
        cycles[-1].append(piece)
    apart = all(max(p.base for p in a) < min(p.base for p in b) for a, b in pairwise(cycles))
    return cycles if apart else []


def _are_cells(cycles: list[list[Line]], gutter: float) -> bool:
    """Tell the rows of a table without lines: cells that start at one height, row under row.

    Where no cell wraps, the rows could be labels set apart by a tab; then all must start at the same places.
    """
    cycles = _with_right(cycles, gutter)
    rows = cycles[1:] if _goes_on(cycles, gutter) else cycles
    if len(rows) < SETTINGS.least_rows and len(cycles) == len(rows):
        return False
    sides = [([p for p in cycle if p.x0 < gutter], [p for p in cycle if p.x0 >= gutter]) for cycle in rows]
    if not rows or not all(one and two for one, two in sides):
        return False
    aligned = sum(_is_beside(one, two) for one, two in sides)
    wrapped = any(
        max(p.base for p in side) - min(p.base for p in side) > 0.8 * side[0].size for pair in sides for side in pair
    )
    return aligned >= 0.8 * len(rows) and (wrapped or _are_entries(sides))


def _is_beside(one: list[Line], two: list[Line]) -> bool:
    """Return whether cells begin at one height, or share their middle."""
    heights = [(min(p.base for p in cell), max(p.base for p in cell)) for cell in (one, two)]
    (top, low), (other_top, other_low) = heights
    return min(abs(top - other_top), abs(top + low - other_top - other_low) / 2) < 0.6 * one[0].size


def _goes_on(cycles: list[list[Line]], gutter: float) -> bool:
    """Return whether the first cycle stands on the right alone: the rest of a row that began on the page before."""
    return len(cycles) > 1 and cycles[0][0].page > 1 and all(p.x0 >= gutter for p in cycles[0])


def _are_entries(sides: list[tuple[list[Line], list[Line]]]) -> bool:
    """Tell rows of one line each from lines with a label, a number or a time before a tab."""
    first = [next((p for p in one if not p.text.rstrip(".)").isdecimal()), one[0]) for one, _ in _in_order(sides)]
    second = [two[0] for _, two in _in_order(sides)]
    level = all(
        sum(abs(p.x0 - column[0].x0) < 0.2 * p.size for p in column) >= 0.8 * len(column) for column in (first, second)
    )
    entries = sum(_is_entry(p.text, q.text) for p, q in zip(first, second, strict=True))
    return level and entries >= 0.8 * len(sides)


def _is_entry(label: str, entry: str) -> bool:
    """Tell a cell and what it holds from a line with a label, a number or a time: words, and words beside them."""
    worded = all(sum(map(str.isalpha, text)) > 1 for text in (label, entry))
    return worded and len(label) <= _LONGEST_LABEL and not any(map(str.isdecimal, label)) and label[-1] not in ":："


def _in_order(sides: list[tuple[list[Line], list[Line]]]) -> list[tuple[list[Line], list[Line]]]:
    return [(sorted(one, key=lambda p: p.x0), sorted(two, key=lambda p: p.x0)) for one, two in sides]


def _with_right(cycles: list[list[Line]], gutter: float) -> list[list[Line]]:
    """Leave out a last cycle that stands on the left alone: what comes after the band."""
    return cycles if not cycles or any(p.x0 >= gutter for p in cycles[-1]) else cycles[:-1]


def _table(cycles: list[list[Line]], right: float) -> Table:
    """Make a table of cycles, a row each; its columns are where their text stands."""
    stretches = find_stretches([p for cycle in cycles for p in cycle])
    edges = tuple(x0 for x0, _ in stretches)
    cells = []
    for row, cycle in enumerate(cycles):
        columns: dict[int, list[Line]] = {}
        for piece in cycle:
            columns.setdefault(max(bisect_right(edges, piece.x0 + 0.1) - 1, 0), []).append(piece)
        for column, pieces in sorted(columns.items()):
            end = edges[column + 1] - pieces[0].size if column + 1 < len(edges) else right
            cells.append(
                CellText(row, column, join_pieces(pieces), Frame(edges[column], max(end, stretches[column][1])))
            )
    for column, (_, reach) in enumerate(stretches):
        members = [cell for cell in cells if cell.column == column]
        if members and _wraps_at([cell.lines for cell in members], reach, members[0].frame.right):
            for cell in members:
                cell.frame.right = reach
    return Table(cells, (*edges, right), dict.fromkeys(range(len(cycles)), len(edges)))


def _wraps_at(cells: list[list[Line]], reach: float, right: float) -> bool:
    """Return whether the lines of a column's cells plainly go on although what follows had room up to ``right``.

    ``reach``: where the longest of them ends, which then is the column's margin.
    """
    early = late = 0
    for above, below in chain.from_iterable(map(pairwise, cells)):
        plainly = below.text[:1].islower() and above.text[-1:] not in TERMINATORS and " " in above.text
        end = above.x1 + below.first + SETTINGS.space * above.size
        if plainly and below.base - above.base < 1.6 * above.size and end <= right:
            early += end > reach
            late += end <= reach
    return early > late


def _rows(pieces: list[Line]) -> list[Row]:
    """Group pieces whose middles lie within one another's height."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.x0)):
        row = rows[-1] if rows else None
        if row is not None and piece.base - row.base <= 0.4 * piece.size:
            row.pieces.append(piece)
        else:
            rows.append(Row([piece], piece.base))
    for row in rows:
        row.pieces.sort(key=lambda p: (p.x0, p.order))
    return rows


def _widest_band(rows: list[Row]) -> tuple[int, int, float] | None:
    """Find the rows and the gutter that make the most columned text; None if the page is one column."""
    best: tuple[float, int, int, float] | None = None
    for gutter in _candidates(rows):
        start = None
        for index in range(len(rows) + 1):
            open_row = index < len(rows) and _is_clear(rows[index], gutter)
            if open_row and start is None:
                start = index
            if not open_row and start is not None:
                band = _trim(rows, start, index - 1, gutter)
                if band is not None and (best is None or band[0] > best[0]):
                    best = band
                start = None
    return (best[1], best[2], best[3]) if best else None


def _candidates(rows: list[Row]) -> list[float]:
    """Return x places just before where several pieces start, right of another piece or of the middle."""
    starts: dict[int, int] = {}
    left = min(row.pieces[0].x0 for row in rows)
    for row in rows:
        for piece in row.pieces:
            if piece.x0 > left + 3 * piece.size:
                starts[round(piece.x0 / 3)] = starts.get(round(piece.x0 / 3), 0) + 1
    counted = [(starts[k] + starts.get(k + 1, 0), k) for k in starts]
    frequent = sorted((-n, k) for n, k in counted if n >= 2)[:24]
    return [3.0 * k - 2.5 for _, k in frequent]


def _is_clear(row: Row, gutter: float) -> bool:
    for piece in row.pieces:  # noqa: SIM110 - asked for every row and gutter: all() takes twice the time
        if piece.x1 > gutter and piece.x0 < gutter - 0.1:
            return False
    return True


def _trim(rows: list[Row], start: int, end: int, gutter: float) -> tuple[float, int, int, float] | None:
    """Cut a run of clear rows down to where both sides hold text; None if that is no pair of columns."""
    right = [i for i in range(start, end + 1) if any(p.x0 >= gutter for p in rows[i].pieces)]
    left = [i for i in range(start, end + 1) if any(p.x0 < gutter for p in rows[i].pieces)]
    if len(right) < 2 or len(left) < 2:
        return None
    first = right[0] if right[0] > left[0] else _first_right(rows, left, right)
    last = max(left[-1], right[-1])
    if not _cycles([p for row in rows[first : last + 1] for p in row.pieces], gutter):  # the file's order says nothing
        last = right[-1]
    one = [p for row in rows[first : last + 1] for p in row.pieces if p.x0 < gutter]
    two = [p for row in rows[first : last + 1] for p in row.pieces if p.x0 >= gutter]
    if not _are_columns(one, two, rows[first : last + 1], gutter):
        return None
    white = min(p.x0 for p in two) - max(p.x1 for p in one)
    return len(one) + len(two) + min(white, 900.0) / 1000.0, first, last, gutter


def _first_right(rows: list[Row], left: list[int], right: list[int]) -> int:
    """A right column that starts above the left one belongs to the band only if it runs on without a gap."""
    first = left[0]
    while first - 1 >= right[0] and rows[first].base - rows[first - 1].base < 3.0 * rows[first].pieces[0].size:
        first -= 1
    return first


def _are_columns(one: list[Line], two: list[Line], rows: list[Row], gutter: float) -> bool:
    """Tell columns of text from the cells of a table without lines, and from labels set apart by a tab."""
    if len(one) < 2 or len(two) < 2:
        return False
    white = min(p.x0 for p in two) - max(p.x1 for p in one)
    size = median(p.size for p in one)
    if white < 0.7 * size:
        return False
    if all(len(p.text) <= 4 and not (p.text.isupper() and p.text.isalpha() and len(p.text) > 1) for p in one):
        return False  # bullets or numbers
    top, bottom = min(p.top for p in two), max(p.bottom for p in two)
    beside = sum(top <= p.base <= bottom for p in one)
    both = sum(any(p.x0 < gutter for p in r.pieces) and any(p.x0 >= gutter for p in r.pieces) for r in rows)
    ordered = sorted([(p.order, 0) for p in one] + [(p.order, 1) for p in two])
    switches = sum(a[1] < b[1] for a, b in pairwise(ordered))
    if switches <= max(1.0, 0.6 * both):  # the file itself writes some rows of one side, then of the other
        return both >= 1 or beside >= 2
    if _are_cells(_cycles([*one, *two], gutter), gutter):
        return True
    # written across: columns only if both sides are filled with running text
    wide_one, wide_two = (
        max(p.x1 for p in one) - min(p.x0 for p in one),
        max(p.x1 for p in two) - min(p.x0 for p in two),
    )
    full_one = sum(p.x1 - p.x0 > 0.7 * wide_one for p in one) / len(one)
    full_two = sum(p.x1 - p.x0 > 0.7 * wide_two for p in two) / len(two)
    long = median(len(p.text) for p in one) >= 20 and median(len(p.text) for p in two) >= 20
    return both >= 5 and full_one > 0.6 and full_two > 0.6 and long
