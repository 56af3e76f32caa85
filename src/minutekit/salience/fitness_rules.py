"""What makes a point more or less fit to be reported than another; the words stand in the lexicon's ``phrases``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from minutekit.lexicon import fill_phrases

Medium = Literal["written", "spoken"]


@dataclass(frozen=True, slots=True)
class FitnessRule:
    """``factor``: what fitness is multiplied by where ``pattern`` is found (lower and upper case alike).

    ``languages`` empty: in every language. ``medium``: for notes or for talk alone (measured: "should" and
    "have to" mark no better points in transcripts).
    """

    name: str
    factor: float
    pattern: str
    reason: str
    languages: tuple[str, ...] = ()
    medium: Medium | None = None


_START = r"^\W*(?:(?:and|but|so|well|yes|yeah|okay|y|pero|e|mas|et|mais|und|aber|ma)\b\W*)*"
_OTHERS = ("es", "pt", "fr", "de", "it")

FITNESS_RULES: tuple[FitnessRule, ...] = (
    FitnessRule("link", 0.15, r"https?://\S|\bwww\.\w", "points elsewhere, says little itself"),
    FitnessRule("illegible", 0.5, r"\(\?+\)|\?\?|…\s*\?\s*$", "the note-taker did not catch it"),
    FitnessRule("procedure", 0.2, r"(?<!\w){runs_call}(?!\w)", "keeps the meeting going"),
    FitnessRule("housekeeping", 0.3, r"(?<!\w){housekeeping}(?!\w)", "keeps the committee going"),
    FitnessRule("reaction", 0.3, _START + r"{reaction}\b(?:\W+\w+){0,5}\W*$", "answers, says nothing new", ("en",)),
    FitnessRule("reaction", 0.3, _START + r"{reaction}\b(?:\W+\w+){0,3}\W*$", "answers, says nothing new", _OTHERS),
    FitnessRule("dependent", 0.5, _START + r"{opens_half}(?!\w)[^,;:?]*$", "is half a sentence", medium="spoken"),
    FitnessRule("unfinished", 0.3, r"(?<!\w){open_end}\s*[,.…?!–—-]*\s*$", "breaks off", ("en",), "spoken"),
    FitnessRule("unfinished", 0.3, r"(?<!\w){open_end}\s*[,.…–—-]*\s*$", "breaks off", _OTHERS, "spoken"),
    FitnessRule("fragment", 0.4, r"^(?!.*(?<!\w){clause_sign}(?!\w))", "has no verb in sight", ("en",), "spoken"),
    FitnessRule("personal", 0.75, _START + r"{of_oneself}(?!\w)", "is about the speaker", medium="spoken"),
    FitnessRule(
        "leaning", 0.7, _START + r"{leaning}(?=['’\s])(?!\s+{leaning_no_more}(?!\w))", "leans on what was said"
    ),
    FitnessRule("claim", 1.3, r"(?<!\w){claim}(?:(?<=['’])|(?!\w))", "says what ought to be", medium="written"),
)


@cache
def find_rules(language: str, medium: Medium | None = None) -> tuple[tuple[FitnessRule, re.Pattern[str]], ...]:
    """Return the rules that hold in a language, in what is written or said, with their patterns."""
    return tuple(
        (rule, re.compile(fill_phrases(rule.pattern, language), re.IGNORECASE))
        for rule in FITNESS_RULES
        if (not rule.languages or language in rule.languages) and (medium is None or rule.medium in {None, medium})
    )


def matches_rule(name: str, text: str, language: str | None) -> bool:
    """Return whether a rule of a name ("housekeeping") is found in a text of the language, English by default."""
    return any(pattern.search(text) for rule, pattern in find_rules(language or "en") if rule.name == name)
