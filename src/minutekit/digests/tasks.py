"""What charges somebody with something: it belongs to the list of actions, not under a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutekit.digests.shortening import MOST_WORDS, count_words
from minutekit.language.tagging import tag_text
from minutekit.lexicon import find_point_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from minutekit.schema import Point

MOSTLY_TASKS = 0.67
"""Where tasks are more of the points than this, they are the meeting's matter and stand under their themes."""

_CHARGING = ("intent", "duty")
_NAMED_BEFORE = 4
_TASK_FORMS = frozenset({"VERB.Inf", "VERB.Imp"})


def is_task(point: Point) -> bool:
    """Return whether a written point charges somebody with something, or by a day; it stands in the list of actions."""
    return point.kind == "action" and point.medium == "written" and bool(point.owner or point.due)


def find_bare_tasks(points: Sequence[Point], language_of: Callable[[Point], str | None]) -> frozenset[str]:
    """Return the ids of written actions that only name what is to be done; none where they are most of what there is.

    "Fix the gate" is no point that was raised; "We agreed to open on Sundays" may be one.
    """
    bare = frozenset(point.id for point in points if _is_bare_task(point, language_of(point)))
    return bare if len(bare) <= MOSTLY_TASKS * len(points) else frozenset()


def _is_bare_task(point: Point, language: str | None) -> bool:
    """Return whether an action opens with the deed, or stands among tasks."""
    if point.kind != "action" or point.medium != "written" or count_words(point.text) > MOST_WORDS:
        return False
    if "tasks_heading" in find_point_words(point.section or ""):
        return True
    first = next((t for t in tag_text(point.text, language) if t.tag not in {"PUNCT", "SYM"}), None)
    return 0 in find_point_words(point.text, language).get("deed", ()) or (
        first is not None and first.tag in _TASK_FORMS
    )


def charges_somebody(text: str, language: str | None) -> bool:
    """Return whether a sentence begins with names and says at once what they are to do ("Ida will paint it")."""
    tokens = [t for t in tag_text(text, language) if t.tag != "PUNCT"]
    if not tokens or tokens[0].tag != "PROPN":
        return False
    told = find_point_words(text, language)
    at = min((place for cls in _CHARGING for place in told.get(cls, ()) if place > 0), default=_NAMED_BEFORE)
    return at < _NAMED_BEFORE and all(t.text[:1].isupper() or t.tag == "CCONJ" for t in tokens[:at])
