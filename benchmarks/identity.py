"""What keeping members costs and gives: ``python benchmarks/identity.py TASKS``.

TASKS: a gzip JSON Lines file whose first line is {"points": [{"text", "speaker", "meeting"}], "labels": [...]}.
The last tenth of the meetings is added in one go after a first run. kept: share of the old points whose theme
id did not change. quality: ARI with people's labels after the second run.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from sklearn.metrics import adjusted_rand_score

from minutekit import Meeting, Point, ThemeOptions, find_themes
from minutekit.archive.grouping import carry_over, describe_options

OPTIONS = ThemeOptions()


def read_points(path: Path) -> tuple[list[Point], dict[str, int], set[str]]:
    """Return the points, people's label of each, and the ids of those in the first nine tenths of the meetings."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        task = json.loads(next(lines))
    meetings: dict[str, list[tuple[str | None, str, int]]] = {}
    for point, label in zip(task["points"], task["labels"], strict=True):
        meetings.setdefault(point["meeting"], []).append((point.get("speaker"), point["text"], label))
    early = set(list(meetings)[: int(len(meetings) * 0.9)])
    points, gold, old = [], {}, set()
    for name, rows in meetings.items():
        meeting = Meeting.from_turns([(speaker, text) for speaker, text, _ in rows], title=name, split=False)
        points += meeting.points
        gold |= {point.id: label for point, (_, _, label) in zip(meeting.points, rows, strict=True)}
        old |= {point.id for point in meeting.points if name in early}
    return points, gold, old


def main(path: Path) -> None:
    """Print one line for each way of carrying identities over."""
    points, gold, old = read_points(path)
    options = describe_options(OPTIONS)
    first_points = [point for point in points if point.id in old]
    first = carry_over(1, first_points, find_themes(first_points, OPTIONS), options, None)
    fresh = find_themes(points, OPTIONS)
    for name, before in (("members kept", options), ("names carried over", "other options")):
        second = carry_over(2, points, fresh, before, first)
        kept = sum(second.theme_of[p] == first.theme_of[p] for p in old) / len(old)
        quality = adjusted_rand_score([gold[p] for p in gold], [str(second.theme_of[p]) for p in gold])
        print(f"{name:<20} kept {kept:.3f}  quality {quality:.3f}  themes {len(second.themes)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
