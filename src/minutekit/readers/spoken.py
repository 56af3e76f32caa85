"""Transcripts that a meeting program saved as a document: a Word file, a PDF, a web page, Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutekit.errors import ReadError
from minutekit.schema import Block, Cell, Document, ReadOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.readers.inlines import Draft

_PLAIN = frozenset({"paragraph", "title", "table_cell"})
_SHARE = 0.9
_CLOCK = re.compile(r"[0-9]{1,3}:[0-9]{1,2}")
_TIMED = re.compile(
    r"[(\[]?[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?[)\]]?(?:\s|$)|.{0,80}?[\s(\[][0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?[)\]]?:?$"
)
_FEWEST, _FEWEST_SHARE = 3, 0.03
_MOST_ABOVE = 4
_TALK_SHARE = 0.8
_SOUGHT, _NEAR = 24, 200


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph of the document: its text, and whether talk has such paragraphs."""

    text: str
    heading: bool
    plain: bool

    @property
    def times(self) -> int:
        return sum(bool(_CLOCK.search(line)) for line in self.text.split("\n"))


def read_if_spoken(drafts: Sequence[Draft], name: str, options: ReadOptions) -> Document | None:
    """Read the drafts as a transcript ("Ana Ruiz   0:03", then what she says), None if they are none.

    What stands above the talk (a title, a summary, a list of tasks) is kept as it is.
    """
    from minutekit.readers.drafts import form_blocks  # noqa: PLC0415 - loaded by the readers that make drafts
    from minutekit.readers.inlines import plain_text  # noqa: PLC0415

    texts = [plain_text(draft.inlines).strip() for draft in drafts]
    if not _has_times(texts):
        return None
    pieces = [
        _make_piece(text, draft.role, in_table=_in_table(draft.cell)) for draft, text in zip(drafts, texts, strict=True)
    ]
    found = _find_talk(pieces, name, options)
    if found is None:
        return None
    start, spoken = found
    return _join(form_blocks(drafts[:start]), spoken.blocks, spoken)


def read_pages_if_spoken(blocks: Sequence[Block], name: str, options: ReadOptions) -> Document | None:
    """Read the blocks of a document with pages as a transcript; each block of the result is on its page."""
    if not _has_times([block.text for block in blocks]):
        return None
    pieces = [_make_piece(block.text, block.role, in_table=_in_table(block.cell)) for block in blocks]
    found = _find_talk(pieces, name, options)
    if found is None:
        return None
    start, spoken = found
    talk = []
    at = start
    for said in spoken.blocks:
        # What was said comes in the order of the document, so its beginning stands in this block or a later one.
        begins = said.text[:_SOUGHT]
        near = range(at, min(at + _NEAR, len(blocks)))
        at = next((place for place in near if begins in blocks[place].text), at)
        talk.append(replace(said, page=blocks[at].page))
    return _join([*blocks[:start]], talk, spoken)


def _has_times(texts: Sequence[str]) -> bool:
    """Return whether enough lines name a time; minutes name few."""
    timed = sum(bool(_CLOCK.search(line)) for text in texts if ":" in text for line in text.split("\n"))
    return timed >= max(_FEWEST, _FEWEST_SHARE * len(texts))


def _in_table(cell: Cell | None) -> bool:
    """Return whether a paragraph stands in a table that is one: a single column only sets messages apart."""
    return cell is not None and cell.columns > 1


def _make_piece(text: str, role: str, *, in_table: bool) -> _Piece:
    timed = _TIMED.match(text[:200]) is not None
    return _Piece(text, role == "heading" and not timed, not in_table and (role in _PLAIN or timed))


def _join(front: Sequence[Block], talk: Sequence[Block], spoken: Document) -> Document:
    return Document.from_blocks(
        [*front, *talk],
        name=spoken.name,
        format=spoken.format,
        title=spoken.title,
        date=spoken.date,
        diagnostics=spoken.diagnostics,
    )


def _find_talk(pieces: Sequence[_Piece], name: str, options: ReadOptions) -> tuple[int, Document] | None:
    """Return where the talk begins and the talk as a document, None where there is none."""
    from minutekit.readers.transcripts import looks_like_transcript, read_transcript_text  # noqa: PLC0415 - seldom

    for start in _find_starts(pieces):
        text = "\n".join(piece.text for piece in pieces[start:])
        if not looks_like_transcript(text):
            continue
        try:
            return start, read_transcript_text(text.encode("utf-8", "replace"), name, options)
        except ReadError:
            return None
    return None


def _find_starts(pieces: Sequence[_Piece]) -> list[int]:
    """Return where the talk may begin: after the last heading, or at the top with title, date and length above it.

    Those may look like one more speaker with a time. Nothing but paragraphs stands in talk, save for headings
    with a time.
    """
    headings = [place for place, piece in enumerate(pieces) if piece.heading]
    opens = [0]
    if headings:
        below = sum(piece.times for piece in pieces[headings[-1] + 1 :])
        if below >= _TALK_SHARE * sum(piece.times for piece in pieces):
            opens = [headings[-1] + 1, 0]
    starts: list[int] = []
    for first in opens:
        talk = pieces[first:]
        if talk and sum(piece.plain for piece in talk) >= _SHARE * len(talk):
            starts += range(first, min(first + _MOST_ABOVE, len(pieces) - 1) + 1)
    return list(dict.fromkeys(starts))
