"""What is made of the points: themes, and the digest written from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import TYPE_CHECKING, Literal, NamedTuple

from minutekit.schema.document import Diagnostic, Span
from minutekit.schema.point import Point, PointKind

if TYPE_CHECKING:
    from minutekit.themes import Explanation

Attribution = Literal["none", "name", "organisation"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that sets a theme apart; ``weight`` is above 0, the theme's largest is 1."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of points about one thing, the exemplar (most typical point) first.

    ``id`` is stable: the same points give the same id, and an archive carries it over reruns.
    """

    id: str
    label: str
    terms: tuple[Term, ...] = ()
    points: tuple[Point, ...] = ()
    from_codebook: bool = False

    def explain(self, point: Point) -> Explanation:
        """Say why the point is in this theme: shared terms, nearest points, how typical it is.

        Raises OptionError if the point is not one of the theme's.
        """
        # The question belongs here by contract, the work to a stage above, as in Meeting.from_turns.
        from minutekit.themes import explain_point  # noqa: PLC0415

        return explain_point(self, point)


@dataclass(frozen=True, slots=True)
class Themes:
    """A grouping of points. ``labels[i]`` is the index in ``themes`` of input point i, -1 unthemed."""

    themes: tuple[Theme, ...] = ()
    unthemed: tuple[Point, ...] = ()
    labels: tuple[int, ...] = ()
    language: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


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
    for that of the function given as ``DigestOptions.writer``, "edited" for that of an edited digest.
    """

    text: str
    sources: tuple[Point, ...] = ()
    speakers: tuple[str, ...] = ()
    raised_by: int = 1
    organisations: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    writer: str = ""

    @property
    def kind(self) -> PointKind:
        """What the line is: the kind of the point it quotes."""
        return self.sources[0].kind if self.sources else "statement"


@dataclass(frozen=True, slots=True)
class DigestTheme:
    """A theme of a digest: its key points, and one line that sums it up (may be empty)."""

    label: str
    points: tuple[KeyPoint, ...] = ()
    summary: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """Which meeting a digest speaks of: enough to name it and find its file. ``n_people``: how many took part, 0 unknown."""

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
        return f"{title}, {self.date.isoformat()}" if self.date else title


@dataclass(frozen=True, slots=True)
class Digest:
    """A "Key points raised" digest: every line leads back to points through its sources.

    Each statement stands once: under a theme, or in the list of its kind. ``decisions`` and ``actions`` hold all that
    no theme shows, ``questions`` those that stayed open, as far as the length allows. ``left_out``: the points that
    are shown nowhere. ``unthemed``: points outside every theme. ``attribution`` says how a renderer may name who raised a key point, ``redacted``
    that it must blank mail addresses and phone numbers in the sources too.
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
