"""CSV for spreadsheets: RFC 4180, a header row, machine words in English."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from minutekit.errors import RenderError
from minutekit.language.printable import print_line
from minutekit.renderers.composition import publish_text, raise_point
from minutekit.renderers.outline import format_time
from minutekit.schema import Digest, Document, KeyPoint, Meeting, Motion, Point, RenderOptions, Themes

_POINT_COLUMNS = ("meeting", "page", "time", "section", "speaker", "medium", "kind", "owner", "due", "text", "point_id")
_MEETING_COLUMNS = (*_POINT_COLUMNS, "mover", "seconder", "result", "votes")
_DIGEST_COLUMNS = ("part", "theme", "key_point", "raised_by", "raised_by_whom", "source", *_POINT_COLUMNS)
_THEMES_COLUMNS = ("theme_id", "theme", *_POINT_COLUMNS)

# Cells that begin so are formulas to spreadsheet programs (OWASP, "CSV Injection"), the full-width signs in
# East Asian ones; whole numbers are safe as they are.
_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")

_Row = tuple[str | int | None, ...]


def guard_cell(value: str | float | None) -> str:
    """Make a cell safe: one line, and a leading apostrophe where a spreadsheet would see a formula."""
    if value is None:
        return ""
    text = print_line(str(value))
    if isinstance(value, str) and _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def render_csv(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> str:
    """Render as CSV: a row for each source of each key point of a digest, or for each point.

    A cell that begins with = + - or @ and is no number gets a leading apostrophe, so that no
    spreadsheet runs it as a formula. Raises RenderError for anything else than the three.
    """
    columns: tuple[str, ...]
    rows: Iterable[_Row]
    if isinstance(thing, Digest):
        columns, rows = _DIGEST_COLUMNS, _tabulate_digest(thing, options)
    elif isinstance(thing, Themes):
        columns, rows = _THEMES_COLUMNS, _tabulate_themes(thing, options)
    elif isinstance(thing, Meeting):
        columns, rows = (
            _MEETING_COLUMNS,
            ((*_tabulate_point(point, meeting=thing.name), *_tabulate_motion(point.motion)) for point in thing.points),
        )
    else:
        message = f"a {type(thing).__name__} has no rows to write as CSV; take the meeting in it, or format='json'"
        raise RenderError(message)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows(tuple(map(guard_cell, row)) for row in rows)
    return buffer.getvalue()


def _tabulate_digest(digest: Digest, options: RenderOptions) -> Iterator[_Row]:
    for theme in digest.themes:
        yield from _tabulate_key_points("theme", theme.label, theme.points, digest)
    yield from _tabulate_key_points("decision", "", digest.decisions, digest)
    yield from _tabulate_key_points("action", "", digest.actions, digest)
    yield from _tabulate_key_points("question", "", digest.questions, digest)
    if options.unthemed:
        yield from _tabulate_key_points("unthemed", "", map(raise_point, digest.unthemed), digest)


def _tabulate_key_points(part: str, theme: str, points: Iterable[KeyPoint], digest: Digest) -> Iterator[_Row]:
    for point in points:
        names = {"none": (), "name": point.speakers, "organisation": point.organisations}[digest.attribution]
        head = (part, theme, publish_text(point.text, digest), point.raised_by, "; ".join(names))
        for number, source in enumerate(point.sources, start=1):
            yield (*head, number, *_tabulate_source(source, digest))
        if not point.sources:
            yield (*head, *[None] * (1 + len(_POINT_COLUMNS)))


def _tabulate_source(source: Point, digest: Digest) -> _Row:
    named = source.speaker if digest.attribution == "name" else None
    owner, due = (publish_text(value or "", digest) for value in (source.owner, source.due))
    # A new text makes no new id: it stays the one by which the source is found.
    published = replace(source, text=publish_text(source.text, digest), speaker=named, owner=owner, due=due)
    return _tabulate_point(published)


def _tabulate_themes(themes: Themes, options: RenderOptions) -> Iterator[_Row]:
    for theme in themes.themes:
        for point in theme.points:
            yield (theme.id, theme.label, *_tabulate_point(point))
    if options.unthemed:
        for point in themes.unthemed:
            yield (None, None, *_tabulate_point(point))


def _tabulate_point(point: Point, *, meeting: str | None = None) -> _Row:
    time = None if point.time is None else format_time(point.time)
    return (
        point.meeting or meeting, point.page, time, point.section, point.speaker, point.medium, point.kind, point.owner,
        point.due, point.text, point.id,
    )  # fmt: skip


def _tabulate_motion(motion: Motion | None) -> _Row:
    if motion is None:
        return (None, None, None, None)
    # Not "7-0-1", which spreadsheets take for a date.
    counts = ((motion.votes_for, "for"), (motion.votes_against, "against"), (motion.abstentions, "abstained"))
    votes = ", ".join(f"{count} {side}" for count, side in counts if count is not None)
    return (motion.mover, motion.seconder, motion.result, votes or None)
