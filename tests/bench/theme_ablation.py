"""What each part of the theme method is worth.

    MINUTEKIT_BENCH_DATA=... python tests/bench/theme_ablation.py [SET ...]

Adjusted Rand index with the number of themes given, mean over each set's tasks. The folder holds
``tasks/themes-SET.jsonl.gz``; sets are kpa, short (unordered statements), qmsum, tc39 (one ordered meeting a task) and
archive (many meetings).
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array, diags_array
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import normalize

from minutekit import Point
from minutekit.clustering.neighbours import draw_to_neighbours
from minutekit.clustering.partition import join_rows, partition_rows
from minutekit.themes.grouping import find_units, group_points
from minutekit.themes.terms import TermCounts, average_vectors, count_terms, measure_generality
from minutekit.themes.vectors import (
    document_frequency,
    find_latent_space,
    place_in_background,
    weigh_passages,
    weigh_points,
)

DATA = Path(os.environ.get("MINUTEKIT_BENCH_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
UNORDERED = ("kpa", "short")
Method = Callable[[list[Point], TermCounts, int], np.ndarray]


def read_tasks(name: str) -> Iterator[dict]:
    """Yield the tasks of a set."""
    with gzip.open(DATA / "tasks" / f"themes-{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def smooth(weights: csr_array, reach: int = 8, decay: float = 0.85) -> csr_array:
    """Add the neighbours' rows, less with distance."""
    n = weights.shape[0]
    total = weights.copy()
    for distance in range(1, min(reach, n - 1) + 1):
        share = np.full(n - distance, decay**distance)
        total = total + diags_array([share, share], offsets=[distance, -distance], shape=(n, n)).tocsr() @ weights
    return csr_array(normalize(total))


def latent(terms: TermCounts, *, general: bool = True) -> np.ndarray:
    """Place points in the latent space of their own terms."""
    return find_latent_space(weigh_points(terms.counts, measure_generality(terms, "en") if general else None), 20)


def with_background(terms: TermCounts, *, general: bool = True) -> np.ndarray:
    """Place points in the latent space and the background's."""
    factor = measure_generality(terms, "en") if general else np.ones(len(terms.stems))
    vectors = average_vectors(terms, "en") * factor[:, None]
    return np.hstack([latent(terms, general=general), place_in_background(terms.counts, vectors)])


def by_passages(points: list[Point], terms: TermCounts, k: int, *, gathered: bool) -> np.ndarray:
    """Group the passages of all meetings, with or without residual IDF."""
    units = find_units(terms.counts, points, None)
    summed = units.sum_rows(terms.counts)
    weights = weigh_passages(summed, document_frequency(terms.counts)) if gathered else weigh_points(summed)
    return partition_rows(find_latent_space(weights, 40), k)[units.unit_of]


STATEMENTS: dict[str, Method] = {
    "TF-IDF, LSA-20, Ward": lambda _, t, k: join_rows(latent(t, general=False), k),
    "+ k-means passes": lambda _, t, k: partition_rows(latent(t, general=False), k),
    "+ background vectors": lambda _, t, k: partition_rows(with_background(t, general=False), k),
    "+ general words down": lambda _, t, k: partition_rows(with_background(t), k),
    "+ nearest statements (the method)": lambda p, t, k: group_points(p, t, "en", ordered=False, n_groups=k),
    "the same without background": lambda _, t, k: partition_rows(draw_to_neighbours(latent(t, general=False), 20), k),
    "background vectors alone": lambda _, t, k: partition_rows(
        place_in_background(t.counts, average_vectors(t, "en")), k
    ),
}
MEETINGS: dict[str, Method] = {
    "TF-IDF, LSA-20, Ward": lambda _, t, k: join_rows(latent(t, general=False), k),
    "+ neighbours before LSA": lambda _, t, k: join_rows(find_latent_space(smooth(weigh_points(t.counts)), 20), k),
    "passages (the method)": lambda p, t, k: group_points(p, t, "en", ordered=True, n_groups=k),
}
ARCHIVE: dict[str, Method] = {
    "TF-IDF, LSA-20, k-means": lambda _, t, k: partition_rows(latent(t, general=False), k),
    "+ neighbours before LSA": lambda _, t, k: partition_rows(find_latent_space(smooth(weigh_points(t.counts)), 20), k),
    "passages, TF-IDF, LSA-40": lambda p, t, k: by_passages(p, t, k, gathered=False),
    "+ residual IDF": lambda p, t, k: by_passages(p, t, k, gathered=True),
    "+ nearest passages (the method)": lambda p, t, k: group_points(p, t, "en", ordered=True, n_groups=k),
}


def main(names: list[str]) -> None:
    """Print a line for each set and method."""
    for name in names:
        methods = STATEMENTS if name in UNORDERED else ARCHIVE if name == "archive" else MEETINGS
        scores: dict[str, list[float]] = {method: [] for method in methods}
        for task in read_tasks(name):
            points = [Point(p["text"], speaker=p.get("speaker"), meeting=p.get("meeting")) for p in task["points"]]
            terms = count_terms([point.text for point in points], "en")
            for method, group in methods.items():
                labels = group(points, terms, len(set(task["labels"])))
                scores[method].append(adjusted_rand_score(task["labels"], labels))
        for method, values in scores.items():
            print(f"{name:8} {method:36} {np.mean(values):.3f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["kpa", "short", "qmsum", "tc39", "archive"])
