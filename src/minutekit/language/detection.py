"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LEAST_LETTERS = 20
_READ_AT_MOST = 20_000
_SURE_ENOUGH = 0.7


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads a model, 0.5 s

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str | None:
    """Return the two-letter code of the language the text is in, None where it is too short to tell.

    py3langid (Lui and Baldwin 2012, "langid.py"); the first 20,000 characters are read.
    """
    text = text[:_READ_AT_MOST]
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        return None
    code, probability = _identifier().classify(text)
    return str(code) if probability >= _SURE_ENOUGH else None
