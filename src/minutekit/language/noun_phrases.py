"""Noun phrases that a text's own words form: what could name something.

Where the language has tags, a phrase is told by them (adjectives and nouns, with a preposition between; Justeson and
Katz 1995, "Technical terminology: some linguistic properties and an algorithm for identification in text"); elsewhere
it is a run of words that carry meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minutekit.language.forms import load_forms
from minutekit.language.tagging import TAGGED_LANGUAGES, Token, tag_text
from minutekit.language.words import carries_meaning, drop_addresses, stem_words
from minutekit.lexicon import line_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_PHRASE = 4
"""Words that carry meaning in a phrase, at most."""

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]")
_READ_AT_MOST = 600
_SENTENCE_ENDS = frozenset(".?!:;>•–—-")
_MASK = re.compile(r"(.)\1{2,}", re.IGNORECASE)
_NOUNS = frozenset({"NOUN", "PROPN", "X"})
_INSIDE = frozenset({"NOUN", "PROPN", "X", "ADJ", "VERB.Ger"})
_FIRST = frozenset({"NOUN", "PROPN", "X", "ADJ", "VERB.Ger"})
_LINKS = frozenset({"ADP", "DET"})
_BEFORE_GERUND = frozenset({"of", "for", "in", "by"})
"""What treebanks call a conjunction before a gerund: "cost of living"."""

_GENITIVES = {"de": frozenset({"der", "des", "eines", "einer"})}
"""Articles that alone join two nouns: "Erneuerung der Heizung"."""

_COMPOUNDING = frozenset({"de", "en", "nl"})
"""Languages in which a noun that stands before another one belongs to it: "meeting" of "committee meeting"."""

_DECLINED = ("e", "en", "er", "es", "em")
"""Endings of a German adjective that belongs to the noun behind it."""

_IN_CASE = ("en", "em")

_INFINITIVES = frozenset({"es", "fr", "it", "nl", "pt"})
"""Languages whose infinitives look like no noun; the tagger takes one that opens a task for a name."""

_NAMED = frozenset({"noun", "adj", "part", "ger", "inf", "num", "other"})
_NEVER_NAMED = frozenset({"pron", "det", "adp"})
"""Classes of words that the tagger at times takes for nouns where they stand first in a line or before one."""

HEAD_FIRST = frozenset({"es", "fr", "it", "pt"})
"""Languages in which an adjective follows its noun."""

Key = tuple[str, ...]


@dataclass(slots=True)
class PhraseCounts:
    """What is known of the phrases of some texts; a phrase is known by the stems of its words.

    ``texts``: in how many texts it occurs. ``uses``: every use with how it was written, text by text.
    """

    texts: Counter[Key] = field(default_factory=Counter)
    uses: list[dict[Key, str]] = field(default_factory=list)

    def find_forms(self, wanted: set[Key]) -> dict[Key, str]:
        """Return for each wanted phrase how it is written most often."""
        forms: dict[Key, Counter[str]] = {key: Counter() for key in wanted}
        for use in self.uses:
            for key in use.keys() & wanted:
                forms[key][use[key]] += 1
        return {key: min(form.items(), key=lambda pair: (-pair[1], pair[0]))[0] for key, form in forms.items()}


class PhraseReader:
    """Reads phrases text by text, and learns on the way which words are written in capitals."""

    def __init__(self, language: str | None) -> None:
        """Prepare to read texts of one language."""
        self._language = language
        self._tagged = language in TAGGED_LANGUAGES
        self._genitives = _GENITIVES.get(language or "", frozenset())
        self._stems: dict[str, str] = {}
        self._inner: Counter[str] = Counter()

    def read(self, texts: list[str]) -> PhraseCounts:
        """Count the phrases of the texts; the first 600 characters of each are read."""
        counts = PhraseCounts()
        for text in texts:
            found = self.find(text)
            counts.texts.update(found.keys())
            counts.uses.append(found)
        return counts

    def find(self, text: str) -> dict[Key, str]:
        """Return the phrases of a text as they are written, by the stems of their words."""
        text = " ".join(drop_addresses(text[:_READ_AT_MOST]).split())
        tokens = self._correct(text, tag_text(text, self._language)) if self._tagged else self._mark(text)
        return dict(self._find(text, tokens))

    def _correct(self, text: str, tokens: Sequence[Token]) -> Sequence[Token]:
        """Take the tags of nouns and adjectives from words that cannot be one here."""
        forms, small_nouns = load_forms(self._language), self._language != "de"
        head_first = self._language in HEAD_FIRST
        linked = [match.span() for match in line_pattern("linking_phrase", self._language).finditer(text)]

        def is_unfit(token: Token) -> bool:
            lower = token.text.lower()
            classes = forms[lower]
            if token.tag != "PROPN" and (classes[:1] == ("adv",) or (head_first and lower.endswith("mente"))):
                return True
            if classes == ("inf",) and self._language in _INFINITIVES:
                return True
            common = token.tag != "PROPN" or token.start == 0 or token.text.islower()
            if common and forms.lists(lower) and classes and _NAMED.isdisjoint(classes):
                return True
            if token.tag != "PROPN" and forms.lists(lower) and classes[:1] and classes[0] in _NEVER_NAMED:
                return True
            if small_nouns or not token.text[:1].islower():
                return False
            return token.tag in _NOUNS or (token.tag == "ADJ" and not lower.endswith(_DECLINED))

        return [
            replace(t, tag="OUT")
            if any(start <= t.start < end for start, end in linked) or (t.tag in _INSIDE and is_unfit(t))
            else t
            for t in tokens
        ]

    def _mark(self, text: str) -> list[Token]:
        """Stand in for tags: every word that carries meaning may be a noun."""
        return [
            Token(m.group(), "NOUN" if self._stem_of(m.group()) else "PUNCT", m.start(), m.end())
            for m in _TOKEN.finditer(text)
        ]

    def _find(self, text: str, tokens: Sequence[Token]) -> Iterator[tuple[Key, str]]:
        for start, first in enumerate(tokens):
            self._learn(tokens, start)
            if not self._may_begin(first):
                continue
            key: Key = ()
            before = first
            cut = first.tag == "PROPN" and start > 0 and tokens[start - 1].tag == "PROPN"
            for place, token in enumerate(tokens[start:], start):
                stem = self._stem_of(token.text)
                if token.tag in _INSIDE and stem:
                    if self._language in HEAD_FIRST and before.tag == token.tag == "NOUN" and before is not token:
                        break  # two nouns side by side are none: the second is a verb that the tagger does not know
                    key = (*key, stem)
                elif token.tag not in _LINKS and token.text not in _BEFORE_GERUND:
                    break
                elif token.tag == "DET" and before.tag != "ADP" and token.text not in self._genitives:
                    break  # "for farmers the school is …": another phrase begins
                else:
                    before = token
                    continue
                if len(key) > LONGEST_PHRASE:
                    break
                whole = not (cut or self._goes_on(token, tokens[place + 1 : place + 2], alone=len(key) == 1))
                if whole and self._may_end(first, before, token, len(key)):
                    yield key, text[first.start : token.end]
                before = token

    def _may_begin(self, first: Token) -> bool:
        """Return whether a phrase may begin here; not with an adjective in a case ("aktiven" of "den aktiven")."""
        in_case = self._language == "de" and first.tag == "ADJ" and first.text.endswith(_IN_CASE)
        return first.tag in _FIRST and not in_case and bool(self._stem_of(first.text))

    def _may_end(self, first: Token, before: Token, last: Token, size: int) -> bool:
        if last.tag in _NOUNS or (last.tag == "VERB.Ger" and before.text in _BEFORE_GERUND):
            return True
        return size > 1 and last.tag == "ADJ" and first.tag in _NOUNS and self._language in HEAD_FIRST

    def _goes_on(self, last: Token, after: Sequence[Token], *, alone: bool) -> bool:
        """Return whether the noun behind a phrase is what it is about ("the client meeting"), or its name's.

        A common noun ``alone`` may still name something ("clients").
        """
        if not after or after[0].tag not in _NOUNS or not self._stem_of(after[0].text):
            return False
        return (self._language in _COMPOUNDING and not alone) or (last.tag == after[0].tag == "PROPN")

    def _stem_of(self, token: str) -> str:
        if token not in self._stems:
            lower = token.lower()
            meaning = token[0].isalpha() and carries_meaning(lower, self._language) and not _MASK.fullmatch(token)
            self._stems[token] = stem_words([lower], self._language)[0] if meaning else ""
        return self._stems[token]

    def _learn(self, tokens: Sequence[Token], place: int) -> None:
        before = tokens[place - 1].text if place else "."
        if before not in _SENTENCE_ENDS:
            self._inner[tokens[place].text] += 1

    def write_form(self, form: str) -> str:
        """Undo the capital that only the start of a sentence gave a phrase's first word."""
        first, space, rest = form.partition(" ")
        if first[1:] != first[1:].lower() or first == first.lower():
            return form
        capital, small = self._inner[first], self._inner[first.lower()]
        keeps = capital > small or (capital == small == 0 and self._language == "de")
        return form if keeps else first.lower() + space + rest


def raise_first(text: str) -> str:
    """Give a label its capital, unless a name begins with a small letter on purpose ("iOS")."""
    word = text.partition(" ")[0]
    return text if word[1:] != word[1:].lower() else text[:1].upper() + text[1:]
