"""The report page: everything in one file that works offline; its script only lists, finds and filters points."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from minutekit.language.printable import print_line
from minutekit.language.redaction import redact_text
from minutekit.language.wording import is_right_to_left, tag_language
from minutekit.report.charts import Bars, draw_bars
from minutekit.report.packing import pack_points
from minutekit.report.timeline import Grid, count_voices, draw_timeline, match_meetings
from minutekit.schema import MeetingSummary, Run, Themes

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "minutekit.report"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class _ThemeView:
    label: str
    id: str
    terms: str
    n_points: int
    n_meetings: int
    from_codebook: bool
    exemplar: str
    note: str
    bars: Bars


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
    notes: Mapping[str, str] | None = None,
) -> str:
    """Render the themes of an archive as one self-contained HTML page, the largest theme first.

    ``meetings``: those the points come from, in the order to list them; points name them by id, name,
    title or file. ``runs``: the groupings recorded so far. ``name_speakers``: say who raised a point, and who raises
    what. ``redact``: blank mail addresses and phone numbers. ``notes``: by the id of the theme or point they are on.
    """
    index = match_meetings(meetings)
    notes = notes or {}
    sizes = [len(theme.points) for theme in themes.themes]
    order = sorted(range(len(sizes)), key=lambda number: (-sizes[number], number))
    timeline = draw_timeline(themes, meetings, order)
    script = (files(_PACKAGE) / "templates" / "report.js").read_text("utf-8")
    language = tag_language(themes.language)
    return _templates().get_template("report.html").render(
        title=print_line(title),
        language=language,
        direction="rtl" if is_right_to_left(language) else "ltr",
        themes=list(_view_themes(themes, order, index, timeline, notes, redact=redact)),
        timeline=timeline,
        voices=count_voices(themes, order) if name_speakers else Grid("", (), (), ()),
        name_speakers=name_speakers,
        n_unthemed=len(themes.unthemed),
        n_points=sum(sizes) + len(themes.unthemed),
        meetings=list(_view_meetings(themes, order, meetings, index)),
        span=_span_dates(meetings),
        runs=runs,
        data=pack_points(themes, order, meetings, index, name_speakers=name_speakers, redact=redact, notes=notes),
        script=script,
        # The page's rules allow this very script and nothing else to run.
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )  # fmt: skip


def _view_themes(
    themes: Themes,
    order: Sequence[int],
    index: dict[str, int],
    timeline: Grid,
    notes: Mapping[str, str],
    *,
    redact: bool,
) -> Iterator[_ThemeView]:
    for place, number in enumerate(order):
        theme = themes.themes[number]
        # One meeting may be named in several ways.
        meetings = {index.get(point.meeting or "", point.meeting) for point in theme.points}
        exemplar = print_line(theme.points[0].text) if theme.points else ""
        counts = [cell.count for cell in timeline.rows[place]] if timeline.rows else []
        yield _ThemeView(
            label=print_line(theme.label) or "…",
            id=print_line(theme.id),
            terms=", ".join(print_line(term.text) for term in theme.terms),
            n_points=len(theme.points),
            n_meetings=len(meetings),
            from_codebook=theme.from_codebook,
            exemplar=(redact_text(exemplar) if redact else exemplar) or ("…" if theme.points else ""),
            note=print_line(notes.get(theme.id, "")),
            bars=draw_bars(counts, timeline.columns),
        )


def _view_meetings(
    themes: Themes, order: Sequence[int], meetings: Sequence[MeetingSummary], index: dict[str, int]
) -> Iterator[_MeetingView]:
    counts: list[Counter[int]] = [Counter() for _ in meetings]
    labels = [print_line(themes.themes[number].label) or "…" for number in order]
    for place, number in enumerate(order):
        for point in themes.themes[number].points:
            meeting = index.get(point.meeting or "")
            if meeting is not None:
                counts[meeting][place] += 1
    for summary, count in zip(meetings, counts, strict=True):
        largest = sorted(count.items(), key=lambda item: (-item[1], item[0]))[:_MOST_NAMED]
        yield _MeetingView(
            name=print_line(summary.title or summary.source or "") or "Untitled meeting",
            date=summary.date.isoformat() if summary.date else "",
            source=print_line(summary.source or ""),
            n_points=summary.n_points,
            themes=tuple((place + 1, labels[place], points) for place, points in largest),
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
