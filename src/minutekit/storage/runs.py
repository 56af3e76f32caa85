"""Runs and what they found: themes, and which points were in them from which run to which."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from minutekit.schema import Run, Term
from minutekit.storage.rows import checksum, is_sound, unpack

if TYPE_CHECKING:
    import sqlite3

    from minutekit.storage.database import Database

EventKind = Literal["born", "split", "merged", "regrouped", "proposed"]
UNTHEMED = 0
"""The number that stands for no theme."""


@dataclass(frozen=True, slots=True)
class ThemeRecord:
    """A theme as a run left it, before the user's edits.

    ``typical``: ids of its most typical points, best first. ``n_named``: how many points it had when its terms
    were found. ``proposed``: a label that fits it better by now, None if its own still does.
    """

    number: int
    id: str
    label: str
    terms: tuple[Term, ...]
    typical: tuple[str, ...]
    from_codebook: bool
    n_named: int
    proposed: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring points of a meeting that are in one theme (0: in none), by their positions, both included."""

    meeting: int
    first: int
    last: int
    theme: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something a run did to a theme, and why. ``other``: the theme it was split from or merged into."""

    run: int
    kind: EventKind
    theme: int
    other: int | None
    n_points: int
    reason: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as stored. ``fingerprint``: of the meetings and options that it saw."""

    number: int
    fingerprint: str
    options: str
    n_meetings: int
    n_points: int
    n_themes: int
    n_unthemed: int


class Runs:
    """Runs of one archive. Writing methods expect to be inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def _sound(self, rows: Iterable[sqlite3.Row], what: str) -> list[sqlite3.Row]:
        out = list(rows)
        if not all(is_sound(tuple(row)) for row in out):
            raise self._db.damaged(what)
        return out

    # Runs

    def last_number(self) -> int:
        """Return the number of the newest run, 0 if there is none."""
        return int(self._db.execute("SELECT coalesce(max(number), 0) FROM runs")[0][0])

    def list_runs(self) -> list[RunRow]:
        """Return all runs, oldest first."""
        rows = self._sound(self._db.execute("SELECT * FROM runs ORDER BY number"), "the list of runs")
        return [RunRow(*tuple(row)[:-1]) for row in rows]

    def find(self, number: int) -> RunRow | None:
        """Return a run by its number."""
        rows = self._sound(self._db.execute("SELECT * FROM runs WHERE number = ?", (number,)), f"run {number}")
        return RunRow(*tuple(rows[0])[:-1]) if rows else None

    def put(self, run: RunRow) -> None:
        """Record a run."""
        row = (
            run.number, run.fingerprint, run.options, run.n_meetings, run.n_points, run.n_themes,
            run.n_unthemed,
        )  # fmt: skip
        self._db.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, checksum(*row)))

    # Themes

    def theme_numbers(self) -> dict[str, int]:
        """Return the number of every theme there ever was, by its id."""
        rows = self._sound(self._db.execute("SELECT * FROM themes ORDER BY number"), "the list of themes")
        return {row["id"]: row["number"] for row in rows}

    def add_theme(self, theme: str) -> int:
        """Give a new theme its number, from 1 on, and return it."""
        number = int(self._db.execute("SELECT coalesce(max(number), 0) + 1 FROM themes")[0][0])
        self._db.execute("INSERT INTO themes VALUES (?, ?, ?)", (number, theme, checksum(number, theme)))
        return number

    def records(self, run: int) -> list[ThemeRecord]:
        """Return the themes as they were in a run, by number."""
        rows = self._db.execute(
            "SELECT * FROM theme_records WHERE from_run <= ? AND (to_run IS NULL OR to_run >= ?) ORDER BY theme",
            (run, run),
        )
        return self._read_records(rows)

    def last_records(self) -> dict[int, ThemeRecord]:
        """Return every theme there ever was as it was when last seen, by number."""
        rows = self._db.execute("SELECT * FROM theme_records ORDER BY theme, from_run")
        return {record.number: record for record in self._read_records(rows)}

    def _read_records(self, rows: Iterable[sqlite3.Row]) -> list[ThemeRecord]:
        ids = {number: theme for theme, number in self.theme_numbers().items()}
        out = []
        for row in self._sound(rows, "a theme"):
            if row["theme"] not in ids:
                raise self._db.damaged("the list of themes")
            out.append(
                ThemeRecord(
                    number=row["theme"],
                    id=ids[row["theme"]],
                    label=row["label"],
                    terms=tuple(Term(text, weight) for text, weight in json.loads(row["terms"])),
                    typical=tuple(json.loads(row["typical"])),
                    from_codebook=bool(row["from_codebook"]),
                    n_named=row["n_named"],
                    proposed=row["proposed"],
                )
            )
        return out

    def put_records(self, run: int, records: Sequence[ThemeRecord]) -> None:
        """State the themes of a new run: what did not change is not written again."""
        before = {record.number: record for record in self.records(run - 1)} if run > 1 else {}
        now = {record.number: record for record in records}
        for number, stated in before.items():
            if now.get(number) != stated:
                old = self._db.execute("SELECT * FROM theme_records WHERE theme = ? AND to_run IS NULL", (number,))
                for row in old:
                    values = (*tuple(row)[:2], run - 1, *tuple(row)[3:-1])
                    self._db.execute(
                        "UPDATE theme_records SET to_run = ?, crc = ? WHERE theme = ? AND from_run = ?",
                        (run - 1, checksum(*values), number, row["from_run"]),
                    )
        for number, record in now.items():
            if before.get(number) != record:
                terms = json.dumps([[term.text, term.weight] for term in record.terms], ensure_ascii=False)
                stating = (
                    number, run, None, record.label, terms, json.dumps(record.typical), int(record.from_codebook),
                    record.n_named, record.proposed,
                )  # fmt: skip
                self._db.execute(
                    "INSERT INTO theme_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*stating, checksum(*stating))
                )

    # Which points are in which theme

    def segments(self, run: int | None = None) -> list[Segment]:
        """Return the segments that held in a run (None: hold now), by meeting and position."""
        condition = "to_run IS NULL" if run is None else "from_run <= :run AND (to_run IS NULL OR to_run >= :run)"
        rows = self._db.execute(
            f"SELECT * FROM segments WHERE {condition.replace(':run', '?')} ORDER BY meeting, first",
            () if run is None else (run, run),
        )
        return [Segment(*tuple(row)[:4]) for row in self._sound(rows, "the list of what is in which theme")]

    def segment_history(self) -> list[tuple[int, int, int, int, int]]:
        """Return (meeting, first, last, theme, from_run) of every segment there was, the newest first."""
        rows = self._db.execute("SELECT * FROM segments ORDER BY from_run DESC, meeting, first")
        return [tuple(row)[:5] for row in self._sound(rows, "the list of what is in which theme")]

    def put_segments(self, run: int, segments: Iterable[Segment], meetings: Sequence[int]) -> None:
        """State which theme every point of some meetings is in from a run on.

        What did not change is not written again, and other meetings stay as they are.
        """
        now = {(s.meeting, s.first): s for s in segments}
        closed, kept = [], set()
        held = [
            row
            for meeting in meetings
            for row in self._db.execute("SELECT * FROM segments WHERE meeting = ? AND to_run IS NULL", (meeting,))
        ]
        for row in held:
            place = (row["meeting"], row["first"])
            segment = now.get(place)
            if segment is not None and (segment.last, segment.theme) == (row["last"], row["theme"]):
                kept.add(place)
            else:
                values = (*tuple(row)[:5], run - 1)
                closed.append((run - 1, checksum(*values), *place, row["from_run"]))
        self._db.execute_many(
            "UPDATE segments SET to_run = ?, crc = ? WHERE meeting = ? AND first = ? AND from_run = ?", closed
        )
        rows = [(s.meeting, s.first, s.last, s.theme, run, None) for place, s in now.items() if place not in kept]
        self._db.execute_many(
            "INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)", [(*row, checksum(*row)) for row in rows]
        )

    def former_ids(self, since_run: int = 0) -> dict[int, list[str]]:
        """Return the points' ids of meetings taken out after a run, by the meeting's number."""
        rows = self._db.execute("SELECT meeting, ids FROM former WHERE last_run >= ?", (since_run,))
        try:
            return {row["meeting"]: unpack(row["ids"]).decode("utf-8").split("\n") for row in rows}
        except ValueError as error:
            raise self._db.damaged("the list of points taken out") from error

    # What runs did

    def put_events(self, events: Iterable[Event]) -> None:
        """Record what a run did to themes."""
        for event in events:
            number = int(self._db.execute("SELECT coalesce(max(number), 0) + 1 FROM events")[0][0])
            row = (number, event.run, event.kind, event.theme, event.other, event.n_points, event.reason)
            self._db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, checksum(*row)))

    def events(self, after_run: int = 0) -> list[Event]:
        """Return what runs after a given one did, in order."""
        rows = self._db.execute("SELECT * FROM events WHERE run > ? ORDER BY number", (after_run,))
        return [Event(*tuple(row)[1:-1]) for row in self._sound(rows, "the list of events")]


def describe_run(row: RunRow) -> Run:
    """Return a run as users see it."""
    return Run(row.number, row.n_meetings, row.n_points, row.n_themes, row.n_unthemed, row.options)
