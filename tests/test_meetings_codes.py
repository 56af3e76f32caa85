"""Interviews whose turns begin with letters."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("key", "one", "other", "speakers"),
    [
        ("Interviewer (I): Lena Fuchs\nRespondent (R): Mama Atieno", "I", "R", ("Lena Fuchs", "Mama Atieno")),
        ("I = Interviewer (Lena Fuchs), R = fish trader", "I", "R", ("Lena Fuchs", "R")),
        ("LF: Lena Fuchs\nP1: Mama Atieno", "LF", "P1", ("Lena Fuchs", "Mama Atieno")),
        ("Recorded in the hall.", "I", "P2", ("I", "P2")),
    ],
)
def test_letters_before_turns_are_speakers(key: str, one: str, other: str, speakers: tuple[str, str]) -> None:
    for gap in ("\n", "\n\n"):
        meeting = interview(key, one, other, gap)
        spoken = [(point.speaker, point.text) for point in meeting.points if point.speaker]
        assert spoken == [(label.format(*speakers), text) for label, text in TALK]


def test_roles_of_the_key() -> None:
    meeting = interview("I = Interviewer (Lena Fuchs), P1 = harbour pilot", "I", "P1")
    assert [(person.name, person.role) for person in meeting.attendees] == [
        ("Lena Fuchs", "Interviewer"),
        ("P1", "harbour pilot"),
    ]


def test_letters_own_tasks_under_their_heading() -> None:
    meeting = mk.read_meeting(
        b"# Board\n\n4 March 2025\n\nThe roof leaks above the stage.\n\n## Actions\n\n"
        b"AB: send the letter to the landlord\n\nCD: call the roofer\n\nAB: ask for the key\n\nCD: write the minutes\n",
        name="notes.md",
    )
    assert [(point.kind, point.speaker) for point in meeting.points] == [("statement", None), *[("action", None)] * 4]


def test_single_letters_of_a_list_are_no_speakers() -> None:
    meeting = mk.read_meeting(
        b"Options\n4 March 2025\n\nPlan A: a new roof for the hall.\nB: only the gutter.\nC: nothing at all.\nThe board chose.\n",
        name="notes.txt",
    )
    assert not any(point.speaker for point in meeting.points)


def test_numbers_of_speakers_are_named_above_the_talk() -> None:
    meeting = mk.read_meeting(
        b"WEBINAR TRANSCRIPT\n\nSpeaker 1 - Ana Ruiz, City of Lund\nSpeaker 2 - Bo Lind, KLM\n\n"
        b"Speaker 1: The river rose by two metres.\n\nSpeaker 2: We lost the cellar and the mill.\n\n"
        b"Speaker 1: Who pays for the pumps?\n\nSpeaker 2: The province should pay for them.\n",
        name="talk.txt",
    )
    assert [point.speaker for point in meeting.points] == ["Ana Ruiz", "Bo Lind", "Ana Ruiz", "Bo Lind"]
    assert [person.organisation for person in meeting.attendees] == ["City of Lund", "KLM"]


@pytest.mark.parametrize("form", ["{0} ({1})", "{0} [{1}]", "{0} - {1}"])
def test_chapters_of_a_recording_are_sections(form: str) -> None:
    chapters = (("Welcome", "00:00"), ("The trees of Lund", "02:13"), ("Questions and answers", "1:01:05"))
    notes = "\n\n".join(f"{form.format(*chapter)}\nSomebody explained what it costs." for chapter in chapters)
    meeting = mk.read_meeting(f"Webinar recording\n\n{notes}\n".encode(), name="notes.txt")
    assert meeting.sections[-3:] == tuple(title for title, _ in chapters)
    assert [point.section for point in meeting.points] == [title for title, _ in chapters]


def test_hours_of_a_programme_are_no_chapters() -> None:
    lines = "\n\n".join(
        f"{title} (1{at}:15)\nSomebody explained what it costs." for at, title in enumerate(("Roof", "Lamp", "Bus"))
    )
    meeting = mk.read_meeting(f"Board\n\n{lines}\n".encode(), name="notes.txt")
    assert not {"Roof", "Lamp", "Bus"} & set(meeting.sections)
