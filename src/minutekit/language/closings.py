"""Words by which a later meeting says that an action is done."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from minutekit.language.words import carries_meaning, stem_words, tokenise
from minutekit.lexicon import line_words

if TYPE_CHECKING:
    from minutekit.schema import Point

LEAST_SHARED = 0.5
"""A later point speaks of an action when it has so much of the action's words."""

_FEWEST_WORDS = 2


def reports_done(point: Point, action: Point) -> bool:
    """Return whether a point of a later meeting speaks of an action as done.

    Args:
        point: What was said later.
        action: What was to be done.
    """
    wanted = _read_content(action.text, action.language)
    if len(wanted) < _FEWEST_WORDS or point.kind == "action":
        return False
    spoken = set(tokenise(point.text))
    # In all languages at once: taking one for another costs nothing.
    if spoken.isdisjoint(line_words("done", None)) or not spoken.isdisjoint(line_words("not_yet", None)):
        return False
    return len(wanted & _read_content(point.text, point.language)) >= LEAST_SHARED * len(wanted)


@lru_cache(maxsize=4_096)
def _read_content(text: str, language: str | None) -> frozenset[str]:
    return frozenset(stem_words([word for word in tokenise(text) if carries_meaning(word, language)], language))
