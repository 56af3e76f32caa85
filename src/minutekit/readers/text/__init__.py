"""Plain text: notes, minutes and saved pages without any mark-up."""

from __future__ import annotations

from minutekit.readers.text.encodings import decode_text
from minutekit.readers.inlines import Inline
from minutekit.readers.drafts import Draft, form_blocks
from minutekit.schema import Document, ReadOptions

__all__ = ["decode_text", "read_text"]


def read_text(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read plain text."""
    text = decode_text(data, name)
    drafts = [Draft([Inline(line)]) for line in text.split("\n")]
    return Document.from_blocks(form_blocks(drafts), name=name, format="txt")
