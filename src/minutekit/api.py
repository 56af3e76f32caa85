"""The way from a file to a digest: each function here joins stages, none does a stage's work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - a field is called date
from pathlib import Path
from typing import BinaryIO, cast

from minutekit.errors import OptionError
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


def read_document(source: Source, options: ReadOptions | None = None, *, name: str | None = None) -> Document:
    """Read a file into blocks over one canonical text.

    ``source``: a path, bytes (then ``name`` gives the suffix) or a binary file object.
    Raises a ReadError that names the file and says what to do.
    """
    from minutekit.readers import read_source  # noqa: PLC0415 - imports stay cheap until used

    return read_source(source, options or ReadOptions(), name=name)


def read_meeting(
    source: Source | Sequence[Source], options: ReadOptions | None = None, *, name: str | None = None
) -> Meeting:
    """Read a file and recover the meeting in it: people, sections, turns, points.

    ``source``: as for read_document, or a list of them where one meeting is kept in several files (captions, their
    chat, the notes): the talk with the chat beside it by time, people from the programme.
    A readable document without points gives a meeting with ``points=()`` and a diagnostic.
    Raises a ReadError that names the file and says what to do.
    """
    from minutekit.points import extract_points  # noqa: PLC0415
    from minutekit.readers.joining import join_documents  # noqa: PLC0415
    from minutekit.readers.speakers import list_people  # noqa: PLC0415
    from minutekit.structure import recover_meeting  # noqa: PLC0415 - imports stay cheap until used

    options = options or ReadOptions()
    sources: Sequence[Source] = source if isinstance(source, list | tuple) else [cast("Source", source)]
    if not sources:
        msg = "a meeting needs at least one file"
        raise OptionError(msg)
    document = join_documents([read_document(one, options, name=name) for one in sources])
    known = replace(options, roster=(*options.roster, *list_people(options.speakers)))
    return extract_points(recover_meeting(document, known), known)


def meeting_from_turns(
    turns: Iterable[tuple[str | None, str]],
    *,
    title: str | None = None,
    date: Date | None = None,
    language: str | None = None,
    split: bool = True,
) -> Meeting:
    """Build a meeting from transcript data.

    Args:
        turns: (speaker, text) pairs in the order spoken; the speaker is None where nobody is known.
        title: What the meeting is called.
        date: Its day.
        language: Two-letter code; None to detect it.
        split: Cut each turn into points of a sentence or so; False keeps each non-empty turn as one point.
    """
    from minutekit.points import extract_points  # noqa: PLC0415
    from minutekit.structure import arrange_turns  # noqa: PLC0415 - imports stay cheap until used

    meeting = arrange_turns(turns, title=title, date=date, language=language)
    return extract_points(meeting, ReadOptions(language=language), split=split)


def summarise(meetings: Meeting | Iterable[Meeting], options: DigestOptions | None = None) -> Digest:
    """Group the points of one or several meetings into themes and write the key points of each."""
    from minutekit.digests import compose_digest  # noqa: PLC0415 - imports stay cheap until used
    from minutekit.language.pseudonyms import Pseudonyms, map_texts  # noqa: PLC0415
    from minutekit.language.redaction import redact_text  # noqa: PLC0415
    from minutekit.salience import score_points  # noqa: PLC0415
    from minutekit.schema import ThemeOptions  # noqa: PLC0415
    from minutekit.themes import find_themes  # noqa: PLC0415

    options = options or DigestOptions()
    meetings = (meetings,) if isinstance(meetings, Meeting) else tuple(meetings)
    points = tuple(point for meeting in meetings for point in meeting.points)
    themes = find_themes(points, options.themes or ThemeOptions())
    digest = compose_digest(meetings, themes, score_points(points, themes, words=options.words), options)
    if options.redact:
        # Here, so that no format can tell what was to be kept back.
        digest = map_texts(digest, lambda text, _: redact_text(text))
    return Pseudonyms(meetings).hide_in(digest) if options.redact == "names" else digest


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
