"""What the tables of minutes hold: attendance, forms, speakers beside their points, document history."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from minutekit.entities.affiliations import names_body, names_role
from minutekit.entities.listings import parse_people
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.columns import ColumnKind, Row, cell_text, heading_row, list_rows, names_in
from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import Line, strip_numbering
from minutekit.meetings.opening.front import SUBJECT, Front
from minutekit.meetings.opening.openings import DateReader, split_label
from minutekit.meetings.presence.rosters import read_roster
from minutekit.meetings.speech.speech_tables import has_speech_column, is_speech_table, read_speeches
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.meetings.presence.attendance import Attendance

_MOST_WORDS_OF_COLUMN = 6
_MOST_WORDS_OF_TOPIC = 10
_FEWEST_WORDS_SAID = 8
_FEWEST_PEOPLE, _FEWEST_HOLDERS = 4, 3
# What stands beside names where a vote was taken by name.
_VOTE = compile_late(
    r"\W*(?:yes|no|aye|nay|yea|for|against|in favou?r|abstain(?:ed|s)?|abstention|recused|sí|a favor|en contra|abstención|sim|não|contra|abstenção|"
    r"oui|non|pour|contre|ja|nein|dafür|dagegen|enthaltung|sì|favorevole|contrari[oa]|astenut[oa])\W*",
    re.IGNORECASE,
)


def read_tables(lines: list[Line], attendance: Attendance, front: Front, dates: DateReader) -> None:
    """Understand each table whose kind is plain, and leave the cells of the others as ordinary lines."""
    columns_seen: dict[int, dict[int, ColumnKind]] = {}
    tables = [line for line in lines if line.block.cell]
    for _, members in groupby(tables, key=lambda line: line.block.cell.table if line.block.cell else -1):
        cells = list(members)
        if any(line.role == "people" for line in cells):
            continue
        rows = list_rows(cells)
        width = max(len(row) for row in rows)
        columns = heading_row(rows)
        if columns and _read_headed(rows, columns, attendance):
            if "name" in columns.values():
                columns_seen[width] = columns
        elif _is_form(rows) and not _lists_holders(rows):
            _read_form(rows, attendance, front, dates)
        elif width in columns_seen and names_in(rows, columns_seen[width]):
            # The same table goes on under another heading.
            read_roster(rows, columns_seen[width], attendance)
        elif width > 1 and is_speech_table(rows):
            read_speeches(rows, 0)
        elif width > 1 and (people := _people_columns(rows, cells[0], lines)):
            _read_people(rows, people, attendance)
        elif width > 1:
            _drop_heading_row(rows)


def _drop_heading_row(rows: list[Row]) -> None:
    """Leave out the first row of a table that nothing else is known of, where its looks say that it heads the columns."""
    first = [line for cell in rows[0].values() for line in cell]
    others = [line for row in rows[1:] for cell in row.values() for line in cell]
    marked = all(line.block.cell and line.block.cell.header for line in first)
    weighs = all(line.block.bold for line in first) and not all(line.block.bold for line in others)
    short = all(line.words <= _MOST_WORDS_OF_COLUMN for line in first) and len(rows[0]) > 1
    if others and short and (marked or weighs):
        _drop_cells(rows[0], "table-header", "Heading row of a table")


def _read_headed(rows: list[Row], columns: dict[int, ColumnKind], attendance: Attendance) -> bool:
    """Read a table by what its heading row says; tell whether that was enough."""
    kinds = set(columns.values())
    if "task" in kinds or ({"topic", "points"} <= kinds and "name" not in kinds):
        _drop_cells(rows[0], "table-header", "Heading row of a table")
        _head_rows(rows[1:], columns)
    elif sum(kind == "change" for kind in columns.values()) > 1:
        for row in rows:
            _drop_cells(row, "change-log", "History of the document, kept out of the points")
    elif "name" in kinds and ("points" in kinds or has_speech_column(rows[1:], columns)):
        _drop_cells(rows[0], "table-header", "Heading row of a table")
        read_speeches(rows[1:], next(column for column, kind in columns.items() if kind == "name"), columns)
    elif "name" in kinds and (
        kinds & {"organisation", "role", "email", "presence", "absence"} or names_in(rows[1:], columns)
    ):
        _drop_cells(rows[0], "table-header", "Heading row of a table")
        read_roster(rows[1:], columns, attendance)
    else:
        return False
    return True


def _head_rows(rows: list[Row], columns: dict[int, ColumnKind]) -> None:
    """Make headings of the topics beside what was said of them; where the topics are all that is said, they stay."""
    column = next((column for column, kind in columns.items() if kind == "topic"), None)
    topics = [row[column] for row in rows if column in row]
    beside = [
        sum(line.words for line in cell)
        for row in rows
        for other, cell in row.items()
        if other != column and columns.get(other) != "task"
    ]
    said = max(beside, default=0)
    if (
        column is None
        or said < _FEWEST_WORDS_SAID
        or any(len(topic) > 1 or topic[0].words > _MOST_WORDS_OF_TOPIC for topic in topics)
    ):
        return
    for topic in topics:
        if topic[0].role == "open" and re.search(r"[^\W\d_]", topic[0].text):
            topic[0].role, topic[0].section = "heading", strip_numbering(topic[0].text)


def _drop_cells(row: Row, reason: str, message: str) -> None:
    for cell in row.values():
        for line in cell:
            if line.role == "open":
                line.drop(reason, message)


def _is_form(rows: list[Row]) -> bool:
    labelled = [row for row in rows if len(row) >= 2 and 0 in row]
    known = [
        row
        for row in labelled
        if is_label(cell_text(row[0]).split(":")[0] if cell_text(row[0]).endswith(":") else cell_text(row[0]))
    ]
    kinds = {kind for row in known for kind in label_kinds(cell_text(row[0]))}
    return (
        len(known) >= 2
        and 2 * len(known) >= len(rows)
        and bool(kinds & {"date", "time", "place", "attendance", "field"})
    )


def _pair_cells(row: Row) -> list[tuple[list[Line], list[Line]]]:
    """Pair the labels of a form's row with their values: one pair, or two where the third cell is a label as well."""
    pairs: list[tuple[list[Line], list[Line]]] = []
    columns = sorted(row)
    for position, column in enumerate(columns):
        text = cell_text(row[column])
        labels = position + 1 < len(columns) and (is_label(text.rstrip(" :")) or text.rstrip().endswith(":"))
        if not pairs or (pairs[-1][1] and labels):
            pairs.append((row[column], []))
        else:
            pairs[-1][1].extend(row[column])
    return pairs


def _read_form(rows: list[Row], attendance: Attendance, front: Front, dates: DateReader) -> None:
    for labels, values in (pair for row in rows if 0 in row and len(row) > 1 for pair in _pair_cells(row)):
        label = cell_text(labels)
        kinds = label_kinds(label)
        if {"attendance", "absent", "invited"} & set(kinds):
            _read_names(
                labels,
                values,
                "absent" if "absent" in kinds else "invited" if "invited" in kinds else "attendance",
                attendance,
            )
        elif {"date", "time", "place", "field", "officer"} & set(kinds):
            _read_field(labels, values, front, dates)
        elif kinds or label.endswith(":"):
            for line in labels:
                line.role = "heading"
    for line in (line for row in rows for cell in row.values() for line in cell if line.role == "open"):
        labelled = split_label(line.text)
        if labelled and is_label(labelled[0], "time", "date") and re.search(r"\d", labelled[1]):
            line.drop("meeting-field", "Field of a form, kept out of the points")


def _read_field(labels: list[Line], values: list[Line], front: Front, dates: DateReader) -> None:
    label, value = cell_text(labels), cell_text(values)
    kinds = label_kinds(label)
    if "date" in kinds:
        front.date = front.date or next((found.date for found in dates.find(value) if found.date), None)
    if "place" in kinds:
        front.place = front.place or value
    if "officer" in kinds:
        role = strip_numbering(label).lower()
        front.officers += [
            Person(person.name, person.role or role, person.organisation) for person in parse_people(value)
        ]
    if SUBJECT.fullmatch(strip_numbering(label)):
        front.subject = front.subject or value
    for line in labels:
        line.drop("meeting-field", "Label of a field, kept out of the points")
    for line in values:
        line.drop("meeting-field", f"{strip_numbering(label)}, kept out of the points")


def _read_names(labels: list[Line], values: list[Line], kind: str, attendance: Attendance) -> None:
    for line in labels:
        line.drop("people-label", "Label of a list of people")
    for line in values:
        people = parse_people(line.text, one_a_line=len(values) > 1)
        if not people:
            line.drop("people-unread", "Stands among the people, no name was recognised")
            continue
        line.role, line.people = "people", people
        attendance.of_kind(kind).extend(people)


def _lists_holders(rows: list[Row]) -> bool:
    """Tell whether each row names an office and beside it who holds it."""
    pairs = [(cell_text(row[0]), cell_text(row[1])) for row in rows if row.keys() == {0, 1}]
    offices = sum(names_role(office) for office, _ in pairs)
    held = all(is_name(holder, single=False) and parse_person(holder) is not None for _, holder in pairs)
    return len(pairs) == len(rows) >= _FEWEST_HOLDERS and offices >= 0.7 * len(pairs) and held


def _people_columns(rows: list[Row], first: Line, lines: list[Line]) -> dict[int, ColumnKind]:
    """Return what the columns hold of a table without headings that lists people, by the label over it or by its names.

    Both columns of two may hold names, of people who share a row for want of room.
    """
    if _lists_holders(rows):
        return {0: "role", 1: "name"}
    cells, beside = ([cell_text(row[column]) for row in rows if column in row] for column in (0, 1))
    others = [line for row in rows for column, cell in row.items() if column for line in cell]
    if not cells or (others and all(_VOTE.fullmatch(line.text) for line in others)):
        return {}
    labelled = first.index > 0 and is_label(lines[first.index - 1].text, "attendance")
    named = sum(parse_person(cell, single=False) is not None for cell in cells)
    several = len(rows) >= _FEWEST_PEOPLE
    short = sum(line.words for line in others) <= 6 * len(others)
    if not short or not (named >= 0.7 * len(cells) if labelled else several and named == len(rows)):
        return {}
    pairs = labelled and several and named == len(cells) and len(set(beside)) == len(beside) >= len(cells) - 1
    if pairs and all(is_name(cell, single=False) and not names_body(cell) and not names_role(cell) for cell in beside):
        return {0: "name", 1: "name"}
    return {0: "name", 1: "role"}


def _read_people(rows: list[Row], columns: dict[int, ColumnKind], attendance: Attendance) -> None:
    """Take the people of a table without headings into the list of those present."""
    if list(columns.values()).count("name") == 1:
        read_roster(rows, columns, attendance)
        return
    for line in (line for row in rows for cell in row.values() for line in cell):
        line.role, line.people = "people", parse_people(line.text)
        attendance.present.extend(line.people)
