"""Where results, progress and errors go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from minutekit.cli.summaries import describe_result
from minutekit.errors import OptionError, RenderError
from minutekit.schema import Diagnostic, Digest, Meeting, RenderOptions, Themes

_EXCERPT = 80
Progress = Callable[[int, int, str], None]


def fail(message: str, code: int) -> NoReturn:
    """Print one line on stderr and end with the exit code."""
    warn(message)
    sys.exit(code)


def warn(message: str) -> None:
    """Print one line on stderr."""
    _write_line(f"minutekit: {message}")


def say(message: str) -> None:
    """Print one line on stdout that no text of a document can break or turn around; spaces at its ends stay."""
    from minutekit.language.printable import print_fragment  # noqa: PLC0415 - keeps --help fast

    # Bytes, so that the result is UTF-8 whatever the terminal's own encoding. Columns are set with spaces.
    sys.stdout.flush()
    sys.stdout.buffer.write("  ".join(map(print_fragment, message.split("  "))).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _write_line(message: str) -> None:
    """Write one line that no name of a file and no text of a document can break or turn around."""
    from minutekit.language.printable import print_line  # noqa: PLC0415 - keeps --help fast

    sys.stderr.write(f"{print_line(message)}\n")


def check_output(output: str | None, inputs: Iterable[str | None]) -> None:
    """Refuse an output that is one of the inputs, whatever name or link it goes by. Raises OptionError."""
    if output in {None, "-"} or Path(str(output)).is_dir():
        return
    for path in inputs:
        if path is None or path == "-":
            continue
        try:
            same = Path(path).samefile(str(output))
        except (OSError, ValueError):
            continue
        if same:
            msg = f"{output}: is also an input, which would be lost; write to another file"
            raise OptionError(msg)


@dataclass(frozen=True, slots=True)
class Voice:
    """How much a command says on stderr: ``quiet`` errors alone, ``verbose`` also what was left out."""

    quiet: bool = False
    verbose: bool = False

    def warn(self, message: str) -> None:
        """Say that something failed."""
        warn(message)

    def note(self, message: str) -> None:
        """Say something worth knowing; not where errors alone are wanted."""
        if not self.quiet:
            warn(message)

    def tell(self, message: str) -> None:
        """Say in one line what was done."""
        if not self.quiet:
            _write_line(message)

    def tell_diagnostics(self, name: str, diagnostics: Iterable[Diagnostic]) -> None:
        """List what was left out or is unsure, a line each, where that is wanted."""
        if not self.verbose:
            return
        for entry in diagnostics:
            page = f"page {entry.page}: " if entry.page else ""
            excerpt = f": {entry.text[:_EXCERPT]}" if entry.text else ""
            warn(f"{name}: {page}{entry.message} ({entry.code}){excerpt}")

    @contextmanager
    def progress_bar(self, title: str) -> Iterator[Progress]:
        """Yield a function (done, total, name) that draws a bar on stderr, as ``progress_bar`` does."""
        if self.quiet:
            yield lambda *_: None
            return
        with progress_bar(title) as show:
            yield show


def write_result(
    thing: Digest | Themes | Meeting,
    output: str | None,
    format_: str | None,
    default: str,
    options: RenderOptions,
    *,
    force: bool = False,
    voice: Voice = Voice(quiet=True),
) -> None:
    """Write a result to a file and say so in a line on stderr, or write it to stdout for None and "-".

    The format is the one asked for, else that of the file's suffix, else (for stdout) the default.
    ``force`` replaces a file that minutekit did not write, or that was edited since.
    """
    from minutekit.api import render, save  # noqa: PLC0415 - keeps --help fast

    if output not in {None, "-"}:
        save(thing, str(output), options, format=format_, overwrite=force)
        voice.tell(f"{output}: {describe_result(thing)}")
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
