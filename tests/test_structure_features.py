"""What is told to the model of a line: named numbers, and never a word."""

from __future__ import annotations

import numpy as np
import pytest

from meeting_samples import document
from minutekit.structure.features import NAMES, build_features
from minutekit.structure.wording import NAMES as WORDING
from minutekit.structure.wording import describe_text

ONE = """
# Minutes of the Orchard Committee
7 May 2024
Present: Ruth Adeyemi, Amir Lindqvist
## Fences
* The hedge has died over forty metres
* Deer come in every night
| Ruth Adeyemi | Fences and gates |
"""
# The same shape in other words: other names, other things, another day.
OTHER = """
# Minutes of the Puddles Committee
9 May 2023
Present: Hugo Bergmann, Elsa Tranberg
## Bridges
* The bilge has fell over fifty metres
* Rats come in every night
| Hugo Bergmann | Bridges and ponds |
"""


def test_names_of_features_are_unique():
    assert len(set(NAMES)) == len(NAMES)
    assert len(set(WORDING)) == len(WORDING)


def test_a_document_has_a_row_for_each_line_and_a_column_for_each_name():
    rows = build_features(document(ONE).blocks)
    assert rows.shape == (len(document(ONE).blocks), len(NAMES))
    assert rows.dtype == np.float32
    assert np.isfinite(rows).all()
    assert np.abs(rows).max() <= 3
    assert build_features(()).shape == (0, len(NAMES))


def test_no_feature_knows_a_word():
    one, other = build_features(document(ONE).blocks), build_features(document(OTHER).blocks)
    told = {NAMES[column] for column in np.argwhere(one != other)[:, 1]}
    assert not told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Present:", "is:attendance"),
        ("Present: Ruth Adeyemi, Amir Lindqvist", "label:attendance"),
        ("Ruth Adeyemi", "full_name"),
        ("Ruth Adeyemi (chair)", "person_with_role"),
        ("7 May 2024", "dated"),
        ("from 18:30", "clock"),
        ("FENCES AND GATES", "capitals"),
        ("Who has the key?", "asks"),
        ("Signed: ______", "blank"),
        ("https://example.org/minutes", "link_only"),
        ("We paid it. They came. Nobody saw them.", "sentences"),
    ],
)
def test_what_a_text_shows(text, name):
    assert describe_text(text)[WORDING.index(name)] > 0
    assert describe_text("the hedge has died")[WORDING.index(name)] == 0


def column(text, name):
    return build_features(document(text).blocks)[:, NAMES.index(name)].tolist()


def test_neighbours_are_told_and_their_absence():
    assert column("One\nTwo\nThree", "-1.none") == [1, 0, 0]
    assert column("One\nTwo\nThree", "+3.none") == [1, 1, 1]
    assert column("Present:\nRuth", "-1.is:attendance") == [0, 1]


def test_a_cell_knows_the_head_of_its_column_and_the_cell_at_its_left():
    text = "| Day | Present |\n| Ruth Adeyemi | x |"
    assert column(text, "header.is:attendance") == [0, 0, 0, 1]
    assert column(text, "left.person") == [0, 0, 0, 1]


def test_what_is_said_again_is_told():
    text = "Fences\nGates\n## Fences"
    assert column(text, "said_later") == [1, 0, 0]
    assert column(text, "said_before") == [0, 0, 1]


def test_numbers_with_text_between_them_head_parts():
    heads = "1. Fences\nThe hedge has died.\n2. Gates\nThe gate is new.\n3. Paths\nIt is wet."
    items = "1. Fences\n2. Gates\n3. Paths"
    assert column(heads, "run.parents")[0] == 1
    assert column(items, "run.parents")[0] < 0.5
    assert column(heads, "run.length")[0] == column(items, "run.length")[0] == pytest.approx(0.3)


def test_forms_of_words_tell_sentences_from_headings():
    text = "We have cut the hedge and it was burnt on Friday.\nMaintenance of the old hedge\nCut the hedge before the spring"
    said, heading, _ = column(text, "grammar.finite_share")
    assert said > heading == 0
    assert column(text, "grammar.noun_share")[1] > column(text, "grammar.noun_share")[0]
    assert column(text, "first.pron") == [1, 0, 0]


def test_items_tell_what_stands_below_them_and_below_their_like():
    text = "* Fence\n** Cut it back.\n** Paint it.\n* Gate\n* Pump\n** Sell it."
    assert column(text, "children") == pytest.approx([0.4, 0, 0, 0, 0.2, 0])
    assert column(text, "siblings.children") == pytest.approx([2 / 3, 0, 0, 2 / 3, 2 / 3, 0], abs=1e-6)
    assert column(text, "outermost") == [1, 0, 0, 1, 1, 0]
