"""Commands on files: digest, read, themes."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutekit import codebooks
from minutekit.cli.output import progress_bar, warn, write_result
from minutekit.errors import MinutekitError, OptionError
from minutekit.schema import Codebook, DigestOptions, Person, ReadOptions, RenderOptions, ThemeOptions

if TYPE_CHECKING:
    from minutekit.schema import Meeting

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Minutes, notes or transcripts, or folders of them; - reads stdin."),
]
One = Annotated[bool, typer.Option("--one", help="The files are of one meeting: captions, their chat, the notes.")]
Speaker = Annotated[
    list[str] | None,
    typer.Option("--speaker", metavar="LABEL=NAME", help="Who a label of the transcript is; may be given again."),
]
SpeakersFile = Annotated[
    str | None,
    typer.Option("--speakers", metavar="FILE", help="A YAML file that gives labels names and organisations."),
]
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


def digest(
    files: Files,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    words: Annotated[int | None, typer.Option(min=1, help="At most so many words of key points.")] = None,
    max_points: Annotated[int | None, typer.Option("--max-points", min=1, help="At most so many key points.")] = None,
    themes: NThemes = None,
    attribution: Annotated[
        AttributionChoice, typer.Option(help="Whether key points say who raised them.")
    ] = AttributionChoice.none,
    sources: Annotated[bool, typer.Option("--sources", help="Say where each key point comes from.")] = False,
    redact: Annotated[
        bool,
        typer.Option("--redact/--no-redact", help="Blank mail addresses, phone numbers, links and codes of meetings."),
    ] = True,
    hide_names: Annotated[
        bool, typer.Option("--hide-names", help="Put Person 1, Person 2 and so on for people's names, too.")
    ] = False,
    heading: Annotated[str, typer.Option(help="The heading above the themes.")] = "Key points raised",
    codebook: CodebookFile = None,
    unordered: Annotated[
        bool, typer.Option("--unordered", help="The order of the points means nothing (a list of comments).")
    ] = False,
    language: Language = None,
    one: One = False,
    speaker: Speaker = None,
    speakers: SpeakersFile = None,
    stdin_name: StdinName = "stdin.txt",
) -> int:
    """Write the "Key points raised" of one meeting, or of several together."""
    from minutekit.api import summarise  # noqa: PLC0415 - keeps --help fast

    options = DigestOptions(
        words=words,
        max_points=max_points,
        attribution=attribution.value,
        redact="names" if hide_names else redact,
        heading=heading,
        themes=ThemeOptions(
            n_themes=themes, ordered=not unordered, codebook=load_codebook(codebook), language=language
        ),
    )
    meetings, code = _read_all(files, _read_options(language, speaker, speakers), stdin_name, one=one)
    if meetings:
        write_result(summarise(meetings, options), output, format, "markdown", RenderOptions(sources=sources))
    return code


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="One document, or all files of one meeting; - reads stdin.")
    ],
    output: Output = None,
    format: Annotated[str | None, typer.Option("--format", help="text, json, html, csv, markdown or docx.")] = None,  # noqa: A002
    language: Language = None,
    speaker: Speaker = None,
    speakers: SpeakersFile = None,
    stdin_name: StdinName = "stdin.txt",
) -> int:
    """Show what was understood of a document: people, sections, who said what, what was left out."""
    options = _read_options(language, speaker, speakers)
    meetings, code = _read_all(files, options, stdin_name, one=True)
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
    one: One = False,
    speaker: Speaker = None,
    speakers: SpeakersFile = None,
    stdin_name: StdinName = "stdin.txt",
) -> int:
    """Group all points of one or several documents into themes."""
    from minutekit.themes import find_themes  # noqa: PLC0415 - imports scikit-learn

    options = ThemeOptions(n_themes=themes, ordered=not unordered, codebook=load_codebook(codebook), language=language)
    meetings, code = _read_all(files, _read_options(language, speaker, speakers), stdin_name, one=one)
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
        return codebooks.codebook_from_digest(path)
    return codebooks.load_codebook(path)


def _read_options(language: str | None, speaker: list[str] | None, speakers: str | None) -> ReadOptions:
    """Join what a file and single options say of the speakers; the options win."""
    named: dict[str, str | Person] = dict(codebooks.load_speakers(speakers)) if speakers else {}
    for pair in speaker or ():
        label, sign, name = (part.strip() for part in pair.partition("="))
        if not (label and sign and name):
            msg = f"--speaker {pair!r} must be LABEL=NAME, as SPEAKER_00='Ana Ruiz'"
            raise OptionError(msg)
        named[label] = name
    return ReadOptions(language=language, speakers=named)


def _list_meetings(files: list[str], *, one: bool) -> list[list[str]]:
    """Group the files by meeting: all as one, or each its own, in a folder those of one stem together."""
    from minutekit.plugins import READERS, plugin_names  # noqa: PLC0415 - keeps --help fast
    from minutekit.readers.joining import pair_files  # noqa: PLC0415

    known = frozenset(plugin_names(READERS))
    groups: list[list[str]] = []
    for file in files:
        if file != "-" and Path(file).is_dir():
            inside = sorted(
                path for path in Path(file).iterdir() if path.suffix[1:].lower() in known and path.name[0] not in ".~"
            )
            groups += [[str(path) for path in group] for group in pair_files(inside)]
        else:
            groups.append([file])
    return [[file for group in groups for file in group]] if one and groups else groups


def _read_all(files: list[str], options: ReadOptions, stdin_name: str, *, one: bool) -> tuple[list[Meeting], int]:
    """Read the files; each that is refused gets a line on stderr, and the exit code is then 1."""
    from minutekit.api import read_meeting  # noqa: PLC0415 - keeps --help fast

    meetings: list[Meeting] = []
    code = 0
    groups = _list_meetings(files, one=one)
    with progress_bar("Reading") as show:
        for done, group in enumerate(groups):
            show(done, len(groups), group[0])
            sources = [_open_stdin(stdin_name) if file == "-" else file for file in group]
            try:
                meetings.append(read_meeting(sources, options))
            except MinutekitError as error:
                warn(str(error))
                code = 1
                continue
            if not meetings[-1].points:
                shown = " ".join(group)
                warn(f"{shown}: no points found in it; see what was understood with: minutekit read {shown}")
    return meetings, code


def _open_stdin(name: str) -> io.BytesIO:
    file = io.BytesIO(sys.stdin.buffer.read())
    file.name = name
    return file
