"""Tables ruled between their rows only: columns are the white that no word of any row enters."""

from __future__ import annotations

from itertools import pairwise

from minutekit.readers.pdf.lines import find_stretches
from minutekit.readers.pdf.rulings import NEAR, Box, Grid, merge_lines
from minutekit.readers.pdf.words import Word

LEAST_RULES = 3
MAX_WORK = 2_000_000


def find_stripes(lines: list[Box], words: list[Word], grids: list[Grid]) -> list[Grid]:
    """Find tables whose level lines have one start and one end, outside the ``grids`` already found."""
    level = [line for line in merge_lines(lines)[0] if not any(_is_inside(line, grid.box) for grid in grids)]
    if len(level) * len(words) > MAX_WORK:
        return []
    groups: list[list[tuple[float, float, float]]] = []
    for line in sorted(level):
        group = next((g for g in groups if abs(g[0][1] - line[1]) <= NEAR and abs(g[0][2] - line[2]) <= NEAR), None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    found = [grid for group in groups if len(group) >= LEAST_RULES for grid in _tables(group, words)]
    return sorted(found, key=lambda g: g.box[1])


def _is_inside(line: tuple[float, float, float], box: Box) -> bool:
    return box[1] - NEAR <= line[0] <= box[3] + NEAR and line[1] >= box[0] - NEAR and line[2] <= box[2] + NEAR


def _tables(group: list[tuple[float, float, float]], words: list[Word]) -> list[Grid]:
    """Take each run of bands between neighbouring lines that all hold words."""
    start, end = min(line[1] for line in group), max(line[2] for line in group)
    bands = []
    for (top, *_), (bottom, *_) in pairwise(group):
        inside = [
            w for w in words if top <= (w.top + w.bottom) / 2 <= bottom and start - NEAR <= w.x0 and w.x1 <= end + NEAR
        ]
        bands.append((top, bottom, inside))
    runs: list[list[tuple[float, float, list[Word]]]] = [[]]
    for band in bands:
        if band[2]:
            runs[-1].append(band)
        elif runs[-1]:
            runs.append([])
    return [grid for run in runs if len(run) >= LEAST_RULES - 1 and (grid := _table(run, start, end)) is not None]


def _table(bands: list[tuple[float, float, list[Word]]], start: float, end: float) -> Grid | None:
    columns = find_stretches([word for band in bands for word in band[2]])
    if len(columns) < 2:
        return None
    ys = [bands[0][0]]
    for _, bottom, inside in bands:
        rows = _rows(inside)
        filled = [{_column_of(word, columns) for word in row} for row in rows]
        if (
            len(bands) == LEAST_RULES - 1
            and len(rows) > 1
            and all(len(f) >= 2 and 0 in f for f in filled)
            and not any(row[0].text[0].islower() for row in rows)
        ):  # rules at head and foot only
            ys += [(max(w.base for w in a) + min(w.top for w in b)) / 2 for a, b in pairwise(rows)]
        elif len(set().union(*filled)) < 2:
            return None
        ys.append(bottom)
    xs = [start, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), end]
    cells = [
        ((x0, y0, x1, y1), r, c) for r, (y0, y1) in enumerate(pairwise(ys)) for c, (x0, x1) in enumerate(pairwise(xs))
    ]
    return Grid(cells, tuple(xs), tuple(ys))


def _column_of(word: Word, columns: list[tuple[float, float]]) -> int:
    return next((i for i, (x0, x1) in enumerate(columns) if x0 - 0.1 <= word.x0 <= x1), 0)


def _rows(words: list[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        if rows and word.base - rows[-1][0].base <= 0.4 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows
