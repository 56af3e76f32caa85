"""Labels of lines derived from what a reader of the pages wrote down."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from training.structure.gold import label_blocks, read_labelled, similarity, words

from meeting_samples import document

GOLD = {
    "title": "Minutes of the Orchard Committee",
    "sections": ["Fences"],
    "attendees": ["Ruth Adeyemi", "Amir Lindqvist"],
    "absent": ["Greta Sand"],
    "points": [
        {"text": "The hedge on the north side has died over forty metres, and deer come in every night."},
        {"text": "Fences"},
    ],
}
TEXT = """
# Minutes of the Orchard Committee
Present: Ruth Adeyemi, Amir Lindqvist
Apologies: Greta Sand
## 1. Fences
* The hedge on the north side has died over forty metres,
* and deer come in every night.
Page 1 of 3
"""


def labels(text, gold):
    return list(label_blocks(document(text).blocks, gold))


def test_labels_follow_from_the_gold():
    gold = {**GOLD, "points": GOLD["points"][:1]}
    assert labels(TEXT, gold) == ["title", "present", "absent", "heading", "point", "point", "other"]


def test_a_line_that_is_a_point_word_by_word_is_no_heading():
    assert labels("Fences", GOLD) == ["point"]


def test_labels_of_lines_that_the_gold_says_itself_count_first():
    gold = {**GOLD, "lines": [{"text": "Page 1 of 3", "label": "furniture"}, {"text": "Fences", "label": "agenda"}]}
    assert labels("Page 1 of 3\nFences", gold) == ["furniture", "agenda"]
    assert labels("Fences", {**GOLD, "lines": [{"text": "Fences", "label": "no such label"}]}) == ["other"]


def test_few_words_of_a_point_are_not_the_point():
    assert labels("come in", GOLD) == ["other"]
    assert labels("on the north side has died", GOLD) == ["point"]


def test_names_in_a_long_line_make_no_list_of_people():
    assert labels("Thanks go to Ruth Adeyemi for the apples that everybody in the street has liked so much", GOLD) == [
        "other"
    ]


def test_words_are_compared_without_ligatures_and_soft_hyphens():
    assert words("The ofﬁce re\u00adpeats") == ["the", "office", "repeats"]
    assert similarity(Counter("ab"), Counter("abcd")) == pytest.approx(2 / 3)
    assert similarity(Counter("ab"), Counter("cd")) == 0


def test_labelled_documents_are_found_beside_their_gold(tmp_path):
    (tmp_path / "n07-orchard-2024.md").write_text(
        "# Minutes of the Orchard Committee\n\n- Deer come in.\n", encoding="utf-8"
    )
    gold = {"title": "Minutes of the Orchard Committee", "points": [{"text": "Deer come in."}]}
    (tmp_path / "n07-orchard-2024.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "empty.gold.json").write_text("{}", encoding="utf-8")
    (found,) = read_labelled([tmp_path])
    assert (found.source, found.labels) == ("orchard", ("title", "point"))
