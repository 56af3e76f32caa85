"""What the head of minutes says of the meeting: title, date, place, who led and who recorded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutekit.entities.listings import parse_attendance
from minutekit.entities.mentions import find_people
from minutekit.entities.people import parse_person
from minutekit.entities.places import find_place
from minutekit.language.addresses import is_link_only
from minutekit.language.patterns import compile_late
from minutekit.lexicon import find_classes, label_classes, word_classes, words_of
from minutekit.schema import Person
from minutekit.structure.days import is_of_other_meeting, split_label
from minutekit.structure.fields import find_place_beside_date, part_fields
from minutekit.structure.labels import REASONS
from minutekit.structure.lines import strip_numbering

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812 - a field is called date

    from minutekit.structure.days import DateReader
    from minutekit.structure.lines import Line

_MOST_LINES_OF_TITLE = 3
_FEWEST_WORDS_OF_TITLE = 2
_MOST_WORDS_OF_TITLE = 14
_FIRST_LINES = 30
_FIRST_LINES_OF_PLACE = 10
# Minutes in one paragraph: its words, how much of it is read as the head, and in which sentences people are told.
_FEWEST_OF_RECORD, _READ_OF_RECORD, _FIRST_SENTENCES = 60, 1_000, 4
# What programs add to the name of a meeting: the day, the hour, and what they made of it.
_RECORDED = compile_late(
    r"(?:[\s,–(-]+\d{4}[/-]\d{2}[/-]\d{2})?"
    r"(?:[\s,–-]+(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:\s(?:[A-Z]{2,5}(?:[+-]\d{1,2}(?::\d{2})?)?|[+-]\d{2}:?\d{2}))?\)?)?"
    r"\s*[–-]+\s*(?:transcript(?:ion)?|recording|(?:meeting )?notes by gemini|meeting notes)\s*$",
    re.IGNORECASE,
)
# The day of a law, or of the minutes that this meeting approves, is another one.
_CITED = compile_late(
    r"\b{dated_paper}(?: (?:no\.?|n[°º.]+|nr\.?)\s?[\w./-]{1,15})?"
    r"(?: (?:of|from|du|de|del|della|dell['’]|vom|des|di|do|da|the|la|le|l['’]|1er)){1,3}"
    r"[\s'’]*(?:[^\W\d_]{3,12},? )?$",
    re.IGNORECASE,
)
_HEAD_LABELS = frozenset({"title", "date", "place", "field", "formula", "furniture", "boilerplate", "other", "heading"})
# Who leads or records was there; who called the meeting, or whom it concerns, need not have been.
_OTHER_LABELS = frozenset(
    ["attendance", "absent", "apologies", "invited", "officer", "agenda", "topic", "number", "signature", "time",
     "place", "field", "owner", "due", "status", "contents", "changes"]
)  # fmt: skip
_GENERIC = frozenset({"meeting", "document", "minutes", "function_word"})
_UNTOLD = _GENERIC | {"body", "remote"}
_FIELDS = frozenset({"date", "time", "place", "officer", "field"})
_PEOPLE = frozenset({"attendance", "absent", "apologies", "invited"})


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
    titles = [line for line in lines if line.label == "title" and line.role == "open" and _may_be_title(line.text)]
    _take_title(titles, lines, head, dates, titled=titled)
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
        if line.role != "open" or line.label not in _HEAD_LABELS or line.index in taken:
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
            return [other] if other.role == "open" and other.label in _HEAD_LABELS else []
        if values and place.column != values[0].block.cell.column:  # type: ignore[union-attr]
            break
        if other.role not in {"open", "point"} or label_classes(other.text) & (_FIELDS | _PEOPLE):
            break
        values.append(other)
    if not values and cell is None and line.text.rstrip().endswith(":"):
        values = [
            other for other in following
            if other.role == "open" and other.label in _HEAD_LABELS and not split_label(other.text)
        ]  # fmt: skip
    return values


def _take_field(label: str, value: str, members: list[Line], head: Head, dates: DateReader) -> None:
    classes = label_classes(label)
    day = dates.day_of(value)
    told = "Field of the meeting, kept out of the points"
    if classes & _PEOPLE or (classes == {"minutes"} and members[0].label == "title"):
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


def _take_title(titles: list[Line], lines: Sequence[Line], head: Head, dates: DateReader, *, titled: bool) -> None:
    """Join the first lines called titles that follow one another; what only says when is the date."""
    kept: list[Line] = []
    for line in titles:
        if kept and line.index > kept[-1].index + 1:
            break
        kept.append(line)
    kept += _list_rest(kept, lines)
    worded = _sort_titles(titles, kept, head, dates)
    if not worded:
        opening = _find_opening([line for line in lines if not titled or line.block.role != "heading"])
        if opening is not None:
            opening.role, opening.section, worded = "title", None, [opening]
    best = _choose(worded)
    for line in titles:
        if line.role == "title" and line not in best:
            line.drop(*REASONS["title"])
    if best:
        text = " ".join(line.text for line in best)
        head.named = dates.day_of(text) if word_classes(text)["minutes"] else None
        head.date = head.date or dates.day_of(text)
        head.title = " ".join(_RECORDED.sub("", text).split())
    if head.subject and _names_meeting(head.subject) and (not head.title or _is_generic(head.title, _UNTOLD)):
        head.title = head.subject  # "Minutes" alone, and a field names the meeting


def _list_rest(kept: list[Line], lines: Sequence[Line]) -> list[Line]:
    """Return the line in which a title goes on: the next one, alike, in lower case."""
    following = lines[kept[-1].index + 1 : kept[-1].index + 2] if kept else ()
    return [
        line for line in following
        if line.role == "open" and line.label in _HEAD_LABELS
        and line.text[:1].islower() and _looks_like(line, kept[-1])
        and not is_link_only(line.text)
    ]  # fmt: skip


def _sort_titles(titles: list[Line], kept: list[Line], head: Head, dates: DateReader) -> list[Line]:
    """Mark lines as titles, those that only say when as dates; return those of the first title that name something."""
    for line in titles:
        line.role = "title"
    dated = [line for line in kept if dates.is_date_only(line.text)]
    if len(dated) < len(kept):
        # "3 May 2024 6.30 pm, video call" below the title.
        rest = [line for line in kept if line not in dated and not _opens_with_date(line.text, dates)]
        dated = [line for line in kept if line not in rest] if rest else dated
    for line in dated:
        line.role = "date"
        head.date = head.date or dates.day_of(line.text)
    return [line for line in kept if line not in dated]


def _opens_with_date(text: str, dates: DateReader) -> bool:
    found = dates.find(text)
    return bool(found) and found[0].start == 0 and found[0].date is not None


def _may_be_title(text: str) -> bool:
    """Return whether a line is no label of something else."""
    parted = split_label(text)
    if parted and label_classes(parted[0]) & _PEOPLE:
        return False
    return label_classes(text).isdisjoint(_OTHER_LABELS) or " " in text.strip()


def _find_opening(lines: Sequence[Line]) -> Line | None:
    """Return the line that stands for a title where the model sees none: reported as one, or first and of a meeting."""
    for line in lines[:_FIRST_LINES]:
        if line.block.role == "title" and line.role in {"open", "heading"}:
            return line
    for line in lines[:_MOST_LINES_OF_TITLE]:
        named = line.role in {"open", "heading"} and _names_meeting(line.text) and _may_be_title(line.text)
        if named and not is_of_other_meeting(line.text):
            return line
    for line in lines[:_FIRST_LINES]:
        if line.role == "open" and line.label in _HEAD_LABELS and _names_minutes(line):
            return line
    return None


def _names_minutes(line: Line) -> bool:
    """Return whether a line is short and says first that these are the minutes, and of what."""
    words = line.text.split()
    return (
        _FEWEST_WORDS_OF_TITLE <= len(words) <= _MOST_WORDS_OF_TITLE
        and bool(word_classes(words[0])["minutes"])
        and not line.closed
        and split_label(line.text) is None
        and _may_be_title(line.text)
    )


def _choose(lines: list[Line]) -> list[Line]:
    """Return the lines of the title: those that say what meeting or document it is, and what goes on from them."""
    if not lines:
        return []
    # "Meeting notes:" announces them and says nothing of which.
    naming = [line for line in lines if _names_meeting(line.text) and not _announces(line.text)]
    first = naming[0] if naming else lines[0]
    kept = [first]
    for line in lines[lines.index(first) + 1 :]:
        same = _looks_like(line, first)
        goes_on = kept[-1].text.split()[-1].casefold() in words_of("function_word")
        sentence = line.closed and line.words > _MOST_LINES_OF_TITLE
        # "Minutes of meeting" alone does not say of which.
        goes_on = goes_on or (not sentence and all(_is_generic(above.text) for above in kept))
        if len(kept) == _MOST_LINES_OF_TITLE or sentence or not (same or goes_on or line.text[:1].islower()):
            break
        kept.append(line)
    # "Board of the allotments" above "Minutes of the meeting": the line of the same look says of which.
    before = lines[lines.index(first) - 1] if lines.index(first) else None
    says = before and any(word.isalpha() and len(word) > _FEWEST_WORDS_OF_TITLE for word in before.text.split())
    if before and says and all(map(_is_generic, (line.text for line in kept))) and _looks_like(before, first):
        kept.insert(0, before)
    return kept


def _announces(text: str) -> bool:
    return text.rstrip().endswith(":") and _is_generic(text)


def _looks_like(line: Line, other: Line) -> bool:
    return (line.block.size, line.block.bold) == (other.block.size, other.block.bold)


def _is_generic(text: str, classes: frozenset[str] = _GENERIC) -> bool:
    """Return whether a title holds no word but those of some classes: of meetings and their papers."""
    hits = [(hit.start, hit.end) for hit in find_classes(text) if hit.cls in classes]
    return all(
        any(start <= word.start() and word.end() <= end for start, end in hits)
        for word in re.finditer(r"[^\W\d_]{2,}", text)
    )


def _names_meeting(text: str) -> bool:
    classes = word_classes(text)
    return bool(classes["meeting"] or classes["document"] or classes["minutes"])


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
        if line.index < _MOST_LINES_OF_TITLE and (not titled or _opens_record(line))
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
    first = [line for line in lines[:_FIRST_LINES] if line.label in _HEAD_LABELS and line.label != "heading"]
    beside = (find_place_beside_date(line.text, dates) for line in first if not is_of_other_meeting(line.text))
    told = (find_place(line.text) for line in (*first, *lines[:_FIRST_LINES_OF_PLACE]))
    ending = (find_place(line.text) for line in lines if line.label == "formula")
    return next(filter(None, (*beside, *told, *ending)), None)
