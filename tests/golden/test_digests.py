"""What digests and archives of the corpus look like, measured over all meetings: floors that every clone checks."""

from __future__ import annotations

import itertools
import statistics
from functools import cache

import pytest
from scores import CORPUS, list_files, split_words
from sklearn.metrics import normalized_mutual_info_score

import minutekit as mk

FOLDERS = sorted({path.parent for path in list_files()} - {CORPUS / "archive"})
MEETINGS = [
    min((p for p in list_files() if p.parent == folder), key=lambda p: (len(p.stem), p.name)) for folder in FOLDERS
]
"""The plainest file of each meeting."""


@cache
def read(path):
    return mk.read_meeting(path)


@cache
def digest_of(path):
    return mk.summarise(read(path))


def list_lines(digest):
    themed = [line for theme in digest.themes for line in theme.points]
    return [*themed, *digest.decisions, *digest.actions, *digest.questions]


@cache
def measure_digests():
    """Return the figures over all digests, each once."""
    digests = [digest_of(path) for path in MEETINGS]
    lines = [[line for theme in digest.themes for line in theme.points] for digest in digests]
    words = [[len(split_words(line.text)) for line in found] for found in lines]
    labels = [[theme.label for theme in digest.themes] for digest in digests]
    shares = [
        sum(of_one) / sum(len(split_words(point.text)) for point in read(path).points)
        for path, of_one in zip(MEETINGS, words, strict=True)
    ]
    shown = [
        {word for theme in digest.themes for line in theme.points for source in line.sources
         for word in split_words(f"{source.text} {source.section or ''}")}
        for digest in digests
    ]  # fmt: skip
    return {
        "share of the minutes' words, median": statistics.median(shares),
        "share of the minutes' words, most": max(shares),
        "words a line, median": statistics.median(itertools.chain(*words)),
        "words a line, most": max(itertools.chain(*words)),
        "lines said twice": sum(
            len(list_lines(digest)) - len({" ".join(split_words(line.text)) for line in list_lines(digest)})
            for digest in digests
        ),
        "labels said twice": sum(len(found) - len({label.casefold() for label in found}) for found in labels),
        "words of labels that stand under them": statistics.fmean(
            word in known
            for found, known in zip(labels, shown, strict=True)
            for label in found
            for word in split_words(label)
        ),
        "themes of one line": statistics.fmean(len(theme.points) == 1 for digest in digests for theme in digest.themes),
    }


@cache
def grow_archive():
    """Add the corpus meeting by meeting, themes after each; return the themes after each run, and the last."""
    runs = []
    with mk.Archive(":memory:") as archive:
        for path in [*MEETINGS, *sorted((CORPUS / "archive").iterdir())]:
            archive.add(path)
            themes = archive.themes()
            runs.append({point.id: theme.id for theme in themes.themes for point in theme.points})
        return runs, themes


@cache
def measure_archive():
    """Return the figures of the archive of all meetings, grown meeting by meeting."""
    runs, themes = grow_archive()
    kept = [
        statistics.fmean(after.get(point) == theme for point, theme in before.items())
        for before, after in itertools.pairwise(runs)
        if before
    ]
    placed = [(theme.label, point.meeting) for theme in themes.themes for point in theme.points]
    return {
        "points that keep their theme, mean": statistics.fmean(kept),
        "points that keep their theme, worst": min(kept),
        "points in a theme": len(placed) / len(themes.labels),
        "subjects kept apart": normalized_mutual_info_score(*zip(*placed, strict=True)),
    }


FLOORS = {
    "share of the minutes' words, median": (0.18, 0.27),  # 0.224; people's digests have a quarter
    "share of the minutes' words, most": (0.0, 0.3),  # 0.250
    "words a line, median": (8, 14),  # 11; people's lines have 8 to 16
    "words a line, most": (0, 25),  # 24
    "lines said twice": (0, 0),
    "labels said twice": (0, 0),
    "words of labels that stand under them": (0.97, 1.0),  # 1.0
    "themes of one line": (0.0, 0.5),  # 0.41
    "points that keep their theme, mean": (0.98, 1.0),  # 0.999
    "points that keep their theme, worst": (0.95, 1.0),  # 0.991
    "points in a theme": (0.6, 1.0),  # 0.653
    "subjects kept apart": (0.65, 1.0),  # 0.721
}
"""The least and the most of each figure; beside it what was measured last."""


@pytest.mark.parametrize("name", FLOORS)
def test_figures_stay_within_their_floors(name):
    least, most = FLOORS[name]
    figure = (measure_digests() | measure_archive())[name]
    assert least <= figure <= most, f"{name} is {figure:.3f}, not between {least} and {most}"


if __name__ == "__main__":
    for name, figure in (measure_digests() | measure_archive()).items():
        print(f"{name:<40} {figure:.3f}")
