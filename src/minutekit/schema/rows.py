"""Flat rows of points, for pandas, polars and spreadsheets: one dictionary a point, the same keys in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from minutekit.schema.digest import Digest, KeyPoint, MeetingSummary, Themes
    from minutekit.schema.meeting import Meeting
    from minutekit.schema.point import Point

_DATED = re.compile(r", (\d{4}-\d\d-\d\d)$")


class Row(TypedDict):
    """One point as a row. What is not known is None; ``time`` is in seconds, ``theme`` None for a point in none."""

    theme_id: str | None
    theme: str | None
    meeting: str | None
    date: Date | None
    file: str | None
    section: str | None
    page: int | None
    time: float | None
    speaker: str | None
    organisation: str | None
    kind: str
    medium: str
    owner: str | None
    due: str | None
    due_date: Date | None
    text: str
    point_id: str


class KeyPointRow(Row):
    """One source of a key point as a row: ``part`` of the digest, the key point, and how many raised it."""

    part: str
    key_point: str
    raised_by: int


Source = tuple[str | None, Date | None, str | None]
"""A meeting's name, date and file."""


def tabulate_meeting(meeting: Meeting) -> list[Row]:
    """Return a row for each point of a meeting."""
    sources = _list_sources((meeting,))
    people = _list_organisations((meeting,))
    return [_tabulate(point, sources, people, default=meeting.name) for point in meeting.points]


def tabulate_themes(themes: Themes, meetings: Iterable[Meeting]) -> list[Row]:
    """Return a row for each point, theme by theme, those in none last."""
    meetings = tuple(meetings)
    sources, people = _list_sources(meetings), _list_organisations(meetings)
    rows = [
        _tabulate(point, sources, people, theme=(theme.id, theme.label))
        for theme in themes.themes
        for point in theme.points
    ]
    return rows + [_tabulate(point, sources, people) for point in themes.unthemed]


def tabulate_digest(digest: Digest) -> list[KeyPointRow]:
    """Return a row for each source of each key point, part by part."""
    sources = _list_sources(digest.meetings)
    rows: list[KeyPointRow] = []

    def add(part: str, points: Iterable[KeyPoint], theme: tuple[str | None, str | None] = (None, None)) -> None:
        for point in points:
            people = dict(zip(point.speakers, point.organisations, strict=True)) if _is_paired(point) else {}
            rows.extend(
                {
                    "part": part,
                    "key_point": point.text,
                    "raised_by": point.raised_by,
                    **_tabulate(source, sources, people, theme=theme),
                }
                for source in point.sources
            )

    for theme in digest.themes:
        add("theme", theme.points, (theme.id or None, theme.label))
    for part, points in (
        ("decision", digest.decisions),
        ("action", digest.actions),
        ("question", digest.questions),
    ):
        add(part, points)
    rows.extend(
        {"part": "unthemed", "key_point": point.text, "raised_by": 1, **_tabulate(point, sources, {})}
        for point in digest.unthemed
    )
    return rows


def _is_paired(point: KeyPoint) -> bool:
    """Return whether each speaker has an organisation of their own: each is listed once, so that two may share one."""
    return len(point.speakers) == len(point.organisations) == 1


def _tabulate(
    point: Point,
    sources: Mapping[str, Source],
    people: Mapping[str, str],
    *,
    theme: tuple[str | None, str | None] = (None, None),
    default: str | None = None,
) -> Row:
    name = point.meeting or default
    meeting, date, file = sources.get(name or "", (name, _parse_date(name), None))
    return {
        "theme_id": theme[0],
        "theme": theme[1],
        "meeting": meeting,
        "date": date,
        "file": file,
        "section": point.section,
        "page": point.page,
        "time": point.time,
        "speaker": point.speaker,
        "organisation": people.get(point.speaker or ""),
        "kind": point.kind,
        "medium": point.medium,
        "owner": point.owner,
        "due": point.due,
        "due_date": point.due_date,
        "text": point.text,
        "point_id": point.id,
    }


def _parse_date(name: str | None) -> Date | None:
    """Read the date that ``Meeting.name`` ends with."""
    dated = _DATED.search(name or "")
    try:
        return Date.fromisoformat(dated[1]) if dated else None
    except ValueError:
        return None


def _list_sources(meetings: Iterable[Meeting | MeetingSummary]) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for meeting in meetings:
        document = getattr(meeting, "document", None)
        file = document.name if document else getattr(meeting, "source", None)
        sources.setdefault(meeting.name, (meeting.name, meeting.date, file))
    return sources


def _list_organisations(meetings: Iterable[Meeting]) -> dict[str, str]:
    """Return the organisation of each name, of none that stands for two."""
    found: dict[str, str | None] = {}
    for meeting in meetings:
        for person in (*meeting.attendees, *meeting.absent):
            if person.organisation:
                same = found.setdefault(person.name, person.organisation) == person.organisation
                found[person.name] = person.organisation if same else None
    return {name: organisation for name, organisation in found.items() if organisation}
