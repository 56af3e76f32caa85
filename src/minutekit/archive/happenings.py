"""What a run did to themes, told with its reasons, and what it would do if more might move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from minutekit.storage import Event

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from minutekit.themes.growth import Growth, Standing

TOLD_FROM = 20
TOLD_SHARE = 0.1
"""A move that is not made is told when it concerns so many points, and such a share of their theme."""


def tell_events(
    run: int, standing: Standing, growth: Growth, sizes: NDArray[np.int64], numbers: NDArray[np.int32]
) -> list[Event]:
    """Return the events of a run that grew themes. ``numbers``: of each label; ``sizes``: points of each unit."""
    return [
        *_tell_births(run, standing, growth, sizes, numbers),
        *_tell_merges(run, standing, growth, sizes, numbers),
        *_tell_wishes(run, growth, sizes, numbers),
    ]


def tell_regrouping(run: int, standing: Standing, growth: Growth, sizes: NDArray[np.int64]) -> list[Event]:
    """Return the event of a run that grouped all points anew."""
    moved = (standing.labels >= 0) & (growth.labels != standing.labels)
    reason = "all points were grouped anew, as asked for"
    return [Event(run, "regrouped", 0, None, int(sizes[moved].sum()), reason)]


def _tell_births(
    run: int, standing: Standing, growth: Growth, sizes: NDArray[np.int64], numbers: NDArray[np.int32]
) -> Iterator[Event]:
    for label in range(standing.n_themes, growth.n_themes):
        units = growth.labels == label
        sources = standing.labels[units]
        held = sources[sources >= 0]
        total, number = int(sizes[units].sum()), int(numbers[label])
        if len(held) * 2 > len(sources):
            parent = int(numbers[np.bincount(held).argmax()])
            reason = f"{total} points that stood together within it lie nearer to one another than to the rest"
            yield Event(run, "split", number, parent, total, reason)
        else:
            reason = f"{total} points in {len(sources)} passages that no theme held form a group of their own"
            yield Event(run, "born", number, None, total, reason)


def _tell_merges(
    run: int, standing: Standing, growth: Growth, sizes: NDArray[np.int64], numbers: NDArray[np.int32]
) -> Iterator[Event]:
    left = set(np.unique(growth.labels).tolist())
    for label in range(standing.n_themes):
        members = standing.labels == label
        went = growth.labels[members]
        went = went[went >= 0]
        if label not in left and len(went):
            into, total = int(numbers[np.bincount(went).argmax()]), int(sizes[members].sum())
            reason = f"its {total} points lie nearer to that theme than to one another"
            yield Event(run, "merged", int(numbers[label]), into, total, reason)


def _tell_wishes(run: int, growth: Growth, sizes: NDArray[np.int64], numbers: NDArray[np.int32]) -> Iterator[Event]:
    wishes: Counter[tuple[int, int]] = Counter()
    for unit in np.flatnonzero(growth.wished >= 0).tolist():
        wishes[int(growth.labels[unit]), int(growth.wished[unit])] += int(sizes[unit])
    for (label, other), total in sorted(wishes.items()):
        if total >= max(TOLD_FROM, TOLD_SHARE * int(sizes[growth.labels == label].sum())):
            reason = f"{total} of its points lie nearer to that theme; themes(regroup=True) would move them"
            yield Event(run, "proposed", int(numbers[label]), int(numbers[other]), total, reason)
