"""Where results, progress and errors go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from minutekit.errors import RenderError
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

Progress = Callable[[int, int, str], None]


def fail(message: str, code: int) -> NoReturn:
    """Print one line on stderr and end with the exit code."""
    warn(message)
    sys.exit(code)


def warn(message: str) -> None:
    """Print one line on stderr."""
    sys.stderr.write(f"minutekit: {' '.join(message.split())}\n")


def write_result(
    thing: Digest | Themes | Meeting | Document,
    output: str | None,
    format_: str | None,
    default: str,
    options: RenderOptions,
) -> None:
    """Write a result to a file, or to stdout for None and "-".

    The format is the one asked for, else that of the file's suffix, else (for stdout) the default.
    """
    from minutekit.api import render, save  # noqa: PLC0415 - keeps --help fast

    if output not in {None, "-"}:
        save(thing, str(output), options, format=format_)
        return
    content = render(thing, format_ or default, options)
    if isinstance(content, bytes):
        if sys.stdout.isatty():
            msg = f"{format_} is not text for a terminal; name a file with -o, or pipe it"
            raise RenderError(msg)
        sys.stdout.buffer.write(content)
    else:
        # Bytes, so that the result is UTF-8 whatever the terminal's own encoding.
        sys.stdout.buffer.write(content.encode("utf-8", "replace") + (b"" if content.endswith("\n") else b"\n"))
    sys.stdout.buffer.flush()


@contextmanager
def progress_bar(title: str, least: int = 2) -> Iterator[Progress]:
    """Yield a function (done, total, name) that draws a bar on stderr; silent when piped or for few items."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console  # noqa: PLC0415 - keeps --help fast
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn(title),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def show(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=Path(name).name, visible=total >= least)

        yield show
