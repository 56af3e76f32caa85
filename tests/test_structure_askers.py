"""Labels of questions and answers that say who speaks."""

from __future__ import annotations

import pytest

from meeting_samples import lines_of, meeting
from minutekit.structure.speech.askers import LABELS


def said(lines, *, head="## Questions and answers\n"):
    return lines_of(meeting(head + lines))


@pytest.mark.parametrize(("language", "asks", "answers"), LABELS)
def test_labels_of_six_languages_name_who_asks_and_answers(language, asks, answers):
    for ask in asks.split():
        answer = answers.split()[-1]
        found = said(
            f"{ask.capitalize()} (Cem Kaya, Mill House): When does the bus come?\n{answer.capitalize()} (Dr. Lind): In May."
        )
        assert found == [("Cem Kaya", "When does the bus come?"), ("Dr. Lind", "In May.")], language


@pytest.mark.parametrize(
    "line",
    [
        "Q: Cem Kaya, Mill House – When does the bus come?",
        "Q1: Cem Kaya (Mill House): When does the bus come?",
        "Question 3 – Cem Kaya, Mill House: When does the bus come?",
        "Q1 (Cem Kaya, Mill House): When does the bus come?",
        "Pregunta: Cem Kaya, Mill House – When does the bus come?",
    ],
)
def test_forms_of_the_label(line):
    found = meeting(f"## Questions\n{line}\nA: In May.")
    assert lines_of(found) == [("Cem Kaya", "When does the bus come?"), (None, "A: In May.")]
    assert [(p.name, p.organisation) for p in found.attendees] == [("Cem Kaya", "Mill House")]


def test_a_bare_name_counts_beside_surer_ones():
    found = said("Q: Cem Kaya, Mill House – When does it come?\nA: In May.\nQ: Pat Neill – Who pays?\nA: We do.")
    assert [speaker for speaker, _ in found] == ["Cem Kaya", None, "Pat Neill", None]


@pytest.mark.parametrize(
    "line",
    [
        "Q: Town Hall – when will it open?",
        "Q (Bus Lanes): when will they come?",
        "A. Ana Ruiz – accounts of the year",
        "Q: Is the pump, the old one – still leaking?",
        "D (Ida Holm) came late and left early.",
    ],
)
def test_what_else_follows_the_letter_is_nobody(line):
    assert {speaker for speaker, _ in said(f"{line}\nThe list is full.")} == {None}
