"""What the settings at the top of notes say is believed before the text."""

from __future__ import annotations

import pytest

import minutekit as mk


def read(text: str) -> mk.Meeting:
    return mk.read_meeting(text.encode(), name="notes.md")


@pytest.mark.parametrize(
    "day",
    [
        "2025-09-02",
        "2 September 2025",
        "September 2, 2025",
        "02.09.2025",
        "2/9/2025",
        "Tuesday, 2 September 2025",
        "2025-09-02T18:00:00+02:00",
        "2 de septiembre de 2025",
    ],
)
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_title_and_day_are_believed(day: str, fence: str) -> None:
    sign = ": " if fence == "---" else " = "
    quote = '"' if fence == "+++" else ""
    meeting = read(
        f"{fence}\ntitle{sign}{quote}Harbour evening{quote}\ndate{sign}{quote}{day}{quote}\n{fence}\n"
        "See also last month: https://example.org/2025-08-05-harbour/\n\n## Pier\n\n- The pier is closed until 2025-12-01.\n\n## Boats\n\n- The ferry is full in the morning.\n"
    )
    assert (meeting.title, str(meeting.date)) == ("Harbour evening", "2025-09-02")
    assert meeting.points[-1].section == "Boats"
    assert any("pier is closed" in point.text for point in meeting.points)


def test_people_of_any_form() -> None:
    meeting = read(
        "---\ntitle: Harbour evening\nattendees:\n  - name: Ana Ruiz\n    organisation: City of Lund\n  - Bo Lind\nabsent: [Cy Twist]\n---\n\n- The ferry is full.\n"
    )
    assert [(person.name, person.organisation) for person in meeting.attendees] == [
        ("Ana Ruiz", "City of Lund"),
        ("Bo Lind", None),
    ]
    assert [person.name for person in meeting.absent] == ["Cy Twist"]


@pytest.mark.parametrize(
    ("settings", "want"),
    [
        ("decisions:\n  - The pier stays closed\n", [("decision", "The pier stays closed", None, None)]),
        (
            "action_items:\n  - task: Paint the pier\n    owner: Ana Ruiz\n    due: 2025-10-01\n  - task: Ask the port\n    owner: Bo Lind\n",
            [("action", "Paint the pier", "Ana Ruiz", "2025-10-01"), ("action", "Ask the port", "Bo Lind", None)],
        ),
        ("next_steps: [Paint the pier, Ask the port]\n", [("action", "Paint the pier", None, None), ("action", "Ask the port", None, None)]),
        ("open_questions: [Who holds the key]\n", [("question", "Who holds the key", None, None)]),
        ("beschlüsse:\n  - text: Der Steg bleibt zu\n", [("decision", "Der Steg bleibt zu", None, None)]),
    ],
)  # fmt: skip
def test_results_kept_in_the_settings_are_points(
    settings: str, want: list[tuple[str, str, str | None, str | None]]
) -> None:
    meeting = read(f"---\ntitle: Harbour evening\n{settings}---\n\n## Boats\n\n- The ferry is full in the morning.\n")
    assert [(p.kind, p.text, p.owner, p.due) for p in meeting.points] == [("statement", "The ferry is full in the morning.", None, None), *want]  # fmt: skip
    assert meeting.points[0].section == "Boats"


def test_voices_are_named_by_the_settings() -> None:
    meeting = read(
        "---\ntitle: Harbour evening\nspeaker_map:\n  - speaker_label: SPEAKER_0\n    name: Ana Ruiz\n  - speaker_label: SPEAKER_1\n    name: Bo Lind\n"
        "decisions:\n  - The pier stays closed\n---\n\n## Transcript\n\n[SPEAKER_0 0:00] Is the pier safe?\n[SPEAKER_1 0:09] It is not.\n[SPEAKER_0 0:15] Then it stays closed.\n"
    )
    assert [(point.speaker, point.text) for point in meeting.points] == [
        ("Ana Ruiz", "Is the pier safe?"),
        ("Bo Lind", "It is not."),
        ("Ana Ruiz", "Then it stays closed."),
        (None, "The pier stays closed"),
    ]
    assert meeting.title == "Harbour evening"


@pytest.mark.parametrize(
    "settings",
    [
        "decisions: 5\n",
        "action_items: {a: b}\n",
        "tasks: [[1], {}, null]\n",
        "speaker_map: [x, {name: 3}]\n",
        "attendees: [{x: y}]\n",
    ],
)
def test_settings_of_another_shape_lose_nothing(settings: str) -> None:
    meeting = read(f"---\ntitle: Harbour evening\n{settings}---\n\n- The ferry is full.\n")
    assert [point.text for point in meeting.points] == ["The ferry is full."]
    assert "front-matter" in {one.code for one in meeting.diagnostics}
