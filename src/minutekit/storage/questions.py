"""Questions answered by the file itself: points by what is known of them, and by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutekit.errors import OptionError
from minutekit.storage.meeting_rows import SELECT_POINTS, read_points

if TYPE_CHECKING:
    import sqlite3

    from minutekit.schema import Point
    from minutekit.storage.database import Database

MOST_WORDS = 64
"""Words and phrases that one query may have: each costs time."""

_MOST_RANKED = 20_000
"""Of more hits than these the latest added are ranked: a word that is everywhere ranks nothing."""

_SNIPPET_WORDS = 24
MARK_START, MARK_END = "\x02", "\x03"
"""What stands around the words found in a snippet; renderers make of it what they can."""

_TERM = re.compile(r'(-?)"([^"]*)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Filters:
    """What a point must be. ``themes``: numbers of themes as runs know them, None for any.

    ``speaker``, ``section``: parts of the name whatever the case. ``since``, ``until``: ISO dates, both included.
    """

    speaker: str | None = None
    kind: str | None = None
    section: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None
    themes: Sequence[int] | None = None
    meeting: int | None = None
    owner: str | None = None

    def write_sql(self) -> tuple[list[str], list[object]]:
        """Return conditions on ``p`` (points) and ``m`` (meetings), and their values; themes aside."""
        conditions: list[str] = []
        values: list[object] = []
        for column, part in (("p.speaker", self.speaker), ("p.section", self.section), ("p.owner", self.owner)):
            if part is not None:
                conditions.append(f"holds({column}, ?)")
                values.append(part.casefold())
        for condition, value in (
            ("p.kind = ?", self.kind),
            ("coalesce(p.language, m.language) = ?", self.language),
            ("m.date >= ?", self.since),
            ("m.date <= ?", self.until),
            ("p.meeting = ?", self.meeting),
        ):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        return conditions, values


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A point found by its words. ``snippet`` marks them; ``date`` and ``source`` are its meeting's."""

    point: Point
    snippet: str
    date: str | None
    source: str | None


def select_points(db: Database, filters: Filters) -> list[Point]:
    """Return the points that pass all filters, meetings by date (undated last), title and file."""
    return read_points(db, _select(db, filters, SELECT_POINTS))


def select_points_with_rows(db: Database, filters: Filters) -> list[tuple[Point, sqlite3.Row]]:
    """Return the points that pass all filters, each with its date, source, organisation and shown theme's number."""
    rows = _select(db, filters, SELECT_POINTS)
    points = read_points(db, rows)
    told = {row["number"]: row for row in _select(db, filters, _SELECT_PLACES)}
    return [(point, told[row["number"]]) for row, point in zip(rows, points, strict=True)]


_SELECT_PLACES = """SELECT p.number AS number, p.meeting AS meeting, p.position AS position, m.date AS date,
    m.source AS source, known.shown AS theme,
    (SELECT organisation FROM people WHERE people.meeting = m.number AND people.name = p.speaker) AS organisation
    FROM points p JOIN meetings m ON m.number = p.meeting
    LEFT JOIN moved_points moved ON moved.point = p.number
    LEFT JOIN segments s ON s.meeting = p.meeting AND p.position BETWEEN s.first AND s.last AND s.to_run IS NULL
    LEFT JOIN shown_themes known ON known.theme = coalesce(moved.theme, s.theme, 0)"""


def _select(db: Database, filters: Filters, select: str) -> list[sqlite3.Row]:
    conditions, values = filters.write_sql()
    if filters.themes is not None:
        marks = ", ".join("?" * len(filters.themes))
        conditions.append(
            f"""p.number IN (
                SELECT q.number FROM segments s
                JOIN points q ON q.meeting = s.meeting AND q.position BETWEEN s.first AND s.last
                WHERE s.theme IN ({marks}) AND s.to_run IS NULL AND q.number NOT IN (SELECT point FROM moved_points)
                UNION SELECT point FROM moved_points WHERE theme IN ({marks}))"""
        )
        values += [*filters.themes, *filters.themes]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    rows = db.execute(f"{select}{where}", values)
    place = order_meetings(db)
    rows.sort(key=lambda row: (place[row["meeting"]], row["position"]))
    return rows


def order_meetings(db: Database) -> dict[int, int]:
    """Return the place of each meeting in the order of lists, by its number."""
    rows = db.execute("SELECT number FROM meetings ORDER BY date IS NULL, date, title, key, part")
    return {row["number"]: place for place, row in enumerate(rows)}


def read_points_by_number(db: Database, numbers: Sequence[int]) -> list[Point]:
    """Return the points of these rows, in this order."""
    found: dict[int, sqlite3.Row] = {}
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        sql = f"{SELECT_POINTS} WHERE p.number IN ({', '.join('?' * len(part))})"
        found.update((row["number"], row) for row in db.execute(sql, part))
    if len(found) != len(set(numbers)):
        raise db.damaged("the list of points, or it was changed by another program meanwhile; ask again: it")
    return read_points(db, [found[number] for number in numbers])


def find_words(db: Database, text: str, filters: Filters, limit: int) -> list[FoundRow]:
    """Return the points that a query finds, best first."""
    query = write_query(text)
    if not query:
        return []
    conditions, values = filters.write_sql()
    if filters.themes is not None:
        conditions.append(
            f"""coalesce((SELECT theme FROM moved_points WHERE point = p.number),
                (SELECT s.theme FROM segments s WHERE s.meeting = p.meeting AND s.first <= p.position
                 AND s.last >= p.position AND s.to_run IS NULL)) IN ({", ".join("?" * len(filters.themes))})"""
        )
        values += list(filters.themes)
    ranked = f"""SELECT rowid, rank FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT {_MOST_RANKED}"""
    if conditions:
        # The filters come first: what they leave is ranked.
        ranked = f"""SELECT search.rowid AS rowid, rank FROM search JOIN points p ON p.number = search.rowid
            JOIN meetings m ON m.number = p.meeting WHERE search MATCH ? AND {" AND ".join(conditions)}
            ORDER BY search.rowid DESC LIMIT {_MOST_RANKED}"""
    best = db.execute(f"SELECT rowid FROM ({ranked}) ORDER BY rank, rowid LIMIT ?", (query, *values, limit))
    numbers = [row["rowid"] for row in best]
    points = read_points_by_number(db, numbers)
    if not points:
        return []
    marks = ", ".join("?" * len(numbers))
    shown = {
        row["number"]: row
        for row in db.execute(
            f"""SELECT p.number AS number, m.date AS date, m.source AS source,
                snippet(search, 0, ?, ?, '…', {_SNIPPET_WORDS}) AS snippet
                FROM search JOIN points p ON p.number = search.rowid JOIN meetings m ON m.number = p.meeting
                WHERE search MATCH ? AND search.rowid IN ({marks})""",
            (MARK_START, MARK_END, query, *numbers),
        )
    }
    return [
        FoundRow(point, shown[number]["snippet"], shown[number]["date"], shown[number]["source"])
        for number, point in zip(numbers, points, strict=True)
        if number in shown
    ]


def write_query(text: str) -> str:
    """Make an FTS5 query out of what people type, "" where nothing can be searched for.

    Words and "quoted phrases" must all occur; a word that ends in * stands for all that begin so; OR between two
    sides asks for either; NOT or a minus before a word or phrase keeps out what holds it. All that has a meaning in
    FTS5's own syntax is quoted, so no text is a syntax error. Raises OptionError for more than 64 words.
    """
    sides: list[tuple[list[str], list[str]]] = [([], [])]
    refuse_next = False
    count = 0
    for minus, phrase, word in _TERM.findall(text):
        if word == "OR":
            sides.append(([], []))
            refuse_next = False
            continue
        if word in {"NOT", "AND"}:
            refuse_next = word == "NOT"
            continue
        refused = refuse_next or bool(minus) or (word.startswith("-") and len(word) > 1)
        refuse_next = False
        inner = " ".join(re.findall(r"\w+", phrase or word))
        if not inner:
            continue
        count += 1
        if count > MOST_WORDS:
            msg = f"a search may have {MOST_WORDS} words and phrases at most; leave some out"
            raise OptionError(msg)
        sides[-1][refused].append(f'"{inner}"' + ("*" if word.endswith("*") else ""))
    written = [
        f"(({' AND '.join(wanted)}){''.join(f' NOT {term}' for term in unwanted)})"
        for wanted, unwanted in sides
        if wanted
    ]
    if not written and any(unwanted for _, unwanted in sides):
        msg = f"{text!r} only says what is not wanted; give a word that must occur"
        raise OptionError(msg)
    return " OR ".join(written)


def read_points_by_id(db: Database, ids: Sequence[str]) -> dict[str, Point]:
    """Return the points with these ids, as far as they are there."""
    out: dict[str, Point] = {}
    for start in range(0, len(ids), 500):
        part = list(ids[start : start + 500])
        sql = f"{SELECT_POINTS} WHERE p.id IN ({', '.join('?' * len(part))}) ORDER BY p.number DESC"
        out.update((point.id, point) for point in read_points(db, db.execute(sql, part)))
    return out
