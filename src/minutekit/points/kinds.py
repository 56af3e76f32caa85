"""What kind each point of a document is: a linear model over named features."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from minutekit.lexicon.resources import resource_path
from minutekit.points.features import read_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from minutekit.points.candidates import Candidate
    from minutekit.points.features import Features
    from minutekit.schema import PointKind

KINDS: tuple[PointKind, ...] = ("statement", "action", "decision", "question")


class KindModel(NamedTuple):
    """Whole-number weights: a row for each feature, a column for each kind. ``scale`` is what stands for 1."""

    names: dict[str, int]
    weights: NDArray[np.int64]
    start: NDArray[np.int64]
    scale: int

    def score(self, rows: Sequence[Features]) -> NDArray[np.int64]:
        """Return each kind's score for each feature row; features without a weight count nothing."""
        import numpy as np  # noqa: PLC0415 - loads at first use

        total = np.tile(self.start * self.scale, (len(rows), 1))
        number_of = self.names.get
        for at, row in enumerate(rows):
            whole: list[int] = []
            for name, value in row.items():
                number = number_of(name)
                if number is not None and value == 1.0:
                    whole.append(number)
                elif number is not None:
                    total[at] += round(value * self.scale) * self.weights[number]
            total[at] += self.scale * self.weights[whole].sum(axis=0)
        return total


@cache
def load_kind_model() -> KindModel:
    """Read the weights that ship with the package."""
    import numpy as np  # noqa: PLC0415 - loads at first use

    raw = json.loads(resource_path("kinds/weights.json").read_text(encoding="utf-8"))
    names = {name: at for at, name in enumerate(raw["weights"])}
    return KindModel(
        names,
        np.array(list(raw["weights"].values()), dtype=np.int64),
        np.array(raw["start"], dtype=np.int64),
        int(raw["scale"]),
    )


def label_kinds(candidates: Sequence[Candidate]) -> list[PointKind]:
    """Return the kind of each point of a document.

    Args:
        candidates: The points with their surroundings, in order.
    """
    model = load_kind_model()
    rows = [read_features(candidate) for candidate in candidates]
    return [KINDS[best] for best in model.score(rows).argmax(axis=1).tolist()] if rows else []
