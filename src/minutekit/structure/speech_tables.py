"""Tables with names in one column and what the named said beside them."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from minutekit.entities.listings import parse_people
from minutekit.entities.names import name_tokens
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.lexicon import label_classes
from minutekit.schema import Person
from minutekit.structure.speech.candidates import SYSTEM_LABEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.entities.names import NameBook
    from minutekit.structure.lines import Line

Row = dict[int, list["Line"]]
# Names in a table with such columns own tasks, hold offices or move motions: they do not speak.
_TASKS = frozenset({"action", "due", "status", "mover", "seconder", "vote"})
_AFFILIATIONS = frozenset({"office", "officer"})
_FEWEST_MEAN_WORDS = 5
_FEWEST_ROWS = 2
_FEWEST_REPEATED = 2
_MOST = 0.8
_MOST_WORDS_OF_TOPIC = 12


def read_speech_tables(lines: Sequence[Line], book: NameBook, lower: frozenset[str]) -> None:
    """Give what is said in tables the speakers named beside it; a row without a name goes on with the one above.

    Args:
        lines: The document's lines, labelled.
        book: Who is known so far; those named in full are added.
        lower: Words that the text has in lower case, which are no names.
    """
    tables = [line for line in lines if line.block.cell]
    for _, members in groupby(tables, key=lambda line: line.block.cell.table if line.block.cell else -1):
        _read_table(list(members), book, lower)


def _read_table(members: list[Line], book: NameBook, lower: frozenset[str]) -> None:
    rows: list[Row] = []
    for _, cells in groupby(members, key=lambda line: line.block.cell.row if line.block.cell else -1):
        row: Row = {}
        for line in cells:
            row.setdefault(line.block.cell.column if line.block.cell else 0, []).append(line)
        rows.append(row)
    heads = {column: label_classes(_text(cell)) for column, cell in rows[0].items()}
    headed = len(rows) > 1 and 2 * sum(map(bool, heads.values())) >= len(heads)
    body = rows[1:] if headed else rows
    kinds = heads if headed else {}
    if any(classes & _TASKS for classes in kinds.values()):
        return
    for column in sorted({column for row in body for column in row}):
        named = [row for row in body if column in row and len(row) > 1]
        alone = sum(column in row and len(row) == 1 for row in body)
        labels = [_text(row[column]) for row in named]
        if len(labels) < _FEWEST_ROWS or len(labels) < _MOST * (len(labels) + alone) or not _speaks(body, column):
            continue
        people = _find_people(labels, book, lower)
        if people:
            for line in (line for cell in rows[0].values() for line in cell if headed):
                line.drop("table-header", "Heading row of a table")
            _give_speakers(body, column, kinds, people, book)
            return


def _text(cell: list[Line]) -> str:
    return " ".join(line.text for line in cell)


def _speaks(rows: list[Row], names: int) -> bool:
    """Return whether sentences that the model calls points stand beside a column."""
    beside = [line for row in rows for column, cell in row.items() if column != names for line in cell]
    said = [line for line in beside if line.label == "point"]
    return 2 * len(said) >= len(beside) > 0 and sum(line.words for line in said) >= _FEWEST_MEAN_WORDS * len(said)


def _find_people(labels: list[str], book: NameBook, lower: frozenset[str]) -> dict[str, list[Person]]:
    """Return who is meant by each cell of a column; nobody unless most cells name somebody.

    Full names count, and initials or single names of people who are known or who come back.
    """
    found: dict[str, list[Person]] = {}
    counts = Counter(label.rstrip(" :：") for label in labels)
    repeated = sum(count > 1 for count in counts.values()) >= _FEWEST_REPEATED
    for label in dict.fromkeys(labels):
        bare = label.rstrip(" :：")
        full = parse_people(label, one_a_line=True) if parse_person(label, single=False) or "\n" in label else []
        full = full or [person for person in parse_people(label) if is_name(person.name, single=False)]
        if full:
            found[label] = full
        elif book.find(bare) or book.resolve(bare) != bare:
            found[label] = [Person(book.resolve(bare))]
        elif SYSTEM_LABEL.fullmatch(bare) or (
            repeated and is_name(bare) and not all(word in lower for word in name_tokens(bare))
        ):
            found[label] = [Person(bare)]
    return found if sum(label in found for label in labels) >= _MOST * len(labels) else {}


def _give_speakers(
    rows: list[Row], names: int, kinds: dict[int, frozenset[str]], people: dict[str, list[Person]], book: NameBook
) -> None:
    speaking: list[Person] = []
    for row in rows:
        cell = row.get(names, [])
        if cell:
            speaking = people.get(_text(cell), [])
            for person in speaking:
                book.add(person)
        for line in cell if speaking else []:
            line.role, line.people = "label", speaking
        for column, beside in row.items():
            for line in beside if column != names and speaking else []:
                if line.label == "point":
                    line.speaker = " + ".join(person.name for person in speaking)
                elif "topic" in kinds.get(column, ()) and line.words <= _MOST_WORDS_OF_TOPIC:
                    line.role = "heading"
                elif kinds.get(column, frozenset()) & _AFFILIATIONS:
                    line.role, line.reason = "label", "affiliation"
