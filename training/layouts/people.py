"""Who was there: names in a row, in a list, in a table with marks, by organisation, in a sentence."""

from __future__ import annotations

from training.layouts.compose import Composer
from training.layouts.content import Person
from training.layouts.pages import Cell, Para, Span


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
        return name + (behind.get(self.behind, "") if person.office else "")

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
        elif form == "roll":
            label_text = c.fill.pick("labels", label) + ":"
            for n, entry in enumerate(entries):
                spans = [c.label_span(label_text, label)] if n == 0 else []
                c.add(Para([*spans, Span(f"\t{entry}", label)], stops=(120.0,), after=0))
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
        if form == "bare":
            for text in [row] if c.random.random() < 0.6 else entries:
                c.line(text, label)
            return
        self._label(label, listed=form != "commas_under")
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

    def _label(self, label: str, *, listed: bool = True) -> None:
        """Print the label alone on its line; over a list it is a heading."""
        c, r = self.c, self.c.random
        words, plain = c.fill.pick("labels", label), c.habits.label == "plain"
        section = c.section
        if r.random() < 0.4:
            c.heading(words, numbered=r.random() < 0.3)
        elif r.random() < ((0.6 if plain else 1.0) if listed else (0.0 if plain else 0.6)):
            c.label_heading(words)
        else:
            c.add(Para([c.label_span(words + r.choice([":", ":", ""]), label)], before=4, after=0))
        c.section = section

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
        attendance.write(m.absent, "absent", "line" if absence in {"table", "bare"} else absence)
    elif not m.absent and r.random() < 0.15:
        c.add(c.field("absent", c.fill.pick("none"), "absent"))
