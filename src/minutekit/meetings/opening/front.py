"""What stands at the head of minutes: title, date, place and other fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.entities.affiliations import names_role
from minutekit.entities.dates import is_when_word
from minutekit.entities.listings import is_handle
from minutekit.entities.numerals import spell_out
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import Line, strip_numbering
from minutekit.meetings.opening.days import find_held
from minutekit.meetings.opening.occasions import CLOCK, take_when_and_where, take_where
from minutekit.meetings.opening.openings import (
    MEETING_WORDS,
    MOST_FRONT_LINES,
    DateReader,
    front_lines,
    names_meeting,
    names_record,
    split_label,
)
from minutekit.meetings.opening.titles import choose_title, find_place, read_title
from minutekit.meetings.outline.topics import is_usual_topic
from minutekit.meetings.presence.officers import is_introduced, read_officers, split_office, takes_late
from minutekit.meetings.presence.presences import CONVENED, opening_end
from minutekit.schema import Diagnostic, Person

_MOST_PREAMBLE_LINES = 6
_MOST_WORDS_OF_HEADING = 6
_FEWEST_HEADINGS = 2
_LONGEST_PREAMBLE = 1_000
_LEAST_SAID_AFTER = 30
_MOST_WORDS_OF_OFFICE = 3
_MOST_SIGNING_LINES = 14
SUBJECT = compile_late(r"(?:subject|objet|betreff|asunto|oggetto|assunto)", re.IGNORECASE)
_GOES_ON = compile_late(r"[^\W\d_]{2}\.\s+[^\W\d_a-zß-öø-ÿ]")
# A hearing's day stands above; below it says only the hour and the room.
_CALLED = compile_late(r"\bmet,? pursuant to (?:notice|call|adjournment|recess|order)\b", re.IGNORECASE)
_OPENING = "Opening formula with date and place, kept out of the points"
_STATUS = compile_late(
    r"(?:draft|approved|final|confidential|entwurf|borrador|rascunho|brouillon|bozza|version \S+|v\d\S*|page \d+|unapproved)\W*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Front:
    """What the head of the document says of the meeting. ``officers``: chair, secretary and the like."""

    title: str | None = None
    date: Date | None = None
    place: str | None = None
    officers: list[Person] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)
    subject: str | None = None


def _take_field(line: Line, label: str, value: str, front: Front, dates: DateReader) -> bool:
    """Read one labelled value into the front; tell whether it was a field."""
    kinds = label_kinds(label)
    if not kinds or not value:
        return False
    found = dates.find(value)
    if line.listed and "date" in kinds and front.date and (not found or found[0].date != front.date):
        return False  # the date of something that was spoken of
    if "date" in kinds and found:
        front.date = front.date or found[0].date
        place = dates.strip(value) if "place" in kinds else ""
        front.place = front.place or place or None
        line.drop("meeting-field", "Date of the meeting, kept out of the points")
        line.role = "date"
    elif "place" in kinds:
        front.place = f"{front.place}; {value}" if front.place else value
        line.drop("meeting-field", "Place of the meeting, kept out of the points")
    elif "officer" in kinds and (people := read_officers(label, value)):
        front.officers += [Person(p.name, _join_roles(label, p.role), p.organisation, p.emails) for p in people]
        line.drop("meeting-field", "Who led or recorded the meeting, kept out of the points")
        line.people = people
    elif {"time", "field", "date"} & set(kinds) and len(value.split()) <= 25:
        front.subject = front.subject or (value if SUBJECT.fullmatch(strip_numbering(label)) else None)
        line.drop("meeting-field", f"{strip_numbering(label)}, kept out of the points")
    else:
        return False
    return True


def take_fields(lines: list[Line], front: Front, dates: DateReader) -> None:
    """Read "Label: value" lines and labels with their value on the next line, wherever they stand."""
    said = False
    for position, line in enumerate(lines):
        # An item "Date: …" below what was said is the date of something spoken of.
        said = said or (line.prose and not line.listed and not names_meeting(line, dates))
        if line.role != "open" or (line.listed and (said or position >= MOST_FRONT_LINES)):
            continue
        labelled = split_label(line.text) or split_office(line, position)
        if labelled and _take_names(lines, position, labelled, front, dates):
            continue
        if line.listed and not (labelled and set(label_kinds(labelled[0])) & {"date", "time", "place"}):
            continue
        if labelled and labelled[1]:
            kinds = set(label_kinds(labelled[0]))
            early = position < MOST_FRONT_LINES or bool(line.block.cell and line.block.cell.row == 0)
            short = len(labelled[1].split()) <= 12 or ("place" in kinds and early)
            # "Ende: 21 Uhr. Nächste Sitzung im Mai" says more than when.
            timed = (
                bool({"date", "time"} & kinds)
                and bool(re.search(r"\d", labelled[1]))
                and not _GOES_ON.search(labelled[1])
            )
            if short and (early or timed):
                _take_field(line, labelled[0], labelled[1], front, dates)
            continue
        label = labelled[0] if labelled else line.text
        following = lines[position + 1] if position + 1 < len(lines) else None
        if not following or following.role != "open" or following.words > 8 or following.listed or line.words > 4:
            continue
        kinds = set(label_kinds(label))
        if "minutes" in kinds and not position:
            continue  # "PROTOKOLL" over whose minutes they are
        fits = (
            ("date" in kinds and dates.is_date_only(following.text))
            or ("time" in kinds and bool(CLOCK.fullmatch(following.text)))
            # A name with a list under it speaks: "Notes", "Ana Ruiz", "- the hedge is too high".
            or ("officer" in kinds and _is_held(lines, position))
            or (
                "place" in kinds
                and "remark" not in kinds
                and position < 2 * MOST_FRONT_LINES
                and not following.closed
                and not label_kinds(following.text)
            )
        )
        if fits and _take_field(following, label, following.text, front, dates):
            line.drop("meeting-field", "Label of a field, kept out of the points")


def _take_names(lines: list[Line], position: int, labelled: tuple[str, str], front: Front, dates: DateReader) -> bool:
    """Read who led or recorded from an item at the head or a line at the end; tell whether it says so."""
    line = lines[position]
    if takes_late(lines, position, labelled) and _take_field(line, *labelled, front, dates):
        return True
    return line.listed and position < MOST_FRONT_LINES and _take_holder(line, *labelled, front)


def take_logs(lines: list[Line], front: Front, dates: DateReader) -> None:
    """Keep the fields under the dated headings of a log of several meetings out of the points."""
    logged = False
    for line in lines:
        if line.block.role == "heading":
            logged = bool(dates.find(line.text))
        elif logged and line.role == "open":
            logged = _take_logged(line, front)


def _take_logged(line: Line, front: Front) -> bool:
    """Take one field under the heading of a meeting in a log of several; tell whether the fields may go on."""
    label, value = split_label(line.text) or (line.text, "")
    kinds = set(label_kinds(label))
    if {"attendance", "absent", "invited"} & kinds or (line.block.level and parse_person(line.text, single=False)):
        return True
    if "officer" in kinds and value and (people := read_officers(label, value)):
        front.officers += (
            []
            if front.officers
            else [Person(p.name, p.role or strip_numbering(label).lower().rstrip(" ,")) for p in people]
        )
        line.people = people
    elif not {"date", "time", "place"} & kinds and not ("minutes" in kinds and not value):
        return False
    line.drop("meeting-field", "Field of one of several meetings, kept out of the points")
    return True


def _join_roles(label: str, role: str | None) -> str:
    """Join the office that a label names and the role printed behind the name, unless one says the other."""
    office = strip_numbering(label).lower().rstrip(" ,")
    return role if role and office in role.lower() else ", ".join(filter(None, (office, role)))


def _take_holder(line: Line, label: str, value: str, front: Front) -> bool:
    """Read a list item that says who holds an office and nothing else: "- Treasurer: Ada Berg"; tell whether it does."""
    person = parse_person(value, single=False)
    office = names_role(label) or (is_label(label, "officer") and not is_label(label, "minutes"))
    if person is None or len(label.split()) > _MOST_WORDS_OF_OFFICE or not office:
        return False
    front.officers.append(
        replace(person, role=", ".join(filter(None, (strip_numbering(label).lower().rstrip(" ,"), person.role))))
    )
    line.drop("meeting-field", "Who led or recorded the meeting, kept out of the points")
    line.people = [person]
    return True


def _is_held(lines: list[Line], position: int) -> bool:
    """Tell whether the line below an office names who holds it; below a name the office is that of whoever signs there."""
    line, following = lines[position], lines[position + 1]
    above = lines[max(0, position - 2)].text
    beside = line.block.cell is not None and line.block.cell.column > 0
    signs = (
        (beside or position >= max(1, len(lines) - _MOST_SIGNING_LINES))
        and not line.text.endswith(":")
        and is_name(lines[position - 1].text, single=False)
        and not label_kinds(above)
    )
    named = is_name(following.text) or is_introduced(following) or (line.block.bold and is_handle(following.text))
    return (
        named
        and not signs
        and (following.block.role != "heading" or " " in following.text)
        and not _is_listed(lines, position + 2)
    )


def _is_listed(lines: list[Line], position: int) -> bool:
    return position < len(lines) and lines[position].listed


def _is_first_of_headings(line: Line, lines: list[Line], following: Line | None) -> bool:
    """Tell whether the first line of a plain text heads its first part, like others further down."""
    heads = (
        following is not None
        and following.prose
        and line.words <= _MOST_WORDS_OF_HEADING
        and not MEETING_WORDS.search(line.text)
    )
    return heads and sum(other.block.role == "heading" for other in lines) >= _FEWEST_HEADINGS


def _drop_preamble(lines: list[Line], front: Front, dates: DateReader) -> None:
    """Read the sentence that opens formal minutes: "In the town of …, on …, the undersigned met"."""
    for line in lines[:MOST_FRONT_LINES]:
        near = line.index < _MOST_PREAMBLE_LINES
        if line.role != "open" or not line.prose or line.listed or not (near or _CALLED.search(line.text)):
            continue
        if CONVENED.search(line.text[:600]):
            found = find_held(spell_out(line.text[:_LONGEST_PREAMBLE]), dates)
            if found or _CALLED.search(line.text):
                front.date = front.date or (found.date if found else None)
                said = opening_end(line.text, dates.language)
                if len(line.text[said:].split()) < _LEAST_SAID_AFTER:
                    line.drop("meeting-field", _OPENING)
                else:
                    # The whole minutes follow in the same paragraph.
                    formula = line.text[:said].rstrip()
                    front.told.append(Diagnostic("meeting-field", _OPENING, formula, line.block.page))
                    line.cut(said)
                return


def _titles_day(line: Line, dates: DateReader) -> bool:
    """Tell whether the document's title says more than the day, be it in capitals: "TAG F2F, 1 October 2014"."""
    words = re.findall(r"[^\W\d_][^\W_]+", dates.strip(line.text))
    return line.block.role == "title" and len(words) > 1 and not any(map(is_when_word, words))


def _alone_names_record(line: Line, candidates: list[Line]) -> bool:
    """Tell whether a line opens like the title of minutes ("Acta de …") and no other one here does."""
    return names_record(line.text) and not any(
        MEETING_WORDS.search(other.text) for other in candidates if other is not line
    )


def read_front(lines: list[Line], dates: DateReader, *, guessed: bool = False, titled: bool = False) -> Front:
    """Find title, date and place, and mark the lines that hold them.

    ``titled``: the settings of the file give its title, so no line takes its place; a title in the text says the same.
    ``guessed``: the format marks no titles, so the one the reader reports was told by place alone.
    """
    front = Front()
    _drop_preamble(lines, front, dates)
    region = front_lines(lines, dates)
    take_logs(lines, front, dates)
    take_fields(lines, front, dates)
    following = lines[len(region)] if len(region) < len(lines) else None
    open_lines = [line for line in region if line.role == "open"]
    for line in open_lines:
        if _STATUS.fullmatch(line.text):
            line.drop("document-status", "State of the document, kept out of the points")
        elif (
            take_when_and_where(line, front, dates)
            or (dates.is_date_only(line.text) and not _titles_day(line, dates))
            or take_where(line, lines, front, dates)
        ):
            line.role = "date"
            found = [item.date for item in dates.find(line.text) if item.date]
            front.date = front.date or (found[0] if found else None)
    candidates = [line for line in open_lines if line.role == "open" and not (titled and line.block.role != "title")]
    sizes = sorted(line.block.size for line in lines if line.block.size)
    body_size = sizes[len(sizes) // 2] if sizes else 0.0
    last = candidates[-1] if candidates and region and candidates[-1] is region[-1] else None
    heads_content = (
        last is not None
        and following is not None
        and following.reason != "meeting-field"
        and (
            following.prose
            or following.listed
            or is_usual_topic(last.text)
            or parse_person(following.text, single=False) is not None
        )
    )
    if (
        last is not None
        and heads_content
        and last.block.role != "title"
        and not names_meeting(last, dates)
        and not _alone_names_record(last, candidates)
        and (
            len(candidates) > 1
            or not (MEETING_WORDS.search(last.text) or dates.find(last.text) or last.block.role == "heading")
        )
    ):
        # The line right above the first content heads that content.
        candidates = candidates[:-1]
    if guessed and len(candidates) == 1 and _is_first_of_headings(candidates[0], lines, following):
        candidates = []
    title = choose_title(candidates, body_size, dates)
    if title:
        text = " ".join(part.text for part in title)
        front.date = front.date or dates.day_of(text)
        front.title, place = read_title(text, dates)
        front.place = front.place or place
        for part in title:
            part.role = "title"
    for line in candidates:
        above = bool(title) and line.index < title[0].index
        if line.role == "open" and (above or line.block.role != "heading" or names_meeting(line, dates)):
            front.date = front.date or dates.day_of(line.text)
            front.place = front.place or find_place(line.text, dates)
            line.drop("front-matter", "Stands at the head of the document, kept out of the points")
    return front
