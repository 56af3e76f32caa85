"""An open archive: its file, and what every part of its class needs."""

from __future__ import annotations

import os
import re
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from minutekit.errors import ArchiveError
from minutekit.storage import Database, Edits, MeetingRow, Runs, read_rows

if TYPE_CHECKING:
    from minutekit.archive.overlay import Overlay
    from minutekit.archive.shown_themes import LaterPoints


_BYTE = re.compile(rb"\\x([89a-f][0-9a-f])")


class OpenedArchive:
    """The file behind an archive, and the looking up of themes and points that users name."""

    def __init__(self, path: str | Path) -> None:
        self._db = Database(path)
        self._runs = Runs(self._db)
        self._edits = Edits(self._db)
        self._folder = Path.cwd() if self._db.path == ":memory:" else Path(path).absolute().parent
        self._later: LaterPoints | None = None
        try:
            # An older format knew nothing of what the edits come to.
            if self._db.execute("SELECT EXISTS (SELECT 1 FROM themes) AND NOT EXISTS (SELECT 1 FROM shown_themes)")[0][
                0
            ]:
                with self._db.transaction():
                    self._refresh_shown()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is fine. Themes that are still in use are read whole before."""
        try:
            self._read_later()
        finally:
            self._db.close()

    def _read_later(self) -> None:
        """Read the points of themes in use before what they come from goes."""
        if self._later is not None:
            self._later.read_all()

    def _key_of(self, path: Path) -> str:
        r"""Return what a file is known by: its way from the archive's folder, so that both can move.

        Bytes of a name that are no UTF-8 are written as such: "caf\xe9.txt".
        """
        name = Path(os.path.relpath(path.absolute(), self._folder)).as_posix()
        return os.fsencode(name).decode("utf-8", "backslashreplace")

    def _path_of(self, key: str) -> Path:
        """Return the file that a key stands for."""
        name = _BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), key.encode("utf-8", "surrogatepass"))
        return self._folder / os.fsdecode(name)

    def _overlay(self) -> Overlay:
        from minutekit.archive.overlay import lay_over  # noqa: PLC0415 - most questions need no edits

        return lay_over(self._edits.list_edits())

    def _refresh_shown(self) -> None:
        """Write what the edits come to for questions in SQL. Expects to be inside a transaction."""
        from minutekit.archive.overlay import write_shown  # noqa: PLC0415 - as above

        labels = {record.id: record.label for record in self._runs.last_records().values()}
        write_shown(self._db, self._overlay(), self._runs.theme_numbers(), labels)

    # What users name

    def _find_themes(self, name: str) -> list[tuple[int, str, str]]:
        """Return (number, id, label) of the shown themes that a name may mean."""
        rows = self._db.execute("SELECT theme, id, label FROM shown_themes WHERE theme <> 0 AND shown = theme")
        themes = [(row["theme"], row["id"], row["label"]) for row in rows]
        folded = " ".join(name.split()).casefold()
        ways = (
            [theme for theme in themes if theme[1] == name],
            [theme for theme in themes if theme[2] == name],
            [theme for theme in themes if theme[2].casefold() == folded],
            [t for t in themes if folded and (t[2].casefold().startswith(folded) or t[1].startswith(name))],
        )
        return next((found for found in ways if found), [])

    def _require_theme(self, name: str) -> str:
        """Return the id of the theme that an id, a label or a unique beginning of either names."""
        found = self._find_themes(name)
        if len(found) == 1:
            return found[0][1]
        if len(found) > 1:
            shown = "; ".join(f"{label} ({theme})" for _, theme, label in found[:5])
            msg = f"{self._db.path}: {name!r} names {len(found)} themes: {shown}; give more of the label, or an id"
            raise ArchiveError(msg)
        known = self._db.execute("SELECT id FROM shown_themes WHERE theme <> 0 AND id = ?", (name,))
        if known:
            return str(known[0]["id"])
        msg = f"{self._db.path}: there is no theme {name!r}; take an id or a label from themes()"
        raise ArchiveError(msg)

    def _theme_numbers(self, name: str) -> list[int]:
        """Return the numbers of all themes that are shown as the one named."""
        theme = self._require_theme(name)
        rows = self._db.execute(
            """SELECT a.theme AS theme FROM shown_themes a JOIN shown_themes b ON b.id = ?
               WHERE a.theme <> 0 AND (a.shown = b.theme OR a.theme = b.theme)""",
            (theme,),
        )
        return [row["theme"] for row in rows]

    def _require_point(self, name: str) -> str:
        """Return the id of the point that an id or a unique beginning of one names."""
        rows = self._db.execute(
            "SELECT DISTINCT id FROM points WHERE id >= ? AND id < ? LIMIT 3", (name, name + "\U0010ffff")
        )
        exact = [row["id"] for row in rows if row["id"] == name]
        if exact or len(rows) == 1:
            return str((exact or [rows[0]["id"]])[0])
        what = f"{name!r} begins the ids of several points" if rows else f"there is no point {name!r}"
        msg = f"{self._db.path}: {what}; take an id from points() or search()"
        raise ArchiveError(msg)

    def _meeting_rows(self, name: str) -> list[MeetingRow]:
        """Return the meetings of a file, or the one with an id."""
        return read_rows(self._db, "WHERE key = ? OR id = ?", (name, name))
