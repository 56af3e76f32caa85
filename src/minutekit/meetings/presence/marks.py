"""Marks beside names that say who was there: "P", "✓", "Absent", "excusé", in tables and in lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from minutekit.language.patterns import compile_late

Mark = Literal["present", "absent"]


class MarkRule(NamedTuple):
    """A mark in words: ``pattern`` matches all of it; ``examples`` are its tests."""

    mark: Mark
    language: str
    pattern: str
    examples: tuple[str, ...]


MARKS: tuple[MarkRule, ...] = (
    MarkRule("absent", "en", r"(?:(?:un)?excused )?absen(?:t|ce)|(?:un)?excused(?: absence)?|apolog(?:y|ies)(?: (?:sent|received|given))?|apols?|regrets|not (?:present|in attendance|attending)|did not attend|no[- ]show|(?:on )?leave(?: of absence)?|represented(?: by .{2,40})?|(?:by )?proxy", ("Absent", "Excused", "Apologies", "by proxy")),
    MarkRule("absent", "es", r"ausente(?: (?:con|sin) (?:aviso|excusa|justificación))?|excus(?:ad[oa]|a|ó)|(?:in)?justificad[oa]|falta(?: justificada)?|no asist(?:e|ió)|delegó(?: .{2,40})?", ("Ausente", "Excusada", "No asistió")),
    MarkRule("absent", "pt", r"ausente|falt(?:a|ou)(?: justificada| injustificada)?|ausência justificada|justificou|não compareceu", ("Ausente", "Faltou")),
    MarkRule("absent", "fr", r"absente?(?: excusée?| non excusée?)?|excusée?|représentée?(?: par .{2,40})?|pouvoir(?: à .{2,40})?", ("Absente excusée", "Excusé", "Pouvoir")),
    MarkRule("absent", "de", r"abwesend|abw|(?:un)?entschuldigt|(?:un)?entsch|fehlte?|nicht anwesend|verhindert", ("abwesend", "entsch.", "fehlt")),
    MarkRule("absent", "it", r"assente(?: (?:in)?giustificat[oa])?|(?:in)?giustificat[oa]|per delega", ("Assente", "giustificata")),
    MarkRule("present", "en", r"present|attend(?:ed|ing)|in attendance|in person|remote(?:ly)?|online|virtual(?:ly)?", ("Present", "Attended")),
    MarkRule("present", "es", r"presente|asist(?:e|ió)|presencial|en línea", ("Presente", "asistió")),
    MarkRule("present", "pt", r"presente|compareceu|on-?line", ("Presente", "compareceu")),
    MarkRule("present", "fr", r"présente?|en visio(?:conférence)?|à distance", ("Présente", "en visio")),
    MarkRule("present", "de", r"anwesend|anw|digital|zugeschaltet", ("anwesend", "anw.")),
    MarkRule("present", "it", r"presente|da remoto|collegat[oa]|in collegamento", ("Presente", "da remoto")),
)  # fmt: skip

# Signs and letters, which are marks only where a column or a list is full of them.
_PRESENT_SIGNS = frozenset(
    [
        "p",
        "pr",
        "pres",
        "att",
        "y",
        "yes",
        "sí",
        "si",
        "sim",
        "s",
        "oui",
        "o",
        "ja",
        "j",
        "l",
        "r",
        "✓",
        "✔",
        "☑",
        "√",
        "+",
        "☒",
        "x",
    ]
)
_ABSENT_SIGNS = frozenset(
    [
        "a",
        "ab",
        "abs",
        "n",
        "no",
        "não",
        "non",
        "nein",
        "nee",
        "e",
        "ex",
        "exc",
        "u",
        "ue",
        "un",
        "ap",
        "apol",
        "f",
        "fj",
        "fi",
        "aj",
        "ae",
        "ag",
        "ai",
        "✗",
        "✘",
        "✖",
        "☐",
        "×",
        "-",
        "–",
        "—",
    ]
)
_TICKS = frozenset(["✓", "✔", "☑", "√", "p", "pr", "y", "yes", "+", "sí", "ja", "oui", "sim", "si"])
_BOXES = {"[ ]": "☐", "[]": "☐", "[x]": "☒", "[✓]": "✓"}
_TAIL = compile_late(
    r"(?:\s*[(\[,]|\s+[–—-]).{0,60}$|\s+(?:via|by|on|per|por|par|über)\s.{2,30}$|\s+(?:late|verspätet|tarde)$"
)


@lru_cache(maxsize=4096)
def read_word(text: str) -> Mark | None:
    """Return what a mark in words says, whatever stands in brackets or after a comma behind it; None for any other text."""
    if not 2 < len(text) < 100:
        return None
    key = text.strip().casefold()
    whole, core = key.rstrip(". "), _TAIL.sub("", key).rstrip(". ")
    for form in (whole,) if core == whole else (whole, core):
        match = _words().fullmatch(form)
        if match:
            return "absent" if match["absent"] else "present"
    return None


@cache
def _words() -> re.Pattern[str]:
    """Join all rules; the group that took part says which mark it was."""
    joined = {mark: "|".join(rule.pattern for rule in MARKS if rule.mark == mark) for mark in ("absent", "present")}
    return re.compile("|".join(f"(?P<{mark}>{patterns})" for mark, patterns in joined.items()))


def read_marks(values: Sequence[str]) -> list[Mark | None]:
    """Return what each value of one column says, None where it is empty or says something else.

    The column tells what a sign means: beside ticks a cross is absence, alone it is presence.
    """
    keys = [_BOXES.get(value.strip().casefold(), value.strip().casefold().strip(".()[]")) for value in values]
    signs = set(keys)
    crossed = bool(signs & _TICKS)
    boxes = "☒" in signs and "☐" in signs
    # "A" and "E" alone: "anwesend" and "entschuldigt".
    here = "a" in signs and not signs & (_PRESENT_SIGNS | {"x"}) and bool(signs & {"e", "u", "ue"})
    read: list[Mark | None] = []
    for key, value in zip(keys, values, strict=True):
        if key == "☒":
            read.append("absent" if crossed and not boxes else "present")
        elif key == "x":
            read.append("absent" if crossed else "present")
        elif (key == "a" and here) or key in _PRESENT_SIGNS:
            read.append("present")
        elif key in _ABSENT_SIGNS:
            read.append("absent")
        else:
            read.append(_read_number(key, signs) or read_word(value))
    return read


def _read_number(key: str, signs: set[str]) -> Mark | None:
    """Read 1 and 0 where a column holds nothing else."""
    if signs - {""} != {"0", "1"}:
        return None
    return "present" if key == "1" else "absent" if key == "0" else None


def is_column_of_marks(values: Sequence[str]) -> bool:
    """Tell whether all that a column holds are marks of both kinds or ticks, so that its heading need not say so."""
    filled = [value for value in values if value.strip()]
    marks = read_marks(filled)
    return len(filled) > 1 and all(marks) and "present" in marks


def says_in_words(values: Sequence[str]) -> bool:
    """Tell whether the marks of a column are words that mean nothing else."""
    return all(read_word(value) for value in values if value.strip())
