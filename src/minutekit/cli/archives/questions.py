"""Commands that ask an archive: search, digest, decisions, commitments, who raises what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from minutekit.cli.archives.files import ArchivePath, open_archive
from minutekit.cli.archives.themes import read_day
from minutekit.cli.options import Force, Format, Output
from minutekit.cli.output import Voice, say, write_result
from minutekit.schema import DigestOptions, RenderOptions

if TYPE_CHECKING:
    from minutekit.schema import Entry, Point

Speaker = Annotated[str | None, typer.Option(help="Part of the speaker's name.")]
Kind = Annotated[str | None, typer.Option(help="statement, decision, action or question.")]
Section = Annotated[str | None, typer.Option(help="Part of the section's heading.")]
ThemeName = Annotated[str | None, typer.Option("--theme", help="A theme's label, id, or a beginning of either.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="Meetings from this day on, such as 2024-05-01.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Meetings up to this day.")]


def _filters(
    speaker: str | None, kind: str | None, section: str | None, theme: str | None, since: str | None, until: str | None
) -> dict[str, Any]:
    return {
        "speaker": speaker,
        "kind": kind,
        "section": section,
        "theme": theme,
        "since": read_day(since) if since else None,
        "until": read_day(until) if until else None,
    }


def search(
    archive: ArchivePath,
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT", help='Words that must all occur; "a phrase"; begin*; OR; NOT word.'),
    ],
    limit: Annotated[int, typer.Option(min=1, help="At most so many points.")] = 50,
    speaker: Speaker = None,
    kind: Kind = None,
    section: Section = None,
    theme: ThemeName = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Find points by their words, best first."""
    words = " ".join(text)
    with open_archive(archive) as opened:
        hits = opened.find(words, limit, **_filters(speaker, kind, section, theme, since, until))
    for hit in hits:
        snippet = " ".join(hit.snippet.replace("\x02", "[").replace("\x03", "]").split())
        say(f"{hit.point.id}  {hit.point.speaker or '-'}: {snippet}  ({_place(hit.point, hit.theme)})")
    if not hits:
        say(f"no point holds {words!r}; try fewer words, or a word's beginning with *")


def _place(point: Point, theme: str | None) -> str:
    page = f"page {point.page}" if point.page else None
    return ", ".join(" ".join(part.split()) for part in (point.meeting, page, theme) if part)


def digest(
    archive: ArchivePath,
    output: Output = None,
    format: Format = None,  # noqa: A002 - the option's name
    words: Annotated[int | None, typer.Option(min=1, help="At most so many words of key points.")] = None,
    theme: ThemeName = None,
    since: Since = None,
    until: Until = None,
    force: Force = False,
) -> None:
    """Write the key points of a period, or of one theme over the years."""
    chosen = _filters(None, None, None, theme, since, until)
    with open_archive(archive) as opened:
        found = opened.digest(
            DigestOptions(words=words), theme=chosen["theme"], since=chosen["since"], until=chosen["until"]
        )
    write_result(found, output, format, "markdown", RenderOptions(), force=force, voice=Voice())


def decisions(archive: ArchivePath, theme: ThemeName = None, since: Since = None, until: Until = None) -> None:
    """List the decisions: day, theme, text, file."""
    with open_archive(archive) as opened:
        for entry in opened.entries(**_filters(None, "decision", None, theme, since, until)):
            say(_line(entry))


def commitments(
    archive: ArchivePath,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="Judge by this day; default: the latest meeting's.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also those that are done.")] = False,
) -> None:
    """List the actions that are open or overdue, and with --all those that are done."""
    with open_archive(archive) as opened:
        for one in opened.commitments(read_day(as_of) if as_of else None):
            if one.status == "done" and not every:
                continue
            owner = one.entry.point.owner or "-"
            due = one.due.isoformat() if one.due else one.entry.point.due or "-"
            closing = f"  done: {' '.join(one.closing.text.split())}" if one.closing else ""
            say(f"{one.status:<8}{due:<12}{owner}: {_line(one.entry)}{closing}")


def _line(entry: Entry) -> str:
    day = entry.date.isoformat() if entry.date else "-"
    return f"{day:<10}  {' '.join(entry.point.text.split())}  ({_place(entry.point, entry.theme)})"


def voices(
    archive: ArchivePath,
    by: Annotated[str, typer.Option(help="speaker, organisation or section.")] = "speaker",
) -> None:
    """Count who raises what: points by speaker and theme, most first."""
    with open_archive(archive) as opened:
        counted = opened.voices(by)
    for who, themes in sorted(counted.items(), key=lambda pair: (-sum(pair[1].values()), pair[0])):
        most = "; ".join(f"{theme or '(no theme)'} {n}" for theme, n in list(themes.items())[:5])
        say(f"{sum(themes.values()):>6}  {who or '(nobody named)'}: {most}")
