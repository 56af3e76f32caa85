"""Interviews whose turns begin with letters."""

from __future__ import annotations

import minutekit as mk

TALK = (
    ("{0}", "How did it begin?"),
    ("{1}", "With eleven women who sold fish by the road."),
    ("{0}", "And what changed?"),
    ("{1}", "We got an ice machine, but the power fails."),
    ("{0}", "What would help?"),
    ("{1}", "Solar panels on the roof of the hall."),
)


def interview(key: str, one: str, other: str, gap: str = "\n") -> mk.Meeting:
    talk = gap.join(f"{label.format(one, other)}: {text}" for label, text in TALK)
    return mk.read_meeting(
        f"Interview at the landing\n12 June 2023\n\n{key}\n\n{talk}\n".encode(), name="interview.txt"
    )


def test_roles_of_the_key() -> None:
    meeting = interview("I = Interviewer (Lena Fuchs), P1 = harbour pilot", "I", "P1")
    assert [(person.name, person.role) for person in meeting.attendees] == [
        ("Lena Fuchs", "Interviewer"),
        ("P1", "harbour pilot"),
    ]


def test_single_letters_of_a_list_are_no_speakers() -> None:
    meeting = mk.read_meeting(
        b"Options\n4 March 2025\n\nPlan A: a new roof for the hall.\nB: only the gutter.\nC: nothing at all.\nThe board chose.\n",
        name="notes.txt",
    )
    assert not any(point.speaker for point in meeting.points)


def test_hours_of_a_programme_are_no_chapters() -> None:
    lines = "\n\n".join(
        f"{title} (1{at}:15)\nSomebody explained what it costs." for at, title in enumerate(("Roof", "Lamp", "Bus"))
    )
    meeting = mk.read_meeting(f"Board\n\n{lines}\n".encode(), name="notes.txt")
    assert not {"Roof", "Lamp", "Bus"} & set(meeting.sections)


def test_letters_below_a_short_line_and_longer_codes_are_speakers() -> None:
    for one, other in (("I", "P1"), ("INT", "RESP1"), ("M", "A")):
        meeting = interview("Moderator: Ida Holm", one, other)
        assert [point.speaker for point in meeting.points] == [one, other] * 3


def test_letters_below_a_heading_of_tasks_are_owners() -> None:
    tasks = "\n".join(
        f"{who}: {task}" for who, task in (("AB", "call the firm"), ("CD", "book the hall")) for _ in range(3)
    )
    meeting = mk.read_meeting(f"Notes of the board\n\nAction items\n{tasks}\n".encode(), name="a.txt")
    assert not any(point.speaker for point in meeting.points)
