"""Who was there, read out of lines that the model calls people."""

from __future__ import annotations

import pytest

import minutekit as mk
from meeting_samples import document
from minutekit.structure.attendance import Attendance, read_attendance
from minutekit.structure.lines import list_lines


def read(text, label="present", labels=None):
    lines = list_lines(document(text))
    for line in lines:
        line.label = (labels or {}).get(line.text, label)
    found = Attendance()
    read_attendance(lines, found)
    return found, lines


def names(people):
    return [person.name for person in people]


def test_a_list_on_one_line_is_several_people():
    found, _ = read("Present: Ada Berg (chair), Bo Lind, Cem Kaya and Ida Holm")
    assert names(found.present) == ["Ada Berg", "Bo Lind", "Cem Kaya", "Ida Holm"]
    assert found.present[0].role == "chair"


@pytest.mark.parametrize("label", ["Apologies", "Absent", "Entschuldigt", "Ausentes", "Excusés"])
def test_a_label_says_who_was_away(label):
    found, lines = read(f"{label}: Ada Berg, Bo Lind")
    assert (names(found.present), names(found.absent)) == ([], ["Ada Berg", "Bo Lind"])
    assert lines[0].role == "people"


def test_a_label_in_the_line_says_more_than_the_model():
    found, _ = read("Apologies: Ada Berg, Bo Lind\nPresent: Cem Kaya, Ida Holm", label="other")
    assert (names(found.present), names(found.absent)) == (["Cem Kaya", "Ida Holm"], ["Ada Berg", "Bo Lind"])


def test_lines_that_the_model_calls_absent_are_away():
    found, _ = read("Ada Berg\nBo Lind", labels={"Bo Lind": "absent"})
    assert (names(found.present), names(found.absent)) == (["Ada Berg"], ["Bo Lind"])


def test_a_mark_behind_a_name_is_no_role():
    found, _ = read("Ada Berg (present)\nBo Lind (absent)\nCem Kaya (treasurer)")
    assert (names(found.present), names(found.absent)) == (["Ada Berg", "Cem Kaya"], ["Bo Lind"])
    assert [person.role for person in (*found.present, *found.absent)] == [None, "treasurer", None]


def test_a_table_gives_names_their_offices_and_marks():
    found, lines = read(
        "| Name | Office | Present |\n| Ada Berg | Chair | x |\n| Bo Lind | Treasurer | x |\n| Cem Kaya | Member | x |\n| Ida Holm | Member | - |"
    )
    assert [(person.name, person.role) for person in found.present] == [
        ("Ada Berg", "Chair"),
        ("Bo Lind", "Treasurer"),
        ("Cem Kaya", "Member"),
    ]
    assert [(person.name, person.role) for person in found.absent] == [("Ida Holm", "Member")]
    assert {line.role for line in lines} <= {"people", "dropped"}


def test_two_columns_of_names_are_read_without_offices_of_one_another():
    found, _ = read("| Ada Berg | Bo Lind |\n| Cem Kaya | Ida Holm |")
    assert names(found.present) == ["Ada Berg", "Bo Lind", "Cem Kaya", "Ida Holm"]
    assert {(person.role, person.organisation) for person in found.present} == {(None, None)}


def test_what_names_nobody_is_told():
    found, lines = read("Present:\nAda Berg\nabout forty neighbours from the street")
    assert names(found.present) == ["Ada Berg"]
    assert [line.reason for line in lines] == ["people-label", "", "people-unread"]


def test_points_are_no_people():
    found, lines = read("Ada Berg, Bo Lind", label="point")
    assert (found.present, lines[0].role) == ([], "open")


def test_heads_of_columns_say_who_was_away():
    meeting = mk.read_meeting(
        b"| Present | Apologies |\n|---|---|\n| Ida Holm | Jon Dahl |\n| Tom Whitby | Eva Lang |\n", name="a.md"
    )
    assert [person.name for person in meeting.attendees] == ["Ida Holm", "Tom Whitby"]
    assert [person.name for person in meeting.absent] == ["Jon Dahl", "Eva Lang"]


def test_people_mentioned_by_a_program_have_both_names():
    text = "# Mill sync\n\nAttendees: @Ida Holm, @Tom Whitby, @bo_lind\n\n## Action items\n\n- [ ] @Tom Whitby ask for a price\n"
    meeting = mk.read_meeting(text.encode(), name="a.md")
    assert [person.name for person in meeting.attendees] == ["Ida Holm", "Tom Whitby", "bo_lind"]
    assert [(point.owner, point.kind) for point in meeting.points] == [("Tom Whitby", "action")]


def test_councillors_of_all_levels_and_apologies_told_in_a_sentence():
    text = """Minutes of the Parish Council, 12 November 2025

Present: Cllr I. Holm (Chair), Cllr T. Whitby
In attendance: Mrs E. Lang (Clerk), County Cllr J. Dahl and 4 members of the public

112/25  APOLOGIES FOR ABSENCE
        Apologies were received from Cllr B. Lind (work).

113/25  PIER CABLES
        a) The cables laid in the spring had not been tested.
        b) The Clerk is to obtain three quotations.

Signed ....................   Date ..........
"""
    meeting = mk.read_meeting(text.encode(), name="a.txt")
    names = ["Cllr I. Holm", "Cllr T. Whitby", "Mrs E. Lang", "Cllr J. Dahl"]
    assert [person.name for person in meeting.attendees] == names
    assert [person.name for person in meeting.absent] == ["Cllr B. Lind"]
    assert {point.section for point in meeting.points} == {"PIER CABLES"}
    assert len(meeting.points) == 2
