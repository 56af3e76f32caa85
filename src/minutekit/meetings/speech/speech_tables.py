"""Tables with names in one column and what the named said beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from minutekit.entities.listings import parse_people
from minutekit.entities.names import name_tokens
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.columns import ColumnKind, Row, cell_text, heading_row, list_rows
from minutekit.meetings.lines import Line
from minutekit.meetings.speech.candidates import SYSTEM_LABEL
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.entities.names import NameBook

_COUNTED = compile_late(r"[(\[]?(?:[0-9]{1,4}\.?|[0-9]{1,3}(?::[0-9]{2}){1,2}(?:[.,][0-9]{1,3})?)[)\]]?")
_WORDS_OF_SPEECH, _WORDS_OF_TOPIC = 6, 12
_FEWEST_MEAN_WORDS = 5
_FEWEST_ROWS = 2
_FEWEST_REPEATED = 2
_MOST = 0.8


def is_speech_table(rows: list[Row]) -> bool:
    """Tell whether full names stand before what was said; a row without a name goes on with the one above."""
    named = [parse_person(name, single=False) is not None for name in _labels(rows)]
    return len(named) >= _FEWEST_ROWS and sum(named) >= _MOST * len(named) and _speaks(rows)


def _labels(rows: list[Row]) -> list[str]:
    """Return what stands in the first column beside something, none where that says too little of the rows."""
    labels = [cell_text(row[0]) for row in rows if 0 in row and len(row) > 1]
    alone = sum(0 in row and len(row) == 1 for row in rows)
    return labels if 0 in rows[0] and len(labels) >= _MOST * (len(labels) + alone) else []


def _speaks(rows: list[Row]) -> bool:
    """Tell whether sentences stand beside the first column."""
    said = [line.words for row in rows for column, cell in row.items() if column for line in cell]
    return bool(said) and sum(said) >= _FEWEST_MEAN_WORDS * len(said)


def read_speeches(
    rows: list[Row],
    column: int,
    columns: dict[int, ColumnKind] | None = None,
    known: dict[str, Person] | None = None,
) -> None:
    """Give the cells beside each name their speaker; a row without a name goes on with the one above (merged cells).

    ``known``: who is meant by the labels, where they say too little by themselves.
    """
    kinds = columns or {}
    people: list[Person] = []
    for row in rows:
        label = row.get(column, [])
        if label:
            people = (
                [known[cell_text(label)]] if known and cell_text(label) in known else _speakers_in(cell_text(label))
            )
        if label and len(people) == 1:
            told = {kind: cell_text(row[place]) for place, kind in kinds.items() if place in row}
            role, organisation = told.get("role") or people[0].role, told.get("organisation") or people[0].organisation
            people = [replace(people[0], role=role, organisation=organisation)]
        for line in label if people else []:
            line.role, line.people = "label", people
        speaker = " + ".join(person.name for person in people)
        for other, cell in row.items():
            for line in cell if other != column and people else []:
                _mark_beside(line, kinds.get(other), speaker)


def _mark_beside(line: Line, kind: ColumnKind | None, speaker: str) -> None:
    """Say what a line beside a speaker's name is: what was said, unless the column holds something else."""
    if _COUNTED.fullmatch(line.text):
        line.drop("row-number", "Number or time of a row beside what was said")
    elif kind == "topic" and line.words <= _WORDS_OF_TOPIC:
        line.role = "heading"
    elif kind in {"role", "organisation", "email"}:
        line.role, line.reason = "label", "affiliation"
    elif kind != "answer":  # somebody else says that
        line.speaker = speaker


def _speakers_in(label: str) -> list[Person]:
    """Return the people whom a cell names, or the voice that a program numbered."""
    return parse_people(label, one_a_line=True) or ([Person(label)] if SYSTEM_LABEL.fullmatch(label) else [])


def has_speech_column(rows: list[Row], columns: dict[int, ColumnKind]) -> bool:
    """Tell whether a column of which the heading says nothing known holds sentences in most rows."""
    places = {column for row in rows for column in row} - set(columns)
    return any(
        sum(sum(line.words for line in row.get(place, [])) >= _WORDS_OF_SPEECH for row in rows) >= 0.5 * len(rows)
        for place in places
    )


def mark_known_speakers(lines: list[Line], book: NameBook, lower: frozenset[str]) -> None:
    """Read the tables whose first column holds initials or single names, of people who are known or named again and again.

    ``lower``: words that the text has in lower case, which are no names.
    """
    tables = [line for line in lines if line.block.cell]
    for _, members in groupby(tables, key=lambda line: line.block.cell.table if line.block.cell else -1):
        rows = list_rows(list(members))
        columns = heading_row(rows)
        rows = rows[1:] if columns else rows
        cells = [line for row in rows for cell in row.values() for line in cell]
        told = any(line.role != "open" or line.speaker for line in cells)
        # Names beside tasks own them.
        if not cells or told or "task" in columns.values() or max(map(len, rows)) < 2 or not _speaks(rows):
            continue
        known = _known_speakers(_labels(rows), book, lower)
        if known:
            read_speeches(rows, 0, known=known)


def _known_speakers(labels: list[str], book: NameBook, lower: frozenset[str]) -> dict[str, Person]:
    """Return who is meant by each label of a column, nobody where most are not known."""
    found: dict[str, Person] = {}
    for label in dict.fromkeys(labels):
        bare = label.rstrip(" :：")
        name = book.resolve(bare)
        if book.find(bare) or name != bare:
            found[label] = Person(name)
    if len(labels) >= _FEWEST_ROWS and sum(label in found for label in labels) >= _MOST * len(labels):
        return found
    counts = Counter(label.rstrip(" :：") for label in labels)
    repeated = sum(count > 1 for count in counts.values())
    names = all(is_name(name) and not all(word in lower for word in name_tokens(name)) for name in counts)
    if names and repeated >= _FEWEST_REPEATED:
        return {label: found.get(label) or Person(label.rstrip(" :：")) for label in labels}
    return {}
