"""Days in running text, in any of the languages that minutes are mostly written in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutekit.lexicon import calendar_names

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl", "ca")
_SHORTEST = 3
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMERIC_DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b(?:19|20)\d\d\b")


def _join(names: Iterable[str]) -> str:
    found = {name.casefold().strip(".") for name in names}
    return "|".join(
        re.escape(name) for name in sorted(found, key=lambda name: (-len(name), name)) if len(name) >= _SHORTEST
    )


@cache
def month_names() -> str:
    """Return the months of all languages, whole and shortened, as alternatives of a pattern."""
    return _join(
        name for code in LANGUAGES for width in ("wide", "abbreviated") for name in calendar_names(code, "month", width)
    )


@cache
def _weekdays() -> frozenset[str]:
    names = [name.casefold() for code in LANGUAGES for name in calendar_names(code, "weekday")]
    # "segunda-feira" is mostly written without its second word.
    stems = [name.partition("-")[0] for name in names]
    return frozenset([*stems, *(f"{name}s" for name in stems)])


@cache
def _months() -> frozenset[str]:
    return frozenset(month_names().split("|"))


@cache
def _day() -> re.Pattern[str]:
    months = month_names()
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:of |de |d[ei]? |d['’])?(?:{months})\b"
        rf"|\b(?:{months})\.?\s\d{{1,2}}\b",
        re.IGNORECASE,
    )


def has_day(text: str) -> bool:
    """Return whether a text holds a day of the calendar or a year."""
    if not _DIGIT.search(text):
        return False
    if _NUMERIC_DAY.search(text):
        return True
    return not _months().isdisjoint(_LETTERS.findall(text.casefold())) and _day().search(text) is not None


def has_weekday(text: str) -> bool:
    """Return whether a text names a day of the week."""
    return not _weekdays().isdisjoint(_WORD.findall(text.casefold()))
