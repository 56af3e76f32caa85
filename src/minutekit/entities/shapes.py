"""What a name looks like: capitals, particles, titles, and words that no name holds."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.lexicon import label_classes, words_of

_FORMS = words_of("title")
TITLES = frozenset(form.replace(" ", joint) for form in _FORMS for joint in ("", ".", ".-"))
"""Titles before names as one word in lower case, without their last full stop: "mr", "sig.ra"."""
PARTICLES = frozenset(word for form in words_of("particle") for word in form.split()) | {"’t", "'t", "y", "e", "i"}
"""Small words within names."""
NOT_NAMES = frozenset(
    form for form in words_of("heading_word", "meeting", "document") if " " not in form and "*" not in form
)
"""Words that fill labels and headings in title case and are not parts of names."""
# Words that open a label or sentence; a name may hold them later on.
_OPEN_SENTENCES = ("function_word", "auxiliary", "and", "do", "decide")
_FIRST_OF_LABELS = (
    "yes first second third last many few call order roll time place room general final note main hora orden ordem"
)
_FIRST_OF_LABELS += " local heure lieu ort data luogo"
NOT_FIRST = frozenset(form for form in words_of(*_OPEN_SENTENCES) if " " not in form) | set(_FIRST_OF_LABELS.split())
# Given names that are small words of some language, too.
_SMALL_NAMES = (
    "ai al an art aura chase dai dan den don ed elke ella elle els era esa grant ha han ho ido jo kan kim le lou ma"
)
_SMALL_NAMES += (
    " mai mark max may mia min mit nel om on per ping re sam seva sia sina so son su sue una uns vi vid wil will"
)
_GIVEN_TOO = frozenset(_SMALL_NAMES.split())
# Names of one letter and particles open names: "De Luca", "Van Dam", "A. Osei", "I. Holm".
NOT_FIRST -= PARTICLES | _GIVEN_TOO | frozenset("abcdefghijklmnopqrstuvwxyz")

# An office stands for whoever holds it; "Sala" and "Page" are surnames.
_NAMES_TOO = {"office", "officer", "place", "field"}

# Endings of nouns for things; a few given names have them too.
_THING = re.compile(
    r".{5}ung(?:en)?$|.{3}(?:tions?|tionen|[cs]i[oó]n|ciones|ção|ções|zion[ei]|(?:heit|keit|schaft|ierung|"
    r"etzung|tät)(?:en)?)$",
    re.IGNORECASE,
)
_GIVEN_THINGS = (
    "concepción asunción encarnación ascensión visitación purificación conceição assunção anunciação hession"
)
_NO_THINGS = frozenset(_GIVEN_THINGS.split())

# "d'Artagnan", "’t Hooft"; "s'occupe" is no name.
_ELIDED = re.compile(r"[^\W\d_]{0,2}['’](?:t$|[^\W\d_a-zß-öø-ÿ])")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’‘\-‐][^\W\d_]+)*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.?")
_MOST_TOKENS = 6
_LONGEST_ACRONYM = 3


def is_title(word: str) -> bool:
    """Return whether a word is a title before names: "Mr.", "Sig.ra"."""
    return word.casefold().strip(".") in TITLES


def _is_name_token(token: str) -> bool:
    bare = token.strip(".,'’\"‘“”-")
    if not bare or any(sign.isdigit() for sign in bare) or not _NAME_WORD.fullmatch(bare):
        return False
    return not bare[0].islower() or _ELIDED.match(bare) is not None


@lru_cache(maxsize=16_384)
def is_name(text: str, *, single: bool = True) -> bool:
    """Return whether a text is shaped like a person's name: one to six capitalised words, particles allowed.

    Args:
        text: The whole of what may be a name, titles included.
        single: A name of one word counts.
    """
    text = text.strip().strip(",;")
    if "," in text or ";" in text:
        return False
    tokens = [token for token in text.split() if not is_title(token)]
    if not tokens and len(text) <= _LONGEST_ACRONYM and text.isupper():
        tokens = [text]  # initials that a title has as well: "MG"
    proper = [token for token in tokens if token.casefold() not in PARTICLES or token[0].isupper()]
    if not proper or len(tokens) > _MOST_TOKENS or not all(map(_is_name_token, proper)) or _is_phrase(tokens, proper):
        return False
    if tokens[-1].casefold() in PARTICLES and tokens[-1].islower():
        return False
    if len(proper) == 1:
        return single and len(proper[0].strip(".")) > 1
    return any(len(token.strip(".")) > 1 for token in proper)


def _is_initials(token: str) -> bool:
    return (token.isupper() or "." in token) and _INITIALS.fullmatch(token) is not None


def _is_phrase(tokens: list[str], proper: list[str]) -> bool:
    """Return whether capitalised words are a label, a heading or acronyms rather than a name."""
    words = [token.casefold().strip(".,'’\"") for token in proper if not _is_initials(token)]
    if any(_THING.search(word) and word not in _NO_THINGS for word in words):
        return True
    if any(word in NOT_NAMES or (word[-1:] == "s" and word[:-1] in NOT_NAMES) for word in words):
        return True
    if (not _is_initials(tokens[0]) and tokens[0].casefold().strip(".,'’\"") in NOT_FIRST) or label_classes(
        " ".join(proper)
    ) - _NAMES_TOO:
        return True
    return len(proper) > 1 and all(
        len(token) <= _LONGEST_ACRONYM and token.isupper() and token.isalpha() for token in proper
    )


def initials(name: str) -> str:
    """Return the first letters of a name's words, particles and titles left out."""
    words = [
        word
        for word in re.split(r"[\s-]+", name)
        if word and not is_title(word) and (word[0].isupper() or word.casefold() not in PARTICLES)
    ]
    return "".join(word[0].upper() for word in words)
