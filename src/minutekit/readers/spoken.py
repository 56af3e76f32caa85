"""Transcripts that a meeting program saved as a word-processing file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutekit.errors import ReadError
from minutekit.readers.drafts import Draft, form_blocks
from minutekit.readers.inlines import plain_text
from minutekit.schema import Document, ReadOptions

_PLAIN = frozenset({"paragraph", "title"})
_SHARE = 0.9
_CLOCK = re.compile(r"\d{1,3}:\d{1,2}")
_FEWEST = 3
_MOST_ABOVE = 4


def read_if_spoken(drafts: Sequence[Draft], name: str, options: ReadOptions) -> Document | None:
    """Read the drafts as a transcript ("Ana Ruiz   0:03", then what she says), None if they are none."""
    plain = sum(draft.role in _PLAIN and draft.cell is None for draft in drafts)
    if not drafts or plain < _SHARE * len(drafts):
        return None
    from minutekit.readers.transcripts import looks_like_transcript, read_transcript_text  # noqa: PLC0415 - for these files alone

    lines = [plain_text(draft.inlines).strip() for draft in drafts]
    if sum(bool(_CLOCK.search(line)) for line in lines) < _FEWEST:
        return None
    # Above the talk stand title, date and length, which may look like one more speaker with a time.
    for start in range(min(_MOST_ABOVE, len(lines)) + 1):
        text = "\n".join(lines[start:])
        if not looks_like_transcript(text):
            continue
        try:
            spoken = read_transcript_text(text.encode("utf-8", "replace"), name, options)
        except ReadError:
            return None
        blocks = [*form_blocks(drafts[:start]), *spoken.blocks]
        return Document.from_blocks(
            blocks, name=name, format=spoken.format, title=spoken.title, diagnostics=spoken.diagnostics
        )
    return None
