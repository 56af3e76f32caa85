"""Speakers named behind or before what they said."""

from __future__ import annotations

from meeting_samples import lines_of, meeting

PEOPLE = "Present: Ada Osei (AO), Bo Lind, Ida Holm\n## Notes\n"


def said(lines, *, people=PEOPLE):
    return lines_of(meeting(people + lines))


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


def test_a_name_behind_a_task_is_no_speaker():
    found = meeting(
        "Present: Ada Osei, Bo Lind, Ida Holm\n## Action items\n* Book the hall (Ada Osei)\n* Send the list (Bo Lind)"
    )
    assert [(p.kind, p.speaker) for p in found.points] == [("action", None), ("action", None)]


def test_one_word_below_a_line_of_names_is_a_heading():
    found = meeting("Present: Ada Osei, Bo Lind, Ida Holm\nRepairs\n* The pump is leaking.")
    assert [p.name for p in found.attendees] == ["Ada Osei", "Bo Lind", "Ida Holm"]
