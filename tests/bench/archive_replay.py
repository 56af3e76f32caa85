"""An archive that grew against one that was grouped at once: do they say the same of the same points?

usage: python archive_replay.py FOLDER [STEP]     files in the order of the dates, or numbers, in their names; default 10
kept: share of the points held before that keep their theme, mean and worst step; first_last: from the first run to the
last; ari: agreement (adjusted Rand index) of the grown themes with those of an archive that got all files at once,
over the points that both place; unthemed of both; labels of both.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path

from sklearn.metrics import adjusted_rand_score

import minutekit as mk


def order(path: Path) -> tuple[list[int], str]:
    """Sort files by the numbers in their names, dates first."""
    date = re.search(r"\d{4}-?\d{2}-?\d{2}", path.name)
    return [int(number) for number in re.findall(r"\d+", date.group() if date else path.name)], path.name


def place(themes: mk.Themes) -> dict[str, str]:
    """Return each point's theme."""
    return {point.id: theme.id for theme in themes.themes for point in theme.points}


def main(folder: Path, step: int) -> None:
    """Replay and compare."""
    paths = sorted((p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")), key=order)
    kept, first, before = [], {}, {}
    with tempfile.TemporaryDirectory() as scratch, mk.Archive(Path(scratch) / "a.sqlite") as grown:
        for start in range(0, len(paths), step):
            grown.add(paths[start : start + step])
            now = place(themes := grown.themes())
            if before:
                kept.append(sum(now.get(p) == t for p, t in before.items()) / len(before))
            first, before = first or now, now
        with mk.Archive(":memory:") as at_once:
            for meeting in grown.iterate_meetings():
                at_once.add_meeting(meeting)
            fresh = at_once.themes()
        other = place(fresh)
    both = sorted(before.keys() & other.keys())
    for name, found in (("grown", themes), ("at once", fresh)):
        print(f"{name}:", "; ".join(f"{theme.label} {len(theme.points)}" for theme in found.themes))
    n = len(themes.labels)
    out = {
        "kept": sum(kept) / len(kept), "worst": min(kept), "themes": [len(themes.themes), len(fresh.themes)],
        "first_last": sum(before.get(p) == t for p, t in first.items()) / len(first),
        "ari": adjusted_rand_score([before[p] for p in both], [other[p] for p in both]),
        "unthemed": [len(themes.unthemed) / n, len(fresh.unthemed) / n],
    }  # fmt: skip
    print(json.dumps(out))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10)
