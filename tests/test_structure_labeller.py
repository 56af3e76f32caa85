"""The model that labels lines: exact sums, the best sequence, labels that a format says for certain."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from meeting_samples import document
from minutekit.structure.features import NAMES
from minutekit.structure.labeller import Weights, label_lines, load_weights, score_lines, unpack_weights
from minutekit.structure.labels import LABELS, LEARNED, REASONS

TEXT = """
# Minutes of the Orchard Committee
7 May 2024
Present: Ruth Adeyemi, Amir Lindqvist
## Fences
* The hedge on the north side has died over forty metres
* Deer come in every night
"""


def test_labels_are_of_the_closed_set_and_each_that_is_left_out_has_a_reason():
    assert set(load_weights().labels) <= set(LABELS)
    assert set(LEARNED) <= set(LABELS)
    # A point is a point: nothing is to be told of it. A heading may turn out to be a name that nobody speaks under.
    assert set(LABELS) - set(REASONS) == {"point"}


def test_weights_and_scores_are_whole_numbers():
    weights, scores = load_weights(), score_lines(document(TEXT).blocks)
    for numbers in (weights.matrix, weights.bias, weights.transitions, scores):
        assert (numbers == np.rint(numbers)).all()
        assert np.abs(numbers).max() < 2**53


def test_the_same_document_gets_the_same_scores():
    first, again = (score_lines(document(TEXT).blocks) for _ in range(2))
    assert first.tobytes() == again.tobytes()


def test_a_document_without_lines_has_no_labels():
    assert label_lines(()) == []


@pytest.mark.parametrize("label", load_weights().labels)
def test_labels_that_a_format_says_are_kept(label):
    blocks = document(TEXT).blocks
    assert {label_lines(blocks, {at: label})[at] for at in range(len(blocks))} == {label}
    assert label_lines(blocks, dict.fromkeys(range(len(blocks)), label)) == [label] * len(blocks)


def test_the_sequence_with_the_highest_sum_is_found():
    blocks = document(TEXT).blocks
    weights = load_weights()
    scores, steps = score_lines(blocks, weights), weights.transitions
    few = range(len(weights.labels))

    def total(path):
        return steps[-1, path[0]] + scores[0, path[0]] + sum(
            steps[one, other] + scores[at, other] for at, (one, other) in enumerate(itertools.pairwise(path), start=1)
        )  # fmt: skip

    found = [weights.labels.index(label) for label in label_lines(blocks, weights=weights)]
    changed = [[*found[:at], other, *found[at + 1 :]] for at in range(len(found)) for other in few]
    pairs = [[*found[:at], one, two, *found[at + 2 :]] for at in range(len(found) - 1) for one in few for two in few]
    assert total(found) == max(map(total, [*changed, *pairs]))


def test_what_goes_before_changes_a_label():
    labels = ("point", "heading")
    steps = np.array([[0.0, 0.0], [0.0, -9.0], [0.0, 5.0]])
    weights = Weights(labels, np.zeros((len(NAMES), 2)), np.array([0.0, 1.0]), steps)
    assert label_lines(document("One\nTwo\nThree").blocks, weights=weights) == ["heading", "point", "heading"]


def test_weights_are_kept_by_the_name_of_the_feature():
    packed = {
        "labels": ["point", "other"],
        "features": {NAMES[3]: [7, -7], "of another time": [1, 1]},
        "bias": [0, 2],
        "transitions": [[0, 0], [0, 0], [0, 1]],
    }
    weights = unpack_weights(packed)
    assert weights.matrix[3].tolist() == [7, -7]
    assert np.count_nonzero(weights.matrix) == 2
