"""The smallest thing that was raised, and its content hash."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Literal

from minutekit.schema.document import Span

PointKind = Literal["statement", "decision", "action", "question"]
Medium = Literal["spoken", "chat", "written"]
MotionResult = Literal["carried", "defeated", "tabled", "withdrawn"]


def content_id(*parts: str | None) -> str:
    """Hash text parts to 16 hex digits, the same on every machine (BLAKE2b, 8 bytes)."""
    joined = "\x1f".join(part or "" for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Motion:
    """What is printed of a decision's vote: who moved and seconded it, its result, its counts.

    Names are as printed. None: not printed, or not certain; a count is never worked out
    from others, so "carried unanimously" has a result and no counts.
    """

    mover: str | None = None
    seconder: str | None = None
    result: MotionResult | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was raised. Constructible with only ``text``; then ``id`` hashes the content.

    ``text`` is the slice of the document's text at ``span``, white space collapsed. ``level`` is the
    nesting depth of the bullet it was. ``owner`` and ``due`` (as printed) belong to actions; ``due_date``
    is the day that ``due`` names, where the meeting's date tells it for certain. ``meeting`` names the
    meeting, ``page`` counts from 1, ``time`` is in seconds. ``motion``: who moved it and how the vote
    went; neither is part of the content hash. ``topic``: the heading that ``section`` is a part of, where
    sections such as "Discussion" come back under one topic after another.

    Examples:
        >>> point = mk.Point("Jars keep seeds dry.", speaker="Ana Ruiz")
        >>> point.kind, point.id == mk.Point("Jars keep seeds dry.", speaker="Ana Ruiz").id
        ('statement', True)
    """

    text: str
    speaker: str | None = None
    section: str | None = None
    page: int | None = None
    time: float | None = None
    kind: PointKind = "statement"
    medium: Medium = "written"
    owner: str | None = None
    due: str | None = None
    level: int = 0
    meeting: str | None = None
    span: Span | None = None
    language: str | None = None
    id: str = ""
    motion: Motion | None = None
    due_date: Date | None = None
    topic: str | None = None

    @property
    def subject(self) -> str | None:
        """The heading that says what the point is about: its section's topic, or else its section."""
        return self.topic or self.section

    def __post_init__(self) -> None:
        """Give the point its content hash unless the caller named it."""
        if not self.id:
            object.__setattr__(self, "id", content_id(self.meeting, self.speaker, self.text))
