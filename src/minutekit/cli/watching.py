"""Run again whenever something in the folders changes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

Snapshot = dict[str, tuple[int, int]]
INTERVAL = 1.0
"""Seconds between two looks. A file counts as whole when two looks in a row find it the same."""


def watch_folders(folders: Iterable[str], run: Callable[[], object], interval: float = INTERVAL) -> None:
    """Run once and then after each change, until interrupted.

    Looks at names, sizes and times instead of asking the system for events: that works on every system, on network
    drives too, and costs a thousandth of a second for a thousand files.
    """
    folders = list(folders)
    done: Snapshot | None = None
    before = take_snapshot(folders)
    while True:
        if before != done:
            run()
            done = before
        time.sleep(interval)
        now = take_snapshot(folders)
        # What still changes is still being written: wait until it holds still.
        while now != before:
            before = now
            time.sleep(interval)
            now = take_snapshot(folders)


def take_snapshot(folders: Iterable[str]) -> Snapshot:
    """Return size and time of every file, by name; one that vanishes while being looked at is left out."""
    found: Snapshot = {}
    for folder in folders:
        files = [Path(folder)] if Path(folder).is_file() else [Path(r, n) for r, _, ns in os.walk(folder) for n in ns]
        for file in files:
            try:
                state = file.stat()
            except OSError:
                continue
            found[str(file)] = (state.st_size, state.st_mtime_ns)
    return found
