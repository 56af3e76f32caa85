"""The command that opens a page to review a digest in."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from minutekit.cli.options import CodebookFile, Files, Language, Quiet, RosterFile, build_reading, load_codebook
from minutekit.cli.output import Voice
from minutekit.cli.reading import read_inputs
from minutekit.errors import OptionError, PluginError
from minutekit.schema import DigestOptions, ThemeOptions


def review(
    files: Files,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="Where to keep it; default: beside the first file."),
    ] = None,
    codebook: CodebookFile = None,
    language: Language = None,
    roster: RosterFile = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    quiet: Quiet = False,
) -> int:
    """Open a page on this machine to review a digest: reword, join, move, accept; save as Word and Markdown."""
    from minutekit.api import summarise  # noqa: PLC0415 - keeps --help fast
    from minutekit.review import open_desk  # noqa: PLC0415

    try:
        from minutekit.review.serving import serve  # noqa: PLC0415 - an extra
    except ImportError as error:
        msg = (
            "the review page needs the extra minutekit[review], Starlette and uvicorn; "
            "install them with: pip install starlette uvicorn"
        )
        raise PluginError(msg) from error
    if "-" in files:
        msg = "review keeps its state beside the file, so it reads no stdin; name a file"
        raise OptionError(msg)
    voice = Voice(quiet)
    reading = build_reading(language, roster)
    meetings, code = read_inputs(files, reading, voice)
    if not meetings:
        return code
    options = DigestOptions(themes=ThemeOptions(codebook=load_codebook(codebook), language=language))
    first = Path(files[0])
    folder = Path(output) if output else (first if first.is_dir() else first.parent)
    desk = open_desk(meetings, summarise(meetings, options), folder / first.stem)
    with contextlib.suppress(KeyboardInterrupt):
        serve(
            desk,
            lambda address: typer.echo(f"Review at {address} (it ends with Ctrl-C, and when the page is closed)"),
            port=port,
            browser=browser,
        )
    changes = "1 change" if desk.draft.version == 1 else f"{desk.draft.version} changes"
    voice.tell(f"{desk.file}: {changes} kept" if desk.draft.version else "nothing was changed")
    return code
