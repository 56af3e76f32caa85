"""The command: a thin layer over the public functions."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from minutekit._version import __version__
from minutekit.cli import agree, review, single
from minutekit.cli.archives import archive_app
from minutekit.cli.output import fail
from minutekit.cli.settings import load_defaults
from minutekit.errors import MinutekitError, OptionError

_HELP = """From minutes, notes and transcripts to a traceable "Key points raised" digest.

    minutekit digest notes.docx -o digest.docx

Everything runs on this machine; nothing is downloaded and nothing is sent.
Exit codes: 0 done, 1 some or all files were refused (the reasons are on stderr), 2 wrong usage.
"""

app = typer.Typer(
    name="minutekit", help=_HELP, no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False
)
app.command("digest")(single.digest)
app.command("read")(single.read)
app.command("themes")(single.themes)
app.command("review")(review.review)
app.command("agree")(agree.agree)
app.add_typer(archive_app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"minutekit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    pass


def _silence_stdout() -> None:
    """Keep the interpreter's own last flush from failing once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """Run the command; end the process with its exit code."""
    try:
        command = typer.main.get_command(app)
        code = command.main(standalone_mode=False, default_map=load_defaults(command))
        sys.stdout.flush()
    except OptionError as error:
        fail(str(error), 2)
    except MinutekitError as error:
        fail(str(error), 1)
    except (KeyboardInterrupt, typer.Abort):
        fail("stopped; what was finished is kept", 130)
    except BrokenPipeError:
        # The reader of our output is gone (head, less).
        _silence_stdout()
        sys.exit(0)
    except OSError as error:
        _silence_stdout()
        fail(f"{error.filename or 'stdout'}: {error.strerror or error}; check free space and permissions", 1)
    except Exception as error:
        # Wrong usage is an exception of click's, or of typer's own copy of click: known by what it can do.
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            if not error.format_message():
                sys.exit(error.exit_code)  # the command alone: its help has been printed
            fail(f"{error.format_message()} (see minutekit --help)", error.exit_code)
        raise
    sys.exit(code if isinstance(code, int) else 0)
