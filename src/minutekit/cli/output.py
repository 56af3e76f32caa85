"""Where results, progress and errors go."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer

from minutekit.errors import MinutekitError
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

FORMATS = {
    ".csv": "csv",
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".markdown": "markdown",
    ".md": "markdown",
    ".text": "text",
    ".txt": "text",
}


def fail(message: str, code: int) -> NoReturn:
    """Print one line on stderr and end with the exit code."""
    warn(message)
    sys.exit(code)


def warn(message: str) -> None:
    """Print one line on stderr."""
    print(f"minutekit: {' '.join(message.split())}", file=sys.stderr)


def write_result(
    thing: Digest | Themes | Meeting | Document, output: str | None, format_: str | None, default: str, options: RenderOptions
) -> None:
    """Write a result to a file, or to stdout for None and "-".

    The format is the one asked for, else that of the file's suffix, else the default.
    """
    from minutekit.pipeline import render, write_file  # noqa: PLC0415 - keeps --help fast

    to_file = output not in {None, "-"}
    chosen = format_ or (FORMATS.get(Path(str(output)).suffix.lower()) if to_file else None)
    if to_file and chosen is None:
        # A plugin's format is named like its suffix.
        chosen = Path(str(output)).suffix.lower().lstrip(".") or default
    content = render(thing, chosen or default, options)
    if to_file:
        write_file(Path(str(output)), content)
        return
    if isinstance(content, bytes):
        if sys.stdout.isatty():
            msg = f"{chosen} is not text for a terminal; name a file with -o, or pipe it"
            raise typer.BadParameter(msg)
        sys.stdout.buffer.write(content)
    else:
        # Bytes, so that the result is UTF-8 whatever the terminal's own encoding.
        sys.stdout.buffer.write(content.encode("utf-8") + (b"" if content.endswith("\n") else b"\n"))
    sys.stdout.buffer.flush()


@contextmanager
def progress_bar(title: str, least: int = 2) -> Iterator[object]:
    """Yield a function (done, total, name) that draws a bar on stderr; silent when piped or for few items."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    from rich.console import Console  # noqa: PLC0415 - keeps --help fast
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=Path(name).name, visible=total >= least)

        yield show


def explain_refusals(refused: list[MinutekitError]) -> None:
    """Print why each refused file was refused."""
    for error in refused:
        warn(str(error))
