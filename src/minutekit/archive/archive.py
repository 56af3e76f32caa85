"""The archive: meetings in one SQLite file, added once, themed as a whole, edited and searched."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from datetime import date as Date  # noqa: N812 - a field is called date
from pathlib import Path
from types import TracebackType
from typing import Self

from minutekit.archive.grouping import apply_edits, carry_over, describe_options, fingerprint
from minutekit.archive.intake import hash_file, list_files, read_files
from minutekit.errors import ArchiveError, MinutekitError
from minutekit.lineage import compare_runs
from minutekit.schema import (
    AddReport,
    Meeting,
    MeetingSummary,
    Point,
    PointKind,
    ReadOptions,
    Refusal,
    Run,
    ThemeChange,
    ThemeOptions,
    Themes,
)
from minutekit.storage import Database, RunRecord, Tables

Progress = Callable[[int, int, str], None]
"""Called before each file with (files done, files in all, name of the file)."""


class Archive:
    """Meetings over the years in one file.

    ``path``: an SQLite file, made if missing, or ":memory:". Use it as a context manager, or call
    ``close()``. What was added is on disk when the adding call returns; an addition that is
    interrupted keeps the files it had finished.

    Raises ArchiveError and its subclasses, each naming the file and what to do.
    """

    def __init__(self, path: str | Path) -> None:
        self._database = Database(path)
        self._tables = Tables(self._database)
        self._folder = Path.cwd() if self._database.path == ":memory:" else Path(path).absolute().parent

    def __enter__(self) -> Self:
        """Return the archive itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is fine."""
        self._database.close()

    # Meetings

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        workers: int | Executor | None = None,
        progress: Progress | None = None,
        options: ReadOptions | None = None,
    ) -> AddReport:
        """Add files, and folders with all in them.

        Files whose content the archive already holds are not read again; a file that changed since
        replaces its older self; one that cannot be read is refused with the reason and does not stop
        the others. ``workers``: processes to read in (a script that asks for more than one needs the
        usual ``if __name__ == "__main__":``), or an executor. ``progress``: called before each file.
        """
        from minutekit.plugins import READERS, plugin_names  # noqa: PLC0415 - imports stay cheap until used

        files, ignored = list_files(paths, frozenset(f".{name}" for name in plugin_names(READERS)))
        held = self._tables.file_hashes()
        present = set(held.values())
        unchanged: list[str] = []
        refused: list[Refusal] = []
        wanted: list[Path] = []
        for path in files:
            key = self._key_of(path)
            try:
                digest = hash_file(path)
            except MinutekitError as error:
                refused.append(_refuse(path, error))
                continue
            if held.get(key) == digest or (key not in held and digest in present):
                unchanged.append(str(path))
            else:
                present.add(digest)
                wanted.append(path)
        new: list[str] = []
        changed: list[str] = []
        for done, (path, result) in enumerate(read_files(wanted, options, workers)):
            if progress:
                progress(done, len(wanted), str(path))
            if isinstance(result, MinutekitError):
                refused.append(_refuse(path, result))
                continue
            key = self._key_of(path)
            with self._tables.transaction():
                self._tables.put_meeting(key, result)
            (changed if key in held else new).append(str(path))
        if progress and wanted:
            progress(len(wanted), len(wanted), "")
        return AddReport(tuple(new), tuple(changed), tuple(unchanged), tuple(refused), tuple(map(str, ignored)))

    def add_meeting(self, meeting: Meeting) -> None:
        """Add a meeting that was read or built elsewhere; the same meeting twice is kept once."""
        with self._tables.transaction():
            self._tables.put_meeting(meeting.id, meeting)

    def remove(self, path: str | Path) -> bool:
        """Take a file's meeting (or a meeting by its id) out again; tell whether it was there."""
        with self._tables.transaction():
            return self._tables.drop_meeting(self._key_of(Path(path))) or self._tables.drop_meeting(str(path))

    def meetings(self) -> tuple[Meeting, ...]:
        """Return the meetings by date (undated last) and title."""
        return tuple(meeting for _, meeting in self._tables.meetings())

    def points(
        self,
        *,
        speaker: str | None = None,
        kind: PointKind | None = None,
        section: str | None = None,
        theme: str | None = None,
        since: Date | None = None,
        until: Date | None = None,
    ) -> tuple[Point, ...]:
        """Return the points that pass all filters, in the order of ``meetings()``.

        ``speaker`` and ``section`` match parts of the name whatever the case; ``theme`` is a theme's
        id or label in the newest run; ``since`` and ``until`` are inclusive and leave out undated meetings.
        """
        inside: set[str] | None = None
        if theme is not None:
            current = self.latest_themes()
            inside = {p.id for t in current.themes if theme in {t.id, t.label} for p in t.points}
        out: list[Point] = []
        for meeting in self.meetings():
            if (since or until) and not meeting.date:
                continue
            if (since and meeting.date and meeting.date < since) or (until and meeting.date and meeting.date > until):
                continue
            out.extend(
                point
                for point in meeting.points
                if (kind is None or point.kind == kind)
                and _holds(point.speaker, speaker)
                and _holds(point.section, section)
                and (inside is None or point.id in inside)
            )
        return tuple(out)

    def search(self, text: str, limit: int = 50) -> tuple[Point, ...]:
        """Return the points in which all words of the text occur (accents and case aside), best first.

        "Quoted words" must stand together; a word ending in * matches all words that begin so.
        """
        query = _search_query(text)
        if not query:
            return ()
        meetings = dict(self._tables.meetings())
        return tuple(meetings[key].points[position] for key, position in self._tables.find_points(query, limit))

    # Themes

    def themes(self, options: ThemeOptions | None = None) -> Themes:
        """Group all points of the archive, carry the themes' identities over, and record the run.

        Points that had a theme keep it, new points join it or make new themes; with other options
        than last time, or twice the points, all are grouped anew and the themes' names carried over.
        The user's edits lie on top. Nothing new gives the same themes, and no new run.
        """
        from minutekit.themes import find_themes  # noqa: PLC0415 - imports scikit-learn

        options = options or ThemeOptions()
        points = self._distinct_points()
        described = describe_options(options)
        number = self._tables.last_run_number()
        run = self._tables.run(number) if number else None
        if run is None or run.fingerprint != fingerprint(points, described):
            fresh = find_themes(points, options)
            run = carry_over(number + 1, points, fresh, described, run, most_themes=options.n_themes)
            with self._tables.transaction():
                self._tables.put_run(run, n_meetings=len(self._tables.file_hashes()))
        return self._with_edits(points, run)

    def latest_themes(self) -> Themes:
        """Return the themes of the newest run with the user's edits, without grouping anew.

        Raises ArchiveError if there was no run yet.
        """
        return self._with_edits(self._distinct_points(), self._run(max(self._tables.last_run_number(), 1)))

    def runs(self) -> tuple[Run, ...]:
        """Return the recorded runs, oldest first."""
        return self._tables.runs()

    def changes(self, run_a: int, run_b: int) -> tuple[ThemeChange, ...]:
        """Say what became of each theme between two runs, by their numbers."""
        first, second = self._run(run_a), self._run(run_b)
        labels = {t.id: t.label for t in second.themes} | {
            t.id: t.label for t in first.themes if t.id not in {s.id for s in second.themes}
        }
        return compare_runs(first.theme_of, second.theme_of, labels)

    def rename_theme(self, theme_id: str, label: str) -> None:
        """Give a theme another name, kept on every rerun."""
        label = " ".join(label.split())
        if not label:
            msg = "a theme needs a label; give at least one letter"
            raise ArchiveError(msg)
        self._require_theme(theme_id)
        with self._tables.transaction():
            self._tables.add_edits([("rename", theme_id, label)])

    def merge_themes(self, theme_ids: Iterable[str], into: str) -> None:
        """Join themes into one of them (or another), kept on every rerun."""
        others = [theme for theme in dict.fromkeys(theme_ids) if theme != into]
        for theme in [*others, into]:
            self._require_theme(theme)
        with self._tables.transaction():
            self._tables.add_edits([("merge", theme, into) for theme in others])

    def move_point(self, point_id: str, theme_id: str | None) -> None:
        """Put a point into a theme (None: into none), kept on every rerun."""
        self._require_point(point_id)
        if theme_id is not None:
            self._require_theme(theme_id)
        with self._tables.transaction():
            self._tables.add_edits([("move", point_id, theme_id or "")])

    def pin(self, point_id: str) -> None:
        """Keep a point in the theme where it is now, also when all points are grouped anew."""
        self._require_point(point_id)
        current = self.latest_themes()
        theme = next((t.id for t in current.themes if any(p.id == point_id for p in t.points)), "")
        with self._tables.transaction():
            self._tables.add_edits([("pin", point_id, theme)])

    def undo(self) -> str | None:
        """Take the last edit back; return what it was in one line, None if there is none."""
        edits = self._tables.edits()
        if not edits:
            return None
        last = edits[-1]
        with self._tables.transaction():
            self._tables.drop_edit(last.number)
        return f"{last.kind} {last.subject} -> {last.value or 'no theme'}"

    def report(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write the newest run's themes over all meetings as one HTML file; ``overwrite`` as in ``save``."""
        from minutekit.renderers import write_file  # noqa: PLC0415
        from minutekit.report import render_report  # noqa: PLC0415 - imports stay cheap until used

        meetings = self._tables.meetings()
        summaries = tuple(
            MeetingSummary(
                id=m.id,
                title=m.title,
                date=m.date,
                source=m.document.name if m.document else None,
                n_points=len(m.points),
            )
            for _, m in meetings
        )
        page = render_report(self.themes(), summaries, self.runs()).encode("utf-8")
        write_file(path, page, "html", overwrite=overwrite)

    # Inside

    def _distinct_points(self) -> tuple[Point, ...]:
        """Return all points once: two files of one meeting hold the same points, with the same ids."""
        points: dict[str, Point] = {}
        for _, meeting in self._tables.meetings():
            for point in meeting.points:
                points.setdefault(point.id, point)
        return tuple(points.values())

    def _key_of(self, path: Path) -> str:
        """Return what a file is known by: its way from the archive's folder, so that both can move."""
        return Path(os.path.relpath(path.absolute(), self._folder)).as_posix()

    def _run(self, number: int) -> RunRecord:
        run = self._tables.run(number)
        if run is None:
            last = self._tables.last_run_number()
            msg = f"{self._database.path}: there is no run {number}; " + (
                f"runs are numbered 1 to {last}" if last else "call themes() first"
            )
            raise ArchiveError(msg)
        return run

    def _with_edits(self, points: tuple[Point, ...], run: RunRecord) -> Themes:
        edits = self._tables.edits()
        inside = {theme.id for theme in run.themes}
        named = {e.value for e in edits if e.kind != "rename"} | {
            e.subject for e in edits if e.kind in {"rename", "merge"}
        }
        lost = {t: label for t in sorted(named - inside) if (label := self._tables.last_label(t)) is not None}
        return apply_edits(points, run, edits, lost)

    def _require_theme(self, theme_id: str) -> None:
        if self._tables.last_label(theme_id) is None:
            msg = f"{self._database.path}: there is no theme {theme_id!r}; take an id from themes()"
            raise ArchiveError(msg)

    def _require_point(self, point_id: str) -> None:
        if not any(point.id == point_id for point in self._distinct_points()):
            msg = f"{self._database.path}: there is no point {point_id!r}; take an id from points() or search()"
            raise ArchiveError(msg)


def _refuse(path: Path, error: MinutekitError) -> Refusal:
    return Refusal(str(path), str(error).removeprefix(f"{path}: ").removeprefix(f"{path.name}: "))


def _holds(value: str | None, part: str | None) -> bool:
    return part is None or part.casefold() in (value or "").casefold()


def _search_query(text: str) -> str:
    """Make an FTS5 query out of what people type: every word or "quoted phrase" must occur.

    All that has a meaning in FTS5's own syntax is quoted, so no text is a syntax error.
    """
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', text):
        star = "*" if word.endswith("*") else ""
        inner = " ".join(re.findall(r"\w+", phrase or word))
        if inner:
            terms.append(f'"{inner}"{star}')
    return " ".join(terms)
