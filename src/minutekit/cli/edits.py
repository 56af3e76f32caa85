"""Commands that edit an archive's themes; every rerun keeps the edits."""

from __future__ import annotations

from typing import Annotated

import typer

from minutekit.cli.archive import ArchivePath, open_archive

ThemeId = Annotated[str, typer.Argument(metavar="THEME", help="A theme's id, as `archive themes` lists it.")]
PointId = Annotated[str, typer.Argument(metavar="POINT", help="A point's id, as `archive search` lists it.")]


def rename(archive: ArchivePath, theme: ThemeId, label: Annotated[str, typer.Argument(help="The new name.")]) -> None:
    """Give a theme another name."""
    with open_archive(archive) as opened:
        opened.rename_theme(theme, label)


def merge(
    archive: ArchivePath,
    themes: Annotated[list[str], typer.Argument(metavar="THEME...", help="The ids of the themes to join.")],
    into: Annotated[str, typer.Option(metavar="THEME", help="The theme that stays.")],
) -> None:
    """Join themes into one."""
    with open_archive(archive) as opened:
        opened.merge_themes(themes, into)


def move(
    archive: ArchivePath,
    point: PointId,
    theme: Annotated[str, typer.Argument(metavar="THEME", help="A theme's id, or 'none'.")],
) -> None:
    """Put a point into another theme, or into none."""
    with open_archive(archive) as opened:
        opened.move_point(point, None if theme == "none" else theme)


def pin(archive: ArchivePath, point: PointId) -> None:
    """Keep a point in the theme where it is."""
    with open_archive(archive) as opened:
        opened.pin(point)


def undo(archive: ArchivePath) -> None:
    """Take the last edit back."""
    with open_archive(archive) as opened:
        typer.echo(opened.undo() or "no edit to take back")
