"""Meetings into the archive, and out again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

from minutekit._version import __version__
from minutekit.archive.intake import compare_words, count_words, hash_files, list_files, pair_captions
from minutekit.archive.opened import OpenedArchive
from minutekit.errors import MinutekitError
from minutekit.schema import AddReport, Meeting, ReadOptions, Refusal
from minutekit.storage import (
    MeetingRow,
    SaveMeeting,
    delete_meeting,
    insert_meeting,
    load_meeting,
    mark_copy,
    move_meeting,
    read_rows,
)

if TYPE_CHECKING:
    from minutekit.archive.reading import Paths

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, name of the file): done is what is on the disk or refused."""

SAME_MEETING = 0.85
"""Two files of one day are one meeting when they share so much of their words."""

SAME_FILE = 0.5
"""A file that came where another went is that file, changed, when they share so much of their words."""

_FEWEST_WORDS = 30
_KEPT_AT_ONCE = 25
_KEPT_AFTER_SECONDS = 1.0


class Adding(OpenedArchive):
    """The part of an archive that takes meetings in."""

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        workers: int | Executor | None = None,
        progress: Progress | None = None,
        options: ReadOptions | None = None,
        client: object = None,
    ) -> AddReport:
        """Add files, and folders with all in them.

        Files whose content the archive already holds are not read again; a file that changed since
        replaces its older self, also where it was moved; one that cannot be read is refused with the reason and does
        not stop the others. The same meeting in another file (PDF and Word) is kept beside the first and its points
        are not counted twice. Captions and the chat beside them ("session.vtt", "session-chat.txt") are one meeting.
        Files that are no longer there are named, and stay until ``remove``.

        ``workers``: processes to read in, each file within its limits of time and memory (a script that asks for
        them needs the usual ``if __name__ == "__main__":``); None reads in this process; or an executor.
        ``client``: a dask ``Client``, to read on its workers, which must see the same folders.
        ``progress``: called as files are done.
        """
        from minutekit.plugins import READERS, plugin_names  # noqa: PLC0415 - imports stay cheap until used

        files, ignored = list_files(paths, frozenset(f".{name}" for name in plugin_names(READERS)))
        rows = read_rows(self._db)
        held = {row.key: row for row in reversed(rows)}
        known = {row.sha256: row for row in reversed(rows) if row.sha256}
        report = _Report(ignored=[str(path) for path in ignored])
        wanted: dict[Paths, str] = {}
        for paths_of_one in map(tuple, pair_captions(files)):
            key = self._key_of(paths_of_one[0])
            try:
                digest = hash_files(paths_of_one)
            except MinutekitError as error:
                report.refused += [_refuse(path, error) for path in paths_of_one]
                continue
            row = held.get(key)
            if (row is not None and row.sha256 == digest) or digest in wanted.values():
                report.unchanged += map(str, paths_of_one)
            elif row is None and digest in known:
                self._notice_move(known[digest], key, paths_of_one, report)
            else:
                wanted[paths_of_one] = digest
        self._read_and_keep(
            list(wanted), held, report, workers if client is None else _executor(client), progress, options
        )
        report.missing = self._find_missing(paths)
        self._db.settle()
        return report.close()

    def refresh(
        self,
        workers: int | Executor | None = None,
        progress: Progress | None = None,
        options: ReadOptions | None = None,
        *,
        everything: bool = False,
    ) -> AddReport:
        """Read again what an older minutekit read; ``everything``: all files. Files that are gone are named."""
        rows = [row for row in read_rows(self._db) if row.from_file and (everything or row.reader != __version__)]
        held = {row.key: row for row in rows}
        paths = {row.key: self._path_of(row.key) for row in rows}
        report = _Report(missing=[str(path) for path in dict.fromkeys(paths.values()) if not path.exists()])
        sources = {row.key: row.source or "" for row in rows}
        present = [_find_sources(path, sources[key]) for key, path in paths.items() if path.exists()]
        self._read_and_keep(present, held, report, workers, progress, options)
        self._db.settle()
        return report.close()

    def add_meeting(self, meeting: Meeting) -> None:
        """Add a meeting that was read or built elsewhere; the same meeting twice is kept once."""
        from minutekit.archive.reading import scrub_meeting  # noqa: PLC0415 - imports stay cheap until used

        with self._db.transaction():
            self._put(meeting.id, (scrub_meeting(meeting),))

    def remove(self, path: str | Path) -> bool:
        """Take a file's meeting (or a meeting by its id) out again; return whether it was there."""
        rows = self._meeting_rows(self._key_of(Path(path))) or self._meeting_rows(str(path))
        self._read_later()
        with self._db.transaction():
            for row in rows:
                copies = read_rows(self._db, "WHERE copy_of = ?", (row.number,))
                heir = next((copy for copy in copies if copy.key != row.key), None)
                whole = load_meeting(self._db, heir) if heir else None
                for copy in copies:
                    mark_copy(self._db, copy, None)
                delete_meeting(self._db, row.number, self._runs.last_number())
                if heir is not None and whole is not None:
                    # The same meeting from another file takes its place.
                    self._put(heir.key, (whole,))
        return bool(rows)

    # Inside

    def _read_and_keep(
        self,
        paths: Sequence[Paths],
        held: dict[str, MeetingRow],
        report: _Report,
        workers: int | Executor | None,
        progress: Progress | None,
        options: ReadOptions | None,
    ) -> None:
        """Read files and keep what they hold, some at a time; what was read when it is stopped is kept."""
        from minutekit.archive.reading import read_files  # noqa: PLC0415 - imports stay cheap until used

        done = 0
        pending: list[tuple[Paths, tuple[Meeting, ...]]] = []

        def keep() -> None:
            nonlocal done
            outcomes = []
            with self._db.transaction():
                for of_one, meetings in pending:
                    outcomes.append((of_one, self._take_in(of_one, meetings, held)))
            for of_one, outcome in outcomes:
                getattr(report, outcome).extend(map(str, of_one))
            done += len(pending)
            pending.clear()

        if progress and paths:
            progress(0, len(paths), str(paths[0][0]))
        last = time.monotonic()
        try:
            for of_one, result in read_files(paths, options, workers) if paths else ():
                if isinstance(result, MinutekitError):
                    report.refused += [_refuse(path, result) for path in of_one]
                    done += 1
                else:
                    pending.append((of_one, result))
                if len(pending) >= _KEPT_AT_ONCE or time.monotonic() - last > _KEPT_AFTER_SECONDS:
                    keep()
                    last = time.monotonic()
                    if progress:
                        progress(done, len(paths), str(of_one[0]))
        finally:
            keep()
        if progress and paths:
            progress(done, len(paths), "")

    def _take_in(self, paths: Paths, meetings: tuple[Meeting, ...], held: dict[str, MeetingRow]) -> str:
        """Keep what files hold; return what that was: "new", "changed" or "copies"."""
        key, *beside = map(self._key_of, paths)
        for other in beside:
            if other in held:
                # It was added alone before.
                self.remove(self._path_of(other))
        if key in held:
            self._put(key, meetings)
            return "changed"
        for meeting in meetings:
            found, shared = self._find_alike(key, meeting)
            if found is None:
                continue
            gone = not self._path_of(found.key).exists()
            if gone and shared >= SAME_FILE:
                move_meeting(self._db, found, key)
                self._put(key, meetings)
                return "changed"
            if not gone and shared >= SAME_MEETING:
                self._put(key, meetings, copy_of=found.number)
                return "copies"
        self._put(key, meetings)
        return "new"

    def _find_alike(self, key: str, meeting: Meeting) -> tuple[MeetingRow | None, float]:
        """Return the file's meeting that shares most words with one, among those of its day or its file's name."""
        own = count_words(point.text for point in meeting.points)
        name = Path(key).name
        best: tuple[MeetingRow | None, float] = (None, 0.0)
        if own.total() < _FEWEST_WORDS:
            return best
        day = meeting.date.isoformat() if meeting.date else None
        rows = read_rows(
            self._db,
            "WHERE source IS NOT NULL AND copy_of IS NULL AND key <> ? AND (date = ? OR source = ?)",
            (key, day, name),
        )
        for row in rows:
            texts = self._db.execute("SELECT text FROM points WHERE meeting = ?", (row.number,))
            shared = compare_words(own, count_words(text["text"] for text in texts))
            if row.from_file and shared > best[1]:
                best = (row, shared)
        return best

    def _put(self, key: str, meetings: tuple[Meeting, ...], copy_of: int | None = None) -> None:
        """Keep a file's meetings in place of those it had. Expects to be inside a transaction."""
        before = read_rows(self._db, "WHERE key = ?", (key,))
        copies = [copy for row in before for copy in read_rows(self._db, "WHERE copy_of = ?", (row.number,))]
        for copy in copies:
            mark_copy(self._db, copy, None)
        for row in before:
            self._read_later()
            delete_meeting(self._db, row.number, self._runs.last_number())
        numbers = [
            insert_meeting(self._db, SaveMeeting(key, part, meeting, __version__, copy_of))
            for part, meeting in enumerate(meetings)
        ]
        for copy in copies:
            mark_copy(self._db, copy, numbers[0] if copy_of is None else copy_of)

    def _notice_move(self, row: MeetingRow, key: str, paths: Paths, report: _Report) -> None:
        """Note a file that the archive knows by another name: moved where that is gone, else a copy of its bytes."""
        if row.from_file and not self._path_of(row.key).exists():
            with self._db.transaction():
                for part in read_rows(self._db, "WHERE key = ?", (row.key,)):
                    move_meeting(self._db, part, key)
            report.moved += map(str, paths)
        else:
            report.unchanged += map(str, paths)

    def _find_missing(self, paths: str | Path | Iterable[str | Path]) -> list[str]:
        """Return the files that were added from these folders and are no longer there."""
        given = [paths] if isinstance(paths, str | Path) else list(paths)
        folders = [self._key_of(Path(path)) for path in given if Path(path).is_dir()]
        out = []
        for row in read_rows(self._db, "WHERE part = 0"):
            inside = row.from_file and any(folder == "." or row.key.startswith(f"{folder}/") for folder in folders)
            if inside and not self._path_of(row.key).exists():
                out.append(str(self._path_of(row.key)))
        return out


class _Report:
    """An addition's report while it is being written."""

    def __init__(self, *, ignored: Sequence[str] = (), missing: Sequence[str] = ()) -> None:
        self.new: list[str] = []
        self.changed: list[str] = []
        self.unchanged: list[str] = []
        self.refused: list[Refusal] = []
        self.ignored = list(ignored)
        self.moved: list[str] = []
        self.copies: list[str] = []
        self.missing = list(missing)

    def close(self) -> AddReport:
        """Return the report as it stands."""
        return AddReport(**{name: tuple(value) for name, value in vars(self).items()})


def _find_sources(path: Path, source: str) -> Paths:
    """Return a meeting's files by the name that its document bears: of several, those that are there."""
    beside = [path.parent / name for name in source.split(" + ")]
    return (path, *(other for other in beside if other != path and other.is_file())) if path in beside else (path,)


def _refuse(path: Path, error: MinutekitError) -> Refusal:
    return Refusal(str(path), str(error).removeprefix(f"{path}: ").removeprefix(f"{path.name}: "))


def _executor(client: object) -> Executor:
    executor: Executor = client.get_executor()  # type: ignore[attr-defined]
    return executor
