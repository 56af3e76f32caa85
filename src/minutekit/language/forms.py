"""What form of a word a token is: infinitive, participle, finite verb, noun; by a table and by endings."""

from __future__ import annotations

from functools import cache

from minutekit.language.resources import resource_path

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
# Near enough for endings of verbs.
_KIN = {"ca": "es", "gl": "pt"}
_ENDINGS = (4, 3, 2)


@cache
def _read_table(language: str) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return the forms and the endings of a language with their classes."""
    forms: dict[str, tuple[str, ...]] = {}
    endings: dict[str, tuple[str, ...]] = {}
    for line in resource_path(f"forms/{language}.tsv").read_text(encoding="utf-8").splitlines():
        form, _, names = line.partition("\t")
        table, key = (endings, form[1:]) if form.startswith("-") else (forms, form)
        table[key] = tuple(names.split())
    return forms, endings


def form_classes(word: str, language: str | None) -> tuple[str, ...]:
    """Return the classes of a word, the most frequent first.

    Args:
        word: One word in lower case.
        language: Two letters; a language without a table is looked up in a kindred one, else in English.

    Returns:
        Out of ``inf``, ``imp``, ``part``, ``ger``, ``fin``, ``past``, ``fut``, ``cnd``, ``noun``, ``adj``, ``adv``,
        ``pron``, ``det``, ``adp``, ``num`` and ``other``; empty where neither the word nor its ending is known.
    """
    spoken = language if language in LANGUAGES else _KIN.get(language or "", "en")
    forms, endings = _read_table(spoken or "en")
    if word in forms:
        return forms[word]
    return next((endings[word[-n:]] for n in _ENDINGS if len(word) > n + 1 and word[-n:] in endings), ())
