"""Documents for tests, written as short lines instead of blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unittest.mock import patch

from training.structure.notation import document

from minutekit.points import extract_points
from minutekit.schema import Block, Document, Meeting, ReadOptions, Span
from minutekit.structure import recover_meeting

__all__ = ["cues", "document", "labelled_meeting", "lines_of", "meeting", "unaccounted"]


def cues(*said: tuple[str | None, str]) -> Document:
    """Build a transcript of (speaker, text) cues, two seconds each."""
    blocks = [
        Block(text, "cue", Span(0, 0), speaker=speaker, start=2.0 * i, end=2.0 * i + 2)
        for i, (speaker, text) in enumerate(said)
    ]
    return Document.from_blocks(blocks, name="talk.vtt", format="vtt", sha256="cd" * 32)


def meeting(text: str | Document, options: ReadOptions | None = None) -> Meeting:
    """Read a sample into a meeting with its points."""
    options = options or ReadOptions()
    found = text if isinstance(text, Document) else document(text)
    return extract_points(recover_meeting(found, options), options)


def labelled_meeting(text: str | Document, options: ReadOptions | None = None) -> Meeting:
    """Read a sample whose lines are labelled by their look: what comes after labelling does not hang on the model.

    Titles and headings are what they are called, "Present: …" lists people, all else is a point.
    """

    def label_by_look(blocks: Sequence[Block], *_: object) -> list[str]:
        roles = {"title": "title", "heading": "heading"}
        return ["present" if block.text.startswith("Present:") else roles.get(block.role, "point") for block in blocks]

    with patch("minutekit.structure.recovery.label_lines", label_by_look):
        return meeting(text, options)


def lines_of(found: Meeting) -> list[tuple[str | None, str]]:
    """Return (speaker, text) of each point."""
    return [(point.speaker, point.text) for point in found.points]


def unaccounted(found: Meeting) -> list[str]:
    """Return the blocks that are neither in a point nor in a named part nor in a diagnostic."""
    assert found.document is not None
    spans = [point.span for point in found.points if point.span]
    people = [*found.attendees, *found.absent, *(item.speaker for item in found.agenda if item.speaker)]
    said = " ".join(
        (
            found.title or "",
            found.place or "",
            *found.sections,
            *(item.title for item in found.agenda),
            *(
                form or ""
                for person in people
                for form in (person.name, person.role, person.organisation, *person.emails, *person.aliases)
            ),
            *(diagnostic.text for diagnostic in found.diagnostics),
        )
    )
    if found.prior_digest:
        digest = found.prior_digest
        said = " ".join(
            (
                said,
                digest.heading,
                *(theme.label for theme in digest.themes),
                *(key.text for theme in digest.themes for key in theme.points),
            )
        )
    known = set(re.findall(r"\w+", said.casefold()))
    lost = []
    for block in found.document.blocks:
        in_point = any(span.start < block.span.end and block.span.start < span.end for span in spans)
        words = set(re.findall(r"\w+", block.text.casefold()))
        # Of a people's line the names are kept; of a heading its number may be left.
        if not in_point and words and len(words & known) < 0.5 * len(words):
            lost.append(block.text)
    return lost
