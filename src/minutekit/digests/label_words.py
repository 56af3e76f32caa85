"""How likely a word is to stand in the name that a person would give a theme: learned from reference digests.

The weights, ``models/labels/weights.json``, know no words (see the CARD.md beside them).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from minutekit.digests.given_names import GivenNames
from minutekit.language import resource_path
from minutekit.language.tagging import TAGGED_LANGUAGES, tag_text
from minutekit.schema import KeyPoint, Meeting, Point

WORD_FEATURES = (
    "headed", "own_heading", "topic", "often", "contrast", "first_line", "noun", "name", "verb", "letters",
)  # fmt: skip
"""Of a word: the share of the theme's points whose heading holds it; that the shown lines' headings hold it and no
other of the meeting does; the share of lines before whose colon it stands; the log of how many of the theme's points
hold it; their share of all points that do; that the first line holds it; how often it is a noun, a name, a verb; its
length."""

_TAGGED_CHARACTERS = 600
_TAGS = {"noun": ("NOUN",), "name": ("PROPN",), "verb": ("VERB", "AUX")}
_LONGEST = 15


@cache
def load_weights() -> tuple[float, tuple[float, ...]]:
    """Read the packaged bias and weights. Raises FileNotFoundError if the installation is incomplete."""
    row = json.loads(resource_path("labels/weights.json").read_text(encoding="utf-8"))
    return float(row["bias"]), tuple(float(row["weights"][name]) for name in WORD_FEATURES)


class LabelWords:
    """Describes and rates the words of a digest's themes. ``names``: what people called things in its meetings."""

    def __init__(self, meetings: Iterable[Meeting], names: GivenNames, language: str | None) -> None:
        """Count in how many points and under how many headings each stem stands."""
        self._names = names
        self._language = language if language in TAGGED_LANGUAGES else None
        points = [point for meeting in meetings for point in meeting.points]
        self._uses = Counter(stem for point in points for stem in set(names.stem(point.text)))
        sections = {(p.meeting, p.subject): names.read_section(p) for p in points if p.subject}
        self._headings = Counter(stem for heading in sections.values() for stem in set(names.stem(heading)))

    def rate(self, points: Sequence[Point], lines: Sequence[KeyPoint]) -> dict[str, float]:
        """Return for each stem how likely it is to stand in the theme's name, 0 to 1."""
        bias, weights = load_weights()
        return {
            stem: 1 / (1 + math.exp(-bias - sum(w * v for w, v in zip(weights, row, strict=True))))
            for stem, row in self.describe(points, lines).items()
        }

    def describe(self, points: Sequence[Point], lines: Sequence[KeyPoint]) -> dict[str, tuple[float, ...]]:
        """Return the features of each stem of the lines and of their headings. ``points``: all of the theme."""
        names = self._names
        sources = [line.sources[0] for line in lines]
        headings = [set(names.stem(names.read_section(p))) for p in sources]
        topics = [set(names.stem(names.read_topic(p))) for p in sources]
        shown = [set(names.stem(line.text)) for line in lines]
        within = Counter(stem for p in points for stem in set(names.stem(p.text)))
        headed = Counter(stem for p in points for stem in set(names.stem(names.read_section(p))))
        tags, letters = self._tag(sources)
        described = {}
        for stem in sorted(set().union(*headings, *topics, *shown)):
            found = tags.get(stem, Counter())
            described[stem] = (
                headed[stem] / max(1, len(points)),
                float(self._headings[stem] == 1 and any(stem in h for h in headings)),
                sum(stem in topic for topic in topics) / len(lines),
                math.log1p(within[stem]),
                (within[stem] + 0.5) / (self._uses[stem] + 1.5),
                float(stem in shown[0]),
                *(sum(found[tag] for tag in kinds) / max(1, found.total()) for kinds in _TAGS.values()),
                min(letters.get(stem, len(stem)), _LONGEST) / _LONGEST,
            )
        return described

    def _tag(self, points: Sequence[Point]) -> tuple[dict[str, Counter[str]], dict[str, int]]:
        """Count the parts of speech of the points' stems, and measure the first word of each."""
        tags: dict[str, Counter[str]] = {}
        letters: dict[str, int] = {}
        for point in points:
            for token in tag_text(point.text[:_TAGGED_CHARACTERS], self._language) if self._language else ():
                for stem in self._names.stem(token.text):
                    tags.setdefault(stem, Counter())[token.tag.partition(".")[0]] += 1
                    letters.setdefault(stem, len(token.text))
        return tags, letters
