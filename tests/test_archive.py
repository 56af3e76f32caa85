"""The archive: adding, searching, themes that keep their identity, edits that hold."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

import minutekit as mk

TOPICS = {
    "water": "the water supply of the lower villages needs new pipes and a pump",
    "school": "the school roof leaks and the pupils have no meals at noon",
    "bus": "the bus line to the market runs late and tickets cost too much",
}


def meeting(number: int, topics=tuple(TOPICS)) -> mk.Meeting:
    turns = []
    for topic in topics:
        subject = TOPICS[topic].split(" ", 2)[1]
        turns += [
            (
                f"Speaker {i}",
                f"In session {number} item {i} we said that {TOPICS[topic]}, {subject} above all, note {number}{i}.",
            )
            for i in range(4)
        ]
    return mk.meeting_from_turns(turns, title=f"Village council {number}", date=date(2024, number, 1), split=False)


@pytest.fixture
def archive():
    with mk.Archive(":memory:") as opened:
        for number in (1, 2, 3):
            opened.add_meeting(meeting(number))
        yield opened


def where(themes: mk.Themes) -> dict[str, str]:
    return {point.id: theme.id for theme in themes.themes for point in theme.points}


def notes(folder, name, lines):
    path = folder / name
    path.write_text(
        "Garden club\n3 May 2024\n\nNotes\n\n" + "\n".join(f"- {line}" for line in lines) + "\n", encoding="utf-8"
    )
    return path


# Adding


def test_adding_twice_is_adding_once(tmp_path):
    folder = tmp_path / "meetings"
    folder.mkdir()
    notes(folder, "a.txt", ["The hedge is too high.", "We buy a ladder."])
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    with mk.Archive(tmp_path / "a.sqlite") as archive:
        first = archive.add(folder)
        points = archive.points()
        second = archive.add(folder)
        assert (len(first.new), len(first.refused), len(first.ignored)) == (1, 1, 1)
        assert (second.new, second.unchanged) == ((), first.new)
        assert archive.points() == points
        assert len(points) == 2


def test_a_refused_file_says_why_in_one_line(tmp_path):
    bad = tmp_path / "broken.docx"
    bad.write_bytes(b"PK\x03\x04 truncated")
    with mk.Archive(":memory:") as archive:
        report = archive.add([bad, tmp_path / "missing.txt"])
    assert [r.path for r in report.refused] == [str(tmp_path / "missing.txt"), str(bad)]
    assert all(r.reason and "\n" not in r.reason for r in report.refused)


def test_a_changed_file_replaces_its_older_self(tmp_path):
    path = notes(tmp_path, "a.txt", ["The hedge is too high.", "We buy a ladder."])
    with mk.Archive(":memory:") as archive:
        archive.add(path)
        old = {p.text: p.id for p in archive.points()}
        notes(tmp_path, "a.txt", ["The hedge is too high.", "We borrow a ladder."])
        report = archive.add(path)
        assert report.changed == (str(path),)
        now = {p.text: p.id for p in archive.points()}
        assert set(now) == {"The hedge is too high.", "We borrow a ladder."}
        assert now["The hedge is too high."] == old["The hedge is too high."]
        assert archive.search("buy") == ()


def test_a_copy_under_another_name_is_not_read_again(tmp_path):
    path = notes(tmp_path, "a.txt", ["The hedge is too high."])
    (tmp_path / "b.txt").write_bytes(path.read_bytes())
    with mk.Archive(":memory:") as archive:
        report = archive.add(tmp_path)
        assert len(report.new) == 1
        assert len(report.unchanged) == 1
        assert len(archive.meetings()) == 1


def test_reading_in_other_processes_gives_the_same(tmp_path):
    for number in range(4):
        notes(tmp_path, f"n{number}.txt", [f"The hedge number {number} is too high.", "We buy a ladder."])
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    seen = []
    with mk.Archive(":memory:") as one, mk.Archive(":memory:") as two:
        a = one.add(tmp_path)
        b = two.add(tmp_path, workers=2, progress=lambda done, total, name: seen.append((done, total)))
        assert a == b
        assert one.meetings() == two.meetings()
    assert seen[0] == (0, 5)
    assert seen[-1] == (5, 5)


def test_the_archive_and_its_files_can_move_together(tmp_path):
    before, after = tmp_path / "here", tmp_path / "there"
    before.mkdir()
    notes(before, "a.txt", ["The hedge is too high."])
    with mk.Archive(before / "a.sqlite") as archive:
        archive.add(before / "a.txt")
    before.rename(after)
    notes(after, "a.txt", ["The hedge is low now."])
    with mk.Archive(after / "a.sqlite") as archive:
        assert archive.add(after / "a.txt").changed == (str(after / "a.txt"),)


def test_removing_a_meeting(tmp_path):
    path = notes(tmp_path, "a.txt", ["The hedge is too high."])
    with mk.Archive(":memory:") as archive:
        archive.add(path)
        assert archive.remove(path)
        assert not archive.remove(path)
        assert archive.points() == ()


# Looking


def test_meetings_come_by_date(archive):
    archive.add_meeting(mk.meeting_from_turns([("A", "Undated words.")], title="Aaa"))
    assert [m.date for m in archive.meetings()] == [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), None]


def test_points_by_filters(archive):
    assert len(archive.points()) == 36
    assert len(archive.points(speaker="speaker 2")) == 9
    assert len(archive.points(since=date(2024, 2, 1))) == 24
    assert len(archive.points(until=date(2024, 1, 1))) == 12
    assert archive.points(kind="action") == ()
    theme = archive.themes().themes[0]
    assert {p.id for p in archive.points(theme=theme.id)} == {p.id for p in theme.points}


@pytest.mark.parametrize("text", ["ROOF", "roof*", '"school roof"', "roof leaks pupils"])
def test_search_finds(archive, text):
    found = archive.search(text)
    assert len(found) == 12
    assert all("roof" in p.text for p in found)


@pytest.mark.parametrize(
    "text", ["", "  ", '"', "nowhereword", "AND", "roof NEAR(", "a:b^*", "'; DROP TABLE points; --"]
)
def test_no_text_is_a_syntax_error(archive, text):
    assert isinstance(archive.search(text), tuple)


def test_search_ignores_accents():
    with mk.Archive(":memory:") as archive:
        archive.add_meeting(mk.meeting_from_turns([("A", "La reunión es mañana en la plaza.")], title="x"))
        assert len(archive.search("reunion manana")) == 1


# Themes


def test_a_rerun_with_nothing_new_is_the_same_bytes_and_no_new_run(archive):
    first = archive.themes()
    assert mk.render(first, "json") == mk.render(archive.themes(), "json")
    assert [run.number for run in archive.runs()] == [1]


def test_themes_partition_the_points(archive):
    themes = archive.themes()
    placed = [p.id for t in themes.themes for p in t.points] + [p.id for p in themes.unthemed]
    assert sorted(placed) == sorted(p.id for p in archive.points())
    assert len(themes.labels) == len(archive.points())
    for point, label in zip(archive.points(), themes.labels, strict=True):
        assert (point in themes.themes[label].points) if label >= 0 else (point in themes.unthemed)


def test_points_keep_their_theme_when_a_meeting_is_added(archive):
    before = where(archive.themes())
    archive.add_meeting(meeting(4))
    after = archive.themes()
    assert {k: v for k, v in where(after).items() if k in before} == before
    assert [run.n_points for run in archive.runs()] == [36, 48]
    assert sum(c.added for c in archive.changes(1, 2)) == 48 - 36 - len(after.unthemed)


def test_no_theme_is_named_by_people_titles_or_months():
    gate = (
        "Dr Pellew will mend the weir gate in October.",
        "The weir gate leaks, said Dr Pellew, since October.",
        "Dr Pellew asks who oils the weir gate.",
        "Mr Quint paid for the weir gate in October.",
    )
    hedge = (
        "Orla/Bram planted the beech hedge.",
        "The beech hedge of Orla and Bram needs water.",
        "Bram cuts the beech hedge, Orla rakes.",
        "Orla wants a longer beech hedge with Bram.",
    )
    with mk.Archive(":memory:") as opened:
        for number in range(6):
            turns = [("Orla/Bram", f"{text} Note {number}.") for text in (*gate, *gate, *hedge, *hedge)]
            one = mk.meeting_from_turns(turns, title=f"Works {number}", language="en", split=False)
            opened.add_meeting(one)
        found = opened.themes().themes
    told = " ".join(word for theme in found for word in (theme.label, *(term.text for term in theme.terms)))
    assert not {"Pellew", "Quint", "Orla", "Bram", "Dr", "October"} & set(told.split())
    assert {"Weir", "Beech"} <= set(told.split())


def test_the_order_of_adding_does_not_matter_to_a_first_run():
    with mk.Archive(":memory:") as one, mk.Archive(":memory:") as two:
        for number in (1, 2, 3):
            one.add_meeting(meeting(number))
        for number in (3, 1, 2):
            two.add_meeting(meeting(number))
        assert one.themes() == two.themes()


def test_other_options_group_anew_and_carry_names_over(archive):
    before = archive.themes(mk.ThemeOptions(n_themes=3))
    after = archive.themes(mk.ThemeOptions(n_themes=2))
    assert len(before.themes) == 3
    assert len(after.themes) == 2
    assert {t.id for t in after.themes} <= {t.id for t in before.themes}


def test_a_number_of_themes_that_was_asked_for_is_kept(archive):
    for number in (4, 5, 6):
        archive.add_meeting(meeting(number))
        assert len(archive.themes(mk.ThemeOptions(n_themes=3)).themes) == 3


def test_an_empty_archive_has_no_themes():
    with mk.Archive(":memory:") as archive:
        assert archive.themes() == mk.Themes()
        assert archive.meetings() == ()


# Edits


def test_edits_hold_on_every_rerun_and_can_be_taken_back(archive):
    first = archive.themes()
    a, b, c = first.themes[:3]
    archive.rename_theme(a.id, "  Pipes and\npumps ")
    archive.merge_themes([b.id, a.id], into=a.id)
    moved = c.points[0]
    archive.move_point(moved.id, None)
    archive.add_meeting(meeting(4))
    now = archive.themes()
    named = next(t for t in now.themes if t.id == a.id)
    assert named.label == "Pipes and pumps"
    assert {p.id for p in (*a.points, *b.points)} <= {p.id for p in named.points}
    assert moved.id in {p.id for p in now.unthemed}
    assert b.id not in {t.id for t in now.themes}
    assert "move" in archive.undo()
    assert "merge" in archive.undo()
    assert "rename" in archive.undo()
    assert archive.undo() is None
    back = where(archive.themes())
    assert all(back[point] == theme for point, theme in where(first).items())


def test_a_pinned_point_stays_when_all_is_grouped_anew(archive):
    first = archive.themes(mk.ThemeOptions(n_themes=3))
    point = first.themes[1].points[-1]
    archive.pin(point.id)
    archive.themes(mk.ThemeOptions(n_themes=2))
    later = where(archive.themes(mk.ThemeOptions(n_themes=5)))
    assert later[point.id] == first.themes[1].id


def test_merging_in_a_circle_ends(archive):
    a, b, c = (t.id for t in archive.themes(mk.ThemeOptions(n_themes=3)).themes)
    archive.merge_themes([a], into=b)
    archive.merge_themes([b], into=c)
    archive.merge_themes([c], into=a)
    assert [t.id for t in archive.latest_themes().themes] == [a]


@pytest.mark.parametrize(
    "edit",
    [
        lambda a: a.rename_theme("nothing", "x"),
        lambda a: a.merge_themes(["nothing"], into="nowhere"),
        lambda a: a.move_point("nothing", None),
        lambda a: a.pin("nothing"),
        lambda a: a.changes(1, 7),
    ],
)
def test_editing_what_is_not_there_is_an_error_in_one_line(archive, edit):
    archive.themes()
    with pytest.raises(mk.ArchiveError, match="there is no"):
        edit(archive)


# The file


def test_a_file_that_is_no_archive_is_refused(tmp_path):
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"these are not the bytes of a database, but they are many" * 50)
    with pytest.raises(mk.ArchiveCorruptError, match=r"a\.sqlite"):
        mk.Archive(path)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    with pytest.raises(mk.ArchiveCorruptError, match="not an archive"):
        mk.Archive(other)


def test_an_archive_from_the_future_is_refused(tmp_path):
    path = tmp_path / "a.sqlite"
    mk.Archive(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(mk.ArchiveVersionError, match="upgrade"):
        mk.Archive(path)


def test_a_damaged_archive_ends_in_one_error(tmp_path):
    path = tmp_path / "a.sqlite"
    with mk.Archive(path) as archive:
        for number in range(1, 9):
            archive.add_meeting(meeting(number))
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(mk.ArchiveError, match=r"a\.sqlite"), mk.Archive(path) as archive:
        archive.points()


@pytest.mark.parametrize("where_", ["", "no/such/folder/a.sqlite"])
def test_an_impossible_place_is_refused(tmp_path, where_):
    with pytest.raises(mk.ArchiveError, match="folder"):
        mk.Archive(tmp_path / where_)


def test_a_closed_archive_says_so(tmp_path):
    archive = mk.Archive(tmp_path / "a.sqlite")
    archive.close()
    archive.close()
    with pytest.raises(mk.ArchiveError, match="closed"):
        archive.points()


def test_writing_while_another_writes_is_busy(tmp_path, monkeypatch):
    monkeypatch.setattr("minutekit.storage.database._BUSY_SECONDS", 0.05)
    path = tmp_path / "a.sqlite"
    mk.Archive(path).close()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        held.set()
        done.wait(10)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    try:
        with mk.Archive(path) as archive, pytest.raises(mk.ArchiveBusyError, match="another process"):
            archive.add_meeting(meeting(1))
    finally:
        done.set()
        thread.join()


def test_the_hash_seed_changes_nothing(tmp_path):
    script = tmp_path / "s.py"
    script.write_text(
        "import sys, minutekit as mk\n"
        "with mk.Archive(':memory:') as a:\n"
        "    for n in range(3):\n"
        "        a.add_meeting(mk.meeting_from_turns([('A', f'pipes and pumps {n} {i}') if i % 2 else ('B', f'roof and meals {n} {i}') for i in range(8)], title=str(n), split=False))\n"
        "    sys.stdout.write(mk.render(a.themes(), 'json'))\n"
    )
    out = {
        subprocess.run(
            [sys.executable, script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(mk.__file__).parents[1])},
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(out) == 1
