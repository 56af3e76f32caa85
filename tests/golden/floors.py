"""The floors of reading quality: print them, raise them; they are never lowered here.

    python tests/golden/floors.py            the table of all corpus files, as measured now
    python tests/golden/floors.py --raise    write what was measured where it is above the floor

Ends with 1 if a file scores below its floor. To lower one is a decision: edit floors.json by hand
and say why in the commit.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

from scores import Scores, has_digest, hash_corpus, list_files, load_gold, score_digest, score_meeting

import minutekit as mk

PATH = Path(__file__).with_name("floors.json")
NAMES = (
    "points",
    "speaker",
    "section",
    "level",
    "chat",
    "language",
    "kind",
    "owner",
    "people",
    "absent",
    "date",
    "title",
    "prior",
    "held",
    "themes",
    "leaks",
)


def load_floors() -> dict:
    """Read the floors: {"corpus": sha256, "floors": {file: {score: floor}}}."""
    return json.loads(PATH.read_text(encoding="utf-8"))


def measure_file(path: Path) -> Scores:
    """Read one corpus file and score it, its digest too where the gold has one."""
    gold = load_gold(path)
    meeting = mk.read_meeting(path)
    scores = score_meeting(meeting, gold)
    if has_digest(gold):
        scores |= score_digest(meeting, gold)
    return scores


def list_drops(scores: Scores, floors: dict[str, float]) -> list[str]:
    """Say which scores lie below their floors (leaks: above their ceiling)."""
    drops = []
    for name, floor in floors.items():
        score = scores.get(name)
        if score is None or (score > floor if name == "leaks" else score < floor):
            drops.append(f"{name} {'none' if score is None else f'{score:.3f}'}, floor {floor}")
    return drops


def raise_floors(scores: Scores, floors: dict[str, float]) -> dict[str, float]:
    """Take the better of floor and score, rounded down to three decimals."""
    raised = dict(floors)
    for name, score in scores.items():
        if score is None:
            continue
        if name == "leaks":
            raised[name] = min(int(score), floors.get(name, int(score)))
        else:
            raised[name] = max(math.floor(score * 1000) / 1000, floors.get(name, 0.0))
    return raised


def main(arguments: list[str]) -> int:
    """Print the table; with --raise, write the floors."""
    known = load_floors()["floors"] if PATH.exists() else {}
    width = max(len(path.name) for path in list_files())
    print("file".ljust(width), *(name.rjust(7) for name in NAMES))
    floors, below = {}, 0
    for path in list_files():
        try:
            scores = measure_file(path)
        except mk.MinutekitError as error:
            print(f"{path.name}: {error}")
            scores = {}
        cells = ["-" if scores.get(n) is None else f"{scores[n]:.3f}" for n in NAMES[:-1]]
        print(path.name.ljust(width), *(c.rjust(7) for c in [*cells, str(scores.get("leaks", "-"))]))
        for drop in list_drops(scores, known.get(path.name, {})):
            below += 1
            print(f"  below its floor: {drop}")
        floors[path.name] = raise_floors(scores, known.get(path.name, {}))
    if "--raise" in arguments:
        text = json.dumps({"corpus": hash_corpus(), "floors": floors}, indent=1, sort_keys=True)
        PATH.write_text(text + "\n", encoding="utf-8")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
