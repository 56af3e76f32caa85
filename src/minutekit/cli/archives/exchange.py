"""Commands that write an archive out."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from minutekit.cli.archives.files import ArchivePath, open_archive
from minutekit.cli.options import Force, Output, Quiet
from minutekit.cli.output import Voice, check_output
from minutekit.cli.summaries import describe_result
from minutekit.errors import RenderError


def report(
    archive: ArchivePath,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The HTML file to write.")
    ] = "report.html",
    names: Annotated[bool, typer.Option("--names", help="Say who raised each point, and who raises what.")] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write one HTML file: the themes over all meetings, with every point."""
    check_output(output, [archive])
    with open_archive(archive) as opened:
        opened.report(output, name_speakers=names, overwrite=force)
        Voice(quiet).tell(f"{output}: {len(opened.summaries())} meetings, {describe_result(opened.latest_themes())}")


def export(
    archive: ArchivePath,
    output: Output = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None, typer.Option("--format", help="csv, json, jsonl, parquet, qdc, qdpx or taguette.")
    ] = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write every point with its theme, or the themes as a codebook for other programs."""
    with open_archive(archive) as opened:
        if output not in {None, "-"}:
            check_output(output, [archive])
            opened.export(str(output), format, overwrite=force)
            Voice(quiet).tell(f"{output}: {describe_result(opened.latest_themes())}")
            return
        content = opened.render_export(format or "csv")
    if isinstance(content, bytes) and sys.stdout.isatty():
        msg = f"{format} is not text for a terminal; name a file with -o, or pipe it"
        raise RenderError(msg)
    sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
