"""Commands on files: digest, read, themes."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutekit.cli.output import progress_bar, warn, write_result
from minutekit.errors import MinutekitError
from minutekit.schema import Codebook, DigestEdits, DigestOptions, ReadOptions, RenderOptions, ThemeOptions

if TYPE_CHECKING:
    from minutekit.schema import Meeting

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Minutes, notes or transcripts; - reads stdin.")]
Output = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Where to write; its suffix chooses the format. Default: stdout."
    ),
]
Format = Annotated[
    str | None,
    typer.Option("--format", help="markdown, docx, html, json, csv or text; default by the output's suffix."),
]
StdinName = Annotated[
    str,
    typer.Option(
        "--stdin-name", metavar="NAME", help="What stdin would be called as a file; its suffix says how to read it."
    ),
]
Language = Annotated[str | None, typer.Option("--language", metavar="CODE", help="Two-letter code; default: detected.")]
NThemes = Annotated[
    int | None, typer.Option("--themes", min=1, metavar="N", help="Number of themes; default: from the data.")
]
CodebookFile = Annotated[
    str | None,
    typer.Option("--codebook", metavar="FILE", help="Your own themes: a YAML file, or an edited digest (.md, .docx)."),
]


class AttributionChoice(StrEnum):
    """How key points may name who raised them."""

    none = "none"
    name = "name"
    organisation = "organisation"


class LengthChoice(StrEnum):
    """How long the key points and open questions are together."""

    short = "short"
    standard = "standard"
    full = "full"


class DecisionChoice(StrEnum):
    """Where decisions stand."""

    themes = "themes"
    list = "list"


def digest(
    files: Files,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    length: Annotated[
        LengthChoice, typer.Option(help="An eighth, a quarter or two fifths of the minutes' words.")
    ] = LengthChoice.standard,
    words: Annotated[int | None, typer.Option(min=1, help="At most so many words of key points.")] = None,
    max_points: Annotated[int | None, typer.Option("--max-points", min=1, help="At most so many key points.")] = None,
    themes: NThemes = None,
    attribution: Annotated[
        AttributionChoice, typer.Option(help="Whether key points say who raised them.")
    ] = AttributionChoice.none,
    sources: Annotated[bool, typer.Option("--sources", help="Say where each key point comes from.")] = False,
    redact: Annotated[
        bool, typer.Option("--redact/--no-redact", help="Blank mail addresses and phone numbers.")
    ] = True,
    heading: Annotated[
        str, typer.Option(help="The heading above the themes; this one is written in the meeting's language.")
    ] = "Key points raised",
    decisions: Annotated[
        DecisionChoice, typer.Option(help="Whether decisions may stand under their theme, or all in their list.")
    ] = DecisionChoice.themes,
    template: Annotated[
        str | None, typer.Option("--template", metavar="FILE", help="Your house's Word file, for its styles and pages.")
    ] = None,
    codebook: CodebookFile = None,
    edits: Annotated[
        str | None,
        typer.Option("--edits", metavar="FILE", help="A digest you edited (.md, .docx): every edit is kept."),
    ] = None,
    unordered: Annotated[
        bool, typer.Option("--unordered", help="The order of the points means nothing (a list of comments).")
    ] = False,
    language: Language = None,
    stdin_name: StdinName = "stdin.txt",
) -> int:
    """Write the "Key points raised" of one meeting, or of several together."""
    from minutekit.pipeline import summarise  # noqa: PLC0415 - keeps --help fast

    options = DigestOptions(
        words=words,
        max_points=max_points,
        length=length.value,
        decisions=decisions.value,
        attribution=attribution.value,
        redact=redact,
        heading=heading,
        edits=DigestEdits.load(edits) if edits else None,
        themes=ThemeOptions(
            n_themes=themes, ordered=not unordered, codebook=load_codebook(codebook), language=language
        ),
    )
    meetings, code = _read_all(files, language, stdin_name)
    if meetings:
        write_result(
            summarise(meetings, options), output, format, "markdown", RenderOptions(sources=sources, template=template)
        )
    return code


def read(
    file: Annotated[str, typer.Argument(metavar="FILE", help="One document; - reads stdin.")],
    output: Output = None,
    format: Annotated[str | None, typer.Option("--format", help="text, json, html, csv, markdown or docx.")] = None,  # noqa: A002
    language: Language = None,
    stdin_name: StdinName = "stdin.txt",
) -> int:
    """Show what was understood of a document: people, sections, who said what, what was left out."""
    meetings, code = _read_all([file], language, stdin_name)
    if meetings:
        write_result(meetings[0], output, format, "text", RenderOptions(sources=True))
    return code


def themes(
    files: Files,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    themes: NThemes = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say how good the grouping is, and why each point is where it is.")
    ] = False,
    codebook: CodebookFile = None,
    unordered: Annotated[bool, typer.Option("--unordered", help="The order of the points means nothing.")] = False,
    language: Language = None,
    stdin_name: StdinName = "stdin.txt",
) -> int:
    """Group all points of one or several documents into themes."""
    from minutekit.themes import find_themes  # noqa: PLC0415 - imports scikit-learn

    options = ThemeOptions(n_themes=themes, ordered=not unordered, codebook=load_codebook(codebook), language=language)
    meetings, code = _read_all(files, language, stdin_name)
    if meetings:
        found = find_themes([point for meeting in meetings for point in meeting.points], options)
        if explain:
            from minutekit.cli.explanation import explain_themes  # noqa: PLC0415 - imports scikit-learn

            typer.echo(explain_themes(found, options))
        else:
            write_result(found, output, format, "text", RenderOptions())
    return code


def load_codebook(path: str | None) -> Codebook | None:
    """Load a codebook file, or an edited digest as one; None for None."""
    if path is None:
        return None
    if Path(path).suffix.lower() in {".md", ".markdown", ".docx"}:
        return Codebook.from_digest(path)
    return Codebook.load(path)


def _read_all(files: list[str], language: str | None, stdin_name: str) -> tuple[list[Meeting], int]:
    """Read the files; each that is refused gets a line on stderr, and the exit code is then 1."""
    from minutekit.pipeline import read_meeting  # noqa: PLC0415 - keeps --help fast

    options = ReadOptions(language=language)
    meetings: list[Meeting] = []
    code = 0
    with progress_bar("Reading") as show:
        for done, file in enumerate(files):
            show(done, len(files), file)
            try:
                if file == "-":
                    meetings.append(read_meeting(sys.stdin.buffer.read(), options, name=stdin_name))
                else:
                    meetings.append(read_meeting(file, options))
            except MinutekitError as error:
                warn(str(error))
                code = 1
                continue
            if not meetings[-1].points:
                warn(f"{file}: no points found in it; see what was understood with: minutekit read {file}")
    return meetings, code
