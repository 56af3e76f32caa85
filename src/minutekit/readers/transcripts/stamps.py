"""When a chat or transcript says that something was said: days and hours as programs print them in any country."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from minutekit.lexicon import calendar_names
from minutekit.readers.transcripts.cues import read_time

CLOCK = r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?"
"""The clock of a recording."""

_BLANK = r"[ \u00a0\u202f]"
_AFTER_NOON = ("pm", "μμ", "م", "下午", "午後", "오후")
_BEFORE_NOON = ("am", "πμ", "ص", "上午", "午前", "오전")
HALF = rf"{_BLANK}?(?:[AaPp]\.?{_BLANK}?[Mm]\b\.?|[πμ]\.?μ\.?|[صم](?!\w))"
_HALF_BEFORE = rf"(?:[上下]午|午[前後]|오[전후]){_BLANK}?"
HOUR = (
    rf"(?:{_HALF_BEFORE})?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?:\.\d{{1,6}})?(?:{HALF})?"
    r"(?: ?(?:Z|UTC|GMT)\b|[+-]\d{2}:?\d{2}\b)?"
)
"""An hour of the day, with what says which half of it or where on earth."""

_SPLIT = rf"(?:[./-]{_BLANK}?|[年月]{_BLANK}?|[년월]{_BLANK}?)"
_NUMERIC = rf"\d{{1,4}}{_SPLIT}\d{{1,2}}{_SPLIT}\d{{1,4}}(?:\.|日|일|{_BLANK}г\.)?"
_WORDED = r"\d{1,2}\.?[ -](?:de )?[^\W\d_]{3,12}\.?,?[ -](?:de )?\d{2,4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4}"
DATE = rf"(?:(?:[^\W\d_]{{2,12}}\.?,? )?(?:{_NUMERIC}|{_WORDED}))"
"""A day in numbers or with its month in words, its weekday before it or not."""

JOIN = rf"(?:[,،]?{_BLANK}(?:[^\W\d_]{{1,4}}{_BLANK}){{0,2}}|T)"
"""What stands between day and hour: a comma, "at", "klo", "a las"."""

STAMP = rf"(?:(?P<day>{DATE}){JOIN}(?P<time>{HOUR})|(?P<time_first>{HOUR}),?[ ](?P<day_last>{DATE}))"

_NUMBER = re.compile(r"\d+")
_OFFSET = re.compile(r"[+-]\d{2}:?\d{2}$")
_DAY = re.compile(rf"\s*{DATE}(?![\w])|\s*{_NUMERIC}(?=T)")
_MONTH = re.compile(r"[^\W\d_]{3,12}")
_MOST_MONTHS = 12
_CENTURY = 2000


def read_clock(text: str | None, *, day: bool = False) -> float | None:
    """Return a time in seconds: a recording's clock, an hour of the ``day``, or "1 minute 4 seconds"; None for None."""
    if not text:
        return None
    numbers = [int(number) for number in _NUMBER.findall(_OFFSET.sub("", text))]
    if not day and ":" in text:
        return read_time(text)
    if not day:
        return float(sum(number * 60**place for place, number in enumerate(reversed(numbers[-3:]))))
    hours, minutes, seconds = (*numbers, 0, 0)[:3]
    half = "".join(sign for sign in text.casefold() if sign.isalpha())
    if half in _AFTER_NOON + _BEFORE_NOON:
        hours = hours % 12 + (12 if half in _AFTER_NOON else 0)
    return float((hours * 60 + minutes) * 60 + seconds)


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in ("en", "es", "pt", "fr", "de", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "ro", "tr", "ca"):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, word in enumerate(calendar_names(language, "month", width, context), 1):
                    found.setdefault(word.casefold().strip("."), number)
    return found


def _read_parts(stamp: str) -> tuple[int, int, int] | None:
    """Return the three numbers of a day in their order, a month's word as 0 before its number is known."""
    numbers = [int(number) for number in _NUMBER.findall(stamp)]
    return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None


def _make_date(year: int, month: int, day: int) -> dt.date | None:
    year += _CENTURY if year < 100 else 0
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _read_worded(stamp: str) -> dt.date | None:
    numbers = [int(number) for number in _NUMBER.findall(stamp)]
    month = next((_months()[word] for word in map(str.casefold, _MONTH.findall(stamp)) if word in _months()), None)
    if month is None or len(numbers) != 2:
        return None
    return _make_date(
        max(numbers) if max(numbers) > 31 else numbers[1], month, min(numbers) if max(numbers) > 31 else numbers[0]
    )


def read_days(stamps: Iterable[str], *, month_first: bool) -> dict[str, dt.date | None]:
    """Return the day that each stamp names ("14/03/2024", "14 Mar 2024"), None where there is none such.

    Which number is the month is the same in all: a number over 12 shows it, then the order in which the days go
    forward; ``month_first`` decides where neither does. Years of two digits are of this century.
    """
    distinct = list(dict.fromkeys(stamps))
    numeric = {stamp: parts for stamp in distinct if (parts := _read_parts(stamp))}

    def read(month_at: int) -> dict[str, dt.date | None]:
        found: dict[str, dt.date | None] = {}
        for stamp in distinct:
            parts = numeric.get(stamp)
            if parts is None:
                found[stamp] = _read_worded(stamp)
            elif parts[0] > 31:
                found[stamp] = _make_date(*parts)
            else:
                found[stamp] = _make_date(parts[2], parts[month_at], parts[1 - month_at])
        return found

    orders = (read(0), read(1)) if month_first else (read(1), read(0))
    return max(orders, key=_plausibility)


def _plausibility(days: dict[str, dt.date | None]) -> tuple[int, int]:
    """Rank a reading of all stamps: by the days that there are, then by how seldom they go back."""
    known = [day for day in days.values() if day]
    return len(known), -sum(later < earlier for earlier, later in pairwise(known))


def only_day(days: Sequence[dt.date | None]) -> dt.date | None:
    """Return the one day on which all was said, None for several or none."""
    distinct = set(days)
    return distinct.pop() if len(distinct) == 1 else None


def find_day(text: str) -> dt.date | None:
    """Return the day that a text begins with, "2024-03-14T10:00" or "Thursday, 14 March 2024"; None for any other."""
    match = _DAY.match(text)
    return only_day(list(read_days([match[0]], month_first=False).values())) if match else None
