"""Whether words stand alone as a line: told from their parts of speech.

A line is a sentence, or a noun phrase complete in itself. What is cut out of a sentence must keep a verb of its main
clause with what it needs, and must not begin inside another clause or end before its own is whole.
"""

from __future__ import annotations

import itertools
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from minutekit.language.patterns import compile_late
from minutekit.language.tagging import tag_text
from minutekit.lexicon import line_pattern, line_words, word_classes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from minutekit.language.tagging import Token
    from minutekit.schema import Point

FINITE = frozenset({"VERB.Fin", "AUX.Fin", "VERB.Imp"})
NOMINAL = frozenset({"NOUN", "PROPN"})
HANGING_TAGS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART"})
FRAGMENT, PHRASE = 0.3, 0.6
"""How sound a clause is that lost its subject, and a noun phrase cut out of a sentence."""

LEANING, POINTING = 0.3, 0.7
"""How sound a line is that begins with a word that stands for what was said before, and one that holds such a word."""

_LEAST_CONTENT = 2
_LONGEST_BARE = 120
_LONGEST_HEADING = 4
_LONGEST_AMONG_SENTENCES = 6
_LONGEST_SECONDING = 7
_MOSTLY = 0.8
_ENOUGH = 12
_HALF = frozenset({"SCONJ", "VERB.Part", "VERB.Ger"})
_SUBJECTS = NOMINAL | {"PRON", "NUM"}
_BEFORE_RELATIVE = NOMINAL | {"ADJ", "ADP", "PUNCT", "PRON", "VERB.Part", "VERB.Inf", "CCONJ"}
# Where verbs stand at the end of their clause, what ends with one may be whole.
VERB_LAST = frozenset({"de", "nl"})


@cache
def _words(cls: str, language: str | None) -> frozenset[str]:
    return frozenset(line_words(cls, language))


def find_main_verbs(tokens: Sequence[Token], language: str | None) -> tuple[list[int], bool]:
    """Return the places of the finite verbs of main clauses, and whether a subordinate clause lacks its own.

    Each conjunction or relative pronoun takes the next finite verb of its part of the sentence.
    """
    waiting = 0
    found: list[int] = []
    for i, token in enumerate(tokens):
        if token.tag == "PUNCT" and token.text == ",":
            waiting = 0
        elif token.tag == "SCONJ" or (is_relative(token, language) and _may_open(tokens, i, language)):
            waiting += 1
        elif token.tag in FINITE and not (language in VERB_LAST and i > 0 and tokens[i - 1].tag == "PART"):
            if waiting:
                waiting -= 1
            else:
                found.append(i)
    return found, waiting > 0


def _may_open(tokens: Sequence[Token], i: int, language: str | None) -> bool:
    """Return whether a relative word may open a clause where it stands; at the start rather "who" than "the"."""
    if i > 0:
        return tokens[i - 1].tag in _BEFORE_RELATIVE
    first = tokens[0].text.lower()
    return first not in _words("pronoun", language) and first not in _words("pointing", language)


def is_relative(token: Token, language: str | None) -> bool:
    """Return whether a word is one that opens a relative clause or an indirect question."""
    return token.tag in {"PRON", "ADV", "SCONJ", "CCONJ"} and token.text.lower().rstrip("'’") in _words(
        "relative", language
    )


def rate_cut(  # noqa: C901, PLR0911, PLR0912 - one rule a line, the first that holds decides
    tokens: Sequence[Token],
    language: str | None,
    sentence: Sequence[Token],
    *,
    opens: bool,
    closes: bool,
    begins: bool,
    ends: bool,
) -> float:
    """Return how sound words cut out of a sentence are as a line, 0 where they do not stand alone.

    ``opens``, ``closes``: they are the sentence's first, its last. ``begins``, ``ends``: more than a comma parts them
    from what stands before, behind, or it is a note, not prose.
    """
    words = [t for t in tokens if t.tag != "PUNCT"]
    tags = [t.tag for t in words]
    if not words or tags[-1] in HANGING_TAGS or tags[-1].startswith("AUX"):
        return 0.0
    if sum(tag in NOMINAL or tag.startswith(("VERB", "ADJ", "NUM")) for tag in tags) < _LEAST_CONTENT:
        return 0.0
    head = next((tag for tag in tags if tag not in {"CCONJ", "ADV"}), "")
    if not opens and (head in _HALF or is_relative(words[0], language)):
        return 0.0
    if not closes and language not in VERB_LAST and tags[-1] in {"VERB.Fin", "VERB.Inf", "VERB.Ger"}:
        return 0.0
    verbs = {t.tag for t in sentence}
    if verbs.isdisjoint(FINITE):
        needed = {tag for tag in verbs if tag.startswith(("VERB", "AUX"))}
        if needed and needed.isdisjoint(tags):
            return PHRASE if begins and ends and _is_noun_phrase(words) else 0.0
        return float(tags[0] not in HANGING_TAGS if needed else _is_noun_phrase(words))
    main, broken = find_main_verbs(tokens, language)
    if not main:
        return PHRASE if begins and ends and _is_noun_phrase(words) and FINITE.isdisjoint(tags) else 0.0
    if broken:
        return 0.0
    if language in VERB_LAST and not closes and tokens[main[-1]].tag == "AUX.Fin" and not _has_verb(words):
        return 0.0
    if language in VERB_LAST and not opens and words[-1] is tokens[main[-1]] and len(words) > _LONGEST_HEADING:
        return 0.0
    if not begins and main[0] >= len(_first_part(tokens)):
        return 0.0
    if language in VERB_LAST and not opens and tags[0] == "CCONJ" and tags[1] in FINITE:
        return FRAGMENT
    if (
        not opens
        and not _SUBJECTS & {t.tag for t in _first_part(tokens)[: main[0]]}
        and not (language in VERB_LAST and _SUBJECTS & set(tags))
    ):
        return FRAGMENT
    return 1.0


def _has_verb(words: Sequence[Token]) -> bool:
    return any(t.tag.startswith("VERB") or t.tag == "ADJ" for t in words)


def _first_part(tokens: Sequence[Token]) -> list[Token]:
    return list(itertools.takewhile(lambda t: t.text != ",", tokens))


def _is_noun_phrase(words: Sequence[Token]) -> bool:
    """Return whether words are a noun phrase: no names alone, no verb but a participle, no preposition first."""
    tags = [t.tag for t in words]
    if tags[0] in {"ADP", "ADV", "CCONJ", "SCONJ", "PRON", "AUX.Part"} or "NOUN" not in tags:
        return False
    return not any(tag.startswith("AUX") or tag in {"VERB.Fin", "VERB.Inf", "VERB.Ger", "VERB.Imp"} for tag in tags)


@lru_cache(maxsize=16_384)
def is_bare(text: str, language: str | None, *, among_sentences: bool = False) -> bool:
    """Return whether a line is a name, an amount or a word alone: no verb, and no two words that say what of it.

    ``among_sentences``: what stands around it is mostly sentences, so that a short phrase is rather a heading.
    """
    words = [t for t in tag_text(text, language) if t.tag != "PUNCT"] if len(text) <= _LONGEST_BARE else []
    if not words:
        return len(text.split()) < _LEAST_CONTENT
    if len(words) <= _LONGEST_SECONDING and "second" in word_classes(text):
        return True
    if any(t.tag.startswith(("VERB", "AUX")) for t in words):
        return len(words) < _LEAST_CONTENT
    if words[0].tag == "ADP" or (words[0].tag == "DET" and len(words) <= _LONGEST_HEADING):
        return True
    if among_sentences and len(words) <= _LONGEST_AMONG_SENTENCES:
        return True
    said = sum(t.tag in {"NOUN", "ADJ"} for t in words)
    return said < _LEAST_CONTENT or said <= sum(t.tag in {"PROPN", "NUM"} for t in words)


_RECITAL = compile_late(r"^\W*{recital}(?:(?<=['’])|(?!\w))(?:.*[,;:]|[^,;]*)\s*$", re.IGNORECASE)
_BROKEN = re.compile(r"^[*+#|)\]]|\s[*|]\S|\S[|*]\s")


def is_recital(text: str) -> bool:
    """Return whether a text only says what a resolution is founded on ("Whereas the roof leaks,"), in any language."""
    return _RECITAL.search(text) is not None


def is_torn(text: str) -> bool:
    """Return whether marks tell that a line was torn out of a list or of brackets."""
    return _BROKEN.search(text) is not None or any(text.count(a) != text.count(b) for a, b in ("()", "[]"))


def find_sentence_meetings(points: Iterable[Point], language: str | None) -> frozenset[str | None]:
    """Return the meetings of which most points that are long enough to tell have a verb."""
    told: dict[str | None, list[bool]] = {}
    for point in points:
        tokens = tag_text(" ".join(point.text.split()[:_ENOUGH]), point.language or language)
        if tokens:
            told.setdefault(point.meeting, []).append(any(t.tag.startswith(("VERB", "AUX")) for t in tokens))
    return frozenset(name for name, verbs in told.items() if sum(verbs) >= _MOSTLY * len(verbs))


def rate_reference(text: str, tokens: Sequence[Token], language: str | None) -> float:
    """Return how sound a line is for the words in it that stand for something said before it."""
    words = list(itertools.dropwhile(lambda t: t.tag == "CCONJ", (t for t in tokens if t.tag != "PUNCT")))
    if _opens_with(text, "pointing", language) or _opens_with(text, "tying", language):
        return LEANING
    if not words:
        return LEANING if _opens_with(text, "pronoun", language) else 1.0
    first = words[0].text.lower()
    if words[0].tag == "PRON" and first in _words("pronoun", language):
        explained = first in _words("expletive", language) and {"SCONJ", "VERB.Inf"} & {t.tag for t in words[1:]}
        return 1.0 if explained else LEANING
    points = _words("pointing", language)
    return POINTING if any(t.tag in {"DET", "PRON"} and t.text.lower() in points for t in words) else 1.0


def _opens_with(text: str, cls: str, language: str | None) -> bool:
    return bool(line_pattern(cls, language).match(text.lstrip(" \"'“„«(")))
