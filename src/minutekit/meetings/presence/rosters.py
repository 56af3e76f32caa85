"""Tables that say who was there: a name in each row, beside it a mark, an office, an organisation."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from minutekit.entities.affiliations import sort_affiliation
from minutekit.entities.marks import Mark, is_column_of_marks, read_marks, says_in_words
from minutekit.entities.people import parse_person
from minutekit.language.patterns import compile_late
from minutekit.meetings.columns import ColumnKind, Row, cell_text, heading_row, list_rows, names_in
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.meetings.lines import Line
    from minutekit.meetings.presence.attendance import Attendance

_MARKED = frozenset(["presence", "absence"])
_SAID = frozenset(["points", "task", "change"])
_FEWEST_NAMED = 0.8
_FEWEST_BARE = 3
_WORDS_OF_REMARK = 6
# Over a column of marks: a day, "P/A", or nothing.
_HEADS_MARKS = compile_late(r"\W*|.*\d.*|\w{1,3}(?:\s?/\s?\w{1,3}){1,3}", re.DOTALL)


def read_rosters(lines: list[Line], attendance: Attendance) -> None:
    """Read each table in which marks say who was there.

    Runs before the fields at the head of a document are read: "Chair" and "Present" in one row are no field and value.
    """
    seen: dict[int, dict[int, ColumnKind]] = {}
    tables = [line for line in lines if line.block.cell]
    for _, members in groupby(tables, key=lambda line: line.block.cell.table if line.block.cell else -1):
        rows = list_rows(list(members))
        width = max(map(len, rows))
        bare = find_bare(rows)
        columns = bare or find_marked(rows)
        if columns:
            for line in (line for cell in rows[0].values() if not bare for line in cell):
                line.drop("table-header", "Heading row of a table")
            read_roster(rows if bare else rows[1:], columns, attendance)
            seen[width] = columns
        elif width in seen and not heading_row(rows) and names_in(rows, seen[width]):
            # The same table goes on under another heading.
            read_roster(rows, seen[width], attendance)


def _column_values(rows: list[Row]) -> dict[int, list[str]]:
    """Return what stands in each column, row by row, empty where a row has no such cell."""
    return {column: [cell_text(row.get(column, [])) for row in rows] for column in {key for row in rows for key in row}}


def find_bare(rows: list[Row]) -> dict[int, ColumnKind]:
    """Return what the columns hold of a table without a heading row in which marks stand beside names."""
    if (
        len(rows) < _FEWEST_BARE
        or len(rows[0]) < 2
        or parse_person(cell_text(rows[0].get(0, [])), single=False) is None
    ):
        return {}
    values = _column_values(rows)
    marked = [
        column for column in sorted(values) if column and all(values[column]) and is_column_of_marks(values[column])
    ]
    if len(marked) != 1 or not _names(values[0]):
        return {}
    kinds: dict[int, ColumnKind] = {0: "name", marked[0]: "presence"}
    beside = next((column for column in sorted(values) if column not in kinds), None)
    return kinds if beside is None else {**kinds, beside: "role"}


def find_marked(rows: list[Row]) -> dict[int, ColumnKind]:
    """Return what the columns of a table hold in which marks stand beside names; empty for any other table."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return {}
    heads = {column: cell_text(cell) for column, cell in rows[0].items()}
    columns = heading_row(rows)
    values = {column: cells[1:] for column, cells in _column_values(rows).items()}
    if not _MARKED & set(columns.values()):
        free = [column for column in heads if columns.get(column) in {None, "change"}]
        marked = [
            column
            for column in free
            if is_column_of_marks(values[column])
            and (_HEADS_MARKS.fullmatch(heads[column]) or says_in_words(values[column]))
        ]
        if len(marked) != 1:
            return {}
        columns = {**columns, marked[0]: "presence"}
    if "name" not in columns.values():
        named = [
            column for column in sorted(values) if columns.get(column) in {None, "role"} and _names(values[column])
        ]
        if not named:
            return {}
        columns = {**columns, named[0]: "name"}
    named_column = next(column for column, kind in columns.items() if kind == "name")
    said = [
        len(value.split())
        for column, kind in columns.items()
        if kind in _SAID
        for value in values[column]
        if value.strip()
    ]
    if "task" in columns.values() or sum(said) > _WORDS_OF_REMARK * len(said) or not _names(values[named_column]):
        return {}
    return columns


def _names(values: list[str]) -> bool:
    """Tell whether most values of a column are people."""
    filled = [value for value in values if value.strip()]
    named = sum(parse_person(value, single=False) is not None for value in filled)
    return bool(filled) and named >= _FEWEST_NAMED * len(filled)


def _read_presence(rows: list[Row], columns: dict[int, ColumnKind]) -> list[Mark | None]:
    """Return for each row whether the person was there, None where nothing tells."""
    values = {
        (kind, column): [cell_text(row.get(column, [])) for row in rows]
        for column, kind in columns.items()
        if kind in _MARKED
    }
    marks = {key: read_marks(column) for key, column in values.items()}
    verdicts: list[Mark | None] = []
    for number in range(len(rows)):
        away = [
            bool(column[number].strip()) and column[number].strip().casefold() not in {"no", "-", "–", "0", "✗", "☐"}
            for (kind, _), column in values.items()
            if kind == "absence"
        ]
        here = [column[number] for (kind, _), column in marks.items() if kind == "presence"]
        filled = any(column[number].strip() for (kind, _), column in values.items() if kind == "presence")
        told: Mark | None = "present" if "present" in here else "absent" if any(away) or "absent" in here else None
        verdicts.append(told or ("present" if filled else None))
    return verdicts


def read_roster(rows: list[Row], columns: dict[int, ColumnKind], attendance: Attendance) -> None:
    """Take the people of a table's rows into the lists of those present, absent and neither."""
    by_kind = {kind: column for column, kind in columns.items()}
    verdicts = _read_presence(rows, columns)
    # What an empty cell says: where only those who came are marked the others did not, and the other way round.
    blank = "present" if "present" not in verdicts else "invited" if "absent" in verdicts else "absent"
    for row, verdict in zip(rows, verdicts, strict=True):
        value = {kind: cell_text(row[column]) for kind, column in by_kind.items() if column in row}
        person = parse_person(value.get("name", ""))
        if not person:
            continue
        role, organisation = value.get("role"), value.get("organisation")
        if role and not organisation and "organisation" not in by_kind:
            # One column for both: "Friends of the Library", "secretary".
            role, organisation = sort_affiliation([role])
        filled = Person(
            name=person.name,
            role=role or person.role,
            organisation=organisation or person.organisation,
            emails=person.emails or ((value["email"],) if "@" in value.get("email", "") else ()),
        )
        attendance.of_kind(verdict or blank).append(filled)
        for column, cell in row.items():
            for line in cell:
                if columns.get(column) in {None, "presence", "absence", "points", "change"}:
                    line.drop("attendance-cell", "Beside a name in a table of attendance")
                else:
                    line.role, line.people = "people", [filled]
