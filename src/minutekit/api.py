"""The way from a file to a digest: each function here joins stages, none does a stage's work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date as Date  # noqa: N812 - a field is called date
from pathlib import Path
from typing import BinaryIO, Literal, cast, overload

from minutekit.errors import OptionError
from minutekit.schema import (
    Diagnostic,
    Digest,
    DigestOptions,
    Document,
    Meeting,
    Point,
    ReadOptions,
    RenderOptions,
    ThemeOptions,
    Themes,
)
from minutekit.schema.display import display_with
from minutekit.schema.keywords import name_keywords

Source = str | Path | bytes | BinaryIO


@name_keywords(ReadOptions)
def read_document(source: Source, options: ReadOptions | None = None, *, name: str | None = None) -> Document:
    r"""Read a file into blocks over one canonical text.

    Args:
        source: A path, bytes (then ``name`` gives the suffix) or a binary file object.
        options: How to read.
        name: The file's name, where bytes or a file object are given.

    Returns:
        The document; what was left out of it is in its ``diagnostics``.

    Raises:
        ReadError: The file cannot be read; the error names it and says what to do.

    Examples:
        >>> document = mk.read_document(b"# Seed library\n\n- Jars keep seeds dry.\n", name="notes.md")
        >>> [(block.role, block.text) for block in document.blocks]
        [('title', 'Seed library'), ('list_item', 'Jars keep seeds dry.')]
    """
    from minutekit.readers import read_source  # noqa: PLC0415 - imports stay cheap until used

    return read_source(source, options or ReadOptions(), name=name)


@name_keywords(ReadOptions)
def read_meeting(
    source: Source | Sequence[Source], options: ReadOptions | None = None, *, name: str | None = None
) -> Meeting:
    """Read a file and recover the meeting in it: people, sections, turns, points.

    Args:
        source: As for read_document, or a list of them where one meeting is kept in several files (captions, their
            chat, the notes): the talk with the chat beside it by time, people from the programme.
        options: How to read.
        name: The file's name, where bytes or a file object are given.

    Returns:
        The meeting; one without points, and with a diagnostic, where a readable document holds none.

    Raises:
        ReadError: The file cannot be read; the error names it and says what to do.

    Examples:
        >>> meeting = mk.read_meeting("notes.docx")
        >>> meeting
        <Meeting 'Feeding the School Day – round table, 2025-03-11': 63 points, 9 attended>
        >>> meeting.points[0].speaker
        'Marguerite Sollas'
    """
    document, known = _read_joined(source, options, name)
    from minutekit.structure import part_document  # noqa: PLC0415 - imports stay cheap until used

    meeting = _recover(document, known)
    parts = part_document(document, known.language)
    if len(parts) > 1:
        told = Diagnostic(
            "several-meetings",
            f"holds {len(parts)} meetings, kept as one: title, date and people are the first one's; "
            "read_meetings gives each",
            document.name,
        )
        meeting = replace(meeting, diagnostics=(*meeting.diagnostics, told))
    return meeting


@name_keywords(ReadOptions)
def read_meetings(
    source: Source | Sequence[Source], options: ReadOptions | None = None, *, name: str | None = None
) -> tuple[Meeting, ...]:
    """Read a file that may hold several meetings, a log or a series of minutes, each as a meeting of its own.

    Args:
        source: As for read_meeting.
        options: How to read.
        name: The file's name, where bytes are given.

    Returns:
        The meetings in the order of the file; one where the file holds one.

    Raises:
        ReadError: The file cannot be read; the error names it and says what to do.

    Examples:
        >>> [meeting.name for meeting in mk.read_meetings("notes.docx")]
        ['Feeding the School Day – round table, 2025-03-11']
    """
    from minutekit.structure import part_document  # noqa: PLC0415 - imports stay cheap until used

    document, known = _read_joined(source, options, name)
    return tuple(_recover(part, known) for part in part_document(document, known.language))


def _read_joined(
    source: Source | Sequence[Source], options: ReadOptions | None, name: str | None
) -> tuple[Document, ReadOptions]:
    """Read the files of one meeting into one document, and take the people of the options into its roster."""
    from minutekit.readers.joining import join_documents  # noqa: PLC0415 - imports stay cheap until used
    from minutekit.readers.speakers import list_people  # noqa: PLC0415

    options = options or ReadOptions()
    sources: Sequence[Source] = source if isinstance(source, list | tuple) else [cast("Source", source)]
    if not sources:
        msg = "a meeting needs at least one file"
        raise OptionError(msg)
    document = join_documents([read_document(one, options, name=name) for one in sources])
    return document, replace(options, roster=(*options.roster, *list_people(options.speakers)))


def _recover(document: Document, options: ReadOptions) -> Meeting:
    from minutekit.points import extract_points  # noqa: PLC0415 - imports stay cheap until used
    from minutekit.structure import recover_meeting  # noqa: PLC0415

    return extract_points(name_meeting(recover_meeting(document, options), options), options)


def name_meeting(meeting: Meeting, options: ReadOptions) -> Meeting:
    """Give a meeting the title and the date that the options or, if they say so, its file's name tell."""
    title, date = options.title or meeting.title, options.date or meeting.date
    told: list[Diagnostic] = []
    if options.use_file_name and meeting.document and not (title and date):
        from minutekit.language.file_names import parse_file_name  # noqa: PLC0415 - imports stay cheap until used

        name = meeting.document.name.split(" + ")[0]  # of files joined into one meeting the first names it
        named, dated = parse_file_name(name)
        if named and not title:
            title = named
            told.append(Diagnostic("title-from-file-name", "the title is that of the file's name", name))
        if dated and not date:
            date = dated
            told.append(Diagnostic("date-from-file-name", "the date is that of the file's name", name))
    return replace(meeting, title=title, date=date, diagnostics=(*meeting.diagnostics, *told))


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

    Returns:
        The meeting; it has no ``document``.

    Examples:
        >>> turns = [("Ana Ruiz", "Jars keep seeds dry."), ("Ben Ott", "Who keeps the list?")]
        >>> meeting = mk.meeting_from_turns(turns, title="Seed library")
        >>> [(point.speaker, point.kind) for point in meeting.points]
        [('Ana Ruiz', 'statement'), ('Ben Ott', 'question')]
    """
    from minutekit.points import extract_points  # noqa: PLC0415
    from minutekit.structure import arrange_turns  # noqa: PLC0415 - imports stay cheap until used

    meeting = arrange_turns(turns, title=title, date=date, language=language)
    return extract_points(meeting, ReadOptions(language=language), split=split)


Meetings = Meeting | Source | Iterable[Meeting | Source]
"""One meeting or several; a path (or bytes or an open file) is read first."""


@name_keywords(DigestOptions, ThemeOptions)
def summarise(meetings: Meetings, options: DigestOptions | None = None) -> Digest:
    """Group the points of one or several meetings into themes and write the key points of each.

    Args:
        meetings: A Meeting, a path, or several of them.
        options: How long, how named, how grouped.

    Returns:
        The digest; each of its lines leads to the points it stands for.

    Raises:
        ReadError: A path cannot be read.

    Examples:
        >>> digest = mk.summarise("notes.docx", mk.DigestOptions(max_points=5))
        >>> sum(len(theme.points) for theme in digest.themes)
        5
        >>> line = digest.themes[0].points[0]
        >>> all(part.text == part.point.text[part.span.start : part.span.end] for part in line.parts)
        True
    """
    from minutekit.digests import Redactor, apply_edits, compose_digest  # noqa: PLC0415 - imports stay cheap until used
    from minutekit.salience import score_points  # noqa: PLC0415
    from minutekit.themes import find_themes as group  # noqa: PLC0415

    options = options or DigestOptions()
    found = tuple(_to_meeting(one) for one in _list_given(meetings))
    points = tuple(point for meeting in found for point in meeting.points)
    grouping = options.themes or ThemeOptions()
    # Redacted here, so that no format can tell what was to be kept back.
    redactor = Redactor(found, options.redact)

    def compose(grouping: ThemeOptions) -> Digest:
        themes = group(points, grouping)
        composed = compose_digest(found, themes, score_points(points, themes, words=options.words), options)
        return redactor.redact_digest(composed)

    digest = compose(grouping)
    if options.edits is None:
        return digest
    # The same minutes give the same lines, which the edits are held against; other minutes of a series take the themes.
    edited = apply_edits(digest, options.edits, redactor.redact(points))
    if edited is not None:
        return redactor.redact_digest(edited)
    return compose(replace(grouping, codebook=grouping.codebook or options.edits.as_codebook()))


@name_keywords(ThemeOptions)
def find_themes(points: Meetings | Iterable[Point | str], options: ThemeOptions | None = None) -> Themes:
    """Group points by what they are about.

    Args:
        points: Points or their texts, in the order they were raised; or a Meeting or a path, or several, whose points
            are meant. In a list a string is a text and a ``pathlib.Path`` a path.
        options: How many themes, which codebook.

    Returns:
        The themes, with every point in one of them or in ``unthemed``.

    Raises:
        ReadError: A path cannot be read.

    Examples:
        >>> points = ["Jars keep seeds dry", "Seeds in jars stay dry for years", "The bus stop needs a roof"]
        >>> mk.find_themes([*points, "A roof over the bus stop would help"], mk.ThemeOptions(n_themes=2)).labels
        (0, 0, 1, 1)
    """
    from minutekit.themes import find_themes as group  # noqa: PLC0415 - imports scipy

    given = [_to_meeting(points)] if _is_single(points) else _list_given(points)
    return group([point for one in given for point in _list_points(one)], options)


def _is_single(given: object) -> bool:
    return isinstance(given, Meeting | str | Path | bytes) or hasattr(given, "read")


def _list_given(given: object) -> Iterable[object]:
    return [given] if _is_single(given) else cast("Iterable[object]", given)


def _to_meeting(given: object) -> Meeting:
    if isinstance(given, Meeting):
        return given
    if _is_single(given):
        return read_meeting(cast("Source", given))
    msg = f"a {type(given).__name__} is no meeting; pass Meetings or paths (a Meeting is what read_meeting gives)"
    raise OptionError(msg)


def _list_points(given: object) -> Iterable[Point]:
    if isinstance(given, Point):
        return (given,)
    return (Point(given),) if isinstance(given, str) else _to_meeting(given).points


@overload
def render(
    thing: Digest | Themes | Meeting | Document,
    format: Literal["docx", "png"],
    options: RenderOptions | None = None,
) -> bytes: ...
@overload
def render(
    thing: Digest | Themes | Meeting | Document,
    format: Literal["csv", "html", "json", "markdown", "md", "svg", "text", "txt"],
    options: RenderOptions | None = None,
) -> str: ...
@overload
def render(
    thing: Digest | Themes | Meeting | Document, format: str, options: RenderOptions | None = None
) -> str | bytes: ...
def render(
    thing: Digest | Themes | Meeting | Document,
    format: str,  # noqa: A002 - the word users know
    options: RenderOptions | None = None,
) -> str | bytes:
    """Write a digest, themes, a meeting or a document out.

    Args:
        thing: What to write.
        format: "markdown", "html", "json", "docx", "csv", "text", or a plugin's; themes also as "svg" and "png"
            (extra ``[plot]``).
        options: How to write it.

    Returns:
        Text, of "docx" and "png" bytes.

    Raises:
        OptionError: There is no such format.
        RenderError: The format cannot hold the thing.

    Examples:
        >>> print(mk.render(mk.summarise("notes.docx"), "text").splitlines()[0])
        Feeding the School Day – round table
    """
    from minutekit.renderers import render_as  # noqa: PLC0415 - imports stay cheap until used

    return render_as(thing, format, _add_explanations(thing, options or RenderOptions()))


def _add_explanations(thing: object, options: RenderOptions) -> RenderOptions:
    """Let pages that show how a meeting was read say why each line is what it is."""
    return replace(options, explain=_explain) if isinstance(thing, Meeting) and options.explain is None else options


def _explain(document: Document) -> tuple[str, ...]:
    from minutekit.structure.explain import explain_lines  # noqa: PLC0415 - loads the model
    from minutekit.structure.recovery import label_document  # noqa: PLC0415 - loads the model

    return tuple(map(str, explain_lines(document.blocks, label_document(document))))


def _display(thing: object, format: str) -> str:  # noqa: A002 - as render has it
    """Render for a notebook: headings and lists alone, which take the notebook's own style."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - imports stay cheap until used

    options = RenderOptions(front_matter=False)
    written = str(render(cast("Digest | Themes | Meeting", thing), "markdown", options))
    return written if format == "markdown" else MarkdownIt("commonmark", {"html": False}).render(written)


display_with(_display)


@name_keywords(RenderOptions)
def save(
    thing: Digest | Themes | Meeting | Document,
    path: str | Path,
    options: RenderOptions | None = None,
    *,
    format: str | None = None,  # noqa: A002 - the word users know
    overwrite: bool = False,
) -> None:
    """Render in the format given, or that of the path's suffix, and write the file whole or not at all.

    Args:
        thing: What to write.
        path: The file. One that minutekit did not write, or that was edited since, is kept.
        options: How to render.
        format: As ``render`` takes it; None for that of the suffix.
        overwrite: Replace the file whoever wrote it. Plain text and CSV have no place for the mark by which
            minutekit knows its own files: there a file that would change is kept too.

    Raises:
        OptionError: There is no such format.
        RenderError: The format cannot hold the thing, or the file cannot be written or is kept.

    Examples:
        >>> mk.save(mk.summarise("notes.docx"), "school meals.docx")
    """
    from minutekit.renderers import save_as  # noqa: PLC0415 - imports stay cheap until used

    save_as(thing, Path(path), _add_explanations(thing, options or RenderOptions()), format, overwrite=overwrite)
