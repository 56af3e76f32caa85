"""Notes sent round as a letter, and what programs say of the notes that they wrote."""

from __future__ import annotations

import pytest

import minutekit as mk


def read(text: str, name: str) -> mk.Meeting:
    return mk.read_meeting(text.encode(), name=name)


LETTERS = [
    ("Dear members,", "Kind regards,\nIda"), ("Liebe Mitglieder,", "Viele Grüße\nIda"), ("Estimados socios:", "Saludos,\nIda"),
    ("Bonjour à tous,", "Bonne journée à tous\n\nIda"), ("Gentili soci,", "Cordiali saluti\nIda"), ("Prezados,", "Atenciosamente,\nIda"),
]  # fmt: skip


@pytest.mark.parametrize(("greeting", "close"), LETTERS)
def test_greeting_and_close_are_no_points(greeting: str, close: str) -> None:
    said = ["The pump leaks and the yard is wet.", "Tom asks the firm for a price."]
    meeting = read(f"{greeting}\n\n" + "\n".join(f"- {line}" for line in said) + f"\n\n{close}\n", "a.txt")
    assert [point.text for point in meeting.points] == said
    assert not meeting.attendees


@pytest.mark.parametrize(
    "notice",
    [
        "AI-generated content may be inaccurate. Always check it.",
        "*You should review Gemini's notes to make sure they're accurate.*",
        "*Please provide feedback about using Gemini to take notes in a short survey.*",
        "KI-generierte Inhalte können fehlerhaft sein.",
        "Le contenu généré par l'IA peut être incorrect.",
    ],
)
def test_what_a_program_says_of_its_notes_is_left_out_and_told(notice: str) -> None:
    meeting = read(f"# Mill call\n\n## Pump\n\n- The pump leaks.\n- Tom asks for a price.\n\n{notice}\n", "a.md")
    assert len(meeting.points) == 2
    assert "boilerplate" in {diagnostic.code for diagnostic in meeting.diagnostics}


def test_what_announces_the_notes_is_no_title() -> None:
    meeting = read("# Mill working group\n\n**Meeting notes:**\n\n- The pump leaks.\n- Tom asks for a price.\n", "a.md")
    assert meeting.title == "Mill working group"


def test_an_empty_item_is_no_point() -> None:
    said = "Le budget permet douze lampes, ou neuf lampes solaires."
    text = f"# Procès-verbal du port\n\n## Éclairage\n\n{said}\n\n## Divers\n\nNéant.\n"
    assert [point.text for point in read(text, "a.md").points] == [said]
