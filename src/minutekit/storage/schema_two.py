"""The tables of the archive's second format. A release freezes them; see ``migrations``.

Every table ends in ``crc``, a checksum over the row's other values in their order. Every question but the one for
whole meetings is answered from ``meetings``, ``points`` and ``segments``; ``documents`` is opened for those alone.
"""

from __future__ import annotations

RENAMED_OF_ONE = (
    "DROP INDEX meetings_sha256",
    "DROP INDEX points_id",
    "DROP TABLE search",
    "ALTER TABLE points RENAME TO old_points",
    "ALTER TABLE meetings RENAME TO old_meetings",
    "ALTER TABLE runs RENAME TO old_runs",
    "ALTER TABLE themes RENAME TO old_themes",
    "ALTER TABLE assignments RENAME TO old_assignments",
    "ALTER TABLE edits RENAME TO old_edits",
)

DROPPED_OF_ONE = tuple(
    f"DROP TABLE old_{name}" for name in ("assignments", "themes", "runs", "edits", "points", "meetings")
)

POINT_COLUMNS = (
    "number", "meeting", "position", "id", "text", "speaker", "section", "kind", "medium", "page", "time", "owner",
    "due", "level", "language", "span_start", "span_end", "more",
)  # fmt: skip
"""The columns of a point's row before its checksum, in order."""

MADE_IN_TWO = (
    """CREATE TABLE meetings (
        number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice
        key TEXT NOT NULL,             -- path of the file, or the id of a meeting added without one
        part INTEGER NOT NULL,         -- from 0, for files that hold several meetings
        id TEXT NOT NULL,              -- content hash of the meeting
        sha256 TEXT NOT NULL,          -- of the file's bytes; empty without a file
        title TEXT, date TEXT, language TEXT,
        name TEXT NOT NULL,            -- what lists call it
        source TEXT,                   -- the file's name
        first_point INTEGER NOT NULL, n_points INTEGER NOT NULL,
        digest TEXT NOT NULL,          -- hash of the points' ids in order
        reader TEXT NOT NULL,          -- version of minutekit that read it
        copy_of INTEGER REFERENCES meetings (number) ON DELETE SET NULL,  -- the same meeting from another file
        crc INTEGER NOT NULL,
        UNIQUE (key, part)
    ) STRICT""",
    "CREATE INDEX meetings_sha256 ON meetings (sha256)",
    """CREATE TABLE documents (
        meeting INTEGER PRIMARY KEY REFERENCES meetings (number) ON DELETE CASCADE,
        json BLOB NOT NULL             -- the meeting without its points, compressed
    ) STRICT""",
    """CREATE TABLE people (
        meeting INTEGER NOT NULL REFERENCES meetings (number) ON DELETE CASCADE,
        name TEXT NOT NULL, role TEXT, organisation TEXT, present INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX people_meeting ON people (meeting, name)",
    """CREATE TABLE points (
        number INTEGER PRIMARY KEY,
        meeting INTEGER NOT NULL REFERENCES meetings (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL, text TEXT NOT NULL, speaker TEXT, section TEXT,
        kind TEXT NOT NULL, medium TEXT NOT NULL, page INTEGER, time REAL, owner TEXT, due TEXT,
        level INTEGER NOT NULL, language TEXT, span_start INTEGER, span_end INTEGER,
        more TEXT,                     -- JSON of what else is known of the point
        crc INTEGER NOT NULL,
        UNIQUE (meeting, position)
    ) STRICT""",
    "CREATE INDEX points_id ON points (id)",
    """CREATE TABLE repeats (
        point INTEGER PRIMARY KEY REFERENCES points (number) ON DELETE CASCADE  -- its id stands in an earlier point
    ) STRICT""",
    """CREATE VIRTUAL TABLE search USING fts5 (
        text, speaker, section, content='points', content_rowid='number',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TABLE former (
        meeting INTEGER PRIMARY KEY,   -- a meeting that was taken out; its segments stay, for older runs
        last_run INTEGER NOT NULL,     -- the newest run that saw it
        ids BLOB NOT NULL              -- its points' ids, compressed
    ) STRICT""",
    """CREATE TABLE stems (
        number INTEGER PRIMARY KEY, stem TEXT NOT NULL UNIQUE, word TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE passages (
        meeting INTEGER PRIMARY KEY REFERENCES meetings (number) ON DELETE CASCADE,
        method TEXT NOT NULL,          -- version of the method that cut them, and its language
        in_passages INTEGER NOT NULL,  -- how many points lie in passages
        counts BLOB NOT NULL           -- first points, and the stems of each passage
    ) STRICT""",
    """CREATE TABLE look (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        fingerprint TEXT NOT NULL,     -- of the options that it was made with
        n_units INTEGER NOT NULL, arrays BLOB NOT NULL, crc INTEGER NOT NULL
    ) STRICT""",
    "CREATE TABLE voices (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",  # speakers and owners, each once
    """CREATE TABLE runs (
        number INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL,     -- of the meetings and options that the run saw
        options TEXT NOT NULL,
        n_meetings INTEGER NOT NULL, n_points INTEGER NOT NULL, n_themes INTEGER NOT NULL, n_unthemed INTEGER NOT NULL,
        crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE themes (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE theme_records (
        theme INTEGER NOT NULL REFERENCES themes (number),
        from_run INTEGER NOT NULL, to_run INTEGER,  -- both included; NULL: still so
        label TEXT NOT NULL, terms TEXT NOT NULL,
        typical TEXT NOT NULL,         -- JSON of the most typical points' ids, best first
        from_codebook INTEGER NOT NULL,
        n_named INTEGER NOT NULL,      -- how many points it had when its terms were found
        proposed TEXT,                 -- a label that fits it better now
        crc INTEGER NOT NULL,
        PRIMARY KEY (theme, from_run)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE segments (
        meeting INTEGER NOT NULL,
        first INTEGER NOT NULL, last INTEGER NOT NULL,  -- positions of points, both included
        theme INTEGER NOT NULL,        -- 0: in none
        from_run INTEGER NOT NULL, to_run INTEGER,
        crc INTEGER NOT NULL,
        PRIMARY KEY (meeting, first, from_run)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX segments_theme ON segments (theme) WHERE to_run IS NULL",
    """CREATE TABLE events (
        number INTEGER PRIMARY KEY,
        run INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('born', 'split', 'merged', 'regrouped', 'proposed')),
        theme INTEGER NOT NULL, other INTEGER,
        n_points INTEGER NOT NULL, reason TEXT NOT NULL, crc INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE edits (
        number INTEGER PRIMARY KEY,
        action INTEGER NOT NULL,       -- edits of one call share a number
        kind TEXT NOT NULL CHECK (kind IN ('rename', 'merge', 'move', 'pin', 'split', 'hide', 'note', 'code')),
        subject TEXT NOT NULL,         -- a theme's or a point's id
        value TEXT NOT NULL,           -- a label; the theme merged into; a point's theme; a note
        undone INTEGER NOT NULL, crc INTEGER NOT NULL
    ) STRICT""",
    # What the edits make of the newest run, written anew with each run and edit, for questions in SQL.
    """CREATE TABLE shown_themes (
        theme INTEGER PRIMARY KEY,     -- 0: in none
        shown INTEGER NOT NULL,        -- the theme it was merged into, or itself
        id TEXT NOT NULL, label TEXT NOT NULL, hidden INTEGER NOT NULL, crc INTEGER NOT NULL
    ) STRICT""",
    "CREATE TABLE moved_points (point INTEGER PRIMARY KEY, theme INTEGER NOT NULL, crc INTEGER NOT NULL) STRICT",
    """CREATE VIEW points_by_theme AS
        SELECT m.date AS date, m.name AS meeting, p.speaker AS speaker,
            (SELECT organisation FROM people WHERE people.meeting = m.number AND people.name = p.speaker) AS organisation,
            p.kind AS kind, p.section AS section, p.owner AS owner, p.due AS due,
            t.label AS theme, p.text AS text, m.source AS source, p.page AS page, p.id AS point, t.id AS theme_id
        FROM points p JOIN meetings m ON m.number = p.meeting
        LEFT JOIN moved_points moved ON moved.point = p.number
        LEFT JOIN segments s ON s.meeting = p.meeting AND p.position BETWEEN s.first AND s.last AND s.to_run IS NULL
        LEFT JOIN shown_themes known ON known.theme = coalesce(moved.theme, s.theme)
        LEFT JOIN shown_themes t ON t.theme = known.shown AND t.theme <> 0""",
)
