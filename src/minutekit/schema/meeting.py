"""What happened at a meeting: people, agenda, turns and points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.schema.digest import Digest
from minutekit.schema.display import Displayed, count, name_dated
from minutekit.schema.document import Diagnostic, Document, Span
from minutekit.schema.point import Medium, Point, content_id
from minutekit.schema.rows import Row, tabulate_meeting


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who attended, was absent or spoke. ``aliases``: other forms of the name found."""

    name: str
    role: str | None = None
    organisation: str | None = None
    emails: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A planned item. ``speaker``: who is to speak on it, with role and organisation if printed."""

    title: str
    speaker: Person | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """An unbroken contribution of one speaker (None: the notes do not say whose).

    ``span`` covers it in the document's text; ``time`` is in seconds from the start. ``topic``: as for ``Point``.
    """

    speaker: str | None
    text: str
    section: str | None = None
    page: int | None = None
    time: float | None = None
    medium: Medium = "written"
    span: Span | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Meeting(Displayed):
    """One meeting, as recovered from one document or built from turns.

    ``sections`` are the headings in order. ``prior_digest`` is a digest by people, found in the
    document and kept apart from the points. ``document`` owns the text that all spans point into.

    Examples:
        >>> meeting = mk.read_meeting("notes.docx")
        >>> meeting.date
        datetime.date(2025, 3, 11)
        >>> point = meeting.points[0]
        >>> meeting.document.slice(point.span) == point.text
        True
    """

    title: str | None = None
    date: Date | None = None
    language: str | None = None
    place: str | None = None
    attendees: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    sections: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    turns: tuple[Turn, ...] = ()
    points: tuple[Point, ...] = ()
    prior_digest: Digest | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    document: Document | None = None

    @property
    def name(self) -> str:
        """How the meeting is called in lists: its title and date, else its file's name."""
        title = self.title or (self.document.name if self.document else "") or "Untitled meeting"
        return name_dated(title, self.date)

    @property
    def id(self) -> str:
        """Content hash of the meeting: its document's bytes, else its title, date and turns."""
        if self.document and self.document.sha256:
            return self.document.sha256[:16]
        turns = "\x1e".join(f"{t.speaker}\x1d{t.text}" for t in self.turns)
        return content_id(self.title, str(self.date), turns)

    def rows(self) -> list[Row]:
        """Return each point as a flat dictionary, for ``pandas.DataFrame(meeting.rows())`` and its like.

        Returns:
            The points in order; the keys are those of ``Row``.

        Examples:
            >>> mk.read_meeting("notes.docx").rows()[0]["speaker"]
            'Marguerite Sollas'
        """
        return tabulate_meeting(self)

    def _describe(self) -> str:
        return f"{self.name!r}: {count(self.points, 'point')}, {len(self.attendees)} attended"
