"""What becomes of an archive when things go wrong: bits flipped on the disk, Ctrl-C, processes killed.

usage: python tests/bench/archive_robust.py [FLIPS [INTERRUPTS [KILLS]]]     default 150 9 70
silent: files with a flipped bit that give other answers without an error. leaked: errors that are none of minutekit's.
hung: interrupts after which a process did not end in a minute. damaged: archives that ``check`` finds something in.
lost: archives that lack something that was told as done.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import minutekit as mk
from test_archive_intake import interrupt_adding, notes
from test_archive_kills import kill_after
from test_storage import ask_everything, make_archive


def flip_bits(folder: Path, n: int) -> Counter[str]:
    """Flip one bit of a sound archive, n times."""
    path, flipped, rng, told = folder / "a.sqlite", folder / "flipped.sqlite", random.Random(7), Counter[str]()
    make_archive(path)
    sound, answers = path.read_bytes(), ask_everything(path)
    for _ in range(n):
        data = bytearray(sound)
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        for beside in folder.glob("flipped.sqlite*"):
            beside.unlink()
        flipped.write_bytes(data)
        try:
            told["same" if ask_everything(flipped) == answers else "silent"] += 1
        except mk.ArchiveError:
            told["said"] += 1
        except Exception:  # noqa: BLE001 - that is what is counted
            told["leaked"] += 1
    return told


def interrupt(folder: Path, n: int) -> Counter[str]:
    """Press Ctrl-C while files are added by two workers, n times, a little later each time."""
    files, told = folder / "files", Counter[str]()
    for number in range(60):
        notes(files / f"{number:02}.txt", [f"Point {number} of note {k} on hedges and ladders." for k in range(40)])
    for number in range(n):
        path = folder / f"interrupted{number}.sqlite"
        try:
            _, done, _ = interrupt_adding(files, path, 0.3 * number)
        except subprocess.TimeoutExpired:
            told["hung"] += 1
            continue
        told[look_at(path, lambda archive, done=done: len(archive.summaries()) >= done)] += 1
    return told


def kill(folder: Path, n: int) -> Counter[str]:
    """Kill a process that writes, n times at another moment."""
    told = Counter[str]()
    for number in range(n):
        path = folder / f"killed{number}.sqlite"
        lines = [line for line in kill_after(path, 2 + number) if len(line) == 2]
        added = {line[1].strip() for line in lines if line[0] == "added"}
        edited = {line[1].strip() for line in lines if line[0] == "edited"}
        told[
            look_at(
                path,
                lambda archive, added=added, edited=edited: (
                    added <= {m.id for m in archive.summaries()} and edited <= {edit.value for edit in archive.edits()}
                ),
            )
        ] += 1
    return told


def look_at(path: Path, holds_all) -> str:
    """Say what became of an archive."""
    with mk.Archive(path) as archive:
        return "damaged" if archive.check() else "whole" if holds_all(archive) else "lost"


def main(flips: int = 150, interrupts: int = 9, kills: int = 70) -> None:
    """Print what became of each."""
    for name, act, n in (("flips", flip_bits, flips), ("interrupts", interrupt, interrupts), ("kills", kill, kills)):
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps({name: n, **act(Path(folder), n)}), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
