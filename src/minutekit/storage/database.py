"""One SQLite file: opened with checks, migrated by numbered steps, written in transactions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from minutekit.errors import ArchiveBusyError, ArchiveCorruptError, ArchiveError, ArchiveVersionError
from minutekit.storage.functions import holds_part
from minutekit.storage.migrations import APPLICATION_ID, MIGRATIONS

_BUSY_SECONDS = 5.0
_CACHE_KIBIBYTES = 64 * 1024
_LOG_PAGES = 8_000

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_CONSTRAINT}
_CLOSED_TO_WRITING = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}

Values = Sequence[object]


class Database:
    """A connection whose every failure is an ArchiveError that names the file.

    Any thread may use it; one at a time is let in.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = str(path)
        self._lock = threading.RLock()
        self._depth = 0
        if self.path != ":memory:":
            place = Path(self.path)
            if place.is_dir():
                msg = f"{self.path}: is a folder; give the name of an archive file, such as {place / 'archive.sqlite'}"
                raise ArchiveError(msg)
            if not place.absolute().parent.is_dir():
                msg = f"{self.path}: its folder does not exist; create it first"
                raise ArchiveError(msg)
        with self._translated():
            self._connection = self._connect(self.path)
            try:
                try:
                    self._prepare()
                except sqlite3.OperationalError as error:
                    if _base_code(error) not in _CLOSED_TO_WRITING:
                        raise
                    # A file or folder that may only be read: SQLite needs to be told that nobody writes.
                    self._connection.close()
                    self._connection = self._connect(f"{Path(self.path).absolute().as_uri()}?immutable=1", uri=True)
                    self._prepare(writable=False)
            except BaseException:
                self._connection.close()
                raise

    def _connect(self, name: str, *, uri: bool = False) -> sqlite3.Connection:
        return sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri)

    def _prepare(self, *, writable: bool = True) -> None:
        self._connection.row_factory = sqlite3.Row
        for pragma in ("foreign_keys = ON", "trusted_schema = OFF", f"cache_size = -{_CACHE_KIBIBYTES}"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.create_function("holds", 2, holds_part, deterministic=True)
        application = self._pragma("application_id")
        version = self._pragma("user_version")
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if application != APPLICATION_ID and (application or tables):
            msg = f"{self.path}: is a SQLite file, but not an archive of minutekit; choose another name"
            raise ArchiveCorruptError(msg)
        if version > len(MIGRATIONS):
            msg = f"{self.path}: is of a newer minutekit (format {version}, not {len(MIGRATIONS)}); upgrade minutekit"
            raise ArchiveVersionError(msg)
        if writable:
            self._make_safe_and_quick(new=not tables)
        if version < len(MIGRATIONS):
            self._migrate(version)

    def _make_safe_and_quick(self, *, new: bool) -> None:
        """Keep a log beside the file, so that readers and one writer do not wait for one another."""
        if new:
            self._connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")

    def _migrate(self, version: int) -> None:
        with self.transaction():
            # Asked again inside the lock: another process may just have done it.
            for number in range(self._pragma("user_version"), len(MIGRATIONS)):
                step = MIGRATIONS[number]
                for statement in step.statements:
                    self._connection.execute(statement)
                if step.convert:
                    step.convert(self._connection)
                for statement in step.afterwards:
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number + 1}")
            self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        if version:
            # The room that the older format took is given back.
            self._connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
            self._connection.execute("VACUUM")

    def _pragma(self, name: str) -> int:
        return int(self._connection.execute(f"PRAGMA {name}").fetchone()[0])

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._translate(error) from error
        except UnicodeDecodeError as error:
            # SQLite's own message holds a piece of a damaged schema.
            msg = f"{self.path}: the archive is damaged (its tables); restore a copy, or add the files to a new archive"
            raise ArchiveCorruptError(msg) from error
        except UnicodeEncodeError as error:
            msg = f"{self.path}: {error.object[:40]!r} holds half a character and cannot be kept; write it anew"
            raise ArchiveError(msg) from error

    def _translate(self, error: sqlite3.Error) -> ArchiveError:
        code = _base_code(error)
        kind: type[ArchiveError] = ArchiveError
        if isinstance(error, sqlite3.ProgrammingError):
            what = f"the archive is closed; open it again with Archive({self.path!r})"
        elif code in _BUSY:
            kind, what = ArchiveBusyError, "another process is writing this archive; try again when it has finished"
        elif code == sqlite3.SQLITE_FULL:
            what = "the disk is full; what was finished before is kept, make room and go on"
        elif code in _CLOSED_TO_WRITING:
            what = f"{error}; check that the file and its folder can be written"
        elif code == sqlite3.SQLITE_NOTADB:
            kind = ArchiveCorruptError
            what = f"is not an archive of minutekit, or it is damaged ({error}); restore a copy, or choose another name"
        elif code in _DAMAGED or code in {sqlite3.SQLITE_ERROR, None}:
            kind = ArchiveCorruptError
            what = f"the archive is damaged ({error}); restore a copy, or add the files to a new archive"
        else:
            what = f"{error}; check the disk, and that the file and its folder can be written"
        return kind(f"{self.path}: {what}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that happens inside, or nothing; a transaction within another is part of it."""
        with self._lock, self._translated():
            if self._depth:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth = 1
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read all that happens inside from one state of the file, whatever others write meanwhile."""
        with self._lock, self._translated():
            if self._depth or self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def execute(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """Run one statement and return its rows."""
        with self._lock, self._translated():
            return self._connection.execute(sql, tuple(values)).fetchall()

    def execute_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Run one statement for many rows."""
        with self._lock, self._translated():
            self._connection.executemany(sql, rows)

    def settle(self) -> None:
        """Bring what was written through to the disk, and give freed room back."""
        with self._lock, self._translated():
            self._connection.execute("PRAGMA incremental_vacuum")
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def damaged(self, what: str) -> ArchiveCorruptError:
        """Return the error that says what of the file is damaged."""
        return ArchiveCorruptError(
            f"{self.path}: {what} is damaged; see what else is with: minutekit archive check, and restore a copy"
        )

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        with self._lock:
            self._connection.close()


def _base_code(error: sqlite3.Error) -> int | None:
    """Return SQLite's primary result code, which the low byte of the extended one holds."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF
