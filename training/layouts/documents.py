"""One whole document: habits drawn, one meeting or a series written on a sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

from training.layouts.bodies import write_topics
from training.layouts.compose import Composer
from training.layouts.content import Meeting, print_date
from training.layouts.ends import write_close, write_extras, write_furniture, write_tasks
from training.layouts.habits import Habits, sample_habits
from training.layouts.heads import AND, write_head
from training.layouts.meetings import follow_up, make_meeting
from training.layouts.pages import Para, Sheet, Span
from training.layouts.sources import sample_source
from training.layouts.words import LANGUAGES

SHARES = {"en": 5.0, "es": 3.0, "pt": 2.5, "fr": 2.5, "de": 2.5, "it": 2.0, "nl": 2.0}
"""How often a language is drawn; those not named here count 0.6."""
FROM_SOURCES = 0.12
"""Share of documents whose content is one of the corpus's meetings."""


def write_series(c: Composer, random: Random) -> None:
    """Write later meetings of the same people below the first, each under its date or number."""
    meeting, days = c.meeting, random.choice([1, 7, 14, 28])
    form = random.choice(["heading", "heading", "title", "underline"])
    for number in range(2, random.randrange(3, 7)):
        c.meeting = follow_up(meeting, random, days * (number - 1))
        c.fill = c.meeting.filler
        c.fill.slots["n"] = partial(str, number)
        c.counts = [0, 0, 0]
        name = c.fill.make("log")
        shown = print_date(c.meeting.date, meeting.language, "long")
        if random.random() < 0.5 and shown not in name:
            name = f"{name}, {shown}"
        c.open_section(name)
        c.add(
            Para(
                [Span(name, "heading", bold=form in {"title", "heading"}, underline=form == "underline")],
                style="Heading 1" if form == "heading" and c.habits.heading == "style" else "",
                size=c.habits.size + 4 if form == "title" else None,
                before=14,
                new_page=form == "title" and random.random() < 0.4,
            )
        )
        if random.random() < 0.4:
            people = random.sample(meeting.people, max(1, len(meeting.people) - 1))
            c.add(c.field("present", ", ".join(p.name for p in people), "present"))
        c.fill.slots["n"] = lambda: str(random.randrange(2, 40))
        write_topics(c, c.habits.body)
        write_tasks(c)


def compose(meeting: Meeting, habits: Habits, random: Random) -> Sheet:
    """Write a meeting on a sheet in the given habits."""
    c = Composer(meeting, habits, random)
    c.fill.slots["people"] = lambda: f" {AND[meeting.language]} ".join(p.name for p in meeting.people[:2])
    write_head(c)
    c.section = None
    write_topics(c, habits.body)
    write_extras(c)
    write_tasks(c)
    if habits.log:
        write_series(c, random)
    write_close(c)
    write_furniture(c)
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
    if habits.log and habits.body in {"rows", "topic_rows"} and random.random() < 0.7:
        habits = replace(habits, log=False)
    return meeting.language, habits, compose(meeting, habits, random)
