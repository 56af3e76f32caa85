"""Sections of the notes are themes where they are subjects, and are not where they are phases of a meeting."""

import pytest

from minutekit import Point, ThemeOptions, find_themes
from minutekit.themes.finding import find_headings
from test_themes_laws import SUBJECTS

AGENDA = ("2. Buses", "LIBRARY ROOF", "Swimming pool", "School meals")


def make_agenda():
    """Few points to each heading, too few for the words alone to show where one ends."""
    return [
        Point(" ".join(words.split()[i * 3 : i * 3 + 4]), section=heading)
        for heading, words in zip(AGENDA, SUBJECTS, strict=True)
        for i in range(4)
    ]


def test_agenda_headings_become_themes_and_their_labels():
    themes = find_themes(make_agenda(), ThemeOptions(language="en"))
    assert [t.label for t in themes.themes] == ["Buses", "Library roof", "Swimming pool", "School meals"]
    assert themes.labels == tuple(i // 4 for i in range(16))


@pytest.mark.parametrize("n", [1, 2, 3, 4, 7])
def test_the_number_asked_for_goes_before_the_sections(n):
    assert len(find_themes(make_agenda(), ThemeOptions(n_themes=n)).themes) == n


def test_phases_of_a_meeting_are_not_themes():
    phases = ("Opening", "Presentations", "Discussion")
    points = [
        Point(" ".join(words.split()[s % 5 :: 2]), speaker=f"Speaker {s}", section=phases[s // 4])
        for s in range(12)
        for words in SUBJECTS
    ]
    themes = find_themes(points, ThemeOptions(n_themes=4))
    assert all(len({p.section for p in t.points}) == len(phases) for t in themes.themes)
    assert not {t.label for t in themes.themes} & set(phases)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("3. Finance", "Finance"),
        ("4.1 Rates", "Rates"),
        ("IV) Keys", "Keys"),
        ("a) Boats", "Boats"),
        ("A vision for care", "A vision for care"),
        ("2030 agenda", "2030 agenda"),
        ("ANY OTHER BUSINESS", "Any other business"),
        ("x" * 200, ""),
        (None, ""),
    ],
)
def test_headings_lose_numbers_and_shouting(heading, label):
    assert find_headings([[Point("a", section=heading)]]) == [label]


def test_a_section_spread_over_themes_names_none():
    assert find_headings([[Point("a", section="S")], [Point("b", section="S")]]) == ["", ""]
