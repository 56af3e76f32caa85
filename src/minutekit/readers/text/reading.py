"""From lines to blocks: wrapped lines joined, markers off, headings and furniture told apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from minutekit.readers.deadlines import Deadline
from minutekit.readers.hyphens import Hyphenation
from minutekit.readers.inlines import Inline, form_block
from minutekit.readers.labelled import mark_labelled
from minutekit.readers.line_numbers import drop_line_numbers
from minutekit.readers.nesting import Nesting
from minutekit.readers.text.boilerplate import drop_boilerplate
from minutekit.readers.text.encodings import decode_text
from minutekit.readers.text.headings import heading_level
from minutekit.readers.text.lines import Line, read_lines
from minutekit.readers.text.tables import find_tables, form_table
from minutekit.readers.text.wrapping import Width, continues, measure_width, splits_address
from minutekit.schema import Block, BlockRole, Document, ReadOptions

_DANGLING = re.compile(r"\s*\($")
_LOW_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{3,}(?!\w)")
_EVERY = 1000
_LONGEST_HEADING = 100
_SET_IN, _DEEPEST = 2, 16
"""Columns from where to where a paragraph is set in: more is the middle."""
_LONGEST_TAIL = 2000
_SHORTEST_HEADING = 3


@dataclass(slots=True)
class _Passage:
    """Lines that make one block, or the rows of a table."""

    lines: list[Line]
    table: bool = False


def read_text(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read plain text in any common encoding; form feeds are page ends.

    Chats and transcripts with time stamps go to the transcript reader, text with Markdown headings to
    the Markdown reader.
    """
    text = decode_text(data, name)
    from minutekit.readers.transcripts import looks_like_transcript, read_transcript_text  # noqa: PLC0415 - see below

    if looks_like_transcript(text):
        return read_transcript_text(data, name, options)
    deadline = Deadline(name, options.max_seconds)
    text, unnumbered = drop_line_numbers(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines, pages, diagnostics = read_lines(text)
    width = measure_width(lines)
    passages = _join_lines(lines, width, deadline)
    hyphens = Hyphenation(line.text for line in lines)
    blocks = _form_blocks(passages, hyphens, width, deadline)
    blocks, dropped = drop_boilerplate(mark_labelled(blocks))
    return Document.from_blocks(
        blocks, name=name, format="txt", pages=pages, diagnostics=[*unnumbered, *diagnostics, *dropped]
    )


def _join_lines(lines: list[Line], width: Width, deadline: Deadline) -> list[_Passage]:
    passages: list[_Passage] = []
    tables = find_tables(lines)
    end = 0
    for at, line in enumerate(lines):
        if at % _EVERY == 0:
            deadline.check()
        if at < end:
            continue
        if at in tables:
            end = tables[at]
            passages.append(_Passage(lines[at:end], table=True))
            continue
        current = passages[-1].lines if passages and not passages[-1].table else None
        if current and continues(current[-1], line, current[0], width):
            current.append(line)
        else:
            passages.append(_Passage([line]))
    return passages


def _form_blocks(passages: list[_Passage], hyphens: Hyphenation, width: Width, deadline: Deadline) -> list[Block]:
    blocks: list[Block] = []
    nesting = Nesting(slack=1)
    headed = _heading_styles(passages)
    words = frozenset(word for passage in passages for line in passage.lines for word in _LOW_WORD.findall(line.text))
    tables = 0
    for at, passage in enumerate(passages):
        if at % _EVERY == 0:
            deadline.check()
        first = passage.lines[0]
        if passage.table:
            blocks.extend(form_table(passage.lines, tables))
            tables += 1
            continue
        text = _join_texts(passage.lines, hyphens, width)
        below = passages[at + 1].lines[0] if at + 1 < len(passages) else None
        if first.marker is not None and _is_numbered_heading(passage, below, headed):
            nesting.reset()
            depth = len(re.findall(r"\d+|[A-Za-z]+", first.marker.text))
            block = form_block([Inline(text[first.marker.length :])], "heading", level=depth, marker=first.marker.text)
        elif first.marker is not None:
            level = nesting.place(first.indent, first.marker)
            block = form_block(
                [Inline(text[first.marker.length :])], "list_item", level=level, marker=first.marker.text
            )
        else:
            nesting.reset()
            above = passages[at - 1].lines[-1] if at else None
            heading = heading_level(text, passage.lines, above, below, words, single=not width.wrapped)
            role: BlockRole = "paragraph" if heading is None else "heading"
            if first.underline and at == 0:
                role, heading = "title", 0
            set_in = role == "paragraph" and _SET_IN <= min(line.indent for line in passage.lines) <= _DEEPEST
            block = form_block([Inline(_DANGLING.sub("", text))], role, level=heading or int(set_in))
        blocks.append(replace(block, page=first.page))
    return blocks


def _heading_styles(passages: list[_Passage]) -> set[str]:
    """Find the styles of numbers that stand before headings: most items have text of another kind below."""
    items: Counter[str] = Counter()
    headed: Counter[str] = Counter()
    for passage, below in pairwise(passages):
        marker = passage.lines[0].marker
        if marker is not None and _stands_alone(passage, below.lines[0]):
            items[marker.style] += 1
            after = below.lines[0].marker
            headed[marker.style] += after is None or after.style != marker.style
    return {style for style, count in headed.items() if 2 * count > items[style]}


def _stands_alone(passage: _Passage, below: Line) -> bool:
    """Tell whether a numbered passage is one short line between gaps, or above other items, that ends like no sentence."""
    first = passage.lines[0]
    marker = first.marker
    short = (
        len(first.text) <= _LONGEST_HEADING
        and len(passage.lines) == 1
        and not first.text.endswith((".", ";", ",", "!"))
    )
    apart = first.gap and (
        first.gap_below or below.marker is None or (marker is not None and below.marker.style != marker.style)
    )
    return marker is not None and marker.ordinal and short and apart


def _is_numbered_heading(passage: _Passage, below: Line | None, headed: set[str]) -> bool:
    first = passage.lines[0]
    if first.marker is None or below is None or not first.marker.ordinal:
        return False
    text = first.text[first.marker.length :]
    if first.underline and len(passage.lines) == 1:
        return True
    return _stands_alone(passage, below) and (
        first.marker.style in headed or (text.isupper() and len(text) > _SHORTEST_HEADING)
    )


def _join_texts(lines: list[Line], hyphens: Hyphenation, width: Width) -> str:
    """Join wrapped lines, in chunks so that long passages stay linear."""
    joined: list[str] = [lines[0].text]
    for before, line in pairwise(lines):
        if splits_address(before, line, width):
            joined.append(line.text)
            continue
        tail = joined.pop()
        cut = max(tail.rfind(" ", 0, max(len(tail) - 200, 0)), len(tail) - _LONGEST_TAIL, 0)
        joined.extend([tail[:cut], hyphens.join(tail[cut:], line.text)])
    return "".join(joined)
