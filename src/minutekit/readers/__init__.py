"""The door to every reader: a source in, a Document out, or one clear ReadError.

Readers are entry points in the group ``minutekit.readers``, named by file suffix; minutekit's own use
the same door as those of other packages. A reader is a function

    read(data: bytes, name: str) -> Document
    read(data: bytes, name: str, options: ReadOptions) -> Document

and gets the options if it takes a third positional parameter. ``name`` is
the source as the caller named it, for messages. It raises a ReadError for a file it cannot use; any
other exception is reported as a MalformedDocumentError. The door sets ``name`` and ``sha256``.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import replace

from minutekit.errors import LimitExceededError, MalformedDocumentError, MinutekitError, NoTextError, PluginError
from minutekit.plugins import READERS, Plugin, find_plugin
from minutekit.readers.formats import detect_kind
from minutekit.readers.sources import NamedBytes, Source, load_source
from minutekit.readers.speakers import name_speakers
from minutekit.schema import Diagnostic, Document, ReadOptions

__all__ = ["read_source"]

_WITH_OPTIONS = 3


def read_source(source: Source, options: ReadOptions, *, name: str | None = None) -> Document:
    """Read a path, bytes or a binary file object into a Document.

    ``name``: stands in for the source's own name; its suffix picks the reader, unless the bytes show
    that the file is something else, which is then read as what it is (Diagnostic "suffix-mismatch").
    Raises ReadError (no such file, a folder), UnsupportedFormatError, MalformedDocumentError,
    EncryptedDocumentError, NoTextError, LimitExceededError; PluginError for a broken plugin.
    """
    loaded = load_source(source, options.max_bytes, name=name)
    kind, mismatch = detect_kind(loaded)
    plugin = find_plugin(READERS, kind)
    if plugin is None:
        msg = f"no reader is installed for .{kind}; reinstall minutekit"
        raise PluginError(msg)
    document = _call_reader(plugin, loaded, options)
    diagnostics = document.diagnostics
    if mismatch:
        message = f"named .{loaded.suffix} but read as what it is: .{mismatch}"
        diagnostics = (Diagnostic("suffix-mismatch", message), *diagnostics)
    if not document.blocks:
        raise NoTextError(loaded.label, "holds no text; if it is made of pictures, run text recognition (OCR) first")
    sha256 = hashlib.sha256(loaded.data).hexdigest()
    document = replace(document, name=loaded.name, sha256=sha256, diagnostics=diagnostics)
    return name_speakers(document, options.speakers)


def _call_reader(plugin: Plugin, source: NamedBytes, options: ReadOptions) -> Document:
    read = plugin.load()
    arguments = (source.data, source.label, options) if _takes_options(read) else (source.data, source.label)
    try:
        document = read(*arguments)
    except MinutekitError:
        raise
    except (MemoryError, RecursionError) as error:
        what = "more memory than there is" if isinstance(error, MemoryError) else "deeper nesting than can be followed"
        raise LimitExceededError(source.label, f"needs {what}; split the file or save it anew") from error
    except Exception as error:
        detail = f"{type(error).__name__}: {error}"[:200]
        raise MalformedDocumentError(
            source.label, f"cannot be understood ({detail}); open it in the program that made it and save it again"
        ) from error
    return _check_document(document, plugin)


def _takes_options(read: Callable[..., object]) -> bool:
    try:
        parameters = inspect.signature(read).parameters.values()
    except (TypeError, ValueError):
        return False
    places = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    return len(places) >= _WITH_OPTIONS


def _check_document(document: object, plugin: Plugin) -> Document:
    """Hold a reader to its contract: a Document whose spans give its blocks' texts, in order."""
    if not isinstance(document, Document):
        msg = f"reader {plugin.label} returned {type(document).__name__}, no minutekit.Document; update or uninstall it"
        raise PluginError(msg)
    end = 0
    for block in document.blocks:
        if block.span.start < end or document.text[block.span.start : block.span.end] != block.text:
            msg = f"reader {plugin.label} returned a block whose span does not give its text; use Document.from_blocks"
            raise PluginError(msg)
        end = block.span.end
    return document
