"""Fit the labelling model: a linear model over the features of lines, weights as integers.

usage: python -m training.structure.fit --synthetic FOLDER [--real FOLDER ...] [--corpus corpus] [--notes FILE]
    [--out models/structure]
Synthetic documents come from ``training.layouts``; real ones, if given, lie beside their gold, small notes stand one a
line (see ``gold.py``).
Writes ``weights.json``. Deterministic for the same documents.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from minutekit.structure.features import NAMES, build_features
from minutekit.structure.labeller import GRID, SCALE
from minutekit.structure.labels import LABELS, LEARNED
from training.structure.gold import UNKNOWN, Labelled, read_corpus, read_labelled, read_notes

# How strongly weights are held small, how much a synthetic document and a small note count beside a real one, and how
# much the step from one line's label to the next counts: chosen by cross-validation over real sources.
REGULARISATION = 0.002
SYNTHETIC_WEIGHT = 0.7
NOTE_WEIGHT = 0.5
TRANSITION_WEIGHT = 0.5
ITERATIONS = 60
_REST = tuple(label for label in LABELS if label not in LEARNED[:-1])


@dataclass(frozen=True)
class Sample:
    """The rows of one document: features, labels, whether it was made up, and what it counts beside a real one."""

    source: str
    features: np.ndarray
    labels: tuple[str, ...]
    synthetic: bool
    weight: float = 1.0


def describe(document: Labelled, *, synthetic: bool, weight: float = 1.0) -> Sample:
    """Describe the lines of a labelled document."""
    weight = SYNTHETIC_WEIGHT if synthetic else weight
    return Sample(document.source, build_features(document.document.blocks), document.labels, synthetic, weight)


def fit_weights(samples: Sequence[Sample]) -> dict[str, Any]:
    """Fit the model on documents; return what ``weights.json`` holds.

    Real gold does not say which of the rest a line is (field, agenda, furniture, ...), and of some lines nothing: the
    model fitted on synthetic documents alone fills that in first.
    """
    made_up = [s for s in samples if s.synthetic]
    real = [s for s in samples if not s.synthetic]
    labels = [list(s.labels) for s in samples]
    if real and made_up:
        first = _fit(made_up, [list(s.labels) for s in made_up])
        rest = [list(first["labels"]).index(label) for label in _REST if label in first["labels"]]
        for held, s in zip(labels, samples, strict=True):
            if not s.synthetic:
                scores = _score(first, s.features)
                for at, label in enumerate(held):
                    if label == "other":
                        held[at] = first["labels"][rest[int(scores[at, rest].argmax())]]
                    elif label == UNKNOWN:
                        held[at] = first["labels"][int(scores[at].argmax())]
    return _fit(samples, labels)


def _score(weights: dict[str, Any], features: np.ndarray) -> np.ndarray:
    scores: np.ndarray = features @ weights["matrix"] + weights["bias"]
    return scores


def _fit(samples: Sequence[Sample], labels: Sequence[Sequence[str]]) -> dict[str, Any]:
    names: list[str] = [label for label in LABELS if any(label in held for held in labels)]
    index: dict[str, int] = {label: at for at, label in enumerate(names)}
    x = np.vstack([s.features for s in samples])
    x = np.rint(x * GRID) / GRID
    y = np.array([index[label] for held in labels for label in held])
    # A document counts by the root of its lines: a long one more than a short one, but not in proportion.
    weight = np.concatenate(
        [np.full(len(held), s.weight / max(1, len(held)) ** 0.5) for s, held in zip(samples, labels, strict=True)]
    )  # fmt: skip
    spread = x.std(axis=0)
    spread[spread < 1e-3] = np.inf  # constant here, so nothing can be learned of it
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(C=REGULARISATION, max_iter=ITERATIONS)
        model.fit(x / spread, y, sample_weight=weight * len(weight) / weight.sum())
    matrix = np.where(np.isinf(spread)[:, None], 0, model.coef_.T / spread[:, None])
    steps = np.ones((len(names) + 1, len(names)))
    for held in labels:
        before = len(names)
        for label in held:
            steps[before, index[label]] += 1
            before = index[label]
    share = steps / steps.sum(axis=1, keepdims=True)
    usual = np.log(share[:-1].mean(axis=0))
    return {
        "labels": names,
        "matrix": matrix,
        "bias": model.intercept_,
        "transitions": TRANSITION_WEIGHT * (np.log(share) - usual),
    }


def pack(weights: dict[str, Any]) -> dict[str, Any]:
    """Bring weights to integers, by name of feature."""
    matrix = np.rint(weights["matrix"] * SCALE).astype(int)
    return {
        "labels": list(weights["labels"]),
        "bias": np.rint(weights["bias"] * SCALE).astype(int).tolist(),
        "transitions": np.rint(weights["transitions"] * SCALE).astype(int).tolist(),
        "features": {name: row.tolist() for name, row in zip(NAMES, matrix, strict=True) if row.any()},
    }


def write(packed: dict[str, Any], path: Path) -> None:
    """Write the weights, one feature a line."""
    head = {key: value for key, value in packed.items() if key != "features"}
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(packed["features"].items()))
    text = json.dumps(head, indent=1)[:-2] + ',\n "features": {\n' + rows + "\n }\n}\n"
    path.write_text(text, encoding="utf-8")


def main() -> None:
    """Fit on the folders given and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--synthetic", type=Path, action="append", default=[], help="folder of made-up documents")
    parser.add_argument("--real", type=Path, action="append", default=[], help="folder of labelled documents")
    parser.add_argument("--corpus", type=Path, help="the project's corpus, its gold in gold/")
    parser.add_argument("--notes", type=Path, help="small notes, one a line")
    parser.add_argument("--out", type=Path, default=Path("models/structure"))
    options = parser.parse_args()
    samples = [describe(document, synthetic=True) for document in read_labelled(options.synthetic)]
    samples += [describe(document, synthetic=False) for document in read_labelled(options.real)]
    if options.corpus:
        samples += [describe(document, synthetic=False) for document in read_corpus(options.corpus)]
    if options.notes:
        samples += [describe(note, synthetic=False, weight=NOTE_WEIGHT) for note in read_notes(options.notes)]
    options.out.mkdir(parents=True, exist_ok=True)
    write(pack(fit_weights(samples)), options.out / "weights.json")
    print(f"{len(samples)} documents, {sum(len(s.labels) for s in samples)} lines")


if __name__ == "__main__":
    main()
