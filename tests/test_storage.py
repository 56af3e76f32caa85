"""The archive's file: the older format carried over, rows that say so when they are damaged, questions in SQL."""

from __future__ import annotations

import random
import sqlite3
import threading
from dataclasses import replace
from datetime import date

import msgspec
import pytest

import minutekit as mk
from minutekit.storage.migrations import APPLICATION_ID, MIGRATIONS
from minutekit.storage.questions import write_query
from minutekit.storage.schema_two import MADE_IN_TWO

SUBJECTS = {
    "ferry": "the night ferry needs a second crew and a new timetable for the islands",
    "market": "the covered market wants stalls without plastic and a longer lease",
    "choir": "the choir rehearses in a cold hall and asks for heating in winter",
}


def meeting(number: int, subjects=tuple(SUBJECTS)) -> mk.Meeting:
    turns = [
        (f"Speaker {i}", f"In sitting {number} as item {i} we heard that {SUBJECTS[subject]}, said {number}{i} times.")
        for subject in subjects
        for i in range(4)
    ]
    return mk.meeting_from_turns(turns, title=f"Harbour board {number}", date=date(2023, number, 1), split=False)


def write_first_format(path, meetings, runs=(), edits=()):
    """Write an archive as the first format had it. ``runs``: (labels by theme, theme of each point id)."""
    db = sqlite3.connect(path)
    for statement in MIGRATIONS[0].statements:
        db.execute(statement)
    for one in meetings:
        dated = one.date.isoformat() if one.date else None
        db.execute(
            "INSERT INTO meetings VALUES (?, ?, ?, ?, ?, ?, ?)",
            (one.id, one.id, "", one.title, dated, one.language, msgspec.json.encode(one)),
        )
        for place, p in enumerate(one.points):
            row = (p.id, one.id, place, p.text, p.speaker, p.section, p.kind, p.language)
            db.execute(
                "INSERT INTO points (id, meeting_key, position, text, speaker, section, kind, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
    for number, (labels, theme_of) in enumerate(runs, 1):
        db.execute("INSERT INTO runs VALUES (?, 'x', '{}', ?, ?, 0)", (number, len(meetings), len(theme_of)))
        for place, (theme, label) in enumerate(labels.items()):
            db.execute("INSERT INTO themes VALUES (?, ?, ?, ?, ?, 0)", (number, place, theme, label, '[["pier", 1.0]]'))
        best = {theme: point for point, theme in reversed(theme_of.items())}
        for point, theme in theme_of.items():
            db.execute(
                "INSERT INTO assignments VALUES (?, ?, ?, ?)", (number, point, theme, int(best.get(theme) == point))
            )
    db.executemany("INSERT INTO edits (kind, subject, value) VALUES (?, ?, ?)", edits)
    db.execute("PRAGMA user_version = 1")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.commit()
    db.close()


@pytest.fixture
def older(tmp_path):
    meetings = [meeting(1), meeting(2), mk.meeting_from_turns([("A", "An undated word.")], title="Loose")]
    ids = [p.id for m in meetings for p in m.points]
    theme_of = {point: ("ferry" if i % 12 < 4 else "rest" if i % 12 < 8 else None) for i, point in enumerate(ids)}
    first = ({"ferry": "Ferry", "rest": "Rest"}, {**dict(list(theme_of.items())[:12]), "gone": "ferry"})
    second = ({"ferry": "Ferry", "rest": "The rest"}, theme_of)
    path = tmp_path / "older.sqlite"
    write_first_format(path, meetings, (first, second), [("rename", "ferry", "Boats"), ("move", ids[0], "rest")])
    return path, meetings, theme_of


def test_an_archive_of_the_first_format_is_carried_over_whole(older):
    path, meetings, theme_of = older
    with mk.Archive(path) as archive:
        assert sorted(archive.meetings(), key=lambda m: m.name) == sorted(meetings, key=lambda m: m.name)
        assert [(r.number, r.n_points, r.n_themes, r.n_unthemed) for r in archive.runs()] == [
            (1, 13, 2, 4),
            (2, 25, 2, 8),
        ]
        themes = archive.latest_themes()
        found = {p.id: t.id for t in themes.themes for p in t.points}
        moved = next(iter(theme_of))
        assert found.pop(moved) == "rest"
        assert found == {point: theme for point, theme in theme_of.items() if theme and point != moved}
        assert {t.id: t.label for t in themes.themes} == {"ferry": "Boats", "rest": "The rest"}
        assert [t.text for t in themes.themes[0].terms] == ["pier"]
        changes = {c.id: c for c in archive.changes(1, 2)}
        assert (changes["ferry"].removed, changes["ferry"].added) == (1, 5)
        assert [e.kind for e in archive.edits()] == ["rename", "move"]
        assert len(archive.search("timetable")) == 8
        assert archive.check() == ()


def test_themes_go_on_from_those_of_the_first_format(older):
    path, _, theme_of = older
    with mk.Archive(path) as archive:
        archive.add_meeting(meeting(3))
        themes = archive.themes()
        found = {p.id: t.id for t in themes.themes for p in t.points}
        settled = {point: theme for point, theme in theme_of.items() if theme}
        kept = sum(found.get(point) == theme for point, theme in settled.items())
        assert kept >= len(settled) - 1  # one was moved by hand


def test_a_damaged_archive_of_the_first_format_is_left_as_it_is(older):
    path, _, _ = older
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meetings SET json = x'7b7b' WHERE title = 'Loose'")
    db.close()
    before = path.read_bytes()
    with pytest.raises(mk.ArchiveCorruptError, match="damaged"):
        mk.Archive(path)
    assert path.read_bytes()[100:] == before[100:]


def open_rows(path, table):
    with sqlite3.connect(path) as db:
        return db.execute(f"SELECT * FROM {table}").fetchall()


def test_a_rerun_that_moves_nothing_writes_no_assignment(tmp_path):
    path = tmp_path / "a.sqlite"
    with mk.Archive(path) as archive:
        for number in range(1, 7):
            archive.add_meeting(meeting(number))
        archive.themes()
        before = open_rows(path, "segments")
        archive.add_meeting(meeting(7, ("ferry",)))
        archive.themes()
        after = open_rows(path, "segments")
    assert set(before) <= set(after)
    assert len(archive_new := set(after) - set(before)) >= 1
    assert {row[4] for row in archive_new} == {2}


def test_the_view_shows_every_point_with_its_theme(tmp_path):
    path = tmp_path / "a.sqlite"
    with mk.Archive(path) as archive:
        archive.add_meeting(meeting(1))
        archive.add_meeting(meeting(2))
        themes = archive.themes()
        archive.rename_theme(themes.themes[0].id, "Named by hand")
        shown = {p.id: t.label for t in archive.latest_themes().themes for p in t.points}
    with sqlite3.connect(path) as db:
        assert dict(db.execute("SELECT point, theme FROM points_by_theme WHERE theme IS NOT NULL")) == shown
    assert "Named by hand" in set(shown.values())


def write_second_format(path, meetings):
    """Write an archive as the second format had it: no view with due dates, no due date of any point."""
    with mk.Archive(path) as archive:
        for one in meetings:
            archive.add_meeting(replace(one, points=tuple(replace(p, due_date=None) for p in one.points)))
    with sqlite3.connect(path) as db:
        db.execute("DROP VIEW points_by_theme")
        db.execute(MADE_IN_TWO[-1])
        db.execute("PRAGMA user_version = 2")
    db.close()


def test_deadlines_of_the_second_format_get_their_days(tmp_path):
    path = tmp_path / "second.sqlite"
    points = (
        mk.Point("Ama will grease the hinges", kind="action", owner="Ama", due="by Friday", language="en"),
        mk.Point("Bo will paint the boat", kind="action", owner="Bo", due="soon", language="en"),
        mk.Point("Cy zählt die Ruder", kind="action", due="bis 12. März 2023", language="de", page=2),
        mk.Point("The hinges squeak"),
    )
    board = mk.Meeting(title="Boat club", date=date(2023, 3, 1), language="en", points=points)
    write_second_format(path, [board])
    with mk.Archive(path) as archive:
        days = {p.text.split()[0]: p.due_date for p in archive.points()}
        assert archive.check() == ()
        assert {c.entry.point.owner: c.due for c in archive.commitments()} == {
            "Ama": date(2023, 3, 3),
            "Bo": None,
            None: date(2023, 3, 12),
        }
    assert days == {"Ama": date(2023, 3, 3), "Bo": None, "Cy": date(2023, 3, 12), "The": None}
    with sqlite3.connect(path) as db:
        shown = db.execute("SELECT due_date FROM points_by_theme WHERE due_date < '2023-03-10'").fetchall()
        assert shown == [("2023-03-03",)]
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


# Damage


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("points", "text = replace(text, 'ferry', 'berry')"),
        ("points", "kind = 'action'"),
        ("meetings", "date = '1999-01-0' || number"),
        ("segments", "theme = theme + 1"),
        ("theme_records", "label = 'Other'"),
        ("runs", "n_points = 1"),
        ("edits", "value = 'Other'"),
        ("shown_themes", "label = 'Other'"),
        ("passages", "counts = x'00'"),
        ("documents", "json = x'00'"),
    ],
)
def test_a_row_changed_behind_its_checksum_is_noticed(tmp_path, table, change):
    path = tmp_path / "a.sqlite"
    with mk.Archive(path) as archive:
        for number in (1, 2, 3):
            archive.add_meeting(meeting(number))
        archive.rename_theme(archive.themes().themes[0].id, "Boats")
        assert archive.check() == ()
    with sqlite3.connect(path) as db:
        db.execute(f"UPDATE {table} SET {change}")
    db.close()
    with mk.Archive(path) as archive:
        assert archive.check()


def ask_everything(path):
    with mk.Archive(path) as archive:
        return (
            archive.meetings(),
            archive.points(),
            archive.search("ferry OR heating"),
            archive.latest_themes(),
            archive.runs(),
            archive.edits(),
            archive.changes(1, 2),
        )


def make_archive(path):
    """Write an archive of four meetings, two runs and an edit."""
    with mk.Archive(path) as archive:
        for number in (1, 2, 3):
            archive.add_meeting(meeting(number))
        archive.themes()
        archive.add_meeting(meeting(4))
        archive.rename_theme(archive.themes().themes[0].id, "Boats")


def test_a_flipped_bit_gives_the_same_answers_or_says_that_the_file_is_damaged(tmp_path):
    path = tmp_path / "a.sqlite"
    make_archive(path)
    sound = path.read_bytes()
    answers = ask_everything(path)
    rng = random.Random(4)
    flipped = tmp_path / "flipped.sqlite"
    outcomes = []
    for _ in range(150):
        data = bytearray(sound)
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        for beside in tmp_path.glob("flipped.sqlite*"):
            beside.unlink()
        flipped.write_bytes(data)
        try:
            outcomes.append(ask_everything(flipped) == answers)
        except mk.ArchiveError:
            outcomes.append(True)
    assert all(outcomes)


# Errors say what is so


def test_any_thread_may_use_an_archive(tmp_path):
    with mk.Archive(tmp_path / "a.sqlite") as archive:
        errors = []

        def work(number):
            try:
                archive.add_meeting(meeting(number))
                archive.search("ferry")
            except mk.MinutekitError as error:
                errors.append(error)

        threads = [threading.Thread(target=work, args=(n,)) for n in range(1, 9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not errors
        assert len(archive.summaries()) == 8


def test_two_groupings_at_once_both_end_well(tmp_path):
    path = tmp_path / "a.sqlite"
    with mk.Archive(path) as archive:
        for number in range(1, 6):
            archive.add_meeting(meeting(number))
    found, errors = [], []

    def work():
        try:
            with mk.Archive(path) as archive:
                found.append({p.id: t.id for t in archive.themes().themes for p in t.points})
        except mk.MinutekitError as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    assert found[0] == found[1] == found[2]
    with mk.Archive(path) as archive:
        assert len(archive.runs()) == 1


@pytest.mark.parametrize("act", ["add", "themes"])
def test_a_full_disk_is_called_so_and_loses_nothing(tmp_path, act):
    path = tmp_path / "a.sqlite"
    with mk.Archive(path) as archive:
        for number in range(1, 13):
            for times in range(1, 5):
                archive.add_meeting(meeting(number, [*SUBJECTS] * times))
    with mk.Archive(path) as archive:
        archive._db.execute("VACUUM")
        pages = archive._db.execute("PRAGMA page_count")[0][0]
        archive._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(mk.ArchiveError, match="the disk is full"):
            _ = (
                archive.themes()
                if act == "themes"
                else [archive.add_meeting(meeting(n, [*SUBJECTS] * 5)) for n in range(1, 13)]
            )
    with mk.Archive(path) as archive:
        assert archive.check() == ()
        assert {m.title for m in archive.summaries()} >= {"Harbour board 2", "Harbour board 3"}


# What people type


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("roof leak", '(("roof" AND "leak"))'),
        ('"roof leak" tile*', '(("roof leak" AND "tile"*))'),
        ("roof OR hall", '(("roof")) OR (("hall"))'),
        ("roof -hall", '(("roof") NOT "hall")'),
        ("roof NOT hall", '(("roof") NOT "hall")'),
        ("well-known", '(("well known"))'),
        ("OR", ""),
        ("NEAR(", '(("NEAR"))'),
    ],
)
def test_what_people_type_becomes_a_query(typed, query):
    assert write_query(typed) == query


def test_a_query_is_bounded_and_must_want_something():
    with pytest.raises(mk.OptionError, match="64"):
        write_query("word " * 65)
    with pytest.raises(mk.OptionError, match="must occur"):
        write_query("-hall")


def test_search_by_words_and_filters(tmp_path):
    with mk.Archive(tmp_path / "a.sqlite") as archive:
        for number in (1, 2, 3):
            archive.add_meeting(meeting(number))
        theme = next(t for t in archive.themes().themes if "ferry" in t.points[0].text)
        assert len(archive.search("ferry OR choir")) == 24
        assert len(archive.search("heard -ferry")) == 24
        assert len(archive.search("heard", speaker="speaker 2", since=date(2023, 2, 1))) == 6
        assert {p.id for p in archive.search("heard", theme=theme.label)} == {p.id for p in theme.points}
        hit = archive.find("timetable", limit=1)[0]
        assert "\x02timetable\x03" in hit.snippet
        assert (hit.theme, hit.date) == (theme.label, hit.point and hit.date)
        assert archive.search("nowhere") == ()
        with pytest.raises(mk.OptionError, match="limit"):
            archive.search("ferry", limit=0)
        with pytest.raises(mk.OptionError, match="kind"):
            archive.points(kind="hope")
        with pytest.raises(mk.ArchiveError, match="there is no theme"):
            archive.points(theme="no such theme at all")
