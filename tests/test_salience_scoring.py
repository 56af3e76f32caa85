"""What salience says of points and concepts."""

from __future__ import annotations

import itertools
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.language import find_concepts
from minutekit.salience import score_points
from minutekit.salience.fitness import rate_fitness
from minutekit.salience.fitness_rules import FITNESS_RULES
from minutekit.salience.model import PAIR_FEATURES, WORD_FEATURES, load_model
from minutekit.salience.usage import Usage
from minutekit.salience.worth import expect_counts
from minutekit.schema import Motion, Point, Themes

CASES = [
    "the bridge must be repaired before winter",
    "repairs of the bridge cost two million",
    "the bridge is older than the mill",
    "lunch is at noon",
]


def points_of(texts, medium="written"):
    return tuple(Point(text=t, speaker="AB"[i % 2], language="en", medium=medium) for i, t in enumerate(texts))


@pytest.mark.parametrize("rule", FITNESS_RULES, ids=lambda rule: rule.name)
def test_each_rule_finds_its_example_and_no_more(rule):
    assert re.search(rule.pattern, rule.example, re.IGNORECASE)
    assert not re.search(rule.pattern, rule.counterexample, re.IGNORECASE)


def test_concepts_are_words_then_pairs():
    assert find_concepts("Social housing costs", "en") == ["social", "hous", "cost", "social hous", "hous cost"]
    assert find_concepts("", "en") == []


def test_what_is_raised_often_is_worth_more():
    concepts = score_points(points_of(CASES), Themes(language="en")).concepts
    assert concepts["bridg"][0] > concepts["lunch"][0]
    assert concepts["bridg"][0] > concepts["bridg"][1] > 0


def test_function_words_count_in_talk_against_a_word_budget_alone():
    spoken = points_of(CASES, "spoken")
    assert "the" not in score_points(spoken, Themes(language="en")).concepts
    assert "the" not in score_points(points_of(CASES), Themes(language="en"), words=100).concepts
    worth = score_points(spoken, Themes(language="en"), words=100).concepts["the"]
    assert list(worth) == sorted(worth, reverse=True)


def test_languages_without_learned_rates_use_the_meetings_own():
    points = tuple(
        Point(text=t, language="es", medium="spoken")
        for t in ("yo creo que la escuela de la plaza necesita techo", "la escuela de la plaza es vieja")
    )
    concepts = score_points(points, Themes(language="es"), words=60).concepts
    assert "de la" in concepts
    assert "yo" not in concepts


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.text(max_size=30), max_size=8),
    st.sampled_from([None, "en", "de", "ja"]),
    st.sampled_from([None, 1, 50]),
)
def test_any_points_get_finite_scores_above_zero(texts, language, words):
    points = tuple(Point(text=t, language=language) for t in texts)
    salience = score_points(points, Themes(language=language), words=words)
    assert set(salience.points) == {p.id for p in points}
    assert all(0 < v < 10 for v in salience.points.values())
    for worth in salience.concepts.values():
        assert all(0 <= later <= first < 10 for first, later in itertools.pairwise(worth))


def test_fitness_tells_statements_from_talk_about_the_meeting():
    def fitness(text, **point):
        return rate_fitness(Point(text=text, **point), "en")

    plain = fitness("The pool closes in October for repairs", medium="spoken")
    assert plain == pytest.approx((7 / 8) ** 2)
    assert fitness("Can you see my screen in the back row", medium="spoken") < plain
    assert fitness("Yeah", medium="spoken") < 0.1
    assert fitness("https://example.org/report on the pool") < fitness("A report on the pool")
    assert fitness("We agreed to close the pool", kind="decision") > fitness("We agreed to close the pool")
    assert fitness("Who closes the pool and when?", kind="question") < 1


def test_expected_counts_are_poisson_tails():
    tails = expect_counts(2.0)
    assert tails[0] == pytest.approx(1 - math.exp(-2))
    assert sum(tails) == pytest.approx(2.0, abs=0.01)


def test_packaged_weights_name_every_feature():
    model = load_model()
    assert tuple(model.words.weights) == WORD_FEATURES
    assert tuple(model.pairs.weights) == PAIR_FEATURES
    assert model.words.weights["log_points"] > 0
    assert all(0 < rate < 1 for table in model.rates.values() for rate in table.values())


def test_usage_counts_points_not_repeats():
    usage = Usage(["the pump, the pump", "a pump"], ["Ana", None], ["en", "en"])
    assert usage.count("pump") == 2
    assert usage.content_words() == ["pump"]
    assert len(usage.word_features("pump", 50)) == len(WORD_FEATURES)


def test_long_meetings_take_time_in_proportion():
    points = points_of([f"{CASES[i % 4]} number {i}" for i in range(4_000)])
    assert len(score_points(points, Themes(language="en"), words=100).points) == 4_000


def rate(*points):
    around = points_of(f"The ferry takes {n} people over the lake on market days" for n in range(20))
    rates = score_points((*around[:10], *points, *around[10:]), Themes(language="en")).points
    return [rates[p.id] for p in points]


def test_written_points_that_hold_more_are_fitter():
    long, short, field = rate(
        Point(text="The north wall of the mill needs new mortar before the winter, or the wheel house will be lost"),
        Point(text="The mill needs mortar"),
        Point(text="Place: the mill"),
    )
    assert long > short
    assert long > field


@pytest.mark.parametrize(
    "text",
    [
        "The meeting was adjourned at nine after a long talk about the state of the mill and of the weir",
        "Minutes of the last meeting were approved by all members who were there, with thanks to those who wrote them",
    ],
)
def test_routine_business_is_worth_no_line(text):
    routine, other = rate(
        Point(text=text),
        Point(text="The weir was repaired by the boatmen's club, which paid for the stone and the oak"),
    )
    assert routine < 0.1 < other


def test_money_votes_and_days_ahead_make_a_written_point_fitter():
    plain, paid, voted = rate(
        Point(text="The club repairs the weir with stone and oak from the quarry"),
        Point(text="The club repairs the weir for € 900 from the quarry fund"),
        Point(text="The club repairs the weir with stone and oak from the mill", motion=Motion(result="carried")),
    )
    assert paid > plain
    assert voted > plain
