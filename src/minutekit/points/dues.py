"""By when an action is to be done."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from minutekit.language.literals import LazyPattern, LiteralSet, RuleSearch, find_literals

_WEEKDAYS = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"segunda|terça|quarta|quinta|sexta|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|"
    r"dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunedì|martedì|mercoledì|giovedì|venerdì|"
    r"sabato|domenica"
)
MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|"
    r"febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|"
    r"fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|janvier|février|mars|avril|mai|"
    r"juin|juillet|août|septembre|octobre|novembre|décembre|januar|jänner|februar|märz|juni|juli|oktober|"
    r"dezember|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)"
)
_SHORT_MONTH = (
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|fev|set|out|dez|janv|févr|avr|juil|"
    r"okt|mär|gen|mag|giu|lug|ott)"
)
_DAY = (
    r"(?:\d{4}\s?[-−]\s?\d{1,2}\s?[-−]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th|er|\.|º)?\s+(?:of |de )?"
    rf"(?:{MONTHS}|{_SHORT_MONTH})\b\.?(?:\s+(?:de |of )?\d{{4}})?|(?:{MONTHS}|{_SHORT_MONTH}\.?)\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|"
    r"twentieth|primero?|primeiro|premier|ersten|primo)"
)
_SPAN = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?"
_COMING = r"(?:next|this(?: coming)?|coming|nächste[nrms]?|kommende[nrms]?|diesen|volgende|komende|próxim[ao]|prossim[ao]|este)"
_ON_WEEKDAY = (
    rf"(?:{_COMING} )?(?:{_WEEKDAYS})(?:-feira)?(?: (?:prochaine?|próxim[ao]|prossim[ao]|que ve?m|que viene))?"
)
_END = r"(?:ende (?:des |der |dieses )?|fine (?:del |di |d['’])?|(?:finales|fines|final|fim|fins) (?:del? |d[eou] (?:este )?)|fin (?:del? |du |d['’])?|eind(?:e)? (?:van )?(?:de )?)"
# Ways of saying when without a number that is a day.
_WORDED = (
    rf"{_SPAN} (?:semanas?|weeks?|days?|months?|hours?|días|dias|meses|wochen?|tagen?|monaten?|semaines?|jours|mois|settimane|giorni|mesi)\b",
    rf"(?:the )?{_ORDINAL} (?:of |de |di )?{MONTHS}",
    rf"(?:mid|early|late|mitte|anfang|mediados de|meados de|mi|metà)[- ]{MONTHS}",
    rf"(?:EOD|EOW|COB|close of business|end of business)\b(?:,? (?:on )?(?:{_WEEKDAYS}))?",
    rf"(?:{_WEEKDAYS}),?\s+{_DAY}",
    _DAY,
    _ON_WEEKDAY,
    r"(?:the )?(?:next|following) (?:meeting|week|month|year|quarter|call|session|[a-z]+day)",
    r"(?:la )?próxim[ao] (?:reunión|reunião|semana)",
    r"(?:zur |zum |bis )?nächste[nrs]? (?:sitzung|woche|treffen)",
    r"(?:la )?prochaine (?:réunion|séance)",
    r"semaine prochaine",
    r"(?:la )?prossima (?:riunione|settimana)",
    r"(?:the )?(?:end|start|beginning|middle) of (?:the )?[^\W\d_]+",
    r"(?:the )?[A-Z]\w+ (?:meeting|session|call|sitzung)",
    r"the \w+(?: \w+)? (?:meeting|session|call)",
    rf"{_END}[^\W\d_]{{3,}}",
    r"(?:dos|tres|cuatro|duas|três|two|three|four|zwei|drei|vier|deux|trois|due|tre|twee) (?:semanas|weeks|days|wochen|tagen|semaines|jours|settimane|giorni|weken|dagen|dias|días)",
    r"(?:der )?sitzung im [^\W\d_]+",
    r"(?:tomorrow|mañana|amanhã|demain|morgen|domani)",
    r"(?:monats|jahres)ende",
    r"(?:KW|CW|week|semana|semaine|settimana|Kalenderwoche|vecka) ?\d{1,2}",
    # These stand by themselves as well.
    r"asap",
    r"as soon as possible",
    r"this week",
)
_WHEN = f"(?:{'|'.join(_WORDED[:-3])})"

_EDGES = " .,;:–—-"
_LONGEST = 2_000


class DueRule(NamedTuple):
    """A way of saying when: the group ``due`` holds it; ``example`` is the rule's test."""

    name: str
    pattern: str
    example: str


DUES: tuple[DueRule, ...] = (
    DueRule(
        "due label",
        r"^(?:deadline|due(?: date| by)?|plazo|fecha límite|prazo|échéance|délai|frist|termin|scadenza|"
        r"bis)\s*[:：]\s*(?P<due>.{3,60}?)\.?$",
        "Frist: 12. Mai",
    ),
    DueRule(
        "by",
        rf"\b(?:by|before|until|within|innerhalb(?: von)?|binnen|dentro de|no prazo de|sous|no later than|due(?: on| by)?|deadline:?|in|at|antes del?|en|hasta el|para el|"
        rf"a más tardar el|até(?: ao?| o dia)?|avant(?: le| la)?|d['’]ici(?: au| à la| le)?|pour (?:le|la)|"
        rf"bis(?: zum| zur| spätestens)?|entro(?: il| la)?|per il|am(?= ende)|a(?= (?:finales|fines|final) d)|à(?: la)?(?= fin)|frist:|termin:) (?P<due>{_WHEN})",
        "Ruth will call the bank by 12 May",
    ),
    DueRule(
        "on a day",
        rf"\b(?:on|am|el|le|il|no dia|em) (?P<due>(?:the )?{_ORDINAL} (?:of |de |di )?{MONTHS}|{_DAY})",
        "Ruth will call the bank on 12 May",
    ),
    DueRule("at the end", rf"(?:\s[-–—]\s|[(,;]\s?)(?P<due>{_DAY})\)?\.?$", "Ruth to call the bank – 12 May"),
    DueRule(
        "open",
        rf"\b(?P<due>asap|as soon as possible|next week|next month|tomorrow|this week|la próxima semana|"
        rf"próxima semana|nächste woche|la semaine prochaine|la prossima settimana|{_ON_WEEKDAY})\b",
        "Ruth will call next week",
    ),
)  # fmt: skip
_DUE_LABEL = LazyPattern(DUES[0].pattern)


_DIGIT = re.compile(r"\d")


@cache
def _signs() -> LiteralSet:
    """Return words of which one stands in every text that says when without a digit."""
    told: set[str] = set()
    for form in _WORDED:
        needs = find_literals(form)
        told |= max(needs, key=lambda group: min(len(literal.strip()) for literal in group), default=frozenset())
    return LiteralSet(told)


@cache
def _search() -> RuleSearch[DueRule]:
    return RuleSearch(DUES, opaque=_WHEN)


def find_due(text: str) -> str | None:
    """Find by when it is to be done, as printed."""
    text = text[:_LONGEST]
    if not _DIGIT.search(text) and ":" not in text and not _signs().stands_in(text):
        return None
    for _, pattern in _search().find_near(text):
        match = pattern.search(text)
        if match:
            return match.group("due").strip(_EDGES)
    return None


def read_due_label(text: str) -> str | None:
    """Read a line that only says when: "Deadline: 12 May"; None for any other line."""
    match = _DUE_LABEL.search(text)
    return match.group("due").strip(_EDGES) if match else None
