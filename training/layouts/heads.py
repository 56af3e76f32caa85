"""What stands above the minutes: letterhead, title, labels and values, people, agenda."""

from __future__ import annotations

from training.layouts.compose import Composer
from training.layouts.content import Person, print_date
from training.layouts.pages import Cell, Para, Span
from training.layouts.words import capitalize


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
        for key, value, label in fields:
            if form == "stack":
                c.add(Para([c.label_span(c.fill.pick("labels", key), label)], after=0))
                c.line(value, label)
            elif form == "bare":
                c.add(Para([Span(value, label)], align=align, after=0))
            else:
                c.add(c.field(key, value, label, ":\t" if form == "tabs" else None))


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


def join_people(people: list[str], random_choice: str = ", ", last: str | None = None) -> str:
    """Return names in a row: "A, B and C"."""
    if last and len(people) > 1:
        return random_choice.join(people[:-1]) + f" {last} " + people[-1]
    return random_choice.join(people)


AND = {
    "en": "and",
    "es": "y",
    "pt": "e",
    "fr": "et",
    "de": "und",
    "it": "e",
    "nl": "en",
    "ca": "i",
    "da": "og",
    "pl": "i",
}


class Attendance:
    """Prints those present and those absent in one form."""

    def __init__(self, c: Composer) -> None:
        """Choose what stands behind a name and what between names."""
        r = c.random
        self.c = c
        self.between = r.choice([", ", ", ", ", ", "; ", " – ", " / "])
        self.last = AND[c.meeting.language] if r.random() < 0.35 else None
        self.behind = r.choices(
            ["", "office", "org", "initials", "mail", "bracket_office", "bracket_org"], [8, 2, 1, 2, 0.5, 2, 1.5]
        )[0]
        self.capitals = r.random() < 0.08
        self.given_only = r.random() < 0.12
        self.title = r.random() < 0.12
        self.reversed = r.random() < 0.05

    def name(self, person: Person) -> str:
        """Return the name as this list prints it."""
        name = (
            person.given
            if self.given_only
            else f"{person.surname}, {person.given}"
            if self.reversed and self.between != ", "
            else person.name
        )
        return name.upper() if self.capitals else name

    def entry(self, person: Person) -> str:
        """Return the name with what stands around it."""
        name = self.name(person)
        if self.title and not self.given_only:
            name = f"{person.honorific} {name}"
        behind = {
            "office": f" ({person.office})",
            "bracket_office": f", {person.office}" if self.between != ", " else f" - {person.office}",
            "org": f" ({person.org})",
            "bracket_org": f" [{person.org}]",
            "initials": f" ({person.initials})",
            "mail": f" <{person.mail}>",
        }
        return name + behind.get(self.behind, "")

    def gold(self, people: list[Person], label: str) -> None:
        """Write the people into the gold."""
        (self.c.sheet.attendees if label == "present" else self.c.sheet.absent).extend(map(self.name, people))

    def write(self, people: list[Person], label: str, form: str) -> None:
        """Print one group under its label."""
        c, h = self.c, self.c.habits
        if not people or form in {"none", "field", "end"}:
            return
        self.gold(people, label)
        entries = [self.entry(p) for p in people]
        row = join_people(entries, self.between, self.last)
        if form == "line":
            c.add(c.field(label, row, label))
        elif form == "hanging":
            c.add(c.field(label, row, label, ":\t"))
        elif form == "prose":
            key = "presents" if label == "present" else "absents"
            c.line(c.fill.pick(key).replace("{people}", join_people(entries, ", ", AND[c.meeting.language])), label)
        elif form == "table":
            self._table(people, label)
        elif form == "columns":
            self._columns(people, label)
        elif form == "groups":
            self._groups(people, label)
        else:
            self._under(entries, row, label, form, h.spacing)

    def _under(self, entries: list[str], row: str, label: str, form: str, spacing: float) -> None:
        c = self.c
        self._label(label)
        if form == "commas_under":
            c.line(row, label)
            return
        for n, entry in enumerate(entries, 1):
            para = Para([Span(entry + (";" if self.between == "; " else ""), label)], after=min(spacing, 2))
            if form == "bullets":
                para.auto, para.style = "bullet", "List Bullet"
            elif form == "offices" and c.random.random() < 0.3:
                para.marker = f"{n}. "
            elif form == "offices":
                para.left = c.habits.indent
            c.add(para)

    def _label(self, label: str) -> None:
        c, r = self.c, self.c.random
        words = c.fill.pick("labels", label)
        if r.random() < 0.4:
            section = c.section
            c.heading(words, numbered=r.random() < 0.3)
            c.section = section
        else:
            c.add(Para([c.label_span(words + r.choice([":", ":", ""]), label)], before=4, after=0))

    def _table(self, people: list[Person], label: str) -> None:
        c, r = self.c, self.c.random
        keys = r.choice(
            [
                ["name", "role"],
                ["name", "org"],
                ["name", "role", "present"],
                ["no", "name", "role"],
                ["role", "name"],
                ["name", "present"],
                ["name"],
                ["org", "name", "role"],
                ["no", "name", "org", "present"],
            ]
        )
        marks = c.fill.pick("marks")
        away = c.meeting.absent if "present" in keys and label == "present" else []
        if away:
            self.c.sheet.absent.extend(map(self.name, away))
        if r.random() < 0.6:
            self._label(label)
        rows = []
        if r.random() < 0.8:
            rows.append(
                [
                    c.plain_cell(c.fill.pick("cols", key), label, bold=r.random() < 0.8, shade=c.habits.shade)
                    for key in keys
                ]
            )
        unmark = c.fill.pick("unmarks")
        for n, person in enumerate([*people, *away], 1):
            gone = person in away
            values = {
                "name": self.name(person),
                "role": person.office,
                "org": person.org,
                "no": str(n),
                "present": unmark if gone else marks,
            }
            rows.append([c.plain_cell(values[key], "absent" if gone else label) for key in keys])
        c.table(rows, [{"no": 0.4, "name": 2.0}.get(key, 1.3) for key in keys])

    def _columns(self, people: list[Person], label: str) -> None:
        c = self.c
        self._label(label)
        across = c.random.choice([2, 2, 3])
        names = [self.entry(p) for p in people]
        if c.random.random() < 0.5:
            for at in range(0, len(names), across):
                c.add(
                    Para(
                        [Span("\t".join(names[at : at + across]), label)],
                        stops=tuple(160.0 * (n + 1) for n in range(across)),
                        after=0,
                    )
                )
            return
        rows = [[c.plain_cell(name, label) for name in names[at : at + across]] for at in range(0, len(names), across)]
        rows[-1] += [Cell([Para([], after=0)]) for _ in range(across - len(rows[-1]))]
        c.table(rows, [1.0] * across, ruled=c.random.random() < 0.3)

    def _groups(self, people: list[Person], label: str) -> None:
        c = self.c
        self._label(label)
        by: dict[str, list[str]] = {}
        for person in people:
            by.setdefault(person.org, []).append(self.name(person))
        for org, names in by.items():
            c.add(
                Para([Span(f"{org}: ", label, bold=c.habits.label == "bold"), Span(", ".join(names), label)], after=1)
            )


def write_people(c: Composer, form: str) -> None:
    """Print attendance: the present, then those absent."""
    m, r = c.meeting, c.random
    if form in {"none", "field", "end"}:
        return
    attendance = Attendance(c)
    attendance.write(m.people, "present", form)
    if m.absent and not c.sheet.absent:
        absence = {"same": form, "line": "line", "prose": "prose"}[c.habits.absence]
        attendance.write(m.absent, "absent", "line" if absence == "table" else absence)
    elif not m.absent and r.random() < 0.15:
        c.add(c.field("absent", c.fill.pick("none"), "absent"))


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
        c.section = None
    else:
        c.add(Para([c.label_span(name + r.choice([":", ":", ""]), "agenda")], before=6, after=2))
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
    for n, text in enumerate(topics, 1):
        para = Para([Span(text, "agenda")], after=1)
        if h.agenda == "typed":
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
    between = "\n" if c.habits.meta == "grid" and c.random.random() < 0.3 else ", "
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
