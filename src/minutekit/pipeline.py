"""The way from a file to a digest: each function here joins stages, none does a stage's work."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - a field is called date
from pathlib import Path
from typing import BinaryIO

from minutekit.schema import (
    Digest,
    DigestOptions,
    Document,
    Meeting,
    ReadOptions,
    RenderOptions,
    Themes,
)

Source = str | Path | bytes | BinaryIO


@contextmanager
def _without_cycle_search() -> Iterator[None]:
    """Put Python's search for reference cycles off while a document is read.

    Reading makes many objects and no cycles; to walk them again and again took 2 to 3 % of the time. What is no longer
    used is freed as ever.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def read_document(source: Source, options: ReadOptions | None = None, *, name: str | None = None) -> Document:
    """Read a file into blocks over one canonical text.

    ``source``: a path, bytes (then ``name`` gives the suffix) or a binary file object.
    Raises a ReadError that names the file and says what to do.
    """
    from minutekit.readers import read_source  # noqa: PLC0415 - imports stay cheap until used

    return read_source(source, options or ReadOptions(), name=name)


def read_meeting(source: Source, options: ReadOptions | None = None, *, name: str | None = None) -> Meeting:
    """Read a file and recover the meeting in it: people, sections, turns, points.

    A readable document without points gives a meeting with ``points=()`` and a diagnostic.
    Raises a ReadError that names the file and says what to do.
    """
    with _without_cycle_search():
        from minutekit.meetings import recover_meeting  # noqa: PLC0415 - imports stay cheap until used
        from minutekit.points import extract_points  # noqa: PLC0415

        options = options or ReadOptions()
        return extract_points(recover_meeting(read_document(source, options, name=name), options), options)


def meeting_from_turns(
    turns: Iterable[tuple[str | None, str]],
    *,
    title: str | None = None,
    date: Date | None = None,
    language: str | None = None,
    split: bool = True,
) -> Meeting:
    """Build a meeting from (speaker, text) pairs; see Meeting.from_turns."""
    from minutekit.meetings import arrange_turns  # noqa: PLC0415 - imports stay cheap until used
    from minutekit.points import extract_points  # noqa: PLC0415

    meeting = arrange_turns(turns, title=title, date=date, language=language)
    return extract_points(meeting, ReadOptions(language=language), split=split)


def summarise(meetings: Meeting | Iterable[Meeting], options: DigestOptions | None = None) -> Digest:
    """Group the points of one or several meetings into themes and write the key points of each."""
    from minutekit.digests import apply_edits, compose_digest  # noqa: PLC0415 - imports stay cheap until used
    from minutekit.salience import score_points  # noqa: PLC0415
    from minutekit.schema import ThemeOptions  # noqa: PLC0415
    from minutekit.themes import find_themes  # noqa: PLC0415

    options = options or DigestOptions()
    meetings = (meetings,) if isinstance(meetings, Meeting) else tuple(meetings)
    points = tuple(point for meeting in meetings for point in meeting.points)
    grouping = options.themes or ThemeOptions()

    def compose(grouping: ThemeOptions) -> Digest:
        themes = find_themes(points, grouping)
        return compose_digest(meetings, themes, score_points(points, themes, words=options.words), options)

    digest = compose(grouping)
    if options.edits is None:
        return digest
    # The same minutes give the same lines, which the edits are held against; other minutes of a series take the themes.
    edited = apply_edits(digest, options.edits, points)
    return edited or compose(replace(grouping, codebook=grouping.codebook or options.edits.as_codebook()))


def render(
    thing: Digest | Themes | Meeting | Document,
    format: str,  # noqa: A002 - the word users know
    options: RenderOptions | None = None,
) -> str | bytes:
    """Write a digest, themes, a meeting or a document out.

    ``format``: "markdown", "html", "json", "docx", "csv", "text", or a plugin's; themes also as "svg" and
    "png" (extra ``[plot]``). Raises OptionError for an unknown format, RenderError for what it cannot hold.
    """
    from minutekit.renderers import render_as  # noqa: PLC0415 - imports stay cheap until used

    return render_as(thing, format, options or RenderOptions())


def save(
    thing: Digest | Themes | Meeting | Document,
    path: str | Path,
    options: RenderOptions | None = None,
    *,
    format: str | None = None,  # noqa: A002 - the word users know
) -> None:
    """Render in the format given, or that of the path's suffix, and write the file whole or not at all."""
    from minutekit.renderers import save_as  # noqa: PLC0415 - imports stay cheap until used

    save_as(thing, Path(path), options or RenderOptions(), format)
