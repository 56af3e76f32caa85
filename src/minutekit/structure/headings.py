"""What the model cannot tell line by line: topics of rows, labels over points and people, items taken for headings."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from minutekit.entities.shapes import is_name
from minutekit.lexicon import label_classes, word_classes
from minutekit.structure.days import split_label
from minutekit.structure.lines import names_item, topic_key
from minutekit.structure.wording import NAMES, describe_text

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
MOST_WORDS_OF_TOPIC = 9
"""Words that the topics of an agenda have on average at most."""
FEWEST_TOPICS = 2
"""Topics that make an agenda."""
MOST_AGENDAS = 50
"""Agendas of one document that are looked at."""
LONGEST_AGENDA = 60
"""Lines below the label of an agenda that are looked at."""
SHARE_TOLD_AGAIN = 0.4
"""Share of an agenda's lines that come back as topics."""
MOST_CELLS_OF_HEAD = 6
"""Cells that may stand between a label and the first point below it."""
FEWEST_ALIKE = 2
"""Lines alike that are headings together or not at all."""
SHARE_OF_HEADINGS = 0.4
"""Share of them that the model must call headings for all to be."""
_TOPIC_LABELS = frozenset({"other", "field", "heading", "agenda", "title", "lead_in", "formula", "speaker"})
_OTHER_COLUMNS = frozenset(
    ["owner", "due", "status", "time", "number", "attendance", "officer", "vote", "mover", "seconder"]
)
_UNCERTAIN = frozenset({"other", "field", "lead_in", "agenda", "formula", "speaker", "boilerplate"})
_LABELS_OF_POINTS = frozenset(
    {"action", "decision", "conclusions", "question", "minutes", "reports", "any_other_business"}
)
_USUAL = frozenset(["any_other_business", "reports", "approval_of_minutes", "standing_item", "public_comment"])
_FIELDS = frozenset({"attendance", "absent", "apologies", "invited", "officer", "date", "time", "place", "field"})
_PEOPLE = frozenset({"present", "absent"})
_BESIDE_PEOPLE = frozenset({"formula", "other", "field"})
_OF_HEAD = frozenset({"title", "date", "place", "field", "present", "absent", "agenda"})
_FEWEST_SPACES = 2
_MOST_WORDS_OF_LABEL = 7
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4})[.):]?\s+[^\W\d_]")
_DATED, _CLOCK = (NAMES.index(name) for name in ("dated", "clock"))
_WORD = re.compile(r"[^\W\d_]{3}")


def settle_headings(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """Return the labels with what stands around a line taken into account.

    Args:
        blocks: The document's blocks in reading order.
        labels: What the model says of each.
    """
    found = _settle_agendas(blocks, labels)
    levels = {
        block.level for block, label in zip(blocks, found, strict=True)
        if label == "heading" and block.role == "list_item"
    }  # fmt: skip
    for at, block in enumerate(blocks):
        if found[at] == "heading" and (_is_item(blocks, at) or _asks_by_label(block)):
            found[at] = "point"
        elif found[at] == "point" and _is_short(block.text) and (_is_usual(block.text) or _heads_item(blocks, at)):
            found[at] = "heading"
        elif found[at] == "present" and _says_when(block.text):
            found[at] = "date"
        elif found[at] == "heading" and block.cell and block.cell.header and block.cell.columns > 1:
            found[at] = "other"
        elif found[at] in _UNCERTAIN and (
            _heads_points(blocks, found, at)
            or _heads_like(blocks, found, at, levels)
            or (_is_short(block.text) and _heads_item(blocks, at))
        ):
            found[at] = "heading"
    return _settle_people(blocks, label_row_topics(blocks, _settle_alike(blocks, found)))


def _settle_people(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """Return the labels, people below a label of those present or absent being that, down to the next other line.

    A name right below one of a list, and like it, is of the list.
    """
    found = list(labels)
    announced: Label | None = None
    place = None
    for at, block in enumerate(blocks):
        said = _people_announced(block.text)
        if at and found[at - 1] in _PEOPLE and found[at] in _BESIDE_PEOPLE and _goes_on_listing(blocks[at - 1], block):
            found[at] = found[at - 1]
        if said:
            announced, place = said, block.cell
        elif found[at] not in _PEOPLE:
            announced = None
        elif announced and block.cell == place:
            found[at] = announced
    return found


def _goes_on_listing(above: Block, block: Block) -> bool:
    """Return whether a line outside of tables is a name alone, and looks as the line above does."""
    alike = (above.role, above.bold, above.level, above.cell) == (block.role, block.bold, block.level, None)
    return alike and is_name(block.text.strip(), single=False)


def _people_announced(text: str) -> Label | None:
    classes = label_classes(text) | label_classes(text.partition(":")[0])
    if classes & {"absent", "apologies"}:
        return "absent"
    return "present" if "attendance" in classes else None


def _settle_alike(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """Return the labels, lines that head alike what is below them being headings together or not at all.

    Lines over lists, which may head a digest too, are together where most of them are.
    """
    found = list(labels)
    for over_lists, alike in _group_alike(blocks, labels):
        headings = sum(labels[at] == "heading" for at in alike)
        for at in alike:
            if headings > SHARE_OF_HEADINGS * len(alike):
                found[at] = "heading" if labels[at] != "prior" else "prior"
            elif labels[at] == "heading" and not over_lists:
                found[at] = "point"
    return found


def _group_alike(blocks: Sequence[Block], labels: Sequence[Label]) -> Iterator[tuple[bool, list[int]]]:
    """Yield the places of short lines that head what is below them in one way, and whether that is a list.

    Beside lines over lists that is items of one level, marker and weight with deeper items below them, and lines that
    begin alike but for a number ("Week 1", "Week 2").
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, (block, below) in enumerate(pairwise(blocks)):
        if (block.cell and block.cell.columns > 1) or not _is_short(block.text) or labels[at] in _OF_HEAD:
            continue
        if block.role == "list_item" and below.level > block.level:
            marker = _DIGITS.sub("0", block.marker or "").strip()
            groups.setdefault((block.level, marker, block.bold), []).append(at)
        elif block.role != "list_item" and _DIGITS.search(block.text):
            opening = " ".join(block.text.split()[:2])
            groups.setdefault((_DIGITS.sub("0", opening).casefold(),), []).append(at)
        elif block.role == "paragraph" and below.role == "list_item" and not block.cell:
            if block.text.endswith(":") and block.text.count(" ") >= _MOST_WORDS_OF_LABEL:
                continue  # a sentence leads in what follows
            groups.setdefault(("list", block.bold, block.size, block.text.endswith(":")), []).append(at)
    for key, alike in groups.items():
        if len(alike) >= FEWEST_ALIKE and len({blocks[at].text for at in alike}) == len(alike):
            yield key[0] == "list", alike


def _settle_agendas(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """Return the labels, what stands below the label of an agenda being agenda if the minutes follow.

    It is a flat list of short items with points after it, or lines of which a good share comes back as topics.
    """
    found = list(labels)
    keys = [topic_key(block.text) for block in blocks]
    agendas = (at for at, block in enumerate(blocks) if labels[at] != "point" and _announces_agenda(block.text))
    for at in islice(agendas, MOST_AGENDAS):
        items = _list_below(blocks, at)
        later = sum(label == "point" for label in labels[items[-1] + 1 :]) if items else 0
        if len(items) < FEWEST_TOPICS or not _are_topics(blocks, items) or later < len(items):
            items = _lines_told_again(blocks, keys, at)
        topics = {keys[item] for item in items} - {""}
        for item in items:
            found[item] = "agenda"
        for below in range(items[-1] + 1 if items else len(blocks), len(blocks)):
            if keys[below] in topics and found[below] in _TOPIC_LABELS | {"point"} and not blocks[below].cell:
                found[below] = "heading"
    return found


def _announces_agenda(text: str) -> bool:
    said = text.rstrip()
    return "agenda" in label_classes(said) or (
        said.endswith(":") and said.count(" ") < LONGEST_TOPIC and word_classes(said)["agenda"] > 0
    )


def _are_topics(blocks: Sequence[Block], items: Sequence[int]) -> bool:
    return len({blocks[item].level for item in items}) == 1 and _are_short(blocks, items)


def _are_short(blocks: Sequence[Block], lines: Sequence[int]) -> bool:
    return sum(len(blocks[line].text.split()) for line in lines) <= MOST_WORDS_OF_TOPIC * len(lines)


def _list_below(blocks: Sequence[Block], at: int) -> list[int]:
    """Return the places of the items of the list that begins right below a line; where it begins anew it ends."""
    items: list[int] = []
    seen: set[str] = set()
    for below in range(at + 1, len(blocks)):
        block = blocks[below]
        number = block.marker if block.marker and any(map(str.isdigit, block.marker)) else ""
        if block.role != "list_item" or block.cell != blocks[at + 1].cell or {f"={block.text}", number} & seen:
            break
        seen |= {f"={block.text}", number} - {""}
        items.append(below)
    return items


def _lines_told_again(blocks: Sequence[Block], keys: Sequence[str], at: int) -> list[int]:
    """Return the places of the lines below a label up to where their topics begin to come back; none if few do."""
    first: dict[str, int] = {}
    end = next(
        (below for below in range(at + 1, min(len(blocks), at + LONGEST_AGENDA))
         if (keys[below] and keys[below] in first) or first.setdefault(keys[below], below) != below
         or (blocks[below].role == blocks[at].role == "heading")),
        at + 1,
    )  # fmt: skip
    lines = list(range(at + 1, end))
    if any(blocks[line].cell != blocks[at].cell for line in lines) or not _are_short(blocks, lines):
        return []
    after = set(keys[end:]) - {""}
    again = sum(keys[line] in after for line in lines)
    return lines if again >= max(FEWEST_TOPICS, SHARE_TOLD_AGAIN * len(lines)) else []


def _is_item(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a line is a sentence within a list, with nothing of its own below it."""
    block, following = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    ends = following is None or following.role != "list_item" or following.level < block.level
    return block.role == "list_item" and block.level > 0 and ends and block.text.rstrip().endswith((".", ";"))


def _is_usual(text: str) -> bool:
    return not label_classes(text).isdisjoint(_USUAL)


def _heads_item(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a line says which item of the agenda it is, and the next one does not."""
    following = blocks[at + 1].text if at + 1 < len(blocks) else ""
    return names_item(blocks[at].text) and bool(following) and not names_item(following)


def _asks_by_label(block: Block) -> bool:
    """Return whether a line of no look of its own is a label with a question behind it: "Q3 (Ada Berg): Who pays?"."""
    parted = split_label(block.text) if block.text.rstrip().endswith("?") else None
    return parted is not None and block.role != "heading" and not block.bold and " " in parted[1]


def _heads_points(blocks: Sequence[Block], labels: Sequence[Label], at: int) -> bool:
    """Return whether a line is a label of points ("Actions:") with points below it, and no cell beside others.

    Between them may stand the head of a table of tasks.
    """
    cell = blocks[at].cell
    if (cell and (cell.columns > 1 or cell.header)) or label_classes(blocks[at].text).isdisjoint(_LABELS_OF_POINTS):
        return False
    for below in range(at + 1, min(len(blocks), at + 1 + MOST_CELLS_OF_HEAD)):
        if labels[below] == "point":
            return True
        beside = blocks[below].cell
        if labels[below] != "other" or beside is None or beside.columns == 1:
            break
    return False


def _heads_like(blocks: Sequence[Block], labels: Sequence[Label], at: int, levels: set[int]) -> bool:
    """Return whether an item has points right below it, and a number, or the level of items that are headings."""
    block, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or labels[at + 1] != "point":
        return False
    if block.role == "list_item" and block.level in levels and below.level > block.level:
        return True
    numbered = _NUMBERED.match(f"{block.marker or ''} {block.text}") is not None
    apart = below.role != "list_item" or below.level > block.level
    return numbered and apart and block.cell is None and _is_short(block.text)


def _says_when(text: str) -> bool:
    """Return whether a line names a day and an hour, as no list of people does."""
    shown = describe_text(text)
    return bool(shown[_DATED] and shown[_CLOCK])


def _is_short(text: str) -> bool:
    said = text.strip()
    return len(said.split()) <= LONGEST_TOPIC and said[-1:] not in ".;," and _WORD.search(said) is not None


def label_row_topics(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """Return the labels, those of the cells that name their row's topic being "heading".

    Args:
        blocks: The document's blocks in reading order.
        labels: What the model says of each.
    """
    found = list(labels)
    for rows in _list_tables(blocks):
        for at in _find_cell_topics(blocks, labels, rows):
            found[at] = "heading"
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


def _find_cell_topics(
    blocks: Sequence[Block], labels: Sequence[Label], rows: dict[int, dict[int, list[int]]]
) -> list[int]:
    """Return the places of short lines over the sentences of their cells, where several rows open a column so."""
    by_column: dict[int, list[int]] = {}
    for row in rows.values():
        for column, held in row.items():
            if len(held) > 1 and labels[held[1]] == "point":
                by_column.setdefault(column, []).append(held[0])
    return [
        at
        for opening in by_column.values()
        if len(opening) >= FEWEST_ALIKE and all(_heads_sentence(blocks, at) for at in opening)
        for at in opening
    ]


def _heads_sentence(blocks: Sequence[Block], at: int) -> bool:
    below = blocks[at + 1].text.rstrip()
    sentence = below.endswith((".", "!", "?")) and below.count(" ") > _FEWEST_SPACES
    return sentence and _is_short(blocks[at].text) and not blocks[at].marker


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
    """Return whether a row has one short line in a column, and text at the right of it.

    ``named``: the head of the column says that it holds topics.
    """
    held = row.get(column, [])
    right = any(labels[at] == "point" for other, beside in row.items() if other > column for at in beside)
    if len(held) != 1 or not right or (labels[held[0]] not in _TOPIC_LABELS and not named):
        return False
    text = blocks[held[0]].text
    return _is_short(text) and not label_classes(text) & _FIELDS
