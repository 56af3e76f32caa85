"""Minutes as tables and forms: rows of topics, a form for each topic, tasks as rows, columns of a retrospective."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from training.layouts.bodies import write_items
from training.layouts.compose import Composer
from training.layouts.content import Item, Topic, print_date, print_name
from training.layouts.pages import Cell, Para, Span


def header_row(c: Composer, keys: list[str], label: str = "other") -> list[Cell]:
    """Return a table's head."""
    shade = c.habits.shade if c.random.random() < 0.6 else None
    bold = c.random.random() < 0.85
    shown = {"mark": "decision"}
    return [c.plain_cell(c.fill.pick("cols", shown.get(key, key)), label, bold=bold, shade=shade) for key in keys]


def write_rows(c: Composer) -> None:
    """Print one table for the whole meeting: number, topic and text, text alone, owner, due."""
    r = c.random
    keys = r.choice(
        [
            ["no", "text", "who"],
            ["no", "topic_text", "who"],
            ["topic", "text", "who", "when"],
            ["no", "topic", "text", "decision"],
            ["topic", "text"],
            ["no", "topic_text", "who", "when"],
            ["speaker", "text"],
            ["time", "text"],
            ["topic", "text"],
            ["no", "topic", "text", "mark", "mark", "who"],
        ]
    )
    rows = [header_row(c, ["topic" if key == "topic_text" else key for key in keys])] if r.random() < 0.8 else []
    for n, topic in enumerate(c.meeting.topics, 1):
        one_each = "topic_text" not in keys and "decision" not in keys and r.random() < 0.4
        groups = [topic.items[at : at + 1] for at in range(len(topic.items))] if one_each else [topic.items]
        for g, items in enumerate(groups or [()]):
            rows.append([_row_cell(c, key, topic, items, n, first=g == 0) for key in keys])
    widths = {
        "no": 0.4,
        "topic": 1.5,
        "text": 5.0,
        "topic_text": 5.0,
        "who": 0.9,
        "when": 1.0,
        "decision": 2.0,
        "speaker": 1.2,
        "time": 0.9,
        "mark": 0.4,
    }
    c.table(rows, [widths[key] for key in keys], ruled=True if len(rows) > 6 else None)
    c.section = None


def _row_cell(c: Composer, key: str, topic: Topic, items: tuple[Item, ...], number: int, *, first: bool) -> Cell:
    cell = Cell([])
    with c.cell(cell):
        if key == "no":
            cell.paras.append(Para([Span(f"{number}{c.random.choice(['', '.'])}" if first else "", "other")], after=0))
        elif key == "topic" and first:
            c.cell_heading(topic.heading)
        elif key == "topic_text":
            c.heading(topic.heading, numbered=False)
            _cell_items(c, list(items))
        elif key == "text":
            _cell_items(c, [i for i in items if i.role != "decision" or number % 2])
        elif key == "decision":
            _cell_items(c, [i for i in items if i.role == "decision" and not number % 2])
        elif key == "mark":
            cell.paras.append(Para([Span(c.random.choice(["", "", "x", "X"]), "other")], after=0))
        elif key == "time":
            minutes = number * c.random.choice([7, 10, 15])
            shown = f"{9 + minutes // 60}:{minutes % 60:02d}{c.habits.clock}"
            cell.paras.append(Para([Span(shown if first else "", "other")], after=0))
        elif key == "speaker" and items:
            name = print_name(c.random.choice(c.meeting.people), c.meeting.naming)
            c.add(Para([Span(name, "speaker", bold=True)], after=0))
            c.last_speaker = name
        elif key in {"who", "when"}:
            owners = [getattr(i, {"who": "owner", "when": "due"}[key]) for i in items if i.role == "action"]
            cell.paras.extend(Para([Span(text, "other")], after=0) for text in dict.fromkeys(filter(None, owners)))
    return cell


def _cell_items(c: Composer, items: list[Item]) -> None:
    form = c.habits.points
    speaker, c.last_speaker = c.last_speaker, None
    for n, item in enumerate(items, 1):
        kind = (
            form
            if form in {"typed_bullet", "typed_number", "letters"}
            else "typed_bullet"
            if form == "auto_bullet"
            else "paragraph"
        )
        start = len(c.sheet.points)
        c.point(replace(item, below=()) if kind == "paragraph" else item, kind, speaker=speaker, ordinal=n)
        for said in c.sheet.points[start:]:
            said.form = "table" if kind == "paragraph" else said.form


def write_topic_rows(c: Composer) -> None:
    """Print a two-row table for each topic: the topic, its presenter, then the discussion."""
    r = c.random
    for n, topic in enumerate(c.meeting.topics, 1):
        head = Cell([], merge=2, shade=c.habits.shade)
        with c.cell(head):
            para = c.heading(topic.heading, numbered=False)
            para.marker = f"{n}. " if r.random() < 0.5 else ""
            if c.habits.shade in {"000000", "1F3864"}:
                para.spans[0].color = "FFFFFF"
        left, right = Cell([]), Cell([])
        left.paras.append(
            Para([Span(c.fill.pick("labels", r.choice(["discussion", "conclusions"])), "other", bold=True)], after=0)
        )
        with c.cell(right):
            _cell_items(c, list(topic.items))
        rows = [[head], [left, right]]
        tasks = [i for i in topic.items if i.role == "action" and i.owner]
        if tasks and r.random() < 0.5:
            who = " / ".join(dict.fromkeys(str(i.owner) for i in tasks))
            rows.append([c.plain_cell(c.fill.pick("cols", "who"), "other", bold=True), c.plain_cell(who, "other")])
        c.table(rows, [1.0, 3.5], ruled=True)
        c.gap()


def write_forms(c: Composer) -> None:
    """Print a form for each topic: its labels (item, presenter), then discussion, conclusions, tasks under subheads."""
    h, r, fill = c.habits, c.random, c.fill
    keys = [
        ("discussion", {"statement", "question"}),
        ("conclusions" if r.random() < 0.6 else "decisions", {"decision"}),
        ("actions", {"action"}),
    ]
    for topic in c.meeting.topics[:5]:
        if r.random() < 0.5:
            c.open_section(topic.heading)
            c.add(
                Para(
                    [
                        c.label_span(fill.lists["item"][-1] + ":", "heading"),
                        Span(f"\t{topic.heading}", "heading"),
                        Span(f"\t{fill.pick('cols', 'speaker')}:\t{topic.presenter}", "field"),
                    ],
                    stops=(90, 280, 350),
                )
            )
        else:
            c.heading(topic.heading)
        for key, roles in keys:
            items = tuple(i for i in topic.items if i.role in roles)
            if not items and r.random() < 0.6:
                continue
            name = c.open_section(fill.lists["labels"][key][0])
            c.add(
                Para(
                    [
                        Span(
                            name + r.choice([":", ""]),
                            "heading",
                            bold=h.label != "plain",
                            underline=h.label == "underline",
                            italic=h.label == "plain",
                        )
                    ],
                    before=4,
                    after=2,
                )
            )
            if not items:
                c.line(fill.pick("none"), "other")
            elif key == "actions" and r.random() < 0.5:
                write_task_rows(c, list(items), ["what", "who", "when"], header=True)
            else:
                write_items(c, items, h.points)


def write_task_rows(c: Composer, tasks: list[Item], keys: list[str], *, header: bool) -> None:
    """Print tasks as rows: what, who, when, status, number, in the given order."""
    r = c.random
    rows = [header_row(c, keys)] if header else []
    for n, item in enumerate(tasks, 1):
        due = item.due if r.random() < 0.8 else None
        text = item.task or item.text
        values = {"no": str(n), "who": item.owner or "", "when": due or "", "status": c.fill.pick("states")}
        row = []
        for key in keys:
            if key == "what":
                said = replace(
                    item, text=text, owner=item.owner if "who" in keys else None, due=due if "when" in keys else None
                )
                index = c.say(replace(said, below=(), role="action"), "table")
                row.append(Cell([Para([Span(text, "point", point=index)], after=0)]))
            else:
                row.append(c.plain_cell(values[key], "other"))
        rows.append(row)
    widths = {"no": 0.4, "what": 4.0, "who": 1.4, "when": 1.3, "status": 1.0}
    c.table(rows, [widths[key] for key in keys])


def write_retro(c: Composer) -> None:
    """Print columns side by side, each under its head: what went well, what did not, what next."""
    topics = [t for t in c.meeting.topics if t.items][:3]
    heads, cells = [], []
    for topic in topics:
        head, cell = Cell([], shade=c.habits.shade if c.random.random() < 0.5 else None), Cell([])
        with c.cell(head):
            para = c.heading(topic.heading, numbered=False)
            if head.shade in {"000000", "1F3864"}:
                para.spans[0].color = "FFFFFF"
        with c.cell(cell):
            _cell_items(c, list(topic.items))
        heads.append(head)
        cells.append(cell)
    c.table([heads, cells], [1.0] * len(topics), ruled=True)
    c.section = None
    for topic in c.meeting.topics[len(topics) :]:
        c.heading(topic.heading)
        write_items(c, topic.items, c.habits.points)


def write_log_rows(c: Composer) -> None:
    """Print meetings as rows of one table: date, what was said, who was there."""
    r, m, fill = c.random, c.meeting, c.fill
    names = [fill.pick("labels", "date"), fill.pick("cols", "text")]
    with_people = r.random() < 0.5
    if with_people:
        names.append(fill.pick("labels", "present"))
    rows = [[c.plain_cell(name, "other", bold=True, shade=c.habits.shade) for name in names]]
    for n, topic in enumerate(m.topics):
        day = m.date + dt.timedelta(days=7 * n)
        text = print_date(day, m.language, "yearless" if m.dates == "long" else m.dates)
        label = "date" if n == 0 else "heading"
        c.section = c.open_section(text) if n else None
        cell = Cell([])
        with c.cell(cell):
            _cell_items(c, list(topic.items))
        row = [c.plain_cell(text, label), cell]
        if with_people:
            some = r.sample(m.people, max(1, len(m.people) - 1))
            row.append(c.plain_cell("\n".join(p.name for p in some), "present"))
        rows.append(row)
    c.table(rows, [1.0, 4.0, 1.6][: len(names)], ruled=True)
    c.section = None
