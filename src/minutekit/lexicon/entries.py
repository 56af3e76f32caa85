"""The entries of the lexicon: read from one text file a language, forms written out."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from minutekit.lexicon.classes import PARTS

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl", "ca", "xx")
"""Languages with a file; ``xx`` holds what languages share, and label words of others."""

_FOLDER = Path(__file__).parent
_CHOICE = re.compile(r"\(([^()]*)\)")
# German is written without its special letters as well, and in Switzerland without "ß".
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Entry(NamedTuple):
    """Forms of one class in one language, with an example that holds one of them."""

    cls: str
    language: str
    forms: tuple[str, ...]
    example: str


def expand_form(pattern: str) -> list[str]:
    """Write the choices of a pattern out.

    Args:
        pattern: Words with choices in round brackets, one of which may be empty: ``"chair(|man|woman)"``.

    Returns:
        The forms in order, with single spaces: ``["chair", "chairman", "chairwoman"]``.
    """
    parts = _CHOICE.split(pattern)
    choices = product(*(part.split("|") if at % 2 else (part,) for at, part in enumerate(parts)))
    forms = [" ".join("".join(chosen).split()) for chosen in choices]
    # A choice within a choice is left for the next round.
    return [form for outer in forms for form in expand_form(outer)] if "(" in forms[0] or "(" in forms[-1] else forms


@cache
def load_phrase_classes() -> dict[str, str]:
    """Return the classes of the phrases that rules are made of, with what each says."""
    lines = (_FOLDER / "phrases" / "classes.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" :: ", 1) for line in lines if line and line[0] != "#")


@cache
def load_entries(language: str, part: str = "") -> tuple[Entry, ...]:
    """Read one language's file.

    Args:
        language: One of ``LANGUAGES``.
        part: ``"points"`` for the words that show what kind a point is, ``"lines"`` for those that tell what a line of
            a digest needs, ``"pages"`` for those that web pages carry around their text, ``"phrases"`` for what rules
            are made of, with its choices as they stand; by default the words of labels and lines.

    Returns:
        Its entries in the order of the file.

    Raises:
        ValueError: If a line is neither a class, an entry nor a comment.
    """
    entries: list[Entry] = []
    cls = ""
    known = load_phrase_classes() if part == "phrases" else PARTS[part]
    for number, line in enumerate((_FOLDER / part / f"{language}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line[0] == "#":
            continue
        if line[0] == "[" and line[-1] == "]" and line[1:-1] in known:
            cls = line[1:-1]
            continue
        patterns, sign, example = line.rpartition(" :: ")
        if not sign or not cls:
            message = f"{language}.txt, line {number}: expected “[class]” or “forms :: example”"
            raise ValueError(message)
        forms: list[str] = []
        for pattern in patterns.split(","):
            if "(" in pattern and part != "phrases":
                forms += expand_form(pattern)
            else:
                forms.append(pattern.strip())
        if language == "de":
            forms += [form.translate(_SPELT_OUT) for form in forms if not form.isascii()]
        entries.append(Entry(cls, language, tuple(dict.fromkeys(forms)), example))
    return tuple(entries)


@cache
def words_of(*classes: str) -> frozenset[str]:
    """Return all forms of some classes in all languages, as written in the files.

    Args:
        classes: Names of classes.
    """
    return frozenset(
        form
        for language in LANGUAGES
        for entry in load_entries(language)
        if entry.cls in classes
        for form in entry.forms
    )


@cache
def load_numbers() -> dict[str, int]:
    """Return the numbers that words of all languages say."""
    found: dict[str, int] = {}
    for line in (_FOLDER / "phrases" / "numbers.txt").read_text(encoding="utf-8").splitlines():
        words = line.partition(": ")[2].split() if line[:1] != "#" else []
        for number, word in enumerate(words):
            name, _, told = word.partition("=")
            found[name] = int(told or number)
    return found


@cache
def line_words(cls: str, language: str | None) -> tuple[str, ...]:
    """Return the forms of a class of ``LINE_CLASSES``, in the order of the file.

    Args:
        cls: Its name.
        language: Its language; those of all languages for one without a file.
    """
    spoken = (language, "xx") if language in LANGUAGES else LANGUAGES
    found = [form for one in spoken for entry in load_entries(one, "lines") if entry.cls == cls for form in entry.forms]
    return tuple(dict.fromkeys(found))


@cache
def line_pattern(cls: str, language: str | None) -> re.Pattern[str]:
    """Return a pattern of the words of a class of ``LINE_CLASSES``, whole, in lower and upper case."""
    forms = sorted(line_words(cls, language), key=len, reverse=True)
    spelt = "|".join(
        r"[\s'’.-]{1,2}".join(form.rstrip("*").split(" ")) + (r"\w*" if form[-1] == "*" else "") for form in forms
    )
    return re.compile(rf"\b(?:{spelt or '(?!)'})\b", re.IGNORECASE)
