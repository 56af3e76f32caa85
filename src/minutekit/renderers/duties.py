"""Who is to do what a line of a digest says, and by when: only what its own sentences say or its point as a whole."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from minutekit.language.printable import print_line
from minutekit.language.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from minutekit.language.fixed_words import Wording
    from minutekit.schema import KeyPoint, Point

_MOST_WORDS_OF_LABEL = 3
"""A sentence with no more words around a name or a day ("Owner: Ruth.") tells of the whole point."""


def find_duty(line: KeyPoint, name: Literal["owner", "due"], language: str | None) -> str:
    """Return the first owner or day that a source gives for what the line says, "" if there is none.

    A long point may charge somebody in a sentence that the line leaves out: that is no owner of what is shown.
    """
    values = ((source, getattr(source, name) or "") for source in line.sources)
    return next((value for source, value in values if value and _tells(line, source, value, language)), "")


def describe_duties(line: KeyPoint, wording: Wording, language: str | None) -> Iterator[str]:
    """Write the owner and the day of what a line says, where it stands for a task."""
    tasks = replace(line, sources=tuple(source for source in line.sources if source.kind == "action"))
    owner, due = print_line(find_duty(tasks, "owner", language)), print_line(find_duty(tasks, "due", language))
    if owner:
        yield wording.owner.format(owner)
    if due:
        yield wording.due.format(due)


def _tells(line: KeyPoint, source: Point, value: str, language: str | None) -> bool:
    """Return whether a sentence that the line is cut from holds the value, or none of the source's sentences does."""
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", source.text)]
    shown = [part.span for part in line.parts if part.point.id == source.id]
    if not starts or not shown:
        return True
    holding = [
        (start, end) for start, end in split_sentences(source.text, language)
        if any(start <= at < end for at in starts)
    ]  # fmt: skip
    around = min((len(source.text[start:end].split()) - len(value.split()) for start, end in holding), default=0)
    return around <= _MOST_WORDS_OF_LABEL or any(
        span.start < end and start < span.end for start, end in holding for span in shown
    )
