"""Commands that edit an archive's themes; every rerun keeps the edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from minutekit.cli.archives.files import ArchivePath, open_archive
from minutekit.cli.output import say

if TYPE_CHECKING:
    from minutekit.archive import Archive

ThemeName = Annotated[str, typer.Argument(metavar="THEME", help="A theme's label, id, or a beginning of either.")]
PointId = Annotated[str, typer.Argument(metavar="POINT", help="A point's id, as `archive search` lists it.")]
Label = Annotated[str, typer.Argument(help="The new name.")]


def rename(archive: ArchivePath, theme: ThemeName, label: Label) -> None:
    """Give a theme another name."""
    with open_archive(archive) as opened:
        opened.rename_theme(theme, label)
        _say_last(opened)


def merge(
    archive: ArchivePath,
    themes: Annotated[list[str], typer.Argument(metavar="THEME...", help="The themes to join.")],
    into: Annotated[str, typer.Option(metavar="THEME", help="The theme that stays.")],
) -> None:
    """Join themes into one."""
    with open_archive(archive) as opened:
        opened.merge_themes(themes, into)
        _say_last(opened)


def split(
    archive: ArchivePath,
    theme: ThemeName,
    label: Label,
    points: Annotated[list[str], typer.Argument(metavar="POINT...", help="The ids of the points to take out.")],
) -> None:
    """Put points of a theme into a new one."""
    with open_archive(archive) as opened:
        say(opened.split_theme(theme, points, label))


def move(
    archive: ArchivePath,
    point: PointId,
    theme: Annotated[str, typer.Argument(metavar="THEME", help="A theme's label or id, or 'none'.")],
) -> None:
    """Put a point into another theme, or into none."""
    with open_archive(archive) as opened:
        opened.move_point(point, None if theme == "none" else theme)
        _say_last(opened)


def pin(archive: ArchivePath, point: PointId) -> None:
    """Keep a point in the theme where it is."""
    with open_archive(archive) as opened:
        opened.pin(point)
        _say_last(opened)


def hide(
    archive: ArchivePath,
    theme: ThemeName,
    show: Annotated[bool, typer.Option("--show", help="Show it again.")] = False,
) -> None:
    """Leave a theme out of what is shown."""
    with open_archive(archive) as opened:
        opened.hide_theme(theme, hidden=not show)
        _say_last(opened)


def note(
    archive: ArchivePath,
    subject: Annotated[str, typer.Argument(metavar="THEME|POINT", help="What the note is on.")],
    text: Annotated[str, typer.Argument(help="The note; empty takes it away.")],
) -> None:
    """Keep a note on a theme or a point."""
    with open_archive(archive) as opened:
        opened.note(subject, text)
        _say_last(opened)


def _say_last(opened: Archive) -> None:
    """Say the edit that was just made."""
    made = opened.edits()
    say("; ".join(str(edit) for edit in made if edit.number == made[-1].number))


def edits(archive: ArchivePath) -> None:
    """List the edits, oldest first."""
    with open_archive(archive) as opened:
        for edit in opened.edits():
            say(f"{edit.number:>4}  {edit}{'  (taken back)' if edit.undone else ''}")


def undo(archive: ArchivePath) -> None:
    """Take the last edit back."""
    with open_archive(archive) as opened:
        say(opened.undo() or "no edit to take back")


def redo(archive: ArchivePath) -> None:
    """Make the edit that was taken back last again."""
    with open_archive(archive) as opened:
        say(opened.redo() or "no edit to make again")
