"""Questions to an archive: its meetings, points by what is known of them, points by their words."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING, get_args

from minutekit.archive.opened import OpenedArchive
from minutekit.errors import OptionError
from minutekit.schema import Meeting, MeetingSummary, Point, PointKind, SearchHit
from minutekit.storage import Filters, FoundRow, find_words, load_meeting, read_rows, select_points

if TYPE_CHECKING:
    from collections.abc import Iterator


class Finding(OpenedArchive):
    """The part of an archive that answers questions without grouping anything."""

    def meetings(self) -> tuple[Meeting, ...]:
        """Return the meetings, whole, by date (undated last) and title."""
        return tuple(self.iterate_meetings())

    def iterate_meetings(self) -> Iterator[Meeting]:
        """Yield the meetings one by one, as ``meetings`` returns them."""
        for row in read_rows(self._db):
            yield load_meeting(self._db, row)

    def summaries(self) -> tuple[MeetingSummary, ...]:
        """Return what the meetings are called and how many points each has, without opening them."""
        return tuple(row.summary for row in read_rows(self._db))

    def points(
        self,
        *,
        speaker: str | None = None,
        kind: PointKind | None = None,
        section: str | None = None,
        theme: str | None = None,
        language: str | None = None,
        owner: str | None = None,
        since: Date | None = None,
        until: Date | None = None,
    ) -> tuple[Point, ...]:
        """Return the points that pass all filters, in the order of ``meetings()``.

        ``speaker``, ``section`` and ``owner`` match parts of the name whatever the case; ``theme`` is a theme's id,
        label or a unique beginning of either; ``since`` and ``until`` are inclusive and leave out undated meetings.
        """
        return tuple(
            select_points(self._db, self._filters(speaker, kind, section, theme, language, owner, since, until))
        )

    def search(
        self,
        text: str,
        limit: int = 50,
        *,
        speaker: str | None = None,
        kind: PointKind | None = None,
        section: str | None = None,
        theme: str | None = None,
        language: str | None = None,
        since: Date | None = None,
        until: Date | None = None,
    ) -> tuple[Point, ...]:
        """Return the points in which all words of the text occur (accents and case aside), best first.

        "Quoted words" must stand together; a word ending in * matches all words that begin so; OR between two
        sides asks for either; NOT or a minus before a word keeps out what holds it. Filters as in ``points``.
        Raises OptionError for more than 64 words. Of a word in more than 20,000 points the latest are ranked.
        """
        filters = self._filters(speaker, kind, section, theme, language, None, since, until)
        return tuple(row.point for row in self._search(text, limit, filters))

    def find(
        self,
        text: str,
        limit: int = 50,
        *,
        speaker: str | None = None,
        kind: PointKind | None = None,
        section: str | None = None,
        theme: str | None = None,
        language: str | None = None,
        since: Date | None = None,
        until: Date | None = None,
    ) -> tuple[SearchHit, ...]:
        """Search as ``search`` does, and return each point with its theme and the passage that was found."""
        filters = self._filters(speaker, kind, section, theme, language, None, since, until)
        out = []
        for row in self._search(text, limit, filters):
            shown = self._db.execute(
                "SELECT theme, theme_id FROM points_by_theme WHERE point = ? LIMIT 1", (row.point.id,)
            )
            out.append(
                SearchHit(
                    row.point,
                    row.snippet,
                    Date.fromisoformat(row.date) if row.date else None,
                    row.source,
                    shown[0]["theme"] if shown else None,
                    shown[0]["theme_id"] if shown else None,
                )
            )
        return tuple(out)

    # Inside

    def _search(self, text: str, limit: int, filters: Filters) -> list[FoundRow]:
        if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
            msg = f"limit={limit!r} must be a whole number of at least 1"
            raise OptionError(msg)
        return find_words(self._db, text, filters, limit)

    def _filters(
        self,
        speaker: str | None,
        kind: str | None,
        section: str | None,
        theme: str | None,
        language: str | None,
        owner: str | None,
        since: Date | None,
        until: Date | None,
    ) -> Filters:
        if kind is not None and kind not in get_args(PointKind):
            msg = f"kind={kind!r} is not one of {', '.join(get_args(PointKind))}"
            raise OptionError(msg)
        return Filters(
            speaker=speaker,
            kind=kind,
            section=section,
            language=language,
            owner=owner,
            since=since.isoformat() if since else None,
            until=until.isoformat() if until else None,
            themes=self._theme_numbers(theme) if theme is not None else None,
        )
