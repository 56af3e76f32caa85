"""What is made of the points: themes, and the digest written from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Literal

from minutekit.schema.document import Diagnostic
from minutekit.schema.point import Point

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


@dataclass(frozen=True, slots=True)
class Themes:
    """A grouping of points. ``labels[i]`` is the index in ``themes`` of input point i, -1 unthemed."""

    themes: tuple[Theme, ...] = ()
    unthemed: tuple[Point, ...] = ()
    labels: tuple[int, ...] = ()
    language: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One line of a digest. ``sources``: the points it stands for, the best (it quotes) first.

    ``raised_by`` counts the different people among the sources' speakers (1 if none is named).
    ``organisations``: where the speakers are from, as far as the meeting says, each once.
    """

    text: str
    sources: tuple[Point, ...] = ()
    speakers: tuple[str, ...] = ()
    raised_by: int = 1
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestTheme:
    """A theme of a digest: its key points, and one line that sums it up (may be empty)."""

    label: str
    points: tuple[KeyPoint, ...] = ()
    summary: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """Which meeting a digest speaks of: enough to name it and find its file."""

    id: str
    title: str | None = None
    date: Date | None = None
    source: str | None = None
    n_points: int = 0

    @property
    def name(self) -> str:
        """How the meeting is called in lists and by its points; the same as ``Meeting.name``."""
        title = self.title or self.source or "Untitled meeting"
        return f"{title}, {self.date.isoformat()}" if self.date else title


@dataclass(frozen=True, slots=True)
class Digest:
    """A "Key points raised" digest: every line leads back to points through its sources.

    ``unthemed``: points outside every theme. ``decisions``, ``actions`` and ``questions`` list all
    of their kind. ``attribution`` says how a renderer may name who raised a key point, ``redacted``
    that it must blank what redaction blanks, in the sources too.
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
