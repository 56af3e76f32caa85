"""The parts of an archive by themselves: places, what is told of a run, edits, what is new, and small rules."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutekit as mk
from minutekit.archive.adding import _find_sources, _refuse
from minutekit.archive.grouping import _measure_nearness
from minutekit.archive.happenings import TOLD_FROM, tell_events, tell_regrouping
from minutekit.archive.naming import NAMED_AGAIN_AT, choose_typical, free_id
from minutekit.archive.outcome import describe_options, fingerprint
from minutekit.archive.overlay import codebook_theme_id, lay_over
from minutekit.archive.reading import _decode, _encode, scrub_meeting
from minutekit.archive.state import PointPlaces, locate_points
from minutekit.archive.unit_counts import main_language
from minutekit.storage import Segment
from minutekit.themes.growth import NONE, Growth, Standing
from test_archive_questions import BEES, FERRY, HALL, LOOSE, STALLS, meeting
from test_themes_laws import SUBJECTS, make_talk

# Where points lie.


def place(sizes, repeated=()):
    """Meetings of so many points; row numbers are given out with gaps, in another order than that of the lists."""
    order = sorted(range(len(sizes)), key=lambda i: (i * 7 + 3) % 5)
    firsts = {}
    free = 11
    for i in order:
        firsts[i] = free
        free += sizes[i] + i  # a gap
    rows = [SimpleNamespace(number=100 + i, first_point=firsts[i], n_points=n) for i, n in enumerate(sizes)]
    return PointPlaces(rows, np.cumsum([0, *sizes]), np.array(repeated, dtype=np.int64))


sizes_of_meetings = st.lists(st.integers(0, 5), min_size=1, max_size=6)


@given(sizes_of_meetings)
def test_places_and_row_numbers_lead_to_one_another(sizes):
    places = place(sizes)
    numbers = [row.first_point + i for row in places.rows for i in range(row.n_points)]
    assert places.n_points == len(numbers)
    assert places.places(numbers).tolist() == list(range(len(numbers)))
    if numbers:
        assert places.numbers(np.arange(len(numbers))).tolist() == numbers
    strange = sorted({*range(50)} - set(numbers))
    assert places.places(strange).tolist() == [-1] * len(strange)


@given(sizes_of_meetings, st.data())
def test_themes_of_points_are_kept_as_runs_and_read_again(sizes, data):
    places = place(sizes)
    n = places.n_points
    themes = np.array(data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)), dtype=np.int32)
    segments = places.gather_segments(themes, range(len(sizes)))
    assert places.spread_segments(segments).tolist() == themes.tolist()
    for one, other in pairwise(segments):  # no run is cut without need
        assert one.meeting != other.meeting or (one.last + 1 == other.first and one.theme != other.theme)
    some = places.gather_segments(themes, [0])
    assert all(segment.meeting == 100 for segment in some)
    assert places.spread_segments([Segment(999, 0, 3, 1)]).tolist() == [0] * n


def test_of_overlapping_segments_the_last_counts():
    places = place([4])
    assert places.spread_segments([(100, 0, 3, 1, 5), (100, 1, 2, 2, 6)]).tolist() == [1, 2, 2, 1]


# What is told of a run.


def tell(before, after, wished=None, sizes=None, n_before=None):
    before, after = np.array(before), np.array(after)
    n_before = int(before.max(initial=NONE)) + 1 if n_before is None else n_before
    no = np.zeros(len(before), dtype=bool)
    standing = Standing(before, np.zeros(len(before), dtype=int), no, no, n_before)
    wished = np.full(len(before), NONE) if wished is None else np.array(wished)
    growth = Growth(after, np.zeros(0, dtype=int), wished, max(n_before, int(after.max()) + 1))
    sizes = np.ones(len(before), dtype=int) if sizes is None else np.array(sizes)
    events = tell_events(7, standing, growth, sizes, np.arange(10, 20, dtype=np.int32))
    return [(event.kind, event.theme, event.other, event.n_points) for event in events], events


def test_a_theme_of_what_was_in_none_is_born():
    told, events = tell([0, 0, NONE, NONE], [0, 0, 1, 1], sizes=[1, 1, 3, 4])
    assert told == [("born", 11, None, 7)]
    assert events[0].reason == "7 points in 2 passages that no theme held form a group of their own"
    assert events[0].run == 7


def test_a_theme_of_which_most_was_in_another_has_split_off():
    assert tell([0, 0, 0, 0, NONE], [0, 0, 1, 1, 1])[0] == [("split", 11, 10, 3)]
    assert tell([0, 0, 0, NONE], [0, 0, 1, 1])[0] == [("born", 11, None, 2)]  # half of it is not most
    assert tell([0, 1, 1, 1, 0, 0], [0, 1, 2, 2, 2, 0])[0] == [("split", 12, 11, 3)]


def test_a_theme_that_is_gone_has_merged_into_where_most_of_it_went():
    assert tell([0, 0, 0, 1, 2], [1, 1, 2, 1, 2], sizes=[5, 1, 1, 1, 1])[0] == [("merged", 10, 11, 7)]
    assert tell([0, 0, 1], [NONE, NONE, 1])[0] == []  # what waits again went nowhere
    assert tell([0, 0, 1], [0, 1, 1])[0] == []


def test_moves_that_are_not_made_are_told_where_they_concern_many():
    """From twenty points on, and a tenth of the theme."""
    assert TOLD_FROM == 20
    many = [*[0] * 4, 1]
    assert tell(many, many, [1, 1, NONE, NONE, NONE], [10, 10, 90, 90, 1])[0] == [("proposed", 10, 11, 20)]
    assert tell(many, many, [1, 1, NONE, NONE, NONE], [10, 9, 90, 90, 1])[0] == []
    assert tell(many, many, [1, 1, NONE, NONE, NONE], [10, 10, 90, 91, 1])[0] == []


def test_a_regrouping_is_told_with_how_much_it_moved():
    no = np.zeros(4, dtype=bool)
    standing = Standing(np.array([0, 0, 1, NONE]), np.zeros(4, dtype=int), no, no, 2)
    growth = Growth(np.array([0, 1, 1, 0]), np.zeros(2, dtype=int), np.full(4, NONE), 2)
    (event,) = tell_regrouping(3, standing, growth, np.array([1, 5, 9, 20]))
    assert (event.run, event.kind, event.theme, event.other, event.n_points) == (3, "regrouped", 0, None, 5)


# Edits.


def edit(kind, subject, value=""):
    return SimpleNamespace(kind=kind, subject=subject, value=value)


def test_the_last_name_counts_and_notes_go_when_emptied():
    overlay = lay_over([
        edit("rename", "a", "One"), edit("rename", "a", "Two"), edit("note", "a", "why"), edit("note", "b", "x"),
        edit("note", "b", ""), edit("hide", "a", "yes"), edit("hide", "b", "yes"), edit("hide", "b", ""),
        edit("move", "p", "a"), edit("move", "q", ""), edit("pin", "r", "b"),
    ])  # fmt: skip
    assert overlay.labels == {"a": "Two"}
    assert overlay.notes == {"a": "why"}
    assert overlay.hidden == {"a"}
    assert overlay.moved == {"p": "a", "q": None, "r": "b"}


def test_merges_follow_one_another_and_circles_end_with_the_last_word():
    overlay = lay_over([edit("merge", "a", "b"), edit("merge", "b", "c")])
    assert [overlay.shown(theme) for theme in "abcd"] == ["c", "c", "c", "d"]
    back = lay_over([edit("merge", "a", "b"), edit("merge", "b", "a")])
    assert [back.shown(theme) for theme in "ab"] == ["a", "a"]
    ring = lay_over([edit("merge", "a", "b"), edit("merge", "b", "c"), edit("merge", "c", "a")])
    assert [ring.shown(theme) for theme in "abc"] == ["a", "a", "a"]
    assert lay_over([edit("merge", "a", "a")]).merged == {}


def test_a_code_names_the_theme_that_it_takes_in():
    code = codebook_theme_id("Travel")
    overlay = lay_over([edit("code", "a", "Travel")])
    assert (overlay.shown("a"), overlay.labels) == (code, {code: "Travel"})
    renamed = lay_over([edit("rename", code, "Trips"), edit("code", "a", "Travel")])
    assert renamed.labels == {code: "Trips"}


def test_a_split_takes_its_points_along():
    overlay = lay_over([edit("split", "new", json.dumps({"label": "Half", "points": ["p", "q"]}))])
    assert (overlay.labels, overlay.moved) == ({"new": "Half"}, {"p": "new", "q": "new"})


@pytest.mark.parametrize(
    ("label", "refused"),
    [
        ("  ", "needs a label"),
        ("a\ud800", "half a character"),
        ("X", "called 'X' already"),
        ("x", "called 'x' already"),
    ],
)
def test_a_label_is_checked_before_it_is_given(label, refused):
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 4 + [STALLS] * 4))
        first, second = archive.themes(mk.ThemeOptions(ordered=False, n_themes=2)).themes
        archive.rename_theme(second.id, "X")
        with pytest.raises(mk.ArchiveError, match=refused):
            archive.rename_theme(first.id, label)
        archive.rename_theme(second.id, "x")  # its own name in other letters
        archive.rename_theme(first.id, "  Night \n ferry ")
        assert [theme.label for theme in archive.themes(mk.ThemeOptions(ordered=False, n_themes=2)).themes] == [
            "Night ferry",
            "x",
        ]
        assert [edit.value for edit in archive.edits()] == ["X", "x", "Night ferry"]


def test_a_split_takes_points_of_its_theme_alone():
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 4 + [STALLS] * 4))
        ferry, stalls = archive.themes(mk.ThemeOptions(ordered=False, n_themes=2)).themes
        with pytest.raises(mk.OptionError, match="is not in the theme"):
            archive.split_theme(ferry.id, [stalls.points[0].id], "Half")
        with pytest.raises(mk.OptionError, match="no points were given"):
            archive.split_theme(ferry.id, [], "Half")
        points = [ferry.points[0].id, ferry.points[1].id]
        one = archive.split_theme(ferry.id, points, "Half")
        assert {p.id for p in archive.points(theme="Half")} == set(points)
        with pytest.raises(mk.OptionError, match="is not in the theme"):
            archive.split_theme(ferry.id, points, "Again")
        assert archive.split_theme(one, points[:1], "Quarter") != one
        assert archive.edits()[0].value == f"Half (2 points of {ferry.id})"
        archive.move_point(points[1], None)
        assert archive.points(theme="Half") == ()
        archive.note(points[1], "  asked\nagain ")
        archive.note(stalls.id, "dear")
        assert archive.notes() == {points[1]: "asked again", stalls.id: "dear"}


# Small rules.


def test_an_id_is_free():
    assert free_id("a", {}) == "a"
    assert free_id("a", {"a": 1}) == "a-2"
    assert free_id("a", {"a": 1, "a-2": 2}) == "a-3"


def row(key="k", part=0, digest="d"):
    return SimpleNamespace(key=key, part=part, digest=digest)


def test_a_runs_print_tells_other_meetings_and_options_from_the_same():
    one = fingerprint([row("a"), row("b")], "{}")
    assert one == fingerprint([row("b"), row("a")], "{}")
    others = [
        fingerprint([row("a")], "{}"),
        fingerprint([row("a"), row("b", part=1)], "{}"),
        fingerprint([row("a"), row("b", digest="e")], "{}"),
        fingerprint([row("a"), row("c")], "{}"),
        fingerprint([row("a"), row("b")], '{"n_themes": 2}'),
    ]
    assert len({one, *others}) == 6
    assert fingerprint([row("\udcff")], "{}")


def test_options_are_told_with_an_encoder_by_its_name():
    class Mine:
        def encode(self, texts):
            return [[1.0]] * len(texts)

    told = json.loads(describe_options(mk.ThemeOptions(n_themes=3, encoder=Mine())))
    assert told == {"n_themes": 3, "ordered": True, "codebook": None, "encoder": "Mine", "language": None}
    assert json.loads(describe_options(mk.ThemeOptions()))["encoder"] is None


def test_files_of_a_meeting_are_found_by_the_name_of_their_document(tmp_path):
    captions, chat, other = (tmp_path / name for name in ("talk.vtt", "talk-chat.txt", "notes.docx"))
    for path in (captions, chat, other):
        path.write_text("x")
    assert _find_sources(captions, "talk.vtt + talk-chat.txt") == (captions, chat)
    assert _find_sources(captions, "talk.vtt + gone.txt") == (captions,)
    assert _find_sources(captions, "talk.vtt") == (captions,)
    assert _find_sources(captions, "A talk.docx + notes.docx") == (captions,)


def test_a_reason_does_not_repeat_the_file(tmp_path):
    path = tmp_path / "a.txt"
    for name in (path, path.name):
        refusal = _refuse(path, mk.MinutekitError(f"{name}: holds no text"))
        assert (refusal.path, refusal.reason) == (str(path), "holds no text")


def test_halves_of_characters_are_replaced():
    whole = mk.Meeting(title="A", points=(mk.Point("p"),))
    assert scrub_meeting(whole) is whole
    scrubbed = scrub_meeting(mk.Meeting(title="A\udcff", points=(mk.Point("p \udcff", speaker="Ana"),)))
    assert (scrubbed.title, scrubbed.points[0].text, scrubbed.points[0].speaker) == ("A?", "p ?", "Ana")


# What runs do with meetings that come one by one.


def test_names_that_stand_stay_when_a_theme_has_grown():
    assert 12 + 3 >= NAMED_AGAIN_AT * 12 > 12 + 2  # the terms of the first are found anew
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 12 + [STALLS] * 12 + [HALL] * 12))
        options = mk.ThemeOptions(ordered=False, n_themes=3)
        labels = {theme.id: theme.label for theme in archive.themes(options).themes}
        archive.add_meeting(meeting(2, [FERRY] * 3 + [STALLS] * 2))
        named = {theme.id: theme.label for theme in archive.themes(options).themes}
        assert named == labels


def test_news_since_a_day_hold_that_day_and_no_stories():
    with mk.Archive(":memory:") as archive:
        for number in (1, 2, 3):
            archive.add_meeting(meeting(number, [FERRY] * 4 + [STALLS] * 3))
            archive.themes(LOOSE)
        news = archive.news(date(2023, 2, 1))
        assert [m.title for m in news.meetings] == ["Harbour board 2", "Harbour board 3"]
        assert news.stories == ()
        assert archive.news(date(2023, 3, 2)).meetings == ()
        assert [m.title for m in archive.news().meetings] == ["Harbour board 3"]
        assert [m.title for m in archive.news(1).meetings] == ["Harbour board 2", "Harbour board 3"]
        assert len(archive.news(3).meetings) == 0
        sizes = [(len(theme.points), theme.n_points) for theme in archive.news().themes]
        assert sizes == sorted(sizes, key=lambda pair: -pair[0])
        assert sum(n for n, _ in sizes) + len(archive.news().unthemed) == 7


def test_points_of_a_new_kind_wait_or_make_a_theme_and_old_ones_stay():
    with mk.Archive(":memory:") as archive:
        for number in (1, 2, 3):
            archive.add_meeting(meeting(number, [FERRY] * 5 + [STALLS] * 5 + [HALL] * 5))
        before = {p.id: theme.id for theme in archive.themes(LOOSE).themes for p in theme.points}
        for number in (4, 5, 6):
            archive.add_meeting(meeting(number, [BEES] * 5 + [FERRY] * 2))
        after = {p.id: theme.id for theme in archive.themes(LOOSE).themes for p in theme.points}
        assert {point: after.get(point) for point in before} == before
        bees = {after.get(p.id) for m in archive.meetings() for p in m.points if "beekeepers" in p.text}
        assert bees.isdisjoint(before.values())


@pytest.mark.parametrize("period", ["year", "month", "day"])
def test_trends_count_each_point_once(period):
    with mk.Archive(":memory:") as archive:
        for number in (1, 2):
            archive.add_meeting(meeting(number, [FERRY] * 4 + [STALLS] * 3, date(2022 + number, 5, number)))
        archive.themes(mk.ThemeOptions(ordered=False, n_themes=2))
        trends = archive.trends(period)
        keys = {"year": ["2023", "2024"], "month": ["2023-05", "2024-05"], "day": ["2023-05-01", "2024-05-02"]}[period]
        assert {when for counts in trends.values() for when in counts} == set(keys)
        assert all(list(counts) == sorted(counts) for counts in trends.values())
        assert sum(n for counts in trends.values() for n in counts.values()) == 14
        assert sorted(sum(counts.values()) for counts in trends.values() if counts)[-2:] == [6, 8]
        with pytest.raises(mk.OptionError, match="period='week'"):
            archive.trends("week")
        with pytest.raises(mk.OptionError, match="by='owner'"):
            archive.voices("owner")
        assert sum(n for counts in archive.voices("section").values() for n in counts.values()) == 14


@pytest.mark.parametrize("limit", [0, -1, True, 2.0, "3"])
def test_a_limit_is_a_number_of_lines(limit):
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 3))
        with pytest.raises(mk.OptionError, match="whole number of at least 1"):
            archive.search("ferry", limit)
        assert len(archive.search("ferry", 1)) == 1
        assert len(archive.search("ferry", 2)) == 2
        with pytest.raises(mk.OptionError, match="kind='talk' is not one of"):
            archive.points(kind="talk")


def test_an_action_is_overdue_the_day_after_it_is_due():
    from dataclasses import replace

    with mk.Archive(":memory:") as archive:
        task = mk.Point("Ida to order mortar", kind="action", owner="Ida", due="by 3 May 2031", language="en")
        held = mk.Meeting(title="Mill", date=date(2031, 4, 1), points=(task,), language="en")
        archive.add_meeting(held)
        archive.add_meeting(replace(held, title="Quay", date=date(2031, 4, 9), points=(mk.Point("Rain"),)))
        statuses = [archive.commitments(date(2031, 5, day))[0].status for day in (2, 3, 4)]
        assert statuses == ["open", "open", "overdue"]
        assert archive.commitments(date(2031, 5, 4))[0].due == date(2031, 5, 3)
        assert archive.commitments()[0].status == "open"  # as of the latest meeting


def test_meetings_are_counted_some_at_a_time(monkeypatch):
    monkeypatch.setattr("minutekit.archive.unit_counts._KEPT_AT_ONCE", 2)
    with mk.Archive(":memory:") as archive:
        for number in range(1, 6):
            archive.add_meeting(meeting(number, [FERRY] * 3 + [STALLS] * 3))
        themes = archive.themes(LOOSE)
        held = {p.meeting for theme in themes.themes for p in theme.points}
        assert len(held) == 5
        assert sum(len(theme.points) for theme in themes.themes) + len(themes.unthemed) == 30


def test_the_language_of_an_archive_is_that_of_most_points():
    def tell(*rows, asked=None):
        made = [SimpleNamespace(language=language, n_points=n) for language, n in rows]
        return main_language(made, mk.ThemeOptions(language=asked))

    assert tell(("en", 3), ("de", 2), ("de", 2)) == "de"
    assert tell(("en", 2), ("de", 2)) == "de"  # the same each time
    assert tell((None, 9)) is None
    assert tell(("en", 9), asked="fr") == "fr"


def test_nearness_is_that_of_each_points_unit_to_the_direction_of_its_theme():
    look = SimpleNamespace(rows=np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]]))
    placed = SimpleNamespace(starts=np.array([0, 2, 3]), unit_of=lambda: np.array([0, 0, 1, 2]))
    near = _measure_nearness(np.array([1, 1, 1, 2], dtype=np.int32), placed, look)
    half = np.array([1.6, 0.8]) / np.hypot(1.6, 0.8)  # between the first two units
    assert near == pytest.approx([half[0], half[0], half @ [0.6, 0.8], 1.0])
    assert _measure_nearness(np.zeros(4, dtype=np.int32), placed, look).tolist() == [0.0] * 4


def test_of_many_points_those_whose_units_lie_nearest_are_read(monkeypatch):
    monkeypatch.setattr("minutekit.archive.naming._POINTS_READ", 3)
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY, STALLS, FERRY, HALL, FERRY]))
        places = locate_points(archive._db)
        near = np.array([0.9, 0.1, 0.8, 0.1, 0.7])
        chosen = choose_typical(archive._db, places, np.arange(5), near, "en")
        assert sorted(p.text.split()[4].rstrip(":") for p in chosen) == ["0", "2", "4"]


def test_fifty_points_are_found_unless_more_are_asked_for():
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 60))
        assert len(archive.search("ferry")) == len(archive.find("ferry")) == 50
        assert len(archive.search("ferry", 55)) == len(archive.find("ferry", 55)) == 55


def test_a_file_that_is_read_anew_moves_no_point(tmp_path):
    """Its points keep their themes, and so do those of the other files."""
    for name, day in (("a.txt", 1), ("b.txt", 2)):
        lines = "\n".join(f"- In part {i} {line}" for line in (FERRY, STALLS) for i in range(4))
        (tmp_path / name).write_text(f"Harbour board\n\n{day} May 2031\n\n{lines}\n", "utf-8")
    with mk.Archive(tmp_path / "x.sqlite") as archive:
        archive.add(tmp_path)
        options = mk.ThemeOptions(ordered=False, n_themes=2)
        before = {(p.meeting, p.text): theme.id for theme in archive.themes(options).themes for p in theme.points}
        text = (tmp_path / "a.txt").read_text("utf-8")
        (tmp_path / "a.txt").write_text(f"{text}- In part 9 {FERRY}\n", "utf-8")
        assert archive.add(tmp_path).changed == (str(tmp_path / "a.txt"),)
        after = {(p.meeting, p.text): theme.id for theme in archive.themes(options).themes for p in theme.points}
        assert len(before) == 16
        assert {key: after.get(key) for key in before} == before


CODES = mk.Codebook((mk.CodebookTheme("Boats", terms=("ferry",)), mk.CodebookTheme("Trade", terms=("stalls",))))


def count_by_theme(themes):
    return {theme.label: len(theme.points) for theme in themes.themes if theme.from_codebook}


def test_points_go_to_the_users_own_themes_first():
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 4 + [STALLS] * 3 + [HALL] * 5))
        options = mk.ThemeOptions(ordered=False, codebook=CODES)
        themes = archive.themes(options)
        assert count_by_theme(themes) == {"Boats": 4, "Trade": 3}
        own = [theme for theme in themes.themes if not theme.from_codebook]
        assert all("choir" in p.text for theme in own for p in theme.points)
        # Of new meetings too, and what stands already stays.
        archive.add_meeting(meeting(2, [FERRY] * 2 + [BEES] * 3))
        assert count_by_theme(archive.themes(options)) == {"Boats": 6, "Trade": 3}
        # A term more draws points to its theme that stood elsewhere.
        more = mk.Codebook((CODES.themes[0], mk.CodebookTheme("Trade", terms=("stalls", "choir"))))
        assert count_by_theme(archive.themes(mk.ThemeOptions(ordered=False, codebook=more))) == {"Boats": 6, "Trade": 8}


def test_a_codebook_counts_towards_the_number_of_themes():
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 4 + [STALLS] * 4 + [HALL] * 4 + [BEES] * 4))
        archive.add_meeting(meeting(2, [FERRY] * 4 + [STALLS] * 4 + [HALL] * 4 + [BEES] * 4))
        themes = archive.themes(mk.ThemeOptions(ordered=False, codebook=CODES, n_themes=4))
        assert len(themes.themes) == 4
        assert count_by_theme(themes) == {"Boats": 8, "Trade": 8}


SUBJECT_OF = {word: number for number, words in enumerate(SUBJECTS) for word in words.split()}


def talk(number, subjects=(0, 1, 2, 3)):
    turns = [(p.speaker, f"{p.text}, sitting {number}") for p in make_talk(subjects)]
    return mk.meeting_from_turns(turns, title=f"Talk {number}", date=date(2020 + number, 5, 1), split=False)


def subjects_by_theme(themes):
    return {
        theme.id: {SUBJECT_OF[word] for p in theme.points for word in p.text.split() if word in SUBJECT_OF}
        for theme in themes.themes
    }


def test_a_new_meeting_is_placed_by_what_the_last_look_left(monkeypatch):
    """Of large archives a look is kept, so that a few meetings more need no look over all."""
    monkeypatch.setattr("minutekit.themes.looking.KEPT_FROM", 8)
    monkeypatch.setattr("minutekit.archive.grouping.LOOK_AGAIN_AT", 1.5)
    options = mk.ThemeOptions(n_themes=4)
    with mk.Archive(":memory:") as archive:
        for number in range(6):
            archive.add_meeting(talk(number))
        before = subjects_by_theme(archive.themes(options))
        assert sorted(before.values(), key=min) == [{0}, {1}, {2}, {3}]
        with monkeypatch.context() as quick:
            quick.setattr("minutekit.archive.grouping.look_over", None)  # would fail if it were called
            archive.add_meeting(talk(6, (3, 1)))
            after = archive.themes(options)
        assert subjects_by_theme(after) == before
        assert sum(len(theme.points) for theme in after.themes) == 6 * 48 + 24
        new = [p.meeting for theme in after.themes for p in theme.points if p.meeting.startswith("Talk 6")]
        assert len(new) == 24
        for number in range(7, 12):  # half as many again: all is looked over
            archive.add_meeting(talk(number))
        assert subjects_by_theme(archive.themes(options)) == before


class Boats:
    """An encoder that tells ferries from all else."""

    def encode(self, texts):
        return [[1.0, 0.0] if "ferry" in text else [0.0, 1.0] for text in texts]


def test_an_encoder_places_an_archives_points():
    with mk.Archive(":memory:") as archive:
        for number in (1, 2):
            archive.add_meeting(meeting(number, [FERRY] * 4 + [STALLS] * 4))
        themes = archive.themes(mk.ThemeOptions(ordered=False, n_themes=2, encoder=Boats()))
        assert sorted(len(theme.points) for theme in themes.themes) == [8, 8]
        assert {("ferry" in p.text) for p in themes.themes[0].points} != {
            ("ferry" in p.text) for p in themes.themes[1].points
        }


@pytest.mark.parametrize("error", [mk.MalformedDocumentError("a.txt", "is damaged"), mk.OptionError("no such option")])
def test_results_cross_from_process_to_process(error):
    path = Path("notes/a.txt")
    whole = (mk.Meeting(title="A", points=(mk.Point("p"),)),)
    assert _decode(_encode(whole), path) == whole
    back = _decode(_encode(error), path)
    assert str(back).endswith(str(error).partition(": ")[2] or str(error))
    assert type(back) is type(error) or not isinstance(error, mk.ReadError)


def test_a_run_says_how_much_it_held():
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(meeting(1, [FERRY] * 5 + [STALLS] * 4))
        archive.add_meeting(mk.meeting_from_turns([("Ana", "12 34"), ("Bo", "It is so.")], title="Odd", split=False))
        themes = archive.themes(mk.ThemeOptions(ordered=False, n_themes=2))
        (run,) = archive.runs()
        assert (run.number, run.n_meetings, run.n_points, run.n_themes) == (1, 2, 11, 2)
        assert run.n_unthemed == len(themes.unthemed) == 2
