"""Words that join a point to the talk around it and go before it is reported, and words that bind; all of the lexicon.

What goes is only deleted. None of it touches a negation ("no", "not"), a hedge ("I think", "maybe", "sort of") or a
number, for those change what was said.
"""

from __future__ import annotations

import re
from functools import cache

from minutekit.language.patterns import compile_late
from minutekit.lexicon import LANGUAGES, fill_phrases, holds_phrase, line_words, load_numbers

_MARKS = r"\s,.;:!…–—"
_NAME = r",?\s+(?-i:[A-ZÀ-ÖØ-Þ])[\w'’-]+(?:\s(?-i:[A-ZÀ-ÖØ-Þ])[\w'’-]+)?(?=\s*[.!])"
_OPENERS = "|".join(
    (
        r"{thanks_to}" + _NAME,
        r"(?!{opener_bound}(?!\w)){opener}",
        r"{opener_joined}(?=\s)",
        r"{opener_with_mark}(?=\s*[,.!;–—])",
        r"{opener_of_clause}(?=\s+{clause_subject}\b)",
    )
)
_TAILS = r"(?:,\s*{tail_behind_comma}|\s{tail})[\s.,;:…?–—-]*$"

NEGATION = compile_late(r"(?<!\w){negates}(?!\w)", re.IGNORECASE)
"""Words that turn a statement round, in all languages at once: taking one for another costs nothing."""

HEDGE = compile_late(r"(?<!\w){hedges}(?!\w)", re.IGNORECASE)
"""Words that bound a statement; a short sentence that holds one belongs to its neighbour."""

BINDING = compile_late(r"(?<!\w)(?:{negates}|{hedges})(?!\w)", re.IGNORECASE)


@cache
def opener_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of what opens a sentence and only joins it to what was said, with the marks about it."""
    source = f"^[{_MARKS}-]*(?:{_OPENERS})(?![\\w'’/-])[{_MARKS}]*"
    return re.compile(fill_phrases(source, language), re.IGNORECASE)


@cache
def tail_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of words left hanging at the end."""
    return re.compile(fill_phrases(_TAILS, language))


@cache
def repeatable_words(language: str) -> frozenset[str]:
    """Return function words that stand twice in a row only by a stutter.

    Words with an honest double ("that that", "had had", "nous nous", "die die") and all negations are left out.
    """
    return frozenset(line_words("repeatable", language)) if language in LANGUAGES else frozenset()


def holds_number(text: str) -> bool:
    """Return whether a text holds a number above one, in digits or in words: what holds one answers something."""
    told = load_numbers()
    return (
        any(map(str.isdigit, text))
        or any(told.get(word, 0) > 1 for word in re.findall(r"\w+", text.lower()))
        or holds_phrase(text, "large_number")
    )
