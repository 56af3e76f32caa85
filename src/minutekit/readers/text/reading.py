"""From lines to blocks: wrapped lines joined, markers off, headings and furniture told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from minutekit.readers.deadlines import Deadline
from minutekit.readers.inlines import Inline, form_block
from minutekit.readers.nesting import Nesting
from minutekit.readers.pdf.hyphens import Hyphenation
from minutekit.readers.text.boilerplate import drop_boilerplate
from minutekit.readers.text.encodings import decode_text
from minutekit.readers.text.headings import heading_level
from minutekit.readers.text.lines import Line, read_lines
from minutekit.readers.text.wrapping import Width, continues, measure_width
from minutekit.schema import Block, Document, ReadOptions

_DANGLING = re.compile(r"\s*\($")
_EVERY = 1000


@dataclass(slots=True)
class _Passage:
    """Lines that make one block."""

    lines: list[Line]


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
    lines, pages, diagnostics = read_lines(text)
    width = measure_width(lines)
    passages = _join_lines(lines, width, deadline)
    hyphens = Hyphenation(line.text for line in lines)
    blocks = _form_blocks(passages, hyphens, deadline)
    blocks, dropped = drop_boilerplate(blocks)
    return Document.from_blocks(blocks, name=name, format="txt", pages=pages, diagnostics=[*diagnostics, *dropped])


def _join_lines(lines: list[Line], width: Width, deadline: Deadline) -> list[_Passage]:
    passages: list[_Passage] = []
    for at, line in enumerate(lines):
        if at % _EVERY == 0:
            deadline.check()
        current = passages[-1].lines if passages else None
        if current and continues(current[-1], line, current[0], width):
            current.append(line)
        else:
            passages.append(_Passage([line]))
    return passages


def _form_blocks(passages: list[_Passage], hyphens: Hyphenation, deadline: Deadline) -> list[Block]:
    blocks: list[Block] = []
    nesting = Nesting(slack=1)
    for at, passage in enumerate(passages):
        if at % _EVERY == 0:
            deadline.check()
        first = passage.lines[0]
        text = _join_texts([line.text for line in passage.lines], hyphens)
        below = passages[at + 1].lines[0] if at + 1 < len(passages) else None
        if first.marker is not None:
            level = nesting.place(first.indent, first.marker.style)
            block = form_block([Inline(text[first.marker.length :])], "list_item", level=level, marker=first.marker.text)
        else:
            nesting.reset()
            heading = heading_level(text, first, below, len(passage.lines))
            role = "paragraph" if heading is None else "heading"
            block = form_block([Inline(_DANGLING.sub("", text))], role, level=heading or 0)
        blocks.append(replace(block, page=first.page))
    return blocks


def _join_texts(texts: list[str], hyphens: Hyphenation) -> str:
    """Join wrapped lines, in chunks so that long passages stay linear."""
    joined: list[str] = [texts[0]]
    for text in texts[1:]:
        tail = joined.pop()
        cut = max(tail.rfind(" ", 0, max(len(tail) - 200, 0)), 0)
        joined.extend([tail[:cut], hyphens.join(tail[cut:], text)])
    return "".join(joined)
