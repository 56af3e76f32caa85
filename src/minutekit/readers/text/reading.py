"""From lines to blocks: wrapped lines joined, markers off, headings and furniture told apart."""

from __future__ import annotations

import re
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
from minutekit.readers.text.lines import Line, read_lines
from minutekit.readers.text.tables import find_tables, form_table
from minutekit.readers.text.wrapping import Width, continues, measure_width, splits_address
from minutekit.schema import Block, BlockRole, Diagnostic, Document, ReadOptions

_UNDERLINES = {"=": 1, "━": 1}
_CONVERTED = re.compile(r"\s*(?:[A-Z][\w ]{1,30}: [^\n]{0,300}\n){2,12}\s*={3,}[ ]?[A-Z][A-Z ]{2,30}[ ]?={3,}[ \t]*\n")
_OF_FILES = re.compile(
    r"^(?:source|file(?:name)?|type|format|mime type|document|url|size): ", re.IGNORECASE | re.MULTILINE
)
_PLANNED = re.compile(
    r"(?:\d{1,3} ?(?:min(?:ute)?s?\.?|mins)|\d{1,2}[:.]\d{2}(?: ?[-–] ?\d{1,2}[:.]\d{2})?) ?[-–:] "
    r"(?P<topic>[^\[\]]{3,100}?)(?: [\[(][^\[\]()]{2,80}[\])])?",
    re.IGNORECASE,
)
_FEWEST_PLANNED = 2
_EVERY = 1000
_SET_IN, _DEEPEST = 2, 16
"""Columns from where to where a paragraph is set in: more is the middle."""
_LONGEST_TAIL = 2000


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
    text, converted = _cut_converter_head(text)
    text, unnumbered = drop_line_numbers(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines, pages, diagnostics = read_lines(text)
    width = measure_width(lines)
    passages = _join_lines(lines, width, deadline)
    hyphens = Hyphenation([line.text for line in lines])
    blocks = _form_blocks(passages, hyphens, width, deadline)
    blocks, dropped = drop_boilerplate(mark_timed_items(mark_labelled(blocks)))
    return Document.from_blocks(
        blocks, name=name, format="txt", pages=pages, diagnostics=[*converted, *unnumbered, *diagnostics, *dropped]
    )


def _cut_converter_head(text: str) -> tuple[str, list[Diagnostic]]:
    """Cut off what a program that converts files to text says of the file, above a line such as "=== CONTENT ==="."""
    match = _CONVERTED.match(text)
    if not match or not _OF_FILES.search(match[0]):
        return text, []
    told = Diagnostic(
        "converter-head", "What a converter says of the file, kept out of its text", match[0].strip()[:500]
    )
    return text[match.end() :], [told]


def mark_timed_items(blocks: list[Block]) -> list[Block]:
    """Make headings of items that plan a topic, "45 min - Drafts [Ana Ruiz]", where what was said follows below."""
    planned = {
        at: match["topic"]
        for at, (block, below) in enumerate(pairwise(blocks))
        if block.role == "list_item" and below.role == "paragraph" and (match := _PLANNED.fullmatch(block.text))
    }
    if len(planned) < _FEWEST_PLANNED:
        return blocks
    return [
        replace(block, text=planned[at], role="heading", level=2, marker=None, lead=0) if at in planned else block
        for at, block in enumerate(blocks)
    ]


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
    """Make blocks of passages; a line drawn under a passage of one line makes it a heading."""
    blocks: list[Block] = []
    nesting = Nesting(slack=1)
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
        marker = first.marker
        headed = bool(first.underline) and len(passage.lines) == 1
        role: BlockRole = "heading" if headed else "list_item" if marker else "paragraph"
        if marker is None or headed:
            nesting.reset()
            set_in = not headed and _SET_IN <= min(line.indent for line in passage.lines) <= _DEEPEST
            level = _UNDERLINES.get(first.underline, 2) if headed else int(set_in)
            role, level = ("title", 0) if headed and at == 0 else (role, level)
        else:
            level = nesting.place(first.indent, marker)
        said = text[marker.length :] if marker else text.removesuffix("(").rstrip()
        block = form_block([Inline(said)], role, level=level, marker=marker.text if marker else None)
        blocks.append(replace(block, page=first.page, space=float(first.gap)))
    return blocks


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
