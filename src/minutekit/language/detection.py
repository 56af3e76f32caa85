"""Which language a text is in: by its function words where they are plain, else by a trained model."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LEAST_LETTERS = 20
_READ_AT_MOST = 20_000
_SURE_ENOUGH = 0.7

_FUNCTION_WORDS = {
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine einen einer als auch es an"
    " werden aus er hat dass sie nach wird bei wir zur zum um am sind noch wie über oder",
    "en": "the of and to in is that for on with as are this be was not it at by from or we have has will an which a"
    " there their been were would should our can but they",
    "es": "el la de que y en los del se las por un para con una su al es lo como más pero sus le ya este esta son ha"
    " sobre o sin no también",
    "fr": "le la les de des et est à un une dans que qui pour sur pas au par plus ne ce avec sont aux du en nous il"
    " elle cette ou être l d qu se a",
    "it": "di che il la e in per un del non con una della è le dei si nel al i gli sono da più delle alla l ha come"
    " anche lo ci",
    "nl": "de het een en van in is op te dat voor met zijn niet aan er om ook als bij wordt door naar worden dit zal"
    " nog wel deze die heeft over tot uit we of kan moet hij ze",
    "pt": "de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das tem à a o ou são"
    " ser pela pelo",
}
# Near relations, listed so that they are not taken for one of those above: the model then tells.
_RELATIONS = {
    "ca": "el la de que i en els les del dels per un amb una al és com més però seva no ha a són aquest aquesta va",
    "gl": "de que e do da en un unha non os no se na por máis as dos coa ao das á o a ou son é ser pola polo",
}
_WORDS_OF = {language: frozenset(words.split()) for language, words in (_FUNCTION_WORDS | _RELATIONS).items()}
_ADDRESS = re.compile(r"(?:\b[a-z]{2,8}://|www\.)\S+|[\w.+-]{1,64}@\S+")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 40
_PLAIN = ((0.28, 1.35), (0.15, 2.0))
"""Shares of function words that are plenty, each with how many times those of the next language there must be."""
_HARDLY_ANY = 0.1
_HANDFUL = 3


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - takes most of a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str, expected: str | None = None) -> str | None:
    """Return the two-letter code of the language the text is in, None where it is too short to tell.

    Function words decide where one of the seven languages has them in plenty and clearly more of them
    than the others; else py3langid (Lui and Baldwin 2012, "langid.py"), whose model takes longer to load
    than most documents to read. The first 20,000 characters are read.

    ``expected``: the language of what stands around a short text. It is believed where its function words
    are the most; where there are hardly any, nothing can be told.
    """
    text = _ADDRESS.sub(" ", text[:_READ_AT_MOST])
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        return None
    n_words, shares = _share_function_words(text)
    (best, language), (second, _) = shares[:2]
    if expected in _FUNCTION_WORDS:
        if best < _HARDLY_ANY or best * n_words < _HANDFUL:
            return None
        if language == expected:
            return expected
    if (
        n_words >= _FEWEST_WORDS
        and any(best >= share and best >= lead * second for share, lead in _PLAIN)
        and language not in _RELATIONS
    ):
        return language
    code, probability = _identifier().classify(text)
    return str(code) if probability >= _SURE_ENOUGH else None


def _share_function_words(text: str) -> tuple[int, list[tuple[float, str]]]:
    """Return the number of words, and (share of function words, language) with the largest share first."""
    words = Counter(_WORD.findall(text.lower()))
    total = words.total()
    shares = [(sum(words[word] for word in known) / max(total, 1), language) for language, known in _WORDS_OF.items()]
    return total, sorted(shares, reverse=True)
