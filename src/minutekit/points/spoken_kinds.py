"""What kind of point a spoken sentence is, and who takes on what it promises."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from minutekit.language.literals import RuleSearch
from minutekit.language.patterns import compile_late
from minutekit.points.questions import asks, opens_question
from minutekit.points.spoken_rows import (
    ACTIONS,
    DEADLINE,
    DECISIONS,
    HEDGED,
    NOT_LATER,
    PAST,
    PHATIC,
    UNSURE,
    SpokenCue,
)
from minutekit.schema import LANGUAGES, PointKind

_LABEL = compile_late(
    r"(?:(?P<action>action(?: item| point)?|acción|ação|aufgabe|azione|tarea|tarefa|tâche)|decision|decisión|decisão|décision|beschluss|decisione)s?\s*[:：]",
    re.IGNORECASE,
)
_READ_AT_MOST = 2_000
_REACH = 40
_MOST_PHATIC = 14


class SpokenKind(NamedTuple):
    """A kind, and for an action who is to do it: ``by_speaker``, or the name ``owner`` as said."""

    kind: PointKind
    by_speaker: bool = False
    owner: str | None = None


@cache
def _rows(table: str, language: str) -> RuleSearch[SpokenCue]:
    rows = {"actions": ACTIONS, "decisions": DECISIONS, "phatic": PHATIC}[table]
    return RuleSearch([row for row in rows if row.language == language])


@cache
def _check(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _languages(language: str | None) -> tuple[str, ...]:
    return (language,) if language else LANGUAGES


def _read_action(text: str, language: str, names: frozenset[str]) -> SpokenKind | None:
    for row, pattern in _rows("actions", language).find_near(text):
        for match in pattern.finditer(text):
            if row.dated and not _check(DEADLINE).search(text):
                break
            if row.owner != "named":
                return SpokenKind("action", by_speaker=row.owner == "speaker")
            words = {word.casefold() for word in re.findall(r"[^\W\d_]+", match["owner"])}
            if words & names:
                return SpokenKind("action", owner=match["owner"])
    return None


def find_promise_of(text: str, language: str | None, names: frozenset[str]) -> SpokenKind | None:
    """Read what somebody takes on in the first person, or says that another will do; None for all else.

    ``language``: two letters; None tries all languages that have rows.
    """
    text = text[:_READ_AT_MOST]
    for tongue in _languages(language):
        found = _read_action(text, tongue, names)
        if found:
            at_once = _check(NOT_LATER).search(text) and not _check(DEADLINE).search(text)
            return None if at_once or _check(HEDGED).search(text) else found
    return None


def _decides(text: str, language: str | None) -> bool:
    for tongue in _languages(language):
        for _, pattern in _rows("decisions", tongue).find_near(text):
            match = pattern.search(text)
            if match and not _check(UNSURE).search(text, max(0, match.start() - _REACH), match.start()):
                return not _check(PAST).search(text)
    return False


def _is_phatic(text: str, language: str | None) -> bool:
    """Return whether a question is asked for the sake of the talk itself: "Can you hear me?"."""
    if len(text.split()) > _MOST_PHATIC:
        return False
    return any(
        pattern.search(text) for one in _languages(language) for _, pattern in _rows("phatic", one).find_near(text)
    )


def classify_spoken(text: str, language: str | None, names: frozenset[str]) -> SpokenKind:
    """Say which kind a spoken sentence is. ``names``: words of the people's names, in lower case."""
    text = text[:_READ_AT_MOST]
    label = _LABEL.match(text)
    if label:
        return SpokenKind("action" if label["action"] else "decision")
    if asks(text):
        return SpokenKind("statement" if _is_phatic(text, language) else "question")
    promised = find_promise_of(text, language, names)
    if promised:
        return promised
    if _decides(text, language):
        return SpokenKind("decision")
    return SpokenKind("question" if opens_question(text) else "statement")
