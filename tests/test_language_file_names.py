"""Names of files: the day and the title that they tell, and what files of one meeting share."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutekit.language.file_names import parse_file_name, parse_stem

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2026-03-04-session.vtt", ("Session", DAY)),
        ("2026-03-04 Seed library_Transcript.vtt", ("Seed library", DAY)),
        ("Seed library-20260304_140311-Meeting Recording.vtt", ("Seed library", DAY)),
        ("GMT20260304-150000_Recording.transcript.vtt", (None, DAY)),
        ("GMT20260304-150000_Recording_1920x1080.vtt", (None, DAY)),
        ("GMT20260304-150000_RecordingnewChat.txt", (None, DAY)),
        ("folder/minutes_04.03.2026.pdf", ("Minutes", DAY)),
        ("Tour 2026.03.04 – walk.md", ("Tour walk", DAY)),
        ("20260304.txt", (None, DAY)),
        ("120260304.txt", (None, None)),
        ("Board 2024_02_30.docx", ("Board 2024 02 30", None)),
        ("12-5-24 council.docx", ("12 5 24 council", None)),
        ("IMG_1234.pdf", (None, None)),
        ("chat.txt", (None, None)),
        ("x.vtt", (None, None)),
        ("", (None, None)),
    ],
)
def test_dates_and_titles(name, expected):
    assert parse_file_name(name) == expected


@given(st.text(max_size=60))
def test_any_name_is_taken(name):
    title, _ = parse_file_name(name)
    assert title is None or title == " ".join(title.split())
    assert isinstance(parse_stem(name), str)


def test_a_stem_keeps_what_tells_meetings_apart():
    assert parse_stem("Session 4.vtt") == parse_stem("session 4-chat.txt") == parse_stem("Session 4_newChat.txt")
    assert parse_stem("Session 4.vtt") != parse_stem("Session 5.vtt")
    assert parse_stem("chat.txt") == "chat"
