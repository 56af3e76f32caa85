"""Files into an archive: whatever lies in a folder, whatever happens while it is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import minutekit as mk
from minutekit.archive.reading import ReadingPool
from minutekit.errors import LimitExceededError

LINES = [
    "The allotment fence leans towards the brook and must be set upright before winter.",
    "Compost from the town arrives on the first Saturday and needs eight wheelbarrows.",
    "Anybody who wants a second plot writes to the committee before the end of March.",
]


def notes(path, lines=LINES, day="3 May 2024"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Allotment club\n{day}\n\nNotes\n\n" + "\n".join(f"- {line}" for line in lines) + "\n", "utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "files"


@pytest.fixture
def archive(tmp_path):
    with mk.Archive(tmp_path / "a.sqlite") as opened:
        yield opened


def test_a_pipe_in_a_folder_is_left_alone_and_named_outright_refused(folder, archive):
    notes(folder / "a.txt")
    os.mkfifo(folder / "pipe.txt")
    report = archive.add(folder)
    assert (len(report.new), report.ignored) == (1, (str(folder / "pipe.txt"),))
    assert "pipe" in archive.add(folder / "pipe.txt").refused[0].reason


def test_a_name_that_is_no_utf8_is_added_and_known_again(folder, archive):
    good = notes(folder / "b.txt", LINES[:2])
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    odd.write_bytes(good.read_bytes().replace(b"brook", b"hedge"))
    report = archive.add(folder)
    assert len(report.new) + len(report.copies) == 2
    again = archive.add(folder)
    assert (len(again.unchanged), again.missing) == (2, ())
    assert archive.remove(odd)


def test_a_file_is_known_by_its_own_name_rather_than_a_link(folder, archive):
    file = notes(folder / "z.txt")
    (folder / "a.txt").symlink_to(file)
    assert archive.add(folder).new == (str(file),)


def test_a_file_that_is_gone_is_named_and_stays(folder, archive):
    file = notes(folder / "a.txt")
    archive.add(folder)
    file.unlink()
    assert archive.add(folder).missing == (str(file),)
    assert len(archive.points()) == 3
    assert archive.remove(file)
    assert archive.add(folder).missing == ()


def test_a_moved_file_is_not_read_again_and_known_by_its_new_name(folder, archive):
    file = notes(folder / "a.txt")
    archive.add(folder)
    moved = folder / "2024" / "a.txt"
    moved.parent.mkdir()
    file.rename(moved)
    report = archive.add(folder)
    assert (report.moved, report.new, report.missing) == ((str(moved),), (), ())
    assert archive.remove(moved)


def test_a_file_moved_and_then_changed_replaces_its_older_self(folder, archive):
    file = notes(folder / "a.txt")
    archive.add(folder)
    file.unlink()
    moved = notes(folder / "2024" / "a.txt", [*LINES, "The shed gets a new lock."])
    report = archive.add(folder)
    assert (report.changed, report.new, report.missing) == ((str(moved),), (), ())
    assert len(archive.points()) == 4


def test_the_same_meeting_in_two_formats_is_counted_once(folder, archive):
    notes(folder / "a.txt")
    archive.add(folder)
    rows = "".join(f"<li>{line}</li>" for line in LINES)
    html = f"<html><body><h1>Allotment club</h1><p>3 May 2024</p><h2>Notes</h2><ul>{rows}</ul></body></html>"
    (folder / "b.html").write_text(html, "utf-8")
    report = archive.add(folder)
    assert report.copies == (str(folder / "b.html"),)
    assert len(archive.points()) == 3
    assert len(archive.meetings()) == 2
    assert archive.check() == ()
    # Without the first, the other stands for the meeting.
    archive.remove(folder / "a.txt")
    assert len(archive.points()) == 3
    assert archive.check() == ()


def test_another_meeting_of_the_same_day_is_no_copy(folder, archive):
    notes(folder / "a.txt")
    others = [
        "The choir needs a new piano tuner.",
        "Tenors sit by the window.",
        "Rehearsals begin at eight from June on.",
    ]
    notes(folder / "b.txt", [f"{line} {line}" for line in others])
    assert len(archive.add(folder).new) == 2


def test_meetings_of_one_name_are_kept_apart(archive):
    for text in ("The pump is loud at night.", "The gate squeaks in the wind."):
        archive.add_meeting(mk.meeting_from_turns([("A", text)], title="Weekly call", split=False))
    assert [m.n_points for m in archive.summaries()] == [1, 1]


CAPTIONS = """WEBVTT

00:00:10.000 --> 00:00:14.000
<v Ilse Brandt>The orchard wall has lost its coping on the north side.

00:00:20.000 --> 00:00:24.000
<v Jon Ferrer>Then the mason should see it before the frost.
"""


@pytest.mark.parametrize("workers", [None, 1])
def test_captions_and_the_chat_beside_them_are_one_meeting(folder, archive, workers):
    talk, chat = folder / "session 4.vtt", folder / "session 4-chat.txt"
    folder.mkdir()
    chat.write_text("00:00:16\tIlse Brandt:\tThe quarry still has that stone.\n", "utf-8")
    assert archive.add(folder).new == (str(chat),)
    talk.write_text(CAPTIONS, "utf-8")
    assert set(archive.add(folder, workers=workers).new) == {str(talk), str(chat)}
    assert len(archive.summaries()) == 1
    assert {point.medium for point in archive.points()} == {"spoken", "chat"}
    assert set(archive.add(folder).unchanged) == {str(talk), str(chat)}
    chat.write_text("00:00:16\tIlse Brandt:\tThe quarry has closed for good.\n", "utf-8")
    assert set(archive.add(folder).changed) == {str(talk), str(chat)}
    assert "closed" in " ".join(point.text for point in archive.points())
    assert set(archive.refresh(everything=True).changed) == {str(talk), str(chat)}
    chat.unlink()
    assert archive.add(folder).changed == (str(talk),)
    assert len(archive.summaries()) == 1


def test_refresh_reads_again_what_an_older_version_read(folder, archive):
    notes(folder / "a.txt")
    archive.add(folder)
    assert archive.refresh() == mk.Archive(":memory:").refresh()
    archive._db.execute("UPDATE meetings SET reader = '0.0.1'")
    for row in archive._db.execute("SELECT * FROM meetings"):
        from minutekit.storage.rows import checksum

        archive._db.execute("UPDATE meetings SET crc = ?", (checksum(*tuple(row)[1:-1]),))
    assert archive.refresh().changed == (str(folder / "a.txt"),)
    assert archive.refresh().changed == ()


# Processes of their own


def read_badly(paths, options):
    """Read as the file's name says: well, never ending, dying, or dying the first time."""
    (path,) = paths
    mark = path.with_suffix(".mark")
    if path.stem == "hangs":
        time.sleep(60)
    if path.stem == "dies" or (path.stem == "once" and not mark.exists()):
        mark.touch()
        os._exit(9)
    if path.stem == "swells":
        return LimitExceededError(path, "needs more memory to read than one file may have; split it")
    return (mk.meeting_from_turns([("A", path.stem)], title=path.stem),)


def test_one_bad_file_takes_nothing_down_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr("minutekit.archive.reading.GRACE_SECONDS", 6.0)
    paths = [tmp_path / f"{name}.txt" for name in ("a", "dies", "b", "hangs", "once", "swells", "c")]
    with ReadingPool(2, mk.ReadOptions(max_seconds=0.1), read_badly) as pool:
        found = list(pool.read([(path,) for path in paths]))
    assert [path for (path,), _ in found] == paths
    outcome = {path.stem: result for (path,), result in found}
    assert {name for name, result in outcome.items() if isinstance(result, tuple)} == {"a", "b", "once", "c"}
    assert "twice" in str(outcome["dies"])
    assert "longer" in str(outcome["hangs"])
    assert isinstance(outcome["swells"], mk.LimitExceededError)
    assert str(outcome["swells"]).count("swells.txt") == 1


def interrupt_adding(folder, path, seconds):
    """Add a folder with two workers, press Ctrl-C in all its processes after so long; return (code, done, errors)."""
    code = (
        "import sys, minutekit as mk\n"
        "if __name__ == '__main__':\n"
        f"    with mk.Archive({str(path)!r}) as a:\n"
        f"        a.add({str(folder)!r}, workers=2, progress=lambda d, n, name: print(d, flush=True))\n"
    )
    script = path.with_suffix(".py")
    script.write_text(code)
    environment = {**os.environ, "PYTHONPATH": str(Path(mk.__file__).parents[1])}
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, script], stdout=pipe, stderr=pipe, env=environment, start_new_session=True
    )
    process.stdout.readline()
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    out, errors = process.communicate(timeout=60)
    return process.returncode, max([int(line) for line in out.split()], default=0), errors


def test_an_interrupt_ends_all_and_keeps_what_was_read(folder, tmp_path):
    for number in range(60):
        notes(folder / f"{number:02}.txt", [f"Point {number} of note {n} on hedges and ladders." for n in range(40)])
    code, done, errors = interrupt_adding(folder, tmp_path / "b.sqlite", 0.2)
    assert code != 0 or done == 60
    assert errors.count(b"Traceback") <= 1
    with mk.Archive(tmp_path / "b.sqlite") as archive:
        assert archive.check() == ()
        assert len(archive.summaries()) >= done
