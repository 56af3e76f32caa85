"""The day on which all messages of a chat were written, from the numbers beside their hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

_NUMBERS = re.compile(r"[0-9]{1,4}")
_CENTURY = 2000
_MOST_MONTHS = 12


def read_day(stamps: Sequence[str], *, month_first: bool) -> dt.date | None:
    """Return the one day that all the stamps name ("14/03/2024"), None where there are several or none.

    A number over 12 shows the order; ``month_first``: the order where none does. Years of two digits are of
    this century.
    """
    if not stamps or len(set(stamps)) > 1:
        return None
    parts = _NUMBERS.findall(stamps[0])
    if len(parts) != 3:
        return None
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        year, month, day = first, second, third
    else:
        year = third + (_CENTURY if len(parts[2]) <= 2 else 0)
        swapped = second > _MOST_MONTHS or (month_first and first <= _MOST_MONTHS)
        day, month = (second, first) if swapped else (first, second)
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
