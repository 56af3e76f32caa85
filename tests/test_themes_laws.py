"""Laws of grouping: partition, determinism, independence of order where order means nothing, odd input."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit import OptionError, Point, ThemeOptions, find_themes
from minutekit.themes.grouping import find_units
from minutekit.themes.sequence import find_turns
from minutekit.themes.terms import count_terms

SUBJECTS = (
    "bus lane traffic cyclists crossing road junction driver ticket fare route depot timetable parking signal",
    "library roof books reading children opening shelf catalogue loan archive librarian quiet study newspaper",
    "pool swimming lifeguard chlorine heating lessons sauna locker towel membership diving splash filter water",
    "school meals kitchen lunch cook vegetables salty menu pupils allergy dairy canteen breakfast nutrition fruit",
)


def make_talk(subjects=(0, 1, 2, 3), length=12, meeting=None):
    """Points that keep to a subject's words for a while, by speakers who take turns."""
    points = []
    for subject in subjects:
        words = SUBJECTS[subject].split()
        for i in range(length):
            chosen = [words[(i * 4 + j * (i + 3)) % len(words)] for j in range(7)]
            points.append(Point(f"We talk about {' and '.join(chosen)}", speaker=f"S{i % 3}", meeting=meeting))
    return points


def check_partition(points, themes):
    assert len(themes.labels) == len(points)
    inside = [p for t in themes.themes for p in t.points]
    assert sorted(p.id for p in (*inside, *themes.unthemed)) == sorted(p.id for p in points)
    for point, label in zip(points, themes.labels, strict=True):
        assert point in (themes.themes[label].points if label >= 0 else themes.unthemed)
    assert all(t.points and t.label for t in themes.themes)
    assert len({t.label.casefold() for t in themes.themes}) == len(themes.themes)
    assert len({t.id for t in themes.themes}) == len(themes.themes)


texts = st.lists(st.one_of(st.text(max_size=40), st.sampled_from(SUBJECTS), st.just("bus lane")), max_size=25)


@settings(max_examples=40, deadline=None)
@given(texts, st.booleans(), st.one_of(st.none(), st.integers(1, 6)))
def test_each_point_is_in_one_theme_or_unthemed(lines, ordered, n_themes):
    points = [Point(line, id=str(i)) for i, line in enumerate(lines)]
    themes = find_themes(points, ThemeOptions(ordered=ordered, n_themes=n_themes))
    check_partition(points, themes)
    assert n_themes is None or len(themes.themes) <= n_themes


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(48)))
def test_unordered_points_give_the_same_themes_in_any_order(order):
    points = make_talk()
    expected = find_themes(points, ThemeOptions(ordered=False))
    shuffled = [points[i] for i in order]
    found = find_themes(shuffled, ThemeOptions(ordered=False))
    assert [(t.id, t.label, t.terms, t.points[0]) for t in found.themes] == [
        (t.id, t.label, t.terms, t.points[0]) for t in expected.themes
    ]
    assert [found.labels[order.index(i)] for i in range(48)] == list(expected.labels)


def test_ordered_talk_is_cut_where_its_subject_changes():
    labels = find_themes(make_talk()).labels
    assert labels == tuple(i // 12 for i in range(48))


@pytest.mark.parametrize("speakers", ["ABABABABABA", "AABBAABBCCDDAABBA", "AAA", "A"])
def test_turns_are_all_points_in_order(speakers):
    turns = find_turns([Point("Noted", speaker=name) for name in speakers])
    assert np.concatenate(turns).tolist() == list(range(len(speakers)))
    assert all(len({speakers[i] for i in turn}) == 1 for turn in turns)


def test_the_number_of_themes_asked_for_is_kept():
    for n in (1, 2, 3, 4, 6):
        for ordered in (True, False):
            assert len(find_themes(make_talk(), ThemeOptions(n_themes=n, ordered=ordered)).themes) == n


@pytest.mark.parametrize("stretch", [1_500, 30])
def test_units_keep_to_their_meeting_and_are_numbered_without_gaps(stretch, monkeypatch):
    monkeypatch.setattr("minutekit.themes.grouping.STRETCH", stretch)
    points = [*make_talk(meeting="spring"), *make_talk((3, 1, 0), meeting="autumn"), Point("Tea", meeting="winter")]
    mixed = points[::2] + points[1::2]
    units = find_units(count_terms([p.text for p in mixed], "en").counts, mixed, None)
    assert np.unique(units.unit_of).tolist() == list(range(units.unit_of.max() + 1))
    assert units.n_units == 15  # each subject twice, and the tea
    for unit in range(units.unit_of.max() + 1):
        assert len({mixed[i].meeting for i in np.flatnonzero(units.unit_of == unit)}) == 1


def test_a_subject_taken_up_in_other_meetings_is_one_theme():
    points = [p for m in range(6) for p in make_talk((m % 4, (m + 1) % 4, (m + 2) % 4), meeting=f"M{m}")]
    themes = find_themes(points, ThemeOptions(n_themes=4))
    for theme in themes.themes:
        assert (
            len({next(s for s, words in enumerate(SUBJECTS) if p.text.split()[3] in words) for p in theme.points}) == 1
        )
    assert all(len({p.meeting for p in t.points}) > 2 for t in themes.themes)


def test_a_round_table_is_not_cut_into_its_speakers():
    """Every speaker touches every subject once: order tells nothing, and themes cross the speakers."""
    points = [
        Point(f"{' '.join(words.split()[s % 5 :: 2])}", speaker=f"Speaker {s}") for s in range(10) for words in SUBJECTS
    ]
    themes = find_themes(points, ThemeOptions(n_themes=4))
    assert all(len({p.speaker for p in t.points}) >= 8 for t in themes.themes)


def test_theme_points_start_with_the_exemplar_then_follow_the_input():
    points = make_talk()
    for theme in find_themes(points).themes:
        places = [points.index(p) for p in theme.points]
        assert places[1:] == sorted(places[1:])


def test_themes_are_ordered_by_first_appearance_or_by_size():
    ordered = find_themes(make_talk())
    assert [ordered.labels.index(i) for i in range(len(ordered.themes))] == sorted(
        ordered.labels.index(i) for i in range(len(ordered.themes))
    )
    sizes = [len(t.points) for t in find_themes(make_talk((0, 0, 1, 2)), ThemeOptions(ordered=False)).themes]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [""],
        ["One point about the bus lane"],
        ["The bus lane", "The library roof"],
        ["Bus lane on Mill Road"] * 30,
        ["", "  ", "\n"],
        ["12 34", "...", "https://example.org/a"],
        ["the of and", "it is"],
        ["bus lane " * 12_500, "library roof", "bus stop"],
        ["word" * 25_000, "library roof"],
        ["公共汽车 车道", "автобусная полоса", "مسار الحافلة", "bus lane", "λεωφορείο"] * 4,
        ["\ud800 broken", "bus lane", "\x00\x01"],
    ],
)
@pytest.mark.parametrize("ordered", [True, False])
def test_odd_points_have_a_sensible_outcome(lines, ordered):
    points = [Point(line, id=str(i)) for i, line in enumerate(lines)]
    themes = find_themes(points, ThemeOptions(ordered=ordered))
    check_partition(points, themes)
    if len(set(lines)) == 1 and lines[0].strip():
        assert len(themes.themes) == 1
    if not any(c.isalpha() for line in lines for c in line):
        assert themes.themes == ()


PROGRAM = """
from minutekit import Point, ThemeOptions, find_themes, render
from test_themes_laws import make_talk
points = make_talk() + make_talk((2, 0), meeting="M")
print([render(find_themes(points, ThemeOptions(ordered=o)), "json") for o in (True, False)])
"""


def test_hash_seed_and_threads_change_nothing():
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
            capture_output=True,
            check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("2", "2"))
    }
    assert len(outputs) == 1


class Letters:
    """An encoder that sees only whether a text has the word 'zebra'."""

    def encode(self, sentences):
        return [[10.0, 0.0] if "zebra" in text else [0.0, 10.0] for text in sentences]


class Broken:
    """An encoder that loses texts."""

    def encode(self, sentences):
        return [[1.0]] * (len(sentences) - 1)


def test_an_encoder_that_breaks_its_contract_is_named():
    with pytest.raises(OptionError, match="Broken"):
        find_themes(make_talk(), ThemeOptions(ordered=False, encoder=Broken()))


def test_an_encoder_is_mixed_in():
    points = [Point(f"{noun} {i}", id=str(i)) for i, noun in enumerate(["zebra", "stone", "zebra", "stone"])]
    labels = find_themes(points, ThemeOptions(n_themes=2, ordered=False, encoder=Letters())).labels
    assert labels[0] == labels[2] != labels[1] == labels[3]
