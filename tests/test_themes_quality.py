"""What the figures of a grouping say, worked out by hand on points of few words."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from minutekit import Point, Theme, ThemeOptions, Themes, find_themes
from minutekit.themes import measure_quality, quality
from test_themes_laws import make_talk

WORDS = {"bus": "bus lane", "roof": "library roof", "pool": "pool water", "meal": "school lunch"}
"""Texts that share no word with one another: the cosine of two is 1 or 0."""
SLANT = round(math.sqrt(0.5), 4)


def make_themes(*groups, unthemed=()):
    """Themes of these texts, point after point and theme after theme; a name of WORDS stands for its text."""
    lists = [[Point(WORDS[name], id=f"{g}-{i}") for i, name in enumerate(group)] for g, group in enumerate(groups)]
    themes = tuple(Theme(str(g), f"T{g}", (), tuple(points)) for g, points in enumerate(lists))
    labels = [g for g, points in enumerate(lists) for _ in points]
    rest = tuple(Point(WORDS[name], id=f"u{i}") for i, name in enumerate(unthemed))
    return Themes(themes, rest, (*labels, *(-1 for _ in rest)), "en")


@pytest.mark.parametrize(
    ("groups", "unthemed", "cohesion", "separation"),
    [
        ((["bus", "bus"], ["roof", "roof"]), (), 1.0, 0.0),
        ((["bus", "roof"] * 2, ["pool", "meal"] * 2), (), SLANT, 0.0),
        ((["bus", "roof"], ["bus", "pool"]), (), SLANT, 0.5),
        ((["bus", "bus"], ["bus", "bus"]), (), 1.0, 1.0),
        ((["bus"], ["bus", "roof"], ["pool"]), (), round((2 + 2 * math.sqrt(0.5)) / 4, 4), round(math.sqrt(0.5) / 3, 4)),
        ((["bus", "roof"] * 2,), ("pool",), SLANT, 0.0),
        ((["bus", "bus"],), ("pool", "roof"), 1.0, 0.0),
        ((), ("pool", "roof"), 0.0, 0.0),
    ],
)  # fmt: skip
def test_cohesion_is_to_the_own_centre_and_separation_between_centres(groups, unthemed, cohesion, separation):
    measured = measure_quality(make_themes(*groups, unthemed=unthemed))
    assert (measured.cohesion, measured.separation) == pytest.approx((cohesion, separation), abs=1e-4)


def test_shares_are_of_all_points():
    measured = measure_quality(make_themes(["bus"] * 3, ["roof"], unthemed=["pool"] * 3))
    assert (measured.n_points, measured.n_themes) == (7, 2)
    assert (measured.unthemed, measured.largest) == (round(3 / 7, 4), round(3 / 7, 4))
    nothing = measure_quality(make_themes(unthemed=["bus"]))
    assert (nothing.unthemed, nothing.largest, nothing.stability) == (1.0, 0.0, 1.0)


def test_a_grouping_that_nobody_would_find_again_is_unstable():
    points = [Point(f"{text} {i}", id=f"{text}{i}") for i in range(6) for text in WORDS.values()]
    options = ThemeOptions(ordered=False, n_themes=4, language="en")
    right = find_themes(points, options)
    assert measure_quality(right, options).stability == 1.0
    mixed = make_themes(*[["bus", "roof", "pool", "meal"]] * 4)
    assert measure_quality(mixed, options).stability < 0.1


def test_few_points_are_not_resampled():
    """Of nine points none can be left out so that nine tenths are kept; ten are enough."""
    assert measure_quality(make_themes(["bus", "roof"] * 2, ["bus", "roof", "pool"])).stability == 1.0
    assert measure_quality(make_themes(["bus", "roof", "bus"] * 2, ["bus", "roof"] * 2)).stability < 1.0


def test_every_tenth_point_is_left_out_four_times(monkeypatch):
    given = []
    real = quality.find_themes

    def keep(points, options):
        given.append([int(point.id) for point in points])
        assert options.n_themes == 2
        return real(points, options)

    points = [Point(WORDS["bus" if i % 2 else "roof"], id=str(i)) for i in range(25)]
    themes = find_themes(points, ThemeOptions(ordered=False, n_themes=2, language="en"))
    monkeypatch.setattr(quality, "find_themes", keep)
    measure_quality(themes)
    out = [sorted(set(range(25)) - set(map(int, kept))) for kept in given]
    assert [len(left) for left in out] == [3, 3, 3, 3]
    assert len({tuple(left) for left in out}) == 4
    assert all(b - a == 10 for left in out for a, b in pairwise(left))


@pytest.mark.parametrize("known_by", ["time", "span"])
def test_points_are_put_back_in_the_order_given(known_by):
    """The exemplar stands first in its theme; where it was raised its place or time tells."""
    from minutekit import Span

    points = make_talk()
    points = [
        Point(p.text, id=str(i), time=float(i)) if known_by == "time" else Point(p.text, id=str(i), span=Span(i, i + 1))
        for i, p in enumerate(points)
    ]
    themes = find_themes(points)
    assert any(theme.points[0].id != min((p.id for p in theme.points), key=int) for theme in themes.themes)
    assert quality._in_order(themes)[0] == points
