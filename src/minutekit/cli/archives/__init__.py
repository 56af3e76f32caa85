"""The commands on an archive, one module a subject."""

from __future__ import annotations

import typer

from minutekit.cli.archives import edits, exchange, files, questions, themes

archive_app = typer.Typer(
    name="archive",
    help="Keep meetings in one file; find, follow and edit themes over all of them.",
    no_args_is_help=True,
)
for name, function in (
    ("add", files.add),
    ("remove", files.remove),
    ("refresh", files.refresh),
    ("meetings", files.meetings),
    ("check", files.check),
    ("themes", themes.themes),
    ("runs", themes.runs),
    ("changes", themes.changes),
    ("news", themes.news),
    ("search", questions.search),
    ("digest", questions.digest),
    ("decisions", questions.decisions),
    ("commitments", questions.commitments),
    ("voices", questions.voices),
    ("report", exchange.report),
    ("export", exchange.export),
    ("rename", edits.rename),
    ("merge", edits.merge),
    ("split", edits.split),
    ("move", edits.move),
    ("pin", edits.pin),
    ("hide", edits.hide),
    ("note", edits.note),
    ("edits", edits.edits),
    ("undo", edits.undo),
    ("redo", edits.redo),
):
    archive_app.command(name)(function)

__all__ = ["archive_app"]
