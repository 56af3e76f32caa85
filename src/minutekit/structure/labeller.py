"""The model that labels lines: scores from a linear model over features, the best sequence by Viterbi's walk.

Weights are integers and features are rounded to a grid, so every sum is exact and the same on every machine.
A. Viterbi, "Error bounds for convolutional codes" (1967); after the cascade of labelling models of GROBID.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from minutekit.lexicon.resources import resource_path
from minutekit.structure.features import NAMES, build_features
from minutekit.structure.labels import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from minutekit.schema import Block

GRID = 64
"""Features are rounded to multiples of 1/64."""
SCALE = 4096
"""Weights are kept as multiples of 1/4096."""
_NEVER = -1e12


@dataclass(frozen=True)
class Weights:
    """The model: ``matrix`` (features, labels), ``bias`` (labels), ``transitions`` (label before, label)."""

    labels: tuple[Label, ...]
    matrix: np.ndarray
    bias: np.ndarray
    transitions: np.ndarray


@cache
def load_weights() -> Weights:
    """Load the weights that the package ships."""
    return unpack_weights(json.loads(resource_path("structure/weights.json").read_bytes()))


def unpack_weights(packed: Mapping[str, object]) -> Weights:
    """Bring weights by name of feature into the order of the columns; features not among them weigh nothing."""
    features: dict[str, list[int]] = packed["features"]  # type: ignore[assignment]
    labels: tuple[Label, ...] = tuple(packed["labels"])  # type: ignore[arg-type]
    nothing = [0] * len(labels)
    matrix = np.array([features.get(name, nothing) for name in NAMES], dtype=np.float64)
    # The row before the first line comes last.
    transitions = np.array(packed["transitions"], dtype=np.float64) * GRID
    return Weights(labels, matrix, np.array(packed["bias"], dtype=np.float64) * GRID, transitions)


def score_lines(blocks: Sequence[Block], weights: Weights | None = None) -> np.ndarray:
    """Return what speaks for each label of each line, shape (lines, labels); whole numbers."""
    return _score_shipped(tuple(blocks)) if weights is None else _score(tuple(blocks), weights)


def _score(blocks: tuple[Block, ...], weights: Weights) -> np.ndarray:
    features = np.rint(build_features(blocks).astype(np.float64) * GRID)
    scores: np.ndarray = features @ weights.matrix + weights.bias
    return scores


@lru_cache(maxsize=1)
def _score_shipped(blocks: tuple[Block, ...]) -> np.ndarray:
    """Score by the weights that are shipped; of one document both its lines and its meetings are asked for."""
    scores = _score(blocks, load_weights())
    scores.setflags(write=False)
    return scores


def label_lines(
    blocks: Sequence[Block], fixed: Mapping[int, Label] | None = None, weights: Weights | None = None
) -> list[Label]:
    """Return the label of each block.

    Args:
        blocks: The document's blocks in reading order.
        fixed: Labels that the format says for certain, by index of the block.
        weights: The model, by default the one that is shipped.

    Returns:
        The sequence of labels with the highest sum of scores and transitions that keeps to ``fixed``.
    """
    scores = score_lines(blocks, weights)
    weights = weights or load_weights()
    scores = scores.copy() if fixed else scores
    for at, label in (fixed or {}).items():
        if label in weights.labels:
            kept = scores[at, weights.labels.index(label)]
            scores[at] = _NEVER
            scores[at, weights.labels.index(label)] = kept
    return [weights.labels[at] for at in find_best_path(scores, weights.transitions)]


def find_best_path(scores: np.ndarray, transitions: np.ndarray) -> list[int]:
    """Return the path through the labels with the highest sum of scores and steps."""
    n = len(scores)
    if not n:
        return []
    back = np.zeros(scores.shape, dtype=np.int64)
    steps, labels = np.ascontiguousarray(transitions[:-1].T), np.arange(scores.shape[1])
    best = scores[0] + transitions[-1]
    for at in range(1, n):
        paths = steps + best
        back[at] = came = paths.argmax(axis=1)
        best = paths[labels, came] + scores[at]
    path = [int(best.argmax())]
    for at in range(n - 1, 0, -1):
        path.append(int(back[at, path[-1]]))
    return path[::-1]
