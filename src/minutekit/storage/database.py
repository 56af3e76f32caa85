"""One SQLite file: opened with checks, migrated by numbered steps, written in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minutekit.errors import ArchiveBusyError, ArchiveCorruptError, ArchiveError, ArchiveVersionError
from minutekit.storage.migrations import APPLICATION_ID, MIGRATIONS

_BUSY_SECONDS = 5.0


class Database:
    """A connection whose every failure is an ArchiveError that names the file."""

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        if self.path != ":memory:":
            place = Path(self.path)
            if place.is_dir():
                msg = f"{self.path}: is a folder; give the name of an archive file, such as {place / 'archive.sqlite'}"
                raise ArchiveError(msg)
            if not place.absolute().parent.is_dir():
                msg = f"{self.path}: its folder does not exist; create it first"
                raise ArchiveError(msg)
        with self._translated():
            self._connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA trusted_schema = OFF")
        application = self._pragma("application_id")
        version = self._pragma("user_version")
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION_ID and (application or tables):
            msg = f"{self.path}: is a SQLite file, but not an archive of minutekit; choose another name"
            raise ArchiveCorruptError(msg)
        if version > len(MIGRATIONS):
            msg = f"{self.path}: was written by a newer minutekit (format {version}, this one knows {len(MIGRATIONS)}); upgrade minutekit"
            raise ArchiveVersionError(msg)
        if version < len(MIGRATIONS):
            with self.transaction():
                # Asked again inside the lock: another process may just have done it.
                for number in range(self._pragma("user_version"), len(MIGRATIONS)):
                    for statement in MIGRATIONS[number].statements:
                        self._connection.execute(statement)
                    self._connection.execute(f"PRAGMA user_version = {number + 1}")
                self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            text = str(error)
            if "locked" in text or "busy" in text:
                msg = f"{self.path}: another process is writing this archive; try again when it has finished"
                raise ArchiveBusyError(msg) from error
            if "malformed" in text or "no such" in text:
                msg = f"{self.path}: the archive is damaged ({text}); restore a copy, or add the files to a new archive"
                raise ArchiveCorruptError(msg) from error
            msg = f"{self.path}: {text}; check that the file and its folder can be written"
            raise ArchiveError(msg) from error
        except sqlite3.DatabaseError as error:
            msg = f"{self.path}: is not an archive of minutekit, or it is damaged ({error}); restore a copy, or choose another name"
            raise ArchiveCorruptError(msg) from error
        except sqlite3.ProgrammingError as error:
            msg = f"{self.path}: the archive is closed; open it again with Archive({self.path!r})"
            raise ArchiveError(msg) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that happens inside, or nothing."""
        with self._translated():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """Run one statement and return its rows."""
        with self._translated():
            return self._connection.execute(sql, values).fetchall()

    def execute_many(self, sql: str, rows: list[tuple[object, ...]]) -> None:
        """Run one statement for many rows."""
        with self._translated():
            self._connection.executemany(sql, rows)

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        self._connection.close()
