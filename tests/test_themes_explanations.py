"""Why a point is where it is, and how good the grouping is."""

import pytest

from minutekit import OptionError, Point, ThemeOptions, Themes, explain_point, find_themes
from minutekit.themes import measure_quality

TEXTS = (
    "The bus lane on Mill Road opens in May",
    "Buses should run every ten minutes on Mill Road",
    "A bus lane needs cameras to keep cars out",
    "The library roof leaks again",
    "Repairs to the library roof cost 40,000",
    "The library should open on Sundays",
)


@pytest.fixture(scope="module")
def themes():
    return find_themes([Point(t) for t in TEXTS], ThemeOptions(n_themes=2, ordered=False, language="en"))


def test_shared_terms_and_neighbours_explain_a_point(themes):
    theme = next(t for t in themes.themes if any("roof leaks" in p.text for p in t.points))
    point = next(p for p in theme.points if "roof leaks" in p.text)
    told = explain_point(themes, point)
    assert told.theme == theme.label
    assert {term.text for term in told.terms} >= {"library", "roof"}
    assert told.terms[0].weight == 1.0
    assert told.neighbours[0].text == "Repairs to the library roof cost 40,000"
    assert 0 < told.typicality <= 1


def test_the_exemplar_is_the_most_typical(themes):
    for theme in themes.themes:
        assert explain_point(themes, theme.points[0]).typicality == 1.0


def test_a_stranger_is_refused(themes):
    with pytest.raises(OptionError, match="not one of these points"):
        explain_point(themes, Point("Something else"))
    with pytest.raises(OptionError, match="under no theme"):
        explain_point(Themes(unthemed=(Point("Alone"),)), Point("Alone"))


def test_quality_is_measured(themes):
    quality = measure_quality(themes)
    assert (quality.n_points, quality.n_themes, quality.unthemed, quality.largest) == (6, 2, 0.0, 0.5)
    assert quality.separation < quality.cohesion <= 1


def test_resampling_tells_stable_from_unstable_groups():
    clear = [Point(f"{text} {i}") for i in range(5) for text in TEXTS]
    stable = measure_quality(find_themes(clear, ThemeOptions(n_themes=2, ordered=False)), ThemeOptions(ordered=False))
    assert stable.stability > 0.9


def test_quality_of_nothing():
    assert measure_quality(find_themes([])).n_points == 0
