"""Tables of tasks: which column holds the task, its owner, its due date."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from minutekit.language.literals import RuleSearch
from minutekit.language.patterns import compile_late
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
_NOTHING = compile_late(
    r"(?:none|nil|no(?:ne)? (?:action|decision)s?(?: (?:required|needed|taken))?|n/?a|ningun[ao]?|sin (?:acuerdos?|acciones)|nenhum[ao]?|aucune?|néant|sans objet|"
    r"keine?[rs]?|entfällt|nessun[oa]?|[-–—./]+)\W*",
    re.IGNORECASE,
)


class TaskColumnRule(NamedTuple):
    """What stands under a heading in a table of tasks; ``examples`` are the rule's tests."""

    kind: TaskColumn
    pattern: str
    examples: tuple[str, ...]


TASK_COLUMNS: tuple[TaskColumnRule, ...] = (
    TaskColumnRule("owner", r"(?:action )?owners?|action(?:ed)? by|resp\.?|focal points?|in charge|lead (?:agency|organi[sz]ation|officer|person)|responsible(?: person| party| officer| organi[sz]ation| department)?|responsibility|assigned to|assignees?|who|by whom|lead|person|name|responsables?|encargad[oa]s?|quién|responsáve(?:l|is)|quem|qui|pilote|wer|zuständig(?:keit|e)?|verantwortlich(?:e|er)?|incaricat[oi]|responsabil[ei]|chi", ("Owner", "Zuständig", "Incaricato")),
    TaskColumnRule("due", r"due(?: date| by)?|deadline|by when|by|until|when|target(?: date)?|time(?:line|frame| frame)|(?:expected )?completion(?: date)?|date|plazo|fecha(?: límite)?|cuándo|prazo|data(?: limite)?|quando|échéance|délai|pour le|quand|frist|bis(?: wann)?|termin|fällig(?: am)?|wann|scadenza|entro(?: il| quando)?", ("Due date", "Frist", "Scadenza")),
    TaskColumnRule("task", r"(?:agreed )?actions?(?: items?| points?| required)?|tasks?|to-?dos?|what|follow[- ]?up|tareas?|acci[oó]n(?:es)?|compromisos?|qué|tarefas?|encaminhamentos?|aç(?:ão|ões)|o quê|tâches?|quoi|aufgaben?|maßnahmen?|was|azion[ei]|compit[oi]|attività|cosa", ("Action", "Aufgabe", "Azione")),
    TaskColumnRule("outcome", r"(?:key )?(?:decisions?|outcomes?|results?|conclusions?|resolutions?|agreed|agreements?)(?: (?:made|taken|reached))?|acuerdos?|decisi[oó]n(?:es)?|resoluci[oó]n(?:es)?|resultados?|decis(?:ão|ões)|deliberaç(?:ão|ões)|décisions?|résultats?|conclusions?|beschl(?:uss|üsse)|entscheidung(?:en)?|ergebnisse?|decision[ei]|deliber[ae]|esit[oi]", ("Decision", "Beschluss", "Acuerdos")),
    TaskColumnRule("content", r"contents?|items?|topics?|description|subject|discussions?|notes?|agenda(?: items?)?|particulars|matters?|deliberations?|inhalt|thema|themen|beschreibung|besprechungspunkt|contenido|tema|asunto|descripción|conteúdo|assunto|descrição|contenu|sujet|point|contenuto|argomento|descrizione|oggetto", ("Inhalt", "Topic")),
    TaskColumnRule("number", r"#|n[.ºor°]{0,2}|nr|num(?:ber|ero|éro)?|id|ref(?:erence)?|codice|código|code|ticket|item no|s\.?l?r?\.? ?no\.?|s/n[oº]?\.?|min(?:ute)? no\.?|lfd\.? nr|pos", ("Nr.", "Codice", "#")),
    TaskColumnRule("kind", r"type|kind|art|typ|kategorie|tipo|genre|nature|categor(?:y|ía|ia)", ("Art", "Tipo")),
)  # fmt: skip

# What the codes in a column of kinds begin with, by language and habit: Information, Beschluss, Aufgabe …
KIND_CODES: tuple[tuple[PointKind, str, str], ...] = (
    ("decision", r"b|d|e|beschl\w*|decis\w*|décis\w*|entsch\w*|resol\w*|acuerdo|delib\w*|r", "Beschluss"),
    ("action", r"a|t|action\w*|aufgabe\w*|auftrag|tarea\w*|task|to-?do|tâche\w*|azion\w*|aç\w*|m|maßnahme\w*", "A"),
    ("question", r"f|q|frage\w*|question\w*|pregunta\w*|domand\w*|pergunta\w*", "Frage"),
    ("statement", r"i|info\w*|n|note|s|status|statement|hinweis|c|comment", "I"),
)


def kind_of_code(text: str) -> PointKind | None:
    """Read a cell of a column of kinds; None where it holds no code."""
    code = text.strip(" .:").casefold()
    return next((kind for kind, pattern, _ in KIND_CODES if code and re.fullmatch(pattern, code)), None)


@cache
def _column_search() -> RuleSearch[TaskColumnRule]:
    return RuleSearch(TASK_COLUMNS, re.NOFLAG)


def task_column(text: str) -> TaskColumn | None:
    """Return what stands under this heading, None if it is none of the three."""
    bare = " ".join(text.split()).casefold()
    key = re.sub(r"^[\W_]+|(?<![\W_])[\W_]+$", "", bare) or bare
    if not key or len(key) > _LONGEST:
        return None
    parts = [key, *(part for part in _JOINED.split(key) if part != key)]
    kinds = [
        next((rule.kind for rule, pattern in _column_search().find_near(part) if pattern.fullmatch(part)), None)
        for part in parts
    ]
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


def read_column_kinds(blocks: Iterable[Block]) -> dict[tuple[int, int], PointKind]:
    """Return what kind of point the cells of a column are, by table and column, where its heading says so.

    A first row is one of headings if its cells are labels and at least two of them name columns of tasks, outcomes or
    what was said ("Topic", "Discussion", "Decision", "Action"), and all but one something known.
    """
    first_rows: dict[int, dict[int, str]] = {}
    for block in blocks:
        if block.cell and block.cell.row == 0:
            row = first_rows.setdefault(block.cell.table, {})
            row[block.cell.column] = f"{row.get(block.cell.column, '')} {block.text}".strip()
    found: dict[tuple[int, int], PointKind] = {}
    for table, row in first_rows.items():
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
    return len(text) <= _LONGEST and _NOTHING.fullmatch(text.strip()) is not None


def split_owner_and_due(text: str) -> tuple[str | None, str | None]:
    """Part a cell that says both who and when, "Ana Ruiz / 1 March"; what holds a number is the date."""
    parts = [part.strip(" .,;()") for part in _WHO_WHEN.split(text) if part.strip(" .,;()")]
    dates = [part for part in parts if any(map(str.isdigit, part))]
    names = [part for part in parts if part not in dates]
    return ", ".join(names) or None, ", ".join(dates) or None


def _is_composite(text: str) -> bool:
    """Return whether one column holds tasks with who does them or by when: "Action points / Responsible / Deadline"."""
    parts = [part.strip(" .:") for part in _JOINED.split(" ".join(text.split()).casefold())]
    kinds = {next((rule.kind for rule in TASK_COLUMNS if re.fullmatch(rule.pattern, part)), None) for part in parts}
    return len(parts) > 1 and "task" in kinds and bool(kinds & {"owner", "due"}) and None not in kinds


def read_task_columns(blocks: Iterable[Block]) -> dict[int, dict[int, TaskColumn]]:
    """Return, for each table of tasks by number, what its columns hold.

    A table is one of tasks if its first row names a column of tasks or decisions and an owner's or a due date's.
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
            if kind and (kind == "content" or kind not in columns.values()):
                columns[column] = kind
        kinds = set(columns.values())
        numbered = "number" in kinds and len(columns) == len(row)
        composite = any(map(_is_composite, row.values()))
        told = bool(kinds & {"owner", "due", "owner and due", "kind"}) or numbered or composite
        followed = "outcome" in kinds and bool(kinds & {"owner", "due", "owner and due"})
        if table in deeper and ((kinds & {"task", "content"} and told) or followed):
            found[table] = columns
    return found
