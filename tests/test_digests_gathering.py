"""What a digest is chosen from: which points are offered, how they may be written, and what each way is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from minutekit import DigestOptions, Meeting, Point
from minutekit.digests.attribution import Attribution
from minutekit.digests.gathering import BARE, LEAST_WORTH, gather_material
from minutekit.digests.lists import list_kind, list_questions, mark_open
from minutekit.digests.writing import Writer
from minutekit.schema import KeyPoint, Salience, Theme, Themes

SIX = "The gate of the weir leaks"
TWELVE = "The roof of the old mill needs new slates before the winter"
WRITE = Writer("en", redact=False)


def gather(*points, worth=None, concepts=None, words=None, most=None, **options):
    points = [replace(p, id=str(i), language="en") for i, p in enumerate(points)]
    themes = Themes((Theme("t", "T", points=tuple(points)),), labels=(0,) * len(points), language="en")
    salience = Salience({p.id: 1.0 for p in points} | (worth or {}), concepts or {})
    return gather_material(themes, points, salience, WRITE, DigestOptions(**options), words=words, most=most)


def quality_of(*points, **fields):
    """The quality of each line that is offered."""
    return {c.text: c.quality for c in gather(*points, **fields).candidates}


@pytest.mark.parametrize(("text", "expected"), [(SIX, 0.5**0.5), (TWELVE, 1.0)])
def test_written_lines_of_twelve_words_are_worth_most(text, expected):
    assert len(TWELVE.split()) == 12
    assert quality_of(Point(text))[text] == pytest.approx(expected)


def test_a_long_line_is_worth_a_little_less():
    text = "The gate of the weir leaks badly at the hinge in long dry summers and the miller wants a new one of oak"
    assert len(text.split()) == 23
    assert quality_of(Point(text))[text] == pytest.approx((12 / 23) ** 0.25, rel=0.01)


def test_what_is_worth_reporting_scales_the_line():
    assert quality_of(Point(TWELVE), worth={"0": 0.4})[TWELVE] == pytest.approx(0.4)


@pytest.mark.parametrize(("worth", "offered"), [(LEAST_WORTH, True), (LEAST_WORTH - 0.001, False)])
def test_routine_is_no_key_point(worth, offered):
    """Unless there is nothing else to tell."""
    lines = quality_of(Point(TWELVE), Point(SIX), worth={"0": worth})
    assert (TWELVE in lines) is offered
    assert TWELVE in quality_of(Point(TWELVE), worth={"0": worth})


@pytest.mark.parametrize(("people", "more"), [(1, 1.0), (2, 1.25), (4, 1.5)])
def test_each_doubling_of_the_people_is_worth_a_quarter_more(people, more):
    said = [Point(TWELVE, speaker=name) for name in ("Ana", "Bo", "Cy", "Dee")[:people]]
    material = gather(*said)
    assert material.candidates[0].quality == pytest.approx(more)
    assert len(material.sources) == 1
    assert len(material.sources[0]) == people


def test_of_what_was_spoken_a_line_is_worth_what_is_left_of_it():
    whole = "The gate leaks badly"
    assert quality_of(Point(whole, medium="spoken"))[whole] == pytest.approx(1.0)
    # Five words were said, of which cleaning leaves four.
    assert quality_of(Point(f"Um, {whole.lower()}", medium="spoken"))[whole] == pytest.approx((4 / 5) ** 2)
    # From eight words on a line says enough.
    said = "Um, the gate of the weir leaks badly in summer"
    (line,) = quality_of(Point(said, medium="spoken")).items()
    assert line == ("The gate of the weir leaks badly in summer", pytest.approx(1.0))


def test_a_name_alone_is_worth_a_quarter_among_sentences():
    alone = quality_of(Point("Bo Lind"), Point(TWELVE))
    assert alone["Bo Lind"] == pytest.approx(BARE * (2 / 12) ** 0.5)


def test_concepts_are_those_that_are_worth_something():
    found = gather(Point("The gate and the weir and the gate"), concepts={"gate": (1.0,), "mill": (1.0,)}).candidates[0]
    assert found.concepts == (("gate", 2),)


def test_a_written_question_or_a_repeated_heading_is_offered_as_nothing():
    lines = quality_of(
        Point("Who pays for the gate of the weir?", kind="question"),
        Point("Weir gate", section="Weir gate"),
        Point(SIX),
    )
    assert list(lines) == [SIX]


def test_what_says_the_same_is_one_group_in_the_order_raised():
    material = gather(Point(SIX, speaker="Ana"), Point(TWELVE), Point(SIX.lower() + "!", speaker="Bo"))
    assert [[p.speaker for p in own] for own in material.sources] == [["Ana", "Bo"], [None]]
    assert material.themes == [0, 0]
    assert [c.group for c in material.candidates] == [0, 1]


def test_of_spoken_words_the_fittest_stand_for_all():
    said = [Point(SIX, speaker="Ana", medium="spoken"), Point(SIX, speaker="Bo", medium="spoken")]
    assert [p.speaker for p in gather(*said, worth={"1": 2.0}).sources[0]] == ["Bo", "Ana"]
    written = [replace(p, medium="written") for p in said]
    assert [p.speaker for p in gather(*written, worth={"1": 2.0}).sources[0]] == ["Ana", "Bo"]


LONG = (
    "The gate of the weir leaks badly at the hinge since the flood. The miller wants a new gate of oak before the "
    "winter comes. The trust has saved 4,200 euros for the works on the north bank."
)


def test_each_sentence_of_a_long_point_may_be_a_line_and_what_spans_them_excludes_them():
    assert len(LONG.split()) > 30
    offered = gather(Point(LONG)).candidates
    by_text = {c.text: c for c in offered}
    one, two, three = (f"{s.rstrip('.')}." for s in LONG.split(". "))
    assert by_text[one].excludes.isdisjoint(by_text[two].excludes)
    assert by_text[two].excludes.isdisjoint(by_text[three].excludes)
    spanning = [c for c in offered if c.text.startswith(one) and two in c.text]
    assert all(c.excludes >= by_text[one].excludes | by_text[two].excludes for c in spanning)
    short = gather(Point(f"{one} {two}")).candidates
    assert len({c.excludes for c in short}) == 1


def test_a_lead_is_told_with_its_list_as_far_as_there_is_room():
    lead, *members = Point("Needed for the new gate of the weir:"), Point("two beams of oak"), Point("ten iron bolts")
    texts = [c.text for c in gather(lead, *members).candidates]
    assert "Needed for the new gate of the weir: Two beams of oak" in texts
    assert "Needed for the new gate of the weir: Two beams of oak; Ten iron bolts" in texts
    assert not [text for text in texts if text.endswith(":")]
    long = Point("a chain of forty links that holds the gate of the weir when the river is high in spring")
    assert not [c.text for c in gather(lead, *members, long).candidates if "bolts; a chain" in c.text]


def test_a_lead_with_its_list_excludes_both_and_names_whose_words_they_are():
    material = gather(Point("Needed for the weir:"), Point("two beams of oak"), Point("ten iron bolts"))
    joined = next(c for c in material.candidates if c.text.endswith("bolts") and ":" in c.text)
    assert joined.pieces == (("Needed for the weir:", 0), ("Two beams of oak", 1), ("Ten iron bolts", 2))
    alone = [c for c in material.candidates if c.text in ("Two beams of oak", "Ten iron bolts")]
    assert alone
    assert all(joined.excludes & c.excludes for c in alone)


def test_a_vote_is_told_with_its_matter():
    points = Point("Move to buy two saws for the mill", kind="decision"), Point("7 for, 0 against", kind="decision")
    assert [c.text for c in gather(*points).candidates if "7 for" in c.text] == [
        "Move to buy two saws for the mill – 7 for, 0 against"
    ]


def test_a_question_is_told_with_its_answer():
    points = (
        Point("Who pays for the gate?", kind="question", speaker="Ana"),
        Point("The trust pays for all of it", speaker="Bo"),
    )
    texts = [c.text for c in gather(*points).candidates]
    assert "Who pays for the gate? The trust pays for all of it" in texts


def test_bare_names_of_a_row_are_told_together():
    texts = [c.text for c in gather(Point("Bo Lind"), Point("Ana Ruiz"), Point("Cy Hart"), Point(TWELVE)).candidates]
    assert "Bo Lind; Ana Ruiz; Cy Hart" in texts


# The lists of decisions, actions and questions.


def test_each_statement_of_a_kind_is_listed_once():
    points = [
        Point("Buy two saws", kind="decision", speaker="Ana"),
        Point("Grease the wheel", kind="action"),
        Point("buy two saws.", kind="decision", speaker="Bo"),
    ]
    (line,) = list_kind(points, "decision", Salience(), Attribution([]), WRITE)
    assert (line.text, line.raised_by, len(line.sources)) == ("Buy two saws", 2, 2)


ASKED = "Who pays for the gate of the weir {n}?"


def ask(*points, words=None, worth=1.0):
    points = tuple(replace(p, id=str(i)) for i, p in enumerate(points))
    themes = Themes((Theme("t", "T", points=points),), labels=(0,) * len(points), language="en")
    salience = Salience({p.id: worth if isinstance(worth, float) else worth[int(p.id)] for p in points})
    return [k.text for k in list_questions(points, themes, salience, Attribution([]), WRITE, words)]


def wonder(n, **fields):
    return Point(ASKED.format(n=n), kind="question", **fields)


def test_questions_that_nobody_answers_stay_open():
    assert ask(wonder(1), Point("The roof leaks"), wonder(2)) == [ASKED.format(n=1), ASKED.format(n=2)]
    assert ask(wonder(1), Point("Yes, the trust pays")) == []


@pytest.mark.parametrize(
    ("text", "listed"),
    [("Who pays for it?", True), ("Who pays it?", False), ("Who pays for the new gate", False)],
)
def test_a_question_is_understood_alone(text, listed):
    assert bool(ask(Point(text, kind="question"))) is listed
    assert not ask(Point(text, kind="statement"))


@pytest.mark.parametrize(("worth", "listed"), [(0.3, True), (0.29, False)])
def test_a_question_must_be_fit(worth, listed):
    assert bool(ask(wonder(1), worth=worth)) is listed


def test_the_fittest_questions_are_listed_in_the_order_asked():
    points = [Point(f"Who pays for the {w} of {w} hill?", kind="question", meeting=w) for w in "abcdefghijklmno"]
    assert len(ask(*points)) == 12
    best = ask(*points, worth=[1.0] * 3 + [2.0] * 12)
    assert best == [p.text for p in points[3:]]


def test_questions_take_a_quarter_of_the_words():
    assert len(ASKED.split()) == 9
    points = [wonder(1), Point("The roof leaks"), wonder(2)]
    assert len(ask(*points, words=72)) == 2
    assert len(ask(*points, words=71)) == 1
    assert ask(*points, words=35) == []
    # What is too long leaves its room to the next.
    assert ask(Point("Who " + "really " * 10 + "pays for it?", kind="question"), *points[1:], words=36) == [
        points[2].text
    ]


def test_what_several_ask_goes_first():
    points = [
        wonder(1),
        Point("The roof leaks"),
        wonder(2, speaker="Ana"),
        Point("So it does"),
        wonder(2, speaker="Bo"),
    ]
    assert ask(*points, words=36) == [ASKED.format(n=2)]


def test_an_action_is_open_where_a_later_meeting_does_not_report_it_done():
    days = {"may": date(2031, 5, 1), "june": date(2031, 6, 1), "undated": None}
    task = Point("Ida to order mortar for the mill wall", kind="action", owner="Ida", meeting="may", language="en")
    done = Point("The mortar for the mill wall was ordered and the work is done", meeting="june", language="en")

    def is_open(source, *others):
        return mark_open([KeyPoint(source.text, (source,))], [source, *others], days)[0].still_open

    assert is_open(task, Point("Cy oils the gate", meeting="june"))
    assert not is_open(task, done)
    assert is_open(task, replace(done, meeting="may"))  # told before or when it was charged, it reports nothing
    assert not is_open(replace(task, meeting="june"), done)  # nobody has met since
    assert not is_open(replace(task, meeting="undated"), done)
    assert mark_open([], [], {}) == ()


def test_a_point_of_no_theme_is_not_offered():
    point = Point(SIX, id="0")
    themes = Themes((), (point,), (-1,), "en")
    material = gather_material(themes, [point], Salience({"0": 1.0}), WRITE, DigestOptions(), words=None, most=None)
    assert (material.sources, material.candidates) == ([], [])
    assert Meeting(points=(point,)).points == (point,)
