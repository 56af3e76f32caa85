"""Which languages a meeting speaks, and which of them a point is in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from minutekit.language import detect_language

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLES = 24
_SAMPLE_LENGTH = 400
_LEAST_LENGTH = 60
_LEAST_SHARE = 0.15
_LEAST_SAMPLES = 2


def find_languages(texts: Sequence[str], expected: str | None = None) -> frozenset[str]:
    """Return the languages that a good share of the texts are in, from samples spread over them.

    ``expected``: the language of the texts taken together.
    """
    long_enough = [text for text in texts if len(text) >= _LEAST_LENGTH]
    step = max(1, len(long_enough) // _SAMPLES)
    samples = (text[:_SAMPLE_LENGTH] for text in long_enough[::step])
    found = Counter(language for text in samples if (language := detect_language(text, expected)))
    total = sum(found.values())
    return frozenset(
        language for language, count in found.items() if count >= _LEAST_SAMPLES and count >= _LEAST_SHARE * total
    )


def detect_among(text: str, languages: frozenset[str]) -> str | None:
    """Return a text's language if it is one of these, None where that cannot be told."""
    found = detect_language(text)
    return found if found in languages else None
