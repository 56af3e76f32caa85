"""Several meetings in one file: a log, a series of minutes one after another, parted at their dated titles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from minutekit.lexicon import word_classes
from minutekit.schema import Document
from minutekit.structure.days import DateReader, is_of_other_meeting
from minutekit.structure.labeller import label_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.structure.labels import Label

_FEWEST = 2
_MOST_WORDS = 16
_NAMES_MEETING = frozenset({"meeting", "document", "minutes"})


def find_starts(document: Document, labels: Sequence[Label], dates: DateReader) -> list[int]:
    """Return the indexes of the blocks at which the meetings of a file begin; one or none where it holds one meeting.

    A meeting begins at a title or heading that holds a full date of its own and names a meeting or nothing besides, and
    has points below it. Two titles with one date are of one meeting.
    """
    starts: list[int] = []
    seen: set[object] = set()
    for at, (block, label) in enumerate(zip(document.blocks, labels, strict=True)):
        if label not in {"title", "heading", "date"} or len(block.text.split()) > _MOST_WORDS:
            continue
        day = dates.day_of(block.text)
        named = not _NAMES_MEETING.isdisjoint(word_classes(block.text)) or dates.is_date_only(block.text)
        if day is None or day in seen or not named or is_of_other_meeting(block.text):
            continue
        if label == "date" and (not starts or labels[at - 1] not in {"title", "heading"}):
            continue  # the date of a form, or below the title of the first meeting
        seen.add(day)
        starts.append(at - 1 if label == "date" else at)
    bounds = [*starts, len(labels)]
    return [at for at, end in zip(starts, bounds[1:], strict=True) if "point" in labels[at:end]]


def part_document(document: Document, language: str | None = None) -> tuple[Document, ...]:
    """Part a document into one for each meeting in it.

    Args:
        document: What a reader made of a file.
        language: Two-letter code, where it is known.

    Returns:
        The document itself where it holds one meeting; else one for each, with the blocks of that meeting. What stands
        before the first dated title belongs to the first.
    """
    if any(block.role in {"cue", "chat"} for block in document.blocks):
        return (document,)
    dates = DateReader(document, language)
    starts = find_starts(document, label_lines(document.blocks), dates)
    if len(starts) < _FEWEST:
        return (document,)
    bounds = [0, *starts[1:], len(document.blocks)]
    parts = []
    # What stands above all of them names each that says no name of its own.
    above = document.blocks[0].text if document.blocks[0].role == "title" and starts[0] else None
    for number, (first, end) in enumerate(pairwise(bounds)):
        part = Document.from_blocks(
            document.blocks[first:end],
            name=document.name,
            format=document.format,
            sha256=document.sha256,
            pages=document.pages,
            title=document.title if not number else above,
            language=document.language,
            diagnostics=document.diagnostics if not number else (),
        )
        parts.append(replace(part, date=document.date) if not number else part)
    return tuple(parts)
