"""Phrases that a text's own words form: runs of words that could name something."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from minutekit.language import stem_words
from minutekit.themes.terms import carries_meaning, drop_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]")
_LONGEST = 4
_READ_AT_MOST = 600
_SENTENCE_ENDS = frozenset(".?!:;>•–—-")

# Words that may stand inside a phrase, as in "cost of living", "gestión de residuos", "mise en œuvre".
LINKS = {
    "en": frozenset(("of", "for", "and", "in", "on", "to")),
    "es": frozenset(("de", "del", "la", "las", "los", "el", "y", "en", "a", "al", "para")),
    "pt": frozenset(("de", "do", "da", "dos", "das", "e", "em", "no", "na", "à", "ao", "para")),
    "fr": frozenset(("de", "du", "des", "la", "le", "les", "et", "en", "à", "au", "aux", "d", "l", "pour")),
    "it": frozenset(("di", "del", "della", "dei", "delle", "dello", "degli", "la", "il", "e", "in", "per", "a", "al")),
    "de": frozenset(("und", "für", "der", "des", "den", "von", "im", "in", "zur", "zum")),
}
# A word after one of these is being done rather than named: "we agreed", "to raise", "sollen prüfen".
VERB_SIGNS = {
    "en": frozenset(
        (
            "to",
            "we",
            "i",
            "you",
            "they",
            "he",
            "she",
            "will",
            "can",
            "should",
            "must",
            "would",
            "could",
            "may",
            "might",
            "not",
            "don't",
            "didn't",
            "also",
            "be",
            "let's",
            "who",
            "that's",
        )
    ),
    "es": frozenset(("se", "no", "nos", "que", "debe", "deben", "puede", "pueden", "hemos", "han", "ha", "vamos")),
    "pt": frozenset(("se", "não", "nos", "que", "deve", "devem", "pode", "podem", "vamos", "foi", "foram", "é")),
    "fr": frozenset(
        ("on", "nous", "il", "ils", "elle", "elles", "ne", "se", "qui", "doit", "doivent", "peut", "a", "ont")
    ),
    "it": frozenset(("si", "non", "ci", "che", "deve", "devono", "può", "possono", "è", "ha", "hanno")),
    "de": frozenset(("wir", "ich", "sie", "er", "man", "es", "zu", "nicht", "wird", "werden")),
}
# Endings of words that describe, say how, or were done, where they stand last: "inclusive", "claramente", "allocated".
DESCRIBING_ENDINGS = {
    language: re.compile(rf"(?:{endings})$")
    for language, endings in {
        "en": r"ive|ous|ful|able|ible|ical|ly|\w{3}[^\We]ed",
        "es": r"mente|able|ible|iv[oa]",
        "pt": r"mente|[áí]vel|iv[oa]",
        "fr": r"able|ible|eux|euse|ive?",
        "it": r"mente|abile|ibile|iv[oa]",
        "de": r"lich|ig|isch|bar|sam",
    }.items()
}


@dataclass(slots=True)
class PhraseCounts:
    """What is known of the phrases of some texts; a phrase is known by the stems of its words.

    ``texts``: in how many texts it occurs. ``uses``: every use with how it was written, text by text.
    """

    texts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    uses: list[dict[tuple[str, ...], str]] = field(default_factory=list)

    def find_forms(self, wanted: set[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
        """Return for each wanted phrase how it is written most often."""
        forms: dict[tuple[str, ...], Counter[str]] = {key: Counter() for key in wanted}
        for use in self.uses:
            for key in use.keys() & wanted:
                forms[key][use[key]] += 1
        return {key: min(form.items(), key=lambda pair: (-pair[1], pair[0]))[0] for key, form in forms.items()}


class PhraseReader:
    """Reads phrases text by text, and learns on the way which words are verbs or are written in capitals."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._links = LINKS.get(language or "en", frozenset())
        self._signs = VERB_SIGNS.get(language or "en", frozenset())
        self._stems: dict[str, str] = {}
        self._seen: Counter[str] = Counter()
        self._done: Counter[str] = Counter()
        self._inner: Counter[str] = Counter()

    def read(self, texts: list[str]) -> PhraseCounts:
        """Count the phrases of the texts."""
        counts = PhraseCounts()
        for text in texts:
            found = dict(self._find(_TOKEN.findall(drop_addresses(text[:_READ_AT_MOST]))))
            counts.texts.update(found.keys())
            counts.uses.append(found)
        return counts

    def _find(self, tokens: list[str]) -> Iterator[tuple[tuple[str, ...], str]]:
        known = self._stems
        stems = [known[token] if token in known else self._stem_of(token) for token in tokens]
        for start, first in enumerate(stems):
            if not first:
                continue
            self._learn(tokens, start)
            key: tuple[str, ...] = ()
            for end in range(start, min(start + _LONGEST, len(tokens))):
                if stems[end]:
                    key = (*key, stems[end])
                    yield key, " ".join(tokens[start : end + 1])
                elif tokens[end].lower() not in self._links:
                    break

    def _stem_of(self, token: str) -> str:
        lower = token.lower()
        meaning = token[0].isalpha() and len(token) > 1 and carries_meaning(lower, self._language)
        self._stems[token] = stem_words([lower], self._language)[0] if meaning else ""
        return self._stems[token]

    def _learn(self, tokens: list[str], place: int) -> None:
        token = tokens[place]
        stem = self._stems[token]
        self._seen[stem] += 1
        before = tokens[place - 1] if place else "."
        if before.lower() in self._signs:
            self._done[stem] += 1
        if before not in _SENTENCE_ENDS:
            self._inner[token] += 1

    def doubt_noun(self, stem: str) -> float:
        """Return the share of a stem's occurrences that follow a sign of a verb, 0 to 1."""
        return self._done[stem] / self._seen[stem] if self._seen[stem] else 0.0

    def describes(self, form: str) -> bool:
        """Tell whether the phrase's last word is one that describes rather than names."""
        endings = DESCRIBING_ENDINGS.get(self._language or "en")
        return endings is not None and endings.search(form.lower()) is not None

    def write_form(self, form: str) -> str:
        """Undo the capital that only the start of a sentence gave a phrase's first word."""
        first, space, rest = form.partition(" ")
        if first[1:] != first[1:].lower() or first == first.lower():
            return form
        capital, small = self._inner[first], self._inner[first.lower()]
        keeps = capital > small or (capital == small == 0 and self._language == "de")
        return form if keeps else first.lower() + space + rest
