"""Patterns of rules: phrases of the lexicon stand in them by the name of their class.

``"{proposed_by}:? (?P<name>…)"`` is one rule for all languages. In the files of ``phrases/`` brackets choose
(``"carrie(s|d)"``), ``*`` stands for more letters, ``…`` for words of the same sentence.
"""

from __future__ import annotations

import re
from functools import cache

from minutekit.lexicon.calendar import calendar_names
from minutekit.lexicon.entries import LANGUAGES, load_entries, load_phrase_classes

_NAMED = re.compile(r"\{([a-z]\w+)(?::(\w\w))?\}")
_PARTS = re.compile(r"[*…'(.+?]")
_BETWEEN_BOUNDS = r"(?<!\w)(?:%s)(?!\w)"
_SIGNS = {"*": r"\w*", "…": r"[^.;?!]{0,60}?", "'": "['’]", "(": "(?:"}


@cache
def load_phrases(cls: str, language: str | None = None) -> str:
    """Return a pattern that matches the phrases of a class.

    Args:
        cls: A class of ``phrases/classes.txt``, "month" or "weekday".
        language: Two letters; all languages by default.

    Raises:
        KeyError: If there is no such class.
    """
    if cls in {"month", "weekday"}:
        return f"(?:{'|'.join(map(read_form, _calendar_names(cls)))})"
    if cls not in load_phrase_classes():
        raise KeyError(cls)
    forms = dict.fromkeys(
        form
        for spoken in LANGUAGES
        if language in {None, spoken}
        for entry in load_entries(spoken, "phrases")
        if entry.cls == cls
        for form in entry.forms
    )
    # The longest first, so that none hides another that it begins.
    written = (read_form(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    return f"(?:{'|'.join(written)})" if forms else "(?!)"


def _calendar_names(cls: str) -> list[str]:
    """Return the names of months, short ones as well, or of weekdays."""
    widths = ("wide", "abbreviated") if cls == "month" else ("wide",)
    found = (name for language in LANGUAGES for width in widths for name in calendar_names(language, cls, width))
    names = {name.strip(".").partition("-")[0] for name in found}
    return sorted({name for name in names if not name.isdigit()}, key=lambda name: (-len(name), name))


def read_form(form: str) -> str:
    """Return the pattern of one form as it stands in a file."""
    return _PARTS.sub(lambda match: _SIGNS.get(match[0], f"\\{match[0]}"), form)


def fill_phrases(pattern: str, language: str | None = None) -> str:
    """Put the phrases of each class that a pattern names in its place.

    Args:
        pattern: A pattern with classes in braces, ``"{carried}"``, or ``"{carried:de}"`` for one language's alone.
        language: Two letters; all languages by default.
    """
    if "{" not in pattern:
        return pattern
    return _NAMED.sub(lambda match: load_phrases(match[1], match[2] or language), pattern)


@cache
def compile_phrases(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern with its phrases in place, once."""
    return re.compile(fill_phrases(pattern), flags)


def is_phrase(text: str, *classes: str) -> bool:
    """Return whether a whole text is a phrase of one of some classes."""
    return compile_phrases("|".join(f"{{{cls}}}" for cls in classes)).fullmatch(text) is not None


def holds_phrase(text: str, *classes: str) -> bool:
    """Return whether a phrase of one of some classes stands in a text, between the bounds of words."""
    return compile_phrases(_BETWEEN_BOUNDS % "|".join(f"{{{cls}}}" for cls in classes)).search(text) is not None
