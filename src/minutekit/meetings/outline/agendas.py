"""What was planned: lists of topics, with who speaks on them."""

from __future__ import annotations

import re
from itertools import groupby

from minutekit.entities.people import parse_person
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label
from minutekit.meetings.lines import Line, is_set_apart, strip_numbering
from minutekit.meetings.outline.numbered_topics import is_item_number
from minutekit.meetings.outline.topics import TIMING, is_usual_topic, topic_key
from minutekit.schema import AgendaItem, Person

_MOST_WORDS_OF_TOPIC = 12
_MOST_WORDS_OF_LABEL = 10
_LONGEST_ANNOUNCEMENT = 120
# The sentence that opens formal minutes may end in the agenda's label.
_DASH = compile_late(r"\s[-–—]\s")
_ANNOUNCED = compile_late(
    r"\b(?:agenda|ordine del giorno|o\.\s?d\.\s?g|ordem do dia|ordem de trabalhos|pauta|orden del d[ií]a|ordre du jour|tagesordnung)\b[^.;:]{0,40}:\s*$",
    re.IGNORECASE,
)
_MOST_WORDS_OF_ITEM = 30
_LEAST_USUAL = 3
_FEWEST_WORDS_SAID = 3
_REACH = 20
# What a cell beside a topic says of its time.
_TIME = compile_late(r"\W*\d{1,3}(?:[:.h]\d{2})?\s*(?:['’]|min\w*|m|[ap]\.?m\.?|uhr|h)?\W*(?:\d|$)", re.IGNORECASE)
_SPEAKING = r"speakers|presenters|ponentes|oradores|intervenants|referent|relatori|programme?|programma?"
_NAME_LINKS_WORDS = """
de del la las los da das do dos van von der den di du le el al bin
"""
_NAME_LINKS = frozenset(_NAME_LINKS_WORDS.split())
_PREPOSITIONS_WORDS = """
in of for on at from to with en de del para em no na à au aux des du pour im von für zu a di della per the
"""
_PREPOSITIONS = frozenset(_PREPOSITIONS_WORDS.split())


def _is_topic(line: Line) -> bool:
    text = TIMING.sub("", line.text)
    return len(text.split()) <= _MOST_WORDS_OF_TOPIC and not (
        line.closed and not text.endswith((";", "?")) and len(text.split()) > 8
    )


def _trailing_person(text: str) -> tuple[str, Person] | None:
    """Part "Title of the talk Name Surname, organisation (role)" where the name begins; None if none does."""
    head, comma, tail = text.partition(",")
    while comma:
        words = head.split()
        first = len(words)
        while (
            first
            and (words[first - 1][:1].isupper() or words[first - 1] in _NAME_LINKS)
            and not words[first - 1].endswith((":", "?", ".", "!"))
        ):
            first -= 1
        while first < len(words) and words[first] in _NAME_LINKS:
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


def read_agendas(lines: list[Line]) -> list[AgendaItem]:
    """Read the lists of topics under each agenda label and mark their lines."""
    items: list[AgendaItem] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        long = line.words > _MOST_WORDS_OF_LABEL
        announced = (
            long
            and line.text.rstrip().endswith(":")
            and _ANNOUNCED.search(line.text[-_LONGEST_ANNOUNCEMENT:]) is not None
        )
        # "Agenda – public part"
        labelled = (
            not long and line.role in {"open", "heading"} and is_label(_DASH.split(line.text, maxsplit=1)[0], "agenda")
        )
        inline = _read_inline(line) if line.role == "open" else []
        if inline:
            line.role = "agenda"
            items += inline
            continue
        if not labelled and not announced:
            continue
        taken = _agenda_lines(lines, position, speaking=bool(re.search(_SPEAKING, line.text, re.IGNORECASE)))
        if not taken:
            continue
        if line.role == "open" and not announced:
            if is_set_apart(line) or line.block.bold:
                line.role, line.section = "heading", strip_numbering(line.text)
            else:
                line.drop("agenda-label", "Label of the agenda")
        for member in taken:
            member.role = "agenda"
        for _, row in groupby(taken, key=_row_of):
            items += _read_row(list(row))
        position = taken[-1].index + 1
    return items


def _row_of(line: Line) -> tuple[int, int]:
    return (line.block.cell.table, line.block.cell.row) if line.block.cell else (-1, line.index)


def _read_row(row: list[Line]) -> list[AgendaItem]:
    """Read the cells of one row as one item, its time left out and who is to speak on it told apart; or a line."""
    if len(row) == 1:
        return [parse_topic(row[0])]
    worded = [line for line in row if re.search(r"[^\W\d_]{2}", line.text) and not _TIME.match(line.text)]
    people = [parse_person(line.text, single=False) for line in worded[1:]]
    topic = parse_topic(worded[0]) if worded else None
    speaker = topic.speaker if topic else None
    told = None if speaker else next((number for number, person in enumerate(people, start=1) if person), None)
    for line in row:
        if line not in worded[:1] and (told is None or line is not worded[told]):
            line.drop("agenda-cell", "Beside a topic of the agenda: its time, number or what it is for")
    return [AgendaItem(topic.title, speaker or (people[told - 1] if told else None), topic.level)] if topic else []


def _read_inline(line: Line) -> list[AgendaItem]:
    """Read "Agenda: 1) Roof; 2) Fees; 3) Dates", topics counted behind their label; none where they are not."""
    label, colon, value = line.text.partition(":")
    if not colon or not is_label(label, "agenda"):
        return []
    parts = re.split(r"(?:^|[;,.–]\s*|\s)\(?(\d{1,2})\s?[.)ºª°-]{1,2}\s*(?=[^\W\d_])", f" {value.strip()}")
    counted = [int(number) for number in parts[1::2]]
    if len(counted) < 2 or counted != list(range(1, len(counted) + 1)):
        return []
    return [AgendaItem(title=title.strip(" ;,.")) for title in parts[2::2]]


def read_bare_agenda(lines: list[Line]) -> list[AgendaItem]:
    """Read a list of topics that no label announces: a run of short lines, two or more of them usual topics."""
    items: list[AgendaItem] = []
    run: list[Line] = []
    for line in [*lines, None]:
        short = (
            line is not None
            and line.role == "open"
            and not line.listed
            and not line.block.bold
            and not line.block.cell
            and line.block.role == "paragraph"
        )
        if line is not None and short and line.words <= 9 and not line.closed and ":" not in line.text:
            run.append(line)
            continue
        usual = [member.index for member in run if is_usual_topic(member.text)]
        if len(usual) >= _LEAST_USUAL:
            for member in run:
                if member.index >= usual[0]:
                    member.role = "agenda"
                    items.append(parse_topic(member))
        run = []
    return items


def _agenda_lines(lines: list[Line], start: int, *, speaking: bool) -> list[Line]:
    taken: list[Line] = []
    keys: set[str] = set()
    ended = False
    for position in range(start, len(lines)):
        line = lines[position]
        following = next((other for other in lines[position + 1 : position + 3] if other.role == "open"), None)
        if line.role == "dropped":
            continue
        if line.role != "open" or (
            is_label(line.text, "minutes", "attendance", "absent", "digest", "signature") and not line.listed
        ):
            ended = not line.listed and is_label(line.text, "minutes", "attendance", "absent", "digest")
            break
        key = topic_key(line.text)
        if key in keys or (taken and _is_counted_anew(line, taken[0])) or is_item_number(line.text):
            # The topics come again: here their discussion begins.
            break
        if line.listed:
            if line.words > _MOST_WORDS_OF_ITEM or (following is not None and _says_more(following, line, lines)):
                break
        elif line.block.role != "heading" and speaking and parse_topic(line).speaker:
            pass
        elif (
            line.block.role == "heading"
            or not _is_topic(line)
            or (line.block.bold and not _is_topic(following or line))
            or (taken and following is not None and not following.listed and following.prose)
            or (not taken and following is None)
        ):
            break
        keys.add(key)
        taken.append(line)
    # A lone short line between the list and the text that follows heads that text.
    while not ended and taken and not taken[-1].listed and any(item.listed for item in taken):
        taken.pop()
    return taken


def _is_minuted(line: Line, following: Line, later: list[Line]) -> bool:
    """Tell whether a sentence stands between a topic and the next one: minutes under the agenda's name, no agenda."""
    if following.listed or not following.closed or following.words < _FEWEST_WORDS_SAID:
        return False
    number = re.fullmatch(r"\D{0,2}(\d{1,3})\D{0,3}", line.block.marker or "")
    return number is not None and any(
        re.fullmatch(rf"\D{{0,2}}{int(number[1]) + 1}\D{{0,3}}", other.block.marker or "") for other in later
    )


def _is_counted_anew(line: Line, first: Line) -> bool:
    """Tell whether a list begins again with the number that it began with."""
    marker = line.block.marker
    again = marker is not None and marker == first.block.marker and any(map(str.isalnum, marker))
    # A list within the list counts for itself.
    return again and line.block.level <= first.block.level


def _says_more(following: Line, line: Line, lines: list[Line]) -> bool:
    """Tell whether the next line reads as discussion of this topic."""
    if _is_minuted(line, following, lines[following.index + 1 : following.index + _REACH]):
        return True
    deeper = following.block.level > line.block.level or not following.listed
    return deeper and following.words > _MOST_WORDS_OF_ITEM
