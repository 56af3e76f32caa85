"""Commands on an archive: add, remove, look and report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutekit.cli.options import CodebookFile, Format, Language, NThemes, Output, load_codebook
from minutekit.cli.output import progress_bar, warn, write_result
from minutekit.schema import RenderOptions, ThemeOptions

if TYPE_CHECKING:
    from minutekit.archive import Archive

ArchivePath = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive's file, such as meetings.sqlite.")]


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
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes to read in; default: one for each core.")
    ] = None,
) -> int:
    """Add files and folders; files that have not changed are not read again."""
    from minutekit.archive import Archive  # noqa: PLC0415 - keeps --help fast

    with Archive(archive) as opened, progress_bar("Adding") as show:
        report = opened.add(paths, workers=workers or os.cpu_count(), progress=show)
    for refusal in report.refused:
        warn(f"{refusal.path}: {refusal.reason}")
    typer.echo(
        f"{len(report.new)} new, {len(report.changed)} changed, {len(report.unchanged)} unchanged, "
        f"{len(report.refused)} refused, {len(report.ignored)} ignored"
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
        for meeting in opened.meetings():
            file = meeting.document.name if meeting.document else meeting.id
            typer.echo(
                f"{meeting.date.isoformat() if meeting.date else '-':<10}  {len(meeting.points):>5}  {meeting.title or '-'}  ({file})"
            )


def themes(
    archive: ArchivePath,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    themes: NThemes = None,
    codebook: CodebookFile = None,
    language: Language = None,
) -> None:
    """Group all points anew, themes keeping their identities, and record the run."""
    options = ThemeOptions(n_themes=themes, codebook=load_codebook(codebook), language=language)
    with open_archive(archive) as opened:
        found = opened.themes(options)
    if output or format:
        write_result(found, output, format, "text", RenderOptions())
        return
    for theme in found.themes:
        terms = ", ".join(term.text for term in theme.terms[:5])
        typer.echo(f"{theme.id}  {len(theme.points):>5}  {theme.label}  [{terms}]")
    typer.echo(f"{'-':<16}  {len(found.unthemed):>5}  (not under a theme)")


def search(
    archive: ArchivePath,
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help='Words that must all occur; "a phrase"; begin*.')],
    limit: Annotated[int, typer.Option(min=1, help="At most so many points.")] = 50,
) -> None:
    """Find points by their words, best first."""
    with open_archive(archive) as opened:
        for point in opened.search(" ".join(text), limit=limit):
            place = ", ".join(filter(None, [point.meeting, f"page {point.page}" if point.page else None]))
            typer.echo(f"{point.id}  {point.speaker or '-'}: {point.text}  ({place})")


def report(
    archive: ArchivePath,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The HTML file to write.")
    ] = "report.html",
) -> None:
    """Write one HTML file: the themes over all meetings, with every point."""
    with open_archive(archive) as opened:
        opened.report(output)


def export(archive: ArchivePath, output: Output = None, format: Format = None) -> None:  # noqa: A002
    """Write every point with its theme, as CSV (the default) or JSON."""
    with open_archive(archive) as opened:
        write_result(opened.latest_themes(), output, format, "csv", RenderOptions())


def runs(archive: ArchivePath) -> None:
    """List the recorded runs."""
    with open_archive(archive) as opened:
        for run in opened.runs():
            typer.echo(
                f"run {run.number}: {run.n_meetings} meetings, {run.n_points} points, {run.n_themes} themes, {run.n_unthemed} unthemed"
            )


def changes(
    archive: ArchivePath,
    run_a: Annotated[int, typer.Argument(min=1, help="The earlier run's number.")],
    run_b: Annotated[int, typer.Argument(min=1, help="The later run's number.")],
) -> None:
    """Say what became of each theme between two runs."""
    with open_archive(archive) as opened:
        for change in opened.changes(run_a, run_b):
            kin = f" ({', '.join(change.kin)})" if change.kin else ""
            typer.echo(
                f"{change.id}  {change.event:<9}  {change.label}{kin}: "
                f"{change.added} added, {change.removed} removed, {change.gained} moved in, {change.lost} moved out"
            )
