"""A meeting out of transcript data: turns given as pairs."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from minutekit.schema import Block, Document, Meeting, Person, Span, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date as Date  # noqa: N812 - a field is called date


def arrange_turns(
    turns: Iterable[tuple[str | None, str]],
    *,
    title: str | None,
    date: Date | None,
    language: str | None,
) -> Meeting:
    """Build a document of cues from (speaker, text) pairs, and the turns over it, one for each pair.

    Empty texts are left out. The language is detected when None.
    """
    said = [(speaker.strip() or None if speaker else None, text) for speaker, text in turns if text.strip()]
    blocks = [Block(text=text, role="cue", span=Span(0, 0), speaker=speaker) for speaker, text in said]
    content = "\x1e".join(f"{speaker or ''}\x1f{text}" for speaker, text in said)
    sha256 = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    document = Document.from_blocks(
        blocks, name=title or "turns", format="turns", sha256=sha256, title=title, date=date, language=language
    )
    if language is None:
        from minutekit.language import detect_language  # noqa: PLC0415 - loads a model

        language = detect_language(document.text)
    people = dict.fromkeys(speaker for speaker, _ in said if speaker)
    return Meeting(
        title=title,
        date=date,
        language=language,
        attendees=tuple(Person(name) for name in people),
        turns=tuple(
            Turn(speaker=block.speaker, text=document.slice(block.span), medium="spoken", span=block.span)
            for block in document.blocks
        ),
        document=document,
    )
