"""The day on which something is due, where its words and the meeting's day tell it for certain."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, timedelta
from datetime import date as Date  # noqa: N812 - a field is called date
from functools import cache
from typing import Literal

from minutekit.entities.dates import find_dates, find_month, find_weekday
from minutekit.entities.numerals import read_number
from minutekit.lexicon import LANGUAGES, find_point_words, match_classes, span_words

FURTHEST = 274
"""A day without a year lies no more than so many days (nine months) after its meeting; beyond, it may be past."""
_Unit = Literal["day", "week", "month"]
_UNITS: dict[_Unit, int] = {"day": 1, "week": 7, "month": 30}
_SHORT_WEEKDAY = 3
# "next Friday" said on a Monday is the one of this week or of the next.
_TWO_MEANINGS = frozenset({"en", "de", "nl"})
_WORD = re.compile(r"[^\W\d_]+")
_DAY_MONTH = re.compile(
    r"(?<![\d.,/-])(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?\s*(?:of |de |d['’])?\s?(?P<m>[^\W\d_]{3,12})"
)
_MONTH_DAY = re.compile(r"(?<!\w)(?P<m>[^\W\d_]{3,12})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?(?![\d/.-])")
_FIGURES = re.compile(r"(?<![\d./-])(?P<d>\d{1,2})(?P<sep>[./-])(?P<m>\d{1,2})(?![\d/-])")
_SPAN = re.compile(r"(?<![\w.,/–-])(?P<n>\d{1,2}|[^\W\d_]{2,12})\s(?P<unit>[^\W\d_]{3,12})(?!\w)")
# "12 or 19 March", "10-12 March"
_ANOTHER = re.compile(r"\d{1,2}(?:st|nd|rd|th|\.)?\s?(?:or|oder|ou|o|and|und|et|y|e|[-–&,/])\s*$")
_RANGE = re.compile(r"\d\s?[-–—/]\s?\d{1,2}\s[^\W\d_]")


@cache
def _units() -> dict[str, _Unit]:
    """Return the words for days, weeks and months of all languages."""
    return {word: unit for language in LANGUAGES for unit in _UNITS for word in span_words(language, unit)}


def read_due_date(
    due: str | None, said: Date | None, language: str | None = None, *, month_first: bool = False
) -> Date | None:
    """Return the day that the words of a deadline name.

    Args:
        due: The words, as printed: "by 12 March", "next Friday", "Ende des Monats".
        said: The meeting's day, from which the others are counted.
        language: The words', in two letters.
        month_first: How "03/04" reads in the document.

    Returns:
        The day; None where the words name none ("soon", "next meeting"), several, or one that is not certain.
    """
    due = " ".join((due or "").split())
    dated = {found.date for found in find_dates(due, language=language, month_first=month_first) if found.date}
    if dated or said is None or said.year >= MAXYEAR - 10:
        return dated.pop() if len(dated) == 1 else None
    days = _find_days(due, said, language, month_first=month_first)
    if days:
        return days.pop() if len(days) == 1 else None
    if any(map(str.isdigit, due)) and _FIGURES.search(due):
        return None
    words = [word.casefold() for word in _WORD.findall(due)]
    classes = find_point_words(due, language)
    # "do" is a preposition, and short for Thursday in German.
    full = [word for word in words if len(word) > _SHORT_WEEKDAY or (language == "en" and len(word) == _SHORT_WEEKDAY)]
    weekdays = {number for word in full if (number := find_weekday(word)) is not None}
    if weekdays:
        return _next_weekday(weekdays.pop(), said, language, classes) if len(weekdays) == 1 else None
    if "end_of" in classes:
        return _end_of(words, said, language, coming="coming" in classes)
    return _count_on(due, said, classes)


def _find_days(due: str, said: Date, language: str | None, *, month_first: bool) -> set[Date | None]:
    """Return the days of the year that the words name, each as the first one on or after the meeting."""
    found: list[tuple[int, int]] = []
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        named = [
            (0, 0) if _ANOTHER.search(due, 0, match.start()) else (int(match["d"]), month)
            for match in pattern.finditer(due)
            if (month := find_month(match["m"], language))
        ]
        found = found or named
    for match in _FIGURES.finditer(due) if not found else ():
        day, month = int(match["d"]), int(match["m"])
        if month_first and match["sep"] == "/":
            day, month = month, day
        if match["sep"] == "/" and month > 12 >= day:
            day, month = month, day
        unsure = match["sep"] != "." and language == "en" and not month_first and day <= 12 and day != month
        found.append((0, 0) if unsure or (match["sep"] == "-" and day > 12) else (day, month))
    return {_first_after(day, month, said) for day, month in found}


def _first_after(day: int, month: int, said: Date) -> Date | None:
    for year in (said.year, said.year + 1):
        try:
            found = Date(year, month, day)
        except ValueError:
            continue
        if said <= found <= said + timedelta(days=FURTHEST):
            return found
    return None


def _next_weekday(weekday: int, said: Date, language: str | None, classes: dict[str, tuple[int, ...]]) -> Date | None:
    """Return the first such day after the meeting; "next Friday" only where that lies in the next week."""
    found = said + timedelta(days=(weekday - said.weekday() - 1) % 7 + 1)
    same_week = found.isocalendar()[:2] == said.isocalendar()[:2]
    unsure = "coming" in classes and (language or "en") in _TWO_MEANINGS and same_week
    return None if unsure or "earlier" in classes else found


def _end_of(words: list[str], said: Date, language: str | None, *, coming: bool) -> Date | None:
    """Return the last day of a month that is named, of the meeting's month or of its year."""
    # "des" is short for December in Catalan.
    worded = [word for word in words if not match_classes(word, 0, ("function_word",), language)]
    months = {month for word in worded if (month := find_month(word, language))}
    # "Monats", "Monatsende"
    ends_month = any(unit == "month" and word.startswith(name) for name, unit in _units().items() for word in words)
    if len(months) == 1:
        month = months.pop()
        year = said.year + (month < said.month)
        found = Date(year, month, monthrange(year, month)[1])
        return found if found <= said + timedelta(days=FURTHEST) else None
    if ends_month:
        first = said.replace(day=1)
        first = (first + timedelta(days=32)).replace(day=1) if coming else first
        return first.replace(day=monthrange(first.year, first.month)[1])
    is_year = any(find_point_words(word).get("end_of_year") for word in words) and not coming
    return Date(said.year, 12, 31) if is_year else None


def _count_on(due: str, said: Date, classes: dict[str, tuple[int, ...]]) -> Date | None:
    """Return the day so many days, weeks or months after the meeting; "tomorrow" is one."""
    if "tomorrow" in classes and len(due.split()) == 1:
        return said + timedelta(days=1)
    spans = [(match, _units().get(match["unit"].casefold())) for match in _SPAN.finditer(due)]
    counted = {
        (number, unit)
        for match, unit in spans
        if unit and (number := int(match["n"]) if match["n"].isdecimal() else read_number(match["n"]))
    }
    if len(counted) != 1 or _RANGE.search(due):
        return None
    number, unit = counted.pop()
    if unit != "month":
        return said + timedelta(days=number * _UNITS[unit])
    year, month = divmod(said.year * 12 + said.month - 1 + number, 12)
    return Date(year, month + 1, min(said.day, monthrange(year, month + 1)[1]))
