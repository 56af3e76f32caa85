"""Tables of tasks: which column holds the task, its owner, its due date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from minutekit.language.patterns import compile_late
from minutekit.lexicon import compile_phrases, is_phrase, label_classes
from minutekit.points.sections import section_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutekit.schema import Block, PointKind

TaskColumn = Literal["task", "outcome", "owner", "due", "owner and due", "content", "kind", "number"]
_LONGEST = 60
_JOINED = compile_late(r"\s*[/&+]\s*|\s+(?:and|or|y|o|e|ou|et|und|oder|ed)\s+")
_WHO_WHEN = compile_late(
    r"\s*[/;|\n]\s*|,\s+(?=\d)|\s+(?:by|bis|antes del?|até|avant(?: le)?|entro(?: il)?)\s+(?=\d)|\s+[–-]\s+"
)


_FEWEST_NAMED = 2
_SURE = frozenset({"task", "due", "outcome", "owner and due"})
# What stands under a heading: by words that mean it in tables alone, else by its class of labels.
_COLUMNS: tuple[tuple[TaskColumn, str, frozenset[str]], ...] = (
    ("number", r"{column_number}|\W*#\W*", frozenset(["number"])),
    ("owner", "{column_owner}", frozenset(["owner"])),
    ("due", "{column_due}", frozenset(["due", "date"])),
    ("task", "{column_task}", frozenset(["action"])),
    ("outcome", "{column_outcome}", frozenset(["decision", "conclusions"])),
    ("content", "{column_content}", frozenset(["topic", "minutes", "agenda"])),
    ("kind", "{column_kind}", frozenset()),
)
# What the codes in a column of kinds begin with: Information, Beschluss, Aufgabe …
_CODES: tuple[tuple[PointKind, str], ...] = (
    ("decision", "{code_decision}"),
    ("action", "{code_action}"),
    ("question", "{code_question}"),
    ("statement", "{code_statement}"),
)


def kind_of_code(text: str) -> PointKind | None:
    """Read a cell of a column of kinds; None where it holds no code."""
    code = text.strip(" .:")
    return next((kind for kind, codes in _CODES if code and compile_phrases(codes).fullmatch(code)), None)


@cache
def _read_heading(part: str) -> TaskColumn | None:
    """Return what stands under a heading that says one thing."""
    told = [kind for kind, words, _ in _COLUMNS if compile_phrases(words).fullmatch(part)]
    told = told or [kind for kind, _, classes in _COLUMNS if classes & label_classes(part)]
    return told[0] if len(told) == 1 or (told and told[0] == "number") else None


def task_column(text: str) -> TaskColumn | None:
    """Return what stands under this heading, None if it is none of the three."""
    bare = " ".join(text.split()).casefold()
    key = re.sub(r"^[\W_]+|(?<![\W_])[\W_]+$", "", bare) or bare
    if not key or len(key) > _LONGEST:
        return None
    parts = [key, *(part for part in _JOINED.split(key) if part != key)]
    kinds = list(map(_read_heading, parts))
    if len(kinds) > 1 and all(kinds[1:]) and "content" in kinds:
        return "content"
    if kinds[0] is None and _is_composite(text):
        return "task"
    # "Decision / action": a task only where somebody has it; "Who / when".
    if kinds[0] or not kinds[1:]:
        return kinds[0]
    if set(kinds[1:]) == {"owner", "due"}:
        return "owner and due"
    return "outcome" if {"outcome", "task"} >= set(kinds[1:]) else None


def read_cells(blocks: Iterable[Block]) -> dict[tuple[int, int], dict[int, str]]:
    """Return the text of each cell, by table and row, then column."""
    found: dict[tuple[int, int], dict[int, str]] = {}
    for block in blocks:
        if block.cell:
            row = found.setdefault((block.cell.table, block.cell.row), {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
    return found


def _first_rows(cells: dict[tuple[int, int], dict[int, str]]) -> Iterable[tuple[int, dict[int, str]]]:
    return ((table, row) for (table, number), row in cells.items() if number == 0)


def read_column_kinds(blocks: Iterable[Block]) -> dict[tuple[int, int], PointKind]:
    """Return what kind of point the cells of a column are, by table and column, where its heading says so.

    A first row is one of headings if its cells are labels and at least two of them name columns of tasks, outcomes or
    what was said ("Topic", "Discussion", "Decision", "Action"), and all but one something known.
    """
    found: dict[tuple[int, int], PointKind] = {}
    for table, row in _first_rows(read_cells(blocks)):
        named = [task_column(text) for text in row.values()]
        told = sum(kind in {"task", "outcome", "content"} for kind in named)
        labels = all(len(text) <= _LONGEST and not text.endswith((".", "!", "?")) for text in row.values())
        if labels and told >= _FEWEST_NAMED and named.count(None) <= 1:
            kinds = {
                column: "action" if task_column(text) == "task" else section_kind(text) for column, text in row.items()
            }
            found.update({(table, column): kind for column, kind in kinds.items() if kind})
    return found


def says_nothing(text: str) -> bool:
    """Return whether a cell says that there is nothing for it to hold: "None", "–", "entfällt"."""
    bare = text.strip(" .–—-/")
    return len(text) <= _LONGEST and bool(text.strip()) and (not bare or is_phrase(bare, "nothing_here"))


def split_owner_and_due(text: str) -> tuple[str | None, str | None]:
    """Part a cell that says both who and when, "Ana Ruiz / 1 March"; what holds a number is the date."""
    parts = [part.strip(" .,;()") for part in _WHO_WHEN.split(text) if part.strip(" .,;()")]
    dates = [part for part in parts if any(map(str.isdigit, part))]
    names = [part for part in parts if part not in dates]
    return ", ".join(names) or None, ", ".join(dates) or None


def _is_composite(text: str) -> bool:
    """Return whether one column holds tasks with who does them or by when: "Action points / Responsible / Deadline"."""
    parts = [part.strip(" .:") for part in _JOINED.split(" ".join(text.split()).casefold())]
    kinds = set(map(_read_heading, parts))
    return len(parts) > 1 and "task" in kinds and bool(kinds & {"owner", "due"}) and None not in kinds


def read_task_columns(blocks: Iterable[Block]) -> dict[int, dict[int, TaskColumn]]:
    """Return, for each table of tasks by number, what its columns hold.

    A table is one of tasks if its first row names a column of tasks or decisions and an owner's or a due date's.
    """
    cells = read_cells(blocks)
    deeper = {table for table, row in cells if row}
    found: dict[int, dict[int, TaskColumn]] = {}
    for table, row in _first_rows(cells):
        columns: dict[int, TaskColumn] = {}
        for column, text in sorted(row.items()):
            kind = task_column(text)
            if kind and (kind == "content" or kind not in columns.values()):
                columns[column] = kind
        kinds = set(columns.values())
        if not kinds & _SURE and any(is_phrase(row[at].strip(" .:"), "column_presenter") for at in columns):
            continue  # who speaks on an item, not who has a task
        numbered = "number" in kinds and len(columns) == len(row)
        composite = any(map(_is_composite, row.values()))
        told = bool(kinds & {"owner", "due", "owner and due", "kind"}) or numbered or composite
        followed = "outcome" in kinds and bool(kinds & {"owner", "due", "owner and due"})
        if table in deeper and ((kinds & {"task", "content"} and told) or followed):
            found[table] = columns
    return found
