"""What was planned: the lines that the model calls topics of the agenda, with who speaks on them."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from minutekit.entities.people import parse_person
from minutekit.entities.shapes import PARTICLES
from minutekit.lexicon import label_classes
from minutekit.schema import AgendaItem, Person
from minutekit.structure.days import split_label
from minutekit.structure.lines import TIMING

if TYPE_CHECKING:
    from minutekit.structure.lines import Line

# What a cell beside a topic says of its time.
_TIME = re.compile(r"\W*\d{1,3}(?:[:.h]\d{2})?\s*(?:['’]|min\w*|m|[ap]\.?m\.?|uhr|h)?\W*(?:\d|$)", re.IGNORECASE)
# Parts the topics of "1) Roof; 2) Paths".
_ITEMS = re.compile(r"\s*(?:^|[;\n])\s*(?:\d{1,2}\s*[.)]\s*)?|\s+\d{1,2}[.)]\s+")
# "… in Colombia Name Surname": what follows a preposition belongs to the title.
_PREPOSITIONS = frozenset(
    [
        "in",
        "of",
        "for",
        "on",
        "at",
        "from",
        "to",
        "with",
        "en",
        "de",
        "del",
        "para",
        "em",
        "no",
        "na",
        "à",
        "au",
        "aux",
        "des",
        "du",
        "pour",
        "im",
        "von",
        "für",
        "zu",
        "a",
        "di",
        "della",
        "per",
        "the",
    ]
)


def read_agenda(lines: list[Line]) -> list[AgendaItem]:
    """Read the lines labelled as agenda into items, and mark them; the cells of a row are one item."""
    topics = [line for line in lines if line.role == "open" and line.label == "agenda"]
    items: list[AgendaItem] = []
    for line in lines:
        parted = split_label(line.text) if line.role == "open" else None
        if parted and parted[1] and "agenda" in label_classes(parted[0]):
            line.role = "agenda"
            items += [AgendaItem(title=topic) for topic in _ITEMS.split(parted[1]) if topic]
    topics = [line for line in topics if line.role == "open"]
    for line in topics:
        if "agenda" in label_classes(line.text):
            line.drop("agenda-label", "Heads the agenda")
    topics = [line for line in topics if line.role == "open"]
    for _, members in groupby(topics, key=_row_of):
        row = list(members)
        for line in row:
            line.role = "agenda"
        items += _read_row(row)
    return items


def _row_of(line: Line) -> tuple[int, int]:
    return (line.block.cell.table, line.block.cell.row) if line.block.cell else (-1, line.index)


def _read_row(row: list[Line]) -> list[AgendaItem]:
    """Read the cells of one row as one item, its time left out and who is to speak on it told apart; or a line."""
    if len(row) == 1 and not _TIME.match(row[0].text):
        return [parse_topic(row[0])]
    worded = [line for line in row if re.search(r"[^\W\d_]{2}", line.text) and not _TIME.match(line.text)]
    people = [parse_person(line.text, single=False) for line in worded[1:]]
    topic = parse_topic(worded[0]) if worded else None
    told = next((number for number, person in enumerate(people, start=1) if person), None)
    told = None if topic and topic.speaker else told
    for line in row:
        if line not in worded[:1] and (told is None or line is not worded[told]):
            line.drop("agenda-cell", "Beside a topic of the agenda: its time, number or what it is for")
    speaker = people[told - 1] if told else None
    return [AgendaItem(topic.title, topic.speaker or speaker, topic.level)] if topic else []


def _trailing_person(text: str) -> tuple[str, Person] | None:
    """Part "Title of the talk Name Surname, organisation (role)" where the name begins; None if none does."""
    head, comma, tail = text.partition(",")
    while comma:
        words = head.split()
        first = len(words)
        while (
            first
            and (words[first - 1][:1].isupper() or words[first - 1] in PARTICLES)
            and not words[first - 1].endswith((":", "?", ".", "!"))
        ):
            first -= 1
        while first < len(words) and words[first] in PARTICLES:
            first += 1
        # "… in Colombia Name Surname": what follows a preposition belongs to the title.
        if first and words[first - 1].casefold() in _PREPOSITIONS:
            first += 1
        # "Welcome Name Surname": the topic is one word, since all is no name.
        if first == 0 and len(words) > 2 and not parse_person(text, single=False):
            first = 1
        person = (
            parse_person(f"{' '.join(words[first:])}, {tail.strip()}", single=False)
            if 0 < first < len(words) - 1
            else None
        )
        if person:
            return " ".join(words[:first]).rstrip(" :-–—"), person
        more, comma, tail = tail.partition(",")
        head = f"{head},{more}"
    return None


def parse_topic(line: Line) -> AgendaItem:
    """Read "Title (10 min)" or "Title  Name, organisation (role)" into an agenda item."""
    text = TIMING.sub("", line.text).strip(" ;")
    for pattern in (
        r"^(.{4,}?)(?:[\u00a0\t]\s*|\s{2,})(\S.*)$",
        r"^(.{4,}?)\s+[-–—|]\s+(\S.*)$",
        r"^(.{4,}?)\s*[(\[]([^()\[\]]+)[)\]]$",
    ):
        for match in (re.match(pattern, text), re.match(pattern.replace(".{4,}?", ".{4,}"), text)):
            person = parse_person(match.group(2), single=False) if match else None
            if match and person:
                return AgendaItem(
                    title=" ".join(match.group(1).split()).rstrip(" :-–—"), speaker=person, level=line.block.level
                )
    trailing = _trailing_person(text)
    if trailing:
        return AgendaItem(title=trailing[0], speaker=trailing[1], level=line.block.level)
    return AgendaItem(title=" ".join(text.split()), level=line.block.level)
