"""Sections of the notes are themes where they are subjects, and are not where they are phases of a meeting."""

import math

import pytest

from minutekit import Point, ThemeOptions, find_themes
from minutekit.themes.finding import find_headings
from minutekit.themes.sequence import LENGTH_WEIGHT, THEMES_OF_WORDS, weigh_lengths
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


def write_notes(sections):
    """``sections``: heading, subject and number of points; each point says six words of its subject."""
    return [
        Point(" ".join((SUBJECTS[subject].split() * 6)[i * 3 : i * 3 + 6]), section=heading)
        for heading, subject, n in sections
        for i in range(n)
    ]


def test_short_sections_of_one_subject_are_one_theme_and_others_stay():
    notes = write_notes([("Buses", 0, 8), ("Dates", 0, 1), ("Roof", 1, 8), ("Pool", 2, 8), ("Meals", 3, 8)])
    assert find_themes(notes, ThemeOptions(language="en")).labels == (*[0] * 9, *[1] * 8, *[2] * 8, *[3] * 8)


def test_a_long_section_is_cut_where_its_subject_changes():
    notes = write_notes([("Report", 0, 14), ("Report", 1, 14), ("Pool", 2, 8), ("Meals", 3, 8)])
    assert find_themes(notes, ThemeOptions(language="en")).labels == (*[0] * 14, *[1] * 14, *[2] * 8, *[3] * 8)


def test_a_passage_loses_by_the_square_of_its_length_against_a_themes():
    factor, power = THEMES_OF_WORDS
    words = 1024
    theme = words / (factor * words**power)
    points = [Point("word " * round(theme)), Point("word " * round(theme * math.e)), Point("word")]
    points.append(Point("word " * (words - sum(len(p.text.split()) for p in points))))
    losses = weigh_lengths(points, 2)
    assert losses[0, 0] == pytest.approx(0, abs=0.01)
    assert losses[1, 0] == pytest.approx(LENGTH_WEIGHT, rel=0.01)
    assert losses[0, 1] == pytest.approx(LENGTH_WEIGHT * math.log(1 + math.e) ** 2, rel=0.01)
