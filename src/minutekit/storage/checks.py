"""Is the file whole? Every check that SQLite and the rows' own checksums allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutekit.errors import ArchiveCorruptError, ArchiveError
from minutekit.storage.meeting_rows import load_meeting, read_rows
from minutekit.storage.rows import is_sound, unpack

if TYPE_CHECKING:
    from minutekit.storage.database import Database

_SEALED = (
    "points",
    "runs",
    "themes",
    "theme_records",
    "segments",
    "events",
    "edits",
    "look",
    "shown_themes",
    "moved_points",
)
_BLOCK = 20_000


def find_damage(db: Database) -> Iterator[str]:
    """Yield one line for everything that is wrong with the file; nothing where it is whole."""
    for row in db.execute("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield f"SQLite: {row[0]}"
    for row in db.execute("PRAGMA foreign_key_check"):
        yield f"a row of {row[0]} names a row of {row[2]} that is not there"
    try:
        db.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except ArchiveError as error:
        yield f"the full-text index does not agree with the points ({error})"
    for table in _SEALED:
        yield from _check_rows(db, table)
    try:
        meetings = read_rows(db)
    except ArchiveCorruptError as error:
        yield str(error)
        return
    for meeting in meetings:
        try:
            load_meeting(db, meeting)
        except ArchiveCorruptError as error:
            yield str(error)
    for table, column in (("passages", "counts"), ("former", "ids")):
        yield from _check_blobs(db, table, column)


def _check_rows(db: Database, table: str) -> Iterator[str]:
    total = db.execute(f"SELECT count(*) FROM {table}")[0][0]
    for start in range(0, total, _BLOCK):
        rows = db.execute(f"SELECT * FROM {table} LIMIT {_BLOCK} OFFSET {start}")
        bad = sum(not is_sound(tuple(row)) for row in rows)
        if bad:
            yield f"{bad} of the rows of {table} do not bear their checksum"


def _check_blobs(db: Database, table: str, column: str) -> Iterator[str]:
    for row in db.execute(f"SELECT meeting, {column} FROM {table}"):
        try:
            unpack(row[column])
        except ValueError as error:
            yield f"what {table} holds of meeting {row['meeting']} is damaged ({error})"
