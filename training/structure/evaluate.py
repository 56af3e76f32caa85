"""How well lines are told apart by a model that has not seen their source.

usage: python -m training.structure.evaluate --synthetic FOLDER [--real FOLDER ...] [--corpus corpus] [--folds 5]
Prints precision, recall and F1 of each label over real documents, sources held out, by format and by language; a source
counts once in the last column, however many documents it has.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from minutekit.structure.labeller import GRID, find_best_path, unpack_weights
from minutekit.structure.labels import LEARNED
from training.structure.fit import Sample, fit_weights, pack, sample
from training.structure.gold import read_corpus, read_labelled

Told = list[tuple[Sample, list[str]]]


def label_held_out(real: Sequence[Sample], synthetic: Sequence[Sample], folds: int) -> Told:
    """Label each real document by a model fitted without its source."""
    sources = sorted({s.source for s in real})
    np.random.default_rng(1).shuffle(sources)
    told: Told = []
    for fold in range(folds):
        held = set(sources[fold::folds])
        model = unpack_weights(pack(fit_weights([*synthetic, *(s for s in real if s.source not in held)])))
        for s in real:
            if s.source in held:
                scores = np.rint(s.features.astype(np.float64) * GRID) @ model.matrix + model.bias
                told.append((s, [model.labels[at] for at in find_best_path(scores, model.transitions)]))
    return told


def f1(told: Iterable[tuple[Sample, list[str]]], label: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one label over lines."""
    hit = said = wanted = 0
    for s, labels in told:
        for want, found in zip(s.labels, labels, strict=True):
            hit += want == found == label
            said += found == label
            wanted += want == label
    precision, recall = hit / said if said else float(not wanted), hit / wanted if wanted else 1.0
    return precision, recall, 2 * hit / (said + wanted) if said + wanted else 1.0


def print_table(told: Told) -> float:
    """Print the figures; return the mean F1 of points over sources."""
    for label in LEARNED[:-1]:
        print(
            f"{label:10} precision {f1(told, label)[0]:.3f} recall {f1(told, label)[1]:.3f} F1 {f1(told, label)[2]:.3f}"
        )
    for key in ("form", "language"):
        groups: dict[str, Told] = defaultdict(list)
        for s, labels in told:
            groups[getattr(s, key)].append((s, labels))
        for name, held in sorted(groups.items()):
            print(
                f"{key} {name}: {len(held)} documents, points F1 {f1(held, 'point')[2]:.3f}, headings {f1(held, 'heading')[2]:.3f}"
            )
    sources: dict[str, Told] = defaultdict(list)
    for s, labels in told:
        sources[s.source].append((s, labels))
    mean = float(np.mean([f1(held, "point")[2] for held in sources.values()]))
    print(f"{len(sources)} sources, mean F1 of points {mean:.3f}")
    return mean


def main() -> None:
    """Read the folders, label with sources held out, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--synthetic", type=Path, action="append", default=[])
    parser.add_argument("--real", type=Path, action="append", default=[])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    real = sample(read_labelled(options.real), synthetic=False)
    if options.corpus:
        real += sample(read_corpus(options.corpus), synthetic=False)
    print_table(label_held_out(real, sample(read_labelled(options.synthetic), synthetic=True), options.folds))


if __name__ == "__main__":
    main()
