"""The fixed words of what minutekit writes, and its dates, in each language it knows."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.language.fixed_words import Wording, load_wording
from minutekit.schema import LANGUAGES

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def tag_language(language: str | None) -> str:
    """Return the language as a tag that HTML and Word take (BCP 47), "" if it is none or not well formed."""
    return language if language and _TAG.fullmatch(language) else ""


_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def is_right_to_left(language: str | None) -> bool:
    """Return whether the language is written from right to left."""
    return language in _RIGHT_TO_LEFT


def wording_for(language: str | None) -> Wording:
    """Return the fixed words of a language by its two-letter code, the English ones for any other."""
    return load_wording(language if language and language in LANGUAGES else "en")


def format_date(date: Date, language: str | None) -> str:
    """Write a date out in full in one of the known languages, in ISO form for any other."""
    if (language or "en") not in LANGUAGES:
        return date.isoformat()
    wording = wording_for(language)
    day = wording.first if date.day == 1 else str(date.day)
    return wording.date.format(day=day, month=wording.months[date.month - 1], year=date.year)
