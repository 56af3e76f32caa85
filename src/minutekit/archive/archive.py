"""The archive: meetings in one SQLite file, added once, themed as a whole, edited and searched."""

from __future__ import annotations

from pathlib import Path

from minutekit.archive.adding import Adding
from minutekit.archive.editing import Editing
from minutekit.archive.exporting import Exporting
from minutekit.schema import Row
from minutekit.schema.display import count


class Archive(Adding, Exporting, Editing):
    """Meetings over the years in one file.

    ``path``: an SQLite file, made if missing, or ":memory:". Use it as a context manager, or call
    ``close()``. What was added is on disk when the adding call returns; an addition that is
    interrupted keeps the files it had finished. Any thread may use it.

    Raises ArchiveError and its subclasses, each naming the file and what to do.

    Examples:
        >>> with mk.Archive(":memory:") as archive:
        ...     report = archive.add("minutes")
        ...     themes = archive.themes()
        ...     decisions = archive.entries(kind="decision")
        ...     found = archive.search("landlord")
        >>> len(report.new), len(decisions) > 0, "landlord" in found[0].text.lower()
        (4, True, True)
    """

    def report(self, path: str | Path, *, name_speakers: bool = False, overwrite: bool = False) -> None:
        """Write the themes over all meetings, with every point, as one HTML file.

        Args:
            path: The page.
            name_speakers: Say who raised a point, and who raises what.
            overwrite: As in ``save``.

        Examples:
            >>> with mk.Archive("meetings.sqlite") as archive:
            ...     report = archive.add("minutes")
            ...     archive.report("themes.html", overwrite=True)
        """
        from minutekit.renderers import write_file  # noqa: PLC0415
        from minutekit.report import render_report  # noqa: PLC0415 - imports stay cheap until used

        page = render_report(
            self.themes(), self.summaries(), self.runs(), name_speakers=name_speakers, notes=self.notes()
        )
        write_file(path, page.encode("utf-8"), "html", overwrite=overwrite)

    def rows(self) -> list[Row]:
        """Return each point as a flat dictionary, with the theme of the newest run, for data frames.

        Returns:
            The points theme by theme, those in none last; the keys are those of ``Row``.
        """
        return self.latest_themes().rows(self.meetings())

    def __repr__(self) -> str:
        """Return one short line."""
        return f"<Archive: {count(self.summaries(), 'meeting')}>"

    def _repr_html_(self) -> str | None:
        return self.latest_themes()._repr_html_()

    def _repr_markdown_(self) -> str | None:
        return self.latest_themes()._repr_markdown_()

    def check(self) -> tuple[str, ...]:
        """Check the whole file: its structure, its keys, the full-text index, every checksum.

        Returns one line for everything that is wrong; nothing where the file is whole.
        """
        from minutekit.storage import find_damage  # noqa: PLC0415 - imports stay cheap until used

        return tuple(find_damage(self._db))
