"""How near careful readers come to people's themes of the founding notes, as a measure of what can be asked of a method.

    MINUTEKIT_BENCH_DATA=... python tests/bench/theme_codings.py

``founding_codings.json`` holds three groupings of the 99 points, by their line in the notes. Each was made by a large
language model that read the points and nothing else: not the people's themes, not the other groupings. Printed: the
agreement of each with people's themes on the points that people used, of minutekit's themes with them, and of each with
the others on all points (adjusted Rand index; with people's themes adjusted mutual information as well).
"""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from minutekit import Point, find_themes

DATA = Path(os.environ.get("MINUTEKIT_BENCH_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
CODINGS = Path(__file__).with_name("founding_codings.json")


def main() -> None:
    """Print the table."""
    gold = json.loads((DATA / "seeds" / "002.gold.json").read_text(encoding="utf-8"))
    points = [
        (point["line"], point["text"], " + ".join(turn["speakers"]))
        for turn in gold["turns"]
        for point in turn["points"]
    ]
    people: dict[int, int] = {}
    for number, theme in enumerate(gold["digest"]["themes"]):
        for line in itertools.chain.from_iterable(point["sources"] for point in theme["points"]):
            people.setdefault(line, number)
    lines = [line for line, _, _ in points]
    themes = find_themes([Point(text, speaker=speaker, id=str(line)) for line, text, speaker in points])
    groupings = {"minutekit": dict(zip(lines, themes.labels, strict=True))}
    for number, coding in enumerate(json.loads(CODINGS.read_text(encoding="utf-8")), 1):
        groupings[f"reader {number}"] = {line: label for label, held in enumerate(coding.values()) for line in held}
    used = [line for line in lines if line in people]
    told = [people[line] for line in used]
    for name, grouping in groupings.items():
        ours = [grouping[line] for line in used]
        others = " ".join(
            f"{adjusted_rand_score([grouping[line] for line in lines], [other[line] for line in lines]):.3f}"
            for key, other in groupings.items()
            if key != name
        )
        print(
            f"{name}: {len(used)} points, ARI {adjusted_rand_score(told, ours):.3f}, "
            f"AMI {adjusted_mutual_info_score(told, ours):.3f}; ARI with the other groupings {others}"
        )


if __name__ == "__main__":
    main()
