"""The corpus's hand-written meetings as content: their words and people, laid out in any way."""

from __future__ import annotations

import datetime as dt
import importlib
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from training.layouts.content import Item, Meeting, Person, Scribe, Topic
from training.layouts.words import LANGUAGES

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
LABEL_MOST = 90
"""Characters a heading may have."""


@cache
def load_sources() -> tuple[Any, ...]:
    """Return the sources that have topics, as the corpus's own loader reads them."""
    if str(CORPUS) not in sys.path:
        sys.path.append(str(CORPUS))
    load = importlib.import_module("writers.source").load_source
    found = [load(path) for path in sorted((CORPUS / "sources").glob("*.yaml"))]
    return tuple(s for s in found if s.language in LANGUAGES and any(section.heading for section in s.sections))


def _items(section: Any) -> list[Item]:
    """Return the points of a section; points below others go below them."""
    out: list[Item] = []
    for part in section.parts:
        for point in getattr(part, "points", ()):
            item = Item(point.text, point.kind, part.speaker, point.owner, point.due, point.text)
            if point.level and out:
                last = out[-1]
                out[-1] = Item(last.text, last.role, last.speaker, last.owner, last.due, last.task, (*last.below, item))
            else:
                out.append(item)
    return out


def _speakers(source: Any) -> list[Person]:
    """Return those who speak; their names are those of the points."""
    names = dict.fromkeys(part.speaker for s in source.sections for part in s.parts if getattr(part, "speaker", None))
    return [Person(*(name.rsplit(" ", 1) if " " in name else (name, ""))) for name in names]


def sample_source(random: Random) -> Meeting:
    """Return one of the corpus's meetings, some of its sections left out so that no two are the same."""
    source = random.choice(load_sources())
    scribe = Scribe(source.language, random)
    fill = scribe.fill
    speakers = _speakers(source)
    scribe.people = speakers if len(speakers) > 1 else scribe.people
    if source.date:
        scribe.set_day(dt.date.fromisoformat(str(source.date)))
    topics = [Topic(s.heading, tuple(_items(s))) for s in source.sections if s.heading and len(s.heading) < LABEL_MOST]
    kept = [t for t in topics if random.random() < 0.8] or topics
    scribe.title = source.title or fill.make("title")
    return Meeting(
        language=source.language,
        filler=fill,
        title=scribe.title,
        body=scribe.body,
        project=scribe.project,
        date=scribe.day,
        time=fill.slots["time"](),
        end=fill.slots["end"](),
        venue=source.place or scribe.venue,
        people=scribe.people,
        absent=scribe.away,
        topics=kept,
        tasks=[scribe.task(short=True) for _ in range(random.choice([0, 2, 4]))],
        next=fill.make("next"),
        dates="long" if scribe.dates == "yearless" else scribe.dates,
        naming="full",
    )
