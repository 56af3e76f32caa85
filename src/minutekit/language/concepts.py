"""What a text speaks of, as countable concepts."""

from __future__ import annotations

import itertools
from functools import lru_cache

from minutekit.language.words import stem, stop_words, tokenise


def find_concepts(text: str, language: str | None) -> list[str]:
    """Return the concepts of a text: its words, then its pairs of neighbouring words, each in order, repeats kept.

    Content words are stemmed ("hous"), function words stay as they are; a pair is two of them with a
    space between ("social hous", "of care"). These are the units by whose coverage a summary is judged
    (Gillick and Favre 2009, "A scalable global model for summarization").
    """
    forms = [_form(word, language) for word in tokenise(text)]
    return [*forms, *(f"{left} {right}" for left, right in itertools.pairwise(forms))]


@lru_cache(maxsize=200_000)
def _form(word: str, language: str | None) -> str:
    return word if word in stop_words(language) else stem(word, language)
