"""Points into the user's own themes: by the terms, the examples and the description of a codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from minutekit.language import stem_words, tokenise
from minutekit.language.words import carries_meaning
from minutekit.themes.terms import count_terms
from minutekit.themes.vectors import weigh_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from minutekit.schema import Codebook, CodebookTheme

_NEAR_EXAMPLE = 0.4
_NEAR_DESCRIPTION = 0.3
_SAME_TEXT = 10.0
_TERM_FOUND = 1.0
_PLURALS = ("", "s", "es")


def assign_to_codebook(texts: Sequence[str], codebook: Codebook, language: str | None) -> NDArray[np.int64]:
    """Return the codebook theme of each text, -1 for texts that are near none.

    In this order a text goes to the theme that has it as an example, whose terms it holds most of, whose
    example or description is nearest in words. A text with an excluded term stays out of that theme.
    On a tie the earlier theme wins.
    """
    if not texts or not codebook.themes:
        return np.full(len(texts), -1, dtype=np.int64)
    spelt = [_spell(text, language) for text in texts]
    plain = [" ".join(text.split()).casefold() for text in texts]
    near = _compare(texts, codebook.themes, language)
    scores = np.zeros((len(texts), len(codebook.themes)))
    for number, theme in enumerate(codebook.themes):
        examples = {" ".join(example.split()).casefold() for example in theme.examples}
        wanted = [_spell_term(term, language) for term in theme.terms]
        refused = [_spell_term(term, language) for term in theme.excluded]
        for i, own in enumerate(spelt):
            if any(_holds(own, term) for term in refused):
                continue
            scores[i, number] = (
                _SAME_TEXT * (plain[i] in examples) + _TERM_FOUND * sum(_holds(own, term) for term in wanted)
            ) or near[i, number]
    best = np.round(scores, 9).argmax(axis=1)
    return np.where(scores.max(axis=1) > 0, best, -1)


def _spell(text: str, language: str | None) -> str:
    """Write the text's words and again its stems between spaces, so that a phrase is found as a string."""
    words = tokenise(text)
    return f" {' '.join(words)} \n {' '.join(stem_words(words, language))} "


def _spell_term(term: str, language: str | None) -> tuple[str, ...]:
    """Write what a text that holds the term has in it: its stems, or its words with a plural's ending.

    Stemmers miss some short plurals: English "bus" and "buses" have different stems.
    """
    words = tokenise(term)
    if not words:
        return ()
    plain = " ".join(words)
    return (f" {' '.join(stem_words(words, language))} ", *(f" {plain}{ending} " for ending in _PLURALS))


def _holds(text: str, spellings: tuple[str, ...]) -> bool:
    return any(spelling in text for spelling in spellings)


def _compare(texts: Sequence[str], themes: Sequence[CodebookTheme], language: str | None) -> NDArray[np.float64]:
    """Return each text's nearness to each theme's examples and description, 0 where it is not near."""
    profiles: list[str] = []
    owner: list[int] = []
    least: list[float] = []
    for number, theme in enumerate(themes):
        described = " ".join((theme.label, theme.description, *theme.terms))
        if any(carries_meaning(word, language) for word in tokenise(described)):
            profiles.append(described)
            owner.append(number)
            least.append(_NEAR_DESCRIPTION)
        for example in theme.examples:
            profiles.append(example)
            owner.append(number)
            least.append(_NEAR_EXAMPLE)
    out = np.zeros((len(texts), len(themes)))
    weights = weigh_points(count_terms([*texts, *profiles], language).counts)
    nearness = csr_array(weights[: len(texts)] @ weights[len(texts) :].T).tocoo()
    for i, profile, value in zip(*nearness.coords, nearness.data, strict=True):
        if value >= least[profile]:
            out[i, owner[profile]] = max(out[i, owner[profile]], value)
    # Below any found term, and above nothing.
    return out * 0.9
