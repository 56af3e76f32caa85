"""Lines of hearings that say who examines and who answers."""

from __future__ import annotations

import pytest

from minutekit.structure.speech.examinations import RULES, CueRule, read_cue


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.part}-{rule.language}")
def test_each_row_reads_its_example(rule: CueRule) -> None:
    found = read_cue(rule.example)
    assert found is not None
    assert found[0] == rule.part


@pytest.mark.parametrize(
    "text",
    [
        "by then",
        "Approved by the committee:",
        "The witness: I was there all day.",
        "EXAMINATION",
        "Questions from the floor",
    ],
)
def test_other_lines_say_nothing_of_the_kind(text: str) -> None:
    assert read_cue(text) is None
