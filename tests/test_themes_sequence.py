"""When the order of points, or the sections they stand in, tell what belongs together."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from scipy.sparse import csr_array

from minutekit import Point
from minutekit.clustering.passages import cost_passages
from minutekit.themes import sequence
from minutekit.themes.sequence import (
    find_passages,
    find_sections,
    find_turns,
    gain_by_passages,
    order_matters,
    sections_matter,
    weigh_order,
)
from minutekit.themes.terms import count_terms
from test_themes_laws import SUBJECTS, make_talk


def count(points):
    return count_terms([point.text for point in points], "en").counts


def cut(points, **options):
    found = find_passages(count(points), points, **options)
    return None if found is None else found.tolist()


def weigh(points):
    counts = count(points)
    return weigh_order(counts, gain_by_passages(cost_passages(counts)), points)


def make_round_table():
    """Ten speakers, each of whom touches every subject."""
    return [Point(" ".join(w.split()[s % 5 :: 2]), speaker=f"Speaker {s}") for s in range(10) for w in SUBJECTS]


def make_sections(headings, length=4):
    return [
        Point(" ".join(words.split()[i % 5 * 3 : i % 5 * 3 + 4]), section=heading)
        for heading, words in zip(headings, SUBJECTS, strict=False)
        for i in range(length)
    ]


def test_points_of_one_subject_after_another_are_cut_where_it_changes():
    assert cut(make_talk()) == [i // 12 for i in range(48)]
    assert cut(make_talk((0, 1))) == [i // 12 for i in range(24)]


@pytest.mark.parametrize("n", [1, 2, 3, 5])
def test_as_many_passages_as_asked_for(n):
    found = cut(make_talk(), n_passages=n)
    assert sorted(set(found)) == list(range(n))
    assert found == sorted(found)


def test_order_that_tells_nothing_gives_no_passages():
    assert cut(make_round_table()) is None
    assert cut(make_round_table(), n_passages=3) is None


def test_a_meeting_of_one_subject_is_one_passage_among_others_and_nothing_alone():
    points = make_talk((0,))
    assert cut(points, alone=False) == [0] * 12
    assert cut(points) is None


@pytest.mark.parametrize("n", [0, 1])
def test_none_and_one_point_are_what_they_are(n):
    assert cut(make_talk()[:n]) == [0] * n


def test_two_points_are_looked_at():
    assert cut([Point("The bus lane"), Point("The library roof")]) is None


def test_sections_begin_where_the_heading_changes():
    points = [Point("p", section=name) for name in ("A", "A", "B", None, None, "A")]
    assert find_sections(points) == [0, 2, 3, 5]
    assert find_sections([]) == []


def test_sections_of_an_agenda_are_subjects_and_passages_begin_with_them():
    points = make_sections(("Buses", "Roof", "Pool", "Meals"))
    assert sections_matter(count(points), points)
    assert cut(points) == [i // 4 for i in range(16)]
    assert sorted(set(cut(points, n_passages=2))) == [0, 1]


def test_sections_of_two_points_each_are_trusted_and_of_fewer_are_not():
    """Three sections, two points in each on average, are the fewest that count."""
    two = make_sections(("Buses", "Roof", "Pool"), length=2)
    assert sections_matter(count(two), two)
    fewer = two[:5]
    assert not sections_matter(count(fewer), fewer)
    of_two = make_sections(("Buses", "Roof"), length=6)
    assert not sections_matter(count(of_two), of_two)


def test_long_sections_that_cut_across_the_subjects_are_no_subjects():
    """Phases of a meeting in which all subjects return."""
    phases = ("Opening", "Presentations", "Discussion")
    points = [Point(point.text, section=phases[i // 14]) for i, point in enumerate(make_round_table()[:40])]
    assert not sections_matter(count(points), points)
    talk = [Point(p.text, section=phases[i // 16]) for i, p in enumerate(make_talk())]
    assert sections_matter(count(talk), talk) == (sections_gain(talk) >= 0.06)


def sections_gain(points):
    """Work out, as the docstring says, how much better sections explain the words than at shuffled places."""
    counts = count(points)
    starts = [*find_sections(points), len(points)]

    def explain(rows):
        table = cost_passages(csr_array(rows)).costs
        return sum(table[a, b - a - 1] for a, b in pairwise(starts))

    shuffled = [explain(counts[sequence._shuffle(len(points), attempt)]) for attempt in range(5)]
    return (sum(shuffled) / 5 - explain(counts)) / counts.nnz


def test_turns_are_runs_of_one_speaker():
    points = [Point("p", speaker=name) for name in "AABCABCABBA"]
    assert [turn.tolist() for turn in find_turns(points)] == [
        [0, 1], [2], [3], [4], [5], [6], [7], [8, 9], [10],
    ]  # fmt: skip
    eight = [Point("p", speaker=name) for name in "ABABABABB"]
    assert [turn.tolist() for turn in find_turns(eight)] == [*([i] for i in range(7)), [7, 8]]


def test_too_few_turns_are_taken_point_by_point():
    points = [Point("p", speaker=name) for name in "AABBAABBCCDD"]
    assert [turn.tolist() for turn in find_turns(points)] == [[i] for i in range(12)]


def test_points_of_nobody_are_no_turn():
    points = [Point("p", speaker=None) for _ in range(9)]
    assert len(find_turns(points)) == 9


def test_order_weighs_in_talk_and_not_in_a_round_table():
    assert weigh(make_talk()) > 0.1
    assert weigh(make_round_table()) < 0.025
    assert weigh([Point("The bus lane is late", speaker="A")] * 12) == pytest.approx(0)


def test_order_weighs_what_passages_gain_over_those_of_shuffled_turns():
    """In evidence for each different word of each point; of few points three shuffles are tried, of many one."""
    for points, shuffles in ((make_talk(), 3), (make_talk((0, 1, 2, 3) * 2, length=13), 1)):
        counts = count(points)
        turns = find_turns(points)
        orders = [
            np.concatenate([turns[t] for t in sequence._shuffle(len(turns), attempt)]) for attempt in range(shuffles)
        ]
        chance = np.mean([gain_by_passages(cost_passages(csr_array(counts[order]))) for order in orders])
        gain = gain_by_passages(cost_passages(counts))
        assert weigh_order(counts, gain, points) == pytest.approx((gain - chance) / counts.nnz)


def test_order_matters_from_the_least_evidence_on(monkeypatch):
    points = make_talk()
    counts = count(points)
    gain = gain_by_passages(cost_passages(counts))
    monkeypatch.setattr(sequence, "_LEAST_EVIDENCE", weigh(points))
    assert order_matters(counts, gain, points)
    monkeypatch.setattr(sequence, "_LEAST_EVIDENCE", weigh(points) + 1e-6)
    assert not order_matters(counts, gain, points)


def test_of_many_points_the_first_250_tell():
    points = make_talk(range(4), length=75)
    other = [*points[:250], *make_round_table() * 2]
    assert weigh(points) == weigh(other)
    assert weigh_order(count(points), 0.0, points) == weigh(points)
    assert weigh(points[:249]) != weigh(points[:250])


@pytest.mark.parametrize("n", [1, 2, 7, 50])
def test_shuffles_are_orders_of_all_and_differ_from_one_another(n):
    orders = [sequence._shuffle(n, attempt).tolist() for attempt in range(5)]
    assert all(sorted(order) == list(range(n)) for order in orders)
    assert n < 7 or len({tuple(order) for order in orders}) == 5
    if n == 50:  # neighbours are torn apart
        assert all(sum(abs(a - b) == 1 for a, b in pairwise(o)) < 25 for o in orders)
