"""Shorter forms of a line: its sentences, clauses and phrases, with frames, asides and fillers left out.

Words are only ever deleted (sentence compression by deletion: Knight and Marcu 2002; Clarke and Lapata 2008). Where to
cut is told by parts of speech; where a language has none, by marks alone. What binds is never cut from what it binds: a
negation, a hedge, a condition, a contrast or a reason (see ``joints``).
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from minutekit.digests.cleaning import trim_text
from minutekit.digests.completeness import (
    FINITE,
    HANGING_TAGS,
    VERB_LAST,
    find_main_verbs,
    is_relative,
    rate_cut,
    rate_reference,
)
from minutekit.digests.frames import COMPLEMENTS, CONSEQUENCE, HANGING, STATUS, binder_pattern, drop_padding, find_frame
from minutekit.digests.joints import BINDING
from minutekit.language import split_sentences
from minutekit.language.tagging import Token, tag_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_WORDS = 25
"""No line of a digest has more words than this."""

WHOLE_FROM = 15
"""A line of at most so many words is also offered whole, without loss of soundness."""

PARTIAL, UNSURE, BROKEN, LEAD, REORDERED = 0.3, 0.4, 0.2, 0.05, 0.8
"""How sound a form is that has part of an enumeration, is cut where no tags bear it out, is broken off, leads in
what does not follow, or keeps the order of words of a clause that hung on what was left out."""

_LEAST_WORDS = 3
_LEAST_AFTER_COLON = 6
_LEAST_UNTAGGED = 6
_FEWEST_BEFORE = 2
_LONGEST_TITLE = 6
_LONGEST_ITEM = 3
_MOST_SEGMENTS = 14
_MOST_FORMS = 60
_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"\s*\([^()]{1,300}\)|\s*\[[^\[\]]{1,300}\]")
_ABBREVIATED = re.compile(r"(?:\b\d{1,2}|\b[A-ZÀ-ÖØ-Þ][^\W\d_A-Z]{0,3}|\b[^\W\d_](?:\.\s?[^\W\d_])+)\.\s*$")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_STRONG = re.compile(r"(?<=[.!?][)\]”\"])\s+(?=[^\W\d_a-zß-ÿ])|;\s+|\s(?:[-–—]|=>?|→|⇒|-+>|•)\s+|—|\s/\s")
_COMMA = re.compile(r",\s+")
_COLON = re.compile(r":\s+")
_HALF_VERBS = frozenset({"AUX.Part", "AUX.Ger"})
_LISTED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a line, or part of it: ``text`` has only its words, in its order.

    ``start``: where in the line it begins. ``soundness``: 0 to 1, how well it stands alone.
    """

    text: str
    start: int
    soundness: float

    @property
    def words(self) -> int:
        """Count the words; those with a hyphen or an apostrophe count as two, as they read."""
        return count_words(self.text)

    @property
    def end(self) -> int:
        """Where in the line it ends at the earliest."""
        return self.start + len(self.text)


def count_words(text: str) -> int:
    """Count the words of a line as a reader does, numbers and both halves of "co-chair" each as one."""
    return len(_WORD.findall(text))


def shorten_line(line: str, language: str | None, most: int = MOST_WORDS) -> list[Form]:
    """Return the forms of a line that have at most ``most`` words, the whole line first if it is one.

    Never empty for a line with words: where nothing else fits, its beginning is broken off where a phrase ends
    and marked with "…".
    """
    found: dict[str, Form] = {}
    sentences = _join_abbreviations(line, split_sentences(line, language))
    settled = any(STATUS.match(line[start:end]) for start, end in sentences) and len(sentences) > 1
    for start, end in sentences:
        heads = len(sentences) > 1 and _is_title(line[start:end], language)
        if heads and count_words(line[start:end]) == 1:
            continue  # "FIFTH. The notice is published …" counts what follows and says nothing alone
        place = BROKEN if settled or heads else 1.0
        for cut in _shorten_sentence(line[start:end], start, language, most):
            form = replace(cut, soundness=cut.soundness * place)
            known = found.get(form.text)
            if known is None or known.soundness < form.soundness:
                found[form.text] = form
    forms = sorted(found.values(), key=lambda f: (-f.soundness, f.start, f.words))[:_MOST_FORMS]
    for a, (start, stop) in enumerate(sentences):
        # What heads the sentences behind it is no part of a line that begins in the middle.
        if a > 0 and _is_title(line[start:stop], language):
            continue
        for _, end in sentences[a + 1 :]:
            whole = line[start:end]
            if count_words(whole) > most:
                break
            forms.append(Form(whole, start, rate_reference(whole, tag_text(whole, language), language)))
    if not forms and line.split():
        forms.append(_break_off(line, language, most))
    return forms


def _join_abbreviations(line: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what was parted after an ordinal or an abbreviation ("am 1. März", "Mag. Chloride")."""
    joined: list[tuple[int, int]] = []
    for start, end in sentences:
        if joined and _ABBREVIATED.search(line[joined[-1][0] : joined[-1][1]]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_title(sentence: str, language: str | None) -> bool:
    """Return whether a sentence among others rather heads them, short and without a verb, or says what for."""
    tags = [token.tag for token in tag_text(sentence, language)]
    if tags[:1] in (["ADP"], ["PART"]) and FINITE.isdisjoint(tags):
        return "VERB.Inf" in tags
    return (
        bool(tags) and count_words(sentence) <= _LONGEST_TITLE and not any(t.startswith(("VERB", "AUX")) for t in tags)
    )


def _rate_end(sentence: str) -> float:
    """Return how sound a sentence's end is: less if it leads in what does not follow."""
    if sentence.rstrip().endswith(":"):
        return LEAD
    return BROKEN if HANGING.search(sentence) else 1.0


def _shorten_sentence(sentence: str, offset: int, language: str | None, most: int) -> Iterator[Form]:
    bare = _drop_brackets(sentence)
    for text in dict.fromkeys((sentence, bare)):
        reader = _Sentence(text, language)
        yield from (
            Form(form.text, offset, form.soundness) for form in reader.forms() if _LEAST_WORDS <= form.words <= most
        )
        if count_words(text) <= min(most, _LEAST_WORDS):
            yield Form(text, offset, _rate_end(text))


def _drop_brackets(text: str) -> str:
    """Leave out bracketed asides, but for those that bound what is said."""
    return _BRACKET.sub(lambda m: m.group() if BINDING.search(m.group()) or m.start() == 0 else "", text).strip()


class _Sentence:
    """A sentence cut into segments at its marks and joints."""

    def __init__(self, text: str, language: str | None) -> None:
        self.text = text
        self.language = language
        self.tokens: tuple[Token, ...] = tag_text(text, language)
        self._starts = [token.start for token in self.tokens]
        # What a form must hold to be whole: a finite verb where the sentence has one, else any verb that it has.
        tags = {token.tag for token in self.tokens}
        self.verbs = tags & FINITE or {tag for tag in tags if tag.startswith(("VERB", "AUX"))}
        # A note names things one after the other; in prose each has its place in a clause.
        self.is_note = not text.rstrip(' )"”»').endswith((".", "!", "?"))
        self.borders = self._find_borders()

    def forms(self) -> Iterator[Form]:
        """Yield the sentence, its runs of segments that stand by themselves, and each of these without its frame."""
        bounds = self.borders
        n = len(bounds) - 1
        for first in range(n):
            for last in range(first, n):
                start, end = bounds[first][1], bounds[last + 1][0]
                if start >= end:
                    continue
                whole = first == 0 and last == n - 1
                soundness = self._rate_whole() if whole else self._rate_run(first, last)
                soundness *= _rate_end(self.text) if last == n - 1 else 1.0
                if soundness > 0:
                    yield from self._write(start, end, soundness)

    def _write(self, start: int, end: int, soundness: float) -> Iterator[Form]:
        text = self.text[start:end]
        cut = find_frame(text, self.language, self._tokens_in(start, end))
        for at in (0, cut) if cut else (0,):
            line = self._tidy(text[at:].lstrip(" ,:") if at else text)
            leans = rate_reference(line, self._tokens_in(start + at, end), self.language)
            # Where a verb stands at the end of its clause, what is reported reads oddly without its conjunction.
            turned = REORDERED if at and self.language in VERB_LAST else 1.0
            yield Form(line, start + at, soundness * leans * turned)

    def _tidy(self, text: str) -> str:
        return trim_text(drop_padding(text, self.language).lstrip("&+*#| "), self.language)

    def _tokens_in(self, start: int, end: int) -> Sequence[Token]:
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _find_borders(self) -> list[tuple[int, int]]:
        """Return the places between segments as (end of one, start of next), with both ends of the sentence."""
        text = self.text
        found = {(m.start(), m.end()) for m in _STRONG.finditer(text)}
        found |= {(m.start(), m.end()) for m in _COMMA.finditer(text)}
        found |= {(m.start(), m.end()) for m in _COLON.finditer(text)}
        for before, token in itertools.pairwise(self.tokens[:-1]):
            if (
                token.tag == "CCONJ"
                and self._joins_clauses(before, token)
                and not any(a <= token.start <= b for a, b in found)
            ):
                found.add((before.end, token.start))
        inner = [
            (a, b)
            for a, b in sorted(found)
            if a > 0 and b < len(text) and _is_balanced(text[:a]) and not _parts_a_number(text, a, b)
        ][: _MOST_SEGMENTS - 1]
        return [(0, 0), *inner, (len(text), len(text))]

    def _joins_clauses(self, before: Token, conjunction: Token) -> bool:
        """Return whether a conjunction is followed by a clause, with or without a subject of its own.

        A name after a name ("Ida and Bo will") is rather one subject.
        """
        i = bisect_left(self._starts, conjunction.start)
        if before.tag == "PROPN" and self.tokens[i + 1].tag == "PROPN":
            return False
        # What stands alone before it has no verb: "Ida and I will".
        if i < _FEWEST_BEFORE:
            return False
        for token in self.tokens[i + 1 : i + 5]:
            if token.tag in FINITE or token.tag == "VERB.Inf":
                return True
            if token.tag in {"PUNCT", "ADP", "CCONJ", "SCONJ"} or is_relative(token, self.language):
                return False
        return False

    def _rate_whole(self) -> float:
        """Return how sound the whole is: broken if it is a condition or the like with nothing that follows from it."""
        tags = {t.tag for t in self.tokens}
        # "The roof being old" says what another sentence is about.
        if FINITE.isdisjoint(tags) and not tags.isdisjoint(_HALF_VERBS):
            return BROKEN
        hangs = bool(
            not FINITE.isdisjoint(t.tag for t in self.tokens) and binder_pattern(self.language).match(self.text)
        )
        words = [t for t in self.tokens if t.tag not in {"PUNCT", "CCONJ"}]
        hangs = hangs or (bool(words) and self.text.endswith(".") and is_relative(words[0], self.language))
        return BROKEN if hangs and not find_main_verbs(self.tokens, self.language)[0] else 1.0

    def _rate_run(self, first: int, last: int) -> float:
        """Return how sound the segments first to last are alone, 0 where they must not be cut out."""
        start, end = self.borders[first][1], self.borders[last + 1][0]
        text = self.text[start:end]
        if not _is_balanced(text) or self._is_bound(first, last) or HANGING.search(text):
            return 0.0
        if not self.tokens:
            return UNSURE if count_words(text) >= _LEAST_UNTAGGED else 0.0
        if self._begins_in_list(first, last):
            return 0.0
        addresses = [m.span() for m in _ADDRESS.finditer(self.text, start, end)]
        tokens = [t for t in self._tokens_in(start, end) if not any(a <= t.start < b for a, b in addresses)]
        whole = rate_cut(
            tokens,
            self.language,
            self.tokens,
            opens=first == 0,
            closes=last == len(self.borders) - 2,
            begins=self.is_note or self._is_strong(first),
            ends=self.is_note or self._is_strong(last + 1),
        )
        return whole * PARTIAL if self._cuts_list(last) else whole

    def _is_strong(self, border: int) -> bool:
        """Return whether a border is an end of the sentence, or more than a comma or a conjunction."""
        start, end = self.borders[border]
        return border in {0, len(self.borders) - 1} or self.text[start:end].strip() not in {",", ""}

    def _is_bound(self, first: int, last: int) -> bool:
        """Return whether what stands before or after a run of segments bounds it, or is bounded by it."""
        bounds, text, binder = self.borders, self.text, binder_pattern(self.language)
        if last < len(bounds) - 2:
            after = text[bounds[last + 1][0] :].lstrip(" ,;–—-")
            if binder.match(after) or COMPLEMENTS.match(after) or self._completes(last) or self._is_given_value(last):
                return True
            # A condition is not told without what follows from it.
            if text[bounds[last + 1][0]] == "," and binder.match(text, bounds[last][1]):
                return True
        if first == 0:
            return False
        before = text[bounds[first - 1][1] : bounds[first][0]]
        start = bounds[first][1]
        if self._hangs_on(first) or binder.match(text, start) or COMPLEMENTS.match(text, start):
            return True
        if (
            text[bounds[first][0]] == ":"
            and count_words(text[bounds[first][1] : bounds[last + 1][0]]) < _LEAST_AFTER_COLON
        ):
            return True
        mark = text[bounds[first][0] : bounds[first][1]].strip()
        return mark in {",", ""} and bool(BINDING.search(before))

    def _hangs_on(self, first: int) -> bool:
        """Return whether a condition or the like stands before segment ``first``, with asides between them or none.

        "When, for example, the pump fails".
        """
        follows = CONSEQUENCE.match(self.text, self.borders[first][1])
        for at in range(first - 1, -1, -1):
            start, end = self.borders[at][1], self.borders[at + 1][0]
            if binder_pattern(self.language).match(self.text, start):
                return True
            if not follows and not FINITE.isdisjoint(t.tag for t in self._tokens_in(start, end)):
                return False
        return False

    def _is_given_value(self, last: int) -> bool:
        """Return whether a colon ends segment ``last`` and few words follow: its value, no statement of their own."""
        end, start = self.borders[last + 1]
        return self.text[end:].lstrip().startswith(":") and count_words(self.text[start:]) < _LEAST_AFTER_COLON

    def _completes(self, last: int) -> bool:
        """Return whether an infinitive that a verb before it needs follows segment ``last``.

        "Decides, unanimously, to pay", "überlegt, die Kosten zu senken".
        """
        for start, end in itertools.pairwise(self.borders[last + 1 : last + 4]):
            tags = [token.tag for token in self._tokens_in(start[1], end[0])]
            if tags[:1] == ["VERB.Inf"] or (tags[1:2] == ["VERB.Inf"] and tags[0] in {"ADP", "PART", "CCONJ"}):
                return True
            if tags[:1] != ["PRON"] and ("PART", "VERB.Inf") in itertools.pairwise(tags):
                return True
        return False

    def _begins_in_list(self, first: int, last: int) -> bool:
        """Return whether a run without a finite verb begins at a later item of an enumeration within a clause."""
        # Where no mark ends it, it is a note, and each of its items may be what was meant.
        ended = self.text.rstrip().endswith((".", ";"))
        if first == 0 or not ended or not self.verbs or self.text[self.borders[first][0]] != ",":
            return False
        inside = self._tokens_in(self.borders[first][1], self.borders[last + 1][0])
        before = [
            t.tag for t in self._tokens_in(self.borders[first - 1][1], self.borders[first][0]) if t.tag != "PUNCT"
        ]
        return bool(before) and before[-1] in _LISTED and FINITE.isdisjoint(t.tag for t in inside)

    def _cuts_list(self, last: int) -> bool:
        """Return whether a sentence with a verb is cut inside an enumeration ("may be blue, | red and green")."""
        bounds = self.borders
        if not self.verbs or last >= len(bounds) - 2 or self.text[bounds[last + 1][0]] != ",":
            return False
        if ": " in self.text[: bounds[last + 1][0]]:
            return True
        end = bounds[last + 2][0]
        tags = [t.tag for t in self._tokens_in(bounds[last + 1][1], end) if t.tag not in {"PUNCT", "DET"}]
        before = [t.tag for t in self._tokens_in(bounds[last][1], bounds[last + 1][0]) if t.tag != "PUNCT"]
        # A name behind a noun says who that is.
        short = len(tags) <= _LONGEST_ITEM or "CCONJ" in tags or tags[0] == "PROPN"
        return (
            bool(tags and before) and FINITE.isdisjoint(tags) and short and tags[0] in _LISTED and before[-1] in _LISTED
        )


def _parts_a_number(text: str, start: int, end: int) -> bool:
    return text[start - 1].isdigit() and text[end].isdigit()


def _is_balanced(text: str) -> bool:
    if sum(map(text.count, '"“”„')) % 2:
        return False
    return all(text.count(a) == text.count(b) for a, b in (("(", ")"), ("[", "]"), ("«", "»")))


def _break_off(line: str, language: str | None, most: int) -> Form:
    """Cut a line that has no other place to be cut after its last whole phrase, and mark the cut."""
    spans = [m.span() for m in _WORD.finditer(line)]
    if len(spans) <= most:
        return Form(line, 0, 1.0)
    end = spans[most - 2][1]
    tokens = [t for t in tag_text(line[:end], language) if t.tag != "PUNCT"]
    while tokens and (tokens[-1].tag in HANGING_TAGS or tokens[-1].tag.startswith(("AUX", "ADJ", "PRON"))):
        tokens.pop()
    cut = line[: tokens[-1].end] if len(tokens) > most // 2 else line[:end]
    return Form(f"{cut.rstrip(' ,;:–—-')} …", 0, BROKEN)
