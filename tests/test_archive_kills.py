"""A process killed at any moment leaves a whole file, with all that it had told of."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import minutekit as mk
from test_storage import meeting, write_first_format

WORK = """
import sys, minutekit as mk
archive = mk.Archive(sys.argv[1])
print("opened", flush=True)
for number in range(10_000):
    turns = [("A", f"Barge {number} carries gravel past lock {n} before noon, and {n} boats wait.") for n in range(12)]
    one = mk.meeting_from_turns(turns, title=f"Barge {number}", split=False)
    archive.add_meeting(one)
    print("added", one.id, flush=True)
    if number % 6 == 5:
        theme = archive.themes().themes[0]
        archive.rename_theme(theme.id, f"Name {number}")
        print("edited", f"Name {number}", flush=True)
"""


def kill_after(path, lines):
    """Start the work, let it tell so many lines, kill it; return what it told."""
    environment = {**os.environ, "PYTHONPATH": str(Path(mk.__file__).parents[1])}
    process = subprocess.Popen([sys.executable, "-c", WORK, path], stdout=subprocess.PIPE, text=True, env=environment)
    told = [process.stdout.readline().split(maxsplit=1) for _ in range(lines)]
    time.sleep(0.003 * lines)
    process.kill()
    rest = process.stdout.read().splitlines()
    process.wait()
    # The last line may have been cut short.
    return told + [line.split(maxsplit=1) for line in rest[:-1]]


@pytest.mark.parametrize("lines", [2, 7, 11])
def test_nothing_told_is_lost(tmp_path, lines):
    path = tmp_path / "a.sqlite"
    told = kill_after(path, lines)
    with mk.Archive(path) as archive:
        assert archive.check() == ()
        assert {line[1].strip() for line in told if line[0] == "added"} <= {m.id for m in archive.summaries()}
        assert {line[1].strip() for line in told if line[0] == "edited"} <= {edit.value for edit in archive.edits()}


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2])
def test_a_change_of_format_is_made_whole_or_not_at_all(tmp_path, seconds):
    path = tmp_path / "older.sqlite"
    meetings = [meeting(number) for number in range(1, 13)]
    ids = [point.id for one in meetings for point in one.points]
    write_first_format(path, meetings, [({"x": "X"}, dict.fromkeys(ids, "x"))], [("rename", "x", "Boats")])
    environment = {**os.environ, "PYTHONPATH": str(Path(mk.__file__).parents[1])}
    code = "import sys; from minutekit.archive import Archive; print('go', flush=True); Archive(sys.argv[1])"
    process = subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, env=environment)
    process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.wait()
    process.stdout.close()
    with mk.Archive(path) as archive:
        assert archive.check() == ()
        assert sorted(point.id for point in archive.points()) == sorted(ids)
        assert [theme.label for theme in archive.latest_themes().themes] == ["Boats"]
