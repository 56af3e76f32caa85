"""minutekit: from minutes, notes and transcripts to a traceable "Key points raised" digest.

    import minutekit as mk
    meeting = mk.read_meeting("notes.docx")
    mk.save(mk.summarise(meeting), "digest.docx")

Names load at first use, so that the import itself takes milliseconds.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from minutekit._version import __version__

if TYPE_CHECKING:
    from minutekit.archive import Archive
    from minutekit.clustering import ThemeClusterer
    from minutekit.errors import (
        ArchiveBusyError,
        ArchiveCorruptError,
        ArchiveError,
        ArchiveVersionError,
        EncryptedDocumentError,
        LimitExceededError,
        MalformedDocumentError,
        MinutekitError,
        NoTextError,
        OptionError,
        PluginError,
        ReadError,
        RenderError,
        UnsupportedFormatError,
    )
    from minutekit.exchange import measure_agreement as agreement
    from minutekit.pipeline import read_document, read_meeting, render, save, summarise
    from minutekit.schema import (
        AgendaItem,
        Block,
        Codebook,
        CodebookTheme,
        Diagnostic,
        Digest,
        DigestOptions,
        DigestTheme,
        Document,
        KeyPoint,
        Meeting,
        Motion,
        Person,
        Point,
        ReadOptions,
        RenderOptions,
        Span,
        Term,
        Theme,
        ThemeOptions,
        Themes,
        Turn,
    )
    from minutekit.themes import find_themes

_HOMES = {
    "minutekit.archive": ("Archive",),
    "minutekit.clustering": ("ThemeClusterer",),
    "minutekit.errors": (
        "ArchiveBusyError",
        "ArchiveCorruptError",
        "ArchiveError",
        "ArchiveVersionError",
        "EncryptedDocumentError",
        "LimitExceededError",
        "MalformedDocumentError",
        "MinutekitError",
        "NoTextError",
        "OptionError",
        "PluginError",
        "ReadError",
        "RenderError",
        "UnsupportedFormatError",
    ),
    "minutekit.pipeline": ("read_document", "read_meeting", "render", "save", "summarise"),
    "minutekit.schema": (
        "AgendaItem",
        "Block",
        "Codebook",
        "CodebookTheme",
        "Diagnostic",
        "Digest",
        "DigestOptions",
        "DigestTheme",
        "Document",
        "KeyPoint",
        "Meeting",
        "Motion",
        "Person",
        "Point",
        "ReadOptions",
        "RenderOptions",
        "Span",
        "Term",
        "Theme",
        "ThemeOptions",
        "Themes",
        "Turn",
    ),
    "minutekit.themes": ("find_themes",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}
_RENAMED = {"agreement": ("minutekit.exchange", "measure_agreement")}

__all__ = [
    "AgendaItem",
    "Archive",
    "ArchiveBusyError",
    "ArchiveCorruptError",
    "ArchiveError",
    "ArchiveVersionError",
    "Block",
    "Codebook",
    "CodebookTheme",
    "Diagnostic",
    "Digest",
    "DigestOptions",
    "DigestTheme",
    "Document",
    "EncryptedDocumentError",
    "KeyPoint",
    "LimitExceededError",
    "MalformedDocumentError",
    "Meeting",
    "MinutekitError",
    "Motion",
    "NoTextError",
    "OptionError",
    "Person",
    "PluginError",
    "Point",
    "ReadError",
    "ReadOptions",
    "RenderError",
    "RenderOptions",
    "Span",
    "Term",
    "Theme",
    "ThemeClusterer",
    "ThemeOptions",
    "Themes",
    "Turn",
    "UnsupportedFormatError",
    "__version__",
    "agreement",
    "find_themes",
    "read_document",
    "read_meeting",
    "render",
    "save",
    "summarise",
]


def __getattr__(name: str) -> object:
    if name in _RENAMED:
        module, own = _RENAMED[name]
        return globals().setdefault(name, getattr(importlib.import_module(module), own))
    if name not in _HOME_OF:
        msg = f"module 'minutekit' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
