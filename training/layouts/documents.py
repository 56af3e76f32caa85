"""One whole document: habits drawn, one meeting or a series written on a sheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from random import Random

from training.layouts.bodies import (
    write_dialogue,
    write_flow,
    write_interview,
    write_numbered,
    write_outline,
    write_sections,
    write_standup,
)
from training.layouts.compose import Composer
from training.layouts.content import Meeting, print_date
from training.layouts.ends import write_close, write_extras, write_furniture, write_tasks
from training.layouts.grids import write_forms, write_log_rows, write_retro, write_rows, write_topic_rows
from training.layouts.habits import Habits, sample_habits
from training.layouts.heads import write_head
from training.layouts.matrices import write_item_grids, write_label_rows, write_matrix, write_plan_rows
from training.layouts.meetings import follow_up, make_meeting
from training.layouts.pages import Para, Sheet, Span
from training.layouts.people import AND
from training.layouts.sources import sample_source
from training.layouts.trims import PRIOR, add_cover, frame_sheet, list_contents, roughen, write_prior
from training.layouts.words import LANGUAGES

SHARES = {"en": 5.0, "es": 3.0, "pt": 2.5, "fr": 2.5, "de": 2.5, "it": 2.0, "nl": 2.0}
"""How often a language is drawn; those not named here count 0.6."""
FROM_SOURCES = 0.12
"""Share of documents whose content is one of the corpus's meetings."""


BODIES = {
    "rows": write_rows,
    "topic_rows": write_topic_rows,
    "form": write_forms,
    "retro": write_retro,
    "log_rows": write_log_rows,
    "label_rows": write_label_rows,
    "matrix": write_matrix,
    "item_grids": write_item_grids,
    "standup": write_standup,
    "outline": write_outline,
    "numbered": write_numbered,
    "flow": write_flow,
    "dialogue": write_dialogue,
    "interview": write_interview,
    "sections": write_sections,
}
"""Who writes which of ``habits.SHARES["body"]``."""

PRIOR_SHARE = 0.03
"""Share of documents of the plain kinds with a digest in front."""
PLANNED = 0.05
"""Share of documents with a table of days and what is planned for them."""
BARE = 0.06
"""Share of documents that begin at once, without title, fields, people or agenda."""
COVERED, CONTENTS, FRAMED = 0.04, 0.04, 0.05
"""Shares of documents with a cover page, with a table of contents, and all in one table."""


def write_session(c: Composer, number: int, form: str) -> None:
    """Print what a meeting of a series begins with: its date or number, now and then who was there."""
    r, m = c.random, c.meeting
    c.fill.slots["n"] = partial(str, number)
    name, shown = c.fill.make("log"), print_date(m.date, m.language, "long" if m.dates == "yearless" else m.dates)
    c.fill.slots["n"] = lambda: str(r.randrange(2, 40))
    if r.random() < 0.5 and shown not in name:
        name = r.choice([f"{name}, {shown}", f"{shown} – {name}", f"{name} ({shown})"])
    form_of_name = r.random()
    if form_of_name < 0.12:
        name = f"{m.title} {r.choice(['#', 'no.', 'Nr.', 'n.'])} {number}{r.choice([' ', chr(9)])}{shown} {m.time}"
    elif form_of_name < 0.22:
        name = f"{shown} {r.choice(['-', '–', ':'])} {', '.join(p.name.split()[0] for p in r.sample(m.people, min(3, len(m.people))))}"
    elif form_of_name < 0.32:
        last = print_date(m.date + dt.timedelta(days=r.choice([4, 6, 13])), m.language, "dots")
        name = f"{name} ({shown} - {last})"
    c.open_section(name)
    bold, styled = form in {"title", "heading"}, form == "heading" and c.habits.heading == "style"
    c.add(
        Para(
            [
                Span(
                    name + (":" if form == "plain" and r.random() < 0.5 else ""),
                    "heading",
                    bold=bold,
                    underline=form == "underline",
                )
            ],
            style="Heading 1" if styled else "",
            size=c.habits.size + 4 if form == "title" else None,
            before=14,
            new_page=form == "title" and number > 1 and r.random() < 0.4,
        )
    )


def write_series(c: Composer, random: Random, form: str) -> None:
    """Write later meetings of the same people below the first, each under its date or number."""
    meeting, days = c.meeting, random.choice([1, 7, 14, 28])
    for number in range(2, random.randrange(3, 7)):
        c.meeting = follow_up(meeting, random, days * (number - 1))
        c.fill = c.meeting.filler
        c.counts = [0, 0, 0]
        write_session(c, number, form)
        if random.random() < 0.4:
            people = random.sample(meeting.people, max(1, len(meeting.people) - 1))
            c.add(c.field("present", ", ".join(p.name for p in people), "present"))
        BODIES[c.habits.body](c)
        write_tasks(c)


def compose(meeting: Meeting, habits: Habits, random: Random) -> Sheet:
    """Write a meeting on a sheet in the given habits."""
    c = Composer(meeting, habits, random)
    c.fill.slots["people"] = lambda: f" {AND[meeting.language]} ".join(p.name for p in meeting.people[:2])
    covered = random.random() < COVERED
    if covered:
        add_cover(c)
    at = len(c.sheet.blocks)
    write_head(c)
    first = c.sheet.blocks[at] if len(c.sheet.blocks) > at else None
    if covered and isinstance(first, Para):
        first.new_page = True
    at = len(c.sheet.blocks)
    c.section = None
    if random.random() < PRIOR_SHARE and meeting.language in PRIOR and habits.body in {"sections", "rows"}:
        write_prior(c)
    session = random.choice(["heading", "heading", "title", "underline", "plain", "plain"])
    if habits.log and habits.title != "date" and random.random() < 0.6:
        write_session(c, 1, session)
    BODIES[habits.body](c)
    write_extras(c)
    write_tasks(c)
    if random.random() < PLANNED:
        write_plan_rows(c)
    if habits.log:
        write_series(c, random, session)
    write_close(c)
    write_furniture(c)
    roughen(c.sheet, random, meeting.language)
    if len(c.sheet.sections) > 3 and random.random() < CONTENTS:
        list_contents(c.sheet, c.fill.pick("labels", "contents"), at)
    elif not covered and random.random() < FRAMED:
        frame_sheet(c.sheet, random)
    return c.sheet


def make_document(seed: str) -> tuple[str, Habits, Sheet]:
    """Return language, habits and sheet of one document. The same seed gives the same document."""
    random = Random(seed)
    habits = sample_habits(random)
    if random.random() < FROM_SOURCES:
        meeting = sample_source(random)
    else:
        weights = [SHARES.get(language, 0.6) for language in LANGUAGES]
        meeting = make_meeting(random.choices(LANGUAGES, weights)[0], random)
    if random.random() < BARE:
        habits = replace(
            habits, title="none", meta="none", attendance="none", agenda="none", opening=0, instructions=False
        )
    if habits.log and habits.body in {"rows", "topic_rows"} and random.random() < 0.7:
        habits = replace(habits, log=False)
    return meeting.language, habits, compose(meeting, habits, random)
