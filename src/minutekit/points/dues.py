"""By when something is to be done, as printed."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from minutekit.language.sentences import split_sentences
from minutekit.lexicon import compile_phrases
from minutekit.lexicon.literals import RuleSearch

_NTH = r"(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?:,?\s+(?:de |of )?\d{4})?"
_DAY = (
    r"(?:\d{4}\s?[-−]\s?\d{1,2}\s?[-−]\s?\d{1,2}|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?"
    rf"|\d{{1,2}}{_NTH}\s+(?:of |de )?{{month}}\b\.?{_YEAR}|{{month}}\.?\s+\d{{1,2}}(?!\d){_NTH}{_YEAR})"
)
_ON_WEEKDAY = r"(?:{coming_word} )?{weekday}(?:-feira)?(?: {coming_behind})?"
# Ways of saying when; the last stand by themselves as well.
_WHEN = "|".join(
    (
        r"(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?|{few}) {span_unit}\b",
        r"{ordinal} (?:of |de |di )?{month}",
        r"{part_of_month}[- ]{month}",
        r"{close_of_day}\b(?:,? (?:on )?{weekday})?",
        rf"{{weekday}},?\s+{_DAY}",
        _DAY,
        _ON_WEEKDAY,
        r"{next_time}",
        r"(?:the \w+ |the )?\w+ {meeting_word}",
        r"{end_of_span}(?:(?<=['’])| )[^\W\d_]{3,}",
        r"{calendar_week} ?\d{1,2}",
        r"{soon_alone}",
    )
)

_EDGES = " .,;:–—-"
_LONGEST = 2_000


class DueRule(NamedTuple):
    """A way of saying when: the group ``due`` holds it; ``example`` is the rule's test."""

    pattern: str
    example: str


DUES: tuple[DueRule, ...] = (
    DueRule(r"^{due_label}\s*[:：]\s*(?P<due>.{3,60}?)\.?$", "Frist: 12. Mai"),
    DueRule(
        rf"\b(?:{{due_by}}|(?:am?|à(?: la)?)(?= {{end_of_span}}\b)) (?P<due>{_WHEN})",
        "Ruth will call the bank by 12 May",
    ),
    DueRule(rf"\b{{on_day}} (?P<due>{{ordinal}} (?:of |de |di )?{{month}}|{_DAY})", "Ruth will call on 12 May"),
    DueRule(rf"[(\[]\s?{{due_label}}\s?[:：]?\s*(?P<due>{_WHEN})", "Ruth to call the bank (Due: 12 May)"),
    DueRule(rf"(?:\s[-–—→]\s|[(,;]\s?)(?P<due>{_DAY})\)?\.?$", "Ruth to call the bank – 12 May"),
    DueRule(rf"\b(?P<due>{{asap}}|{{soon_alone}}|{_ON_WEEKDAY})\b", "Ruth will call next week"),
)


@cache
def _search() -> RuleSearch[DueRule]:
    return RuleSearch(DUES)


@lru_cache(maxsize=4_096)
def find_due(text: str) -> str | None:
    """Find by when it is to be done, as printed."""
    text = text[:_LONGEST]
    for _, pattern in _search().find_near(text):
        match = pattern.search(text)
        if match:
            return match.group("due").strip(_EDGES)
    return None


def find_due_of(owner: str | None, text: str, language: str | None) -> str | None:
    """Find by when an owner is to do it: from the sentence on that names them, else anywhere in the text.

    The days of what a paragraph tells before it comes to the task are no deadlines.
    """
    at = text.find(owner) if owner else 0
    starts = [start for start, _ in split_sentences(text[:_LONGEST], language) if start <= at] if at > 0 else []
    return find_due(text[starts[-1] :] if starts else text)


def read_due_label(text: str) -> str | None:
    """Read a line that only says when: "Deadline: 12 May"; None for any other line."""
    match = compile_phrases(DUES[0].pattern).search(text)
    return match.group("due").strip(_EDGES) if match else None
