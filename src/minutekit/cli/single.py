"""Commands on files: digest, read, themes."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from minutekit.cli.options import (
    AttributionChoice,
    CodebookFile,
    DecisionChoice,
    Decisions,
    EditsFile,
    Files,
    Force,
    Format,
    Language,
    Length,
    LengthChoice,
    MeetingDate,
    NThemes,
    One,
    Output,
    Quiet,
    RosterFile,
    Speaker,
    SpeakersFile,
    StdinName,
    TemplateFile,
    Title,
    Verbose,
    build_reading,
    load_codebook,
    load_edits,
)
from minutekit.cli.output import Voice, check_output, write_result
from minutekit.cli.reading import DEFAULT_STDIN_NAME, read_inputs
from minutekit.errors import OptionError
from minutekit.schema import DigestOptions, RenderOptions, ThemeOptions


def digest(
    files: Files,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    length: Length = LengthChoice.standard,
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
        bool, typer.Option("--hide-names", help="Put Person 1, Person 2 and so on for people's names.")
    ] = False,
    heading: Annotated[
        str, typer.Option(help="The heading above the themes; this one is written in the meeting's language.")
    ] = "Key points raised",
    decisions: Decisions = DecisionChoice.themes,
    template: TemplateFile = None,
    codebook: CodebookFile = None,
    edits: EditsFile = None,
    unordered: Annotated[
        bool, typer.Option("--unordered", help="The order of the points means nothing (a list of comments).")
    ] = False,
    language: Language = None,
    roster: RosterFile = None,
    speaker: Speaker = None,
    speakers: SpeakersFile = None,
    one: One = False,
    title: Title = None,
    date: MeetingDate = None,
    each: Annotated[
        str | None, typer.Option("--each", metavar="FORMAT", help="One digest a meeting, into the folder of -o.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="With --each: go on, and write what arrives.")] = False,
    stdin_name: StdinName = DEFAULT_STDIN_NAME,
    force: Force = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the "Key points raised" of one meeting, of several together, or of each in a folder."""
    from minutekit.api import summarise  # noqa: PLC0415 - keeps --help fast

    voice = Voice(quiet, verbose)
    check_output(output, [*files, codebook, edits, template, roster, speakers])
    if hide_names and not redact:
        msg = "--hide-names blanks more than --redact does, and --no-redact nothing; leave one of the two out"
        raise OptionError(msg)
    reading = build_reading(language, roster, speaker, speakers, title, date)
    options = DigestOptions(
        words=words,
        max_points=max_points,
        length=length.value,
        decisions=decisions.value,
        attribution=attribution.value,
        redact="names" if hide_names else redact,
        heading=heading,
        edits=load_edits(edits),
        themes=ThemeOptions(
            n_themes=themes, ordered=not unordered, codebook=load_codebook(codebook), language=language
        ),
    )
    rendering = RenderOptions(sources=sources, template=template)
    if each or watch:
        from minutekit.cli.folders import FolderRun  # noqa: PLC0415 - keeps --help fast

        run = FolderRun(files, output, each, reading, options, rendering, force=force, voice=voice)
        return run.watch() if watch else run.run()
    if output and (output.endswith("/") or Path(output).is_dir()):
        msg = f"{output}: is a folder; add --each docx for one digest a meeting in it, or name a file"
        raise OptionError(msg)
    meetings, code = read_inputs(files, reading, voice, stdin_name, one=one)
    if meetings:
        made = summarise(meetings, options)
        for entry in made.diagnostics:
            if entry.code == "edits":
                voice.note(f"{edits}: {entry.message}: {entry.text}")
        if len(meetings) > 1:
            made = dataclasses.replace(made, title=title or made.title, date=reading.date or made.date)
        write_result(made, output, format, "markdown", rendering, force=force, voice=voice)
    return code


def read(
    files: Files,
    output: Output = None,
    format: Annotated[  # noqa: A002 - as the option is called
        str | None, typer.Option("--format", help="text, json, html, csv, markdown or docx.")
    ] = None,
    language: Language = None,
    roster: RosterFile = None,
    speaker: Speaker = None,
    speakers: SpeakersFile = None,
    one: One = False,
    title: Title = None,
    date: MeetingDate = None,
    stdin_name: StdinName = DEFAULT_STDIN_NAME,
    force: Force = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Show what was read in a document: people, sections, who said what, what was left out."""
    voice = Voice(quiet, verbose)
    check_output(output, [*files, roster, speakers])
    reading = build_reading(language, roster, speaker, speakers, title, date)
    meetings, code = read_inputs(files, reading, voice, stdin_name, one=one)
    if output not in {None, "-"} and len(meetings) > 1:
        msg = f"{output}: holds one meeting, and {len(meetings)} were read; add --one to take them as one"
        raise OptionError(msg)
    for meeting in meetings:
        write_result(meeting, output, format, "text", RenderOptions(sources=True), force=force, voice=voice)
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
    roster: RosterFile = None,
    speaker: Speaker = None,
    speakers: SpeakersFile = None,
    one: One = False,
    stdin_name: StdinName = DEFAULT_STDIN_NAME,
    force: Force = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Group all points of one or several documents into themes."""
    from minutekit.themes import find_themes  # noqa: PLC0415 - imports scipy

    voice = Voice(quiet, verbose)
    check_output(output, [*files, codebook, roster, speakers])
    options = ThemeOptions(n_themes=themes, ordered=not unordered, codebook=load_codebook(codebook), language=language)
    reading = build_reading(language, roster, speaker, speakers)
    meetings, code = read_inputs(files, reading, voice, stdin_name, one=one)
    if meetings:
        found = find_themes([point for meeting in meetings for point in meeting.points], options)
        if explain:
            from minutekit.cli.explanation import explain_themes  # noqa: PLC0415 - imports scipy

            typer.echo(explain_themes(found, options))
        else:
            write_result(found, output, format, "text", RenderOptions(), force=force, voice=voice)
    return code
