"""Days in running text, in any of the languages that minutes are mostly written in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl", "ca")
_SHORTEST = 3


def _join(names: Iterable[str]) -> str:
    found = {name.casefold().strip(".") for name in names}
    return "|".join(
        re.escape(name) for name in sorted(found, key=lambda name: (-len(name), name)) if len(name) >= _SHORTEST
    )


@cache
def month_names() -> str:
    """Return the months of all languages, whole and shortened, as alternatives of a pattern."""
    from babel.dates import get_month_names  # noqa: PLC0415 - loads at first use

    return _join(
        name
        for code in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_month_names(width, locale=code).values()
    )


@cache
def weekday_names() -> str:
    """Return the days of the week of all languages as alternatives of a pattern."""
    from babel.dates import get_day_names  # noqa: PLC0415 - loads at first use

    names = [name for code in LANGUAGES for name in get_day_names("wide", locale=code).values()]
    # "segunda-feira" is mostly written without its second word.
    return _join([*names, *(name.partition("-")[0] for name in names)])


@cache
def _day() -> re.Pattern[str]:
    months = month_names()
    return re.compile(
        r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b(?:19|20)\d\d\b"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s+(?:of |de |d[ei]? |d['’])?(?:{months})\b|\b(?:{months})\.?\s\d{{1,2}}\b",
        re.IGNORECASE,
    )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{weekday_names()})s?\b", re.IGNORECASE)


def has_day(text: str) -> bool:
    """Tell whether a text holds a day of the calendar or a year."""
    return any(map(str.isdigit, text)) and _day().search(text) is not None


def has_weekday(text: str) -> bool:
    """Tell whether a text names a day of the week."""
    return _weekday().search(text) is not None
