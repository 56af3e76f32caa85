"""What the user's edits make of a run: they lie over it and do not change it, so each can be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutekit.schema import content_id
from minutekit.storage.rows import checksum, is_sound

if TYPE_CHECKING:
    import sqlite3

    from minutekit.storage import Database, EditRow


def codebook_theme_id(label: str) -> str:
    """Return the id of a codebook's theme."""
    return content_id("codebook", label)


@dataclass(slots=True)
class Overlay:
    """Edits in force. Themes are ids here. ``moved``: a point's theme by its id, None for no theme."""

    labels: dict[str, str] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str | None] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)

    def shown(self, theme: str) -> str:
        """Return the theme that a theme was merged into, or itself."""
        while theme in self.merged:
            theme = self.merged[theme]
        return theme


def lay_over(edits: Sequence[EditRow]) -> Overlay:
    """Read what the edits, oldest first, come to."""
    out = Overlay()
    for edit in edits:
        if edit.kind == "rename":
            out.labels[edit.subject] = edit.value
        elif edit.kind in {"merge", "code"}:
            into = edit.value if edit.kind == "merge" else codebook_theme_id(edit.value)
            if edit.kind == "code":
                out.labels.setdefault(into, edit.value)
            # A theme that takes another in is itself shown again: merging in a circle ends with the last word.
            out.merged.pop(into, None)
            if out.shown(edit.subject) != into:
                out.merged[edit.subject] = into
        elif edit.kind == "split":
            told = json.loads(edit.value)
            out.labels[edit.subject] = told["label"]
            out.moved.update(dict.fromkeys(told["points"], edit.subject))
        elif edit.kind == "hide":
            (out.hidden.add if edit.value else out.hidden.discard)(edit.subject)
        elif edit.kind == "note":
            out.notes[edit.subject] = edit.value
        else:
            out.moved[edit.subject] = edit.value or None
    out.notes = {subject: note for subject, note in out.notes.items() if note}
    return out


def write_shown(db: Database, overlay: Overlay, numbers: Mapping[str, int], labels: Mapping[str, str]) -> None:
    """State in the file what the edits come to, for questions in SQL. Expects to be inside a transaction.

    ``numbers`` and ``labels``: of every theme there ever was, by id.
    """
    db.execute("DELETE FROM shown_themes")
    db.execute("DELETE FROM moved_points")
    rows: list[tuple[object, ...]] = [(0, 0, "", "", 0)]
    for theme, number in numbers.items():
        shown = overlay.shown(theme)
        label = overlay.labels.get(theme, labels.get(theme, theme))
        rows.append((number, numbers.get(shown, number), theme, label, int(theme in overlay.hidden)))
    db.execute_many("INSERT INTO shown_themes VALUES (?, ?, ?, ?, ?, ?)", [(*row, checksum(*row)) for row in rows])
    for point, target in overlay.moved.items():
        for found in db.execute("SELECT number FROM points WHERE id = ?", (point,)):
            place = (found["number"], numbers[target] if target else 0)
            db.execute("INSERT OR REPLACE INTO moved_points VALUES (?, ?, ?)", (*place, checksum(*place)))


def read_shown(db: Database) -> tuple[dict[int, sqlite3.Row], list[sqlite3.Row]]:
    """Return what the edits come to: themes as they are shown, by number, and the points that were moved.

    Raises ArchiveCorruptError where a row does not bear its checksum.
    """
    themes = db.execute("SELECT * FROM shown_themes")
    moves = db.execute("SELECT * FROM moved_points")
    if not all(is_sound(tuple(row)) for row in (*themes, *moves)):
        raise db.damaged("what the edits come to")
    return {row["theme"]: row for row in themes}, moves
