"""What stands above the minutes: letterhead, title, labels and values, people, agenda."""

from __future__ import annotations

from training.layouts.compose import Composer
from training.layouts.content import print_date
from training.layouts.pages import Cell, Para, Span
from training.layouts.people import Attendance, write_people
from training.layouts.words import capitalize

NESTED_AGENDA = 0.25
"""Share of agendas that say below a topic what is to be said of it."""


def write_title(c: Composer) -> None:
    """Print the title in one to three lines, boxed, in a table cell, or not at all."""
    h, m, r = c.habits, c.meeting, c.random
    form = h.title
    if form == "none":
        return
    title = m.title.upper() if r.random() < 0.15 else m.title
    if form == "date":
        title = c.fill.make("log")
        if print_date(m.date, m.language, "long") not in title:
            title = f"{title} – {print_date(m.date, m.language, 'long')}"
        c.sheet.date = m.date.isoformat()
    lines = [title]
    if form in {"two", "three"} and m.body not in title:
        lines.insert(0, m.body.upper() if r.random() < 0.4 else m.body)
    if form == "three":
        lines.append(print_date(m.date, m.language, r.choice(["long", "weekday"])))
        c.sheet.date = m.date.isoformat()
    style = r.choice(["Title", "", "", "Heading 1"])
    bold, align = r.random() < 0.7, "center" if h.centered else r.choice(["left", "left", "center"])
    underline = r.random() < 0.1
    size = h.size + r.choice([0, 2, 4, 8, 12])
    color = h.color if r.random() < 0.15 else None
    c.sheet.title = (
        " ".join(line for line in lines if lines.index(line) < (2 if form == "three" else 9))
        if len(lines) > 1
        else title
    )
    if form == "three" and len(lines) == 2:
        c.sheet.title = title
    paras = []
    for n, line in enumerate(lines):
        label = "date" if form == "three" and n == len(lines) - 1 else "title"
        span = Span(line, label, bold=bold, underline=underline, color=color)
        paras.append(
            Para([span], style=style if label == "title" and form != "cell" else "", align=align, size=size, after=2)
        )
    if form == "cell":
        c.table(
            [[Cell(paras, shade=r.choice([None, h.shade if h.shade not in {"000000", "1F3864"} else None]))]],
            [1],
            ruled=True,
        )
        return
    for para in paras:
        para.border = form == "box"
        c.add(para)


def list_fields(c: Composer) -> list[tuple[str, str, str]]:
    """Return what the head tells, as (label's key, value, line label) in a drawn order."""
    m, r = c.meeting, c.random
    date = print_date(m.date, m.language, "long" if m.dates == "yearless" else m.dates)
    fields = [("date", date, "date")]
    chance = {
        "time": 0.6,
        "end": 0.2,
        "place": 0.7,
        "chair": 0.4,
        "secretary": 0.4,
        "subject": 0.3,
        "project": 0.3,
        "version": 0.2,
        "copies": 0.15,
    }
    values = {
        "time": m.time,
        "end": m.end,
        "place": m.venue,
        "chair": m.chair.name,
        "secretary": m.secretary.name,
        "subject": capitalize(c.fill.make("things")) if r.random() < 0.5 else m.body,
        "project": m.project,
        "version": f"{r.randrange(1, 30)}",
        "copies": c.fill.pick("none") if r.random() < 0.3 else m.body,
    }
    for key, share in chance.items():
        if r.random() < share:
            fields.append((key, values[key], {"place": "place"}.get(key, "field")))
    if r.random() < 0.3:
        r.shuffle(fields)
    if any(key == "date" and value == date for key, value, _ in fields):
        c.sheet.date = m.date.isoformat()
    return fields


def write_fields(c: Composer, fields: list[tuple[str, str, str]]) -> None:
    """Print labels and values in the document's form: lines, a grid, bars, bare values ..."""
    form = c.habits.meta
    if any(label == "place" for _, _, label in fields):
        c.sheet.place = c.meeting.venue
    align = "center" if c.habits.centered else "left"
    if form in {"grid", "grid4", "cells"}:
        write_grid(c, fields, form)
    elif form == "bars":
        write_bars(c, fields, align)
    else:
        if form == "mail":
            write_mail(c)
        for key, value, label in fields:
            if form == "stack":
                c.add(Para([c.label_span(c.fill.pick("labels", key), label)], after=0))
                c.line(value, label)
            elif form == "bare":
                c.add(Para([Span(value, label)], align=align, after=0))
            else:
                c.add(c.field(key, value, label, ":\t" if form == "tabs" else None))


MAIL = {
    "en": ("From", "To", "Subject"),
    "es": ("De", "Para", "Asunto"),
    "pt": ("De", "Para", "Assunto"),
    "fr": ("De", "À", "Objet"),
    "de": ("Von", "An", "Betreff"),
    "it": ("Da", "A", "Oggetto"),
    "nl": ("Van", "Aan", "Onderwerp"),
}


def write_mail(c: Composer) -> None:
    """Print the head of a mail that carries the minutes."""
    m = c.meeting
    values = (f"{m.secretary.name} <{m.secretary.mail}>", "; ".join(p.name for p in m.people[:-1]), m.title)
    for name, value in zip(MAIL.get(m.language, MAIL["en"]), values, strict=True):
        c.add(Para([c.label_span(f"{name}:", "field"), Span(f" {value}", "field")], after=0))


def write_bars(c: Composer, fields: list[tuple[str, str, str]], align: str) -> None:
    """Print all on one line, bars or such between."""
    r = c.random
    between = r.choice([" | ", " / ", " • ", ", "])
    named = r.random() < 0.4
    spans = []
    for n, (key, value, label) in enumerate(fields):
        text = f"{c.fill.pick('labels', key)}: {value}" if named else value
        spans.append(Span((between if n else "") + text, label))
    c.add(Para(spans, align=align))


def write_grid(c: Composer, fields: list[tuple[str, str, str]], form: str) -> None:
    """Print labels and values as a table: label | value, two such pairs a row, or "label: value" cells."""
    h, r = c.habits, c.random
    shade = r.choice([None, h.shade if h.shade not in {"000000", "1F3864"} else "D9E2F3"])
    stop = r.choice([":", ":", ""])
    pairs = []
    for key, value, label in fields:
        name = c.fill.pick("labels", key)
        if form == "cells":
            pairs.append([Cell([c.field(key, value, label)])])
        else:
            bold = h.label in {"bold", "caps"}
            pairs.append([c.plain_cell(name + stop, label, bold=bold, shade=shade), c.plain_cell(value, label)])
    across = 1 if form == "grid" else 2
    rows = []
    for at in range(0, len(pairs), across):
        row = [cell for pair in pairs[at : at + across] for cell in pair]
        while len(row) < across * len(pairs[0]):
            row.append(Cell([Para([], after=0)]))
        rows.append(row)
    widths = [1.0, 1.0] if form == "cells" else [1.0, r.choice([2.0, 3.0])] * across
    c.table(rows, widths)


def write_agenda(c: Composer) -> None:
    """Print the agenda: the topics' headings before they come."""
    h, r, m = c.habits, c.random, c.meeting
    topics = [t.heading for t in m.topics]
    if h.agenda == "none" or len(topics) < 2 or (r.random() < 0.6 and h.agenda == "table"):
        return
    name = c.fill.pick("labels", "agenda")
    if h.agenda == "line":
        c.add(c.field("agenda", "; ".join(topics), "agenda"))
        return
    if r.random() < 0.5:
        c.heading(name, numbered=False)
    elif h.agenda == "table" and r.random() < 0.5:
        c.add(Para([c.label_span(name + r.choice([":", ":", ""]), "agenda")], before=6, after=2))
    else:
        c.label_heading(name)
    c.section = None
    if h.agenda == "table":
        keys = r.choice([["time", "topic", "speaker"], ["no", "topic"], ["no", "topic", "speaker", "time"]])
        rows = [[c.plain_cell(c.fill.pick("cols", key), "agenda", bold=True) for key in keys]]
        for n, topic in enumerate(m.topics, 1):
            values = {
                "time": f"{r.choice([5, 10, 15, 30])} min",
                "topic": topic.heading,
                "speaker": topic.presenter,
                "no": str(n),
            }
            rows.append([c.plain_cell(values[key], "agenda") for key in keys])
        c.table(rows, [2.0 if key == "topic" else 0.7 for key in keys])
        return
    nested = r.random() < NESTED_AGENDA
    for n, text in enumerate(topics, 1):
        below = [c.make_item("question" if r.random() < 0.3 else "bits").text for _ in range(r.randrange(4) * nested)]
        write_agenda_item(c, n, text, below)


def write_agenda_item(c: Composer, n: int, text: str, below: list[str]) -> None:
    """Print a topic of the agenda and what is to be said of it."""
    h = c.habits
    for level, words in ((0, text), *((1, words) for words in below)):
        para = Para([Span(words, "agenda")], after=1, level=level)
        if level:
            para.marker, para.left = "- ", h.indent * 2
        elif h.agenda == "typed":
            para.marker, para.left = f"{n}. ", 12
        else:
            para.auto = "number" if h.agenda == "numbers" else "bullet"
            para.style = "List Number" if h.agenda == "numbers" else "List Bullet"
        c.add(para)


def write_letterhead(c: Composer) -> None:
    """Print whose paper it is."""
    lines = (c.fill.pick("orgs"), c.meeting.venue, f"Tel. {c.fill.slots['tel']()} · {c.fill.slots['mail']()}")
    for text in lines[: c.random.randrange(1, 4)]:
        align = c.random.choice(["left", "right"])
        c.add(Para([Span(text, "boilerplate")], align=align, after=0, size=c.habits.size - 2))


def add_people_fields(c: Composer, fields: list[tuple[str, str, str]]) -> None:
    """Let those present and absent be further labels of the head."""
    m, attendance = c.meeting, Attendance(c)
    between = "\n" if c.habits.meta in {"grid", "grid4"} and c.random.random() < 0.45 else ", "
    for key, people in (("present", m.people), ("absent", m.absent)):
        if people:
            attendance.gold(people, key)
            fields.append((key, between.join(map(attendance.entry, people)), key))


def date_of_title(c: Composer) -> None:
    """Tell the gold the date where the title holds it."""
    m = c.meeting
    if c.sheet.title and print_date(m.date, m.language, m.dates) in c.sheet.title and m.dates != "yearless":
        c.sheet.date = m.date.isoformat()


def write_head(c: Composer) -> None:
    """Print all that comes before the minutes, in a drawn order."""
    h, r = c.habits, c.random
    if r.random() < 0.12:
        write_letterhead(c)
    write_title(c)
    if r.random() < 0.05:
        write_versions(c)
    if h.meta not in {"none", "prose"}:
        fields = list_fields(c)
        if h.attendance == "field":
            add_people_fields(c, fields)
        write_fields(c, fields)
    if h.meta == "prose":
        write_dated_opening(c)
    date_of_title(c)
    if h.instructions:
        c.line(c.fill.make("instructions"), "boilerplate")
    agenda_first = r.random() < 0.15
    if agenda_first:
        write_agenda(c)
    write_people(c, h.attendance)
    if not agenda_first:
        write_agenda(c)
    write_opening(c)


def write_dated_opening(c: Composer) -> None:
    """Print date and place in a sentence, where the language's list has such a one."""
    m = c.meeting
    dated = next((t for t in c.fill.lists["opening"] if "{date}" in t), None)
    if dated:
        c.line(c.fill.fill(dated), "formula")
        c.sheet.date, c.sheet.place = m.date.isoformat(), m.venue


def write_opening(c: Composer) -> None:
    """Print the sentences that open minutes."""
    h, r = c.habits, c.random
    if h.opening and r.random() < 0.3 and h.body in {"sections", "dialogue", "interview"}:
        c.heading(c.fill.pick("labels", "open"))
    for text in r.sample(c.fill.lists["opening"], min(int(h.opening), 2)):
        if "{date}" not in text:
            c.line(c.fill.fill(text), "formula")


def write_versions(c: Composer) -> None:
    """Print a change log: version, date, author."""
    m, r = c.meeting, c.random
    rows = [
        [
            c.plain_cell(c.fill.pick(*path), "boilerplate", bold=True)
            for path in (("labels", "version"), ("labels", "date"), ("cols", "name"))
        ]
    ]
    for n in range(r.randrange(1, 4)):
        values = [f"0.{n + 1}", print_date(m.date, m.language, "dots"), r.choice(m.people).name]
        rows.append([c.plain_cell(value, "boilerplate") for value in values])
    c.table(rows, [1.0, 1.0, 1.5], ruled=True)
