"""What became of actions: a later meeting that speaks of the same thing as done closes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING

from minutekit.entities.deadlines import read_due_date
from minutekit.language import tokenise
from minutekit.language.closings import reports_done
from minutekit.language.words import carries_meaning
from minutekit.schema import Commitment, Entry
from minutekit.storage import Filters, find_words

if TYPE_CHECKING:
    from minutekit.schema import Point
    from minutekit.storage import Database

_LOOKED_AT = 30
_WORDS_ASKED = 12


def follow_actions(db: Database, actions: Sequence[Entry], as_of: Date | None) -> Iterator[Commitment]:
    """Yield each action with what became of it, in the order given."""
    for entry in actions:
        due = entry.point.due_date or read_due_date(entry.point.due, entry.date, entry.point.language)
        closing = _find_closing(db, entry)
        if closing is not None:
            status = "done"
        elif due is not None and as_of is not None and due < as_of:
            status = "overdue"
        else:
            status = "open"
        yield Commitment(entry, status, due, closing)  # type: ignore[arg-type]


def _find_closing(db: Database, entry: Entry) -> Point | None:
    """Return the first point of a later meeting that speaks of an action as done."""
    words = [word for word in tokenise(entry.point.text) if carries_meaning(word, entry.point.language)]
    if entry.date is None or not words:
        return None
    query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words[:_WORDS_ASKED]))
    later = find_words(db, query, Filters(since=entry.date.isoformat()), _LOOKED_AT)
    closing = [
        (row.date, row.point)
        for row in later
        if row.date is not None and row.date > entry.date.isoformat() and reports_done(row.point, entry.point)
    ]
    return min(closing, key=lambda pair: pair[0])[1] if closing else None
