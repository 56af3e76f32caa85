"""Why a line got its label: the features that spoke most for it and against the next best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from minutekit.structure.features import NAMES, build_features
from minutekit.structure.labeller import GRID, SCALE, label_lines, load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.schema import Block
    from minutekit.structure.labels import Label

TOLD = 3
"""How many features are named."""


class Explanation(NamedTuple):
    """A line's label, the label that came second, and what decided between the two.

    ``reasons``: features with what they weigh in favour of the label, the strongest first, in units of log odds.
    """

    label: Label
    instead_of: Label
    reasons: tuple[tuple[str, float], ...]


def explain_lines(blocks: Sequence[Block]) -> tuple[Explanation, ...]:
    """Explain the label of each block.

    Args:
        blocks: The blocks of a document in reading order.

    Returns:
        One explanation for each block, in order.
    """
    weights = load_weights()
    features = np.rint(build_features(tuple(blocks)).astype(np.float64) * GRID)
    scores = features @ weights.matrix + weights.bias
    told = []
    for at, label in enumerate(label_lines(blocks)):
        chosen = weights.labels.index(label)
        others = scores[at].copy()
        others[chosen] = -np.inf
        second = int(others.argmax())
        shares = features[at] * (weights.matrix[:, chosen] - weights.matrix[:, second])
        best = np.argsort(-shares, kind="stable")[:TOLD]
        reasons = tuple(
            (NAMES[place], round(float(shares[place]) / (GRID * SCALE), 2)) for place in best if shares[place] > 0
        )
        told.append(Explanation(label, weights.labels[second], reasons))
    return tuple(told)
