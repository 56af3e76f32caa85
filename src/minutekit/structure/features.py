"""One row of named numbers for each line: what it says, how it looks, where it stands, and what stands around it.

Every number is about shape, place or class of words, never about a word itself, so that weights learned over them hold
nothing of anybody's minutes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from minutekit.structure import wording
from minutekit.structure.grammar import GRAMMAR, describe_grammar
from minutekit.structure.looks import (
    ALIKE,
    COLUMN,
    EDGE,
    LOOK,
    OWN,
    RUN,
    SIBLINGS,
    average_groups,
    describe_edges,
    describe_look_alikes,
    describe_looks,
    describe_runs,
    describe_siblings,
    group_looks,
    is_listed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from minutekit.schema import Block

_NUMBER = re.compile(r"\d+")
_REACH = 120
_LONGEST_LIST = 60
_LONGEST_SCOPE = 40
# What is worth knowing of the lines before and after.
_NEAR = tuple(
    COLUMN[name]
    for name in (
        "words", "one_word", "two_words", "three_words", "colon", "full_stop", "capitals", "dated", "verb", "full_name",
        "person", "name_density", "any_label", "usual_topic", "split", *LOOK[:5], "bold", "marker", "number", "bullet",
        "cell", "size", "large", "first_column", "first_row", "header", "space",
        "holds:auxiliary", "holds:meeting", "holds:document", *(f"is:{name}" for name in wording.CLASSES),
    )
)  # fmt: skip
# What is worth knowing of what a line belongs to: the header above, the cell at the left, the list's head.
_OWNER = tuple(
    COLUMN[name]
    for name in ("words", "colon", "bold", "any_label", "usual_topic", "dated", "person", "role:heading",
                 *(f"is:{name}" for name in wording.CLASSES))
)  # fmt: skip
# What is averaged over lines that look alike, over a column, over a table.
_PROFILE = tuple(
    COLUMN[name]
    for name in ("words", "full_stop", "person", "dated", "colon", "any_label", "verb", "capital_share", "usual_topic",
                 "full_name", "bold", "asks")
)  # fmt: skip
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_OWNERS = ("header", "left", "list", "above")


def _named(columns: tuple[int, ...], prefix: str) -> tuple[str, ...]:
    every = (*wording.NAMES, *LOOK)
    return tuple(f"{prefix}.{every[column]}" for column in columns)


_PLACE = ("position", "first_three", "first_ten", "first_25", "last_five", "last_twelve", "lines")
_HABITS = (
    "habit.bullets",
    "habit.headings",
    "habit.bold",
    "habit.cells",
    "habit.long",
    "habit.numbers",
    "habit.labels",
)
_ECHO = ("repeated", "said_later", "said_before", "like_later", "like_before", "counted", "counted.words")
_LIST = (
    "list.known",
    "list.position",
    "list.left",
    "above.known",
    "above.distance",
    "deeper_next",
    "list_next",
    "shallower_next",
    "level_before",
)
_ROW = ("row.cells", "row.widest", "row.paragraphs", "row.right_words", "row.bold", "row.right_bold")
_TABLE = ("table.rows", "table.columns", "table.share", "table.start", "table.label_column", "table.bold_column",
          "table.label_row", "table.bold_row")  # fmt: skip

_OPENING = sum(not name.startswith("last.") for name in GRAMMAR)

NAMES: tuple[str, ...] = (
    *wording.NAMES, *LOOK, *_PLACE, *_HABITS, *_ECHO, *_LIST, *_ROW, *_TABLE, *ALIKE, *RUN, *EDGE,
    *(name for offset in _NEIGHBOURS for name in (f"{offset:+d}.none", *_named(_NEAR, f"{offset:+d}"))),
    *(name for owner in _OWNERS for name in _named(_OWNER, owner)),
    *_named(_PROFILE, "alike"), *_named(_PROFILE, "column"), *_named(_PROFILE, "table"),
    *GRAMMAR, *(f"{around}.{name}" for around in ("-1", "+1", "alike") for name in GRAMMAR[:_OPENING]), *SIBLINGS,
)  # fmt: skip
"""Names of the features, in the order of the columns."""


class _Cells(NamedTuple):
    """Where the lines of tables stand: indexes of lines by table, by row and by column."""

    tables: dict[int, list[int]]
    rows: dict[tuple[int, int], list[int]]
    columns: dict[tuple[int, int], list[int]]


def build_features(blocks: tuple[Block, ...] | list[Block]) -> np.ndarray:
    """Return the feature rows of a document's blocks, shape (blocks, ``len(NAMES)``), float32."""
    n = len(blocks)
    if not n:
        return np.zeros((0, len(NAMES)), dtype=np.float32)
    own = np.zeros((n + 1, OWN), dtype=np.float32)  # the last row stays empty: "no such line"
    for position, block in enumerate(blocks):
        own[position, : len(wording.NAMES)] = wording.describe_text(block.text)
    own[:n, len(wording.NAMES) :] = describe_looks(blocks)
    cells = _index_cells(blocks)
    parts = [
        own[:n],
        _describe_places(n),
        _describe_habits(own[:n]),
        _describe_echoes(blocks),
        _describe_lists(blocks, own),
        _describe_rows(blocks, own, cells),
        _describe_tables(blocks, own, cells),
        describe_look_alikes(blocks, own),
        describe_runs(blocks, own),
        describe_edges(blocks),
    ]
    steps = np.arange(n)
    for offset in _NEIGHBOURS:
        at = np.where((steps + offset >= 0) & (steps + offset < n), steps + offset, n)
        parts += [(at == n)[:, None].astype(np.float32), own[at][:, _NEAR]]
    owners = _find_owners(blocks, own, cells)
    parts += [own[owners[name]][:, _OWNER] for name in _OWNERS]
    groups = (group_looks(blocks), _group_cells(n, cells.columns), _group_cells(n, cells.tables))
    parts += [average_groups(own[:n][:, _PROFILE], group) for group in groups]
    grammar = describe_grammar(blocks)
    shown, blank = grammar[:, :_OPENING], np.zeros((1, _OPENING), dtype=np.float32)
    parts += [grammar, np.vstack([blank, shown[:-1]]), np.vstack([shown[1:], blank]), average_groups(shown, groups[0])]
    parts.append(describe_siblings(blocks, own, grammar[:, GRAMMAR.index("grammar.finite")]))
    return np.hstack(parts)


def _describe_places(n: int) -> np.ndarray:
    at = np.arange(n)
    lines = np.full(n, min(400, n) / 200)
    return np.stack(
        [at / n, at < 3, at < 10, at < 25, at >= n - 5, at >= n - 12, lines], axis=1, dtype=np.float32, casting="unsafe"
    )


def _describe_habits(own: np.ndarray) -> np.ndarray:
    columns = [COLUMN[name] for name in ("marker", "role:heading", "bold", "cell", "over_25", "number", "split")]
    return np.repeat(own[:, columns].mean(axis=0, keepdims=True), len(own), axis=0)


def _describe_echoes(blocks: tuple[Block, ...] | list[Block]) -> np.ndarray:
    """Tell of each short line whether it is said again: a topic of the agenda comes back as a heading."""
    said = [" ".join(block.text.split()).casefold() for block in blocks]
    texts = Counter(said)
    keys = [" ".join(re.findall(r"[^\W\d_]+", block.text.casefold())) for block in blocks]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    stems: list[frozenset[str]] = []
    holding: dict[str, list[int]] = {}
    for position, key in enumerate(keys):
        first.setdefault(key, position)
        last[key] = position
        short = 1 <= key.count(" ") + 1 <= 14 if key else False
        stems.append(frozenset(word[:6] for word in key.split() if len(word) > 3) if short else frozenset())
        for stem in stems[-1]:
            holding.setdefault(stem, []).append(position)
    out = np.zeros((len(blocks), len(_ECHO)), dtype=np.float32)
    out[:, 5:] = _describe_counted(blocks)
    out[:, 0] = [texts[text] > 1 for text in said]
    for position, (key, mine) in enumerate(zip(keys, stems, strict=True)):
        if not key or key.count(" ") >= 14:
            continue
        out[position, 1], out[position, 2] = last[key] > position, first[key] < position
        if len(mine) > 1:
            near: Counter[int] = Counter()
            for stem in mine:
                held = holding[stem]
                near.update(held[bisect_right(held, position - _REACH) : bisect_left(held, position + _REACH)])
            del near[position]
            # Fewer shared than that and even two lines of the same words could not be alike.
            least = 0.75 * len(mine)
            alike = [
                other for other, shared in near.items() if shared >= least and shared >= 0.75 * len(mine | stems[other])
            ]
            out[position, 3] = not out[position, 1] and any(other > position for other in alike)
            out[position, 4] = not out[position, 2] and any(other < position for other in alike)
    return out


def _describe_counted(blocks: tuple[Block, ...] | list[Block]) -> np.ndarray:
    """Tell which lines begin alike but for a number ("Week 1", "Week 2"), and how long they are."""
    alike: dict[str, list[int]] = {}
    for position, block in enumerate(blocks):
        first, _, rest = block.text.partition(" ")
        opening = first if _NUMBER.search(first) else f"{first} {rest.partition(' ')[0]}"
        if _NUMBER.search(opening):
            alike.setdefault(_NUMBER.sub("0", opening).casefold(), []).append(position)
    out = np.zeros((len(blocks), 2), dtype=np.float32)
    for members in alike.values():
        if len({blocks[at].text for at in members}) > 1:
            words = sum(blocks[at].text.count(" ") + 1 for at in members) / len(members)
            out[members] = (min(6, len(members)) / 3, min(30.0, words) / 10)
    return out


def _find_scopes(blocks: tuple[Block, ...] | list[Block], own: np.ndarray) -> tuple[list[int], list[int], list[int]]:
    """Return for each line the line that opens its list, the label or heading above it, and how many list items follow.

    Indexes of lines, ``len(blocks)`` where there is none.
    """
    n = len(blocks)
    opening, above, left = [n] * n, [n] * n, [0] * n
    head, since = n, 0
    label, distance = n, 0
    for position, block in enumerate(blocks):
        listed = is_listed(block)
        if listed and since < _LONGEST_LIST:
            opening[position], since = head, since + 1
        elif not listed:
            head, since = position, 0
        above[position] = label if distance < _LONGEST_SCOPE else n
        distance += 1
        short_bold = block.bold and not listed and own[position, COLUMN["words"]] <= 0.5
        if (
            block.role in {"heading", "title"}
            or short_bold
            or (own[position, COLUMN["any_label"]] and not (listed and label != n))
        ):
            label, distance = position, 0
    for position in range(n - 2, -1, -1):
        if is_listed(blocks[position]) and is_listed(blocks[position + 1]):
            left[position] = left[position + 1] + 1
    return opening, above, left


def _describe_lists(blocks: tuple[Block, ...] | list[Block], own: np.ndarray) -> np.ndarray:
    n = len(blocks)
    opening, above, left = _find_scopes(blocks, own)
    out = np.zeros((n, len(_LIST)), dtype=np.float32)
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < n else None
        listed = is_listed(block)
        out[position] = (
            opening[position] < n,
            min(10, position - opening[position]) / 5 if opening[position] < n else 0,
            min(10, left[position]) / 5,
            above[position] < n,
            min(20, position - above[position]) / 10 if above[position] < n else 0,
            following is not None and following.level > block.level,
            following is not None and not listed and is_listed(following),
            following is not None and listed and is_listed(following) and following.level < block.level,
            position > 0 and listed and is_listed(blocks[position - 1]) and blocks[position - 1].level < block.level,
        )
    return out


def _index_cells(blocks: tuple[Block, ...] | list[Block]) -> _Cells:
    cells = _Cells({}, {}, {})
    for position, block in enumerate(blocks):
        if block.cell:
            cells.tables.setdefault(block.cell.table, []).append(position)
            cells.rows.setdefault((block.cell.table, block.cell.row), []).append(position)
            cells.columns.setdefault((block.cell.table, block.cell.column), []).append(position)
    return cells


def _describe_rows(blocks: tuple[Block, ...] | list[Block], own: np.ndarray, cells: _Cells) -> np.ndarray:
    out = np.zeros((len(blocks), len(_ROW)), dtype=np.float32)
    words = own[:, COLUMN["words"]] * 20
    for members in cells.rows.values():
        by_column: dict[int, list[int]] = {}
        for position in members:
            by_column.setdefault(blocks[position].cell.column, []).append(position)  # type: ignore[union-attr]
        said = {column: float(words[held].sum()) for column, held in by_column.items()}
        bold = all(blocks[position].bold for position in members)
        for column, held in by_column.items():
            right = sorted(other for other in by_column if other > column)
            row = (
                min(8, len(by_column)) / 4,
                said[column] == max(said.values()),
                min(5, len(held)) / 5,
                min(30.0, sum(said[other] for other in right)) / 10,
                bold,
                bool(right) and blocks[by_column[right[0]][0]].bold,
            )
            for position in held:
                out[position] = row
    return out


def _describe_tables(blocks: tuple[Block, ...] | list[Block], own: np.ndarray, cells: _Cells) -> np.ndarray:
    n = len(blocks)
    out = np.zeros((n, len(_TABLE)), dtype=np.float32)
    labelled = (own[:, COLUMN["any_label"]] + own[:, COLUMN["colon"]]) > 0
    bold = own[:, COLUMN["bold"]]
    for table, members in cells.tables.items():
        rows = {blocks[position].cell.row for position in members}  # type: ignore[union-attr]
        columns = max(blocks[position].cell.columns for position in members)  # type: ignore[union-attr]
        left = cells.columns.get((table, 0), members)
        top = cells.rows.get((table, min(rows)), members)
        out[members] = (
            min(30, len(rows)) / 10, min(8, columns) / 4, len(members) / n, members[0] / n,
            labelled[left].mean(), bold[left].mean(), labelled[top].mean(), bold[top].mean(),
        )  # fmt: skip
    return out


def _group_cells(n: int, members: Mapping[tuple[int, int], list[int]] | Mapping[int, list[int]]) -> np.ndarray:
    """Number the groups of cells from 0; -1 outside any."""
    out = np.full(n, -1)
    for number, held in enumerate(members.values()):
        out[held] = number
    return out


def _find_owners(blocks: tuple[Block, ...] | list[Block], own: np.ndarray, cells: _Cells) -> dict[str, np.ndarray]:
    """Return the index of the line that each line belongs to, by how it belongs; ``len(blocks)`` for none."""
    n = len(blocks)
    opening, above, _ = _find_scopes(blocks, own)
    header, left = np.full(n, n), np.full(n, n)
    for (table, _), members in cells.columns.items():
        top = next((at for at in members if blocks[at].cell.header), members[0])  # type: ignore[union-attr]
        first = min(blocks[at].cell.row for at in cells.tables[table])  # type: ignore[union-attr]
        row = blocks[top].cell.row  # type: ignore[union-attr]
        if blocks[top].cell.header or row == first:  # type: ignore[union-attr]
            header[[at for at in members if blocks[at].cell.row > row]] = top  # type: ignore[union-attr]
    for members in cells.rows.values():
        before = n
        column = -1
        for at in members:
            cell = blocks[at].cell
            if cell is not None and cell.column != column:
                column, before = cell.column, (members[members.index(at) - 1] if at != members[0] else n)
            left[at] = before
    return {"header": header, "left": left, "list": np.array(opening), "above": np.array(above)}
