"""The rules of the meetings and points stages: every row's example is a test."""

from __future__ import annotations

import pytest
from minutekit.meetings.columns import COLUMNS, column_kind
from minutekit.meetings.labels import RULES, label_kinds
from minutekit.meetings.outline.topics import USUAL_TOPICS, is_usual_topic

from minutekit.points.cues import CUES, OPEN_QUESTIONS, SECTIONS
from minutekit.points.kinds import classify, section_kind
from minutekit.points.owners import DUES, OWNERS, find_due, find_owner
from minutekit.points.rows import KIND_CODES, TASK_COLUMNS, kind_of_code, task_column


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES for example in rule.examples])
def test_label_rules_match_their_examples(rule, example):
    assert rule.kind in label_kinds(example)


@pytest.mark.parametrize("text", ["Omar Santos", "We shall paint the fence", "Rosa: the roof leaks again", ""])
def test_other_text_is_no_label(text):
    assert not label_kinds(text)


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in COLUMNS for example in rule.examples])
def test_column_rules_match_their_examples(rule, example):
    assert column_kind(example) == rule.kind


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in TASK_COLUMNS for example in rule.examples])
def test_task_column_rules_match_their_examples(rule, example):
    assert task_column(example) == rule.kind


@pytest.mark.parametrize("row", KIND_CODES, ids=lambda row: row[2])
def test_codes_of_kinds_match_their_examples(row):
    assert kind_of_code(row[2]) == row[0]


@pytest.mark.parametrize("row", USUAL_TOPICS, ids=lambda row: row[2])
def test_usual_topics_match_their_examples(row):
    assert is_usual_topic(row[2])
    assert not is_usual_topic("The cellar of the lower street")


@pytest.mark.parametrize("cue", [*CUES, *OPEN_QUESTIONS], ids=lambda cue: cue.example[:40])
def test_kind_cues_classify_their_examples(cue):
    assert classify(cue.example) == cue.kind


@pytest.mark.parametrize("cue", SECTIONS, ids=lambda cue: cue.example)
def test_sections_promise_their_kind(cue):
    assert section_kind(cue.example) == cue.kind


@pytest.mark.parametrize("rule", OWNERS, ids=lambda rule: rule.name)
def test_owner_rules_find_an_owner_in_their_examples(rule):
    assert find_owner(rule.example, frozenset({"ruth", "nuria"}), frozenset())


@pytest.mark.parametrize("rule", DUES, ids=lambda rule: rule.name)
def test_due_rules_find_a_date_in_their_examples(rule):
    assert find_due(rule.example)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The fence is green.", "statement"),
        ("La valla es verde.", "statement"),
        ("Der Zaun ist grün.", "statement"),
        ("Who waters the trees in August?", "question"),
        ("Wer gießt im August die Bäume? (Anna)", "question"),
        ("¿Quién riega los árboles?", "question"),
        ("The committee approved the lease of the mill.", "decision"),
        ("Il a été décidé de planter vingt arbres.", "decision"),
        ("Foi aprovado o plano de rega.", "decision"),
        ("Se acuerda por unanimidad pintar la valla.", "decision"),
        ("L'assemblea approva il bilancio.", "decision"),
        ("Der Antrag wurde mit 7 zu 2 Stimmen angenommen.", "decision"),
        ("Moved by A. Reed, seconded by B. Lane, carried 7-0-1.", "decision"),
        ("Action: write to the water board", "action"),
        ("Acción: escribir a la compañía", "action"),
        ("The meeting was adjourned at nine.", "statement"),
    ],
)
def test_kinds_in_six_languages(text, kind):
    assert classify(text) == kind
