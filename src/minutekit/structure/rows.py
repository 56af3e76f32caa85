"""Topics of rows: in a table of notes the short cell before each row's text says what the text is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutekit.lexicon import label_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutekit.schema import Block
    from minutekit.structure.labels import Label

FEWEST_ROWS = 3
"""Rows with text from which on what stands before it is taken for topics."""
LONGEST_TOPIC = 9
"""Words a topic may have."""
SHARE_OF_TOPICS = 0.75
"""Share of the rows with text that must have such a cell, each with other words."""
_TOPIC_LABELS = frozenset({"other", "field", "heading", "agenda", "title", "lead_in", "formula", "speaker"})
_OTHER_COLUMNS = frozenset(
    ["owner", "due", "status", "time", "number", "attendance", "officer", "vote", "mover", "seconder"]
)
_WORD = re.compile(r"[^\W\d_]{3}")


def label_row_topics(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """Return the labels, those of the cells that name their row's topic being "heading".

    Args:
        blocks: The document's blocks in reading order.
        labels: What the model says of each.
    """
    found = list(labels)
    for rows in _list_tables(blocks):
        topics = set(_find_topics(blocks, labels, rows))
        for row in rows.values():
            if topics.isdisjoint(at for held in row.values() for at in held):
                continue
            for held in row.values():
                if held[0] in topics:
                    found[held[0]] = "heading"
                elif len(held) == 1 and labels[held[0]] == "heading":
                    found[held[0]] = "other"  # beside a topic nothing else heads the row
    return found


def _list_tables(blocks: Sequence[Block]) -> list[dict[int, dict[int, list[int]]]]:
    """Return for each table its rows, for each row the places of the blocks by column."""
    tables: dict[int, dict[int, dict[int, list[int]]]] = {}
    for at, block in enumerate(blocks):
        if block.cell and block.cell.columns > 1:
            rows = tables.setdefault(block.cell.table, {})
            rows.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(at)
    return list(tables.values())


def _find_topics(
    blocks: Sequence[Block], labels: Sequence[Label], rows: dict[int, dict[int, list[int]]]
) -> Iterator[int]:
    """Yield the places of a table's topics: in the first column, or in the second behind numbers."""
    told = [row for row in rows.values() if any(labels[at] == "point" for held in row.values() for at in held)]
    for column in (0, 1):
        head = label_classes(blocks[rows[min(rows)][column][0]].text) if column in rows[min(rows)] else frozenset()
        named = "topic" in head
        topics = [row[column][0] for row in told if _is_topic(blocks, labels, row, column, named=named)]
        texts = {blocks[at].text.casefold() for at in topics}
        enough = len(texts) >= max(1 if named else FEWEST_ROWS, SHARE_OF_TOPICS * len(told))
        if topics and enough and not head & _OTHER_COLUMNS:
            yield from topics
            return


def _is_topic(
    blocks: Sequence[Block], labels: Sequence[Label], row: dict[int, list[int]], column: int, *, named: bool
) -> bool:
    """Tell whether a row has one short line in a column, and text at the right of it.

    ``named``: the head of the column says that it holds topics.
    """
    held = row.get(column, [])
    right = any(labels[at] == "point" for other, beside in row.items() if other > column for at in beside)
    if len(held) != 1 or not right or (labels[held[0]] not in _TOPIC_LABELS and not named):
        return False
    text = blocks[held[0]].text.strip()
    return len(text.split()) <= LONGEST_TOPIC and text[-1:] not in ".;," and _WORD.search(text) is not None
