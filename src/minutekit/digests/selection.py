"""Which key points fit the budget: greedy choice by the concepts they add, spread over the themes."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORD_POWER, POINT_POWER, WRITTEN_POWER = 0.9, 0.6, 1.25
"""How strongly a candidate's length counts against it, 0 (not at all), 1 (in full) or more: of what was spoken when
words are counted, and when only key points are (a long one costs its reader too); and of what was written, which is
offered in shorter forms, when words are counted."""

SAME_POINT = 0.5
"""What a further line from a point is worth that has one already."""

LEAST_FILL = 0.9
"""The share of a word budget that a digest should reach, if there is enough to say."""

WORDS_FOR_A_THEME = 30
"""A theme is granted a key point of its own from this many words of budget for each theme."""

SOUND_QUALITY = 0.3
"""Candidates below it (fragments, links, talk about the meeting) come in only where a budget of words, or a
theme, would else stay empty."""

_LEAST_SHORTLIST, _SHORTLIST_FACTOR, _SHORTEST, _LEAST_OF_THEME = 300, 10, 10, 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to say one key point. Candidates that share a number of ``units`` exclude one another.

    ``group``: the point that it is mainly taken from. ``quality`` is above 0 and scales what the concepts are worth
    here; ``concepts`` come with how often the text holds them, those that are worth nothing left out. ``pieces``:
    the parts of the text with the number of the group each is from, by default all of it from ``group``.
    """

    group: int
    theme: int
    text: str
    words: int
    quality: float
    concepts: tuple[tuple[str, int], ...]
    units: frozenset[int] = frozenset()
    pieces: tuple[tuple[str, int], ...] = ()
    written: bool = False

    @property
    def excludes(self) -> frozenset[int]:
        """The units of this candidate; a group of its own where none are given."""
        return self.units or frozenset((-1 - self.group,))


class _Choice:
    """What is chosen so far, and what a further candidate would add."""

    def __init__(self, worth: Mapping[str, tuple[float, ...]], words: int | None, most: int | None) -> None:
        self.concept_worth = worth
        self.words_left = words
        self.power = POINT_POWER if words is None else WORD_POWER
        self.points_left = most
        self.held: dict[str, int] = {}
        self.units: set[int] = set()
        self.groups: Counter[int] = Counter()
        self.chosen: list[Candidate] = []

    def fits(self, candidate: Candidate) -> bool:
        if self.points_left == 0 or not self.units.isdisjoint(candidate.excludes):
            return False
        return self.words_left is None or candidate.words <= self.words_left

    def worth(self, candidate: Candidate) -> float:
        gained = 0.0
        for concept, times in candidate.concepts:
            worth = self.concept_worth[concept]
            held = self.held.get(concept, 0)
            gained += worth[held] if times == 1 and held < len(worth) else sum(worth[held : held + times])
        power = WRITTEN_POWER if candidate.written and self.words_left is not None else self.power
        again = SAME_POINT ** self.groups[candidate.group]
        return float(candidate.quality * again * gained / max(candidate.words, 1) ** power)

    def take(self, candidate: Candidate) -> None:
        self.chosen.append(candidate)
        self.units |= candidate.excludes
        self.groups[candidate.group] += 1
        for concept, times in candidate.concepts:
            self.held[concept] = self.held.get(concept, 0) + times
        if self.words_left is not None:
            self.words_left -= candidate.words
        if self.points_left is not None:
            self.points_left -= 1

    def fill(self, candidates: Sequence[Candidate]) -> None:
        """Take the best that fits until nothing does (lazy greedy, Minoux 1978)."""
        heap = [(-self.worth(c), i) for i, c in enumerate(candidates) if self.fits(c)]
        heapq.heapify(heap)
        while heap and self.points_left != 0:
            stale, i = heapq.heappop(heap)
            if not self.fits(candidates[i]):
                continue
            worth = self.worth(candidates[i])
            if heap and (-worth, i) > heap[0] and -worth != stale:
                heapq.heappush(heap, (-worth, i))
                continue
            self.take(candidates[i])

    def lacks(self, words: int) -> bool:
        """Return whether the digest is short of its least share of ``words`` words."""
        return words - (self.words_left or 0) < LEAST_FILL * words

    def exchange(self, candidates: Sequence[Candidate], words: int) -> None:
        """Swap one chosen candidate for a longer one where that brings the digest to its least fill."""
        left = self.words_left or 0
        missing = LEAST_FILL * words - (words - left)
        best: tuple[float, int, int] | None = None
        for position, old in enumerate(self.chosen) if self.lacks(words) else ():
            for i, new in enumerate(candidates):
                grows = new.words - old.words
                if missing <= grows <= left and self.units.isdisjoint(new.excludes - old.excludes):
                    rank = (self.worth(new), -position, -i)
                    best = rank if best is None else max(best, rank)
        if best is not None:
            old = self.chosen.pop(-best[1])
            self.units -= old.excludes
            self.groups[old.group] -= 1
            for concept, times in old.concepts:
                self.held[concept] -= times
            self.words_left = left + old.words
            self.points_left = None if self.points_left is None else self.points_left + 1
            self.take(candidates[-best[2]])


def select_candidates(
    candidates: Sequence[Candidate],
    worth: Mapping[str, tuple[float, ...]],
    *,
    words: int | None = None,
    most: int | None = None,
) -> list[Candidate]:
    """Choose candidates within ``words`` words and ``most`` key points, in the order given.

    Coverage of weighted concepts under a budget is monotone and submodular, so the greedy choice by worth
    for cost is close to the best (Lin and Bilmes 2011). Themes come first: if the budget allows, each
    gives its best candidate before the rest is filled.
    """
    choice = _Choice(worth, words, most)
    sound = [c for c in candidates if c.quality >= SOUND_QUALITY]
    for theme in _granted_themes(candidates, words, most):
        own = [c for c in candidates if c.theme == theme and choice.fits(c) and c.quality >= SOUND_QUALITY]
        if own:
            choice.take(max(own, key=choice.worth))
    choice.fill(sound)
    if words is not None:
        for allowed in (sound, candidates):
            choice.exchange(allowed, words)
            choice.fill(allowed if choice.lacks(words) else ())
    elif most is not None and most >= len({c.group for c in candidates}):
        choice.fill(candidates)
    rank = {id(c): i for i, c in enumerate(candidates)}
    return sorted(choice.chosen, key=lambda c: rank[id(c)])


def _granted_themes(candidates: Sequence[Candidate], words: int | None, most: int | None) -> list[int]:
    """Return the themes in order if the budget grants each a key point of its own, else none."""
    themes = sorted({c.theme for c in candidates})
    room = (most is None or most >= len(themes)) and (words is None or words >= WORDS_FOR_A_THEME * len(themes))
    return themes if room else []


def shortlist_groups(
    candidates: Sequence[Candidate],
    worth: Mapping[str, tuple[float, ...]],
    *,
    words: int | None = None,
    most: int | None = None,
) -> list[int]:
    """Return the groups worth a closer look, in the order given: those that would come first on their own.

    ``candidates``: one for each group. Ten times as many as the digest can hold, at least 300, and the
    best five of each theme; of the rest of a long transcript none would be chosen, and cleaning them
    all would take longer than everything else.
    """
    room = max(_LEAST_SHORTLIST, _SHORTLIST_FACTOR * (most if most is not None else (words or 0) // _SHORTEST))
    if len(candidates) <= room:
        return [c.group for c in candidates]
    alone = _Choice(worth, words, most)
    order = sorted(range(len(candidates)), key=lambda i: (-alone.worth(candidates[i]), i))
    kept = set(order[:room])
    of_theme: dict[int, int] = {}
    for i in order:
        theme = candidates[i].theme
        of_theme[theme] = of_theme.get(theme, 0) + 1
        if of_theme[theme] <= _LEAST_OF_THEME:
            kept.add(i)
    return [candidates[i].group for i in sorted(kept)]
