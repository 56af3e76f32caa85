"""A whole invented meeting: how many topics, of what density, said by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

from training.layouts.content import Item, Meeting, Scribe, Topic, print_name
from training.layouts.words import capitalize

DENSITIES = ("notes", "sentences", "paragraphs", "mixed", "long")
KINDS = {
    "discussion": {"statement": 6.0, "question": 0.6, "action": 0.8, "decision": 0.8},
    "tasks": {"statement": 2.0, "question": 0.4, "action": 6.0, "decision": 0.5},
    "council": {"statement": 4.0, "question": 0.2, "action": 0.4, "decision": 4.0},
    "interview": {"statement": 8.0, "question": 1.5, "action": 0.2, "decision": 0.1},
}
"""How often a kind of point comes, by the kind of meeting."""


class Planner:
    """Fills topics with points in one density and one habit of writing."""

    def __init__(self, scribe: Scribe, density: str, kind: str) -> None:
        """Take the writer of the meeting; choose how the ends of notes look."""
        self.scribe, self.density, self.weights = scribe, density, KINDS[kind]
        self.random = scribe.random
        self.stops = self.random.random() < 0.5
        self.names = {word for p in scribe.people for word in (*p.name.split(), p.honorific)}
        self.small = self.random.random() < 0.2

    def _note(self, item: Item) -> Item:
        text = item.text.rstrip(".") if not self.stops and item.text.count(". ") == 0 else item.text
        first = text.split(" ", 1)[0].strip(",:")
        plain = self.small and text[1:2].islower() and first not in self.names
        text = text[:1].lower() + text[1:] if plain else capitalize(text)
        return replace(item, text=text)

    def item(self, depth: int = 0) -> Item:
        """Return one point, with points below it now and then."""
        r = self.random
        density = r.choice(DENSITIES[:3]) if self.density == "mixed" else self.density
        if density == "notes":
            role = r.choices(list(self.weights), list(self.weights.values()))[0]
            item = self._note(self.scribe.sentence(role, short=r.random() < 0.7))
        elif density == "sentences":
            item = self.scribe.paragraph(r.choice([1, 1, 1, 2, 2]), self.weights)
            if r.random() < 0.3:
                item = self._note(item)
        else:
            item = self.scribe.paragraph(
                r.randrange(2, 6) if density == "paragraphs" else r.randrange(4, 11), self.weights
            )
        if depth < 2 and density in {"notes", "sentences"} and r.random() < (0.18, 0.12)[depth]:
            item = replace(item, below=tuple(self.item(depth + 1) for _ in range(r.randrange(1, 4))))
        return item

    def topic(self, heading: str, depth: int = 0) -> Topic:
        """Return a topic under a heading, with subtopics now and then."""
        r = self.random
        most = {"notes": 7, "sentences": 5, "paragraphs": 3, "mixed": 5, "long": 2}[self.density]
        items = tuple(self.item() for _ in range(r.randrange(1, most + 1)))
        if r.random() < 0.06:
            items = ()
        below: tuple[Topic, ...] = ()
        if depth == 0 and r.random() < 0.1:
            below = tuple(self.topic(self.heading(usual=0.1), 1) for _ in range(r.randrange(2, 4)))
        presenter = print_name(r.choice(self.scribe.people), self.scribe.naming)
        return Topic(heading, items, presenter, below)

    def heading(self, usual: float = 0.5) -> str:
        """Return a heading: one of those that all minutes have, or one of this meeting's own."""
        fill = self.scribe.fill
        own = "usual" if self.random.random() < usual else "headings"
        text = fill.pick("usual") if own == "usual" else fill.make("headings")
        return capitalize(text)


def make_topics(scribe: Scribe, density: str, kind: str, count: int) -> list[Topic]:
    """Return topics with different headings, the usual ones in a meeting's usual share."""
    planner = Planner(scribe, density, kind)
    usual = scribe.random.choice([0.2, 0.5, 0.8])
    headings: list[str] = []
    for _ in range(count * 3):
        heading = planner.heading(usual)
        if heading not in headings and len(headings) < count:
            headings.append(heading)
    return [planner.topic(heading) for heading in headings]


def make_meeting(language: str, random: Random) -> Meeting:
    """Invent a meeting. The same ``random`` gives the same meeting."""
    r, scribe = random, Scribe(language, random)
    kind = r.choices(list(KINDS), [6, 3, 2, 0.5])[0]
    density = r.choices(DENSITIES, [4, 4, 4, 3, 1.5])[0]
    count = r.choices([1, 2, 3, 4, 5, 6, 8, 11], [1, 2, 3, 4, 4, 4, 3, 1])[0]
    if density == "long":
        count = min(count, 5)
    fill = scribe.fill
    scribe.title = fill.make("title")
    tasks = [scribe.task(short=r.random() < 0.6) for _ in range(r.choices([0, 2, 3, 5, 8], [2, 3, 3, 3, 1])[0])]
    return Meeting(
        language=language,
        filler=fill,
        title=scribe.title,
        body=scribe.body,
        project=scribe.project,
        date=scribe.day,
        time=fill.slots["time"](),
        end=fill.slots["end"](),
        venue=scribe.venue,
        people=scribe.people,
        absent=[p for p in scribe.away if p.name not in {q.name for q in scribe.people}],
        topics=make_topics(scribe, density, kind, count),
        tasks=tasks,
        next=fill.make("next"),
        dates=scribe.dates,
        naming=scribe.naming,
    )


def follow_up(meeting: Meeting, random: Random, days: int) -> Meeting:
    """Return the next meeting of the same people, for files that hold a series."""
    scribe = Scribe(meeting.language, random)
    scribe.people, scribe.naming, scribe.dates = meeting.people, meeting.naming, meeting.dates
    scribe.set_day(meeting.date + dt.timedelta(days=days))
    kind, density = random.choice(["discussion", "tasks"]), random.choice(["notes", "notes", "sentences", "paragraphs"])
    fill = scribe.fill
    return replace(
        meeting,
        filler=fill,
        date=scribe.day,
        topics=make_topics(scribe, density, kind, random.randrange(1, 3)),
        tasks=[scribe.task(short=True) for _ in range(random.choice([0, 2, 3]))],
        next=fill.make("next"),
    )
