"""Meetings into the archive, and out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from pathlib import Path

from minutekit._version import __version__
from minutekit.archive.intake import hash_file, list_files, read_files
from minutekit.archive.opened import OpenedArchive
from minutekit.errors import MinutekitError
from minutekit.schema import AddReport, Meeting, ReadOptions, Refusal
from minutekit.storage import SaveMeeting, delete_meeting, insert_meeting, read_rows

Progress = Callable[[int, int, str], None]
"""Called before each file with (files done, files in all, name of the file)."""


class Adding(OpenedArchive):
    """The part of an archive that takes meetings in."""

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        workers: int | Executor | None = None,
        progress: Progress | None = None,
        options: ReadOptions | None = None,
    ) -> AddReport:
        """Add files, and folders with all in them.

        Files whose content the archive already holds are not read again; a file that changed since
        replaces its older self; one that cannot be read is refused with the reason and does not stop
        the others. ``workers``: processes to read in (a script that asks for more than one needs the
        usual ``if __name__ == "__main__":``), or an executor. ``progress``: called before each file.
        """
        from minutekit.plugins import READERS, plugin_names  # noqa: PLC0415 - imports stay cheap until used

        files, ignored = list_files(paths, frozenset(f".{name}" for name in plugin_names(READERS)))
        held = {row.key: row.sha256 for row in read_rows(self._db)}
        present = set(held.values())
        unchanged: list[str] = []
        refused: list[Refusal] = []
        wanted: list[Path] = []
        for path in files:
            key = self._key_of(path)
            try:
                digest = hash_file(path)
            except MinutekitError as error:
                refused.append(_refuse(path, error))
                continue
            if held.get(key) == digest or (key not in held and digest in present):
                unchanged.append(str(path))
            else:
                present.add(digest)
                wanted.append(path)
        new: list[str] = []
        changed: list[str] = []
        for done, (path, result) in enumerate(read_files(wanted, options, workers)):
            if progress:
                progress(done, len(wanted), str(path))
            if isinstance(result, MinutekitError):
                refused.append(_refuse(path, result))
                continue
            key = self._key_of(path)
            self._put(key, result)
            (changed if key in held else new).append(str(path))
        if progress and wanted:
            progress(len(wanted), len(wanted), "")
        self._db.settle()
        return AddReport(tuple(new), tuple(changed), tuple(unchanged), tuple(refused), tuple(map(str, ignored)))

    def add_meeting(self, meeting: Meeting) -> None:
        """Add a meeting that was read or built elsewhere; the same meeting twice is kept once."""
        self._put(meeting.id, meeting)

    def remove(self, path: str | Path) -> bool:
        """Take a file's meeting (or a meeting by its id) out again; tell whether it was there."""
        rows = self._meeting_rows(self._key_of(Path(path))) or self._meeting_rows(str(path))
        self._read_later()
        with self._db.transaction():
            for row in rows:
                delete_meeting(self._db, row.number, self._runs.last_number())
        return bool(rows)

    def _put(self, key: str, meeting: Meeting) -> None:
        with self._db.transaction():
            for row in read_rows(self._db, "WHERE key = ?", (key,)):
                self._read_later()
                delete_meeting(self._db, row.number, self._runs.last_number())
            insert_meeting(self._db, SaveMeeting(key, 0, meeting, __version__))


def _refuse(path: Path, error: MinutekitError) -> Refusal:
    return Refusal(str(path), str(error).removeprefix(f"{path}: ").removeprefix(f"{path.name}: "))
