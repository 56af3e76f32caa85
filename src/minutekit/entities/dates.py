"""Dates as minutes print them, in many languages: found by pattern, read without a clock."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date
from functools import cache, lru_cache
from typing import NamedTuple

from minutekit.lexicon import calendar_names, words_of

# Looked up at once; names of all others only in texts of an other or of no known language.
_READ_FIRST = ("en", "es", "pt", "fr", "de", "it", "nl", "ca", "pl", "cs")
_READ_LATER = (
    *("da", "nb", "sv", "fi", "hu", "ro", "hr", "sk", "sl"),
    *("et", "lv", "lt", "tr", "ru", "uk", "el", "eu", "gl"),
)
# Spellings that the locale data (Unicode CLDR) does not have.
_OTHER_MONTHS = {"sept": 9, "setiembre": 9, "jänner": 1, "jaenner": 1, "maerz": 3, "mrz": 3, "fevrier": 2, "aout": 8}
_OTHER_MONTHS |= {"decembre": 12}
_OTHER_WEEKDAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "sonnabend": 5, "lunedi": 0, "martedi": 1}
_OTHER_WEEKDAYS |= {"mercoledi": 2, "giovedi": 3, "venerdi": 4, "miercoles": 2, "sabado": 5, "terca": 1}
_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?:1[89]\d\d|20\d\d|21\d\d)"


# Hours of American zones, and heads that a program writes in American order alone.
_MONTH_FIRST = re.compile(
    r"\b(?:[ECMP][SD]?T|US)\b|^#* *Meeting summary (?:for|with) .{1,120}\(\d\d/\d\d/\d{4}\)", re.MULTILINE
)
# The year before an era's first.
_ERAS = {"令和": 2018, "平成": 1988}


class DateForm(NamedTuple):
    """A way of printing a date: a pattern with the groups y, m, d (or w for a weekday) and an example."""

    name: str
    pattern: str
    example: str


_D, _M, _W, _Y = r"(?P<d>\d{1,2})", rf"(?P<m>{_WORD})", r"(?P<w>[^\W\d_]{2,12})", rf"(?P<y>{_YEAR})"
_NTH = r"(?:st|nd|rd|th|er|º|°|ª|ro)?"
_FIGURE = r"(?P<m>\d{1,2})"
_IN_A_YEAR = r"(?:de |del |di |do |dell['’])?(?:ano|año|anno|année)? ?(?:de |di |d['’])?"
FORMS: tuple[DateForm, ...] = (
    DateForm("iso", rf"(?<![\d-]){_Y}\s?[-−–‐]\s?{_FIGURE}\s?[-−–‐]\s?{_D}(?!\d)", "2023-12-27"),
    DateForm("year first", rf"(?<!\d){_Y}[/.]{_FIGURE}[/.]{_D}(?!\d)", "2023/12/27"),
    DateForm("East Asian", rf"(?P<y>\d{{4}})\s*[年년]\s*{_FIGURE}\s*[月월]\s*{_D}\s*[日일]", "2023年12月27日"),
    DateForm(
        "Japanese era", rf"(?P<e>令和|平成)\s*(?P<y>\d{{1,2}})\s*年\s*{_FIGURE}\s*月\s*{_D}\s*日", "令和6年5月12日"
    ),
    DateForm(
        "numbers",
        rf"(?<![\d/.]){_D}\s?(?P<sep>[/.-])\s?{_FIGURE}\s?(?P=sep)\s?(?P<y>{_YEAR}|\d\d)(?![\d/])",
        "4.12.2019",
    ),
    DateForm("run together", rf"(?<!\w){_D}-?(?P<m>[^\W\d_]{{3,9}})-?(?P<y>{_YEAR}|\d\d)(?!\w)", "01Feb22"),
    DateForm(
        "day month year",
        rf"(?<![\d.,]){_D}{_NTH}\.?\s*(?:of |de |den |d['’])?\s*{_M}\.?,?\s*(?:of |de |del |del año )?,?\s*"
        rf"(?P<y>{_YEAR}|[12]\.\d{{3}})(?!\d)",
        "31 de mayo de 2023",
    ),
    DateForm(
        "weekday day month short year", rf"(?<!\w){_W}\.?,? {_D}\.? {_M}\.? (?P<y>\d\d)(?![\d:.])", "Wed, 05 Mar 25"
    ),
    DateForm(
        "day of the month of",
        rf"(?<![\d.,]){_D}\s?(?:\([^()]{{1,20}}\)\s?)?(?:dias |días |giorni |jours )?(?:d[eoi] |del |du )"
        rf"(?:mês|mes|mese|mois) (?:de |di |d['’])\s?{_M},? {_IN_A_YEAR}{_Y}(?!\d)",
        "12 del mese di febbraio dell'anno 2025",
    ),
    DateForm("month day year", rf"(?<!\w){_M}\.?\s+{_D}{_NTH}(?:,\s*|\s+){_Y}(?!\d)", "March 10, 2021"),
    DateForm(
        "weekday day month",
        rf"(?<!\w){_W}(?:-feira)?,?\s+(?:the |den |dem |le |el )?{_D}{_NTH}\.?\s+(?:of |de )?{_M}(?!\w)",
        "Monday, 11 August",
    ),
    DateForm("weekday month day", rf"(?<!\w){_W},?\s+{_M}\.?\s+{_D}{_NTH}(?!\d)", "Monday, August 11"),
)


class FoundDate(NamedTuple):
    """A date in a text: where it stands, and what it says (None without evidence of its year)."""

    start: int
    end: int
    date: Date | None


@cache
def _compiled() -> tuple[re.Pattern[str], ...]:
    # Titles print their months and what links them in capitals.
    return tuple(re.compile(form.pattern, re.IGNORECASE) for form in FORMS)


class _Names(NamedTuple):
    months: dict[str, int]
    weekdays: dict[str, int]


@lru_cache(maxsize=64)
def _names_in(language: str) -> _Names:
    """Return the names of months (from 1) and weekdays (from 0) of one language; none of one that nobody knows."""
    widths = ("wide", "abbreviated") if language in _READ_FIRST else ("wide",)
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for kind, first, found in (("month", 1, months), ("weekday", 0, weekdays)):
        for context in ("format", "stand-alone"):
            for width in widths:
                for number, name in enumerate(calendar_names(language, kind, width, context), first):
                    # "segunda" stands for "segunda-feira"
                    for form in {name, name.partition("-")[0]}:
                        found.setdefault(form.casefold().strip("."), number)
    return _Names(months, weekdays)


@cache
def _names(languages: tuple[str, ...]) -> _Names:
    found = [_names_in(language) for language in languages]
    months = {word: number for names in reversed(found) for word, number in names.months.items()}
    weekdays = {word: number for names in reversed(found) for word, number in names.weekdays.items()}
    return _Names(months | _OTHER_MONTHS, weekdays | _OTHER_WEEKDAYS)


def find_month(word: str, language: str | None = None) -> int | None:
    """Return the number of the month that a word names, None where it names none.

    Args:
        word: A name or its common short form, with or without a full stop.
        language: Tried first, as some names mean two months in two languages.
    """
    word = word.casefold().strip(".")
    if language in _READ_FIRST:
        return _names(_READ_FIRST).months.get(word)
    own = _names_in(language).months.get(word) if language else None
    return own or _names(_READ_FIRST).months.get(word) or _names(_READ_LATER).months.get(word)


def find_weekday(word: str) -> int | None:
    """Return the number of the weekday that a word names, Monday being 0; None where it names none."""
    return _names(_READ_FIRST).weekdays.get(word.casefold().strip("."))


@lru_cache(maxsize=4_096)
def is_when_word(word: str) -> bool:
    """Return whether a word beside a date says only when: a weekday, "at", "Uhr", "date"."""
    word = word.casefold().strip(".,")
    return word in _when_words() or find_weekday(word) is not None


@cache
def _when_words() -> frozenset[str]:
    return words_of("weekday_word")


def _full_year(digits: str) -> int:
    digits = digits.replace(".", "")
    return int(digits) if len(digits) > 2 else 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)


def _make_date(year: int, month: int, day: int) -> Date | None:
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def _read_match(
    match: re.Match[str], language: str | None, years: frozenset[int], *, month_first: bool
) -> tuple[bool, Date | None]:
    """Read a match into (is a date, its value)."""
    groups = match.groupdict()
    day = int(groups["d"])
    if groups["m"].isdigit():
        month: int | None = int(groups["m"])
        if "sep" in groups and ((month_first and day <= 12 and groups["sep"] == "/") or (month or 0) > 12):
            day, month = month or 0, day
    else:
        month = find_month(groups["m"], language)
    if not month or not 1 <= month <= 12 or not 1 <= day <= 31:
        return False, None
    if "w" in groups and find_weekday(groups["w"]) is None:
        return False, None
    if "y" in groups:
        year = _ERAS[groups["e"]] + int(groups["y"]) if "e" in groups else _full_year(groups["y"])
        value = _make_date(year, month, day)
        return value is not None, value
    weekday = find_weekday(groups["w"])
    # The year is inferred only if exactly one year in the text gives this weekday.
    fitting = [
        found for year in sorted(years) if (found := _make_date(year, month, day)) and found.weekday() == weekday
    ]
    return True, fitting[0] if len(fitting) == 1 else None


def find_dates(
    text: str, *, language: str | None = None, years: frozenset[int] = frozenset(), month_first: bool = False
) -> list[FoundDate]:
    """Return the dates in a text, in order, none overlapping.

    ``years``: those named in the document, the evidence for a date without one. ``month_first``: how
    "03/04/2020" reads.
    """
    taken: list[FoundDate] = []
    if not any(map(str.isdecimal, text)):
        return taken
    for pattern in _compiled():
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            dated, value = _read_match(match, language, years, month_first=month_first)
            if dated:
                taken.append(FoundDate(match.start(), match.end(), value))
    return sorted(taken, key=lambda found: found.start)


def is_month_first(text: str, language: str | None) -> bool:
    """Tell how a document orders "03/04/2020": by a date in it that only one order allows, else by language."""
    # Looked for by its first slash, which is found sooner than a digit.
    for match in re.finditer(rf"/(\d{{1,2}})/(?:{_YEAR}|\d\d)(?![\d/])", text):
        day = re.search(r"(?<![\d/])\d{1,2}$", text[max(0, match.start() - 3) : match.start()])
        first, second = int(day[0]) if day else -1, int(match[1])
        if first > 12 >= second:
            return False
        if second > 12 >= first >= 0:
            return True
    return language == "en" and bool(_MONTH_FIRST.search(text))


def find_years(text: str) -> frozenset[int]:
    """Return the years that a text names, in addresses too."""
    return frozenset(int(year) for year in re.findall(rf"(?<!\d){_YEAR}(?!\d)", text))
