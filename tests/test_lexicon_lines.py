"""The words that tell what a line of a digest needs: each entry's example holds one of its forms."""

from __future__ import annotations

from collections import Counter

import pytest

from minutekit.digests.completeness import line_pattern
from minutekit.lexicon import LANGUAGES, LINE_CLASSES, line_words, load_entries

ENTRIES = [entry for language in LANGUAGES for entry in load_entries(language, "lines")]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.language} {entry.cls} {entry.forms[0]}")
def test_each_example_holds_a_form_of_its_entry(entry):
    assert entry.cls in LINE_CLASSES
    assert line_pattern(entry.cls, entry.language).search(entry.example)
    assert any(form.split(" ")[0] in entry.example.lower() for form in entry.forms)


def test_no_form_stands_twice_in_a_class():
    counted = Counter((entry.language, entry.cls, form) for entry in ENTRIES for form in entry.forms)
    assert not [key for key, count in counted.items() if count > 1]


def test_a_language_without_a_file_takes_the_words_of_all():
    assert {"this", "cette", "diese"} <= set(line_words("pointing", "fi"))
    assert "cette" not in line_words("pointing", "en")
