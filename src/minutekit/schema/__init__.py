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
from minutekit.schema.document import Alignment, Block, BlockRole, Cell, Diagnostic, Document, Span
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
from minutekit.schema.rows import KeyPointRow, Row

if TYPE_CHECKING:
    from minutekit.schema.archive import (
        AddReport,
        Commitment,
        Edit,
        Entry,
        News,
        Refusal,
        Run,
        SearchHit,
        ThemeChange,
        ThemeEvent,
        ThemeNews,
        ThemeStory,
    )
    from minutekit.schema.salience import Salience

__all__ = [
    "LANGUAGES",
    "AddReport",
    "AgendaItem",
    "Alignment",
    "Attribution",
    "Block",
    "BlockRole",
    "Cell",
    "Codebook",
    "CodebookTheme",
    "Commitment",
    "DecisionPlace",
    "Diagnostic",
    "Digest",
    "DigestEdits",
    "DigestLength",
    "DigestOptions",
    "DigestTheme",
    "Document",
    "Edit",
    "EditedTheme",
    "Encoder",
    "Entry",
    "KeyPoint",
    "KeyPointRow",
    "Medium",
    "Meeting",
    "MeetingSummary",
    "Motion",
    "MotionResult",
    "News",
    "Part",
    "Person",
    "Point",
    "PointKind",
    "ReadOptions",
    "Refusal",
    "RenderOptions",
    "Row",
    "Run",
    "Salience",
    "SearchHit",
    "Span",
    "Term",
    "Theme",
    "ThemeChange",
    "ThemeEvent",
    "ThemeNews",
    "ThemeOptions",
    "ThemeStory",
    "Themes",
    "Turn",
    "content_id",
]

# To make a dataclass takes a millisecond: those that no reading needs load at first use.
_LATER = dict.fromkeys(
    (
        "AddReport",
        "Commitment",
        "Edit",
        "Entry",
        "News",
        "Refusal",
        "Run",
        "SearchHit",
        "ThemeChange",
        "ThemeEvent",
        "ThemeNews",
        "ThemeStory",
    ),
    "minutekit.schema.archive",
) | {"Salience": "minutekit.schema.salience"}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        msg = f"module 'minutekit.schema' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(importlib.import_module(_LATER[name]), name)
