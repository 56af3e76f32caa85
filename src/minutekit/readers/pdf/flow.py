"""From pages to drafts in reading order: columns and tables laid in line, paragraphs run on over breaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from minutekit.readers.markers import Marker
from minutekit.readers.pdf.columns import Column, order_columns
from minutekit.readers.pdf.furniture import Sheet
from minutekit.readers.pdf.margins import Frame, Spacing, find_right, narrow_frame
from minutekit.readers.pdf.markers import read_marks
from minutekit.readers.pdf.paragraphs import Paragraph, build_drafts, goes_on
from minutekit.readers.pdf.rulings import Grid
from minutekit.readers.pdf.tables import Table, TableWriter, cut_table
from minutekit.readers.pdf.words import Line


@dataclass(slots=True)
class Layout:
    """One page laid out: columns and tables in reading order."""

    sheet: Sheet
    parts: list[Column | Table] = field(default_factory=list)


def lay_out(sheet: Sheet, grids: list[Grid]) -> Layout:
    """Put the pieces of one page into columns and tables."""
    layout = Layout(sheet)
    by_cell: dict[int, list[Line]] = defaultdict(list)
    loose: list[Line] = []
    for piece in sheet.lines:
        (by_cell[piece.cell] if piece.cell >= 0 else loose).append(piece)
    offset = 0
    for grid in grids:
        cells = {i: by_cell[offset + i] for i in range(len(grid.cells)) if by_cell.get(offset + i)}
        offset += len(grid.cells)
        if not cells:
            continue
        above = [piece for piece in loose if piece.base <= grid.box[1] + 2]
        loose = [piece for piece in loose if piece.base > grid.box[1] + 2]
        layout.parts.extend(order_columns(above, sheet.width))
        layout.parts.append(cut_table(grid, cells))
    layout.parts.extend(order_columns(loose, sheet.width))
    layout.parts = [part for part in layout.parts if isinstance(part, Table) or part.lines]
    return layout


def write_drafts(layouts: list[Layout]) -> tuple[list[Paragraph], TableWriter]:
    """Make the paragraphs of all pages."""
    columns = [part for layout in layouts for part in layout.parts if isinstance(part, Column)]
    tables = [part for layout in layouts for part in layout.parts if isinstance(part, Table)]
    frames = _find_frames(layouts)
    spacing = Spacing([c.lines for c in columns] + [cell.lines for table in tables for cell in table.cells])
    marks: dict[int, Marker] = {}
    for key, lines in _marked_groups(columns, tables, frames).items():
        marks.update(read_marks(lines, key[-1]))
    drafts: list[Paragraph] = []
    writer = TableWriter(marks, spacing)
    for layout in layouts:
        for index, part in enumerate(layout.parts):
            if isinstance(part, Table):
                drafts.extend(writer.write(part, starts_page=index == 0))
                continue
            writer.close()
            frame = narrow_frame(part.lines, frames[id(part)], spacing)
            fresh = build_drafts(part.lines, marks, frame, spacing)
            if fresh and drafts and fresh[0].mark is None:
                before = drafts[-1]
                if before.cell is None and goes_on(before, fresh[0].lines[0], frame, spacing):
                    before.lines.extend(fresh[0].lines)
                    before.frame = frame
                    fresh = fresh[1:]
            drafts.extend(fresh)
    return drafts, writer


def _marked_groups(
    columns: list[Column], tables: list[Table], frames: dict[int, Frame]
) -> dict[tuple[int, float], list[Line]]:
    """Group lines that may count on one another: all columns of one left margin, each table column."""
    groups: dict[tuple[int, float], list[Line]] = defaultdict(list)
    for column in columns:
        groups[-1, frames[id(column)].left].extend(column.lines)
    for table in tables:
        for cell in table.cells:
            groups[cell.column, round(cell.frame.left)].extend(cell.lines)
    return groups


def _find_frames(layouts: list[Layout]) -> dict[int, Frame]:
    """Find the margins of every column; columns at one place on several pages share them."""
    groups: dict[tuple[bool, int, int, int], list[tuple[Column, Layout]]] = defaultdict(list)
    for layout in layouts:
        for part in layout.parts:
            if isinstance(part, Column):
                sides = (round(part.left / 14), round(part.right / 14)) if part.narrow else (0, 0)
                groups[part.narrow, *sides, round(layout.sheet.width / 10)].append((part, layout))
    frames: dict[int, Frame] = {}
    for (narrow, *_), members in groups.items():
        lines = [line for column, _ in members for line in column.lines]
        size = Counter(round(line.size, 1) for line in lines).most_common(1)[0][0]
        start = _find_left(lines)
        width = members[0][1].sheet.width
        right = members[0][0].right
        margins = max(width - min(start, 0.15 * width), start + 10 * size)
        end = find_right(lines, start, right - size if narrow and right < width - 1 else margins)
        for column, _ in members:
            frames[id(column)] = Frame(start, end)
    return frames


def _find_left(lines: list[Line]) -> float:
    """Return where the text of a column starts: the leftmost place that several lines share."""
    starts = Counter(round(line.x0 / 2) for line in lines)
    least = 2 if len(lines) > 6 else 1
    return min(
        (2.0 * place for place, count in starts.items() if count >= least), default=min(line.x0 for line in lines)
    )
