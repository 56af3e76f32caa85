"""A meeting as the lines of a page, before any format: what stands where, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from writers.source import Point, Section, Source, Table, Turn


@dataclass(frozen=True)
class Line:
    """One paragraph. ``kind``: title, meta, heading, label, bullet, numbered, paragraph or table.

    ``lead``: a label printed before the text ("Ruth: "). ``rows``: a table's cells, each a tuple of
    paragraphs (lines); the first row is the head if ``head``. ``box``: a task box in Markdown.
    """

    kind: str
    text: str = ""
    level: int = 0
    lead: str = ""
    box: bool = False
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()
    head: bool = True


def _cell(text: str) -> tuple[Line, ...]:
    return (Line("paragraph", text),)


def _said(turn: Turn, point: Point) -> Line:
    leads = {"inline": f"{turn.label}: ", "dash": f"{turn.label} - "}
    lead = leads.get(turn.style, "") if point.level == 0 else ""
    lead += point.lead
    if point.medium == "chat":
        lead = f"(chat) {lead}"
    form = "paragraph" if point.form == "numbered" and point.lead else point.form
    return Line(form, point.text, point.level, lead, point.box)


def _turn(turn: Turn) -> Iterator[Line]:
    if turn.style == "line":
        yield Line("label", turn.label)
    for text in turn.printed:
        yield Line("meta", text)
    for point in turn.points:
        yield _said(turn, point)


def _table(table: Table) -> Line:
    rows = [tuple(_cell(c) for c in table.columns)]
    rows += [tuple(_cell(c) for c in row) for row in table.rows]
    return Line("table", rows=tuple(rows))


def _heading(section: Section) -> Line:
    return Line("heading", f"{section.number} {section.heading}".strip(), section.level)


def _speaker_rows(sections: tuple[Section, ...], head: tuple[str, str]) -> Line:
    rows = [tuple(_cell(c) for c in head)]
    for section in sections:
        for turn in section.parts:
            if isinstance(turn, Turn):
                inside = replace(turn, style="none", printed=())
                rows.append((_cell(turn.label), tuple(_turn(inside))))
    return Line("table", rows=tuple(rows))


def _front(source: Source) -> Iterator[Line]:
    if source.title:
        yield Line("title", source.title)
    for text in source.preface:
        yield Line("meta", text)
    for group in source.attendance:
        if group.style == "line":
            yield Line("meta", group.between.join(group.people), lead=f"{group.heading}: ")
        elif group.style == "list":
            yield Line("heading", group.heading, 2)
            yield from (Line("bullet", person) for person in group.people)
        elif group.style == "table":
            yield Line("meta", f"{group.heading}:")
            yield Line(
                "table", rows=tuple(tuple(map(_cell, person.split(" | "))) for person in group.people), head=False
            )
        else:
            yield Line("meta", f"{group.heading}:")
            yield from (Line("meta", person) for person in group.people)
    if source.agenda:
        heading, items = source.agenda
        yield Line("heading", heading, 2)
        yield from (Line("numbered", item) for item in items)


def _digest(source: Source) -> Iterator[Line]:
    yield Line("heading", "Key points raised", 1)
    for theme in source.digest:
        yield Line("heading", theme["theme"], 2)
        yield from (Line("bullet", point["text"]) for point in theme["points"])
    yield Line("heading", "Minutes", 1)


def compose_lines(source: Source, layout: str = "styles", *, with_digest: bool = False) -> list[Line]:
    """Lay the meeting out.

    ``layout``: "table" has one table of speakers and drops the headings,
    "tables" has one such table under each heading, all others print speakers above or before points.
    """
    lines = list(_front(source))
    if with_digest:
        lines += _digest(source)
    head = (source.words.get("speaker", "Speaker"), source.words.get("points", "Points raised"))
    if layout == "table":
        lines.append(_speaker_rows(source.sections, head))
    for section in source.sections if layout != "table" else ():
        if section.heading:
            lines.append(_heading(section))
        lines += [Line("meta", text) for text in section.printed]
        if layout == "tables" and any(isinstance(p, Turn) and p.speaker for p in section.parts):
            lines.append(_speaker_rows((section,), head))
            lines += [_table(p) for p in section.parts if isinstance(p, Table)]
            continue
        for part in section.parts:
            lines += [_table(part)] if isinstance(part, Table) else _turn(part)
    lines += [Line("meta", text) for text in source.closing]
    return lines
