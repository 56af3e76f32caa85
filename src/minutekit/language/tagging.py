"""Parts of speech: an averaged perceptron with the weights of ``models/tagger`` (see its CARD.md).

Collins 2002, "Discriminative training methods for hidden Markov models". Tags are the universal ones (NOUN,
PROPN, ADJ, ADP ...); verbs and auxiliaries bear their form after a dot: Fin, Imp, Inf, Part, Ger.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from minutekit.lexicon.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Sequence

TAGGED_LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
"""Languages with weights; for others there are no tags."""

_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?|[^\w\s]+|[\w]+")
# How the treebanks cut words: the elided article and the clitic stand alone.
_ELIDED = {
    "en": re.compile(r"^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE),
    "fr": re.compile(r"^((?:qu|jusqu|lorsqu|puisqu|[cdjlmnst])['’])(.+)$", re.IGNORECASE),
    "it": re.compile(r"^((?:dell|nell|sull|dall|all|quell|un|c|d|l|m|n|s|t|v)['’])(.+)$", re.IGNORECASE),
}
_MOST_TOKENS = 4_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or run of marks with its tag and its place in the text."""

    text: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TaggerWeights:
    """What is learned of one language: words with one tag only, and each feature's weight for each class."""

    classes: tuple[str, ...]
    words: dict[str, str]
    weights: dict[str, tuple[tuple[int, float], ...]]


@cache
def load_weights(language: str) -> TaggerWeights:
    """Read the packaged weights. Raises FileNotFoundError if the installation is incomplete."""
    return parse_weights(resource_path(f"tagger/{language}.tsv.gz").read_bytes())


def parse_weights(packed: bytes) -> TaggerWeights:
    """Read packed weights: a line of classes, words with their only tag, a blank line, features."""
    lines = gzip.decompress(packed).decode("utf-8").split("\n")
    classes = tuple(lines[0].split("\t"))
    border = lines.index("")
    words = {word: classes[int(tag)] for word, tag in (line.split("\t") for line in lines[1:border])}
    weights = {}
    for line in lines[border + 1 :]:
        feature, *pairs = line.split("\t")
        if pairs:
            numbers = [int(n) for n in pairs]
            weights[feature] = tuple(zip(numbers[::2], map(float, numbers[1::2]), strict=True))
    return TaggerWeights(classes, words, weights)


def split_tokens(text: str, language: str | None) -> list[tuple[int, int]]:
    """Return (start, end) of the text's words, numbers and marks, cut as the treebanks cut them."""
    elided = _ELIDED.get(language or "")
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        parts = elided.match(match.group()) if elided else None
        if parts:
            spans += [(start, start + parts.end(1)), (start + parts.end(1), end)]
        else:
            spans.append((start, end))
    return spans


def normalise_word(word: str) -> str:
    """Return the form by which the weights know a word: lower case, numbers as their shape."""
    if word[0].isdigit():
        return "!YEAR" if len(word) == 4 and word.isdigit() else "!NUM"
    return word.lower().replace("’", "'")


def describe_word(i: int, word: str, context: Sequence[str], prev: str, prev2: str) -> list[str]:
    """Return the features of the i-th word; ``context``: all normalised words, two more at either end."""
    i += 2
    here, before, after = context[i], context[i - 1], context[i + 1]
    shape = "0" if i == 2 else ""
    shape += "C" if word[:1].isupper() else "c" if word[:1].isalpha() else "."
    if len(word) > 1 and word.isupper():
        shape += "A"
    if "-" in word:
        shape += "-"
    return [
        "b",
        "w" + here,
        "s" + here[-2:],
        "S" + here[-3:],
        "Z" + here[-4:],
        "p" + here[:1],
        "h" + shape,
        "t" + prev,
        "T" + prev + " " + prev2,
        "u" + prev + " " + here,
        "v" + prev + " " + here[-3:],
        "W" + before,
        "q" + before[-3:],
        "V" + context[i - 2],
        "n" + after,
        "N" + after[-3:],
        "m" + context[i + 2],
        "g" + here[-3:] + shape,
    ]


START, END = ("-START-", "-START2-"), ("-END-", "-END2-")
"""What stands before the first and after the last word of a sentence."""


def tag_words(words: Sequence[str], model: TaggerWeights) -> list[str]:
    """Return the tag of each word of a sentence."""
    weights, known, classes = model.weights, model.words, model.classes
    context = [*START, *map(normalise_word, words), *END]
    prev, prev2 = START
    tags: list[str] = []
    for i, word in enumerate(words):
        tag = known.get(context[i + 2])
        if tag is None:
            scores = [0.0] * len(classes)
            for feature in describe_word(i, word, context, prev, prev2):
                for number, weight in weights.get(feature, ()):
                    scores[number] += weight
            tag = classes[max(range(len(classes)), key=scores.__getitem__)]
        tags.append(tag)
        prev2, prev = prev, tag
    return tags


@lru_cache(maxsize=8_192)
def tag_text(text: str, language: str | None) -> tuple[Token, ...]:
    """Return the text's tokens with their tags; no tokens where the language has no weights.

    A contraction ("del", "zum") bears the tag of its first part. At most 4,000 tokens are tagged.
    """
    if language not in TAGGED_LANGUAGES:
        return ()
    spans = split_tokens(text, language)[:_MOST_TOKENS]
    words = [text[start:end] for start, end in spans]
    tags = tag_words(words, load_weights(language))
    return tuple(Token(word, tag, *span) for word, tag, span in zip(words, tags, spans, strict=True))
