"""Markdown: meeting notes as people keep them on GitHub, HackMD and in note-taking programs."""

from __future__ import annotations

from minutekit.readers.deadlines import Deadline
from minutekit.readers.drafts import form_blocks, promote_title
from minutekit.readers.frontmatter import read_front_matter
from minutekit.readers.labelled import mark_labelled
from minutekit.readers.speakers import name_speakers
from minutekit.readers.spoken import read_if_spoken
from minutekit.readers.text.encodings import decode_text
from minutekit.schema import Document, ReadOptions


def read_markdown(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read CommonMark with tables, task boxes and front matter.

    Line breaks inside a paragraph count where the line was not full, as people who write notes mean them.
    """
    from minutekit.readers.marks import MarkdownReader  # noqa: PLC0415 - the parser is loaded at first use

    text = decode_text(data, name).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    matter, text = read_front_matter(text)
    reader = MarkdownReader(text, name, options, Deadline(name, options.max_seconds))
    drafts = [*matter.drafts, *reader.read()]
    if not matter.title:
        promote_title(drafts)
    diagnostics = [*matter.diagnostics, *reader.diagnostics]
    closing = form_blocks(matter.closing)
    spoken = read_if_spoken(drafts, name, options)
    document = Document.from_blocks(
        [*(spoken.blocks if spoken else mark_labelled(form_blocks(drafts))), *closing],
        name=name,
        format="md",
        title=matter.title,
        date=matter.date or (spoken.date if spoken else None),
        language=matter.language,
        diagnostics=[*(spoken.diagnostics if spoken else ()), *diagnostics],
    )
    return name_speakers(document, matter.speakers)
