"""What people ask of an archive: what is new, who raises what, what was decided, what is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING

from minutekit.archive.finding import Finding
from minutekit.archive.theming import Theming
from minutekit.errors import ArchiveError, OptionError
from minutekit.schema import (
    Commitment,
    Digest,
    DigestOptions,
    Entry,
    News,
    PointKind,
    ThemeNews,
    Themes,
    ThemeStory,
)
from minutekit.storage import read_points_by_number, read_rows

if TYPE_CHECKING:
    from minutekit.schema import Point
    from minutekit.storage import MeetingRow

_BY = {
    "speaker": "coalesce(p.speaker, '')",
    "organisation": "coalesce(o.organisation, '')",
    "section": "coalesce(p.section, '')",
}
_PERIODS = {"year": "substr(m.date, 1, 4)", "month": "substr(m.date, 1, 7)", "day": "m.date"}
_EFFECTIVE = """SELECT p.number AS number, known.shown AS theme
    FROM points p JOIN meetings m ON m.number = p.meeting
    LEFT JOIN moved_points moved ON moved.point = p.number
    LEFT JOIN segments s ON s.meeting = p.meeting AND p.position BETWEEN s.first AND s.last AND s.to_run IS NULL
    LEFT JOIN shown_themes known ON known.theme = coalesce(moved.theme, s.theme, 0)
    WHERE p.number NOT IN (SELECT point FROM repeats)"""


class Questions(Finding, Theming):
    """The part of an archive that answers what people ask after months of meetings."""

    # What is new

    def news(self, since: int | Date | None = None) -> News:
        """Say what is new: points by theme, and themes that are new, split or merged, with the reasons.

        ``since``: a run's number (the points that runs up to it did not hold), a date (points of meetings since
        then, that day included), or None for the run before the newest. Raises ArchiveError if there was no run yet.
        """
        last = self._run(max(self._runs.last_number(), 1)).number
        rows = [row for row in read_rows(self._db) if row.copy_of is None]
        known: set[str] = set()
        run = 0
        if isinstance(since, Date):
            fresh = [row for row in rows if row.date and row.date >= since.isoformat()]
        else:
            run = last - 1 if since is None else self._run(since).number if since else 0
            seen = {segment.meeting for segment in self._runs.segments(run)} if run else set()
            fresh = [row for row in rows if row.number not in seen]
            known = {point for ids in self._runs.former_ids(run).values() for point in ids} if run else set()
        stories = [] if isinstance(since, Date) else self._stories(run)
        by_theme, loose = self._points_by_theme(fresh, known)
        labels = self._shown_labels()
        sizes = self._sizes()
        themes = [
            ThemeNews(labels[number][0], labels[number][1], tuple(points), sizes[number])
            for number, points in sorted(by_theme.items(), key=lambda pair: (-len(pair[1]), labels[pair[0]][1]))
        ]
        return News(run, last, tuple(row.summary for row in fresh), tuple(themes), tuple(loose), tuple(stories))

    def _stories(self, after_run: int) -> list[ThemeStory]:
        ids = {number: theme for theme, number in self._runs.theme_numbers().items()}
        labels = {row["id"]: row["label"] for row in self._db.execute("SELECT id, label FROM shown_themes")}
        out = []
        for event in self._runs.events(after_run):
            theme, other = ids.get(event.theme, ""), ids.get(event.other or 0)
            label, other_label = labels.get(theme, theme), labels.get(other or "", other)
            out.append(
                ThemeStory(event.run, event.kind, theme, label, event.n_points, event.reason, other, other_label)
            )
        for record in self._runs.records(self._runs.last_number()):
            if record.proposed:
                reason = f"{record.proposed!r} fits its terms better now; rename_theme would take it"
                out.append(
                    ThemeStory(self._runs.last_number(), "label", record.id, record.label, record.n_named, reason)
                )
        return out

    def _points_by_theme(
        self, rows: Sequence[MeetingRow], known: set[str]
    ) -> tuple[dict[int, list[Point]], list[Point]]:
        by_theme: dict[int, list[Point]] = {}
        loose: list[Point] = []
        for row in rows:
            found = self._db.execute(f"{_EFFECTIVE} AND p.meeting = ? ORDER BY p.position", (row.number,))
            points = read_points_by_number(self._db, [one["number"] for one in found])
            for one, point in zip(found, points, strict=True):
                if point.id not in known:
                    (by_theme.setdefault(one["theme"], []) if one["theme"] else loose).append(point)
        return by_theme, loose

    def _shown_labels(self) -> dict[int, tuple[str, str]]:
        return {row["theme"]: (row["id"], row["label"]) for row in self._db.execute("SELECT * FROM shown_themes")}

    def _sizes(self) -> Counter[int]:
        rows = self._db.execute(f"SELECT theme, count(*) AS n FROM ({_EFFECTIVE}) GROUP BY theme")  # noqa: S608
        return Counter({row["theme"]: row["n"] for row in rows})

    def digest(
        self,
        options: DigestOptions | None = None,
        *,
        theme: str | None = None,
        since: Date | None = None,
        until: Date | None = None,
    ) -> Digest:
        """Write the key points of a period, or of one theme over the years, under the archive's own themes."""
        from dataclasses import replace  # noqa: PLC0415

        from minutekit.digests import Redactor, compose_digest  # noqa: PLC0415 - imports stay cheap until used
        from minutekit.salience import score_points  # noqa: PLC0415
        from minutekit.storage import load_meeting  # noqa: PLC0415

        options = options or DigestOptions()
        wanted = {point.id for point in self.points(theme=theme, since=since, until=until)}
        meetings = [
            replace(meeting, points=tuple(point for point in meeting.points if point.id in wanted))
            for row in read_rows(self._db, "WHERE copy_of IS NULL")
            if (meeting := load_meeting(self._db, row)).points
        ]
        meetings = [meeting for meeting in meetings if meeting.points]
        if not meetings:
            msg = "no point of the archive is of this theme and period; see points() for what there is"
            raise ArchiveError(msg)
        themes = _narrow_themes(self.latest_themes(), [point for m in meetings for point in m.points])
        salience = score_points([point for m in meetings for point in m.points], themes, words=options.words)
        digest = compose_digest(meetings, themes, salience, options, keep_labels=True)
        return Redactor(meetings, options.redact).redact_digest(digest)

    # Registers

    def entries(
        self,
        *,
        kind: PointKind | None = None,
        speaker: str | None = None,
        section: str | None = None,
        theme: str | None = None,
        since: Date | None = None,
        until: Date | None = None,
        meeting: str | None = None,
    ) -> tuple[Entry, ...]:
        """Return points with their day, file and theme, filtered as in ``points``.

        ``entries(kind="decision")`` is a register of decisions, ``entries(speaker=...)`` a person's page,
        ``entries(meeting=...)`` that of a meeting, by its id or its file.
        """
        filters = self._filters(speaker, kind, section, theme, None, None, since, until)
        from dataclasses import replace  # noqa: PLC0415

        from minutekit.storage import select_points_with_rows  # noqa: PLC0415

        numbers: Iterable[int | None] = (None,)
        if meeting is not None:
            numbers = [row.number for row in self._meeting_rows(meeting)] or [
                row.number for row in self._meeting_rows(self._key_of_name(meeting))
            ]
            if not numbers:
                msg = f"{self._db.path}: there is no meeting {meeting!r}; take an id from summaries()"
                raise ArchiveError(msg)
        labels = self._shown_labels()
        out: list[Entry] = []
        for number in numbers:
            for point, row in select_points_with_rows(self._db, replace(filters, meeting=number)):
                theme_id, label = labels.get(row["theme"], ("", "")) if row["theme"] else ("", "")
                day = Date.fromisoformat(row["date"]) if row["date"] else None
                out.append(Entry(point, day, row["source"], label or None, theme_id or None, row["organisation"]))
        return tuple(out)

    def _key_of_name(self, name: str) -> str:
        from pathlib import Path  # noqa: PLC0415

        return self._key_of(Path(name))

    def commitments(self, as_of: Date | None = None) -> tuple[Commitment, ...]:
        """Return every action with what became of it: open, done (with the point that says so) or overdue.

        ``as_of``: the day to judge by, None for that of the latest meeting. An action is done when a later meeting
        speaks of the same thing as done.
        """
        from minutekit.archive.commitments import follow_actions  # noqa: PLC0415 - imports stay cheap until used

        actions = self.entries(kind="action")
        dates = [entry.date for entry in actions if entry.date]
        every = [row.date for row in read_rows(self._db) if row.date]
        latest = max(dates, default=None) if not every else Date.fromisoformat(max(every))
        return tuple(follow_actions(self._db, actions, as_of or latest))

    # Who and when

    def voices(self, by: str = "speaker") -> dict[str, dict[str, int]]:
        """Count points by who raised them and theme: ``voices()["Ana Ruiz"]["Housing"]``.

        ``by``: "speaker", "organisation" or "section". Points in no theme, and of nobody named, are under "".
        """
        if by not in _BY:
            msg = f"by={by!r} is not one of {', '.join(_BY)}"
            raise OptionError(msg)
        return self._count(_BY[by])

    def trends(self, period: str = "year") -> dict[str, dict[str, int]]:
        """Count points by theme and period, periods in order: ``trends()["Housing"]["2024"]``.

        ``period``: "year", "month" or "day"; undated meetings are under "".
        """
        if period not in _PERIODS:
            msg = f"period={period!r} is not one of {', '.join(_PERIODS)}"
            raise OptionError(msg)
        counted = self._count(f"coalesce({_PERIODS[period]}, '')")
        out: dict[str, dict[str, int]] = {}
        for when in sorted(counted):
            for theme, n in counted[when].items():
                out.setdefault(theme, {})[when] = n
        return out

    def _count(self, expression: str) -> dict[str, dict[str, int]]:
        rows = self._db.execute(
            f"""SELECT {expression} AS who, coalesce(t.label, '') AS label, count(*) AS n
                FROM ({_EFFECTIVE}) e JOIN points p ON p.number = e.number JOIN meetings m ON m.number = p.meeting
                LEFT JOIN people o ON o.meeting = m.number AND o.name = p.speaker
                LEFT JOIN shown_themes t ON t.theme = e.theme AND t.theme <> 0
                GROUP BY 1, 2 ORDER BY 1, n DESC, 2"""  # noqa: S608 - expressions of our own
        )
        out: dict[str, dict[str, int]] = {}
        for row in rows:
            out.setdefault(row["who"], {})[row["label"]] = row["n"]
        return out


def _narrow_themes(themes: Themes, points: Sequence[Point]) -> Themes:
    """Keep of themes what some points are in, in the order of the points."""
    from minutekit.schema import Theme  # noqa: PLC0415

    wanted = {point.id for point in points}
    kept: list[Theme] = []
    index: dict[str, int] = {}
    for theme in themes.themes:
        inside = tuple(point for point in theme.points if point.id in wanted)
        if inside:
            index.update((point.id, len(kept)) for point in inside)
            kept.append(Theme(theme.id, theme.label, theme.terms, inside, theme.from_codebook))
    unthemed = tuple(point for point in points if point.id not in index)
    return Themes(tuple(kept), unthemed, tuple(index.get(point.id, -1) for point in points), themes.language)
