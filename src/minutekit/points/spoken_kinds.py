"""What kind of point a spoken sentence is, and who takes on what it promises.

Speech is full of words that mean a decision in written minutes ("we decided long ago", "please go on"), so it has
rules of its own, made for the sentence in which it happens; their phrases stand in the lexicon.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from minutekit.entities.dates import find_month, find_weekday
from minutekit.language.patterns import compile_late
from minutekit.lexicon import fill_phrases, holds_phrase, is_phrase
from minutekit.lexicon.literals import RuleSearch
from minutekit.points.questions import asks, opens_question
from minutekit.schema import LANGUAGES, PointKind

_READ_AT_MOST = 2_000
_REACH = 40
_MOST_PHATIC = 14


class SpokenCue(NamedTuple):
    """Words by which somebody acts while speaking. ``pattern`` is searched, case ignored; ``example`` is its test.

    Its phrases are those of the language spoken. ``owner``: who is to do an action: who speaks, the group ``owner``, or
    nobody named. ``dated``: it counts only where the sentence says by when.
    """

    pattern: str
    example: str
    owner: Literal["speaker", "named", "nobody"] = "speaker"
    dated: bool = False


_I_WILL = r"\b{i_will} (?:{between} ?){0,2}"
_PERSON = r"(?P<owner>(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)"
_ASKED = r", (?:can you|could you|will you|would you|you['’]ll|you will)? ?please"
ACTIONS = (
    SpokenCue(_I_WILL + r"{later_deed}\b", "Sure, I'll send the draft round."),
    SpokenCue(_I_WILL + r"{dated_deed}\b", "I'll finish the table by Friday.", dated=True),
    SpokenCue(r"\b{promises}\b", "Leave it with me."),
    SpokenCue(r"\b{takes_it}(?=\s*(?:$|[.,!;]| for you| and\b))", "I can take that one."),
    SpokenCue(rf"{_PERSON}(?: ?{{will_do}}|{_ASKED}) {{later_deed}}\b", "Vera will circulate the plan.", "named"),
    SpokenCue(r"\b{asks_for}\b", "Please send me your figures.", "nobody"),
    SpokenCue(r"\b{promises_dated}\b", "Lo terminaré para el viernes.", dated=True),
)
_OPENED = r"^(?:{spoken_opener}[,.!;: ]+){1,4}"
_TOLD = "".join(f"(?<!{word} )" for word in ("that", "what", "because", "since", "if", "which"))
DECISIONS = (
    SpokenCue(rf"{_TOLD}\b{{settles}}\b(?! (?:by|before|in|with|at|among)\b)", "So that's agreed, we meet on Mondays."),
    SpokenCue(_OPENED + r"{settles_openly}\b(?! {talk_itself}\b)", "Okay, let's go with the red one."),
    SpokenCue(rf"{_OPENED}{{settles_briefly}}(?:,? then\b|\s*(?:$|[.!;]))", "Okay, let's do that."),
    SpokenCue(r"^(?:agreed|decided),? then\b", "Agreed then."),
)
# Asked for the sake of the talk itself.
PHATIC = (
    SpokenCue(r"\b{phatic}\b", "Thank you. Can you hear me?"),
    SpokenCue(r"\b{phatic_opening}\b[^?]{0,40}\?\s*$", "May I just add something?"),
    SpokenCue(
        r"^(?:{spoken_opener}[, ]+){0,4}{any_questions}(?: or \w+)?(?: (?:on|about) (?:that|this))?\?", "Any questions?"
    ),
)
_TABLES = {"action": ACTIONS, "decision": DECISIONS, "phatic": PHATIC}

_LABEL = compile_late(r"(?:(?P<action>{task_label})|{decision_label})\s*[:：]", re.IGNORECASE)
# By when; stricter than what is read as a due date once an action is sure.
_DEADLINE = compile_late(
    r"\b{by_when} (?=(?:{due_filler} ){0,4}(?:(?:\d{1,2}(?:st|nd|rd|th|º|\.|er)?|first|second|third) (?:of |de |di )?)?"
    r"(?P<when>[^\W\d_]+))",
    re.IGNORECASE,
)
# Told of the past; hung on a condition.
_PAST = compile_late(r"\b(?:{told_of_past}|in (?:19|20)\d\d)\b", re.IGNORECASE)
_UNSURE = compile_late(r"\b{unsure}(?: [\w'’]+){0,3} ?$", re.IGNORECASE)


class SpokenKind(NamedTuple):
    """A kind, and for an action who is to do it: ``by_speaker``, or the name ``owner`` as said."""

    kind: PointKind
    by_speaker: bool = False
    owner: str | None = None


@cache
def _rows(table: str, language: str) -> RuleSearch[SpokenCue]:
    return RuleSearch([row._replace(pattern=fill_phrases(row.pattern, language)) for row in _TABLES[table]])


def _says_when(text: str) -> bool:
    words = (match["when"] for match in _DEADLINE.finditer(text))
    return holds_phrase(text, "soon", "next_event") or any(
        is_phrase(word, "period_word") or find_weekday(word) is not None or find_month(word) for word in words
    )


def _languages(language: str | None) -> tuple[str, ...]:
    return (language,) if language else LANGUAGES


def _read_action(text: str, language: str, names: frozenset[str]) -> SpokenKind | None:
    for row, pattern in _rows("action", language).find_near(text):
        for match in pattern.finditer(text):
            if row.dated and not _says_when(text):
                break
            if row.owner != "named":
                return SpokenKind("action", by_speaker=row.owner == "speaker")
            words = {word.casefold() for word in re.findall(r"[^\W\d_]+", match["owner"])}
            if words & names:
                return SpokenKind("action", owner=match["owner"])
    return None


def find_promise_of(text: str, language: str | None, names: frozenset[str]) -> SpokenKind | None:
    """Read what somebody takes on in the first person, or says that another will do; None for all else.

    ``language``: two letters; None tries all languages that have rules.
    """
    text = text[:_READ_AT_MOST]
    for tongue in _languages(language):
        found = _read_action(text, tongue, names)
        if found:
            # Done on the spot, unless a time is given; only thought of.
            at_once = holds_phrase(text, "at_once") and not _says_when(text)
            return None if at_once or holds_phrase(text, "hedged") else found
    return None


def _decides(text: str, language: str | None) -> bool:
    for tongue in _languages(language):
        for _, pattern in _rows("decision", tongue).find_near(text):
            match = pattern.search(text)
            if match and not _UNSURE.search(text, max(0, match.start() - _REACH), match.start()):
                return not _PAST.search(text)
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
