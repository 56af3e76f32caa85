"""What a written point looks like and where it stands: the features from which its chance to be reported is told.

They know no words of their own but the rules of ``fitness_rules`` and the tagger's classes, and so hold anywhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from minutekit.language import stem_words, stop_words, tokenise
from minutekit.language.headings import is_generic_heading
from minutekit.language.tagging import tag_text
from minutekit.salience.fitness_rules import matches_rule
from minutekit.schema import Point

FORM_FEATURES = (
    "log_words", "log_words_squared", "few_words", "decision", "action", "question", "owned", "due", "vote",
    "number", "money", "day", "address", "lead", "asks", "lower_start", "field", "capitals", "no_verb", "finite",
    "nouns", "names", "claim", "housekeeping", "leaning", "early", "late", "opens", "place", "only",
    "generic", "unsectioned", "shared", "central", "title", "level", "parent", "said_again",
)  # fmt: skip

_READ_AT_MOST = 2_000
_FEW_WORDS = 3
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?!\w)")
_MONEY = re.compile(r"[€$£¥%]|\b(?:EUR|USD|CHF|GBP|euros?|dollars?)\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b(?:19|20)\d{2}\b|\b\d{1,2}[:h.]\d{2}\b")
_ADDRESS = re.compile(r"https?://|\bwww\.|\S@\S+\.\w")
_FIELD = re.compile(r"^[^\W\d][^:.!?]{0,40}:\s*\S+(?:\s+\S+){0,5}$")


def describe_points(points: Sequence[Point], languages: Sequence[str | None]) -> list[tuple[float, ...]]:
    """Return the features of each of one meeting's points, in order raised, in the order of FORM_FEATURES."""
    texts = [" ".join(p.text[:_READ_AT_MOST].split()) for p in points]
    stems = [_content(text, lang) for text, lang in zip(texts, languages, strict=True)]
    spread = Counter(s for found in stems for s in set(found))
    sections: dict[str | None, list[int]] = {}
    for i, point in enumerate(points):
        sections.setdefault(point.section, []).append(i)
    place = {i: (rank, len(inside)) for inside in sections.values() for rank, i in enumerate(inside)}
    said = Counter(" ".join(found) for found in stems if found)
    rows = []
    for i, (point, text, own, language) in enumerate(zip(points, texts, stems, languages, strict=True)):
        rank, size = place[i]
        following = points[i + 1] if i + 1 < len(points) else None
        row = _describe_text(point, text, language)
        section = point.section or ""
        within = Counter(s for j in sections[point.section] for s in set(stems[j])) if len(own) else Counter()
        head = set(_content(section, language))
        n = max(1, len(set(own)))
        row |= {
            "early": float(i < 0.05 * len(points)),
            "late": float(i >= 0.95 * len(points)),
            "opens": float(rank == 0),
            "place": rank / max(1, size - 1),
            "only": float(size == 1),
            "generic": float(is_generic_heading(section)),
            "unsectioned": float(not section),
            "shared": sum(spread[s] > 1 for s in set(own)) / n,
            "central": sum(math.log(within[s]) for s in set(own)) / n,
            "title": float(bool(head & set(own))),
            "level": min(point.level, 3) / 3,
            "parent": float(following is not None and following.level > point.level),
            "said_again": float(said[" ".join(own)] > 1),
        }
        rows.append(tuple(row[name] for name in FORM_FEATURES))
    return rows


def _content(text: str, language: str | None) -> list[str]:
    function_words = stop_words(language)
    return stem_words([w for w in tokenise(text) if w not in function_words and len(w) > 1], language)


def _describe_text(point: Point, text: str, language: str | None) -> dict[str, float]:
    words = text.split()
    tokens = tag_text(text, language)
    tags = Counter(token.tag for token in tokens)
    spoken_of = max(1, sum(n for tag, n in tags.items() if tag != "PUNCT"))
    letters = [w for w in words if w[:1].isalpha()]
    often = math.log(max(1, len(words)))
    return {
        "log_words": often,
        "log_words_squared": often * often,
        "few_words": float(len(words) <= _FEW_WORDS),
        "decision": float(point.kind == "decision"),
        "action": float(point.kind == "action"),
        "question": float(point.kind == "question"),
        "owned": float(bool(point.owner)),
        "due": float(bool(point.due)),
        "vote": float(point.motion is not None),
        "number": float(bool(_NUMBER.search(text))),
        "money": float(bool(_MONEY.search(text))),
        "day": float(bool(_DAY.search(text))),
        "address": float(bool(_ADDRESS.search(text))),
        "lead": float(text.endswith(":")),
        "asks": float(text.endswith("?")),
        "lower_start": float(text[:1].islower()),
        "field": float(bool(_FIELD.match(text))),
        "capitals": sum(w[0].isupper() for w in letters) / max(1, len(letters)),
        "no_verb": float(bool(tokens) and not any(tag.startswith(("VERB", "AUX")) for tag in tags)),
        "finite": min(3, sum(n for tag, n in tags.items() if tag in {"VERB.Fin", "AUX.Fin"})) / 3,
        "nouns": tags["NOUN"] / spoken_of,
        "names": tags["PROPN"] / spoken_of,
        "claim": float(matches_rule("claim", text, language)),
        "housekeeping": float(
            matches_rule("housekeeping", text, language) or matches_rule("procedure", text, language)
        ),
        "leaning": float(matches_rule("leaning", text, language)),
    }
