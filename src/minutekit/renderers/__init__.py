"""Renderers: a digest, themes, a meeting or a document as Markdown, HTML, JSON, Word, CSV or plain text.

Every format is a plugin (see ``minutekit.plugins``), the built-in ones too: ``(thing, options) -> str | bytes``.
"""

from minutekit.renderers.records import load_json
from minutekit.renderers.registry import Renderable, list_formats, render_as, resolve_format
from minutekit.renderers.saving import save_as, write_file

__all__ = ["Renderable", "list_formats", "load_json", "render_as", "resolve_format", "save_as", "write_file"]
