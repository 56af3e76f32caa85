"""What became of actions: a later meeting that speaks of the same thing as done closes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING

from minutekit.entities.deadlines import read_due_date
from minutekit.language import stem_words, tokenise
from minutekit.language.words import carries_meaning
from minutekit.schema import Commitment, Entry
from minutekit.storage import Filters, find_words

if TYPE_CHECKING:
    from minutekit.schema import Point
    from minutekit.storage import Database

LEAST_SHARED = 0.5
"""A later point speaks of an action when it has so much of the action's words."""

_FEWEST_WORDS = 2
_LOOKED_AT = 30
_WORDS_ASKED = 12

DONE = frozenset(
    "done completed complete closed finished fixed sent circulated approved delivered resolved submitted "  # en
    "hecho hecha completado completada terminado terminada enviado enviada resuelto cerrado cerrada "  # es
    "feito feita concluído concluída terminado enviado enviada resolvido encerrado entregue "  # pt
    "fait faite terminé terminée achevé envoyé envoyée résolu clos livré "  # fr
    "fatto fatta completato completata terminato inviato inviata risolto chiuso consegnato "  # it
    "erledigt abgeschlossen fertig versandt verschickt gelöst geschlossen geliefert".split()  # de
)
"""Words that say of an action that it is done."""

NOT_YET = frozenset(
    [
        "not",
        "yet",
        "still",
        "pending",
        "nicht",
        "noch",
        "todavía",
        "ainda",
        "encore",
        "ancora",
        "pas",
        "non",
        "não",
        "no",
        "aún",
    ]
)
"""Words beside which those say the contrary."""


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
    if entry.date is None:
        return None
    wanted = _content(entry.point)
    if len(wanted) < _FEWEST_WORDS:
        return None
    words = [word for word in tokenise(entry.point.text) if carries_meaning(word, entry.point.language)]
    query = " OR ".join(f'"{word}"' for word in dict.fromkeys(words[:_WORDS_ASKED]))
    later = find_words(db, query, Filters(since=entry.date.isoformat()), _LOOKED_AT)
    closing: list[tuple[str, Point]] = []
    for row in later:
        spoken = set(tokenise(row.point.text))
        if row.date is None or row.date <= entry.date.isoformat() or not spoken & DONE or spoken & NOT_YET:
            continue
        if row.point.kind != "action" and len(wanted & _content(row.point)) >= LEAST_SHARED * len(wanted):
            closing.append((row.date, row.point))
    return min(closing, key=lambda pair: pair[0])[1] if closing else None


def _content(point: Point) -> set[str]:
    words = [word for word in tokenise(point.text) if carries_meaning(word, point.language)]
    return set(stem_words(words, point.language))
