"""The nouns: frozen dataclasses that the stages hand on to one another."""

import importlib
from typing import TYPE_CHECKING

from minutekit.schema.digest import (
    Attribution,
    Digest,
    DigestTheme,
    KeyPoint,
    MeetingSummary,
    Part,
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
    DecisionPlace,
    DigestEdits,
    DigestLength,
    DigestOptions,
    EditedTheme,
    Encoder,
    ReadOptions,
    RenderOptions,
    ThemeOptions,
)
from minutekit.schema.point import Medium, Motion, MotionResult, Point, PointKind, content_id

if TYPE_CHECKING:
    from minutekit.schema.archive import AddReport, Refusal, Run, ThemeChange, ThemeEvent
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
    "DecisionPlace",
    "Diagnostic",
    "Digest",
    "DigestEdits",
    "DigestLength",
    "DigestOptions",
    "DigestTheme",
    "Document",
    "EditedTheme",
    "Encoder",
    "KeyPoint",
    "Medium",
    "Meeting",
    "MeetingSummary",
    "Motion",
    "MotionResult",
    "Part",
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

# To make a dataclass takes a millisecond: those that no reading needs load at first use.
_LATER = {
    "AddReport": "minutekit.schema.archive",
    "Refusal": "minutekit.schema.archive",
    "Run": "minutekit.schema.archive",
    "Salience": "minutekit.schema.salience",
    "ThemeChange": "minutekit.schema.archive",
    "ThemeEvent": "minutekit.schema.archive",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        msg = f"module 'minutekit.schema' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(_LATER[name]), name)
