"""Learn what written points people report, from reference digests of real minutes, and print how well it holds elsewhere.

usage: python training/salience_written.py [--check] [FOLDER ...]

Without arguments, writes ``models/salience/written.json``. With --check, nothing is written: each source is left out in
turn, and the chances of its points are held against what its reference digest rests on (area under the ROC curve, mean over
sources; beside it that of the points' length alone). The data is looked for in MINUTEKIT_BENCH_DATA, else in ../shared/data
beside the repository: ``rapporteur/*.digest.json`` and the minutes they speak of; further FOLDERs hold digests with
their minutes beside them.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

import minutekit as mk
from minutekit.salience.form import FORM_FEATURES, describe_points
from minutekit.salience.model import Regression

MODELS = Path(__file__).resolve().parents[1] / "models" / "salience"
DATA = Path(os.environ.get("MINUTEKIT_BENCH_DATA", MODELS.parents[2] / "shared" / "data"))
MUST_WEIGHT = 1.0
"""How much more a point counts that nobody would leave out."""

STRENGTH = 0.03
_SAME = 0.75
_SUFFIXES = (".pdf", ".docx", ".odt")


@dataclass
class Minutes:
    """One document: its source, and for each point read its features, whether it is kept and must be."""

    source: str
    rows: np.ndarray
    kept: np.ndarray
    must: np.ndarray


def read_minutes(path: Path) -> Minutes:
    """Read the minutes of a reference digest and say of each point whether the reference rests on it."""
    reference = json.loads(path.read_text(encoding="utf-8"))
    stem = reference["file"]
    folders = (path.parent, DATA / "strangers" / "open", DATA / "minutes")
    folder = next(f for f in folders if (f / f"{stem}.gold.json").exists())
    gold = json.loads((folder / f"{stem}.gold.json").read_text(encoding="utf-8"))
    meeting = mk.read_meeting(next(p for p in sorted(folder.iterdir()) if p.stem == stem and p.suffix in _SUFFIXES))
    place = match_texts([p.text for p in meeting.points], [p["text"] for p in gold["points"]])
    lines = [p for t in reference["themes"] for p in t["points"]]
    kept = {i for p in lines for i in p["sources"]}
    must = {i for p in lines if p["must"] for i in p["sources"]}
    rows = describe_points(meeting.points, [p.language or meeting.language for p in meeting.points])
    found = [place.get(i) for i in range(len(meeting.points))]
    return Minutes(
        re.sub(r"^[a-z]\d+-", "", stem).split("-")[0],
        np.array(rows),
        np.array([j in kept for j in found]),
        np.array([j in must for j in found]),
    )


def match_texts(found: list[str], gold: list[str]) -> dict[int, int]:
    """Pair texts by their words, best first; what is read and labelled by nobody stays alone and is not kept."""
    bags = [[Counter(re.findall(r"\w+", text.lower())) for text in texts] for texts in (found, gold)]
    scored = [
        (2 * (a & b).total() / max(1, a.total() + b.total()), i, j)
        for i, a in enumerate(bags[0])
        for j, b in enumerate(bags[1])
    ]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score < _SAME:
            break
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def learn(minutes: list[Minutes]) -> Regression:
    """Learn the chance to be kept; each document weighs the same."""
    rows = np.vstack([m.rows for m in minutes])
    kept = np.concatenate([m.kept for m in minutes])
    weights = np.concatenate([(1 + MUST_WEIGHT * m.must) / len(m.kept) for m in minutes])
    scaler = StandardScaler().fit(rows)
    fitted = LogisticRegression(C=STRENGTH, max_iter=5000).fit(
        scaler.transform(rows), kept, sample_weight=weights / weights.mean()
    )
    slopes = fitted.coef_[0] / scaler.scale_
    bias = float(fitted.intercept_[0] - slopes @ scaler.mean_)
    return Regression(round(bias, 4), {n: round(float(w), 4) for n, w in zip(FORM_FEATURES, slopes, strict=True)})


def predict(model: Regression, rows: np.ndarray) -> np.ndarray:
    """Return the log odds of each row."""
    return rows @ np.array([model.weights[n] for n in FORM_FEATURES]) + model.bias


def check(minutes: list[Minutes]) -> None:
    """Leave each source out in turn and print how well kept is told from left."""
    scores: dict[str, list[float]] = {"kept": [], "kept, by length": [], "must": [], "must, by length": []}
    for source in sorted({m.source for m in minutes}):
        model = learn([m for m in minutes if m.source != source])
        for m in (m for m in minutes if m.source == source):
            for name, truth in (("kept", m.kept), ("must", m.must)):
                if 0 < truth.sum() < len(truth):
                    scores[name].append(roc_auc_score(truth, predict(model, m.rows)))
                    scores[f"{name}, by length"].append(roc_auc_score(truth, m.rows[:, 0]))
    for name, values in scores.items():
        print(f"{name:18s} {np.mean(values):.3f} over {len(values)} documents")


def main(arguments: list[str]) -> None:
    """Learn, or check."""
    folders = [DATA / "rapporteur", *(Path(name) for name in arguments if name != "--check")]
    minutes = [read_minutes(path) for folder in folders for path in sorted(folder.glob("*.digest.json"))]
    if "--check" in arguments:
        check(minutes)
        return
    model = learn(minutes)
    text = json.dumps({"bias": model.bias, "weights": model.weights}, indent=2)
    (MODELS / "written.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
