"""Short documents of many layouts, read through the public door and scored as a whole.

What a line is is learned, so one of them read wrongly is no bug by itself: the shares below are what reading them
reaches, and this fails when it gets worse. ``structure_samples.jsonl`` holds a document a line: ``file`` (its name;
"blocks" stands for the notation of ``meeting_samples``), ``text``, and what a reader finds in it; ``points`` are
speaker, section and text. ``python tests/test_structure_samples.py`` prints the shares.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any

import pytest

import minutekit as mk
from meeting_samples import meeting

SAMPLES = [
    json.loads(line)
    for line in Path(__file__).with_name("structure_samples.jsonl").read_text(encoding="utf-8").splitlines()
]
FLOORS = {
    "points": 0.897,
    "speakers": 0.935,
    "sections of points": 0.83,
    "attendees": 0.905,
    "absent": 0.74,
    "sections": 0.81,
    "agenda": 0.735,
    "title": 0.91,
    "date": 0.981,
    "place": 0.755,
}
"""The least share of each figure."""
TOLERANCE = 0.001


def _read(sample: dict[str, Any]) -> mk.Meeting:
    if sample["file"] == "blocks":
        return meeting(sample["text"])
    return mk.read_meeting(sample["text"].encode(), name=sample["file"])


class _Tally:
    """Counts of things expected, found, and both."""

    def __init__(self) -> None:
        self.expected = self.found = self.both = 0

    def add(self, expected: Iterable[Hashable], found: Iterable[Hashable]) -> None:
        wanted, given = Counter(expected), Counter(found)
        self.expected += wanted.total()
        self.found += given.total()
        self.both += (wanted & given).total()

    @property
    def f1(self) -> float:
        return 2 * self.both / max(1, self.expected + self.found)


def score(samples: list[dict[str, Any]]) -> dict[str, float]:
    """Return the F1 of points, people, sections and topics, the share of titles, dates and places that are right,
    and of those points that are found the share with the right speaker and section."""
    points, attendees, absent, sections, agenda = (_Tally() for _ in range(5))
    speakers, heads = _Tally(), _Tally()
    right = Counter[str]()
    asked = Counter[str]()
    for sample in samples:
        found = _read(sample)
        wanted = {text: (speaker, section) for speaker, section, text in sample["points"]}
        points.add(list(wanted), (point.text for point in found.points))
        same = [point for point in found.points if point.text in wanted]
        speakers.add((wanted[point.text][0] for point in same if wanted[point.text][0]),
                     (point.speaker for point in same if point.speaker))  # fmt: skip
        heads.add((wanted[point.text][1] for point in same if wanted[point.text][1]),
                  (point.section for point in same if point.section))  # fmt: skip
        attendees.add(sample.get("attendees", ()), (person.name for person in found.attendees))
        absent.add(sample.get("absent", ()), (person.name for person in found.absent))
        sections.add(sample.get("sections", ()), found.sections)
        agenda.add(sample.get("agenda", ()), (item.title for item in found.agenda))
        given = {"title": found.title, "date": found.date.isoformat() if found.date else None, "place": found.place}
        for name, value in given.items():
            if sample.get(name) or value:
                asked[name] += 1
                right[name] += sample.get(name) == value
    tallies = {"points": points, "speakers": speakers, "sections of points": heads, "attendees": attendees,
               "absent": absent, "sections": sections, "agenda": agenda}  # fmt: skip
    return {
        **{name: tally.f1 for name, tally in tallies.items()},
        **{name: right[name] / asked[name] for name in asked},
    }


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    return score(SAMPLES)


@pytest.mark.parametrize("figure", FLOORS)
def test_samples_are_read_as_well_as_before(scores: dict[str, float], figure: str) -> None:
    assert scores[figure] >= FLOORS[figure] - TOLERANCE


def test_every_figure_has_a_floor(scores: dict[str, float]) -> None:
    assert scores.keys() == FLOORS.keys()


if __name__ == "__main__":
    for name, share in score(SAMPLES).items():
        print(f"{name}: {share:.3f}")
