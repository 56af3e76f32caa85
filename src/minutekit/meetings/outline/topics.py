"""Topics of an agenda: as its lines print them, and those that most agendas have."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from minutekit.language.literals import RuleSearch
from minutekit.language.patterns import compile_late
from minutekit.meetings.lines import label_key

TIMING = compile_late(r"\s*[(\[][^()\[\]]{0,60}?\d{1,4}\s*(?:min\w*|m|h|hours?|'|’)?\s*[)\]]\s*$", re.IGNORECASE)

_LONGEST_TOPIC = 200


class UsualTopic(NamedTuple):
    """Topics that come at meetings of any kind: ``pattern`` matches the whole of a key; ``example`` is its test."""

    language: str
    pattern: str
    example: str


USUAL_TOPICS: tuple[UsualTopic, ...] = (
    UsualTopic("en", r"(?:call to order|welcome|opening|introductions?|roll[- ]?call|apologies|adoption|approval|adjourn(?:ment)?|closing|any other business|aob|other business|old business|new business|open discussion|next (?:\w+ )?meetings?|matters arising|announcements|public comments?|correspondence|declarations? of interest|confirmation)(?:(?:,| and| &| of| to) .{2,40})?", "Call to order and welcome"),
    UsualTopic("en", r"(?:review|approval|approve|adoption|adopt|confirmation|acceptance) (?:of )?(?:the )?(?:\w+ )?(?:minutes|agenda|action items?|previous \w+|last \w+)(?: .{2,40})?|actions? items? review|treasurer[’']?s report|chair[’']?s report|.{2,30} report", "Approval of minutes"),
    UsualTopic("es", r"ruegos y preguntas|varios|asuntos varios|bienvenida|apertura(?: .{2,30})?|cierre(?: .{2,30})?|(?:lectura y )?aprobación (?:del? |de la )?(?:acta|orden del día)(?: .{2,30})?|próxima reunión|informe .{2,30}|verificación del quórum", "Ruegos y preguntas"),
    UsualTopic("pt", r"outros assuntos|assuntos gerais|informes(?: gerais)?|abertura(?: .{2,30})?|encerramento|aprovação da (?:ata|pauta)(?: .{2,30})?|próxima reunião|leitura da ata", "Outros assuntos"),
    UsualTopic("fr", r"questions diverses|divers|points divers|ouverture(?: .{2,30})?|clôture(?: .{2,30})?|(?:approbation|adoption) (?:du |de l['’])(?:procès-verbal|compte[- ]rendu|ordre du jour)(?: .{2,30})?|prochaine (?:réunion|séance)|tour de table|informations diverses", "Questions diverses"),
    UsualTopic("de", r"verschiedenes|sonstiges|begrüßung(?: .{2,40})?|eröffnung(?: .{2,40})?|genehmigung (?:des|der) (?:protokolls?|tagesordnung)(?: .{2,30})?|nächste (?:sitzung|termine|besprechung)|feststellung der beschlussfähigkeit|anträge|berichte? .{2,30}|wünsche und anträge", "Genehmigung des Protokolls"),
    UsualTopic("it", r"varie(?: ed eventuali)?|apertura(?: .{2,30})?|chiusura(?: .{2,30})?|approvazione (?:del verbale|dell['’]ordine del giorno)(?: .{2,30})?|prossima riunione|comunicazioni(?: .{2,30})?|letture? .{2,30}", "Varie ed eventuali"),
    UsualTopic("", r"q ?& ?a|(?:audience )?questions?(?: and answers| from (?:the )?(?:audience|floor|public|participants))|preguntas (?:y respuestas|del público|de los asistentes)|perguntas (?:e respostas|do público|da plateia)|questions (?:et réponses|du public|de la salle)|questions[- ]réponses|fragen (?:und antworten|aus dem publikum|der bürger)|domande (?:e risposte|del pubblico|dal pubblico)", "Preguntas del público"),
)  # fmt: skip


# What is asked from the floor is nobody's who spoke before.
_AUDIENCE = compile_late(USUAL_TOPICS[-1].pattern)


def is_audience_topic(text: str) -> bool:
    """Tell whether a line heads what was asked from the floor: "Preguntas del público"."""
    return _AUDIENCE.fullmatch(topic_key(text)) is not None


@lru_cache(maxsize=16_384)
def topic_key(text: str) -> str:
    """Bring a topic to the form in which an agenda's line and the heading over its discussion agree."""
    if len(text) > _LONGEST_TOPIC:
        return ""
    return label_key(TIMING.sub("", text) if text.rstrip().endswith((")", "]")) else text)


@cache
def _search() -> RuleSearch[UsualTopic]:
    return RuleSearch(USUAL_TOPICS, re.NOFLAG)


@lru_cache(maxsize=16_384)
def is_usual_topic(text: str) -> bool:
    """Tell whether a line is one of the topics that agendas have everywhere."""
    key = topic_key(text)
    return bool(key) and any(pattern.fullmatch(key) for _, pattern in _search().find_near(key))
