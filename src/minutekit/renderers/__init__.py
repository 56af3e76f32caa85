"""Renderers: a digest, themes, a meeting or a document as Markdown, HTML, JSON, Word, CSV or plain text.

Every format is a plugin (see ``minutekit.plugins``), the built-in ones too: ``(thing, options) -> str | bytes``.
"""

from minutekit.renderers.records import load_json
from minutekit.renderers.registry import Renderable, list_formats, render_as, resolve_format
from minutekit.renderers.saving import save_as, write_file
from minutekit.renderers.seals import can_seal, read_origin

__all__ = [
    "Renderable",
    "can_seal",
    "list_formats",
    "load_json",
    "read_origin",
    "render_as",
    "resolve_format",
    "save_as",
    "write_file",
]
