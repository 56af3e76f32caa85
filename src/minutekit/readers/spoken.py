"""Transcripts that a meeting program saved as a document: a Word file, a web page, Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutekit.errors import ReadError
from minutekit.readers.drafts import Draft, form_blocks
from minutekit.readers.inlines import plain_text
from minutekit.schema import Document, ReadOptions

_PLAIN = frozenset({"paragraph", "title"})
_SHARE = 0.9
_CLOCK = re.compile(r"[0-9]{1,3}:[0-9]{1,2}")
_BARE_CLOCK = re.compile(r"[(\[]?[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?[)\]]?")
_FEWEST = 3
_MOST_ABOVE = 4
_TALK_SHARE = 0.8


def read_if_spoken(drafts: Sequence[Draft], name: str, options: ReadOptions) -> Document | None:
    """Read the drafts as a transcript ("Ana Ruiz   0:03", then what she says), None if they are none.

    What stands above the talk (a title, a summary, a list of tasks) is kept as it is.
    """
    lines = [plain_text(draft.inlines).strip() for draft in drafts]
    times = [sum(bool(_CLOCK.search(line)) for line in text.split("\n")) for text in lines]
    if sum(times) < _FEWEST:
        return None
    from minutekit.readers.transcripts import looks_like_transcript, read_transcript_text  # noqa: PLC0415 - for these files alone

    for start in _find_starts(drafts, lines, times):
        text = "\n".join(lines[start:])
        if not looks_like_transcript(text):
            continue
        try:
            spoken = read_transcript_text(text.encode("utf-8", "replace"), name, options)
        except ReadError:
            return None
        blocks = [*form_blocks(drafts[:start]), *spoken.blocks]
        return Document.from_blocks(
            blocks,
            name=name,
            format=spoken.format,
            title=spoken.title,
            date=spoken.date,
            diagnostics=spoken.diagnostics,
        )
    return None


def _find_starts(drafts: Sequence[Draft], lines: Sequence[str], times: Sequence[int]) -> list[int]:
    """Return where the talk may begin: after the last heading, or at the top with title, date and length above it.

    Those may look like one more speaker with a time. Nothing but paragraphs stands in talk, save for a heading
    that is a time.
    """
    headings = [
        place
        for place, draft in enumerate(drafts)
        if draft.role == "heading" and not _BARE_CLOCK.fullmatch(lines[place])
    ]
    opens = [0]
    if headings and sum(times[headings[-1] + 1 :]) >= _TALK_SHARE * sum(times):
        opens = [headings[-1] + 1, 0]
    starts: list[int] = []
    for first in opens:
        talk = drafts[first:]
        plain = sum(
            draft.cell is None and (draft.role in _PLAIN or bool(_BARE_CLOCK.fullmatch(line)))
            for draft, line in zip(talk, lines[first:], strict=True)
        )
        if talk and plain >= _SHARE * len(talk):
            starts += range(first, min(first + _MOST_ABOVE, len(drafts) - 1) + 1)
    return list(dict.fromkeys(starts))
