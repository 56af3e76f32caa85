"""What the head of minutes says of the meeting: title, date, place, who led and who recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutekit.entities.listings import parse_attendance
from minutekit.entities.mentions import find_people
from minutekit.entities.people import parse_person
from minutekit.entities.places import find_place
from minutekit.language.patterns import compile_late
from minutekit.lexicon import label_classes, word_classes
from minutekit.schema import Person
from minutekit.structure.days import is_of_other_meeting, split_label
from minutekit.structure.fields import find_place_beside_date, part_fields
from minutekit.structure.lines import strip_numbering
from minutekit.structure.titles import HEAD_LABELS, PEOPLE, UNTOLD, is_generic, names_meeting, read_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812 - a field is called date

    from minutekit.structure.days import DateReader
    from minutekit.structure.lines import Line

_FIRST_LINES = 30
_FIRST_LINES_OF_PLACE = 10
_LINES_OF_OPENING = 3
# Minutes in one paragraph: its words, how much of it is read as the head, and in which sentences people are told.
_FEWEST_OF_RECORD, _READ_OF_RECORD, _FIRST_SENTENCES = 60, 1_000, 4
# The day of a law, or of the minutes that this meeting approves, is another one.
_CITED = compile_late(
    r"\b{dated_paper}(?: (?:no\.?|n[°º.]+|nr\.?)\s?[\w./-]{1,15})?"
    r"(?: (?:of|from|du|de|del|della|dell['’]|vom|des|di|do|da|the|la|le|l['’]|1er)){1,3}"
    r"[\s'’]*(?:[^\W\d_]{3,12},? )?$",
    re.IGNORECASE,
)
_FIELDS = frozenset({"date", "time", "place", "officer", "field"})


@dataclass(slots=True)
class Head:
    """What the head says.

    ``officers``: chair, secretary and the like; ``subject``: what a field names as the matter; ``dated``: a field says
    that the date is the meeting's; ``named``: the day in a title that says that these are minutes.
    """

    title: str | None = None
    date: Date | None = None
    place: str | None = None
    officers: list[Person] = field(default_factory=list)
    subject: str | None = None
    dated: bool = False
    named: Date | None = None


def read_head(lines: Sequence[Line], dates: DateReader, *, titled: bool = False) -> Head:
    """Read the head out of the lines that are no points, and mark those that hold a part of it.

    ``titled``: the settings of the file say what its title is, so no heading does.
    """
    head = Head()
    fields = list(_find_fields(lines))
    for label, value, members in fields:
        _take_field(label, value, members, head, dates)
    title = read_title(lines, dates, titled=titled)
    head.title, head.date, head.named = title.text, head.date or title.day, title.named
    if head.subject and names_meeting(head.subject) and (not head.title or is_generic(head.title, UNTOLD)):
        head.title = head.subject  # "Minutes" alone, and a field names the meeting
    head.date = head.date or _find_date(lines, dates)
    head.place = head.place or _find_place(lines, dates)
    for line in lines:
        if line.label == "formula" and line.role == "open":
            head.officers += [found.person for found in find_people(line.text)]
    for line in lines[:_FIRST_LINES_OF_PLACE]:
        if line.label == "point" and _opens_record(line):
            head.officers += _read_opening(line)
    return head


def _opens_record(line: Line) -> bool:
    """Return whether a paragraph of minutes without paragraphs says first that people met."""
    return line.words >= _FEWEST_OF_RECORD and word_classes(line.text[:_READ_OF_RECORD])["meeting_opened"] > 0


def _read_opening(line: Line) -> list[Person]:
    """Return whom the first sentences of a record name that say who was there or opened the meeting."""
    from minutekit.language.sentences import split_sentences  # noqa: PLC0415 - loads at first use

    text = line.text[:_READ_OF_RECORD]
    sentences = [text[start:end] for start, end in split_sentences(text)[:_FIRST_SENTENCES]]
    told = [said for said in sentences if not {"attendance", "meeting_opened"}.isdisjoint(word_classes(said))]
    return [found.person for said in told for found in find_people(said)]


def _find_fields(lines: Sequence[Line]) -> list[tuple[str, str, list[Line]]]:
    """Return labels with their values: on one line, in two cells of a row, or the value on the line below its label."""
    found: list[tuple[str, str, list[Line]]] = []
    taken: set[int] = set()
    for position, line in enumerate(lines):
        if line.role != "open" or line.label not in HEAD_LABELS or line.index in taken:
            continue
        if line.block.cell and line.block.cell.header:
            continue  # the head of a column is no value
        parted = [pair for part in part_fields(line.text) if (pair := split_label(part)) and pair[1]]
        if parted:
            found += [(label, value, [line]) for label, value in parted]
            continue
        classes = label_classes(line.text)
        if not classes & _FIELDS:
            continue
        values = _values_of(lines, position)
        if values:
            taken.update(value.index for value in values)
            found.append((line.text, " ".join(value.text for value in values), [line, *values]))
    return found


def _values_of(lines: Sequence[Line], position: int) -> list[Line]:
    """Return the lines that stand beside a label in the next cell, or below it."""
    line, following = lines[position], lines[position + 1 : position + 2]
    cell = line.block.cell
    values: list[Line] = []
    for other in lines[position + 1 :]:
        place = other.block.cell
        if cell is None or place is None or (place.table, place.row) != (cell.table, cell.row):
            break
        if place.column == cell.column:
            # A label over its value in one cell.
            return [other] if other.role == "open" and other.label in HEAD_LABELS else []
        if values and place.column != values[0].block.cell.column:  # type: ignore[union-attr]
            break
        if other.role not in {"open", "point"} or label_classes(other.text) & (_FIELDS | PEOPLE):
            break
        values.append(other)
    if not values and cell is None and line.text.rstrip().endswith(":"):
        values = [
            other for other in following
            if other.role == "open" and other.label in HEAD_LABELS and not split_label(other.text)
        ]  # fmt: skip
    return values


def _take_field(label: str, value: str, members: list[Line], head: Head, dates: DateReader) -> None:
    classes = label_classes(label)
    day = dates.day_of(value)
    told = "Field of the meeting, kept out of the points"
    if classes & PEOPLE or (classes == {"minutes"} and members[0].label == "title"):
        return  # "Minutes: joint meeting of …" is the title
    if "date" in classes and day is not None:
        if not is_of_other_meeting(label):
            # The first day that is said to be the meeting's, or to have an hour, goes before that of the paper.
            meets = "time" in classes or word_classes(label)["meeting"] > 0
            head.date = day if meets and not head.dated else head.date or day
            head.dated = head.dated or meets
            head.place = head.place or (dates.strip(value) or None if "place" in classes else None)
        told = "Date of the meeting, kept out of the points"
    elif "place" in classes:
        head.place = head.place or value
        told = "Place of the meeting, kept out of the points"
    elif "officer" in classes:
        members[-1].people = _read_officers(label, value)
        head.officers += members[-1].people
        told = "Who led or recorded the meeting, kept out of the points"
    elif "field" in classes or "topic" in classes:
        head.subject = head.subject or value
    elif not classes:
        return
    for line in members:
        line.drop("meeting-field", told)


def _read_officers(label: str, value: str) -> list[Person]:
    """Return the people behind an office, with the office as their role."""
    people = [person for listing in parse_attendance(value) for person in listing.people]
    if not people and (single := parse_person(value)):
        people = [single]
    office = strip_numbering(label).lower().rstrip(" ,:")
    return [
        replace(
            person,
            role=person.role
            if person.role and office in person.role.lower()
            else ", ".join(filter(None, (office, person.role))),
        )
        for person in people
    ]


def _find_date(lines: Sequence[Line], dates: DateReader) -> Date | None:
    """Return the first full date of lines that are no points, the head's first; the day of another meeting is none."""
    order = [line for line in lines if line.label in {"date", "title", "field"}]
    order += [line for line in lines[:_FIRST_LINES] if line.label != "point"]
    # Who signs at the end says when that was.
    order += [line for line in lines[_FIRST_LINES:] if line.label == "formula"]
    for line in order:
        day = None if is_of_other_meeting(line.text) or _is_cited(line, lines, dates) else dates.day_of(line.text)
        if day is not None:
            if line.role == "open" and line.label == "date":
                line.role = "date"
            return day
    # "On 4 March 2025 the committee met", "this tells of the meeting of 4 March 2025": sentences may say when.
    titled = any(line.label == "title" for line in lines)
    openings = [
        line for line in lines[:_FIRST_LINES_OF_PLACE]
        if not is_of_other_meeting(line.text) and not _is_cited(line, lines, dates)
    ]  # fmt: skip
    first = (
        dates.opening_day(line.text) for line in openings
        if line.index < _LINES_OF_OPENING and (not titled or _opens_record(line))
    )  # fmt: skip
    told = (
        dates.day_of(line.text) for line in openings
        if (classes := word_classes(line.text))["meeting"] and not classes["decide"]
    )  # fmt: skip
    return next(filter(None, (*first, *told)), None)


def _is_cited(line: Line, lines: Sequence[Line], dates: DateReader) -> bool:
    """Return whether the date in a line is that of a law, or of minutes that are approved here."""
    found = dates.find(line.text)
    if not found or line.label == "title":
        return False
    if _CITED.search(line.text[: found[0].start]) is None:
        return False
    above = next((other for other in reversed(lines[: line.index]) if other.block.role in {"heading", "title"}), None)
    within = above is not None and bool(word_classes(above.text)["approve"] or "approv" in above.text.casefold())
    return line.block.role != "title" and (within or line.block.role != "heading" or line.index > 0)


def _find_place(lines: Sequence[Line], dates: DateReader) -> str | None:
    """Return what a line labelled as place says, else what stands beside the date or is told in the first sentences."""
    for line in lines:
        if line.label == "place" and line.role == "open" and not label_classes(line.text):
            line.drop("meeting-field", "Place of the meeting, kept out of the points")
            return find_place_beside_date(line.text, dates) or line.text
    first = [line for line in lines[:_FIRST_LINES] if line.label in HEAD_LABELS and line.label != "heading"]
    beside = (find_place_beside_date(line.text, dates) for line in first if not is_of_other_meeting(line.text))
    told = (find_place(line.text) for line in (*first, *lines[:_FIRST_LINES_OF_PLACE]))
    ending = (find_place(line.text) for line in lines if line.label == "formula")
    return next(filter(None, (*beside, *told, *ending)), None)
