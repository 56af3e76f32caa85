"""Ruled tables: lines that meet form a grid; its unit squares without a line between them are one cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from minutekit.readers.pdf.settings import SETTINGS

MAX_SQUARES = 6_000
MAX_EDGES = 200

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


def find_grids(lines: list[Box]) -> list[Grid]:
    """Group meeting lines into grids with at least two cells, in order from the top."""
    level, upright = merge_lines(lines)
    if not level or not upright:
        return []
    grids = [grid for group in _groups(level, upright) if (grid := _grid(*group)) is not None]
    return _stack(sorted(grids, key=lambda g: (g.box[1], g.box[0])))


def _stack(grids: list[Grid]) -> list[Grid]:
    """Join grids that stand one upon the other between the same outer sides: rows that were drawn one by one."""
    stacked: list[Grid] = []
    for grid in grids:
        above = stacked[-1] if stacked else None
        if above is None or not _stands_on(above, grid):
            stacked.append(grid)
            continue
        places = _snap([*above.edges, *grid.edges])
        edges = sorted(set(places.values()))
        cells = []
        for part, offset in ((above, 0), (grid, len(above.levels))):
            for (x0, top, x1, bottom), row, _ in part.cells:
                x0, x1 = places[x0], places[x1]  # noqa: PLW2901
                cells.append(((x0, top, x1, bottom), row + offset, edges.index(x0)))
        stacked[-1] = Grid(cells, tuple(edges), (*above.levels, *grid.levels))
    return stacked


def _stands_on(above: Grid, below: Grid) -> bool:
    sides = abs(above.box[0] - below.box[0]) <= SETTINGS.near and abs(above.box[2] - below.box[2]) <= SETTINGS.near
    return (
        sides
        and 0 < below.box[1] - above.box[3] <= 2 * SETTINGS.near
        and len(above.edges) + len(below.edges) < MAX_EDGES
    )


Line = tuple[float, float, float]
"""A line as (place across, from, to)."""


def merge_lines(lines: list[Box]) -> tuple[list[Line], list[Line]]:
    """Return the level and the upright lines, pieces of one line joined."""
    level = [
        ((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in lines if y1 - y0 <= SETTINGS.thin and x1 - x0 > SETTINGS.thin
    ]
    upright = [
        ((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in lines if x1 - x0 <= SETTINGS.thin and y1 - y0 > SETTINGS.thin
    ]
    return _join_pieces(level), _join_pieces(upright)


def _join_pieces(lines: list[Line]) -> list[Line]:
    """Join pieces that lie on one line and touch; lines side by side within SETTINGS.near points become one."""
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
            elif a <= end + SETTINGS.near:
                end = max(end, b)
            else:
                joined.append((place, start, end))
                start, end = a, b
        if start is not None:
            joined.append((place, start, end))
    return [line for line in joined if line[2] - line[1] > 2 * SETTINGS.thin]


def _snap(values: list[float]) -> dict[float, float]:
    """Map each value to the first of the values that follow within SETTINGS.near points."""
    snapped: dict[float, float] = {}
    anchor = None
    for value in sorted(values):
        if anchor is None or value - anchor > SETTINGS.near:
            anchor = value
        snapped[value] = anchor
    return snapped


def _groups(level: list[Line], upright: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Split lines into groups that meet, directly or through others."""
    parent = list(range(len(level) + len(upright)))
    for i, (y, x0, x1) in enumerate(level):
        for j, (x, y0, y1) in enumerate(upright, start=len(level)):
            if x0 - SETTINGS.near <= x <= x1 + SETTINGS.near and y0 - SETTINGS.near <= y <= y1 + SETTINGS.near:
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
    before = start < places[0] - 2 * SETTINGS.near and (len(places) > 1 or len(across) > 1)
    after = end > places[-1] + 2 * SETTINGS.near and (len(places) > 1 or len(across) > 1)
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
