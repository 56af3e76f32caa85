"""Words, stems and stop words."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from Stemmer import Stemmer

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,][0-9]+)*")  # the same, twice as quick where it is enough
_LONGEST_WORD = 40
_STEMS_KEPT = 1 << 17
_SNOWBALL = {"de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "pt": "portuguese"}

# Words that the borrowed lists hold as function words though they name what people talk about.
CONTENT_WORDS = {
    "en": frozenset(
        (
            "area",
            "areas",
            "bill",
            "bills",
            "case",
            "cases",
            "changes",
            "computer",
            "copy",
            "date",
            "dates",
            "effect",
            "face",
            "faces",
            "fire",
            "goods",
            "group",
            "groups",
            "help",
            "home",
            "homepage",
            "index",
            "information",
            "interest",
            "interests",
            "invention",
            "keys",
            "member",
            "members",
            "men",
            "mill",
            "mine",
            "net",
            "number",
            "numbers",
            "order",
            "orders",
            "page",
            "pages",
            "problem",
            "problems",
            "research",
            "room",
            "rooms",
            "state",
            "states",
            "system",
            "systems",
            "test",
            "tests",
            "text",
            "tip",
            "value",
            "values",
            "web",
            "website",
            "work",
            "works",
            "working",
            "world",
            "young",
            "younger",
        )
    ),
    "es": frozenset(["empleo", "fuerza", "trabajo", "trabajar", "valor"]),
    "pt": frozenset(["caminho", "corrente", "horas", "povo", "trabalho", "trabalhar", "valor"]),
    "fr": frozenset(["force", "parole", "personnes", "pièce", "valeur", "voie"]),
    "it": frozenset(["lavoro", "persone"]),
}


def tokenise(text: str) -> list[str]:
    """Return the text's words and numbers in lower case, in order; apostrophes inside words stay."""
    lower = text.lower()
    return (_ASCII_WORD if lower.isascii() else _WORD).findall(lower)


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Return the language's function words in lower case; empty for languages without a list."""
    from stop_words import safe_get_stop_words  # noqa: PLC0415 - imported at first use

    listed = frozenset(map(str.lower, safe_get_stop_words(language or "en")))
    return listed - CONTENT_WORDS.get(language or "en", frozenset())


@cache
def _stemmer(name: str) -> Stemmer:
    # Snowball in C; nltk's port of the same algorithms costs two seconds of import (see docs/decisions).
    from Stemmer import Stemmer  # noqa: PLC0415 - imported at first use

    return Stemmer(name)


@lru_cache(maxsize=200_000)
def stem(word: str, language: str | None) -> str:
    """Return the Snowball stem of a lower-case word; the word itself in languages without one."""
    return stem_words((word,), language)[0]


def stem_words(words: Iterable[str], language: str | None) -> list[str]:
    """Return the Snowball stems of lower-case words, in order; the words themselves in languages without one."""
    name = _SNOWBALL.get(language or "en")
    return list(_stemmer(name).stemWords(list(words))) if name else list(words)


def drop_addresses(text: str) -> str:
    """Take web and mail addresses out of a text: what they spell is not what was said."""
    if "://" not in text and "@" not in text and "www." not in text:
        return text
    return " ".join(word for word in text.split() if not ("://" in word or "@" in word or word.startswith("www.")))


@lru_cache(maxsize=1 << 17)
def carries_meaning(word: str, language: str | None) -> bool:
    """Return whether a lower-case word can say what a point is about."""
    return (
        1 < len(word) <= _LONGEST_WORD
        and not word[0].isdigit()
        and word.replace("’", "'") not in stop_words(language)
        and word not in stop_words("en")
    )


class _Stems(dict[str, str]):
    """Stems of one language's words that were asked for: asked millions of times, so a dictionary of its own."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        found = stem_words((word,), self._language)[0] if carries_meaning(word, self._language) else ""
        if len(self) >= _STEMS_KEPT:
            self.clear()
        self[word] = found
        return found


_stems = cache(_Stems)


def find_stems(words: Iterable[str], language: str | None) -> list[str]:
    """Return the stems of lower-case words that can say what a point is about, "" for other words."""
    return list(map(_stems(language).__getitem__, words))
