"""What people leave out of a line when they report it: frames, fillers; and words that bind; all of the lexicon.

A frame is the beginning that says that something was said ("It was noted that ..."), never that it was decided,
proposed, doubted or denied: those change what is reported.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from minutekit.digests.completeness import FINITE
from minutekit.digests.joints import BINDING
from minutekit.language.patterns import compile_late
from minutekit.lexicon import LANGUAGES, fill_phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.language.tagging import Token

LEAST_LEFT = 3
"""So many words must be left behind a frame: "discussed the new roof" is no better as "the new roof"."""

_LONGEST_SUBJECT = 6

CONSEQUENCE = compile_late(r"{consequence}\b", re.IGNORECASE)
"""Words that open what follows from a condition before them: "if it rains, ..., then ..."."""

COMPLEMENTS = compile_late(r"{complement}(?:(?<=['’])|\b)", re.IGNORECASE)
"""Words that begin what a verb before a comma needs: "it was reported, that ..."."""

HANGING = compile_late(r"(?<!\w){announcing}[\s.:]*$", re.IGNORECASE)
"""Ends that announce what was cut off."""

STATUS = compile_late(r"^\W*{became_of}\W*$", re.IGNORECASE)
"""A short sentence that says what became of what stands beside it."""

_SUBJECT = rf"^(?:\S+\s+){{0,{_LONGEST_SUBJECT}}}?"
_FRAMES = (
    _SUBJECT + r"{reporting},?\s+(?:\S+\s+){0,3}?{reported_that}\s*",
    _SUBJECT + r"{naming_matter}\s+",
    r"^(?:{there_is}['’\s]\s*(?={wanted_noun}\b)|{we_want} (?=\w+))",
)


@cache
def binder_pattern(language: str | None) -> re.Pattern[str]:
    """Return the pattern of words that tie what follows to what stands before: neither may be cut from the other."""
    spoken = (language or "en") if language in {None, *LANGUAGES} else None
    return re.compile(fill_phrases(r"{binder}\b", spoken), re.IGNORECASE)


@cache
def _padding(language: str) -> re.Pattern[str]:
    # "Not only the roof but also the wall": without its second half the pair says something else.
    # "Not just one" without its second word denies all.
    kept = fill_phrases(r"(?:{contrast}|{negates})")
    source = rf"(?P<kept>(?<!\w){kept}\s{{padding}}(?!\w))|(?<=\S)\s{{padding}}(?=\s\w)"
    return re.compile(fill_phrases(source, language), re.IGNORECASE)


@cache
def _links(language: str) -> re.Pattern[str]:
    return re.compile(fill_phrases(r"^{linking},?\s+(?=\w)", language), re.IGNORECASE)


def drop_padding(text: str, language: str | None) -> str:
    """Leave out what only ties a line to the one before it, and words inside it that say nothing."""
    if language is None:
        return text
    return _padding(language).sub(lambda match: match["kept"] or "", _links(language).sub("", text))


@cache
def _frames(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(fill_phrases(source, language), re.IGNORECASE) for source in _FRAMES)


def find_frame(text: str, language: str | None, tokens: Sequence[Token]) -> int:
    """Return how many characters of frame the text begins with, 0 for none.

    A frame that holds a negation or a hedge stays.
    """
    for pattern in _frames(language or "xx"):
        match = pattern.match(text)
        # "The figures reported show ...": the verb that follows is the sentence's own.
        if match and any(t.tag in FINITE and t.start - tokens[0].start == match.end() for t in tokens):
            continue
        if match and not BINDING.search(match.group()) and len(text[match.end() :].split()) >= LEAST_LEFT:
            return match.end()
    for token in tokens[:1]:
        # An adverb set off by a comma joins to what was said before.
        if (
            token.tag == "ADV"
            and text[token.end - tokens[0].start :].startswith(", ")
            and not BINDING.search(token.text)
        ):
            return token.end - tokens[0].start + 2
    return 0
