"""Ruled tables: straight lines drawn on a page, and the grids of cells they make.

Lines come from PDFium's path objects (also inside form objects): thin shapes count as one line, the
sides of stroked or filled boxes as four. Lines that meet form a grid; unit squares of a grid without a line
between them are one cell.
"""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from minutekit.readers.pdf.engine import pdfium
from minutekit.readers.pdf.glyphs import rewire
from minutekit.readers.pdf.words import Glyphs, turn_point

THIN = 3.0
"""A shape no thicker than this many points is a line."""
SMALL = 12.0
"""A shape smaller than this may be a bullet."""
NEAR = 3.5
"""Lines whose ends are this close meet."""
MAX_OBJECTS = 40_000
MAX_SEGMENTS = 400
MAX_LINES = 1_500
MAX_SQUARES = 6_000
MAX_FORMS = 6

_DRAWN = {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Grid:
    """A ruled table: cells as boxes (x0, top, x1, bottom) with row and column, and the places of all its lines."""

    cells: list[tuple[Box, int, int]]
    edges: tuple[float, ...]
    levels: tuple[float, ...]
    squares: dict[tuple[int, int], int] = field(init=False)

    def __post_init__(self) -> None:
        """Note which cell each unit square (row, column) belongs to."""
        self.squares = {}
        for i, ((_, _, x1, bottom), row, column) in enumerate(self.cells):
            for r in range(row, bisect_left(self.levels, bottom)):
                for c in range(column, bisect_left(self.edges, x1)):
                    self.squares[r, c] = i

    @property
    def box(self) -> Box:
        """The outer sides."""
        return self.edges[0], self.levels[0], self.edges[-1], self.levels[-1]

    def find_cell(self, x: float, y: float) -> int | None:
        """Return the number of the cell that a place lies in."""
        return self.squares.get((bisect_right(self.levels, y) - 1, bisect_right(self.edges, x) - 1))


def read_drawings(page: object, found: Glyphs) -> tuple[list[Box], list[Box], int]:
    """Return ruling lines as thin boxes, small shapes as boxes (both in reading coordinates), and the number of pictures."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        box.left, box.bottom, box.right, box.top = 0.0, 0.0, found.width, found.height
    frame = (box.left, box.bottom, box.right, box.top)
    lines: list[Box] = []
    small: list[Box] = []
    images = 0
    bounds = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(value) for value in bounds]
    for item, kind, matrix in _objects(page, found.texts):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and len(lines) < MAX_LINES and pdfium.FPDFPageObj_GetBounds(item, *refs):
            x0, y0, x1, y1 = (value.value for value in bounds)
            if max(x1 - x0, y1 - y0) < SMALL and len(small) < MAX_LINES:
                small.extend(_turned([(x0, y0, x1, y1)], matrix, found.turn, frame))
            lines.extend(_turned(_edges(item, (x0, y0, x1, y1)), matrix, found.turn, frame))
    return lines, small, images


def _turned(boxes: list[Box], matrix: tuple[float, ...] | None, turn: int, frame: Box) -> list[Box]:
    """Bring boxes from their holder's coordinates into reading coordinates."""
    turned = []
    for box in boxes:
        (ax, ay), (bx, by) = (turn_point(*_apply(matrix, x, y), turn, frame) for x, y in (box[:2], box[2:]))
        if all(map(math.isfinite, (ax, ay, bx, by))):
            turned.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
    return turned


_count_on_page = rewire(pdfium.FPDFPage_CountObjects, ctypes.c_int)
_object_on_page = rewire(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
_count_in_form = rewire(pdfium.FPDFFormObj_CountObjects, ctypes.c_int)
_object_in_form = rewire(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p)
_kind_of = rewire(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def _objects(page: Any, texts: frozenset[int]) -> Iterator[tuple[Any, int, tuple[float, ...] | None]]:  # noqa: ANN401 - a pointer of ctypes
    """Yield paths and pictures, those inside form objects too, with their kind and the form's matrix.

    ``texts``: the addresses of text objects, which need not be looked at.
    """
    budget = MAX_OBJECTS
    stack: list[tuple[Any, bool, int, tuple[float, ...] | None]] = [(page, False, 0, None)]
    while stack and budget > 0:
        pointer, is_form, depth, matrix = stack.pop()
        holder = ctypes.byref(pointer.contents)
        count = min(max((_count_in_form if is_form else _count_on_page)(holder), 0), budget)
        budget -= count
        object_in = _object_in_form if is_form else _object_on_page
        for index in range(count):
            address = object_in(holder, index)
            if not address or address in texts:
                continue
            kind = _kind_of(address)
            if kind in _DRAWN:
                yield ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), kind, matrix
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORMS:
                item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
                stack.append((item, True, depth + 1, _joined(matrix, item)))


def _joined(outer: tuple[float, ...] | None, item: object) -> tuple[float, ...] | None:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
        return outer
    a, b, c, d, e, f = own.a, own.b, own.c, own.d, own.e, own.f
    if outer is None:
        return a, b, c, d, e, f
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _apply(matrix: tuple[float, ...] | None, x: float, y: float) -> tuple[float, float]:
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _edges(item: object, bounds: Box) -> list[Box]:
    """Return the straight lines of a path, in the coordinates of its holder."""
    x0, y0, x1, y1 = bounds
    wide, high = x1 - x0, y1 - y0
    if wide <= THIN or high <= THIN:
        return [bounds] if max(wide, high) >= 4 * min(wide, high) and max(wide, high) > 2 * THIN else []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)) and not stroke.value:
        return []  # a filled area: a highlight or a banner, not borders
    count = pdfium.FPDFPath_CountSegments(item)
    if count < 2 or count > MAX_SEGMENTS:
        return []
    matrix = pdfium.FS_MATRIX()
    own = None
    if pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    px, py = ctypes.c_float(), ctypes.c_float()
    edges: list[Box] = []
    start = here = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not segment or not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(px), ctypes.byref(py)):
            continue
        kind, there = pdfium.FPDFPathSegment_GetType(segment), _apply(own, px.value, py.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here = there
            continue
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            edges.extend(_straight(here, there))
        here = there
        if pdfium.FPDFPathSegment_GetClose(segment):
            edges.extend(_straight(here, start))
            here = start
    return edges


def _straight(a: tuple[float, float], b: tuple[float, float]) -> list[Box]:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(wide, high) <= 1.0 and max(wide, high) > 2 * THIN:
        return [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))]
    return []


def find_grids(lines: list[Box]) -> list[Grid]:
    """Group meeting lines into grids with at least two cells, in order from the top."""
    level, upright = merge_lines(lines)
    if not level or not upright:
        return []
    grids = [grid for group in _groups(level, upright) if (grid := _grid(*group)) is not None]
    return sorted(grids, key=lambda g: (g.box[1], g.box[0]))


Line = tuple[float, float, float]
"""A line as (place across, from, to)."""


def merge_lines(lines: list[Box]) -> tuple[list[Line], list[Line]]:
    """Return the level and the upright lines, pieces of one line joined."""
    level = [((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in lines if y1 - y0 <= THIN and x1 - x0 > THIN]
    upright = [((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in lines if x1 - x0 <= THIN and y1 - y0 > THIN]
    return _join_pieces(level), _join_pieces(upright)


def _join_pieces(lines: list[Line]) -> list[Line]:
    """Join pieces that lie on one line and touch; lines side by side within NEAR points become one."""
    places = _snap([line[0] for line in lines])
    by_place: dict[float, list[tuple[float, float]]] = {}
    for line in lines:
        by_place.setdefault(places[line[0]], []).append((line[1], line[2]))
    joined: list[Line] = []
    for place in sorted(by_place):
        start, end = None, 0.0
        for a, b in sorted(by_place[place]):
            if start is None:
                start, end = a, b
            elif a <= end + NEAR:
                end = max(end, b)
            else:
                joined.append((place, start, end))
                start, end = a, b
        if start is not None:
            joined.append((place, start, end))
    return [line for line in joined if line[2] - line[1] > 2 * THIN]


def _snap(values: list[float]) -> dict[float, float]:
    """Map each value to the first of the values that follow within NEAR points."""
    snapped: dict[float, float] = {}
    anchor = None
    for value in sorted(values):
        if anchor is None or value - anchor > NEAR:
            anchor = value
        snapped[value] = anchor
    return snapped


def _groups(level: list[Line], upright: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Split lines into groups that meet, directly or through others."""
    parent = list(range(len(level) + len(upright)))
    for i, (y, x0, x1) in enumerate(level):
        for j, (x, y0, y1) in enumerate(upright, start=len(level)):
            if x0 - NEAR <= x <= x1 + NEAR and y0 - NEAR <= y <= y1 + NEAR:
                parent[_root(parent, i)] = _root(parent, j)
    groups: dict[int, tuple[list[Line], list[Line]]] = {}
    for i, line in enumerate(level):
        groups.setdefault(_root(parent, i), ([], []))[0].append(line)
    for j, line in enumerate(upright, start=len(level)):
        groups.setdefault(_root(parent, j), ([], []))[1].append(line)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(level: list[Line], upright: list[Line]) -> Grid | None:
    ys, xs = sorted({line[0] for line in level}), sorted({line[0] for line in upright})
    # a table whose outer sides are not drawn still has columns up to the ends of its level lines
    xs, ys = _open_sides(xs, level), _open_sides(ys, upright)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5 or (len(xs) - 1) * (len(ys) - 1) > MAX_SQUARES:
        return None
    boxes: list[tuple[Box, int, int]] = []
    for squares in _rooms(len(xs) - 1, len(ys) - 1, _cover(xs, ys, upright), _cover(ys, xs, level)):
        r0, r1 = min(r for r, _ in squares), max(r for r, _ in squares)
        c0, c1 = min(c for _, c in squares), max(c for _, c in squares)
        if len(squares) == (r1 - r0 + 1) * (c1 - c0 + 1):
            boxes.append(((xs[c0], ys[r0], xs[c1 + 1], ys[r1 + 1]), r0, c0))
        else:  # not a box: lines that do not close; keep the squares apart
            boxes.extend(((xs[c], ys[r], xs[c + 1], ys[r + 1]), r, c) for r, c in squares)
    if len(boxes) < 2:
        return None
    boxes.sort(key=lambda cell: (cell[1], cell[2]))
    return Grid(boxes, tuple(xs), tuple(ys))


def _rooms(
    columns: int, rows: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Join unit squares (row, column) that no line parts."""
    parent = list(range(columns * rows))
    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and (column + 1, row) not in walls:
                parent[_root(parent, row * columns + column + 1)] = _root(parent, row * columns + column)
            if row + 1 < rows and (row + 1, column) not in floors:
                parent[_root(parent, (row + 1) * columns + column)] = _root(parent, row * columns + column)
    rooms: dict[int, list[tuple[int, int]]] = {}
    for square in range(columns * rows):
        rooms.setdefault(_root(parent, square), []).append(divmod(square, columns))
    return list(rooms.values())


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _open_sides(places: list[float], across: list[Line]) -> list[float]:
    """Add the ends of the lines across where they reach well past the outermost of ``places``."""
    start, end = min(line[1] for line in across), max(line[2] for line in across)
    before = start < places[0] - 2 * NEAR and (len(places) > 1 or len(across) > 1)
    after = end > places[-1] + 2 * NEAR and (len(places) > 1 or len(across) > 1)
    return ([start] if before else []) + places + ([end] if after else [])


def _cover(places: list[float], stops: list[float], lines: list[Line]) -> set[tuple[int, int]]:
    """Tell which borders are drawn: (index of the place, index of the interval between stops)."""
    index = {place: i for i, place in enumerate(places)}
    drawn: set[tuple[int, int]] = set()
    for place, start, end in lines:
        for k in range(len(stops) - 1):
            a, b = stops[k], stops[k + 1]
            if min(end, b) - max(start, a) >= 0.6 * (b - a):
                drawn.add((index[place], k))
    return drawn
