"""Time and memory of themes over very many points.

    python tests/bench/theme_scale.py 100000
    python tests/bench/theme_scale.py 1000000 [--unordered]

The points are resampled: each meeting has a handful of subjects and 120 points of 8 to 60 words. Half of the words
are function words, a sixth come from the 150 words of the subject, the rest from a vocabulary of 20,000 whose
frequencies follow Zipf's and Mandelbrot's law. Prints seconds, points a second and the peak memory.
"""

from __future__ import annotations

import resource
import sys
import time

import numpy as np

from minutekit import Point, ThemeOptions, find_themes
from minutekit.language import stop_words

SUBJECTS = 60
WORDS = 20_000
POINTS_OF_MEETING = 120
RUN = 20


def make_points(n: int) -> list[Point]:
    """Make n points in meetings of 120, subject by subject."""
    draw = np.random.default_rng(0)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))
    words = ["".join(letters[draw.integers(0, 26, 4 + w % 5)]) for w in range(WORDS)]
    general = 1 / (np.arange(1, WORDS + 1) + 50)
    general /= general.sum()
    favoured = [draw.choice(WORDS, 150, replace=False) for _ in range(SUBJECTS)]
    common = draw.choice(WORDS, 4_000_000, p=general)
    function = sorted(stop_words("en"))
    points = []
    place = 0
    for i in range(n):
        if i % RUN == 0:
            subject = favoured[draw.integers(SUBJECTS)]
        size = int(draw.integers(8, 60))
        own = subject[draw.integers(0, 150, size // 6)]
        place = (place + size) % (len(common) - 100)
        said = [words[w] for w in (*own, *common[place : place + size // 3])]
        text = " ".join((*said, *(function[(place + j) % len(function)] for j in range(size // 2))))
        points.append(Point(text, speaker=f"S{i % 7}", meeting=f"M{i // POINTS_OF_MEETING}", id=str(i)))
    return points


def main(arguments: list[str]) -> None:
    """Make the points, then time the grouping alone."""
    numbers = [argument for argument in arguments if argument.isdigit()]
    if len(numbers) != 1:
        sys.exit("usage: theme_scale.py POINTS [--unordered]")
    n = int(numbers[0])
    points = make_points(n)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    find_themes(points[:200])
    start, used = time.perf_counter(), time.process_time()
    themes = find_themes(points, ThemeOptions(ordered="--unordered" not in arguments, language="en"))
    seconds, used = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{n:,} points: {seconds:.1f} s ({used:.1f} s of processor), {n / seconds:,.0f} points/s, {len(themes.themes)} themes, "
        f"peak {peak:,.0f} MB (points alone {before:,.0f} MB)"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
