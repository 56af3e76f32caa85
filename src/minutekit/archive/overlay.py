"""What the user's edits make of a run: they lie over it and do not change it, so each can be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutekit.schema import content_id

if TYPE_CHECKING:
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
    db.execute("INSERT INTO shown_themes VALUES (0, 0, '', '', 0)")
    rows = []
    for theme, number in numbers.items():
        shown = overlay.shown(theme)
        label = overlay.labels.get(theme, labels.get(theme, theme))
        rows.append((number, numbers.get(shown, number), theme, label, int(theme in overlay.hidden)))
    db.execute_many("INSERT INTO shown_themes VALUES (?, ?, ?, ?, ?)", rows)
    db.execute_many(
        "INSERT OR REPLACE INTO moved_points SELECT number, ? FROM points WHERE id = ?",
        [(numbers[theme] if theme else 0, point) for point, theme in overlay.moved.items()],
    )
