"""How well documents are read by a model that has not seen their source.

usage: python -m training.structure.evaluate --synthetic FOLDER [--real FOLDER ...] [--corpus corpus] [--notes FILE] [--folds 3]
Prints precision, recall and F1 of each label over lines, then how near meetings come to their gold from file to points, by
format and by language, sources held out; in the last row a source counts once, however many documents it has.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from minutekit.points import extract_points
from minutekit.schema import ReadOptions
from minutekit.structure.labeller import GRID, Weights, find_best_path, unpack_weights
from minutekit.structure.labels import LEARNED
from minutekit.structure.recovery import recover_meeting
from training.structure.fit import NOTE_WEIGHT, Sample, describe, fit_weights, pack
from training.structure.gold import Labelled, read_corpus, read_labelled, read_notes

sys.path.append(str(Path(__file__).resolve().parents[2] / "tests" / "golden"))
from scores import score_meeting

FIGURES = ("points", "speaker", "section", "kind", "people", "date", "title")


class Told(NamedTuple):
    """One document as a model that has not seen its source reads it: the label of each line, and the figures."""

    document: Labelled
    labels: tuple[str, ...]
    scores: dict[str, float | None]


def read_held_out(real: Sequence[Labelled], synthetic: Sequence[Sample], folds: int) -> Iterator[Told]:
    """Read each real document by a model fitted without its source; what is ``synthetic`` is always learned from."""
    samples = [describe(document, synthetic=False) for document in real]
    sources = sorted({s.source for s in samples})
    np.random.default_rng(1).shuffle(sources)
    for fold in range(folds):
        held = set(sources[fold::folds])
        model = unpack_weights(pack(fit_weights([*synthetic, *(s for s in samples if s.source not in held)])))
        for document, s in zip(real, samples, strict=True):
            if s.source in held:
                yield Told(document, _label(s, model), _score(document, model))


def _label(s: Sample, model: Weights) -> tuple[str, ...]:
    scores = np.rint(s.features.astype(np.float64) * GRID) @ model.matrix + model.bias
    return tuple(model.labels[at] for at in find_best_path(scores, model.transitions))


def _score(document: Labelled, model: Weights) -> dict[str, float | None]:
    meeting = extract_points(recover_meeting(document.document, ReadOptions(), model), ReadOptions())
    usual = {"speaker": None, "level": 0, "medium": "written", "role": "statement"}
    gold = {"attendees": [], "absent": [], "date": None, "title": None, "furniture": [], **document.gold}
    scores = score_meeting(meeting, {**gold, "points": [{**usual, **point} for point in gold["points"]]})
    return {name: scores.get(name) for name in FIGURES}


def compute_f1(told: Iterable[Told], label: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of one label over lines."""
    hit = said = wanted = 0
    for document, labels, _ in told:
        for want, found in zip(document.labels, labels, strict=True):
            hit += want == found == label
            said += found == label
            wanted += want == label
    precision, recall = hit / said if said else float(not wanted), hit / wanted if wanted else 1.0
    return precision, recall, 2 * hit / (said + wanted) if said + wanted else 1.0


def average(told: Iterable[Told]) -> dict[str, float | None]:
    """Return each figure's mean over sources, None where no gold says anything of it."""
    sources: dict[str, list[dict[str, float | None]]] = defaultdict(list)
    for document, _, scores in told:
        sources[document.source].append(scores)
    means = {}
    for name in FIGURES:
        values = [[s[name] for s in held if s[name] is not None] for held in sources.values()]
        means[name] = float(np.mean([np.mean(held) for held in values if held])) if any(values) else None
    return means


def print_tables(told: Sequence[Told]) -> None:
    """Print the figures of lines and of meetings."""
    for label in LEARNED[:-1]:
        precision, recall, f1 = compute_f1(told, label)
        print(f"{label:10} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"{'':24}" + "".join(f"{name:>9}" for name in FIGURES))
    groups: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        groups[f"format {one.document.path.suffix.lstrip('.')}"].append(one)
        groups[f"language {one.document.gold.get('language')}"].append(one)
    for name, held in [*sorted(groups.items()), ("all", list(told))]:
        shown = ("-" if value is None else f"{value:.3f}" for value in average(held).values())
        print(f"{name:18} {len(held):4} " + "".join(f"{value:>9}" for value in shown))


def main() -> None:
    """Read the folders, read with sources held out, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--synthetic", type=Path, action="append", default=[])
    parser.add_argument("--real", type=Path, action="append", default=[])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--folds", type=int, default=3)
    options = parser.parse_args()
    real = [*read_labelled(options.real), *(read_corpus(options.corpus) if options.corpus else ())]
    synthetic = [describe(document, synthetic=True) for document in read_labelled(options.synthetic)]
    notes = read_notes(options.notes) if options.notes else ()
    synthetic += [describe(note, synthetic=False, weight=NOTE_WEIGHT) for note in notes]
    print_tables(list(read_held_out(real, synthetic, options.folds)))


if __name__ == "__main__":
    main()
