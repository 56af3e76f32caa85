"""Commands that write an archive out."""

from __future__ import annotations

from typing import Annotated

import typer

from minutekit.cli.archives.files import ArchivePath, open_archive
from minutekit.cli.output import write_result
from minutekit.cli.single import Format, Output
from minutekit.schema import RenderOptions


def report(
    archive: ArchivePath,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The HTML file to write.")
    ] = "report.html",
    names: Annotated[bool, typer.Option("--names", help="Say who raised each point, and who raises what.")] = False,
) -> None:
    """Write one HTML file: the themes over all meetings, with every point."""
    with open_archive(archive) as opened:
        opened.report(output, name_speakers=names)


def export(archive: ArchivePath, output: Output = None, format: Format = None) -> None:  # noqa: A002
    """Write every point with its theme, as CSV (the default) or JSON."""
    with open_archive(archive) as opened:
        write_result(opened.latest_themes(), output, format, "csv", RenderOptions())
