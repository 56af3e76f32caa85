"""Commands that take meetings in and out of an archive, list them, and check the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutekit.cli.options import Quiet
from minutekit.cli.output import progress_bar, say, warn

if TYPE_CHECKING:
    from minutekit.archive import Archive
    from minutekit.schema import AddReport

ArchivePath = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive's file, such as meetings.sqlite.")]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes to read in; default: one for each core.")]


def open_archive(path: str) -> Archive:
    """Open an archive that must exist: a mistyped name must not make an empty one."""
    from minutekit.archive import Archive  # noqa: PLC0415 - keeps --help fast
    from minutekit.errors import ArchiveError  # noqa: PLC0415

    if not Path(path).exists():
        msg = f"{path}: no such archive; make one with: minutekit archive add {path} FOLDER"
        raise ArchiveError(msg)
    return Archive(path)


def add(
    archive: ArchivePath,
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, and folders with all in them.")],
    workers: Workers = None,
    quiet: Quiet = False,
) -> int:
    """Add files and folders; files that have not changed are not read again."""
    from minutekit.archive import Archive  # noqa: PLC0415 - keeps --help fast

    with Archive(archive) as opened, progress_bar("Adding") as show:
        report = opened.add(paths, workers=workers or os.cpu_count() or 1, progress=show)
    return _tell(report, archive, quiet=quiet)


def refresh(
    archive: ArchivePath,
    workers: Workers = None,
    everything: Annotated[bool, typer.Option("--all", help="Read every file again.")] = False,
) -> int:
    """Read again the files that an older minutekit read."""
    with open_archive(archive) as opened, progress_bar("Reading") as show:
        report = opened.refresh(workers=workers or os.cpu_count() or 1, progress=show, everything=everything)
    return _tell(report, archive)


def _tell(report: AddReport, archive: str, *, quiet: bool = False) -> int:
    for refusal in report.refused:
        warn(f"{refusal.path}: {refusal.reason}")
    if quiet:
        return 1 if report.refused else 0
    for path in report.copies:
        warn(f"{path}: holds the same meeting as another file; its points are not counted twice")
    for path in report.missing:
        warn(f"{path}: is no longer there; take it out with: minutekit archive remove {archive} PATH")
    say(
        f"{len(report.new)} new, {len(report.changed)} changed, {len(report.unchanged)} unchanged, "
        f"{len(report.refused)} refused, {len(report.ignored)} ignored"
        + "".join(
            f", {len(paths)} {name}" for name, paths in (("moved", report.moved), ("copies", report.copies)) if paths
        )
    )
    return 1 if report.refused else 0


def remove(
    archive: ArchivePath,
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file as it was added, or a meeting's id.")],
) -> int:
    """Take a meeting out again."""
    with open_archive(archive) as opened:
        if opened.remove(path):
            return 0
    warn(f"{path}: is not in the archive; see its meetings with: minutekit archive meetings {archive}")
    return 1


def meetings(archive: ArchivePath) -> None:
    """List the meetings: date, points, title, file."""
    with open_archive(archive) as opened:
        for meeting in opened.summaries():
            date = meeting.date.isoformat() if meeting.date else "-"
            title = " ".join((meeting.title or "-").split())
            file = " ".join((meeting.source or meeting.id).split())
            say(f"{date:<10}  {meeting.n_points:>5}  {title}  ({file})")


def check(archive: ArchivePath) -> int:
    """Check the whole file: structure, keys, full-text index, and every checksum."""
    with open_archive(archive) as opened:
        found = opened.check()
    for line in found:
        warn(line)
    say("damaged: restore a copy, or add the files to a new archive" if found else "the archive is whole")
    return 1 if found else 0
