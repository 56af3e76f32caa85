"""Counts of votes as printed."""

from __future__ import annotations

import pytest

from minutekit.entities.votes import TALLIES, Ballot, read_votes


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        *((row.example, row.counts) for row in TALLIES),
        ("Vote: 12 for, 3 against, 2 abstentions", (12, 3, 2)),
        ("Sale con 8 votos a favor, 2 en contra y 1 abstención.", (8, 2, 1)),
        ("Com 6 votos favoráveis, 1 contra e 2 abstenções", (6, 1, 2)),
        ("Adopté par 9 voix pour, 1 contre, 2 abstentions", (9, 1, 2)),
        ("Angenommen mit 5 Ja-Stimmen, 2 Nein-Stimmen, 1 Enthaltung", (5, 2, 1)),
        ("Approvato con 6 voti favorevoli, 1 contrario e 2 astenuti", (6, 1, 2)),
        ("Carried 7-0-1", (7, 0, 1)),
        ("Passed 6, 0, 1 [Yes, No, Abstain]", (6, 0, 1)),
        ("CARRIED 5/2", (5, 2, None)),
        ("Vote: Y-5 N-0 A-1", (5, 0, 1)),
        ("Beschluss: 12:3:2", (12, 3, 2)),
        ("Abstimmungsergebnis: 5 : 1", (5, 1, None)),
        ("Lost, 2 votes to 4", (2, 4, None)),
        ("Defeated by 3 to 5.", (3, 5, None)),
        ("Sale por 5 votos contra 2", (5, 2, None)),
        ("Rejeté par 5 voix contre 2", (5, 2, None)),
        ("Mit 5 zu 2 Stimmen angenommen", (5, 2, None)),
        ("Mit 14:2:1 Stimmen beschlossen", (14, 2, 1)),
        ("Passa con 5 voti contro 2", (5, 2, None)),
    ],
)
def test_counts_are_read(text: str, counts: tuple[int | None, int | None, int | None]):
    assert read_votes(text)[0] == Ballot(*counts)


@pytest.mark.parametrize(
    "text",
    ["The bus takes 5 to 2 hours", "Meet on 12/3/24", "Two of us voted", "passed 5-10 boats", "No", "Room 5 / 2", ""],
)
def test_other_numbers_are_no_votes(text):
    assert read_votes(text)[0] is None


def test_two_votes_in_one_text_give_none():
    assert read_votes("First vote: 5 for, 2 against. Second vote: 6 for, 1 against.")[0] is None
