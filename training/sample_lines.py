"""Draw lines of digests for reading: shortened ones with their sources, and labels with what is shown under them.

usage: python training/sample_lines.py FOLDER ... [NUMBER [SEED]]

Reads every document of the folders, writes its digest, and prints NUMBER (100) lines that are not their source word for word,
then NUMBER key points and labels, drawn by a seed (20). What a reader makes of them stands in docs/explanation/faithfulness.md.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import minutekit as mk

SEED = 20


def main(arguments: list[str]) -> None:
    """Print the samples."""
    given = [int(a) for a in arguments if a.isdecimal()]
    number, seed = (*given, *(100, SEED)[len(given) :])
    folders = [Path(a) for a in arguments if not a.isdecimal()]
    short, points, labels = [], [], []
    for path in (p for f in folders for p in sorted(f.iterdir()) if p.suffix in {".pdf", ".docx", ".odt"}):
        try:
            digest = mk.summarise(mk.read_meeting(path))
        except mk.MinutekitError as error:
            print(error, file=sys.stderr)
            continue
        for theme in digest.themes:
            labels.append(f"{theme.label}  <  " + " | ".join(k.text for k in theme.points[:4]))
            points += [k.text for k in theme.points]
            short += [
                f"{k.text}\n      {' / '.join(p.text for p in k.sources[:2])}"
                for k in theme.points
                if k.text.rstrip(".") != k.sources[0].text.rstrip(".")
            ]
    for name, rows in (("shortened", short), ("key points", points), ("labels", labels)):
        print(f"\n{name}: {len(rows)}")
        for n, row in enumerate(random.Random(seed).sample(rows, min(number, len(rows))), 1):
            print(f"{n:4d}  {row}")


if __name__ == "__main__":
    main(sys.argv[1:])
