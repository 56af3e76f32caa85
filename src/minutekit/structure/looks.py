"""How lines look: size, weight, edges, markers; what is alike in one document, and runs of numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from minutekit.structure import wording

if TYPE_CHECKING:
    from minutekit.schema import Block

_ROLES = ("title", "heading", "paragraph", "list_item", "table_cell")
LOOK = (
    *(f"role:{role}" for role in _ROLES),
    "bold", "lead", "marker", "number", "deep_number", "bullet", "roman", "letter", "level", "cell", "size", "large",
    "small", "first_column", "last_column", "first_row", "header", "one_column", "two_columns", "many_columns",
    "centred", "right_aligned", "indented", "outdented", "space", "far_above", "page_top", "page_bottom",
)  # fmt: skip
_NUMBER = re.compile(r"\(?\d")
_DEEP = re.compile(r"\(?\d+\.\d")
_ROMAN = re.compile(r"\(?[IVXivx]+[.)]")
_LETTER = re.compile(r"\(?[A-Za-z][.)]")
OWN = len(wording.NAMES) + len(LOOK)
COLUMN = {name: position for position, name in enumerate((*wording.NAMES, *LOOK))}
ALIKE = ("alike.count", "alike.share", "alike.adjacent", "alike.longer_next", "alike.list_next", "alike.start",
          "alike.spread")  # fmt: skip
RUN = ("run.length", "run.parents", "run.words", "run.closed", "run.span", "run.gap", "run.bold")
SIBLINGS = ("children", "children.words", "children.closed", "outermost", "siblings.count", "siblings.children",
            "siblings.words", "siblings.closed", "siblings.bold", "siblings.finite")  # fmt: skip
EDGE = ("edge.same", "edge.right", "edge.left", "edge.next_right", "space.more_than_next")


def describe_looks(blocks: tuple[Block, ...] | list[Block]) -> np.ndarray:
    """Describe role, weight, marker, size, place in a table and on the page: a column for each of ``LOOK``."""
    weights: Counter[float] = Counter()
    edges: Counter[float] = Counter()
    for block in blocks:
        if block.size:
            weights[round(block.size, 1)] += len(block.text)
        if block.left is not None and not block.cell:
            edges[round(block.left, 2)] += len(block.text)
    body = weights.most_common(1)[0][0] if weights else 0.0
    edge = edges.most_common(1)[0][0] if edges else None
    rows = []
    for block in blocks:
        marker = (block.marker or "").strip()
        cell = block.cell
        size = block.size / body if block.size and body else 1.0
        inset = block.left - edge if block.left is not None and edge is not None and not cell else 0.0
        space = block.space or 0.0
        rows.append((
            *(block.role == role for role in _ROLES),
            block.bold, block.lead > 0, bool(marker), bool(_NUMBER.match(marker)), bool(_DEEP.match(marker)),
            bool(marker) and not any(map(str.isalnum, marker)), bool(_ROMAN.match(marker)),
            bool(_LETTER.match(marker)), min(4, block.level) / 2, cell is not None,
            max(-1.0, min(1.5, size - 1)), size > 1.08, size < 0.93,
            cell is not None and cell.column == 0, cell is not None and cell.column == cell.columns - 1,
            cell is not None and cell.row == 0, cell is not None and cell.header,
            cell is not None and cell.columns == 1, cell is not None and cell.columns == 2,
            cell is not None and cell.columns > 2, block.align == "center", block.align == "right",
            inset > 0.015, inset < -0.015, min(3.0, space) / 2, space > 1.0,
            block.top is not None and block.top < 0.08, block.top is not None and block.top > 0.92,
        ))  # fmt: skip
    return np.array(rows, dtype=np.float32)


def is_listed(block: Block) -> bool:
    """Return whether a block is a list item."""
    return block.role == "list_item" or bool(block.marker)


def _look_of(block: Block) -> tuple[object, ...]:
    marker = (block.marker or "").strip()
    form = _form_of(marker) or ("other" if marker else "")
    place = (block.cell.columns, block.cell.column) if block.cell else None
    size = round(2 * (block.size or 0))
    return (block.role, block.bold, size, form, block.level if marker else 0, place, block.text.isupper(),
            block.text.rstrip().endswith(":"))  # fmt: skip


def describe_siblings(blocks: tuple[Block, ...] | list[Block], own: np.ndarray, finite: np.ndarray) -> np.ndarray:
    """Describe the items below each item, and the items of its kind and level: those with items below head them."""
    n = len(blocks)
    words, closed = own[:n, COLUMN["words"]], own[:n, COLUMN["full_stop"]]
    below = np.zeros((n, 3), dtype=np.float32)
    open_items: list[int] = []
    group = np.full(n, -1)
    ids: dict[tuple[object, ...], int] = {}
    levels = [block.level for block in blocks if is_listed(block)]
    least = min(levels, default=0)
    for at, block in enumerate(blocks):
        while open_items and blocks[open_items[-1]].level >= block.level:
            open_items.pop()
        if open_items and block.cell == blocks[open_items[-1]].cell:
            below[open_items[-1]] += (1, words[at], closed[at])
        if not is_listed(block):
            if not block.level:
                open_items = []
            continue
        open_items.append(at)
        marker = (block.marker or "").strip()
        form = _form_of(marker) or marker[:1]
        group[at] = ids.setdefault((block.level, form, block.cell is not None), len(ids))
    children = below[:, 0]
    below[:, 1:] /= np.maximum(1, children)[:, None]
    shown = np.stack([children > 0, words, closed, own[:n, COLUMN["bold"]], finite], axis=1).astype(np.float32)
    outermost = [is_listed(block) and block.level == least for block in blocks]
    counts = np.where(group >= 0, np.bincount(group + 1, minlength=1)[group + 1], 0)
    return np.column_stack([
        np.minimum(10, children) / 5, below[:, 1:], outermost, np.minimum(20, counts) / 10,
        average_groups(shown, group),
    ]).astype(np.float32)  # fmt: skip


def _form_of(marker: str) -> str:
    """Return which kind of number or letter a marker is, "" for any other sign."""
    return next((str(p.pattern) for p in (_DEEP, _NUMBER, _ROMAN, _LETTER) if p.match(marker)), "")


def group_looks(blocks: tuple[Block, ...] | list[Block]) -> np.ndarray:
    """Number the looks of a document: blocks with one number look alike."""
    ids: dict[tuple[object, ...], int] = {}
    return np.array([ids.setdefault(_look_of(block), len(ids)) for block in blocks])


def average_groups(rows: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Return for each row the mean of its group's rows; nothing outside any group."""
    numbers = group + 1
    sums = np.zeros((numbers.max() + 1, rows.shape[1]), dtype=np.float64)
    np.add.at(sums, numbers, rows)
    means = sums / np.maximum(1, np.bincount(numbers, minlength=len(sums)))[:, None]
    return np.where((group >= 0)[:, None], means[numbers], 0).astype(np.float32)


def describe_look_alikes(blocks: tuple[Block, ...] | list[Block], own: np.ndarray) -> np.ndarray:
    """Describe the lines that look like each line: how many, how spread, what follows them."""
    n = len(blocks)
    group = group_looks(blocks)
    words = own[:n, COLUMN["words"]]
    listed = np.array([is_listed(block) for block in blocks])
    following = np.append(group[1:], -1)
    shown = np.stack([
        following == group,
        np.append(words[1:], 0) > words,
        np.append(listed[1:], np.False_) & ~listed,
    ], axis=1).astype(np.float32)  # fmt: skip
    shares = average_groups(shown, group)
    counts = np.bincount(group)
    at = np.arange(n)
    start = np.full(len(counts), n)
    end = np.zeros(len(counts), dtype=int)
    np.minimum.at(start, group, at)
    np.maximum.at(end, group, at)
    count = counts[group]
    return np.column_stack([
        np.minimum(30, count) / 10, count / n, shares, start[group] / n, (end - start)[group] / n,
    ]).astype(np.float32)  # fmt: skip


def describe_runs(blocks: tuple[Block, ...] | list[Block], own: np.ndarray) -> np.ndarray:
    """Describe runs of numbers: with text between them they head parts, one after another they are items."""
    n = len(blocks)
    runs: list[list[int]] = []
    waiting: dict[tuple[object, ...], list[int]] = {}
    for position, block in enumerate(blocks):
        marker = (block.marker or "").strip()
        numbers = [int(number[:6]) for number in re.findall(r"\d+", marker)] if _NUMBER.match(marker) else []
        if not numbers:
            continue
        key = (len(numbers), tuple(numbers[:-1]), block.bold)
        run = waiting.pop((key, numbers[-1]), None)
        if run is None:
            run = []
            runs.append(run)
        run.append(position)
        waiting[key, numbers[-1] + 1] = run
    out = np.zeros((n, len(RUN)), dtype=np.float32)
    closed = own[:n, COLUMN["full_stop"]] + own[:n, COLUMN["semicolon"]]
    for run in runs:
        members = set(run)
        m = len(run)
        out[run] = (
            min(20, m) / 10, sum(at + 1 < n and at + 1 not in members for at in run) / m,
            min(30.0, float(20 * own[run, COLUMN["words"]].mean())) / 10, closed[run].mean(),
            (run[-1] - run[0] + 1) / n, min(20.0, (run[-1] - run[0] + 1) / m) / 5, own[run, COLUMN["bold"]].mean(),
        )  # fmt: skip
    return out


def describe_edges(blocks: tuple[Block, ...] | list[Block]) -> np.ndarray:
    """Describe how each left edge stands to those of the blocks before and after."""
    n = len(blocks)
    left = np.array([np.nan if block.left is None or block.cell else block.left for block in blocks])
    space = np.array([np.nan if block.space is None else block.space for block in blocks])
    nothing = np.array([np.nan])
    shift = left - np.concatenate([nothing, left[:-1]])
    ahead = np.concatenate([left[1:], nothing]) - left
    more = space - np.concatenate([space[1:], nothing])
    with np.errstate(invalid="ignore"):
        columns = [np.abs(shift) < 0.006, shift > 0.01, shift < -0.01, ahead > 0.01, more > 0.2]
    return np.stack(columns, axis=1).astype(np.float32).reshape(n, len(EDGE))
