"""Paragraphs as a word-processing format gives them, before typed lists and soft line breaks are judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from minutekit.readers.heads import RowLook, find_head
from minutekit.readers.inlines import Draft, Inline, clean_inlines, drop_start, form_block, plain_text, split_lines
from minutekit.readers.markers import find_markers, find_sure_marker
from minutekit.readers.nesting import Nesting
from minutekit.readers.placement import find_body_size, place_block
from minutekit.schema import Block, BlockRole

MAIL_WIDTH = 40, 110
"""Lines no longer than the first were not broken for their width; ones longer than the second fit no page."""
_TYPED = frozenset({"paragraph", "table_cell"})


def promote_title(drafts: Iterable[Draft]) -> None:
    """Make the first heading the title, where no other has its level or one above, and nothing else is the title."""
    drafts = list(drafts)
    headings = [] if any(draft.role == "title" for draft in drafts) else [d for d in drafts if d.role == "heading"]
    lone = headings and (headings[0].level == 1 or len(headings) > 1)
    if lone and all(draft.level > headings[0].level for draft in headings[1:]):
        headings[0].role, headings[0].level = "title", 0


def form_blocks(drafts: Iterable[Draft]) -> list[Block]:
    """Turn drafts into blocks: soft line breaks split or joined, typed list markers taken off the text."""
    drafts = list(drafts)
    body = find_body_size(drafts)
    lines = [line for draft in drafts for line in _split_draft(draft)]
    typed = [draft.marker is None and draft.role in _TYPED for draft in lines]
    texts = [plain_text(draft.inlines) if wanted else "" for draft, wanted in zip(lines, typed, strict=True)]
    markers = find_markers(texts)
    _take_heading_numbers(lines)
    blocks: list[Block] = []
    nesting = Nesting(slack=60)
    for draft, text, marker in zip(lines, texts, markers, strict=True):
        if marker is None:
            nesting.reset()
            block = form_block(draft.inlines, draft.role, level=draft.level, marker=draft.marker, cell=draft.cell)
            blocks.append(place_block(block, draft, body))
            continue
        level = nesting.place(draft.indent + len(text) - len(text.lstrip()), marker)
        inlines = drop_start(draft.inlines, marker.length)
        block = form_block(inlines, "list_item", level=level, marker=marker.text, cell=draft.cell)
        blocks.append(place_block(block, draft, body))
    return _mark_table_heads([block for block in blocks if block.text])


def _mark_table_heads(blocks: list[Block]) -> list[Block]:
    """Mark the cells of rows that name columns."""
    tables: dict[int, dict[int, list[Block]]] = {}
    for block in blocks:
        if block.cell is not None:
            tables.setdefault(block.cell.table, {}).setdefault(block.cell.row, []).append(block)
    heads: set[tuple[int, int]] = set()
    for table, rows in tables.items():
        numbers = sorted(rows)
        if not any(block.cell and block.cell.header for block in rows[numbers[0]]):
            head = find_head([_look_at(rows[number]) for number in numbers])
            heads |= {(table, numbers[head])} if head is not None else set()
    return [
        replace(block, cell=replace(block.cell, header=True))
        if block.cell is not None and (block.cell.table, block.cell.row) in heads
        else block
        for block in blocks
    ]


def _look_at(row: list[Block]) -> RowLook:
    texts: dict[int, str] = {}
    for block in row:
        if block.cell:
            texts[block.cell.column] = f"{texts.get(block.cell.column, '')} {block.text}".strip()
    return RowLook(list(texts.values()), all(block.bold for block in row))


def _take_heading_numbers(drafts: list[Draft]) -> None:
    """Move typed numbers of headings ("2. Budget", "2.1 Fees") from the text to the marker, where they count on."""
    headings = [draft for draft in drafts if draft.role == "heading" and draft.marker is None]
    for draft, marker in zip(headings, find_markers([plain_text(draft.inlines) for draft in headings]), strict=True):
        if marker is not None and marker.ordinal:
            draft.marker, draft.inlines = marker.text, drop_start(draft.inlines, marker.length)


def _split_draft(draft: Draft) -> list[Draft]:
    """Cut a paragraph at its soft line breaks where the pieces stand for themselves.

    A heading stays one, and so does a list item unless its further lines carry markers of their own.
    """
    lines = split_lines(clean_inlines(draft.inlines))
    if len(lines) < 2:
        return [replace(draft, inlines=lines[0])] if lines else []
    single = draft.role in {"heading", "title"} or (draft.marker is not None)
    texts = [plain_text(line).strip() for line in lines]
    starts = find_markers(texts)
    # Where the first line begins with a small letter too, small letters do not show what goes on; cells are typed.
    widest = 0 if draft.cell or texts[0][:1].islower() else max(map(len, texts))
    parts: list[Draft] = []
    for i, line in enumerate(lines):
        marked = find_sure_marker(texts[i]) or starts[i]
        if i and not marked and (single or _wraps(texts[i - 1], texts[i], widest)):
            parts[-1].inlines.extend([Inline(" "), *line])
        elif i and single and marked:
            role: BlockRole = "table_cell" if draft.cell else "paragraph"
            parts.append(replace(draft, inlines=line, role=role, level=0, marker=None, space=0.0))
        else:
            parts.append(replace(draft, inlines=list(line), space=0.0 if i else draft.space))
    return parts


def _wraps(before: str, after: str, widest: int) -> bool:
    """Return whether a line broke for its width, as text pasted from a mail does: the next word had no room left."""
    wrapped = MAIL_WIDTH[0] <= widest <= MAIL_WIDTH[1] and len(before) + len(after.split(" ", 1)[0]) >= widest
    return wrapped and after[:1].islower() and not before.endswith((".", "!", "?", ":", ";"))
