"""Whether a text asks: by its sign, or by the words that open a question without one."""

from __future__ import annotations

import re

from minutekit.language.patterns import compile_late
from minutekit.lexicon import is_phrase
from minutekit.lexicon.literals import LazyPattern

_QUESTION_SIGNS = ("?", "？", "؟")
_TAIL = compile_late(r"\s*(?:[(\[][^()\[\]]{0,120}[)\]]|[\"'”’»])\s*$")
_CLOSING = tuple(")]\"'”’»")
_FEWEST_ASKED = 4
_MOST_REMARKED = 10
_OPENING = LazyPattern(
    r"^(?:how|what|when|where|why|who|which) (?:do|does|did|should|can|could|would|will|is|are|was|were)\b"
    r"(?!.*(?:[.;]\s|\.\.|…))|"
    r"^(?:are|is|do|does|did|can|could|should|would|will|have|has) (?:we|you|they|there|it|the|this|that|"
    r"anyone|any|members)\b(?!.*(?:[.;]\s|\.\.|…))"
)


def asks(text: str) -> bool:
    """Return whether a text asks: by its sign, brackets and a short remark behind it aside."""
    bare = text.rstrip()
    for _ in range(2):
        bare = _TAIL.sub("", bare) if bare.endswith(_CLOSING) else bare
    if bare.endswith(_QUESTION_SIGNS) or text.rstrip().endswith(_QUESTION_SIGNS):
        return True
    # "Who pays? The fund is empty": a question with a short remark after it, not with its answer.
    asked, sign, rest = text.partition("?")
    remark = rest.strip()
    answered = is_phrase(re.split(r"\W", remark, maxsplit=1)[0], "short_answer")
    return (
        bool(sign and remark)
        and len(asked.split()) >= _FEWEST_ASKED
        and len(remark.split()) <= _MOST_REMARKED
        and not re.search(r"[.;!]\s", remark)
        and not answered
        and not re.search(r"[.;:]\s", asked)
    )


def opens_question(text: str) -> bool:
    """Return whether a text begins like a question, with or without its sign."""
    return _OPENING.search(text) is not None
