"""Names of months and weekdays and words for spans of time, from the locale data (Unicode CLDR).

They are kept as a table that ``training/calendar_names.py`` writes with Babel, which itself takes as long to read them
as thirty pages take.
"""

from __future__ import annotations

from functools import cache

from minutekit.lexicon.resources import resource_path


@cache
def _rows() -> dict[tuple[str, ...], tuple[str, ...]]:
    rows: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in resource_path("calendar/names.tsv").read_text(encoding="utf-8").splitlines():
        if line[0] != "#":
            *key, names = line.split("\t")
            rows[tuple(key)] = tuple(names.split("|"))
    return rows


def calendar_names(language: str, kind: str, width: str = "wide", context: str = "format") -> tuple[str, ...]:
    """Return the names of months, from January, or of weekdays, from Monday.

    Args:
        language: Two letters.
        kind: ``"month"`` or ``"weekday"``.
        width: ``"wide"``, or ``"abbreviated"`` for languages that minutes are mostly written in.
        context: ``"format"`` as in a date ("de gener"), ``"stand-alone"`` without one ("gener").

    Returns:
        The names in order; none of a language that nobody knows.
    """
    rows = _rows()
    return rows.get((language, kind, context, width)) or rows.get((language, kind, "format", width), ())


def span_words(language: str, unit: str) -> tuple[str, ...]:
    """Return the words of a language for days, weeks or months, in lower case: "Tag", "Tage", "Tagen".

    Args:
        language: Two letters, of the languages of the lexicon.
        unit: ``"day"``, ``"week"`` or ``"month"``.
    """
    return _rows().get((language, "span", unit, ""), ())
