"""Carry the rows of the archive's first format over to the second."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from minutekit.errors import ArchiveCorruptError
from minutekit.schema import Meeting
from minutekit.storage.meeting_rows import SaveMeeting, insert_meeting
from minutekit.storage.rows import checksum, pack


def convert_first_format(connection: sqlite3.Connection) -> None:
    """Fill the tables of the second format from the renamed ones of the first."""
    ids_of = _convert_meetings(connection)
    known = _convert_themes(connection)
    _convert_assignments(connection, ids_of, known)
    for number, kind, subject, value in connection.execute(
        "SELECT number, kind, subject, value FROM old_edits"
    ).fetchall():
        row = (number, number, kind, subject, value, 0)
        connection.execute("INSERT INTO edits VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, checksum(*row)))


def _convert_meetings(connection: sqlite3.Connection) -> dict[int, list[str]]:
    ids_of = {}
    for key, data in connection.execute("SELECT key, json FROM old_meetings ORDER BY date IS NULL, date, title, key"):
        try:
            meeting = msgspec.json.decode(data, type=Meeting)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            msg = f"the meeting {key!r} in the archive is damaged ({error}); restore a copy of the file"
            raise ArchiveCorruptError(msg) from error
        number = insert_meeting(_Cursor(connection), SaveMeeting(key, 0, meeting, reader=""))
        ids_of[number] = [point.id for point in meeting.points]
    return ids_of


class _Cursor:
    """What ``insert_meeting`` asks of a database, on a bare connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        return self._connection.execute(sql, tuple(values)).fetchall()

    def execute_many(self, sql: str, rows: Iterable[Iterable[object]]) -> None:
        self._connection.executemany(sql, [tuple(row) for row in rows])


def _convert_themes(connection: sqlite3.Connection) -> dict[str | None, int]:
    known: dict[str | None, int] = {None: 0}
    for (theme,) in connection.execute("SELECT DISTINCT id FROM old_themes ORDER BY run, position").fetchall():
        if theme not in known:
            known[theme] = len(known)
            row = (known[theme], theme)
            connection.execute("INSERT INTO themes VALUES (?, ?, ?)", (*row, checksum(*row)))
    runs = connection.execute(
        """SELECT number, fingerprint, options, n_meetings, n_points,
            (SELECT count(*) FROM old_themes WHERE run = number) AS n_themes,
            (SELECT count(*) FROM old_assignments WHERE run = number AND theme IS NULL) AS n_unthemed
           FROM old_runs ORDER BY number"""
    ).fetchall()
    for number, _, options, *counts in runs:
        # The older format's fingerprints mean nothing here: the next rerun is a run of its own.
        row_of_run = (number, "", options, *counts)
        connection.execute("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row_of_run, checksum(*row_of_run)))
    _convert_records(connection, known, [run[0] for run in runs])
    return known


def _convert_records(connection: sqlite3.Connection, known: dict[str | None, int], runs: list[int]) -> None:
    exemplar = {
        (run, theme): point
        for run, theme, point in connection.execute("SELECT run, theme, point FROM old_assignments WHERE exemplar = 1")
    }
    sizes = {
        (run, theme): n
        for run, theme, n in connection.execute("SELECT run, theme, count(*) FROM old_assignments GROUP BY run, theme")
    }
    stated: dict[int, dict[int, tuple[Any, ...]]] = {run: {} for run in runs}
    for run, theme, label, terms, own in connection.execute(
        "SELECT run, id, label, terms, from_codebook FROM old_themes ORDER BY run, position"
    ):
        typical = json.dumps([exemplar[run, theme]] if (run, theme) in exemplar else [])
        stated[run][known[theme]] = (label, terms, typical, own, sizes.get((run, theme), 0))
    for theme in sorted(set(known.values()) - {0}):
        # The counts at naming are the first run's, so a record lasts as long as its label and terms do.
        for first, last, facts in _find_intervals(runs, {run: stated[run].get(theme) for run in runs}, upto=4):
            row = (theme, first, last, *facts, None)
            connection.execute(
                "INSERT INTO theme_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, checksum(*row))
            )


def _find_intervals(
    runs: list[int], states: dict[int, tuple[Any, ...] | None], upto: int
) -> Iterator[tuple[int, int | None, tuple[Any, ...]]]:
    """Join equal states of consecutive runs; the last one is open-ended where it holds to the newest run."""
    first: int | None = None
    held: tuple[Any, ...] | None = None
    before = 0
    for run in runs:
        state = states[run]
        if held is not None and (state is None or state[:upto] != held[:upto]):
            yield first or 0, before, held
            held = None
        if state is not None and held is None:
            first, held = run, state
        before = run
    if held is not None:
        yield first or 0, None, held


def _convert_assignments(
    connection: sqlite3.Connection, ids_of: dict[int, list[str]], known: dict[str | None, int]
) -> None:
    runs = [number for (number,) in connection.execute("SELECT number FROM runs ORDER BY number").fetchall()]
    history: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for run, point, theme in connection.execute("SELECT run, point, theme FROM old_assignments"):
        history[point][run] = known[theme]

    def intervals(point: str) -> tuple[tuple[int, int | None, int], ...]:
        states: dict[int, tuple[Any, ...] | None] = {
            run: (history[point][run],) if run in history[point] else None for run in runs
        }
        return tuple((first, last, state[0]) for first, last, state in _find_intervals(runs, states, upto=1))

    for number, ids in ids_of.items():
        _insert_segments(connection, number, [intervals(point) for point in ids])
    gone = sorted(set(history) - {point for ids in ids_of.values() for point in ids})
    if gone:
        # Points that were taken out are kept as one former meeting, so that older runs still count them.
        number = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM meetings").fetchone()[0]
        connection.execute(
            "INSERT INTO former VALUES (?, ?, ?)", (number, runs[-1], pack("\n".join(gone).encode("utf-8")))
        )
        connection.execute("DELETE FROM sqlite_sequence WHERE name = 'meetings'")
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('meetings', ?)", (number,))
        closed = [tuple((a, runs[-1] if b is None else b, t) for a, b, t in intervals(point)) for point in gone]
        _insert_segments(connection, number, closed)


def _insert_segments(
    connection: sqlite3.Connection, meeting: int, histories: list[tuple[tuple[int, int | None, int], ...]]
) -> None:
    """Write neighbouring points of one history as one segment for each of its intervals."""
    start = 0
    for end in range(1, len(histories) + 1):
        if end < len(histories) and histories[end] == histories[start]:
            continue
        for first, last, theme in histories[start]:
            row = (meeting, start, end - 1, theme, first, last)
            connection.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?, ?, ?)", (*row, checksum(*row)))
        start = end
