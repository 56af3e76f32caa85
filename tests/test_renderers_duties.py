"""Owners and days stand behind the lines that they belong to."""

from __future__ import annotations

import pytest

import minutekit as mk
from minutekit.renderers.duties import find_duty
from minutekit.schema import KeyPoint, Part, Point, Span

LONG = "The choir sang in the mill and many came to hear it. Wanda will ask the roofer for a price by Friday."


def line_of(text: str, source: Point) -> KeyPoint:
    start = source.text.index(text)
    return KeyPoint(text, (source,), (), parts=(Part(text, source, Span(start, start + len(text))),))


@pytest.mark.parametrize(
    ("text", "owner", "due"),
    [
        ("Many came to hear it", "", ""),
        ("Wanda will ask the roofer for a price", "Wanda", "Friday"),
        ("ask the roofer", "Wanda", "Friday"),
    ],
)
def test_a_line_has_the_owner_and_the_day_of_its_own_sentence(text, owner, due):
    source = Point(LONG.replace("many", "Many"), kind="action", owner="Wanda", due="Friday")
    line = line_of(text, source)
    assert (find_duty(line, "owner", "en"), find_duty(line, "due", "en")) == (owner, due)


@pytest.mark.parametrize("text", ["Ask the roofer for a price. Owner: Wanda.", "Ask the roofer for a price."])
def test_what_a_label_or_a_column_says_holds_for_the_whole_point(text):
    source = Point(text, kind="action", owner="Wanda")
    assert find_duty(line_of("Ask the roofer", source), "owner", "en") == "Wanda"
    assert find_duty(KeyPoint("Reworded", (source,), ()), "owner", "en") == "Wanda"


def test_a_digest_names_no_owner_behind_another_sentence():
    minutes = (
        "# Choir\n\n## Mill\n\n- The choir sang in the mill on Sunday and some two hundred people came to hear it, more "
        "than in any year since the flood, and the takings were good. Wanda Kos will ask the roofer for a price.\n"
        "- The piano is out of tune.\n"
    )
    text = mk.render(mk.summarise(mk.read_meeting(minutes.encode(), name="choir.md")), "md")
    assert [line for line in text.splitlines() if "owner: Wanda Kos" in line] == [
        "- [ ] Wanda Kos will ask the roofer for a price. (owner: Wanda Kos)"
    ]
    assert "due:" not in text
