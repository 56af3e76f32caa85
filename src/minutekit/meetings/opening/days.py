"""The day of a meeting where no field and no title gives it."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING

from minutekit.language.patterns import compile_late
from minutekit.meetings.opening.openings import (
    MEETING_WORDS,
    MOST_FRONT_LINES,
    DateReader,
    is_of_other_meeting,
    names_meeting,
)

if TYPE_CHECKING:
    from minutekit.entities.dates import FoundDate
    from minutekit.meetings.lines import Line

_MOST_PREAMBLE_LINES = 6
_MOST_WORDS_OF_HEADING = 6
_LEAST_SAID_AFTER = 30
# By when something is to be done is not when the meeting was.
_DUE = compile_late(
    r"\b(?:by|before|until|due|hasta|antes del?|plazo|até|prazo|jusqu['’]au|avant|d['’]ici|bis|vor|frist|entro|prima)\W{0,3}(?:(?:the|el|la|le|il|al?|ao|o dia|zum|dem|del?)\s)?$",
    re.IGNORECASE,
)
# The day of the letter that called the meeting is another one.
_CALLED_ON = compile_late(
    r"\b(?:convocation|convocatoria|convocação|convocazione|einladung|einberufung|notice|convoqu\w+|convocad\w+|citad\w+|geladen|eingeladen)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)


def find_held(text: str, dates: DateReader) -> FoundDate | None:
    """Return the first date in the sentence that opens minutes, that of the invitation left aside."""
    found = dates.find(text)
    return next((date for date in found if not _CALLED_ON.search(text[: date.start])), found[0] if found else None)


def _opens_notes(line: Line) -> bool:
    """Tell whether a line near the top says that notes follow: "Hi all, notes from Thursday (6 March 2025) …"."""
    return (
        line.index < _MOST_PREAMBLE_LINES and line.words <= _LEAST_SAID_AFTER and bool(MEETING_WORDS.search(line.text))
    )


def find_date_anywhere(lines: list[Line], dates: DateReader) -> Date | None:
    """Return the first full date near the head of the document that is of this meeting, the last resort.

    Lines that say when the next meeting is, and what stands under a heading that does, tell nothing of this one.
    """
    for line in lines[:MOST_FRONT_LINES]:
        if names_meeting(line, dates):
            return dates.day_of(line.text)
    other = False
    for line in lines[: 2 * MOST_FRONT_LINES]:
        late = line.index >= MOST_FRONT_LINES and line.block.cell is not None
        if line.block.role == "chat" or late:
            continue
        if line.words <= _MOST_WORDS_OF_HEADING or line.role == "heading":
            other = is_of_other_meeting(line.text)
        if other or is_of_other_meeting(line.text):
            continue
        if line.role in {"dropped", "label", "heading", "title", "date"} or line.words <= 12 or _opens_notes(line):
            for found in dates.find(line.text):
                if found.date and not _DUE.search(line.text[: found.start]):
                    return found.date
    return None
