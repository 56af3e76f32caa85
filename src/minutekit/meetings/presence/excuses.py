"""Sentences that say who sent apologies: "Apologies were received from …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from minutekit.entities.listings import parse_people
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import split_label
from minutekit.schema import Person

_LONGEST = 400


class ExcuseRule(NamedTuple):
    """A way of saying it: ``pattern`` opens the line, the group ``names`` holds the names; ``example`` is its test."""

    language: str
    pattern: str
    example: str


RULES: tuple[ExcuseRule, ...] = (
    ExcuseRule("en", r"(?:\w+ )?apolog(?:y|ies)(?: for absence)?(?: (?:were|was|have been|had been))?(?: received| noted| sent| given| tendered| accepted)?(?:,? and (?:received|noted|accepted|approved))? (?:from|by|for):? (?P<names>.+)", "Apologies for absence were received from Tom Ridley and Anne Shaw."),
    ExcuseRule("en", r"(?P<names>.+?) (?:sent|sends|gave|tendered|had sent|have sent) (?:his|her|their|its) apolog(?:y|ies)(?: for absence)?", "Tom Ridley sent his apologies."),
    ExcuseRule("es", r"(?:excusan?|disculpan?|excusaron|excusó|disculparon|disculpó|justifican?|justificaron) su (?:asistencia|ausencia|inasistencia):? (?P<names>.+)", "Excusan su asistencia Ana Ruiz y Luis Vega."),
    ExcuseRule("pt", r"justific(?:aram|ou|am) (?:a )?(?:sua )?(?:ausência|falta):? (?P<names>.+)", "Justificaram a ausência Rui Melo e Inês Prata."),
    ExcuseRule("fr", r"(?:se sont excusée?s|se sont fait excuser|s['’]est excusée?|(?:étaient|était|sont|est) (?:absente?s? )?excusée?s?):? (?P<names>.+)", "Se sont excusés : Paul Morin et Léa Roy."),
    ExcuseRule("fr", r"(?P<names>.+?) (?:se sont excusée?s|s['’]est excusée?|(?:étaient|était|sont|est) excusée?s?)", "Paul Morin et Léa Roy sont excusés."),
    ExcuseRule("de", r"(?:entschuldigt (?:sind|haben sich|fehlen|fehlten|ist|fehlt|hat sich)):? (?P<names>.+)", "Entschuldigt fehlen Frau Huber und Jonas Beck."),
    ExcuseRule("de", r"(?P<names>.+?) (?:haben sich entschuldigt|hat sich entschuldigt|(?:sind|ist|fehlen|fehlt|fehlte|fehlten) entschuldigt)", "Jonas Beck hat sich entschuldigt."),
    ExcuseRule("it", r"(?:hanno giustificato (?:la loro |l['’])?assenza|si scusano per l['’]assenza|(?:sono )?assenti giustificati):? (?P<names>.+)", "Assenti giustificati: Chiara Sala e Luca Neri."),
)  # fmt: skip
_PATTERNS = tuple(re.compile(rule.pattern + r"\.?\s*", re.IGNORECASE) for rule in RULES)


# "Mme Ana Ruiz donne pouvoir à M. Bo Lind": who is named first was away.
_PROXY = compile_late(
    r"(?P<name>[^,;:.()]{3,60}?(?:\([^()]{1,30}\))?),? (?:(?:a |avait |ayant )?donn(?:e|é|ée|ant) (?:pouvoir|procuration|mandat) à|deleg[oó] (?:su|el) voto en|ha delegato)\s",
    re.IGNORECASE,
)
_PROXIES = ("pouvoir à", "procuration à", "mandat à", "voto en ", "delegato ")


def read_proxies(line: Line) -> list[Person]:
    """Return the people who gave somebody else their vote: they were not there themselves."""
    if not any(words in line.text for words in _PROXIES):
        return []
    label = split_label(line.text)
    people = [
        parse_person(match["name"].strip(), single=False) for match in _PROXY.finditer(label[1] if label else line.text)
    ]
    return [person for person in people if person]


def read_excused(line: Line) -> list[Person]:
    """Return the people whom a line excuses, none where it says anything else. The line itself stays what it is."""
    text = " ".join(line.text[: _LONGEST + 1].split())
    if len(text) > _LONGEST:
        return []
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        people = parse_people(match["names"].rstrip(" .")) if match else []
        if people and all(is_name(person.name, single=True) for person in people):
            return people
    return []
