"""The rules of the meetings and points stages: every row's example is a test."""

from __future__ import annotations

import datetime as dt

import pytest

from minutekit.entities.dates import FORMS, find_dates, find_years, is_month_first
from minutekit.entities.numerals import spell_out
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


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_date_forms_match_their_examples(form):
    years = frozenset({2025})
    assert [found.date is not None for found in find_dates(form.example, years=years)] == [True]


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("held on 4.12.2019 in the hall", "en", dt.date(2019, 12, 4)),
        ("Sitzung vom 3. März 2021", "de", dt.date(2021, 3, 3)),
        ("Réunion du 1er juillet 2022", "fr", dt.date(2022, 7, 1)),
        ("Reunión del 31 de mayo de 2023", "es", dt.date(2023, 5, 31)),
        ("Ata de 13 de fevereiro de 2025", "pt", dt.date(2025, 2, 13)),
        ("Verbale del 21 gennaio 2025", "it", dt.date(2025, 1, 21)),
        ("notes 01Feb22", "en", dt.date(2022, 2, 1)),
        ("Vergadering van 5 februari 2020", "nl", dt.date(2020, 2, 5)),
        ("kokous 5. maaliskuuta 2021", "fi", dt.date(2021, 3, 5)),
        ("2023 − 12 − 31", "it", dt.date(2023, 12, 31)),
    ],
)
def test_dates_are_read_in_many_languages(text, language, date):
    assert [found.date for found in find_dates(text, language=language)] == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("el día doce de septiembre de dos mil veinticuatro, se reúnen", dt.date(2024, 9, 12)),
        ("el treinta y uno de mayo de dos mil veintitrés se celebró", dt.date(2023, 5, 31)),
        ("no dia vinte e um de março de dois mil e vinte e quatro reuniu-se", dt.date(2024, 3, 21)),
        ("le douze mars deux mille vingt-quatre s'est réuni", dt.date(2024, 3, 12)),
        ("il ventuno gennaio duemilaventicinque si è riunito", dt.date(2025, 1, 21)),
    ],
)
def test_dates_written_out_in_words(text, date):
    assert [found.date for found in find_dates(spell_out(text))] == [date]
    assert spell_out("two of them went to the river in May") == "two of them went to the river in May"


@pytest.mark.parametrize(
    "text", ["version 1.2.3", "31.31.2020", "between 3 and 4", "call 555-1234", "12 apples 2020", "32 May 2020"]
)
def test_other_numbers_are_no_dates(text):
    assert find_dates(text, language="en") == []


def test_a_year_is_inferred_from_the_weekday_only_when_one_year_fits():
    # 11 August is a Monday in 2025, not in 2024.
    assert find_dates("Monday, 11 August", years=frozenset({2024, 2025}))[0].date == dt.date(2025, 8, 11)
    assert find_dates("Monday, 11 August", years=frozenset({2024}))[0].date is None
    assert find_dates("Monday, 11 August", years=frozenset({2014, 2025}))[0].date is None
    assert find_years("see https://example.org/2025/08/ and 1999") == frozenset({2025, 1999})


def test_the_order_of_day_and_month_follows_the_document():
    assert is_month_first("on 12/25/2020 and 03/04/2020", "en")
    assert not is_month_first("on 25/12/2020 and 03/04/2020", "en")
    assert not is_month_first("el 03/04/2020", "es")
    assert find_dates("03/04/2020", month_first=True)[0].date == dt.date(2020, 3, 4)
    assert find_dates("03/04/2020")[0].date == dt.date(2020, 4, 3)


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
