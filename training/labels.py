"""Learn how likely a word is to stand in a theme's name, from reference digests of real minutes, and hold it against them.

usage: python training/labels.py [--check] [FOLDER ...]

FOLDER: holds ``NAME.digest.json`` beside its minutes (default: ``rapporteur`` in MINUTEKIT_BENCH_DATA, whose minutes lie in
``strangers/open`` and ``minutes``). Without --check, writes ``models/labels/weights.json``. With --check, nothing is written:
each source is left out in turn, its digests are labelled by what the others taught, and the agreement of the labels with the
reference's (F1 of their content words' first five letters, by points, mean over documents) is printed.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from salience_written import DATA, match_texts
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import minutekit as mk
from minutekit.digests import labels
from minutekit.digests.label_words import WORD_FEATURES

MODEL = Path(__file__).resolve().parents[1] / "models" / "labels" / "weights.json"
STRENGTH = 0.05
_FULL = 8
_SMALL = re.compile(
    r"(?:the|and|for|with|from|des|der|die|das|und|von|les|aux|une|pour|dans|los|las|del|una|para|por|con|dos|uma|com|het|een"
    r"|van|voor|gli|delle|della|sul)$"
)


@dataclass
class Named:
    """A theme of ours, or of a reference, and what the reference calls it. ``weight``: how many points are in both."""

    points: list[mk.Point]
    lines: list[mk.KeyPoint]
    name: str
    weight: int
    purity: float = 1.0


Rows = tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass
class Document:
    """A document with a reference digest: our themes as they stand in a digest of its length, and its own."""

    source: str
    meeting: mk.Meeting
    digested: mk.Digest
    ours: list[Named]
    own: list[Named]


def shorten(text: str) -> set[str]:
    """Return the first five letters of a label's content words, as the measure takes them."""
    return {w[:5] for w in re.findall(r"[^\W_]+", text.lower()) if len(w) > 2 and not _SMALL.match(w)}


def agree(one: str, other: str) -> float:
    """Return the F1 of two labels' words."""
    a, b = shorten(one), shorten(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a & b else 0.0


def read_document(path: Path) -> Document:
    """Read a reference digest and its minutes, and make a digest of the same length."""
    reference = json.loads(path.read_text(encoding="utf-8"))
    stem = reference["file"]
    places = (path.parent, DATA / "strangers" / "open", DATA / "minutes")
    gold_path = next(f / f"{stem}.gold.json" for f in places if (f / f"{stem}.gold.json").exists())
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    suffixes = {".pdf", ".docx", ".odt"}
    meeting = mk.read_meeting(next(p for p in gold_path.parent.iterdir() if p.stem == stem and p.suffix in suffixes))
    found = match_texts([p.text for p in meeting.points], [p["text"] for p in gold["points"]])
    point_of = {j: meeting.points[i] for i, j in found.items()}
    theme_of = {
        point_of[j].id: n
        for n, theme in enumerate(reference["themes"])
        for line in theme["points"]
        for j in line["sources"]
        if j in point_of
    }
    length = sum(len(line["text"].split()) for theme in reference["themes"] for line in theme["points"])
    digest = mk.summarise(meeting, mk.DigestOptions(words=length))
    ours = []
    members = {theme.id: list(theme.points) for theme in mk.find_themes(meeting.points).themes}
    for theme in digest.themes:
        votes = Counter(theme_of[p.id] for k in theme.points for p in k.sources[:3] if p.id in theme_of)
        if votes and theme.id in members:
            number, most = votes.most_common(1)[0]
            name = reference["themes"][number]["label"]
            ours.append(Named(members[theme.id], list(theme.points), name, votes.total(), most / votes.total()))
    own = []
    for theme in reference["themes"]:
        main = [point_of[line["sources"][0]] for line in theme["points"] if line["sources"][0] in point_of]
        inside = {j for line in theme["points"] for j in line["sources"] if j in point_of}
        if main:
            lines = [mk.KeyPoint(p.text, (p,)) for p in main]
            own.append(Named([point_of[j] for j in sorted(inside)], lines, theme["label"], len(inside)))
    return Document(re.sub(r"^[a-z]\d+-", "", stem).split("-")[0], meeting, digest, ours, own)


def describe(document: Document) -> Rows:
    """Describe the words of both kinds of themes, and say whether each stands in the reference's name."""
    words = labels.Labeller((document.meeting,), document.meeting.language).words
    rows, kept, weights = [], [], []
    for theme in (*document.ours, *document.own):
        wanted = shorten(theme.name)
        for stem, row in words.describe(theme.points, theme.lines).items():
            rows.append(row)
            kept.append(any(stem[:5] == w or (stem[:4] == w[:4] and len(stem) > 3) for w in wanted))
            weights.append(theme.purity * min(theme.weight, _FULL) / _FULL)
    return np.array(rows), np.array(kept), np.array(weights)


def learn(described: list[Rows]) -> tuple[float, list[float]]:
    """Learn whether a word stands in the reference's name; return bias and weights."""
    rows, kept, weights = (np.concatenate(part) for part in zip(*described, strict=True))
    scaler = StandardScaler().fit(rows)
    fitted = LogisticRegression(C=STRENGTH, max_iter=1000).fit(scaler.transform(rows), kept, sample_weight=weights)
    slopes = fitted.coef_[0] / scaler.scale_
    return float(fitted.intercept_[0] - slopes @ scaler.mean_), slopes.tolist()


def score(document: Document, learned: tuple[float, list[float]]) -> float:
    """Label a document's digest by some weights; return the agreement with the reference, by points."""
    with patch("minutekit.digests.label_words.load_weights", lambda: (learned[0], tuple(learned[1]))):
        labeller = labels.Labeller((document.meeting,), document.digested.language)
        themes = [mk.Theme(str(n), "", points=tuple(theme.points)) for n, theme in enumerate(document.ours)]
        named = labeller.name_all(themes, {n: theme.lines for n, theme in enumerate(document.ours)})
    total = sum(theme.weight for theme in document.ours)
    return sum(t.weight * agree(named[n], t.name) for n, t in enumerate(document.ours)) / max(1, total)


def main(arguments: list[str]) -> None:
    """Learn, or check."""
    folders = [Path(a) for a in arguments if not a.startswith("--")] or [DATA / "rapporteur"]
    documents = [read_document(path) for folder in folders for path in sorted(folder.glob("*.digest.json"))]
    rows = [describe(document) for document in documents]
    if "--check" in arguments:
        scores = []
        for source in sorted({d.source for d in documents}):
            learned = learn([row for d, row in zip(documents, rows, strict=True) if d.source != source])
            scores += [score(d, learned) for d in documents if d.source == source]
        print(f"agreement {np.mean(scores):.3f} over {len(scores)} documents, sources held out")
        return
    bias, weights = learn(rows)
    row = {"bias": round(bias, 4), "weights": {n: round(w, 4) for n, w in zip(WORD_FEATURES, weights, strict=True)}}
    MODEL.write_text(json.dumps(row, indent=2) + "\n", encoding="utf-8")
    print(f"agreement {np.mean([score(d, (bias, weights)) for d in documents]):.3f}, on what it learned from")


if __name__ == "__main__":
    main(sys.argv[1:])
