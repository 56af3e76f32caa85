"""Marks beside names: who was there, in tables and lists."""

from __future__ import annotations

import pytest

from meeting_samples import meeting as read


def _names(meeting):
    return [p.name for p in meeting.attendees], [p.name for p in meeting.absent]


HERE_AND_AWAY = (["Ada Osei", "Ida Holm"], ["Bo Lind"])


@pytest.mark.parametrize(
    "table",
    [
        "|Name|Role|Attendance\n|Ada Osei|Chair|P\n|Bo Lind|Treasurer|A\n|Ida Holm|Member|P",
        "|Name|Present|Apologies\n|Ada Osei|x|\n|Bo Lind||x\n|Ida Holm|x|",
        "|Trustee|Present|Absent\n|Ada Osei|✓|\n|Bo Lind||✓\n|Ida Holm|✓|",
        "|Member|3 May|Notes\n|Ada Osei|✓|\n|Bo Lind|✗|on leave\n|Ida Holm|✓|",
        "|Nombre|Cargo|Asistió\n|Ada Osei|Presidenta|Sí\n|Bo Lind|Vocal|No\n|Ida Holm|Vocal|Sí",
        "|Participante|Entidade|P/F\n|Ada Osei|Museu|P\n|Bo Lind|Museu|F\n|Ida Holm|Museu|P",
        "|Nom|Qualité|Présence\n|Ada Osei|Présidente|Présente\n|Bo Lind|Membre|Excusé\n|Ida Holm|Membre|Présente",
        "|Name|anwesend|entschuldigt|unentschuldigt\n|Ada Osei|X||\n|Bo Lind|||X\n|Ida Holm|X||",
        "|Nome|Presente|Assente giustificato\n|Ada Osei|X|\n|Bo Lind||X\n|Ida Holm|X|",
        "|Name|Signature\n|Ada Osei|present\n|Bo Lind|apologies\n|Ida Holm|present (online)",
        "|Name|In person|Online\n|Ada Osei|x|\n|Bo Lind||\n|Ida Holm||x",
        "|Ada Osei|Chair|Present\n|Bo Lind|Clerk|Absent\n|Ida Holm|Planner|Present",
    ],
)
def test_tables_say_who_was_there(table):
    meeting = read(f"# Pier board, 3 May 2024\n{table}\n## Repairs\n* The pump is broken.")
    assert _names(meeting) == HERE_AND_AWAY
    assert [p.text for p in meeting.points] == ["The pump is broken."]


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


@pytest.mark.parametrize(
    "listed",
    [
        "Roll call\nAda Osei - Present\nBo Lind - Absent\nIda Holm - Present (by phone)",
        "Attendance record\nAda Osei ....... present\nBo Lind ....... excused\nIda Holm ....... present",
        "Attendance:\nAda Osei (P)\nBo Lind (A)\nIda Holm (P)\nP = present, A = absent",
        "Attendees\n✓ Ada Osei\n✗ Bo Lind\n✓ Ida Holm",
        "Anwesenheit:\nAda Osei: anwesend\nBo Lind: entschuldigt\nIda Holm: anwesend",
        "Presenti:\nAda Osei – presente\nBo Lind – assente giustificato\nIda Holm – presente",
        "Asistencia:\nAda Osei: presente\nBo Lind: ausente\nIda Holm: presente",
        "Présents :\nAda Osei - présente\nBo Lind - excusé\nIda Holm - présente",
        "Members: Ada Osei (present), Bo Lind (absent), Ida Holm (present)",
        "Present: 2 - Ada Osei, and Ida Holm\nAbsent: 1 - Bo Lind",
        "Present:\nAda Osei\nBo Lind (apologies)\nIda Holm",
    ],
)
def test_lists_say_who_was_there(listed):
    meeting = read(f"# Pier board, 3 May 2024\n{listed}\n## Repairs\n* The pump is broken.")
    assert _names(meeting) == HERE_AND_AWAY
    assert [p.text for p in meeting.points] == ["The pump is broken."]
    assert all(p.organisation is None for p in meeting.attendees)


def test_who_is_named_below_the_votes_was_not_away_all_day():
    meeting = read(
        "# Pier board, 3 May 2024\nPresent: Ada Osei, Bo Lind, Ida Holm\n## Repairs\n"
        "Motion by Ada Osei to mend the pump.\nAyes: Osei, Holm\nNoes: none\nAbsent: Lind"
    )
    assert _names(meeting) == (["Ada Osei", "Bo Lind", "Ida Holm"], [])


def test_answers_to_a_roll_call_are_votes():
    meeting = read("# Pier board\n## Roll call\n* Ada Osei – yes\n* Bo Lind – no\n* Ida Holm – yes")
    assert not meeting.absent


def test_rows_may_be_shorter_than_the_heading_row():
    meeting = read("|Buy tiles|Pat|Status\n|Name|Role")
    assert not meeting.absent
