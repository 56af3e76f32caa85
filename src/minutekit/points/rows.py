"""Tables of tasks: which column holds the task, its owner, its due date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from minutekit.schema import Block

TaskColumn = Literal["task", "owner", "due"]
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class TaskColumnRule:
    """What stands under a heading in a table of tasks; ``examples`` are the rule's tests."""

    kind: TaskColumn
    pattern: str
    examples: tuple[str, ...]


TASK_COLUMNS: tuple[TaskColumnRule, ...] = (
    TaskColumnRule("owner", r"(?:action )?owners?|responsible(?: person| party)?|responsibility|assigned to|assignees?|who|by whom|lead|person|name|responsables?|encargad[oa]s?|quién|responsáve(?:l|is)|quem|qui|pilote|wer|zuständig(?:keit|e)?|verantwortlich(?:e|er)?|incaricat[oi]|responsabil[ei]|chi", ("Owner", "Zuständig", "Incaricato")),
    TaskColumnRule("due", r"due(?: date| by)?|deadline|by when|when|target(?: date)?|date|plazo|fecha(?: límite)?|cuándo|prazo|data(?: limite)?|quando|échéance|délai|pour le|quand|frist|bis(?: wann)?|termin|fällig(?: am)?|wann|scadenza|entro(?: il| quando)?", ("Due date", "Frist", "Scadenza")),
    TaskColumnRule("task", r"(?:agreed )?actions?(?: items?| points?| required)?|tasks?|to-?dos?|what|description|item|follow[- ]?up|tareas?|acci[oó]n(?:es)?|compromisos?|qué|descripción|tarefas?|encaminhamentos?|aç(?:ão|ões)|o quê|descrição|tâches?|quoi|description|aufgaben?|maßnahmen?|was|beschreibung|azion[ei]|compit[oi]|attività|descrizione|cosa", ("Action", "Aufgabe", "Azione")),
)  # fmt: skip


def task_column(text: str) -> TaskColumn | None:
    """Return what stands under this heading, None if it is none of the three."""
    key = re.sub(r"^[\W_]+|[\W_]+$", "", " ".join(text.split()).casefold())
    if not key or len(key) > _LONGEST:
        return None
    return next((rule.kind for rule in TASK_COLUMNS if re.fullmatch(rule.pattern, key)), None)


def read_task_columns(blocks: Iterable[Block]) -> dict[int, dict[int, TaskColumn]]:
    """Return, for each table of tasks by number, what its columns hold.

    A table is one of tasks if its first row names a task's column and an owner's or a due date's.
    """
    first_rows: dict[int, dict[int, str]] = {}
    deeper: set[int] = set()
    for block in blocks:
        if block.cell and block.cell.row == 0:
            row = first_rows.setdefault(block.cell.table, {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
        elif block.cell:
            deeper.add(block.cell.table)
    found: dict[int, dict[int, TaskColumn]] = {}
    for table, row in first_rows.items():
        columns: dict[int, TaskColumn] = {}
        for column, text in sorted(row.items()):
            kind = task_column(text)
            if kind and kind not in columns.values():
                columns[column] = kind
        kinds = set(columns.values())
        if table in deeper and "task" in kinds and len(kinds) > 1:
            found[table] = columns
    return found
