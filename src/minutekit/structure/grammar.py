"""What forms of words a line holds: finite verbs make sentences, nouns make headings, infinitives make tasks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from minutekit.language import detect_language
from minutekit.language.forms import load_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.schema import Block

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 30
_FINITE = frozenset({"fin", "past", "fut", "cnd"})
_CLASSES = ("fin", "past", "inf", "imp", "part", "ger", "noun", "adj", "pron", "det", "adp", "other")
GRAMMAR = (
    "grammar.finite", "grammar.finite_share", "grammar.noun_share", "grammar.pronoun", "grammar.unknown",
    *(f"first.{name}" for name in _CLASSES), *(f"last.{name}" for name in _CLASSES),
)  # fmt: skip
"""Names of the columns that ``describe_grammar`` fills."""


def describe_grammar(blocks: Sequence[Block]) -> np.ndarray:
    """Describe the word forms of each line's first words, shape (blocks, ``len(GRAMMAR)``).

    The language is that of all lines together; see ``load_forms`` for one without a table.
    """
    table = load_forms(detect_language("\n".join(block.text for block in blocks)))
    out = np.zeros((len(blocks), len(GRAMMAR)), dtype=np.float32)
    first, last = 5, 5 + len(_CLASSES)
    for row, block in zip(out, blocks, strict=True):
        words = _WORD.findall(block.text[: 12 * _MOST_WORDS])[:_MOST_WORDS]
        if not words:
            continue
        # An ending tells nothing of a name.
        found = [table[word] if (word := said.casefold()) == said or table.lists(word) else () for said in words]
        top = Counter(classes[0] if classes else "" for classes in found)
        finite = sum(top[name] for name in _FINITE)
        n = len(words)
        row[:5] = (
            min(2, finite) / 2, finite / n, (top["noun"] + top["adj"]) / n, min(1, top["pron"]), top[""] / n,
        )  # fmt: skip
        for at, classes in ((first, found[0]), (last, found[-1])):
            for rank, name in enumerate(classes[:2]):
                if name in _CLASSES:
                    row[at + _CLASSES.index(name)] = 1 / (1 + rank)
    return out
