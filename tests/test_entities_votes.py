"""Counts of votes as printed."""

from __future__ import annotations

import pytest

from minutekit.entities.votes import TALLIES, VOTE_WORDS, Ballot, read_votes


@pytest.mark.parametrize("row", [*VOTE_WORDS, *TALLIES], ids=lambda row: f"{row.language} {row.example}")
def test_rows_read_their_examples(row):
    assert read_votes(row.example)[0] == Ballot(*row.counts)


@pytest.mark.parametrize(
    "text",
    ["The bus takes 5 to 2 hours", "Meet on 12/3/24", "Two of us voted", "passed 5-10 boats", "No", "Room 5 / 2", ""],
)
def test_other_numbers_are_no_votes(text):
    assert read_votes(text)[0] is None


def test_two_votes_in_one_text_give_none():
    assert read_votes("First vote: 5 for, 2 against. Second vote: 6 for, 1 against.")[0] is None
