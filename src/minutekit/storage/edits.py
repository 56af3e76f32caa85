"""The user's edits: a list that is undone and redone from its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from minutekit.storage.rows import checksum, is_sound

if TYPE_CHECKING:
    from minutekit.storage.database import Database

EditKind = Literal["rename", "merge", "move", "pin", "split", "hide", "note", "code"]


@dataclass(frozen=True, slots=True)
class EditRow:
    """A change the user made. ``subject``: a theme's id, or a point's for moves, pins and notes on points.

    ``action``: edits of one call share it. ``value``: a label, the theme merged into, a point's theme ("": none).
    """

    number: int
    action: int
    kind: EditKind
    subject: str
    value: str
    undone: bool


class Edits:
    """Edits of one archive. Writing methods expect to be inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def list_edits(self, *, undone: bool = False) -> list[EditRow]:
        """Return the edits in force, oldest first; with ``undone`` also those taken back."""
        rows = self._db.execute("SELECT * FROM edits ORDER BY number")
        if not all(is_sound(tuple(row)) for row in rows):
            raise self._db.damaged("the list of edits")
        found = [
            EditRow(row["number"], row["action"], row["kind"], row["subject"], row["value"], bool(row["undone"]))
            for row in rows
        ]
        return [edit for edit in found if undone or not edit.undone]

    def add(self, edits: Sequence[tuple[EditKind, str, str]]) -> None:
        """Append the edits of one call; what was undone before can then no longer be redone."""
        self._db.execute("DELETE FROM edits WHERE undone = 1")
        action = int(self._db.execute("SELECT coalesce(max(action), 0) + 1 FROM edits")[0][0])
        for kind, subject, value in edits:
            number = int(self._db.execute("SELECT coalesce(max(number), 0) + 1 FROM edits")[0][0])
            row = (number, action, kind, subject, value, 0)
            self._db.execute("INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, checksum(*row)))

    def undo(self) -> list[EditRow]:
        """Take the last call's edits back; return them, oldest first."""
        held = self.list_edits()
        return self._mark([edit for edit in held if edit.action == held[-1].action] if held else [], undone=True)

    def redo(self) -> list[EditRow]:
        """Make the edits that were taken back last again; return them, oldest first."""
        undone = [edit for edit in self.list_edits(undone=True) if edit.undone]
        return self._mark([edit for edit in undone if edit.action == undone[0].action] if undone else [], undone=False)

    def _mark(self, edits: list[EditRow], *, undone: bool) -> list[EditRow]:
        for edit in edits:
            row = (edit.number, edit.action, edit.kind, edit.subject, edit.value, int(undone))
            self._db.execute(
                "UPDATE edits SET undone = ?, crc = ? WHERE number = ?", (int(undone), checksum(*row), edit.number)
            )
        return edits
