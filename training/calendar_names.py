"""Build models/calendar/names.tsv: the names of months and weekdays, and words for spans of time, by Babel.

usage: python -m training.calendar_names
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Literal

from babel import Locale, localedata
from babel import __version__ as version
from babel.dates import format_timedelta

TARGET = Path(__file__).resolve().parent.parent / "models" / "calendar" / "names.tsv"
SHORT_TOO = ("en", "es", "pt", "fr", "de", "it", "nl", "ca", "pl", "cs", "sv", "da", "nb", "fi", "ro", "tr")
"""Languages whose short names are read as well."""
SPANS_OF = SHORT_TOO[:8]
SPANS: dict[Literal["day", "week", "month"], int] = {"day": 1, "week": 7, "month": 30}
HEAD = """\
# language, kind, context, width, names in their order: months from January, weekdays from Monday. What stands alone as it
# stands in a date is written once. Unicode CLDR, by way of Babel {version}.
"""
_WORD = re.compile(r"[^\W\d_]+")


def list_names(language: str) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield (kind, context, width, names) of a language."""
    locale = Locale.parse(language)
    for kind, names in (("month", locale.months), ("weekday", locale.days)):
        for width in ("wide", "abbreviated") if language in SHORT_TOO else ("wide",):
            before: tuple[str, ...] = ()
            for context in ("format", "stand-alone"):
                found = tuple(names[context][width][number] for number in sorted(names[context][width]))
                if found != before:
                    yield kind, context, width, found
                before = found


def list_spans(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words for a day, a week and a month, alone and several, as they stand in and without "in 5 days"."""
    for unit, days in SPANS.items():
        texts = [
            format_timedelta(
                timedelta(days=days * count), unit, threshold=99, locale=language, add_direction=ahead
            ).partition(str(count))[2]
            for count in (1, 5)
            for ahead in (False, True)
        ]
        yield unit, tuple(dict.fromkeys(word.casefold() for text in texts for word in _WORD.findall(text)))


def build() -> str:
    """Return the file."""
    rows = []
    for language in sorted({"tl", *(code for code in localedata.locale_identifiers() if len(code) == 2)}):
        named = list(list_names(language))
        if any(map(str.isalpha, "".join(named[0][3]))):
            rows += ["\t".join((language, *row[:3], "|".join(row[3]))) for row in named]
        if language in SPANS_OF:
            rows += ["\t".join((language, "span", unit, "", "|".join(words))) for unit, words in list_spans(language)]
    return HEAD.format(version=version) + "\n".join(rows) + "\n"


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8", newline="\n")
