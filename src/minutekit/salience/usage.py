"""How a meeting uses its words: the features from which their worth is predicted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutekit.language import find_concepts, stop_words

SEGMENTS = 10
_LONGEST_STEM = 12
_SPACE = " "


@dataclass(slots=True)
class _Use:
    points: int
    first: int
    last: int
    segments: int
    speakers: set[str | None]


class Usage:
    """Where in some points each concept stands; built once, asked for features.

    ``concepts[i]`` are the concepts of point i, repeats kept.
    """

    def __init__(self, texts: Sequence[str], speakers: Sequence[str | None], languages: Sequence[str | None]) -> None:
        """Count the concepts of the texts, in the order given; the three sequences run in parallel."""
        self.size = len(texts)
        self.people = max(1, len(set(speakers)))
        self.concepts = [find_concepts(t, lang) for t, lang in zip(texts, languages, strict=True)]
        self.function_words = frozenset().union(*(stop_words(lang) for lang in dict.fromkeys(languages)))
        self._uses: dict[str, _Use] = {}
        for i, (found, speaker) in enumerate(zip(self.concepts, speakers, strict=True)):
            segment = 1 << (SEGMENTS * i // self.size)
            for concept in dict.fromkeys(found):
                use = self._uses.get(concept)
                if use is None:
                    self._uses[concept] = _Use(1, i, i, segment, {speaker})
                else:
                    use.points += 1
                    use.last = i
                    use.segments |= segment
                    use.speakers.add(speaker)

    def content_words(self) -> list[str]:
        """Return the content words (stems) in the order they first come."""
        return [c for c in self._uses if _SPACE not in c and c not in self.function_words]

    def content_pairs(self) -> list[str]:
        """Return the pairs that hold a content word, in the order they first come."""
        return [c for c in self._uses if _SPACE in c and not self.is_function(c)]

    def is_function(self, concept: str) -> bool:
        """Return whether a concept is made of function words only."""
        return all(word in self.function_words for word in concept.split(_SPACE))

    def count(self, concept: str) -> int:
        """Return in how many points the concept stands."""
        return self._uses[concept].points

    def word_features(self, word: str, words: int) -> tuple[float, ...]:
        """Return the features of a content word, in the order of WORD_FEATURES; ``words``: the digest's length."""
        use = self._uses[word]
        often = math.log(use.points)
        return (
            often,
            often * often,
            len(use.speakers) / self.people,
            use.segments.bit_count() / SEGMENTS,
            use.first / self.size,
            use.last / self.size,
            math.log(self.size),
            min(len(word), _LONGEST_STEM) / SEGMENTS,
            float(any(map(str.isdigit, word))),
            math.log(words),
        )

    def pair_features(self, pair: str, words: int, chances: dict[str, float]) -> tuple[float, ...]:
        """Return the features of a pair, in the order of PAIR_FEATURES; ``chances`` are its content words'."""
        left, right = pair.split(_SPACE)
        known = [math.log(chances[w]) for w in (left, right) if w in chances]
        often = math.log(self._uses[pair].points)
        both = float(len(known) == 2)
        return (
            often,
            often * often,
            min(known),
            max(known),
            both,
            float(left not in chances),
            often * both,
            math.log(words),
        )


def count_words(texts: Iterable[str]) -> int:
    """Count the words of some texts, parted by white space."""
    return sum(len(text.split()) for text in texts)
