"""The rows of a table and what its columns hold, by the heading over each."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from minutekit.entities.shapes import is_name
from minutekit.language.literals import RuleSearch
from minutekit.meetings.lines import Line, label_key

ColumnKind = Literal[
    "name", "topic", "answer", "organisation", "role", "email", "presence", "absence", "points", "task", "change"
]
Row = dict[int, list[Line]]
# Headings of columns of names beside what was raised; elsewhere they are owners or dates.
_BY = frozenset(
    {"by", "from", "who", "source", "por", "quién", "quem", "par", "qui", "von", "wer", "durch", "da", "di", "chi"}
)


class ColumnRule(NamedTuple):
    """What a column with this heading holds: ``pattern`` matches the whole label key, ``examples`` are its tests."""

    kind: ColumnKind
    pattern: str
    examples: tuple[str, ...]


COLUMNS: tuple[ColumnRule, ...] = (
    ColumnRule("task", r"(?:no\.? )?(?:verantwortlich(?:e|er)?|actions?(?: items?| points?)?|action(?:ed)? by|target(?: date)?|tasks?|to-?dos?|action required|due(?: date| by)?|deadline|owners?|responsible(?: person| party)?|assigned to|assignees?|who|by when|tareas?|acci[oó]n(?:es)?|compromisos?|plazo|fecha límite|aç(?:ão|ões)|tarefas?|encaminhamentos?|responsáve(?:l|is)|prazo|tâches?|responsables?|decision(?:s)?|follow[- ]?ups?|échéance|délai|aufgaben?|maßnahmen?|was|wer|bis wann|frist|zuständig(?:keit)?|termin|azion[ei]|compit[oi]|attività|incaricat[oi]|scadenz[ae]|encargad[oa]s?)", ("Action", "Due date", "Frist", "Azione")),
    ColumnRule("name", r"(?:full |attendee |participant )?names?(?: and surnames?)?|attendees?|participants?|speakers?|people|persons?|members?|who spoke|(?:raised|asked|said|made|submitted|sent) by|respondents?|commenters?|questioners?|interviewees?|nombres?(?: y apellidos?)?|ponentes?|orador(?:es|a)?|asistentes?|nomes?|orador[ae]?s?|participantes?|noms?(?: et prénoms?)?|prénom|intervenante?s?|orateurs?|namen?|vorname|redner(?:in)?|teilnehmer(?:in|innen)?|sprecher(?:in)?|nomi(?:nativ[oi])?|relator[ei]|partecipant[ei]|(?:planteado|preguntado|enviado) por|(?:levantado|perguntado) por|(?:posée?|soulevé) par|gestellt von|(?:posta|fatta) da|presenter|contributor|cognome e nome|nome e cognome|apellidos y nombres?|nom,? (?:et )?prénoms?|name, vorname|(?:vor- und )?nachname|surname(?: and name)?", ("Name", "Speaker", "Redner", "Intervenant")),
    ColumnRule("organisation", r"compan(?:y|ies)|unit|division|directorate|ward|party|área|area|unidad|partido|pôle|bereich|fraktion|partei|settore|ufficio|organi[sz]ations?|affiliations?|institutions?|employer|agency|department|team|country|entity|organizaci[oó]n|entidad|instituci[oó]n|empresa|organização|entidade|instituição|organisation|organisme|entreprise|société|institution|firma|organisation|einrichtung|abteilung|unternehmen|ente|azienda|organizzazione", ("Company", "Organisation", "Firma")),
    ColumnRule("role", r"roles?|component[ei]|positions?|titles?|job titles?|functions?|capacity|member type|cargo|rol|funci[oó]n|puesto|função|papel|fonction|rôle|qualité|poste|funktion|rolle|ruolo|funzione|carica", ("Role", "Funktion", "Cargo")),
    ColumnRule("email", r"e-?mails?(?: address)?|contact|correo(?: electrónico)?|contacto|courriel|kontakt|contatto", ("E-mail",)),
    ColumnRule("absence", r"absent(?:ee)?s?|unexcused|unentschuldigt|assent[ei]|ausentes?|abwesend|absente?s?|excused|apolog(?:y|ies)|excusée?s?|justificad[oa]s?|giustificat[oi]|entschuldigt|falta", ("Absent", "Assente")),
    ColumnRule("presence", r"present[ei]s?|présente?s?|present\??|attendance|attended|signature|initials|status|asistencia|firma|presença|assinatura|présence|émargement|anwesend|unterschrift|presenza|y/n|p/[af](?:/\w{1,2})?|in person|(?:attended )?(?:online|remote(?:ly)?|virtual(?:ly)?|(?:via |by )?(?:zoom|phone|teams))|asistió|asiste|compareceu|présent\(e\)|teilgenommen|ha partecipato|anw\.?|durata(?: presenza)?|duration|dauer|ore presenza|hours", ("Present", "Unterschrift")),
    ColumnRule("points", r"(?:key |main )?points?(?: raised| made| discussed)?|(?:issues?|concerns?|what was|questions?) (?:raised|discussed|asked)|questions?|preguntas?|perguntas?|fragen?|domand[ae]|comments?|contributions?|interventions?|statements?|remarks?|what was said|discussion|notes?|inputs?|views?|puntos?(?: planteados)?|intervenciones|comentarios|aportes|pontos?(?: levantados)?|intervenç(?:ão|ões)|contribuiç(?:ão|ões)|comentários|points? soulevés|propos|beiträge?|beitrag|punkte|wortmeldung(?:en)?|aussagen?|punti(?: sollevati)?|intervent[oi]|contributi|contributo|text|utterances?|transcript(?:ion)?|speech|texto|transcripción|transcrição|texte|wortlaut|transkript|testo|trascrizione", ("Points raised", "Beitrag", "Intervenciones")),
    ColumnRule("answer", r"(?:(?:our|the|official|draft|board|council|committee|staff|team|officer) )?(?:answers?|responses?|repl(?:y|ies))(?: (?:of|from|by) .{2,30}| given)?|respuestas?|respostas?|réponses?|antwort(?:en)?|stellungnahme|rispost[ae]", ("Answer", "Response of the board", "Antwort")),
    ColumnRule("topic", r"agenda(?: points?| topics?)?|matters?|puntos?(?: del orden del día)?|pauta|points? de l['’]ordre du jour|gegenstand|punto (?:all['’])?o\.?d\.?g\.?|topics?|subjects?|themes?|items?|agenda items?|section|temas?|asuntos?|assuntos?|sujets?|thèmes?|themen|thema|tagesordnungspunkt|top|argoment[oi]|tem[ai]|oggetto", ("Topic", "Thema")),
    ColumnRule("change", r"versions?|revisions?|versión|versión|versão|versione|fassung|changes?|cambios?|modifiche|änderung(?:en)?|modifications?|descripción del cambio|descrizione|autor[ei]?|authors?|verificator[ei]|approved by", ("Version", "Änderung")),
)  # fmt: skip


def column_kind(text: str) -> ColumnKind | None:
    """Return what a column under this heading holds, None if the heading says nothing known."""
    key = label_key(text)
    if not key or len(key) > 60:
        return None
    return next((rule.kind for rule, pattern in _search().find_near(key) if pattern.fullmatch(key)), None)


@cache
def _search() -> RuleSearch[ColumnRule]:
    return RuleSearch(COLUMNS, re.NOFLAG)


def list_rows(lines: list[Line]) -> list[Row]:
    """Part the cells of one table into rows: the lines of each cell by its column."""
    rows: list[Row] = []
    for _, cells in groupby(lines, key=lambda line: line.block.cell.row if line.block.cell else -1):
        row: Row = {}
        for line in cells:
            row.setdefault(line.block.cell.column if line.block.cell else 0, []).append(line)
        rows.append(row)
    return rows


def cell_text(lines: list[Line]) -> str:
    """Return all that a cell says, its lines joined by a space."""
    return " ".join(line.text for line in lines)


def heading_row(rows: list[Row]) -> dict[int, ColumnKind]:
    """Return what each column holds by the first row's labels, empty where that is no heading row."""
    first = rows[0]
    marked = any(line.block.cell and line.block.cell.header for cell in first.values() for line in cell)
    kinds = {column: column_kind(cell_text(cell)) for column, cell in first.items()}
    by = next((column for column, cell in first.items() if label_key(cell_text(cell)) in _BY), None)
    others = {kind for column, kind in kinds.items() if column != by}
    if by is not None and "points" in others and not others & {"task", "name"} and names_in(rows[1:], {by: "name"}):
        kinds[by] = "name"
    known = {column: kind for column, kind in kinds.items() if kind}
    tasks = sum(kind == "task" for kind in known.values())
    if (
        len(rows) > 1
        and len(first) > 1
        and (marked or 2 * len(known) >= len(first) or tasks > 1)
        and all(len(cell_text(cell)) < 80 for cell in first.values())
    ):
        return known
    return {}


def names_in(rows: list[Row], columns: dict[int, ColumnKind]) -> bool:
    """Tell whether the column of names holds full names and nothing else."""
    column = next((column for column, kind in columns.items() if kind == "name"), 0)
    cells = [row[column] for row in rows if column in row]
    return bool(cells) and all(is_name(cell_text(cell), single=False) for cell in cells)
