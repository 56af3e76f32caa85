"""What kind of point a text is: decision, action, question or statement."""

from __future__ import annotations

import re
from functools import lru_cache

from minutekit.language.patterns import compile_late
from minutekit.points.cues import Cue, search_of
from minutekit.schema import PointKind

_QUESTION_SIGNS = ("?", "？", "؟")
_TAIL = compile_late(r"\s*(?:[(\[][^()\[\]]{0,120}[)\]]|[\"'”’»])\s*$")
_CLOSING = tuple(")]\"'”’»")
_READ_AT_MOST = 2_000
_FEWEST_ASKED = 4
_MOST_REMARKED = 10
_MOST_WORDS_OF_TOPIC = 12
_ANSWERS = compile_late(
    r"(?:yes|no|nothing|none|not|maybe|sí|nada|sim|não|oui|non|ja|nein|nichts|sì|because|then|so)\b", re.IGNORECASE
)
_MOST_WORDS_OF_ITEM = 60
# What is told or asked about is not decided here: "how the old routes were decided".
_EMBEDDED = compile_late(
    r"\b(?:how|what|why|whether|if|unless|until|once|wenn|falls|sobald|cómo|por qué|comment|pourquoi|wie|warum|ob|perché)\s+(?:[\w'’-]+\s+){0,4}$",
    re.IGNORECASE,
)
_EMBEDDED_REACH = 60
# What was decided before, or is asked for, is not decided here either.
_RETOLD = compile_late(
    r"\b(?:already|previously|earlier|bereits|schon|zuvor|ya|anteriormente|previamente|já|déjà|précédemment|già|precedentemente)\s+(?:[\w'’-]+\s+){0,2}$|"
    r"\b(?:ask(?:ed|s)?|request(?:ed|s)?|call(?:ed|s)?|wish(?:ed|es)?|hop(?:ed|es)) (?:for|that|to|whether)\s+(?:[\w'’-]+\s+){0,6}$",
    re.IGNORECASE,
)
_ALREADY = compile_late(
    r"\b(?:already|previously|bereits|schon|zuvor|ya|anteriormente|já|déjà|précédemment|già)\b", re.IGNORECASE
)
# The sign of a question inside an address asks nothing.
_QUERY = compile_late(r"(?<=[^\s?])\?(?=[\w%&=/-])")


@lru_cache(maxsize=4_096)
def section_kind(section: str | None) -> PointKind | None:
    """Return the kind that a heading promises for its items, None for most headings."""
    key = re.sub(r"^[\W_]+|(?<![\W_])[\W_]+$", "", (section or "").casefold())
    if not key:
        return None
    return next((cue.kind for cue, pattern in search_of("sections").find_near(key) if pattern.fullmatch(key)), None)


@lru_cache(maxsize=4_096)
def mentions_actions(section: str | None) -> bool:
    """Tell whether a heading speaks of actions among other things ("Decisions and actions")."""
    words = re.findall(r"[^\W\d_]+(?: [^\W\d_]+)?", (section or "").casefold())
    return any(section_kind(part) == "action" for word in words for part in word.split())


def asks(text: str) -> bool:
    """Tell whether a text asks: by its sign, brackets and a short remark behind it aside."""
    text = _QUERY.sub("", text) if "?" in text else text
    bare = text.rstrip()
    for _ in range(2):
        bare = _TAIL.sub("", bare) if bare.endswith(_CLOSING) else bare
    if bare.endswith(_QUESTION_SIGNS) or text.rstrip().endswith(_QUESTION_SIGNS):
        return True
    # "Who pays? The fund is empty": a question with a short remark after it, not with its answer.
    asked, sign, rest = text.partition("?")
    remark = rest.strip()
    answered = _ANSWERS.match(remark) is not None
    return (
        bool(sign and remark)
        and len(asked.split()) >= _FEWEST_ASKED
        and len(remark.split()) <= _MOST_REMARKED
        and not re.search(r"[.;!]\s", remark)
        and not answered
        and not re.search(r"[.;:]\s", asked)
    )


def opens_question(text: str) -> bool:
    """Tell whether a text begins like a question, with or without its sign."""
    return any(pattern.search(text) for _, pattern in search_of("questions").find_near(text))


def _shows(cue: Cue, pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a text shows what the cue says: for a decision or a task, somewhere that is not told or asked about."""
    if cue.kind not in {"decision", "action"} or cue.reason.startswith("labelled"):
        return pattern.search(text) is not None
    for match in pattern.finditer(text):
        first = max(0, match.start() - _EMBEDDED_REACH)
        retold = _RETOLD.search(text, first, match.start()) or _ALREADY.search(match[0])
        if not _EMBEDDED.search(text, first, match.start()) and not (cue.kind == "decision" and retold):
            return True
    return False


def classify(
    text: str,
    *,
    section: str | None = None,
    column: PointKind | None = None,
    listed: bool = True,
    assigned: bool = False,
    promised: bool = False,
) -> PointKind:
    """Say which kind a point is, by its own words first and by its section then.

    ``listed``: it is a list item or table cell, which its section's heading speaks of. ``column``: the kind that
    the heading over a cell promises. ``assigned``: an owner stands before or beside it. ``promised``: the sentence
    says that somebody named will do it.
    """
    text = text[:_READ_AT_MOST]
    by_cue = next((cue for cue, pattern in search_of("cues").find_near(text) if _shows(cue, pattern, text)), None)
    if by_cue and by_cue.reason.startswith("labelled"):
        return by_cue.kind
    if assigned or (by_cue and by_cue.kind == "statement"):
        return "action" if assigned else "statement"
    if asks(text):
        return "question"
    context = column or section_kind(section) if listed and len(text.split()) <= _MOST_WORDS_OF_ITEM else None
    if promised and not (by_cue and by_cue.kind == "decision"):
        context = "action"
    if context in {"action", "decision"}:
        return "action" if by_cue and by_cue.kind == "action" else context
    if opens_question(text) or (
        context == "question" and not by_cue and len(text.split()) <= _MOST_WORDS_OF_TOPIC and not text.endswith(".")
    ):
        return "question"
    return by_cue.kind if by_cue else "statement"
