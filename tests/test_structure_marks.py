"""Marks beside names: who was there, in tables and lists."""

from __future__ import annotations

from meeting_samples import meeting as read


def _names(meeting):
    return [p.name for p in meeting.attendees], [p.name for p in meeting.absent]


HERE_AND_AWAY = (["Ada Osei", "Ida Holm"], ["Bo Lind"])


def test_an_office_beside_a_mark_is_no_field_with_its_value():
    meeting = read(
        "# Pier board\n|Name|Role|Attendance\n|Ada Osei|Chair|Present\n|Bo Lind|Clerk|Absent\n* The pump is broken."
    )
    assert [(p.name, p.role) for p in (*meeting.attendees, *meeting.absent)] == [
        ("Ada Osei", "Chair"),
        ("Bo Lind", "Clerk"),
    ]


def test_signatures_left_out_say_nothing():
    meeting = read("# Pier board\n|Name|Signature\n|Ada Osei|\n|Bo Lind|\n## Repairs\n* The pump is broken.")
    assert _names(meeting) == (["Ada Osei", "Bo Lind"], [])


def test_answers_to_a_roll_call_are_votes():
    meeting = read("# Pier board\n## Roll call\n* Ada Osei – yes\n* Bo Lind – no\n* Ida Holm – yes")
    assert not meeting.absent


def test_rows_may_be_shorter_than_the_heading_row():
    meeting = read("|Buy tiles|Pat|Status\n|Name|Role")
    assert not meeting.absent
