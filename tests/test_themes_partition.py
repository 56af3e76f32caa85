"""Laws of grouping: each point in one theme or in none, the same on every run."""

from minutekit.schema import Point, ThemeOptions
from minutekit.themes import find_themes

TEXTS = (
    "The bus lane on Mill Road opens in May",
    "Buses should run every ten minutes on Mill Road",
    "The library roof leaks again",
    "Repairs to the library roof cost 40,000",
)


def test_each_point_is_in_one_theme_or_unthemed():
    points = [Point(text) for text in TEXTS]
    themes = find_themes(points, ThemeOptions(n_themes=2))
    assert len(themes.labels) == len(points)
    for point, label in zip(points, themes.labels, strict=True):
        assert point in (themes.themes[label].points if label >= 0 else themes.unthemed)
    assert sum(len(t.points) for t in themes.themes) + len(themes.unthemed) == len(points)


def test_no_points_give_no_themes():
    assert find_themes([]).themes == ()
