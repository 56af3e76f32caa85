"""Classes of the words in a text, found in one walk, and classes of whole labels."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from minutekit.lexicon.automaton import build_automaton
from minutekit.lexicon.classes import CLASSES, IMPLIED
from minutekit.lexicon.entries import LANGUAGES, expand_form, load_entries
from minutekit.lexicon.phrases import compile_phrases

LONGEST_LABEL = 110
MOST_WORDS_OF_SENTENCE = 3
"""A line of more words that ends with a full stop is no label."""

_TOKEN = re.compile(r"[^\W_]+")
_LETTERS = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
# One letter for one, so that offsets stay.
_FOLD = {ord(sign): base for sign in _LETTERS if (base := unicodedata.normalize("NFD", sign)[0].lower()) != sign}
_FOLD |= {ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ı"): "i"}
_NUMBERING = re.compile(
    r"[\s#§•·▪●○◦*>_-]*(?:\(?\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?[.):]+(?=\D)|\(?(?:[ivxlc]{1,6}|"
    r"[a-z])[.):]+\s|\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[ivxlc]{1,6})\s*[-–—:]+\s|\d{1,3}"
    r"(?:\.\d{1,3}){1,5}\s|\d{1,4}/\d{2,4}[.:)]?\s)?\s*",
    re.IGNORECASE,
)
_ITEM = r"{item_word}\s*(?:n[.º°]\s*)?\d{1,3}(?:\.\d{1,3})*\s*[:.)–—-]*\s+(?=\S)"
_BRACKETS_BEHIND = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*[:.]?\s*$")
# Endings that name women and men alike: "présent.e.s", "absent·es", "excusé(e)s", "invitadas/os".
_EVERY_GENDER = re.compile(
    r"(?<=[^\W\d_]{3})(?:[.·•‧∙/-]n?e(?:[.·•‧∙/-]?s)?|\(n?e\)s?|\([aso]\)s?|(?<=[aeo]s)/-?[ao]s)(?=\W|$)|"
    r"(?<=[^\W\d_]{3}[aeo])/-?[ao](?=\W|$)"
)
# Where an ending may be one of those: found sooner.
_MAY_END = re.compile(r"[.·•‧∙/(-]-?(?:n?es?|[aos]s?)(?=\W|$)")
_LETTERS_APART = re.compile(r"(?:[^\W\d_] ){3,}[^\W\d_]:?")


class Hit(NamedTuple):
    """Words of a class in a text: ``text[start:end]``; ``language`` is ``xx`` where several have them."""

    cls: str
    start: int
    end: int
    language: str


_Found = tuple[int, int, str, str]
"""The first token, the one behind, the class and the language of a hit."""


class _Walk:
    """All forms of all languages in one automaton (Aho and Corasick 1975)."""

    def __init__(self, part: str = "") -> None:
        entries = [entry for language in LANGUAGES for entry in load_entries(language, part)]
        # A form stands between spaces, without one where "*" says that a word goes on.
        spelt = "\n".join(f" {form} " for entry in entries for form in entry.forms)
        rows = iter(spelt.replace(" *", "").replace("* ", "").split("\n"))
        # Tuples, as the garbage collector does not look through them again and again.
        readings: dict[str, tuple[tuple[str, str, str], ...]] = {}
        for cls, language, forms, _ in entries:
            for exact in islice(rows, len(forms)):
                folded = exact if exact.isascii() else exact.translate(_FOLD)
                readings[folded] = (*readings.get(folded, ()), (exact, cls, language))
        self._readings = list(readings.values())
        # What fits a text without accents: forms without any, else all.
        self._plain = [
            found if len(found) == 1 else tuple(r for r in found if r[0] == folded) or found
            for folded, found in readings.items()
        ]
        self._automaton = build_automaton(readings)

    def find(self, tokens: list[str], languages: frozenset[str] | None = None) -> list[_Found]:
        """Return what stands in lower-case tokens, each class and span once."""
        joined = f" {' '.join(tokens)} "
        folded = joined if joined.isascii() else joined.translate(_FOLD)
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return []
        starts, position = [0], 0
        for token in tokens:
            position += len(token) + 1
            starts.append(position)
        plain = folded is joined
        found: dict[tuple[int, int, str], str] = {}
        for pattern, start, end in matches:
            if plain or (written := joined[start:end]).isascii():
                fitting = self._plain[pattern]
            else:
                readings = self._readings[pattern]
                fitting = tuple(reading for reading in readings if reading[0] == written)
                fitting = fitting or tuple(reading for reading in readings if _lacks_accents(written, reading[0]))
            first, behind = bisect_right(starts, start) - 1, bisect_left(starts, end - 1)
            for _, cls, spoken in fitting:
                if languages is None or spoken in languages:
                    key = (first, behind, cls)
                    found[key] = spoken if found.get(key, spoken) == spoken else "xx"
        return [(*key, spoken) for key, spoken in found.items()]


def _lacks_accents(written: str, exact: str) -> bool:
    """Return whether a word is another without some of its accents: "reunion", "reunión"."""
    if written.isascii():
        return True
    return all(
        sign == other or sign == _FOLD.get(ord(other), other) for sign, other in zip(written, exact, strict=True)
    )


@cache
def _walk(part: str = "") -> _Walk:
    return _Walk(part)


def _lower(text: str) -> str:
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(s.lower() if len(s.lower()) == 1 else s for s in text)


def find_classes(text: str, language: str | None = None) -> tuple[Hit, ...]:
    """Find the words of all classes in a text.

    Args:
        text: Any text; case and missing accents do not matter.
        language: Only this language's words and those that languages share; all languages' by default.

    Returns:
        The hits in order of their start, the longer first; of one class none within another.
    """
    return _find_again(text, language) if len(text) <= LONGEST_LABEL else _find_classes(text, language)


def _find_classes(text: str, language: str | None) -> tuple[Hit, ...]:
    spans = [match.span() for match in _TOKEN.finditer(text)]
    lowered = _lower(text)
    spoken_here = None if language is None else frozenset({language, "xx"})
    found = _walk().find([lowered[start:end] for start, end in spans], spoken_here)
    found.sort(key=lambda hit: (hit[0], -hit[1], hit[2]))
    reached: dict[str, int] = {}
    hits = []
    for first, behind, cls, spoken in found:
        if behind > reached.get(cls, 0):
            reached[cls] = behind
            hits.append(Hit(cls, spans[first][0], spans[behind - 1][1], spoken))
    return tuple(hits)


# Pieces of lines are asked about again and again, long texts once.
_find_again = lru_cache(maxsize=16_384)(_find_classes)


class _Opener(NamedTuple):
    rank: int
    words: tuple[str, ...]
    goes_on: bool
    cls: str
    language: str


@cache
def _openers(classes: tuple[str, ...], part: str) -> dict[str, list[_Opener]]:
    """Return the forms of some classes by their first words, openings of words by two letters; longest first."""
    forms = [
        (tuple(form.rstrip("*").split(" ")), form[-1] == "*", cls, language)
        for language in LANGUAGES
        for cls, _, forms, _ in load_entries(language, part)
        for form in (forms if cls in classes else ())
    ]
    found: dict[str, list[_Opener]] = {}
    for rank, form in enumerate(sorted(forms, key=lambda form: (-len(form[0]), form))):
        first = form[0][0].translate(_FOLD)
        key = f"{first[:2]}*" if form[1] and len(form[0]) == 1 else first
        found.setdefault(key, []).append(_Opener(rank, *form))
    return found


def match_classes(
    text: str, start: int, classes: tuple[str, ...], language: str | None = None, part: str = ""
) -> Hit | None:
    """Match the longest words of some classes right at a place in a text.

    Args:
        text: Any text; case and missing accents do not matter.
        start: Where a word begins.
        classes: Names of classes.
        language: Only this language's words and those that languages share; with those of English for points.
        part: ``"points"`` for the classes of points.

    Returns:
        The hit, None where no word of these classes begins there.
    """
    match = _TOKEN.match(text, start)
    if not match:
        return None
    first, openers = match[0].lower().translate(_FOLD), _openers(classes, part)
    near = sorted([*openers.get(first, ()), *openers.get(f"{first[:2]}*", ())])
    if not near:
        return None
    spoken = None if language not in LANGUAGES else {language, "xx", "en"} if part else {language, "xx"}
    ends, words = [match.end()], [match[0].lower()]
    for _, form, goes_on, cls, of in near:
        if spoken is not None and of not in spoken:
            continue
        while len(words) < len(form) and (match := _TOKEN.search(text, ends[-1])):
            ends.append(match.end())
            words.append(match[0].lower())
        written = words[: len(form)]
        if goes_on and len(written) == len(form):
            written[-1] = written[-1][: len(form[-1])]
        if len(written) == len(form) and all(map(_is_spelt, written, form)):
            return Hit(cls, start, ends[len(form) - 1], of)
    return None


def _is_spelt(written: str, exact: str) -> bool:
    return written == exact or (len(written) == len(exact) and written == exact.translate(_FOLD))


@lru_cache(maxsize=4_096)
def find_point_words(text: str, language: str | None = None) -> dict[str, tuple[int, ...]]:
    """Find the words that show what kind a point is.

    Args:
        text: Any text; case and missing accents do not matter.
        language: This language's words, those of English and those that languages share; all languages' by default
            and for a language without a file.

    Returns:
        For each class of ``POINT_CLASSES`` that stands there the numbers of the words at which it begins, in order.
    """
    spoken = frozenset({language, "en", "xx"}) if language in LANGUAGES else None
    places: dict[str, set[int]] = {}
    for first, _, cls, _ in _walk("points").find(tokenise_lower(text), spoken):
        places.setdefault(cls, set()).add(first)
    return {cls: tuple(sorted(places[cls])) for cls in sorted(places)}


def tokenise_lower(text: str) -> list[str]:
    """Cut a text into the words that the lexicon counts, in lower case."""
    return _TOKEN.findall(_lower(text))


def word_classes(text: str, language: str | None = None) -> Counter[str]:
    """Count the hits of each class in a text; see ``find_classes``."""
    return Counter(hit.cls for hit in find_classes(text, language))


def strip_label(text: str) -> str:
    """Bring a label to its words: no numbering, no brackets behind it, one form for women and men."""
    text = " ".join(text.replace("\u200b", "").split())
    for pattern in (_NUMBERING, compile_phrases(_ITEM)):
        match = pattern.match(text)
        text = text[match.end() :] if match else text
    if text.rstrip(" :.").endswith((")", "]")):
        text = _BRACKETS_BEHIND.sub("", use_plain_endings(text)) or text
    if _LETTERS_APART.fullmatch(text):
        text = text.replace(" ", "")
    return use_plain_endings(text)


def use_plain_endings(text: str) -> str:
    """Put the plain form for one that names women and men alike: "présents" for "présent.e.s"."""
    return _EVERY_GENDER.sub(_end_plain, text) if _MAY_END.search(text) else text


class _LabelWords(dict[str, bool]):
    """Whether a word in lower case may stand in a label; told at first sight, and kept."""

    def __init__(self) -> None:
        forms = [
            " ".join(entry.forms)
            for language in LANGUAGES
            for entry in load_entries(language)
            if CLASSES[entry.cls].kind != "word"
        ]
        items = (row for language in LANGUAGES for row in load_entries(language, "phrases") if row.cls == "item_word")
        taken_off = (form for row in items for pattern in row.forms for form in expand_form(pattern))
        words = {
            word.translate(_FOLD) for word in {*" ".join(forms).split(), *_TOKEN.findall(" ".join(taken_off).lower())}
        }
        self._openings = tuple(word[:-1] for word in words if word[-1] == "*")
        self._endings = tuple(word[1:] for word in words if word[0] == "*")
        super().__init__(dict.fromkeys(words, True))

    def __missing__(self, word: str) -> bool:
        folded = word.translate(_FOLD)
        counts = word[0].isdecimal() or len(word) == 1 or not word.strip("ivxlc")
        known = counts or self.get(folded, False) or folded.startswith(self._openings) or folded.endswith(self._endings)
        self[word] = known
        return known


@cache
def _label_words() -> _LabelWords:
    return _LabelWords()


def _may_be_label(text: str) -> bool:
    """Return whether all words of a text may stand in a label, but for what is taken off one: most lines fail soon."""
    if _MAY_END.search(text):
        return True
    if text.rstrip(" :.").endswith((")", "]")):
        text = text.replace("[", "(").partition("(")[0]
    return all(map(_label_words().__getitem__, _TOKEN.findall(_lower(text))))


def _end_plain(ending: re.Match[str]) -> str:
    """Return the ending of the plain form: "s" where it speaks of several."""
    before = ending.string[ending.start() - 1]
    return "s" if "s" in ending[0] and before != "s" and ending[0][1:2] not in "ao" else ""


@lru_cache(maxsize=16_384)
def label_classes(text: str) -> frozenset[str]:
    """Return the classes of a label, where the whole line is one.

    Numbers before it, brackets behind it, outer signs and function words do not count.

    Args:
        text: A line, a heading or a table's cell: ``"3. List of members present:"``.

    Returns:
        The classes, several where the line announces several things; empty where it is no label.
    """
    if len(text) > LONGEST_LABEL:
        return frozenset()
    text = " ".join(text.replace("\u200b", "").split())
    if not _may_be_label(text):
        return frozenset()
    tokens = _TOKEN.findall(_lower(strip_label(text)).replace("&", " and "))
    if not tokens:
        return frozenset()
    found = _walk().find(tokens)
    whole = frozenset(cls for first, behind, cls, _ in found if behind - first == len(tokens))
    makers = _keep("label", whole) or _keep("content", whole)
    if text.endswith((".", "?")) and len(tokens) > MOST_WORDS_OF_SENTENCE:
        return _keep("label", whole & {"placeholder", "public_comment", "question"})
    if makers:
        return makers
    return _cover(tokens, found)


def _cover(tokens: list[str], found: list[_Found]) -> frozenset[str]:
    """Return the classes that, with fillers, leave no word of a line over."""
    kinds = [(first, behind, cls, CLASSES[cls].kind) for first, behind, cls, _ in found]
    fillers = {first for first, behind, _, kind in kinds if kind == "filler" and behind == first + 1}
    # "no" and "for" are labels alone and say nothing beside other words.
    makers = [
        (first, behind, cls)
        for first, behind, cls, kind in kinds
        if kind in {"label", "content"} and (behind > first + 1 or first not in fillers)
    ]
    # What stands within a longer label says nothing of its own: "meeting" in "next meeting".
    makers = [
        (first, behind, cls)
        for first, behind, cls in makers
        if not any(one <= first and behind <= other and other - one > behind - first for one, other, _ in makers)
    ]
    covered = {at for first, behind, _ in makers for at in range(first, behind)} | fillers
    if makers:
        # Numbers behind a label are its own: "Task 3".
        end = min(behind for _, behind, _ in makers)
        covered |= {at for at, token in enumerate(tokens) if token.isdecimal() and at >= end}
    if len(covered) < len(tokens):
        return frozenset()
    classes = frozenset(cls for _, _, cls in makers)
    return _keep("label", classes) or _keep("content", classes)


def _keep(kind: str, classes: frozenset[str]) -> frozenset[str]:
    kept = frozenset(cls for cls in classes if CLASSES[cls].kind == kind)
    return kept | {IMPLIED[cls] for cls in kept if cls in IMPLIED}
