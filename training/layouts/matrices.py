"""Further tables: a label at the left of each row, several columns of text, days and what is planned for them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from training.layouts.bodies import write_items
from training.layouts.compose import Composer
from training.layouts.content import Item, print_date, print_name
from training.layouts.grids import header_row
from training.layouts.pages import Cell, Para, Span
from training.layouts.people import Attendance

LISTED = frozenset({"typed_bullet", "typed_number", "letters"})


def _list(c: Composer, items: tuple[Item, ...]) -> None:
    """Print points in a cell, one below the other."""
    form = c.habits.points if c.habits.points in LISTED else c.random.choice(["typed_bullet", "paragraph"])
    for n, item in enumerate(items, 1):
        c.point(replace(item, below=()) if form == "paragraph" else item, form, ordinal=n)


def write_label_rows(c: Composer) -> None:
    """Print one form: aims, people, agenda and topics, each a label at the left (or above) and its list at the right."""
    r, m, fill = c.random, c.meeting, c.fill
    rows: list[list[Cell]] = []
    above = r.random() < 0.35

    def put(left: Cell, right: Cell) -> None:
        if above:
            rows.append([Cell([*left.paras, *right.paras])])
        else:
            rows.append([left, right])

    def label(words: str, kind: str) -> Cell:
        return Cell([Para([c.label_span(words + r.choice([":", ":", ""]), kind)], after=0)])

    if r.random() < 0.4 and not c.sheet.attendees:
        attendance = Attendance(c)
        attendance.gold(m.people, "present")
        between = r.choice(["\n", "\n", ", "])
        people = c.plain_cell(between.join(map(attendance.entry, m.people)), "present")
        put(label(fill.pick("labels", "present"), "present"), people)
    if r.random() < 0.5:
        wanted = Cell([])
        with c.cell(wanted):
            for topic in m.topics:
                para = c.line(topic.heading, "agenda")
                para.marker = r.choice(["- ", "- ", "• "])
        put(label(fill.pick("labels", r.choice(["agenda", "agenda", "subject"])), "agenda"), wanted)
    for topic in m.topics:
        left, right = Cell([]), Cell([])
        with c.cell(left):
            c.cell_heading(topic.heading)
        with c.cell(right):
            _list(c, topic.items)
        put(left, right)
    c.table(rows, [1.0] if above else [1.0, r.choice([2.5, 4.0])], ruled=True if r.random() < 0.8 else None)
    c.section = None


def write_item_grids(c: Composer) -> None:
    """Print a form for each topic: "Item: … | Presenter: …" in cells, below them discussion, conclusions and tasks."""
    r, fill = c.random, c.fill
    for number, topic in enumerate(c.meeting.topics[:6], 1):
        item = fill.lists["item"][-1] + r.choice([":", ":", f" {number}:", ""])
        named = Cell([])
        with c.cell(named):
            c.cell_heading(topic.heading)
        presenter = c.plain_cell(fill.pick("cols", "speaker") + ":", "field")
        rows = [[c.plain_cell(item, "other"), named, presenter, c.plain_cell(topic.presenter, "field")]]
        for key, roles, heads in (
            ("discussion", ("statement", "question"), 0.3), ("conclusions", ("decision",), 0.7),
        ):  # fmt: skip
            items = tuple(i for i in topic.items if i.role in roles)
            if not items and r.random() < 0.5:
                continue
            words = fill.pick("labels", key)
            label = Cell([])
            with c.cell(label):
                if r.random() < heads:
                    c.open_section(words)
                    c.add(Para([c.label_span(words + r.choice([":", ""]), "heading")], after=0))
                else:
                    c.add(Para([c.label_span(words + r.choice([":", ""]), "other")], after=0))
            held = Cell([], merge=3)
            with c.cell(held):
                _list(c, items)
            rows.append([label, held])
        tasks = [i for i in topic.items if i.role == "action"]
        if tasks:
            rows.append(
                [c.plain_cell(fill.pick("cols", key), "other", bold=True) for key in ("no", "what", "who", "when")]
            )
            for n, task in enumerate(tasks, 1):
                index = c.say(replace(task, below=()), "table")
                said = Cell([Para([Span(task.text, "point", point=index)], after=0)])
                rows.append(
                    [
                        c.plain_cell(str(n), "other"),
                        said,
                        *(c.plain_cell(text or "", "other") for text in (task.owner, task.due)),
                    ]
                )
        c.table(rows, [1.2, 3.0, 1.0, 1.4], ruled=r.random() < 0.7)
        c.gap()
    c.section = None


def write_matrix(c: Composer) -> None:
    """Print a table with several columns of text: the matter, who brought it, what speaks for it, what against."""
    r, m = c.random, c.meeting
    heads = ["topic", "text", r.choice(["decision", "text"])]
    who = r.random() < 0.6
    keys = [heads[0], *(["speaker"] if who else []), *heads[1:]]
    rows = [header_row(c, keys)] if r.random() < 0.9 else []
    for topic in m.topics:
        for item in topic.items[:4]:
            cells = [Cell([]) for _ in heads]
            for cell, part in zip(cells, (item, c.make_item("bits"), c.make_item("bits")), strict=True):
                with c.cell(cell):
                    _list(c, (replace(part, below=()),))
            name = print_name(r.choice(m.people), m.naming)
            rows.append([cells[0], *([c.plain_cell(name, "other")] if who else []), *cells[1:]])
    c.table(rows, [2.0, *([1.0] if who else []), 2.5, 2.5], ruled=True)
    c.section = None


def write_plan_rows(c: Composer) -> None:
    """Print days, or spans of days, and what is planned for each."""
    r, m = c.random, c.meeting
    c.heading(c.fill.pick("labels", "plan"), numbered=r.random() < 0.5)
    day, rows = m.date, []
    span = r.random() < 0.4
    for _ in range(r.randrange(3, 8)):
        shown = print_date(day, m.language, "dots" if m.dates == "yearless" else m.dates)
        day += dt.timedelta(days=r.choice([1, 7, 14, 30]))
        if span:
            shown += " - " + print_date(day, m.language, "dots" if m.dates == "yearless" else m.dates)
        item = c.make_item("bits")
        planned = Cell([])
        with c.cell(planned):
            c.point(item, "paragraph")
            c.sheet.points[-1].form = "table"
        when = Cell([Para([Span(shown, "other")], after=0)])
        rows.append([when, planned] if r.random() < 0.97 else [planned, when])
    if r.random() < 0.5:
        rows.insert(0, header_row(c, ["when", "what"]))
    c.table(rows, [1.2, 4.0])
    if r.random() < 0.3:
        write_items(c, (c.make_item("bits"),), "paragraph")
