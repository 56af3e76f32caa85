"""What belongs together stays together, and only what says the same is a source."""

from __future__ import annotations

import pytest

from minutekit import DigestOptions, Meeting, Point, summarise
from minutekit.digests.attribution import count_voices
from minutekit.digests.joining import find_bonds, supports


def bonds(*points):
    return [(b.kind, b.head, b.members) for b in find_bonds(points)]


def test_a_lead_and_its_list():
    assert bonds(Point("Needed for the mill:"), Point("mortar"), Point("oak"), Point("Needed for the weir:")) == [
        ("list", 0, (1, 2))
    ]
    assert bonds(Point("Tools"), Point("two saws", level=1), Point("Ferry")) == [("list", 0, (1,))]


@pytest.mark.parametrize(
    ("answer", "answered"),
    [
        (Point("Yes, from the quarry fund", speaker="Bo"), True),
        (Point("The quarry fund pays", speaker="Bo"), True),
        (Point("The quarry fund pays", speaker="Ida"), False),
        (Point("Who says so?", speaker="Bo"), False),
    ],
)
def test_a_question_and_its_answer(answer, answered):
    assert bool(bonds(Point("Who pays for the mortar?", speaker="Ida", kind="question"), answer)) == answered


def test_an_interview_is_questions_and_answers():
    asked = [Point(text) for n in range(4) for text in (f"How many of kind {n}?", f"About {n + 3} a week")]
    assert [kind for kind, *_ in bonds(*asked)] == ["answer"] * 4


def test_a_vote_belongs_to_its_matter():
    matter = Point("Move to buy two saws for the mill", kind="decision")
    assert bonds(matter, Point("7 for, 0 against, 1 abstention", kind="decision")) == [("vote", 0, (1,))]


@pytest.mark.parametrize(
    ("text", "says_it"),
    [
        ("Mortar for the mill wall", True),
        ("No mortar for the mill wall", False),
        ("Mortar for the Orme mill wall", False),
        ("40 bags of mortar for the mill wall", False),
        ("The ferry needs a bell", False),
    ],
)
def test_a_source_says_no_more_than_the_line(text, says_it):
    main = Point("The mill wall needs new mortar before winter")
    assert supports(Point(text), main.text, main, "en") == says_it


@pytest.mark.parametrize(("n", "says_it"), [(6, False), (7, True)])
def test_seven_words_of_ten_are_enough_to_say_it(n, says_it):
    line = "anchor barge canal dredger estuary ferry gravel harbour island jetty"
    text = " ".join([*line.split()[:n], *["keel", "lock", "mooring", "quay"][: 10 - n]])
    assert supports(Point(text), line, Point(line), "en") == says_it


def test_another_owner_or_day_is_no_source():
    main = Point("Buy mortar for the mill wall", owner="Ida", due="May")
    assert supports(Point("Buy mortar for the mill", owner="Ida"), main.text, main, "en")
    assert not supports(Point("Buy mortar for the mill", owner="Bo"), main.text, main, "en")
    assert not supports(Point("Buy mortar for the mill", due="June"), main.text, main, "en")


def test_voices():
    said = [Point("a", speaker="Ida + Bo"), Point("b", speaker="Bo"), Point("c", speaker="Cy"), Point("d")]
    assert [count_voices(said[:n]) for n in range(1, 5)] == [1, 1, 2, 2]
    assert count_voices([Point("d")]) == 1


def test_answered_questions_and_asides_are_not_open():
    points = (
        Point("Who pays for the mortar of the mill wall?", kind="question", speaker="Ida"),
        Point("The quarry fund pays for it", speaker="Bo"),
        Point("When will the second boat come to the ferry?", kind="question", speaker="Ida"),
        Point("Really?", kind="question", speaker="Cy"),
    )
    digest = summarise(Meeting(points=points, language="en"), DigestOptions(max_points=3))
    assert [k.text for k in digest.questions] == ["When will the second boat come to the ferry?"]
