"""Whether a text asks: by its sign, or by the words that open a question without one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from minutekit.language.literals import RuleSearch
from minutekit.language.patterns import compile_late

_QUESTION_SIGNS = ("?", "？", "؟")
_TAIL = compile_late(r"\s*(?:[(\[][^()\[\]]{0,120}[)\]]|[\"'”’»])\s*$")
_CLOSING = tuple(")]\"'”’»")
_FEWEST_ASKED = 4
_MOST_REMARKED = 10
_ANSWERS = compile_late(
    r"(?:yes|no|nothing|none|not|maybe|sí|nada|sim|não|oui|non|ja|nein|nichts|sì|because|then|so)\b", re.IGNORECASE
)


class QuestionCue(NamedTuple):
    """Words that open a question written without its sign; ``example`` is the row's test."""

    language: str
    pattern: str
    reason: str
    example: str


OPEN_QUESTIONS: tuple[QuestionCue, ...] = (
    QuestionCue("en", r"^(?:how|what|when|where|why|who|which) (?:do|does|did|should|can|could|would|will|is|are|was|were)\b(?!.*(?:[.;]\s|\.\.|…))|^(?:are|is|do|does|did|can|could|should|would|will|have|has) (?:we|you|they|there|it|the|this|that|anyone|any|members)\b(?!.*(?:[.;]\s|\.\.|…))", "opens like a question", "How do we reach the schools"),
    QuestionCue("en", r"^(?:asked|asks|wondered|wonders|enquired|inquired|queried) (?:if|whether|how|what|when|where|why|who|for an? (?:explanation|clarification|update))\b", "reports a question", "Asked whether the bus stops here."),
    QuestionCue("es", r"^(?:[^\W\d_]+ ){0,4}(?:pregunta|preguntó|consulta|consultó) (?:si|cómo|qué|cuándo|dónde|por qué|quién)\b(?!.*[.;]\s)", "cuenta una pregunta", "Preguntó si habrá pausa."),
    QuestionCue("pt", r"^(?:[^\W\d_]+ ){0,4}(?:pergunta|perguntou|questiona|questionou) (?:se|como|o que|quando|onde|por que|quem)\b(?!.*[.;]\s)", "conta uma pergunta", "Perguntou se haverá pausa."),
    QuestionCue("fr", r"^(?:[^\W\d_]+ ){0,4}(?:demande|a demandé|s['’]interroge) (?:si|comment|ce que|quand|où|pourquoi|qui)\b(?!.*[.;]\s)", "rapporte une question", "Demande si la salle est libre."),
    QuestionCue("de", r"^(?:[^\W\d_]+ ){0,4}(?:fragt|fragte|erkundigt sich|möchte wissen),? (?:ob|wie|was|wann|wo|warum|wer|nach)\b(?!.*[.;]\s)", "gibt eine Frage wieder", "Fragt, ob der Saal frei ist."),
    QuestionCue("it", r"^(?:[^\W\d_]+ ){0,4}(?:chiede|ha chiesto|domanda|si chiede) (?:se|come|cosa|quando|dove|perché|chi)\b(?!.*[.;]\s)", "riporta una domanda", "Chiede se la sala è libera."),
)  # fmt: skip


@cache
def _search() -> RuleSearch[QuestionCue]:
    return RuleSearch(OPEN_QUESTIONS)


def asks(text: str) -> bool:
    """Tell whether a text asks: by its sign, brackets and a short remark behind it aside."""
    bare = text.rstrip()
    for _ in range(2):
        bare = _TAIL.sub("", bare) if bare.endswith(_CLOSING) else bare
    if bare.endswith(_QUESTION_SIGNS) or text.rstrip().endswith(_QUESTION_SIGNS):
        return True
    # "Who pays? The fund is empty": a question with a short remark after it, not with its answer.
    asked, sign, rest = text.partition("?")
    remark = rest.strip()
    answered = _ANSWERS.match(remark) is not None
    return (
        bool(sign and remark)
        and len(asked.split()) >= _FEWEST_ASKED
        and len(remark.split()) <= _MOST_REMARKED
        and not re.search(r"[.;!]\s", remark)
        and not answered
        and not re.search(r"[.;:]\s", asked)
    )


def opens_question(text: str) -> bool:
    """Tell whether a text begins like a question, with or without its sign."""
    return any(pattern.search(text) for _, pattern in _search().find_near(text))
