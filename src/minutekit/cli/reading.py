"""Files into meetings: what is refused, empty or doubled is told on stderr."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from minutekit.cli.output import Voice
from minutekit.errors import MinutekitError
from minutekit.schema import Meeting, ReadOptions

DEFAULT_STDIN_NAME = "stdin.txt"
NOTHING_TO_READ = "there is no file in it that minutekit reads, such as .docx, .pdf, .txt or .vtt"


def list_inputs(files: Sequence[str]) -> list[str]:
    """Put in place of each folder the files in it that can be read, to the bottom, sorted by name."""
    from minutekit.archive.intake import list_files  # noqa: PLC0415 - keeps --help fast
    from minutekit.plugins import READERS, plugin_names  # noqa: PLC0415

    if not any(Path(file).is_dir() for file in files):
        return list(files)
    known = frozenset(f".{name}" for name in plugin_names(READERS))
    return [str(path) for path in list_files(files, known)[0]]


def group_inputs(files: Sequence[str], *, one: bool = False) -> list[list[str]]:
    """Group files by meeting: all as one, or each its own; in a folder those whose names differ in kind alone."""
    from minutekit.readers.joining import pair_files  # noqa: PLC0415 - keeps --help fast

    groups: list[list[str]] = []
    for file in files:
        if file != "-" and Path(file).is_dir():
            groups += [[str(path) for path in group] for group in pair_files(map(Path, list_inputs([file])))]
        else:
            groups.append([file])
    # A file named twice, or named beside its folder, is read once.
    seen: set[Path] = set()
    kept: list[list[str]] = []
    for group in groups:
        fresh = [file for file in group if file == "-" or Path(file).resolve() not in seen]
        seen.update(Path(file).resolve() for file in fresh if file != "-")
        kept += [fresh] if fresh else []
    groups = kept
    return [[file for group in groups for file in group]] if one and groups else groups


def read_inputs(
    files: Iterable[str],
    options: ReadOptions,
    voice: Voice,
    stdin_name: str = DEFAULT_STDIN_NAME,
    *,
    one: bool = False,
) -> tuple[list[Meeting], int]:
    """Read the files; each meeting that is refused gets a line on stderr, and the exit code is then 1."""
    files = list(files)
    groups = group_inputs(files, one=one)
    meetings: list[Meeting] = []
    seen: dict[str, str] = {}
    code = 0
    for file in files:
        if file != "-" and Path(file).is_dir() and not list_inputs([file]):
            voice.warn(f"{file}: {NOTHING_TO_READ}")
            code = 1
    with voice.progress_bar("Reading") as show:
        for done, group in enumerate(groups):
            shown = " ".join(group)
            show(done, len(groups), group[0])
            try:
                found = _read_group(group, options, stdin_name, one=one)
            except MinutekitError as error:
                voice.warn(str(error))
                code = 1
                continue
            content = found[0].document.sha256 if found[0].document else ""
            if content and content in seen:
                voice.note(f"{shown}: is the same as {seen[content]}; it counts once")
                continue
            seen[content] = shown
            meetings += found
            for meeting in found:
                voice.tell_diagnostics(shown, meeting.diagnostics)
            if not any(meeting.points for meeting in found):
                voice.note(f"{shown}: no points found in it; see what was read with: minutekit read {shown}")
    return meetings, code


def _read_group(group: Sequence[str], options: ReadOptions, stdin_name: str, *, one: bool) -> tuple[Meeting, ...]:
    from minutekit.api import read_meeting, read_meetings  # noqa: PLC0415 - keeps --help fast

    sources = [_open_stdin(stdin_name) if file == "-" else file for file in group]
    return (read_meeting(sources, options),) if one else read_meetings(sources, options)


def _open_stdin(name: str) -> io.BytesIO:
    file = io.BytesIO(sys.stdin.buffer.read())
    file.name = name  # readers ask a file object for its name
    return file
