"""The report page: everything in one file that works offline, and without scripts but for its search."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from minutekit.language.printable import print_line
from minutekit.language.redaction import redact_text
from minutekit.language.wording import is_right_to_left, tag_language
from minutekit.report.timeline import draw_timeline, match_meetings
from minutekit.schema import MeetingSummary, Point, Run, Theme, Themes

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "minutekit.report"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _PointView:
    text: str
    meeting: int  # its number in the report's list, 0 where it is not in it
    place: str
    kind: str


@dataclass(frozen=True, slots=True)
class _ThemeView:
    label: str
    id: str
    terms: str
    n_points: int
    n_meetings: int
    from_codebook: bool
    points: tuple[_PointView, ...]

    @property
    def left_out(self) -> int:
        return self.n_points - len(self.points)


@dataclass(frozen=True, slots=True)
class _MeetingView:
    name: str
    date: str
    source: str
    n_points: int
    themes: tuple[tuple[int, str, int], ...]  # number, label and points of its largest themes


def render_report(
    themes: Themes,
    meetings: Sequence[MeetingSummary],
    runs: Sequence[Run] = (),
    *,
    title: str = "Themes over all meetings",
    name_speakers: bool = False,
    redact: bool = True,
    most_points: int = 1000,
) -> str:
    """Render the themes of an archive as one self-contained HTML page.

    ``meetings``: those the points come from, in the order to list them; points name them by id, name,
    title or file. ``runs``: the groupings recorded so far. ``name_speakers``: say who raised a point.
    ``redact``: blank mail addresses and phone numbers.
    ``most_points``: how many points of one theme are listed at most; the page says how many it leaves out.
    """
    index = match_meetings(meetings)

    def view(point: Point) -> _PointView:
        number = index.get(point.meeting or "")
        elsewhere = point.meeting if number is None else None
        speaker = point.speaker if name_speakers else None
        page = f"page {point.page}" if point.page is not None else None
        parts = (elsewhere, page, point.section, speaker, "chat" if point.medium == "chat" else None)
        place = ", ".join(print_line(part) for part in parts if part)
        kind = "" if point.kind == "statement" else point.kind
        text = print_line(point.text)
        return _PointView(
            (redact_text(text) if redact else text) or "…", 0 if number is None else number + 1, place, kind
        )

    script = (files(_PACKAGE) / "templates" / "search.js").read_text("utf-8")
    language = tag_language(themes.language)
    return _templates().get_template("report.html").render(
        title=print_line(title),
        language=language,
        direction="rtl" if is_right_to_left(language) else "ltr",
        themes=[
            _view_theme(theme, [view(point) for point in theme.points[:most_points]], index) for theme in themes.themes
        ],
        timeline=draw_timeline(themes, meetings),
        unthemed=[view(point) for point in themes.unthemed[:most_points]],
        n_unthemed=len(themes.unthemed),
        n_points=sum(len(theme.points) for theme in themes.themes) + len(themes.unthemed),
        meetings=list(_view_meetings(themes, meetings, index)),
        span=_span_dates(meetings),
        runs=runs,
        script=script,
        # The page's rules allow this very script and nothing else to run.
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )  # fmt: skip


def _view_theme(theme: Theme, points: Sequence[_PointView], index: dict[str, int]) -> _ThemeView:
    # One meeting may be named in several ways.
    meetings = {index.get(point.meeting or "", point.meeting) for point in theme.points}
    return _ThemeView(
        label=print_line(theme.label) or "…",
        id=print_line(theme.id),
        terms=", ".join(print_line(term.text) for term in theme.terms),
        n_points=len(theme.points),
        n_meetings=len(meetings),
        from_codebook=theme.from_codebook,
        points=tuple(points),
    )


def _view_meetings(themes: Themes, meetings: Sequence[MeetingSummary], index: dict[str, int]) -> Iterator[_MeetingView]:
    counts: list[Counter[int]] = [Counter() for _ in meetings]
    for number, theme in enumerate(themes.themes):
        for point in theme.points:
            meeting = index.get(point.meeting or "")
            if meeting is not None:
                counts[meeting][number] += 1
    for meeting_summary, count in zip(meetings, counts, strict=True):
        largest = sorted(count.items(), key=lambda item: (-item[1], item[0]))[:_MOST_NAMED]
        yield _MeetingView(
            name=print_line(meeting_summary.title or meeting_summary.source or "") or "Untitled meeting",
            date=meeting_summary.date.isoformat() if meeting_summary.date else "",
            source=print_line(meeting_summary.source or ""),
            n_points=meeting_summary.n_points,
            themes=tuple((n + 1, print_line(themes.themes[n].label) or "…", points) for n, points in largest),
        )


def _span_dates(meetings: Sequence[MeetingSummary]) -> str:
    dates = sorted(meeting.date for meeting in meetings if meeting.date)
    if not dates:
        return ""
    first, last = dates[0].isoformat(), dates[-1].isoformat()
    return first if first == last else f"{first} to {last}"


@functools.cache
def _templates() -> Environment:
    import jinja2  # noqa: PLC0415 - imported at first use

    return jinja2.Environment(
        loader=jinja2.PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
