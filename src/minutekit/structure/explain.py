"""Why a line got its label: the features that spoke most for it and against the next best."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from minutekit.lexicon import CLASSES
from minutekit.structure.features import NAMES, build_features
from minutekit.structure.labeller import GRID, SCALE, label_lines, load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.schema import Block
    from minutekit.structure.labels import Label

_OWNERS = {
    "-3": "third line before", "-2": "second line before", "-1": "line before",
    "+1": "next line", "+2": "second line after", "+3": "third line after",
    "header": "head of its column", "left": "cell at its left", "list": "line over its list", "above": "label above",
    "alike": "lines that look like it", "column": "its column", "table": "its table", "row": "its row",
    "habit": "this document", "run": "its run of numbers",
}  # fmt: skip
_KINDS = {"is": "label of", "label": "begins with the label of", "holds": "has", "role": "set as"}
TOLD = 3
"""How many features are named."""


class Explanation(NamedTuple):
    """A line's label, the label that came second, and what decided between the two.

    ``reasons``: features with what they weigh in favour of the label, the strongest first, in units of log odds.
    """

    label: Label
    instead_of: Label
    reasons: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        """Return one line in plain words: "point, not heading: full stop; next line: marker"."""
        named = "; ".join(name_feature(name) for name, _ in self.reasons)
        told = f"{_name_label(self.label)}, not {_name_label(self.instead_of)}"
        return f"{told}: {named}" if named else told


def name_feature(name: str) -> str:
    """Bring the name of a feature into plain words: "+1.is:action" is "next line: label of something to be done"."""
    owner, dot, rest = name.partition(".")
    where = _OWNERS.get(owner) if dot else None
    kind, colon, cls = (rest if where else name).partition(":")
    said = CLASSES[cls].says if colon and cls in CLASSES else cls
    words = f"{_KINDS.get(kind, kind)} {said}" if colon else kind
    words = words.replace("_", " ").replace(".", " ")
    return f"{where}: {words}" if where else words


def _name_label(label: str) -> str:
    return label.replace("_", "-")


def explain_lines(blocks: Sequence[Block], labels: Sequence[Label] | None = None) -> tuple[Explanation, ...]:
    """Explain the label of each block.

    Args:
        blocks: The blocks of a document in reading order.
        labels: What each was taken for, by default what the model says.

    Returns:
        One explanation for each block, in order.
    """
    weights = load_weights()
    features = np.rint(build_features(tuple(blocks)).astype(np.float64) * GRID)
    scores = features @ weights.matrix + weights.bias
    told = []
    for at, label in enumerate(label_lines(blocks) if labels is None else labels):
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
