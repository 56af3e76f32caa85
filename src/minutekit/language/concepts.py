"""What a text speaks of, as countable concepts."""

from __future__ import annotations

from minutekit.language.words import stem, stop_words, tokenise

_LEAST_LETTERS = 2


def find_concepts(text: str, language: str | None) -> list[str]:
    """Return the concepts of a text in the order they come, repeats kept.

    A concept is the stem of a content word ("hous") or two neighbouring words of which at least one is
    a content word ("social hous", "of care"): the units whose coverage a summary is judged by (Gillick
    and Favre 2009, "A scalable global model for summarization").
    """
    function_words = stop_words(language)
    concepts: list[str] = []
    before: tuple[str, bool] | None = None
    for word in tokenise(text):
        is_content = word not in function_words and (len(word) >= _LEAST_LETTERS or not word.isalpha())
        form = stem(word, language) if is_content else word
        if is_content:
            concepts.append(form)
        if before is not None and (is_content or before[1]):
            concepts.append(f"{before[0]} {form}")
        before = (form, is_content)
    return concepts
