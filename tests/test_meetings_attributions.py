"""Speakers named behind or before what they said."""

from __future__ import annotations

import pytest

from meeting_samples import lines_of, meeting

PEOPLE = "Present: Ada Osei (AO), Bo Lind, Ida Holm\n## Notes\n"


def said(lines, *, people=PEOPLE):
    return lines_of(meeting(people + lines))


@pytest.mark.parametrize(
    "lines",
    [
        "* The pump is leaking again (Ada Osei)\n* The plumber was called twice (B. Lind)",
        "* The pump is leaking again [A. Osei]\n* The plumber was called twice [Lind].",
        "* The pump is leaking again (AO)\n* The plumber was called twice (BL)",
        "* The pump is leaking again – Ada Osei\n* The plumber was called twice — Lind",
        "* The pump is leaking again — Ada Osei, Mill House\n* The plumber was called twice - Bo Lind",
        "(AO) The pump is leaking again\n[BL] The plumber was called twice",
    ],
)
def test_people_of_the_meeting_are_named_around_their_words(lines):
    assert said(lines) == [("Ada Osei", "The pump is leaking again"), ("Bo Lind", "The plumber was called twice")]


def test_two_may_have_said_it():
    assert said("* The pump is leaking (AO/BL)\n* The plumber was called twice (Ida)") == [
        ("Ada Osei + Bo Lind", "The pump is leaking"),
        ("Ida Holm", "The plumber was called twice"),
    ]


def test_people_not_listed_are_named_behind_sentences_one_after_the_other():
    found = said(
        "* The bus never comes. (Cem Kaya, Transit Union)\n* We need a stop. (Pat Neill, School)\n* It is late. (Cem Kaya)",
        people="## Comments\n",
    )
    assert [speaker for speaker, _ in found] == ["Cem Kaya", "Pat Neill", "Cem Kaya"]


@pytest.mark.parametrize(
    "lines",
    [
        # One is no habit.
        "* The new treasurer stays for a year (Ada Osei)\n* The plumber was called twice",
        # What a motion's brackets name are those who moved it.
        "* Motion to mend the pump at once (Osei/Lind)\n* Motion to call the plumber again (Holm/Lind)",
        "* Bo was elected as the new treasurer (Bo Lind)\n* Ida was elected for the board (Ida Holm)",
        # Places, states, and firms are nobody.
        "* One workshop took place. (New York)\n* The other is planned. (New York)\n* It may come to new york again.",
        "* Prepare the slides for May. [In Progress]\n* Send them to the board. [In Progress]\n* Book the hall. [In Progress]",
        "* The meter is read by the firm (EDF)\n* The other one is read too (EDF)",
        # Who is to do it.
        "[AO] Book the hall in May\n[BL] Send the list to the school",
    ],
)
def test_other_brackets_name_no_speaker(lines):
    assert {speaker for speaker, _ in said(lines)} == {None}


def test_a_name_behind_a_task_is_no_speaker():
    found = meeting(
        "Present: Ada Osei, Bo Lind, Ida Holm\n## Action items\n* Book the hall (Ada Osei)\n* Send the list (Bo Lind)"
    )
    assert [(p.kind, p.speaker) for p in found.points] == [("action", None), ("action", None)]


def test_one_word_below_a_line_of_names_is_a_heading():
    found = meeting("Present: Ada Osei, Bo Lind, Ida Holm\nRepairs\n* The pump is leaking.")
    assert [p.name for p in found.attendees] == ["Ada Osei", "Bo Lind", "Ida Holm"]


def test_quotes_at_the_head_of_a_document_are_said():
    found = meeting(
        "“The bus never comes here.” – Cem Kaya\n“We need a stop near the school.” – Pat Neill\n“It is always late too.” – Cem Kaya"
    )
    assert [(p.speaker, p.text) for p in found.points][:2] == [
        ("Cem Kaya", "“The bus never comes here.”"),
        ("Pat Neill", "“We need a stop near the school.”"),
    ]


def test_one_name_behind_its_label_is_followed_by_names_or_by_a_heading():
    found = meeting("Present: Ada Osei, Bo Lind\nApologies: Cem\nRepairs\n* The pump is leaking.")
    assert [p.name for p in found.absent] == ["Cem"]
    found = meeting("# Notes\nPresent: Ada\nBo\nCem\n## Repairs\n* The pump is leaking.")
    assert [p.name for p in found.attendees] == ["Ada", "Bo", "Cem"]
