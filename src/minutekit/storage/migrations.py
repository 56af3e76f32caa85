"""The archive's format, as numbered steps. A step that has been released is never changed.

To change the format, append a step; it runs once on every older archive. ``user_version`` counts the
steps that a file has had; a file with more steps than this list is refused (ArchiveVersionError).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from minutekit.storage.format_three import MADE_IN_THREE, date_deadlines
from minutekit.storage.format_two import convert_first_format
from minutekit.storage.schema_two import DROPPED_OF_ONE, MADE_IN_TWO, RENAMED_OF_ONE

APPLICATION_ID = 0x6D6B6974
"""ASCII "mkit": marks the file as ours (SQLite's application_id)."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the format: its name, its statements, what carries the rows over, and what ends it."""

    name: str
    statements: tuple[str, ...]
    convert: Callable[[sqlite3.Connection], None] | None = None
    afterwards: tuple[str, ...] = ()


MIGRATIONS = (
    Migration(
        "meetings, points, runs and edits",
        (
            """CREATE TABLE meetings (
                key TEXT PRIMARY KEY,          -- path of the file, or the id of a meeting added without one
                id TEXT NOT NULL,              -- content hash of the meeting
                sha256 TEXT NOT NULL,          -- of the file's bytes; empty without a file
                title TEXT, date TEXT, language TEXT,
                json BLOB NOT NULL             -- the whole meeting
            ) STRICT, WITHOUT ROWID""",
            "CREATE INDEX meetings_sha256 ON meetings (sha256)",
            """CREATE TABLE points (
                number INTEGER PRIMARY KEY,
                id TEXT NOT NULL,
                meeting_key TEXT NOT NULL REFERENCES meetings (key) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                text TEXT NOT NULL, speaker TEXT, section TEXT, kind TEXT NOT NULL, language TEXT,
                UNIQUE (meeting_key, position)
            ) STRICT""",
            "CREATE INDEX points_id ON points (id)",
            """CREATE VIRTUAL TABLE search USING fts5 (
                text, speaker, section, content='points', content_rowid='number',
                tokenize='unicode61 remove_diacritics 2')""",
            """CREATE TABLE runs (
                number INTEGER PRIMARY KEY,
                fingerprint TEXT NOT NULL,     -- of the points, options and edits that the run saw
                options TEXT NOT NULL,
                n_meetings INTEGER NOT NULL, n_points INTEGER NOT NULL,
                regrouped INTEGER NOT NULL     -- points at the last run that grouped all points anew
            ) STRICT""",
            """CREATE TABLE themes (
                run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                id TEXT NOT NULL, label TEXT NOT NULL, terms TEXT NOT NULL, from_codebook INTEGER NOT NULL,
                PRIMARY KEY (run, position)
            ) STRICT, WITHOUT ROWID""",
            """CREATE TABLE assignments (
                run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
                point TEXT NOT NULL,
                theme TEXT,                    -- NULL: unthemed
                exemplar INTEGER NOT NULL,     -- 1 for the theme's most typical point
                PRIMARY KEY (run, point)
            ) STRICT, WITHOUT ROWID""",
            """CREATE TABLE edits (
                number INTEGER PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('rename', 'merge', 'move', 'pin')),
                subject TEXT NOT NULL,         -- a theme id; for 'move' and 'pin' a point id
                value TEXT NOT NULL            -- a label; the theme merged into; a point's theme
            ) STRICT""",
        ),
    ),
    Migration(
        "documents apart from points, themes as intervals of runs, checksums",
        (*RENAMED_OF_ONE, *MADE_IN_TWO),
        convert_first_format,
        DROPPED_OF_ONE,
    ),
    Migration("the day that each deadline names", MADE_IN_THREE, date_deadlines),
)
