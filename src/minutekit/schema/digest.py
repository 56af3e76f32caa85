"""What is made of the points: themes, and the digest written from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING, Literal, NamedTuple

from minutekit.schema.display import Displayed, count, name_dated
from minutekit.schema.document import Diagnostic, Span
from minutekit.schema.point import Point, PointKind
from minutekit.schema.rows import KeyPointRow, Row, tabulate_digest, tabulate_themes

if TYPE_CHECKING:
    from minutekit.schema.meeting import Meeting

Attribution = Literal["none", "name", "organisation"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that sets a theme apart; ``weight`` is above 0, the theme's largest is 1."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True, repr=False)
class Theme:
    """A group of points about one thing, the exemplar (most typical point) first.

    ``id`` is stable: the same points give the same id, and an archive carries it over reruns.

    Examples:
        >>> theme = mk.find_themes("notes.docx").themes[0]
        >>> exemplar, strongest = theme.points[0], theme.terms[0]
        >>> strongest.weight
        1.0
    """

    id: str
    label: str
    terms: tuple[Term, ...] = ()
    points: tuple[Point, ...] = ()
    from_codebook: bool = False

    def __repr__(self) -> str:
        """Return one short line; the whole is in the fields."""
        return f"<Theme {self.label!r}: {count(self.points, 'point')}>"


@dataclass(frozen=True, slots=True, repr=False)
class Themes(Displayed):
    """A grouping of points. ``labels[i]`` is the index in ``themes`` of input point i, -1 unthemed.

    Examples:
        >>> meeting = mk.read_meeting("notes.docx")
        >>> themes = mk.find_themes(meeting)
        >>> len(themes.labels) == len(meeting.points)
        True
        >>> sum(len(theme.points) for theme in themes.themes) + len(themes.unthemed) == len(meeting.points)
        True
    """

    themes: tuple[Theme, ...] = ()
    unthemed: tuple[Point, ...] = ()
    labels: tuple[int, ...] = ()
    language: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def rows(self, meetings: Iterable[Meeting] = ()) -> list[Row]:
        """Return each point as a flat dictionary, for ``pandas.DataFrame(themes.rows())`` and its like.

        Args:
            meetings: The meetings that the points are of: files, dates and organisations are theirs.

        Returns:
            The points theme by theme, those in none last; the keys are those of ``Row``.

        Examples:
            >>> meeting = mk.read_meeting("notes.docx")
            >>> mk.find_themes(meeting).rows([meeting])[0]["file"]
            'notes.docx'
        """
        return tabulate_themes(self, meetings)

    def _describe(self) -> str:
        points = [point for theme in self.themes for point in theme.points]
        return f"{count(self.themes, 'theme')}, {count(points, 'point')} in them, {len(self.unthemed)} in none"


class Part(NamedTuple):
    """Some words of a line: ``text`` is ``point.text[span.start:span.end]``."""

    text: str
    point: Point
    span: Span


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One line of a digest. ``sources``: the points it stands for, the best (it quotes) first.

    ``raised_by`` counts the different people among the sources' speakers (1 if none is named; people who spoke
    jointly are one). ``organisations``: where the speakers are from, as far as the meeting says, each once.
    ``parts``: where each word of the line stands in its sources, in order. ``writer``: "" for our own wording, "model"
    for that of the function given as ``DigestOptions.writer``, "edited" for that of an edited digest. ``still_open``:
    it is an action of an earlier of the digest's meetings that no later one reports as done.
    """

    text: str
    sources: tuple[Point, ...] = ()
    speakers: tuple[str, ...] = ()
    raised_by: int = 1
    organisations: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    writer: str = ""
    still_open: bool = False

    @property
    def kind(self) -> PointKind:
        """What the line is: the kind of the point it quotes."""
        return self.sources[0].kind if self.sources else "statement"


@dataclass(frozen=True, slots=True)
class DigestTheme:
    """A theme of a digest: its key points, and one line that sums it up (may be empty).

    ``meetings``: the names of all meetings in which it was spoken of, by date, whether a line shows it or not.
    """

    label: str
    points: tuple[KeyPoint, ...] = ()
    summary: str = ""
    id: str = ""
    meetings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """Which meeting a digest speaks of: enough to name it and find its file. ``n_people``: who took part, 0 unknown."""

    id: str
    title: str | None = None
    date: Date | None = None
    source: str | None = None
    n_points: int = 0
    place: str | None = None
    n_people: int = 0

    @property
    def name(self) -> str:
        """How the meeting is called in lists and by its points; the same as ``Meeting.name``."""
        title = self.title or self.source or "Untitled meeting"
        return name_dated(title, self.date)


@dataclass(frozen=True, slots=True, repr=False)
class Digest(Displayed):
    """A "Key points raised" digest: every line leads back to points through its sources.

    Each statement stands once: under a theme, or in the list of its kind. ``decisions`` and ``actions`` hold all that
    no theme shows, ``questions`` those that stayed open, as far as the length allows. ``left_out``: the points that
    are shown nowhere. ``unthemed``: points outside every theme. ``attribution`` says how a renderer may name who raised
    a key point, ``redacted`` that it must blank what redaction blanks, in the sources too.

    Examples:
        >>> digest = mk.summarise("notes.docx")
        >>> shown = {source.id for theme in digest.themes for line in theme.points for source in line.sources}
        >>> shown.isdisjoint(point.id for point in digest.left_out)
        True
    """

    title: str | None = None
    date: Date | None = None
    themes: tuple[DigestTheme, ...] = ()
    unthemed: tuple[Point, ...] = ()
    decisions: tuple[KeyPoint, ...] = ()
    actions: tuple[KeyPoint, ...] = ()
    questions: tuple[KeyPoint, ...] = ()
    meetings: tuple[MeetingSummary, ...] = ()
    heading: str = "Key points raised"
    attribution: Attribution = "none"
    language: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    redacted: bool = True
    left_out: tuple[Point, ...] = ()

    def rows(self) -> list[KeyPointRow]:
        """Return each source of each key point as a flat dictionary, for ``pandas.DataFrame(digest.rows())``.

        Whole, as JSON is: speakers stand in it whatever ``attribution`` says.

        Returns:
            The sources line by line; the keys are those of ``KeyPointRow``.

        Examples:
            >>> mk.summarise("notes.docx").rows()[0]["speaker"] is not None
            True
        """
        return tabulate_digest(self)

    def _describe(self) -> str:
        lines = [point for theme in self.themes for point in theme.points]
        title = f"{self.title!r}: " if self.title else ""
        return f"{title}{count(lines, 'key point')} in {count(self.themes, 'theme')}"
