"""How meetings are called where their day stands beside their title."""

from __future__ import annotations

import datetime as dt

import pytest

import minutekit as mk
from minutekit.schema.display import name_dated

DAY = dt.date(2024, 5, 3)


@pytest.mark.parametrize("title", ["Board, 3 May 2024", "Board 2024-05-03", "Board 03.05.24"])
def test_a_title_that_says_the_day_is_enough(title: str) -> None:
    assert name_dated(title, DAY) == title


@pytest.mark.parametrize("title", ["Board", "Board of 2024", "Board 3"])
def test_a_title_without_the_day_gets_it(title: str) -> None:
    assert name_dated(title, DAY) == f"{title}, 2024-05-03"


def test_a_digest_says_the_day_of_its_source_once() -> None:
    notes = b"# Garden board, 3 May 2024\n\n## Pump\n\n- The pump leaks since Monday and nobody has mended it.\n"
    text = str(mk.render(mk.summarise(mk.read_meeting(notes, name="a.md")), "text"))
    assert "3 May 2024, 3 May 2024" not in text
