"""The archive's rows: meetings, points, runs and edits, in and out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import msgspec

from minutekit.schema import Meeting, Run, Term
from minutekit.storage.database import Database

EditKind = Literal["rename", "merge", "move", "pin"]


@dataclass(frozen=True, slots=True)
class StoredTheme:
    """A theme of a run before the user's edits."""

    id: str
    label: str
    terms: tuple[Term, ...]
    from_codebook: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """A change the user made to the themes. ``subject``: theme id, or point id for moves and pins."""

    number: int
    kind: EditKind
    subject: str
    value: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as stored. ``regrouped``: how many points the last run had that grouped all anew.

    ``theme_of``: theme id by point id, None unthemed. ``exemplars``: point id by theme id.
    """

    number: int
    fingerprint: str
    options: str
    regrouped: int
    themes: tuple[StoredTheme, ...]
    theme_of: Mapping[str, str | None]
    exemplars: Mapping[str, str]


class Tables:
    """Rows of one archive. Writing methods expect to be inside ``transaction()``."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self.transaction = database.transaction

    # Meetings and points

    def put_meeting(self, key: str, meeting: Meeting) -> None:
        """Store a meeting and its points in place of what stood under its key."""
        self.drop_meeting(key)
        self._db.execute(
            "INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                meeting.id,
                meeting.document.sha256 if meeting.document else "",
                meeting.title,
                meeting.date.isoformat() if meeting.date else None,
                meeting.language,
                msgspec.json.encode(meeting),
            ),
        )
        self._db.execute_many(
            "INSERT INTO points (id, meeting_key, position, text, speaker, section, kind, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (point.id, key, position, point.text, point.speaker, point.section, point.kind, point.language)
                for position, point in enumerate(meeting.points)
            ],
        )
        # The full-text index is kept by hand: triggers would need a schema that is trusted, and an
        # archive may come from anywhere.
        self._db.execute(
            "INSERT INTO search (rowid, text, speaker, section) SELECT number, text, speaker, section FROM points WHERE meeting_key = ?",
            (key,),
        )

    def drop_meeting(self, key: str) -> bool:
        """Remove a meeting with its points; tell whether there was one."""
        self._db.execute(
            """INSERT INTO search (search, rowid, text, speaker, section)
               SELECT 'delete', number, text, speaker, section FROM points WHERE meeting_key = ?""",
            (key,),
        )
        self._db.execute("DELETE FROM points WHERE meeting_key = ?", (key,))
        return bool(self._db.execute("DELETE FROM meetings WHERE key = ? RETURNING key", (key,)))

    def file_hashes(self) -> dict[str, str]:
        """Return the SHA-256 of each meeting's file by its key."""
        return {row["key"]: row["sha256"] for row in self._db.execute("SELECT key, sha256 FROM meetings")}

    def meetings(self) -> list[tuple[str, Meeting]]:
        """Return (key, meeting) by date (undated last), title and key."""
        rows = self._db.execute("SELECT key, json FROM meetings ORDER BY date IS NULL, date, title, key")
        return [(row["key"], msgspec.json.decode(row["json"], type=Meeting)) for row in rows]

    def find_points(self, query: str, limit: int) -> list[tuple[str, int]]:
        """Return (meeting key, position) of the points that hold all words of the query, best first."""
        rows = self._db.execute(
            """SELECT points.meeting_key AS key, points.position AS position FROM search
               JOIN points ON points.number = search.rowid WHERE search MATCH ?
               ORDER BY bm25(search), points.meeting_key, points.position LIMIT ?""",
            (query, limit),
        )
        return [(row["key"], row["position"]) for row in rows]

    # Runs

    def put_run(self, run: RunRecord, n_meetings: int) -> None:
        """Record a run."""
        self._db.execute(
            "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?)",
            (run.number, run.fingerprint, run.options, n_meetings, len(run.theme_of), run.regrouped),
        )
        self._db.execute_many(
            "INSERT INTO themes VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    run.number,
                    position,
                    theme.id,
                    theme.label,
                    json.dumps([[term.text, term.weight] for term in theme.terms], ensure_ascii=False),
                    int(theme.from_codebook),
                )
                for position, theme in enumerate(run.themes)
            ],
        )
        exemplars = set(run.exemplars.values())
        self._db.execute_many(
            "INSERT INTO assignments VALUES (?, ?, ?, ?)",
            [(run.number, point, theme, int(point in exemplars)) for point, theme in run.theme_of.items()],
        )

    def last_run_number(self) -> int:
        """Return the number of the newest run, 0 if there is none."""
        return int(self._db.execute("SELECT coalesce(max(number), 0) AS number FROM runs")[0]["number"])

    def run(self, number: int) -> RunRecord | None:
        """Return a run by its number."""
        found = self._db.execute("SELECT * FROM runs WHERE number = ?", (number,))
        if not found:
            return None
        themes = self._db.execute("SELECT * FROM themes WHERE run = ? ORDER BY position", (number,))
        points = self._db.execute("SELECT * FROM assignments WHERE run = ? ORDER BY point", (number,))
        return RunRecord(
            number=number,
            fingerprint=found[0]["fingerprint"],
            options=found[0]["options"],
            regrouped=found[0]["regrouped"],
            themes=tuple(
                StoredTheme(
                    id=row["id"],
                    label=row["label"],
                    terms=tuple(Term(text, weight) for text, weight in json.loads(row["terms"])),
                    from_codebook=bool(row["from_codebook"]),
                )
                for row in themes
            ),
            theme_of={row["point"]: row["theme"] for row in points},
            exemplars={row["theme"]: row["point"] for row in points if row["exemplar"] and row["theme"] is not None},
        )

    def runs(self) -> tuple[Run, ...]:
        """Return all runs, oldest first."""
        rows = self._db.execute(
            """SELECT number, n_meetings, n_points, options,
                (SELECT count(*) FROM themes WHERE run = number) AS n_themes,
                (SELECT count(*) FROM assignments WHERE run = number AND theme IS NULL) AS n_unthemed
               FROM runs ORDER BY number"""
        )
        return tuple(
            Run(row["number"], row["n_meetings"], row["n_points"], row["n_themes"], row["n_unthemed"], row["options"])
            for row in rows
        )

    def last_label(self, theme: str) -> str | None:
        """Return the label that a theme had when it was last seen."""
        rows = self._db.execute("SELECT label FROM themes WHERE id = ? ORDER BY run DESC LIMIT 1", (theme,))
        return rows[0]["label"] if rows else None

    # Edits

    def edits(self) -> tuple[Edit, ...]:
        """Return the user's edits, oldest first."""
        rows = self._db.execute("SELECT * FROM edits ORDER BY number")
        return tuple(Edit(row["number"], row["kind"], row["subject"], row["value"]) for row in rows)

    def add_edits(self, edits: Iterable[tuple[EditKind, str, str]]) -> None:
        """Append edits."""
        self._db.execute_many("INSERT INTO edits (kind, subject, value) VALUES (?, ?, ?)", list(edits))

    def drop_edit(self, number: int) -> None:
        """Remove one edit."""
        self._db.execute("DELETE FROM edits WHERE number = ?", (number,))
