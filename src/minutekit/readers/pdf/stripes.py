"""Tables ruled between their rows only: columns are the white that no word of any row enters.

Where there is no line over the first row or under the last one, the row beside the outermost line is taken in
if its words keep to the columns.
"""

from __future__ import annotations

from itertools import pairwise

from minutekit.readers.pdf.lines import find_stretches
from minutekit.readers.pdf.rulings import Box, Grid, Line, merge_lines
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Word

LEAST_RULES = 3
LEAST_BETWEEN = 2
"""As many lines are enough where a row stands over the first and another one under the last."""
LEAST_LINES = 3
MAX_LINES = 6
"""A row without a line over or under it has no more lines of text than this."""
MAX_WORK = 2_000_000

_Band = tuple[float, float, list[Word]]
"""Top, bottom and the words between."""


def find_stripes(lines: list[Box], words: list[Word], grids: list[Grid]) -> list[Grid]:
    """Find tables whose level lines have one start and one end, outside the ``grids`` already found."""
    level = [line for line in merge_lines(lines)[0] if not any(_is_inside(line, grid.box) for grid in grids)]
    if len(level) * len(words) > MAX_WORK:
        return []
    groups: list[list[Line]] = []
    for line in sorted(level):
        group = next(
            (g for g in groups if abs(g[0][1] - line[1]) <= SETTINGS.near and abs(g[0][2] - line[2]) <= SETTINGS.near),
            None,
        )
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    groups = [group for group in groups if len(group) >= LEAST_RULES or _is_pair(group)]
    if not groups:
        return []
    free = [word for word in words if not any(_holds(grid.box, word) for grid in grids)] if grids else words
    return sorted((grid for group in groups for grid in _tables(group, free, level)), key=lambda g: g.box[1])


def _is_pair(group: list[Line]) -> bool:
    """Tell whether two lines may have one row of a table between them, and not a page."""
    return len(group) == LEAST_BETWEEN and group[1][0] - group[0][0] <= SETTINGS.tallest_row


def _holds(box: Box, word: Word) -> bool:
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= (word.top + word.bottom) / 2 <= box[3]


def _is_inside(line: Line, box: Box) -> bool:
    return (
        box[1] - SETTINGS.near <= line[0] <= box[3] + SETTINGS.near
        and line[1] >= box[0] - SETTINGS.near
        and line[2] <= box[2] + SETTINGS.near
    )


def _tables(group: list[Line], words: list[Word], level: list[Line]) -> list[Grid]:
    """Take each run of bands between neighbouring lines that all hold words; shorter lines part some of their columns."""
    start, end = min(line[1] for line in group), max(line[2] for line in group)
    bands = []
    for (top, *_), (bottom, *_) in pairwise(group):
        inside = [
            w
            for w in words
            if top <= (w.top + w.bottom) / 2 <= bottom and start - SETTINGS.near <= w.x0 and w.x1 <= end + SETTINGS.near
        ]
        bands.append((top, bottom, inside))
    runs: list[list[_Band]] = [[]]
    for band in bands:
        if band[2]:
            runs[-1].append(band)
        elif runs[-1]:
            runs.append([])
    full_width = set(group)
    shorter = [line for line in level if line not in full_width]
    tables = []
    for run in runs:
        full = _with_outer(run, words, start, end) if run else []
        if len(run) >= LEAST_RULES - 1 or len(full) == len(run) + 2:
            inner = [line for line in shorter if start - SETTINGS.near <= line[1] and line[2] <= end + SETTINGS.near]
            grid = _table(full, inner, start, end, ruled=len(full) == len(run))
            tables += [grid] if grid is not None else []
    return tables


def _with_outer(run: list[_Band], words: list[Word], start: float, end: float) -> list[_Band]:
    """Add the row over the first line and the one under the last, where there are any in the columns."""
    columns = _find_columns([word for band in run for word in band[2]])
    if len(columns) < 2:
        return run
    top, bottom = run[0][0], run[-1][1]
    reach = MAX_LINES * SETTINGS.rule_pitch * max(word.size for band in run for word in band[2])
    over = [w for w in words if top - reach <= (w.top + w.bottom) / 2 < top]
    under = [w for w in words if bottom < (w.top + w.bottom) / 2 <= bottom + reach]
    above = _outer_row(_rows(over)[::-1], top, columns, (start, end))
    above = _last_row(above, [_columns_in(line, columns) for line in above])
    below = _outer_row(_rows(under), bottom, columns, (start, end))
    below = _one_row(below, [_columns_in(line, columns) for line in below])
    bands = list(run)
    if above:
        taken = [word for line in above for word in line]
        bands.insert(0, (min(word.top for word in taken) - 1.0, top, taken))
    if below:
        taken = [word for line in below for word in line]
        bands.append((bottom, max(word.bottom for word in taken) + 1.0, taken))
    return bands


def _outer_row(
    lines: list[list[Word]], edge: float, columns: list[tuple[float, float]], sides: tuple[float, float]
) -> list[list[Word]]:
    """Return the lines of text beside a rule, from the nearest on, as long as they stand close and keep to the columns."""
    taken: list[list[Word]] = []
    here = edge
    narrow = any(b[0] - a[1] < SETTINGS.gap * lines[0][0].size for a, b in pairwise(columns)) if lines else False
    gap = SETTINGS.narrow_white if narrow else SETTINGS.gap
    for line in lines[:MAX_LINES]:
        size, near = line[0].size, min(abs(line[0].base - here), abs(line[0].top - here))
        white = [Word("", x0, 0, x1, 0, 0, size, bold=False, font=0, order=0) for x0, x1 in columns]
        if (
            near > SETTINGS.rule_pitch * size
            or any(word.x0 < sides[0] - SETTINGS.near or word.x1 > sides[1] + SETTINGS.near for word in line)
            or len(find_stretches(white + line, gap)) != len(columns)
        ):
            break
        taken.append(line)
        here = line[0].base
    return taken


def _find_columns(words: list[Word]) -> list[tuple[float, float]]:
    """Find the white between columns: wide, or narrow where the text behind it starts at one place line after line."""
    size = sorted(word.size for word in words)[len(words) // 2]
    stretches = find_stretches(words, SETTINGS.narrow_white)
    if len(stretches) < 2:
        return stretches
    rows: list[list[Word]] | None = None
    columns = stretches[:1]
    for stretch in stretches[1:]:
        wide = stretch[0] - columns[-1][1] >= SETTINGS.gap * size
        if not wide and rows is None:
            rows = _rows(words)
        if wide or _starts_alike(rows or [], stretch[0], 0.1 * size):
            columns.append(stretch)
        else:
            columns[-1] = (columns[-1][0], stretch[1])
    return columns


def _starts_alike(rows: list[list[Word]], left: float, slack: float) -> bool:
    """Tell whether in most lines that go on right of a gutter the text there begins at ``left``."""
    starts = [
        min(word.x0 for word in row if word.x0 >= left - slack)
        for row in rows
        if any(word.x0 < left - slack for word in row) and any(word.x0 >= left - slack for word in row)
    ]
    return len(starts) >= LEAST_LINES and sum(start - left <= slack for start in starts) >= 0.9 * len(starts)


def _last_row(lines: list[list[Word]], filled: list[set[int]]) -> list[list[Word]]:
    """Cut lines, from the lowest up, down to the row over a rule: a heading or a paragraph may stand over it."""
    if len(set().union(*filled)) < 2:
        return []
    most = max(map(len, filled))
    end = max(n for n, found in enumerate(filled) if len(found) == most) + 1
    # of cells that share their middle the tallest begins above the others
    while end < len(lines) and 0 not in filled[end]:
        end += 1
    return lines[:end]


def _one_row(lines: list[list[Word]], filled: list[set[int]]) -> list[list[Word]]:
    """Cut lines down to one row of cells that begin at one height, or else share their middle; empty if they are none."""
    if len(set().union(*filled)) < 2:
        return []
    if len(filled[0]) >= 2:  # cells go on below themselves
        end = next((n for n, (one, two) in enumerate(pairwise(filled), start=1) if not two <= one), len(lines))
        return lines[:end]
    return lines


def _columns_in(line: list[Word], columns: list[tuple[float, float]]) -> set[int]:
    return {_nearest_column(word, columns) for word in line}


def _nearest_column(word: Word, columns: list[tuple[float, float]]) -> int:
    return min(range(len(columns)), key=lambda i: max(columns[i][0] - word.x1, word.x0 - columns[i][1]))


def _table(bands: list[_Band], inner: list[Line], start: float, end: float, *, ruled: bool) -> Grid | None:
    """Make a grid of bands. ``inner``: lines over some columns; ``ruled``: lines stand over the first and under the last."""
    columns = _find_columns([word for band in bands for word in band[2]])
    if len(columns) < 2:
        return None
    ys = [bands[0][0]]
    for _, bottom, inside in bands:
        rows = _rows(inside)
        filled = [{_column_of(word, columns) for word in row} for row in rows]
        if (
            ruled
            and len(bands) == LEAST_RULES - 1
            and len(rows) > 1
            and all(len(f) >= 2 and 0 in f for f in filled)
            and not any(row[0].text[0].islower() for row in rows)
        ):  # rules at head and foot only
            ys += [(max(w.base for w in a) + min(w.top for w in b)) / 2 for a, b in pairwise(rows)]
        elif len(set().union(*filled)) < 2 and (len(ys) > 1 or 0 in filled[0]):
            return None  # a first row on the right alone goes on from the page before
        ys.append(bottom)
    xs = [start, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), end]
    return _cut_columns(xs, ys, [line for line in inner if ys[0] + SETTINGS.near < line[0] < ys[-1] - SETTINGS.near])


def _cut_columns(xs: list[float], ys: list[float], inner: list[Line]) -> Grid:
    """Make cells between the levels, more of them in the columns that ``inner`` lines part."""
    levels = sorted({*ys, *(line[0] for line in inner if all(abs(line[0] - y) > SETTINGS.near for y in ys))})
    cells = []
    for c, (x0, x1) in enumerate(pairwise(xs)):
        parted = [y for y, a, b in inner if y in levels and min(b, x1) - max(a, x0) > 0.6 * (x1 - x0)]
        for y0, y1 in pairwise(sorted({*ys, *parted})):
            cells.append(((x0, y0, x1, y1), levels.index(y0), c))
    return Grid(sorted(cells, key=lambda cell: cell[1:]), tuple(xs), tuple(levels))


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
