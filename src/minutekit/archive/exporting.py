"""An archive written out for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from minutekit.archive.questions import Questions
from minutekit.errors import OptionError

if TYPE_CHECKING:
    from minutekit.schema import Entry, Themes

FORMATS = {
    ".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet", ".qdc": "qdc",
    ".qdpx": "qdpx",
}  # fmt: skip


class Exporting(Questions):
    """The part of an archive that writes it out."""

    def export(self, path: str | Path, format: str | None = None, *, overwrite: bool = False) -> None:  # noqa: A002
        """Write every point with its theme, or the themes as a codebook.

        ``format``: "csv", "json" (all themes, to be read back), "jsonl", "parquet" (extra ``[parquet]``), "qdc" (a
        REFI-QDA codebook), "qdpx" (a REFI-QDA project) or "taguette" (its codebook as CSV); None for that of the
        path's suffix. ``overwrite``: as in ``save``. Raises OptionError for another.
        """
        from minutekit.renderers import write_file  # noqa: PLC0415 - imports stay cheap until used

        chosen = format or FORMATS.get(Path(path).suffix.lower())
        if chosen is None:
            msg = f"{path}: its suffix is none of {', '.join(FORMATS)}; name it so, or name the format"
            raise OptionError(msg)
        content = self.render_export(chosen)
        # Spreadsheets take a CSV for UTF-8 only if it begins with the byte order mark.
        encoding = "utf-8-sig" if chosen == "csv" else "utf-8"
        data = content if isinstance(content, bytes) else content.encode(encoding, "replace")
        write_file(path, data, chosen, overwrite=overwrite)

    def render_export(self, format: str) -> str | bytes:  # noqa: A002
        """Return what ``export`` writes."""
        from minutekit import exchange  # noqa: PLC0415 - imports stay cheap until used
        from minutekit.renderers import render_as  # noqa: PLC0415
        from minutekit.schema import RenderOptions  # noqa: PLC0415

        of_points: dict[str, Callable[[Iterable[Entry]], str | bytes]] = {
            "csv": exchange.write_csv,
            "jsonl": exchange.write_json_lines,
            "parquet": exchange.write_parquet,
        }
        of_themes: dict[str, Callable[[Themes], str | bytes]] = {
            "qdc": exchange.write_qdc,
            "qdpx": exchange.write_qdpx,
            "taguette": exchange.write_taguette,
        }
        if format in of_points:
            return of_points[format](self.entries())
        if format in of_themes:
            return of_themes[format](self.latest_themes())
        if format == "json":
            return render_as(self.latest_themes(), "json", RenderOptions())
        msg = f"format={format!r} is not one of {', '.join(dict.fromkeys([*FORMATS.values(), 'taguette']))}"
        raise OptionError(msg)
