"""Who was there: people read out of the lines that the model calls lists of those present or absent."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from minutekit.entities.affiliations import is_office, is_surnamed_guest, names_body, sort_affiliation
from minutekit.entities.listings import parse_attendance
from minutekit.entities.marks import is_column_of_marks, read_marks, read_word
from minutekit.entities.mentions import find_people
from minutekit.entities.people import parse_person
from minutekit.language.addresses import is_mail_only
from minutekit.lexicon import label_classes, word_classes
from minutekit.schema import Person
from minutekit.structure.days import split_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutekit.structure.lines import Line

_LISTS = frozenset({"present", "absent"})
_AWAY = frozenset({"absent", "apologies"})
_LABELS_AT_LEFT = frozenset({"attendance", "absent", "apologies"})
_LISTED = frozenset({"attendance", "absent", "apologies", "invited", "officer"})
_UNCERTAIN = frozenset({"other", "field", "speaker", "formula", "boilerplate", "agenda"})
_BOXES = {"[ ]": False, "[]": False, "☐": False, "[x]": True, "[X]": True, "[✓]": True, "☑": True, "☒": True}
_NAMES_OF_COLUMN = 0.6
_FEWEST_PAIRS = 3
_FEWEST_LISTED = 3
_MOST_WORDS_OF_AFFILIATION = 8
_LONGEST_SIGN = 2
# "Ada Berg: present", "Bo Lind ....... excused".
_LEADER = re.compile(r"\s*(?:[:：\t]|[.·…_]{3,})\s*")
_COUNTED = re.compile(r"(?<=[:：])\s*\d{1,3}\s*[-–—:]\s+(?=[^\W\d_])")


@dataclass(slots=True)
class Attendance:
    """Who was there, who was not, and who was only invited, in the order printed."""

    present: list[Person] = field(default_factory=list)
    absent: list[Person] = field(default_factory=list)
    invited: list[Person] = field(default_factory=list)

    def take(self, people: Iterable[Person], *, away: bool) -> None:
        """Take people into one of the lists; who is marked as absent, or excused, was not there."""
        for person in people:
            if is_office(person.name) or names_body(person.name) or _is_head_of_list(person.name):
                continue
            marks = [read_word(part) for part in (person.role, person.organisation) if part]
            missing = away or "absent" in marks
            if any(marks):
                person = replace(  # noqa: PLW2901 - the mark is no role
                    person,
                    role=None if person.role and read_word(person.role) else person.role,
                    organisation=None
                    if person.organisation and read_word(person.organisation)
                    else person.organisation,
                )
            (self.absent if missing else self.present).append(person)


def _is_head_of_list(name: str) -> bool:
    """Return whether what was taken for a name heads a list or its columns: "Participants' details", "Name Surname"."""
    classes = word_classes(name)
    heads = classes["attendance"] > 0 and not is_surnamed_guest(name)
    return bool(label_classes(name)) or heads or classes["field"] > 1


def read_attendance(lines: Sequence[Line], attendance: Attendance) -> None:
    """Read the people of all lines labelled as present or absent and mark the lines that name some.

    In lists with boxes a tick says who was there, if there is one at all.
    """
    boxes = [line.block.marker for line in lines if line.label in {"present", "absent"} and line.block.marker in _BOXES]
    ticked = any(_BOXES[box] for box in boxes if box)
    tables: dict[int, list[Line]] = {}
    paired = _find_pairs(lines)
    for position, line in enumerate(lines):
        kinds = _find_label(lines, position)
        if kinds and line.label in _UNCERTAIN and (parse_person(line.text) or parse_attendance(line.text)):
            line.label = "absent" if kinds & _AWAY else "present"
        if line.role != "open" or not _lists_people(line):
            continue
        if kinds:
            _read_line(line, attendance, away=line.label == "absent" or bool(kinds & _AWAY))
        elif _introduces(lines, position):
            line.label = "speaker"
        elif line.index in paired and (person := parse_person(line.text)):
            # A list of "name, organisation", one to a line.
            attendance.take([person], away=line.label == "absent")
            line.role, line.people = "people", [person]
        elif ticked and line.block.marker in _BOXES:
            _read_line(line, attendance, away=not _BOXES[line.block.marker])
        elif line.block.cell is not None and line.block.cell.columns > 1:
            tables.setdefault(line.block.cell.table, []).append(line)
        else:
            _read_line(line, attendance, away=line.label == "absent")
    for number, listed in tables.items():
        cells = [line for line in lines if line.block.cell and line.block.cell.table == number]
        _read_table(cells, {line.block.cell.row for line in listed if line.block.cell}, attendance)


def _find_pairs(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of lines in lists of people that hold one comma each, as nearly all of their list do."""
    found: set[int] = set()
    for _, run in groupby(lines, key=lambda line: (line.label, line.block.cell, line.block.role, line.listed)):
        listed = list(run)
        pairs = [line.index for line in listed if line.text.count(",") == 1]
        if listed[0].label in _LISTS and len(pairs) >= max(_FEWEST_PAIRS, _NAMES_OF_COLUMN * len(listed)):
            found.update(pairs)
    return frozenset(found)


def _find_label(lines: Sequence[Line], position: int) -> frozenset[str]:
    """Return what a label above a line in its cell, or in the cell at its left, says of the people there."""
    cell = lines[position].block.cell
    for other in reversed(lines[:position] if cell else ()):
        place = other.block.cell
        if cell is None or place is None or (place.table, place.row) != (cell.table, cell.row):
            break
        if place.column == cell.column:
            kinds = label_classes(other.text) & _LISTED
        else:
            labels = frozenset() if place.column or is_office(other.text) else label_classes(other.text)
            return labels & _LABELS_AT_LEFT
        if kinds:
            return kinds
    return frozenset()


def _introduces(lines: Sequence[Line], position: int) -> bool:
    """Return whether a name alone over what was said, with an address between at most, says who speaks."""
    line = lines[position]
    before = lines[position - 1] if position else None
    listed = before is not None and (before.label in _LISTS or label_classes(before.text) & _LISTED)
    following = next((other for other in lines[position + 1 : position + 3] if not is_mail_only(other.text)), None)
    return (
        following is not None
        and following.label == "point"
        and (following.listed or following.prose)
        and not listed
        and not line.listed
        and line.block.cell is None
        and parse_person(line.text, single=False) is not None
        and sum(len(listing.people) for listing in parse_attendance(line.text)) == 1
    )


def _lists_people(line: Line) -> bool:
    """Return whether the model or a label before its colon says that a line lists people."""
    if line.label in {"present", "absent"}:
        return True
    parted = split_label(line.text) if line.label not in {"heading", "agenda", "prior"} else None
    classes = label_classes(parted[0]) if parted and parted[1] else frozenset()
    if not classes & (_AWAY | {"attendance"}):
        return False
    line.label = "absent" if classes & _AWAY else "present"
    return True


def _read_line(line: Line, attendance: Attendance, *, away: bool) -> None:
    classes = label_classes(line.text) & _LISTED or (line.block.role == "heading" and is_office(line.text.split()[-1]))
    heads = bool(classes) or line.text.rstrip().endswith((":", "："))
    if heads and (line.block.role == "heading" or parse_person(line.text, single=False) is None):
        line.drop("people-label", "Label of a list of people")
        return
    parts = _LEADER.split(line.text)
    mark = read_word(parts[1]) if len(parts) == 2 else None
    marked = parse_person(parts[0]) if mark else None
    if marked and not _is_label_of_people(parts[0]):
        attendance.take([marked], away=mark == "absent")
        line.role, line.people = "people", [marked]
        return
    listings = parse_attendance(_COUNTED.sub(" ", line.text))
    if not listings and (person := parse_person(line.text)) and not _is_head_of_list(person.name):
        attendance.take([person], away=away)
        line.role, line.people = "people", [person]
        return
    for listing in listings:
        classes = label_classes(listing.label) if listing.label else frozenset()
        if classes and not classes & _LISTED:
            continue  # "Subject: Planning" among the people
        missing = bool(classes & _AWAY) or (away and not classes & _LISTED)
        for person in listing.people:
            attendance.take([person], away=missing or _read_mark_behind(line.text, person, listing.people) == "absent")
        line.people += listing.people
    if not line.people:
        line.people = [found.person for found in find_people(line.text)]
        attendance.take(line.people, away=away)
    if any(not _is_head_of_list(person.name) for person in line.people):
        line.role = "people"
    else:
        line.drop("people-unread", "Stands among the people, no name was recognised")


def _read_mark_behind(text: str, person: Person, people: Sequence[Person]) -> str | None:
    """Return what stands between a name and the next one says of presence: "Ada Berg (absent), Bo Lind"."""
    _, found, behind = text.partition(person.name)
    for other in people if found else ():
        behind = behind.partition(other.name)[0]
    return read_word(behind.strip(" ,;:()[]–—-"))


def _is_label_of_people(text: str) -> bool:
    """Return whether a cell heads people, as an office beside a name does not."""
    return bool(label_classes(text) & _LISTED) and not is_office(text) and parse_person(text, single=False) is None


def _is_heading_row(cells: list[Line]) -> bool:
    """Return whether at least half of a table's first cells are labels and none names somebody."""
    labels = sum(bool(label_classes(line.text)) for line in cells)
    return 2 * labels >= len(cells) and not any(parse_person(line.text, single=False) for line in cells)


def _read_table(cells: list[Line], listed: set[int], attendance: Attendance) -> None:
    """Read a table of people: names in one column or more, beside them offices, organisations and marks.

    ``listed``: the rows in which the model sees people.
    """
    top = min(line.block.cell.row for line in cells)  # type: ignore[union-attr]
    first = [line for line in cells if line.block.cell.row == top]  # type: ignore[union-attr]
    heads = first if _is_heading_row(first) else []
    said = {line.block.cell.column: label_classes(line.text) & _LISTED for line in heads}  # type: ignore[union-attr]
    alone = Counter(line.block.cell.row for line in cells)  # type: ignore[union-attr]
    cells = [line for line in cells if line.role == "open" and line.block.cell and line.block.cell.row in listed]
    body = [
        line for line in cells
        if line not in heads
        and not line.block.cell.header  # type: ignore[union-attr]
        and not (alone[line.block.cell.row] == 1 and _is_label_of_people(line.text))  # type: ignore[union-attr]
    ]  # fmt: skip
    for line in cells:
        if line not in body:
            line.drop("people-label", "Label of a list of people")
    rows: dict[int, dict[int, list[Line]]] = {}
    for line in body:
        cell = line.block.cell
        rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(line)  # type: ignore[union-attr]
    columns = sorted({column for row in rows.values() for column in row})
    by_column = {column: [row[column] for row in rows.values() if column in row] for column in columns}
    named = [column for column in columns if _holds_names(by_column[column])]
    # Beside a column of names a second one holds people only if it holds nothing but full names, each once, or lists.
    named = [
        column for column in columns
        if (column in named and (column == named[0] or _holds_full_names(by_column[column])))
        or _holds_lists(by_column[column])
    ]  # fmt: skip
    marks = _read_columns_of_marks(rows, [column for column in columns if column not in named], heads)
    for number, row in rows.items():
        beside = [
            line.text for column, held in row.items() if column not in named and column not in marks for line in held
        ]
        short = [
            text for text in beside
            if len(text.split()) <= _MOST_WORDS_OF_AFFILIATION and not _is_label_of_people(text) and not read_word(text)
        ]  # fmt: skip
        single = sum(column in row for column in named) == 1
        role, organisation = sort_affiliation(short) if short and single else (None, None)
        away = any(held.get(number) == "absent" for held in marks.values())
        away = away or any(label_classes(text) & _AWAY or read_word(text) == "absent" for text in beside)
        for column in named or [column for column in columns if column not in marks]:
            for line in row.get(column, []):
                missing = bool(said[column] & _AWAY) if said.get(column) else line.label == "absent"
                _read_member(line, attendance, role, organisation, away=away or missing)
    for line in body:
        if line.role == "open":
            line.drop("people-beside", "Stands beside a name: office, organisation or mark of presence")


def _holds_names(cells: list[list[Line]]) -> bool:
    texts = [" ".join(line.text for line in cell) for cell in cells]
    names = [parse_attendance(text) or parse_person(text, single=False) for text in texts]
    offices = sum(is_office(text) or names_body(text) for text in texts)
    return sum(map(bool, names)) - offices >= _NAMES_OF_COLUMN * len(texts)


def _holds_full_names(cells: list[list[Line]]) -> bool:
    texts = [" ".join(line.text for line in cell) for cell in cells]
    full = all(parse_person(text, single=False) and not is_office(text) and not names_body(text) for text in texts)
    return full and len(set(texts)) == len(texts)


def _holds_lists(cells: list[list[Line]]) -> bool:
    """Return whether a column's cells hold lists of people, one to a line."""
    texts = [line.text for cell in cells for line in cell if not label_classes(line.text)]
    people = sum(parse_person(text, single=False) is not None and not is_office(text) for text in texts)
    return len(texts) >= _FEWEST_LISTED * len(cells) and people >= _NAMES_OF_COLUMN * len(texts)


def _read_columns_of_marks(
    rows: dict[int, dict[int, list[Line]]], columns: list[int], heads: list[Line]
) -> dict[int, dict[int, str]]:
    """Return the marks of each column that holds nothing else, by row; its head says what a sign means."""
    found: dict[int, dict[int, str]] = {}
    away = {line.block.cell.column for line in heads if line.block.cell and label_classes(line.text) & _AWAY}
    for column in columns:
        held = {number: " ".join(line.text for line in row[column]) for number, row in rows.items() if column in row}
        if column in away and all(len(text) <= _LONGEST_SIGN for text in held.values()):
            found[column] = dict.fromkeys(held, "absent")
        elif is_column_of_marks(list(held.values())):
            read = read_marks(list(held.values()))
            found[column] = {number: mark for number, mark in zip(held, read, strict=True) if mark}
    return found


def _read_member(line: Line, attendance: Attendance, role: str | None, organisation: str | None, *, away: bool) -> None:
    people = [person for listing in parse_attendance(line.text) for person in listing.people]
    if not people and (single := parse_person(line.text)):
        people = [single]
    people = [person for person in people if not _is_head_of_list(person.name)]
    if len(people) == 1:
        people = [replace(people[0], role=people[0].role or role, organisation=people[0].organisation or organisation)]
    if people:
        attendance.take(people, away=away)
        line.role, line.people = "people", people
