"""Meetings and their points, in and out of the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date as Date  # noqa: N812 - a field is called date
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, get_type_hints

import msgspec

from minutekit.schema import Block, Document, Meeting, MeetingSummary, Point, Span, Turn, content_id
from minutekit.storage.rows import checksum, is_sound, pack, unpack
from minutekit.storage.schema_two import POINT_COLUMNS

if TYPE_CHECKING:
    import sqlite3

    from minutekit.storage.database import Database

_OWN_COLUMNS = frozenset(POINT_COLUMNS) | {"span", "meeting"}
_MORE = tuple(field for field in fields(Point) if field.name not in _OWN_COLUMNS)
"""Fields of a point that have no column: kept as JSON where they say anything."""

SELECT_POINTS = (
    f"SELECT {', '.join(f'p.{name}' for name in POINT_COLUMNS)}, p.crc, m.name AS meeting_name, "
    "m.language AS meeting_language FROM points p JOIN meetings m ON m.number = p.meeting"
)
_INSERT_POINT = f"INSERT INTO points VALUES ({', '.join('?' * (len(POINT_COLUMNS) + 1))})"
_MEETING_COLUMNS = (
    "number, key, part, id, sha256, title, date, language, name, source, first_point, n_points, digest, reader, "
    "copy_of, crc"
)
SELECT_MEETINGS = f"SELECT {_MEETING_COLUMNS} FROM meetings"
MEETING_ORDER = "date IS NULL, date, title, key, part"


class Executes(Protocol):
    """What rows are written through: the database, or a bare connection while a format is changed."""

    def execute(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Run one statement and return its rows."""
        ...

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for many rows."""
        ...


@dataclass(frozen=True, slots=True)
class SaveMeeting:
    """A meeting to be kept: under which file, as which of its meetings, read by which version."""

    key: str
    part: int
    meeting: Meeting
    reader: str
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """What is known of a meeting without opening its document."""

    number: int
    key: str
    part: int
    id: str
    sha256: str
    title: str | None
    date: str | None
    language: str | None
    name: str
    source: str | None
    first_point: int
    n_points: int
    digest: str
    reader: str
    copy_of: int | None

    @property
    def from_file(self) -> bool:
        """Whether it was added as a file, which may change, move or go."""
        return self.source is not None and self.key != self.id

    @property
    def summary(self) -> MeetingSummary:
        """The row as users see it."""
        return MeetingSummary(
            id=self.id,
            title=self.title,
            date=Date.fromisoformat(self.date) if self.date else None,
            source=self.source,
            n_points=self.n_points,
        )


def insert_meeting(db: Executes, saved: SaveMeeting) -> int:
    """Write a meeting with its points; return its number. A copy's points stay in its document alone."""
    meeting = saved.meeting
    own_points = meeting.points if saved.copy_of is None else ()
    first = db.execute("SELECT coalesce(max(number), 0) + 1 FROM points")[0][0]
    row = (
        saved.key,
        saved.part,
        meeting.id,
        meeting.document.sha256 if meeting.document else "",
        meeting.title,
        meeting.date.isoformat() if meeting.date else None,
        meeting.language,
        meeting.name,
        meeting.document.name if meeting.document else None,
        first,
        len(own_points),
        content_id(*(point.id for point in own_points)),
        saved.reader,
        saved.copy_of,
    )
    db.execute(
        f"INSERT INTO meetings ({_MEETING_COLUMNS}) VALUES (NULL, {', '.join('?' * len(row))}, ?)",
        (*row, checksum(*row)),
    )
    number = int(db.execute("SELECT number FROM meetings WHERE key = ? AND part = ?", (saved.key, saved.part))[0][0])
    db.execute("INSERT INTO documents VALUES (?, ?)", (number, _encode_document(meeting, own_points)))
    # Each person once: a name may stand among those present and again as a speaker.
    people: dict[str, tuple[object, ...]] = {}
    for group, present in ((meeting.attendees, 1), (meeting.absent, 0)):
        for person in group:
            people.setdefault(person.name, (number, person.name, person.role, person.organisation, present))
    db.execute_many("INSERT INTO people VALUES (?, ?, ?, ?, ?)", list(people.values()))
    _insert_points(db, number, first, meeting, own_points)
    return number


def _insert_points(db: Executes, number: int, first: int, meeting: Meeting, points: Sequence[Point]) -> None:
    if not points:
        return
    name = meeting.name
    rows = []
    for position, point in enumerate(points):
        row = (
            first + position, number, position, point.id, point.text, point.speaker, point.section, point.kind,
            point.medium, point.page, point.time, point.owner, point.due, point.level,
            None if point.language == meeting.language else point.language or "",
            point.span.start if point.span else None, point.span.end if point.span else None,
            _encode_more(point, name),
        )  # fmt: skip
        rows.append((*row, checksum(*row)))
    db.execute_many(_INSERT_POINT, rows)
    voices = {name for point in points for name in (point.speaker, point.owner) if name}
    db.execute_many("INSERT OR IGNORE INTO voices VALUES (?)", [(name,) for name in sorted(voices)])
    # The full-text index is kept by hand: triggers would need a schema that is trusted, and an
    # archive may come from anywhere.
    db.execute(
        "INSERT INTO search (rowid, text, speaker, section) "
        "SELECT number, text, speaker, section FROM points WHERE meeting = ?",
        (number,),
    )
    db.execute(
        """INSERT INTO repeats SELECT p.number FROM points p WHERE p.meeting = ?
           AND EXISTS (SELECT 1 FROM points q WHERE q.id = p.id AND q.number < p.number)""",
        (number,),
    )


def delete_meeting(db: Database, number: int, last_run: int) -> None:
    """Take a meeting out; its themes in runs so far are kept with its points' ids."""
    ids = [row[0] for row in db.execute("SELECT id FROM points WHERE meeting = ? ORDER BY position", (number,))]
    if last_run and ids and db.execute("SELECT 1 FROM segments WHERE meeting = ? LIMIT 1", (number,)):
        db.execute("INSERT INTO former VALUES (?, ?, ?)", (number, last_run, pack("\n".join(ids).encode("utf-8"))))
        for row in db.execute("SELECT * FROM segments WHERE meeting = ? AND to_run IS NULL", (number,)):
            closed = (*tuple(row)[:5], last_run)
            db.execute(
                "UPDATE segments SET to_run = ?, crc = ? WHERE meeting = ? AND first = ? AND from_run = ?",
                (last_run, checksum(*closed), number, row["first"], row["from_run"]),
            )
    db.execute(
        """INSERT INTO search (search, rowid, text, speaker, section)
           SELECT 'delete', number, text, speaker, section FROM points WHERE meeting = ?""",
        (number,),
    )
    # Of the points that repeat one of these, the earliest takes its place.
    db.execute(
        """DELETE FROM repeats WHERE point IN (
            SELECT min(q.number) FROM points p JOIN points q ON q.id = p.id AND q.meeting <> p.meeting
            WHERE p.meeting = ? AND p.number NOT IN (SELECT point FROM repeats) GROUP BY p.id)""",
        (number,),
    )
    db.execute("DELETE FROM points WHERE meeting = ?", (number,))
    db.execute("DELETE FROM meetings WHERE number = ?", (number,))


def read_rows(db: Database, condition: str = "", values: Sequence[object] = ()) -> list[MeetingRow]:
    """Return the meetings' rows by date (undated last), title and key."""
    out = []
    for row in db.execute(f"{SELECT_MEETINGS} {condition} ORDER BY {MEETING_ORDER}", values):
        if checksum(*tuple(row)[1:-1]) != row["crc"]:
            raise db.damaged(f"the entry of the meeting {row['number']}")
        out.append(MeetingRow(*tuple(row)[:-1]))
    return out


def read_points(db: Database, rows: Iterable[sqlite3.Row]) -> list[Point]:
    """Make points of rows of ``SELECT_POINTS``. Raises ArchiveCorruptError where one does not bear its checksum."""
    size = len(POINT_COLUMNS) + 1
    out = []
    for row in rows:
        values = tuple(row)
        if not is_sound(values[:size]):
            raise db.damaged(f"the point in row {values[0]}")
        (_, _, _, id_, text, speaker, section, kind, medium, page, time, owner, due, level, language, start, end, more,
         _, meeting, spoken) = values  # fmt: skip
        found: dict[str, Any] = _decode_more(more) if more else {}
        found.setdefault("meeting", meeting)
        point = Point(
            text=text,
            speaker=speaker,
            section=section,
            page=page,
            time=time,
            kind=kind,
            medium=medium,
            owner=owner,
            due=due,
            level=level,
            span=None if start is None else Span(start, end),
            language=spoken if language is None else language or None,
            id=id_,
            **found,
        )
        out.append(point)
    return out


def load_meeting(db: Database, row: MeetingRow) -> Meeting:
    """Return a meeting whole. Raises ArchiveCorruptError where its document is damaged."""
    points = load_meeting_points(db, row)
    if len(points) != row.n_points:
        raise db.damaged(f"the list of points of {row.name!r}")
    found = db.execute("SELECT json FROM documents WHERE meeting = ?", (row.number,))
    try:
        meeting = msgspec.json.decode(unpack(found[0]["json"], _join_texts(points)), type=Meeting)
    except (IndexError, ValueError, msgspec.MsgspecError) as error:
        raise db.damaged(f"the document of {row.name!r}") from error
    meeting = _fill_texts(meeting)
    return meeting if row.copy_of is not None else replace(meeting, points=tuple(points))


def _join_texts(points: Sequence[Point]) -> bytes:
    """Return the texts that stand in the points already, for the document to lean on."""
    return "\n".join(point.text for point in points).encode("utf-8")


def _encode_more(point: Point, meeting: str) -> str | None:
    more = {
        field.name: msgspec.to_builtins(getattr(point, field.name))
        for field in _MORE
        if getattr(point, field.name) != field.default
    }
    if point.meeting != meeting:
        more["meeting"] = point.meeting
    return json.dumps(more, ensure_ascii=False) if more else None


def _decode_more(more: str) -> dict[str, Any]:
    record = json.loads(more)
    kept = {"meeting": record["meeting"]} if "meeting" in record else {}
    types = _find_types()
    known = {
        field.name: msgspec.convert(record[field.name], types[field.name]) for field in _MORE if field.name in record
    }
    return kept | known


@cache
def _find_types() -> dict[str, Any]:
    return get_type_hints(Point)


def _encode_document(meeting: Meeting, kept_apart: Sequence[Point]) -> bytes:
    """Write the meeting without its points, and without what those or the document's text say again."""
    bare = msgspec.to_builtins(replace(meeting, points=()) if kept_apart else meeting)
    document = meeting.document
    if document:
        for block, raw in zip(document.blocks, bare["document"]["blocks"], strict=True):
            if document.text[block.span.start : block.span.end] == block.text:
                raw["text"] = ""
        for turn, raw in zip(meeting.turns, bare["turns"], strict=True):
            if turn.span and document.slice(turn.span) == turn.text:
                raw["text"] = ""
    return pack(msgspec.json.encode(bare), _join_texts(kept_apart))


def _fill_texts(meeting: Meeting) -> Meeting:
    document = meeting.document
    if not document:
        return meeting
    return replace(
        meeting,
        document=replace(document, blocks=tuple(_fill_block(block, document) for block in document.blocks)),
        turns=tuple(_fill_turn(turn, document) for turn in meeting.turns),
    )


def _fill_block(block: Block, document: Document) -> Block:
    return replace(block, text=document.text[block.span.start : block.span.end]) if not block.text else block


def _fill_turn(turn: Turn, document: Document) -> Turn:
    return replace(turn, text=document.slice(turn.span)) if turn.span and not turn.text else turn


def load_meeting_points(db: Database, row: MeetingRow) -> list[Point]:
    """Return a meeting's points in order."""
    return read_points(db, db.execute(f"{SELECT_POINTS} WHERE p.meeting = ? ORDER BY p.position", (row.number,)))


def mark_copy(db: Executes, row: MeetingRow, original: int | None) -> None:
    """State of which meeting another file's is a copy, None for none."""
    _restate(db, replace(row, copy_of=original))


def move_meeting(db: Executes, row: MeetingRow, key: str) -> None:
    """Give a meeting's file its new name."""
    _restate(db, replace(row, key=key))


def _restate(db: Executes, row: MeetingRow) -> None:
    values = tuple(getattr(row, field.name) for field in fields(MeetingRow))
    db.execute(
        "UPDATE meetings SET key = ?, copy_of = ?, crc = ? WHERE number = ?",
        (row.key, row.copy_of, checksum(*values[1:]), row.number),
    )
