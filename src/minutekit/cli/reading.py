"""Files into meetings: what is refused, empty or doubled is told on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from minutekit.cli.output import Voice
from minutekit.errors import MinutekitError
from minutekit.schema import Meeting, ReadOptions

DEFAULT_STDIN_NAME = "stdin.txt"


def list_inputs(files: Sequence[str]) -> list[str]:
    """Put in place of each folder the files in it that can be read, to the bottom, sorted by name."""
    from minutekit.archive.intake import list_files  # noqa: PLC0415 - keeps --help fast
    from minutekit.plugins import READERS, plugin_names  # noqa: PLC0415

    if not any(Path(file).is_dir() for file in files):
        return list(files)
    known = frozenset(f".{name}" for name in plugin_names(READERS))
    return [str(path) for path in list_files(files, known)[0]]


def read_inputs(
    files: Iterable[str], options: ReadOptions, voice: Voice, stdin_name: str = DEFAULT_STDIN_NAME
) -> tuple[list[Meeting], int]:
    """Read the files; each that is refused gets a line on stderr, and the exit code is then 1."""
    files = list_inputs(list(files))
    meetings: list[Meeting] = []
    seen: dict[str, str] = {}
    code = 0
    with voice.progress_bar("Reading") as show:
        for done, file in enumerate(files):
            show(done, len(files), file)
            try:
                meeting = _read_input(file, options, stdin_name)
            except MinutekitError as error:
                voice.warn(str(error))
                code = 1
                continue
            content = meeting.document.sha256 if meeting.document else ""
            if content and content in seen:
                voice.note(f"{file}: is the same as {seen[content]}; it counts once")
                continue
            seen[content] = file
            meetings.append(meeting)
            voice.tell_diagnostics(file, meeting.diagnostics)
            if not meeting.points:
                voice.note(f"{file}: no points found in it; see what was read with: minutekit read {file}")
    return meetings, code


def _read_input(file: str, options: ReadOptions, stdin_name: str) -> Meeting:
    from minutekit.api import read_meeting  # noqa: PLC0415 - keeps --help fast

    if file == "-":
        return read_meeting(sys.stdin.buffer.read(), options, name=stdin_name)
    return read_meeting(file, options)
