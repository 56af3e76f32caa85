"""Lines that another writes are taken only where the sources hold all that they say."""

from __future__ import annotations

import pytest

from minutekit import DigestOptions, KeyPoint, Meeting, Point, summarise
from minutekit.digests.rewording import find_fault
from minutekit.errors import OptionError

SAID = "The ferry should not run on Sundays before May, because the jetty at Orme needs 40 new planks"
POINT = KeyPoint("The ferry should not run on Sundays before May", (Point(SAID, language="en"),))


@pytest.mark.parametrize(
    "line",
    [
        "Ferry should not run Sundays before May",
        "On Sundays before May the ferry should not run",
        "No ferry on Sundays before May: the jetty at Orme needs planks",
    ],
)
def test_an_honest_line_is_taken(line):
    assert find_fault(line, POINT, "en") == ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("The ferry should not run on Mondays before May", "mondays"),
        ("The ferry should run on Sundays before May", "denies"),
        ("The ferry should not run before 14 May", "14"),
        ("The ferry at Dunwich should not run before May", "dunwich"),
        ("The ferry should not run on Sundays unless May", "sure"),
        ("ferry " * 26 + "not", "words"),
    ],
)
def test_a_line_that_says_more_is_refused(line, reason):
    assert reason in find_fault(line, POINT, "en").casefold()


def digest(writer):
    meeting = Meeting(title="Ferry", language="en", points=POINT.sources)
    return summarise(meeting, DigestOptions(writer=writer))


def test_an_honest_writers_line_stands_and_says_so():
    made = digest(lambda point: point.text.removeprefix("The ").capitalize())
    line = made.themes[0].points[0]
    assert (line.writer, line.text[:5]) == ("model", "Ferry")
    assert {part.text for part in line.parts} <= set(SAID.split())
    assert made.diagnostics == ()


@pytest.mark.parametrize(
    "writer", [lambda _: "The ferry is free of charge", lambda point: 1 / len(point.text.split("?")[1:])]
)
def test_a_lying_or_failing_writer_changes_nothing_and_is_told(writer):
    made = digest(writer)
    assert made.themes == digest(None).themes
    assert [note.code for note in made.diagnostics] == ["writer"]


def test_a_writer_may_have_nothing_to_add():
    assert digest(lambda _: None).themes == digest(lambda _: "").themes == digest(None).themes


def test_what_is_no_function_is_refused():
    with pytest.raises(OptionError, match="writer"):
        DigestOptions(writer="gpt")
