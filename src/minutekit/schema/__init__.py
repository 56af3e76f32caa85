"""The nouns: frozen dataclasses that the stages hand on to one another."""

from minutekit.schema.archive import AddReport, Refusal, Run, ThemeChange, ThemeEvent
from minutekit.schema.digest import (
    Attribution,
    Digest,
    DigestTheme,
    KeyPoint,
    MeetingSummary,
    Term,
    Theme,
    Themes,
)
from minutekit.schema.document import Block, BlockRole, Cell, Diagnostic, Document, Span
from minutekit.schema.meeting import AgendaItem, Meeting, Person, Turn
from minutekit.schema.options import (
    LANGUAGES,
    Codebook,
    CodebookTheme,
    DigestOptions,
    Encoder,
    ReadOptions,
    RenderOptions,
    ThemeOptions,
)
from minutekit.schema.point import Medium, Motion, MotionResult, Point, PointKind, content_id
from minutekit.schema.salience import Salience

__all__ = [
    "LANGUAGES",
    "AddReport",
    "AgendaItem",
    "Attribution",
    "Block",
    "BlockRole",
    "Cell",
    "Codebook",
    "CodebookTheme",
    "Diagnostic",
    "Digest",
    "DigestOptions",
    "DigestTheme",
    "Document",
    "Encoder",
    "KeyPoint",
    "Medium",
    "Meeting",
    "MeetingSummary",
    "Motion",
    "MotionResult",
    "Person",
    "Point",
    "PointKind",
    "ReadOptions",
    "Refusal",
    "RenderOptions",
    "Run",
    "Salience",
    "Span",
    "Term",
    "Theme",
    "ThemeChange",
    "ThemeEvent",
    "ThemeOptions",
    "Themes",
    "Turn",
    "content_id",
]
