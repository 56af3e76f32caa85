"""The user's edits: kept on every rerun, listed, taken back and made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from minutekit.archive.opened import OpenedArchive
from minutekit.errors import ArchiveError, OptionError
from minutekit.schema import Edit, content_id

if TYPE_CHECKING:
    from minutekit.storage import EditKind, EditRow


class Editing(OpenedArchive):
    """The part of an archive that takes edits.

    A theme is named by its id, its label or a unique beginning of either; a point by its id or a unique beginning.
    """

    def rename_theme(self, theme: str, label: str) -> None:
        """Give a theme another name, kept on every rerun."""
        found = self._require_theme(theme)
        label = self._check_label(label, found)
        self._add([("rename", found, label)])

    def merge_themes(self, themes: Iterable[str], into: str) -> None:
        """Join themes into one of them (or another), kept on every rerun."""
        target = self._require_theme(into)
        others = [theme for theme in dict.fromkeys(map(self._require_theme, themes)) if theme != target]
        if not others:
            msg = f"{into!r} has no other theme to take in; name at least one that is not itself"
            raise OptionError(msg)
        self._add([("merge", theme, target) for theme in others])

    def split_theme(self, theme: str, points: Sequence[str], label: str) -> str:
        """Put points of a theme into a new one, kept on every rerun; return the new theme's id."""
        source = self._require_theme(theme)
        label = self._check_label(label, None)
        chosen = list(dict.fromkeys(map(self._require_point, points)))
        numbers = self._theme_numbers(source)
        inside = {
            row["id"]
            for number in numbers
            for row in self._db.execute(
                """SELECT p.id AS id FROM segments s JOIN points p
                   ON p.meeting = s.meeting AND p.position BETWEEN s.first AND s.last
                   WHERE s.theme = ? AND s.to_run IS NULL AND p.number NOT IN (SELECT point FROM moved_points)
                   UNION SELECT p.id FROM moved_points m JOIN points p ON p.number = m.point WHERE m.theme = ?""",
                (number, number),
            )
        }
        outside = [point for point in chosen if point not in inside]
        if outside or not chosen:
            what = f"the point {outside[0]!r} is not in the theme {theme!r}" if outside else "no points were given"
            msg = f"{what}; take ids from points(theme={theme!r})"
            raise OptionError(msg)
        new = content_id("split", source, *chosen)
        while new in self._runs.theme_numbers():
            new = content_id(new)
        self._add([("split", new, json.dumps({"label": label, "from": source, "points": chosen}, ensure_ascii=False))])
        return new

    def move_point(self, point: str, theme: str | None) -> None:
        """Put a point into a theme (None: into none), kept on every rerun."""
        self.move_points([point], theme)

    def move_points(self, points: Iterable[str], theme: str | None) -> None:
        """Put points into a theme (None: into none), kept on every rerun."""
        found = list(dict.fromkeys(map(self._require_point, points)))
        target = "" if theme is None else self._require_theme(theme)
        self._add([("move", point, target) for point in found])

    def pin(self, point: str) -> None:
        """Keep a point in the theme where it is now, also when all points are grouped anew."""
        found = self._require_point(point)
        rows = self._db.execute("SELECT theme_id FROM points_by_theme WHERE point = ?", (found,))
        self._add([("pin", found, next((row["theme_id"] for row in rows if row["theme_id"]), ""))])

    def hide_theme(self, theme: str, *, hidden: bool = True) -> None:
        """Leave a theme out of what is shown; its points are then under none. ``hidden=False``: show it again."""
        self._add([("hide", self._require_theme(theme), "yes" if hidden else "")])

    def assign_to_code(self, theme: str, label: str) -> None:
        """Put a whole theme under a code of your codebook, kept on every rerun."""
        self._add([("code", self._require_theme(theme), self._check_label(label, None))])

    def note(self, subject: str, text: str) -> None:
        """Keep a note on a theme or a point; an empty text takes it away."""
        try:
            found = self._require_theme(subject)
        except ArchiveError:
            found = self._require_point(subject)
        self._add([("note", found, " ".join(text.split()))])

    def notes(self) -> dict[str, str]:
        """Return the notes by the id of the theme or point that they are on."""
        return self._overlay().notes

    def edits(self) -> tuple[Edit, ...]:
        """Return the edits, oldest first; those that were taken back, and could be made again, are marked."""
        return tuple(self._describe(edit) for edit in self._edits.list_edits(undone=True))

    def undo(self) -> str | None:
        """Take the last edit back; return what it was in one line, None if there is none."""
        with self._db.transaction():
            taken = self._edits.undo()
            self._refresh_shown()
        return self._tell(taken)

    def redo(self) -> str | None:
        """Make the edit that was taken back last again; return what it is in one line, None if there is none."""
        with self._db.transaction():
            made = self._edits.redo()
            self._refresh_shown()
        return self._tell(made)

    # Inside

    def _add(self, edits: Sequence[tuple[EditKind, str, str]]) -> None:
        from minutekit.archive.overlay import codebook_theme_id  # noqa: PLC0415 - as in OpenedArchive

        with self._db.transaction():
            known = self._runs.theme_numbers()
            for kind, subject, value in edits:
                made = subject if kind == "split" else codebook_theme_id(value) if kind == "code" else None
                if made and made not in known:
                    self._runs.add_theme(made)
            self._edits.add(edits)
            self._refresh_shown()

    def _check_label(self, label: str, own: str | None) -> str:
        label = " ".join(label.split())
        if not label:
            msg = "a theme needs a label; give at least one letter"
            raise ArchiveError(msg)
        if any("\ud800" <= sign <= "\udfff" for sign in label):
            msg = f"the label {label[:40]!r} holds half a character; write it anew"
            raise ArchiveError(msg)
        rows = self._db.execute(
            "SELECT id, label FROM shown_themes WHERE theme <> 0 AND shown = theme AND id <> ?", (own or "",)
        )
        if own is not None and any(row["label"].casefold() == label.casefold() for row in rows):
            msg = f"another theme is called {label!r} already; merge the two, or choose another name"
            raise ArchiveError(msg)
        return label

    def _describe(self, edit: EditRow) -> Edit:
        value = edit.value
        if edit.kind == "split":
            told = json.loads(edit.value)
            value = f"{told['label']} ({len(told['points'])} points of {told['from']})"
        return Edit(edit.action, edit.kind, edit.subject, value, edit.undone)

    def _tell(self, edits: Sequence[EditRow]) -> str | None:
        return "; ".join(str(self._describe(edit)) for edit in edits) or None
