"""The same thing said by several people is one key point."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from minutekit.digests.joints import NEGATION
from minutekit.language import stem, stop_words, tokenise
from minutekit.schema import Point

LEAST_OVERLAP = 0.75
"""Jaccard overlap of content stems from which two points say the same."""

_LEAST_STEMS = 3
_MOST_IN_BUCKET = 32


_Signature = tuple[frozenset[str], frozenset[str], bool, bool, tuple[str | None, ...]]
_NAME = re.compile(r"(?<=[\w,;)]\s)[A-ZÀ-ÖØ-Þ][\w'’-]*|\b[A-Z]{2,}\b")


def _signature(point: Point, language: str | None) -> _Signature:
    text = point.text
    words = tokenise(text)
    function_words = stop_words(language)
    stems = frozenset(stem(w, language) for w in words if w not in function_words)
    told = frozenset(w for w in words if any(map(str.isdigit, w)))
    names = frozenset(m.group().casefold() for m in _NAME.finditer(text))
    bound = point.kind in {"decision", "action"}
    place = (point.owner, point.due, point.section if bound else None)
    return stems, told | names, bool(NEGATION.search(text)), text.rstrip().endswith("?"), place


def group_duplicates(points: Sequence[Point], languages: Sequence[str | None]) -> list[list[int]]:
    """Group the indices of points that say the same, each group and the groups in order of first index.

    Same: equal word for word but for case and punctuation, or at least three content stems with a
    Jaccard overlap of LEAST_OVERLAP, the same names and numbers, both or neither negated, both or neither a
    question; and never with another owner or day, nor, where they decide or task, under another section. A text joins
    the first group whose first text it equals, so that a chain of small differences cannot join what differs.
    Candidates are found through prefixes of the rarest stems (Chaudhuri, Ganti and Kaushik 2006; Wang, Li and Feng
    2012 for two), at most 32 a stem, which keeps the time linear in the number of texts; where even the rarest stems
    are on everyone's lips, only word-for-word repeats are sure to meet.
    """
    texts = [p.text for p in points]
    signatures = [_signature(p, lang) for p, lang in zip(points, languages, strict=True)]
    frequency = Counter(s for signature in signatures for s in signature[0])
    heads: dict[str, list[int]] = defaultdict(list)
    exact: dict[tuple[str, ...], int] = {}
    groups: list[list[int]] = []
    for index, (text, signature) in enumerate(zip(texts, signatures, strict=True)):
        plain = tuple(tokenise(text)) or (text,)
        plain = (*plain, "?" if signature[3] else "", *map(str, signature[4]))
        home = exact.get(plain)
        rare = sorted(signature[0], key=lambda s: (frequency[s], s))
        # Texts that overlap enough share two stems among these, their rarest.
        prefix = rare[: len(rare) - math.ceil(LEAST_OVERLAP * len(rare)) + 2]
        if home is None and len(rare) >= _LEAST_STEMS:
            met = Counter(g for s in prefix for g in heads.get(s, ()))
            seen = sorted(g for g, times in met.items() if times > 1)
            home = next((g for g in seen if _say_the_same(signature, signatures[groups[g][0]])), None)
        if home is None:
            home = len(groups)
            groups.append([])
            if len(rare) >= _LEAST_STEMS:
                for s in prefix:
                    if len(heads[s]) < _MOST_IN_BUCKET:
                        heads[s].append(home)
        exact.setdefault(plain, home)
        groups[home].append(index)
    return groups


def _say_the_same(a: _Signature, b: _Signature) -> bool:
    fewer, more = sorted((len(a[0]), len(b[0])))
    if fewer < _LEAST_STEMS or fewer < LEAST_OVERLAP * more or a[1:] != b[1:]:
        return False
    shared = len(a[0] & b[0])
    return shared >= LEAST_OVERLAP * (fewer + more - shared)
