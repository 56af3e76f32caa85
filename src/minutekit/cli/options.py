"""The options that several commands share, and what they mean to the library."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - an option is called date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from minutekit.errors import OptionError
from minutekit.schema import Codebook, DigestEdits, Person, ReadOptions

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Minutes, notes or transcripts; folders with all in them; - reads stdin."),
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


def _lower(value: str | None) -> str | None:
    return value.lower() if value else value


Language = Annotated[
    str | None,
    typer.Option("--language", metavar="CODE", callback=_lower, help="Two-letter code; default: detected."),
]
NThemes = Annotated[
    int | None, typer.Option("--themes", min=1, metavar="N", help="Number of themes; default: from the data.")
]
CodebookFile = Annotated[
    str | None,
    typer.Option(
        "--codebook",
        metavar="FILE",
        help="Your own themes: a YAML file, an edited digest (.md, .docx), or another program's codebook (.qdc, .csv).",
    ),
]
EditsFile = Annotated[
    str | None,
    typer.Option("--edits", metavar="FILE", help="A digest you edited (.md, .docx): every edit is kept."),
]
TemplateFile = Annotated[
    str | None, typer.Option("--template", metavar="FILE", help="Your house's Word file, for its styles and pages.")
]
RosterFile = Annotated[
    str | None,
    typer.Option("--roster", metavar="FILE", help="Who may speak: a YAML file with name, role, organisation of each."),
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
Title = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="What the meeting is called, whatever the file says.")
]
MeetingDate = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The meeting's day, whatever the file says.")
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Replace the output even if minutekit did not write it, or it was edited since."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="List what was left out or is unsure.")]


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


Length = Annotated[LengthChoice, typer.Option(help="An eighth, a quarter or two fifths of the minutes' words.")]
Decisions = Annotated[
    DecisionChoice, typer.Option(help="Whether decisions may stand under their theme, or all in their list.")
]


def load_codebook(path: str | None) -> Codebook | None:
    """Load a codebook file, or an edited digest as one; None for None."""
    from minutekit import codebooks  # noqa: PLC0415 - keeps --help fast

    if path is None:
        return None
    if Path(path).suffix.lower() in {".md", ".markdown", ".docx"}:
        return codebooks.codebook_from_digest(path)
    return codebooks.load_codebook(path)


def load_edits(path: str | None) -> DigestEdits | None:
    """Load an edited digest; None for None."""
    from minutekit import codebooks  # noqa: PLC0415 - keeps --help fast

    return None if path is None else codebooks.load_edits(path)


def build_reading(
    language: str | None,
    roster: str | None,
    speaker: list[str] | None = None,
    speakers: str | None = None,
    title: str | None = None,
    date: str | None = None,
) -> ReadOptions:
    """Return what the options say of how to read. Raises OptionError."""
    from minutekit import rosters  # noqa: PLC0415 - keeps --help fast

    return ReadOptions(
        roster=rosters.load_roster(roster) if roster else (),
        speakers=_load_speakers(speaker, speakers),
        language=language,
        title=title,
        date=_read_day(date) if date else None,
        use_file_name=True,
    )


def _read_day(text: str) -> Date:
    try:
        return Date.fromisoformat(text)
    except ValueError as error:
        msg = f"--date {text!r} must be a day as YYYY-MM-DD, such as 2025-03-31"
        raise OptionError(msg) from error


def _load_speakers(speaker: list[str] | None, speakers: str | None) -> dict[str, str | Person]:
    """Join what a file and single options say of the speakers; the options win. Raises OptionError."""
    from minutekit import codebooks  # noqa: PLC0415 - keeps --help fast

    named: dict[str, str | Person] = dict(codebooks.load_speakers(speakers)) if speakers else {}
    for pair in speaker or ():
        label, sign, name = (part.strip() for part in pair.partition("="))
        if not (label and sign and name):
            msg = f"--speaker {pair!r} must be LABEL=NAME, as SPEAKER_00='Ana Ruiz'"
            raise OptionError(msg)
        named[label] = name
    return named
