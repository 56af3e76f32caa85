"""How common a word is in meetings at large, whatever they are about."""

from __future__ import annotations

from functools import cache

from minutekit.lexicon.resources import resource_path

_LANGUAGES = ("en",)


@cache
def general_words(language: str | None) -> dict[str, float]:
    """Return in how many of a thousand sentences of meetings each general word occurs.

    Lower-case words; empty for languages without a table (see models/background/CARD.md).
    """
    if language not in _LANGUAGES:
        return {}
    lines = resource_path(f"background/{language}.tsv").read_text(encoding="utf-8").splitlines()
    return {word: float(share) for word, share in (line.split("\t") for line in lines)}
