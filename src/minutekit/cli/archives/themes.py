"""Commands that find an archive's themes and follow them from run to run."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING, Annotated

import typer

from minutekit.cli.archives.files import ArchivePath, open_archive
from minutekit.cli.options import CodebookFile, Force, Format, Language, NThemes, Output, load_codebook
from minutekit.cli.output import Voice, say, write_result
from minutekit.errors import OptionError
from minutekit.schema import RenderOptions, ThemeOptions

if TYPE_CHECKING:
    from minutekit.schema import News, ThemeChange

_SHOWN = 3


def themes(
    archive: ArchivePath,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    themes: NThemes = None,
    codebook: CodebookFile = None,
    language: Language = None,
    regroup: Annotated[
        bool, typer.Option("--regroup", help="Group all points anew; names are carried over by what is shared.")
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="With --regroup: say what would change, and change nothing.")
    ] = False,
    news: Annotated[
        bool,
        typer.Option("--news", help="Say what is new, as news does, instead of listing all; nothing if nothing is."),
    ] = False,
    force: Force = False,
) -> None:
    """Find the themes of all points; what was settled keeps its theme, and the run is recorded."""
    options = ThemeOptions(n_themes=themes, codebook=load_codebook(codebook), language=language)
    with open_archive(archive) as opened:
        if preview:
            _print_changes(opened.preview_regrouping(options))
            return
        before = len(opened.runs())
        found = opened.themes(options, regroup=regroup)
        if news:
            if len(opened.runs()) > before:
                _print_news(opened.news())
            return
        notes = opened.notes()
        if output or format:
            write_result(found, output, format, "text", RenderOptions(), force=force, voice=Voice())
            return
        for theme in found.themes:
            terms = ", ".join(term.text for term in theme.terms[:5])
            note = f"  note: {notes[theme.id]}" if theme.id in notes else ""
            say(f"{theme.id}  {len(theme.points):>5}  {theme.label}  [{terms}]{note}")
        say(f"{'-':<16}  {len(found.unthemed):>5}  (not under a theme)")


def runs(archive: ArchivePath) -> None:
    """List the recorded runs."""
    with open_archive(archive) as opened:
        for run in opened.runs():
            say(
                f"run {run.number}: {run.n_meetings} meetings, {run.n_points} points, {run.n_themes} themes,"
                f" {run.n_unthemed} unthemed"
            )


def changes(
    archive: ArchivePath,
    run_a: Annotated[int, typer.Argument(min=1, help="The earlier run's number.")],
    run_b: Annotated[int, typer.Argument(min=1, help="The later run's number.")],
) -> None:
    """Say what became of each theme between two runs."""
    with open_archive(archive) as opened:
        _print_changes(opened.changes(run_a, run_b))


def _print_changes(changes: tuple[ThemeChange, ...]) -> None:
    for change in changes:
        kin = f" ({', '.join(change.kin)})" if change.kin else ""
        say(
            f"{change.id}  {change.event:<9}  {change.label}{kin}: "
            f"{change.added} added, {change.removed} removed, {change.gained} moved in, {change.lost} moved out"
        )


def news(
    archive: ArchivePath,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="RUN|DATE", help="A run's number, or a day such as 2024-05-01; default: the run before the newest."
        ),
    ] = None,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    force: Force = False,
) -> None:
    """Say what is new: points by theme, and themes that are new, split or merged; -o writes it as Word or HTML."""
    with open_archive(archive) as opened:
        found = opened.news(read_since(since))
    if output or format:
        write_result(found.as_digest(), output, format, "text", RenderOptions(sources=True), force=force, voice=Voice())
        return
    _print_news(found)


def _print_news(found: News) -> None:
    for story in found.stories:
        say(f"* {story}")
    for theme in found.themes:
        say(f"{theme.label}: {len(theme.points)} new, {theme.n_points} in all")
        for point in theme.points[:_SHOWN]:
            say(f"    {' '.join(point.text.split())}")
    if found.unthemed:
        say(f"(not under a theme): {len(found.unthemed)} new")
    if not (found.stories or found.themes or found.unthemed):
        say("nothing is new")


def read_since(text: str | None) -> int | Date | None:
    """Read a run's number or a day. Raises OptionError."""
    if text is None:
        return None
    if text.isdecimal() and len(text) <= len("99999"):
        return int(text)
    return read_day(text)


def read_day(text: str) -> Date:
    """Read a day in ISO form. Raises OptionError."""
    try:
        return Date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is no day; write it as 2024-05-01"
        raise OptionError(msg) from None
