"""What two settings of the theme method rest on.

    MINUTEKIT_BENCH_DATA=... python tests/bench/theme_settings.py

general words: adjusted Rand index of statements (kpa, number of themes given) by the frequency at which a word of any
meeting counts half. order: what the turns' order is worth (log evidence a word over shuffled turns) in the meetings of
qmsum and tc39 as they stand, and with their turns shuffled beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_array
from sklearn.metrics import adjusted_rand_score
from theme_ablation import read_tasks

from minutekit import Point
from minutekit.clustering.passages import cost_passages
from minutekit.themes import sequence, terms
from minutekit.themes.grouping import group_points
from minutekit.themes.terms import count_terms


def try_general_words() -> None:
    """Print the agreement for each weight of general words."""
    tasks = list(read_tasks("kpa"))
    counted = [count_terms([point["text"] for point in task["points"]], "en") for task in tasks]
    standing = terms._GENERAL
    for frequency in (0.5, 1, 2, 4, 8, 16, 1e9):
        terms._GENERAL = frequency
        scores = []
        for task, counts in zip(tasks, counted, strict=True):
            points = [Point(point["text"]) for point in task["points"]]
            labels = group_points(points, counts, "en", ordered=False, n_groups=len(set(task["labels"])))
            scores.append(adjusted_rand_score(task["labels"], labels))
        print(f"general words, half at {frequency:g} in a thousand: {np.mean(scores):.3f}", flush=True)
    terms._GENERAL = standing


def measure_order(shuffled: bool) -> Iterator[float]:
    """Yield the worth of the order of each meeting."""
    for task in [*read_tasks("qmsum"), *read_tasks("tc39")]:
        points = [Point(point["text"], speaker=point.get("speaker")) for point in task["points"]]
        if shuffled:
            turns = sequence.find_turns(points)
            mixed = np.random.default_rng(1).permutation(len(turns))
            points = [points[i] for turn in mixed for i in turns[turn]]
        counts = csr_array(count_terms([point.text for point in points], "en").counts)
        yield sequence.weigh_order(counts, sequence.gain_by_passages(cost_passages(counts)), points)


def main() -> None:
    """Print both."""
    try_general_words()
    real, shuffled = (np.array(list(measure_order(mixed))) for mixed in (False, True))
    print(f"order, as it stands: least {real.min():.3f}, first decile {np.percentile(real, 10):.3f}")
    print(f"order, shuffled: ninth decile {np.percentile(shuffled, 90):.3f}, most {shuffled.max():.3f}")


if __name__ == "__main__":
    main()
