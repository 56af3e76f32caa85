"""From a digest, themes or a meeting to the outline that Markdown, Word, HTML pages and plain text are written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812 - a field is called date
from itertools import groupby
from typing import Literal

from minutekit.errors import RenderError
from minutekit.language.fixed_words import Wording
from minutekit.language.printable import print_line
from minutekit.language.redaction import redact_text
from minutekit.language.wording import format_date, wording_for
from minutekit.renderers.duties import describe_duties, find_duty
from minutekit.renderers.motions import describe_motion, tells_more
from minutekit.renderers.outline import Group, Line, Origin, Outline, place_parts
from minutekit.schema import (
    Digest,
    DigestTheme,
    Document,
    KeyPoint,
    Meeting,
    MeetingSummary,
    Person,
    Point,
    RenderOptions,
    Themes,
)
from minutekit.schema.display import says_day

DEFAULT_HEADING = "Key points raised"
"""The heading of a digest that named none of its own: written in the meeting's language."""


def compose_outline(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> Outline:
    """Choose and order everything that is shown of a thing; each line keeps its origins.

    Raises RenderError for a document: what it is about only the meeting in it tells.
    """
    if isinstance(thing, Digest):
        return _DigestOutline(thing, options).compose()
    if isinstance(thing, Themes):
        return _outline_themes(thing, options)
    if isinstance(thing, Meeting):
        return _outline_meeting(thing)
    message = f"a {type(thing).__name__} can be written as html, json or text; for other formats take the meeting in it"
    raise RenderError(message)


def name_meeting(meeting: MeetingSummary, wording_language: str | None) -> str:
    """Name a meeting by its title and date, else by its file."""
    name = print_line(meeting.title or meeting.source or "") or wording_for(wording_language).meeting
    if meeting.date is None or says_day(name, meeting.date):
        return name
    return f"{name}, {format_date(meeting.date, wording_language)}"


def publish_text(text: str, digest: Digest) -> str:
    """Make a text of a digest or its sources fit for publication: printable and, if so asked, redacted."""
    line = print_line(text)
    return redact_text(line) if digest.redacted else line


@dataclass
class _DigestOutline:
    digest: Digest
    options: RenderOptions
    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)

    def compose(self) -> Outline:
        digest, wording = self.digest, wording_for(self.digest.language)
        single = digest.meetings[0] if len(digest.meetings) == 1 else None
        title = digest.title or (single.title or single.source if single else None) or wording.digest
        date = digest.date or (single.date if single else None)
        return Outline(
            title=print_line(title) or wording.digest,
            subtitle=", ".join(filter(None, self._describe(date, single, wording))),
            groups=tuple(self._groups(wording)),
            wording=wording,
            language=digest.language,
            origin=_name_file(single, digest.language) if single else "",
            date=date,
        )

    def _describe(self, date: Date | None, single: MeetingSummary | None, wording: Wording) -> Iterator[str]:
        if date:
            yield format_date(date, self.digest.language)
        if single and single.place:
            yield print_line(single.place)
        if single and single.n_people:
            yield wording.participants.format(single.n_people)

    def _groups(self, wording: Wording) -> Iterator[Group]:
        digest = self.digest
        lists = (
            (wording.decisions, digest.decisions),
            (wording.actions, [line for line in digest.actions if not line.still_open]),
            (wording.still_open, [line for line in digest.actions if line.still_open]),
            (wording.questions, digest.questions),
        )
        heading = print_line(digest.heading) or wording.points
        if heading == DEFAULT_HEADING:
            heading = wording.key_points
        empty = not (digest.themes or digest.unthemed or any(points for _, points in lists))
        yield Group(heading, paragraph=wording.nothing if empty else "")
        for theme in digest.themes:
            lines = tuple(self._line(point, wording) for point in theme.points)
            told = (print_line(theme.summary), self._describe_course(theme, wording))
            yield Group(print_line(theme.label) or "…", 2, " ".join(filter(None, told)), lines)
        for name, points in lists:
            if points:
                yield Group(name, lines=tuple(self._line(point, wording, listed=True) for point in points))
        if digest.unthemed and self.options.unthemed:
            yield Group(
                wording.unthemed, lines=tuple(self._line(raise_point(point), wording) for point in digest.unthemed)
            )
        yield from self._list_rest(wording)
        if len(digest.meetings) > 1:
            names = tuple(Line(_name_file(meeting, digest.language)) for meeting in digest.meetings)
            yield Group(wording.meetings, lines=names)

    def _describe_course(self, theme: DigestTheme, wording: Wording) -> str:
        """Say of a theme of several dated meetings that it is new in the last of them, or came back after a pause."""
        days = {m.name: m.date for m in self.digest.meetings if m.date}
        every = sorted(set(days.values()))
        spoken = sorted({days[name] for name in theme.meetings if name in days})
        if len(every) < 2 or len(days) < len(self.digest.meetings) or spoken[-1:] != every[-1:]:
            return ""
        last = format_date(spoken[-1], self.digest.language)
        if len(spoken) == 1:
            return wording.new.format(last)
        return wording.returned.format(last) if spoken[-2] != every[-2] else ""

    def _list_rest(self, wording: Wording) -> Iterator[Group]:
        """Say how many points are shown, and list the others where they can be folded."""
        total, rest = sum(m.n_points for m in self.digest.meetings), self.digest.left_out
        if rest and total:
            lines = tuple(Line(publish_text(p.text, self.digest) or "…") for p in rest)
            yield Group(wording.rest, 1, wording.shown.format(total - len(rest), total), lines, folded=True)

    def _line(self, point: KeyPoint, wording: Wording, *, listed: bool = False) -> Line:
        ids = tuple(source.id for source in point.sources)
        number = self.numbers.setdefault(ids, len(self.numbers) + 1) if ids else 0
        remark = "; ".join(filter(None, self._remarks(point, wording, listed=listed)))
        origins = tuple(self._origin(source, wording) for source in point.sources)
        task = listed and point.kind == "action"
        owner, due = (self._find_duty(point, name) for name in ("owner", "due")) if task else ("", "")
        return Line(
            publish_text(point.text, self.digest) or "…",
            remark=remark,
            number=number,
            origins=origins,
            task=task,
            owner=owner,
            due=due,
            id=self._mark(ids),
        )

    def _mark(self, ids: tuple[str, ...]) -> str:
        """Return an address for a line: its first source's id, "" where another line has it already."""
        if not ids or ids[0] in self.marked:
            return ""
        self.marked.add(ids[0])
        return f"p{ids[0]}"

    def _find_duty(self, point: KeyPoint, name: Literal["owner", "due"]) -> str:
        return publish_text(find_duty(point, name, self.digest.language), self.digest)

    def _remarks(self, point: KeyPoint, wording: Wording, *, listed: bool) -> Iterator[str]:
        if point.kind == "decision" and not listed:
            yield wording.decision
        if len(self.digest.meetings) > 1:
            dates = {m.name: m.date for m in self.digest.meetings}
            days = dict.fromkeys(d for p in point.sources if p.meeting and (d := dates.get(p.meeting)))
            yield from (format_date(day, self.digest.language) for day in sorted(days))
        if point.writer == "model":
            yield wording.reworded
        names: tuple[str, ...] = ()
        if self.digest.attribution == "name":
            names = point.speakers
        elif self.digest.attribution == "organisation":
            names = point.organisations
        names = tuple(filter(None, map(print_line, names)))
        if names:
            yield ", ".join(names)
        if point.raised_by > max(1, len(names)):
            yield wording.raised_by.format(point.raised_by)
        duties = describe_duties(point, wording, self.digest.language)
        yield from (publish_text(duty, self.digest) for duty in duties)
        motion = next((source.motion for source in point.sources if source.motion), None)
        if motion and tells_more(motion, point.text):
            named = self.digest.attribution == "name"
            yield publish_text(describe_motion(motion, wording, name_people=named), self.digest)

    def _origin(self, source: Point, wording: Wording) -> Origin:
        named = self.digest.attribution == "name"
        parts = [print_line(part) for part in place_parts(source, wording, name_speaker=named)]
        if source.meeting and len(self.digest.meetings) != 1:
            parts.insert(0, self._meeting_names().get(source.meeting) or print_line(source.meeting))
        return Origin(", ".join(filter(None, parts)), publish_text(source.text, self.digest))

    def _meeting_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for meeting in self.digest.meetings:
            name = name_meeting(meeting, self.digest.language)
            for key in (meeting.id, meeting.name, meeting.title, meeting.source):
                if key:
                    names.setdefault(key, name)
        return names


def _name_file(meeting: MeetingSummary, language: str | None) -> str:
    name = name_meeting(meeting, language)
    source = print_line(meeting.source or "")
    return f"{name} ({source})" if source and source not in name else name


def raise_point(point: Point) -> KeyPoint:
    """Make a key point of one point, for lists that hold both."""
    return KeyPoint(point.text, (point,), (point.speaker,) if point.speaker else ())


def _outline_themes(themes: Themes, options: RenderOptions) -> Outline:
    wording = wording_for(themes.language)
    everything = [point for theme in themes.themes for point in theme.points] + list(themes.unthemed)
    name_meetings = len({point.meeting for point in everything}) > 1
    numbers: dict[str, int] = {}

    def line(point: Point) -> Line:
        parts = list(place_parts(point, wording, name_speaker=False))
        if point.meeting and name_meetings:
            parts.insert(0, point.meeting)
        place = ", ".join(filter(None, map(print_line, parts)))
        number = numbers.setdefault(point.id, len(numbers) + 1) if place else 0
        text = print_line(point.text)
        origins = (Origin(place, text),) if place else ()
        return Line(text or "…", remark=print_line(point.speaker or ""), number=number, origins=origins)

    groups = []
    for theme in themes.themes:
        terms = ", ".join(print_line(term.text) for term in theme.terms)
        paragraph = f"{wording.terms}: {terms}" if terms else ""
        groups.append(Group(print_line(theme.label) or "…", 1, paragraph, tuple(map(line, theme.points))))
    if themes.unthemed and options.unthemed:
        groups.append(Group(wording.unthemed, lines=tuple(map(line, themes.unthemed))))
    if not everything:
        groups.append(Group(wording.points, paragraph=wording.nothing))
    return Outline(wording.themes, "", tuple(groups), wording, themes.language)


def _outline_meeting(meeting: Meeting) -> Outline:
    wording = wording_for(meeting.language)
    date = format_date(meeting.date, meeting.language) if meeting.date else ""
    document = meeting.document.name if meeting.document else ""
    groups = []
    for name, people in ((wording.present, meeting.attendees), (wording.absent, meeting.absent)):
        if people:
            groups.append(Group(name, lines=tuple(Line(describe_person(person)) for person in people)))
    if meeting.agenda:
        items = (
            Line(print_line(item.title), remark=describe_person(item.speaker) if item.speaker else "", level=item.level)
            for item in meeting.agenda
        )
        groups.append(Group(wording.agenda, lines=_nest(items)))
    if not meeting.points:
        groups.append(Group(wording.points, paragraph=wording.nothing))
    for section, points in groupby(meeting.points, key=lambda point: point.section):
        lines = _nest(_outline_point(point, wording) for point in points)
        groups.append(Group(print_line(section or "") or wording.points, lines=lines))
    if meeting.prior_digest:
        groups.append(Group(wording.prior_digest))
        groups.extend(
            Group(print_line(theme.label) or "…", 2, lines=tuple(Line(print_line(p.text) or "…") for p in theme.points))
            for theme in meeting.prior_digest.themes
        )
    return Outline(
        title=print_line(meeting.title or document) or wording.meeting,
        subtitle=", ".join(filter(None, (date, print_line(meeting.place or "")))),
        groups=tuple(groups),
        wording=wording,
        language=meeting.language,
        origin=print_line(document),
    )


def _outline_point(point: Point, wording: Wording) -> Line:
    moved = describe_motion(point.motion, wording) if point.motion else ""
    kinds = {"decision": wording.decision, "action": wording.action, "question": wording.question}
    remark = "; ".join(
        filter(None, (kinds.get(point.kind, ""), *describe_duties(raise_point(point), wording, None), moved))
    )
    speaker = print_line(point.speaker or "")
    return Line(print_line(point.text) or "…", lead=f"{speaker}:" if speaker else "", remark=remark, level=point.level)


def _nest(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Let no line lie more than one level below the line before it, so that every format can nest them."""
    nested: list[Line] = []
    above = -1
    for line in lines:
        above = max(0, min(line.level, above + 1))
        nested.append(replace(line, level=above))
    return tuple(nested)


def describe_person(person: Person) -> str:
    """Write a person as "Name, role, organisation"."""
    return ", ".join(filter(None, (print_line(part or "") for part in (person.name, person.role, person.organisation))))
