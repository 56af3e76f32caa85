"""Formats by name: the built-in renderers and those of plugins come through one door."""

from __future__ import annotations

import difflib

from minutekit.errors import MinutekitError, OptionError, PluginError, RenderError
from minutekit.plugins import RENDERERS, find_plugin, plugin_names
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

Renderable = Digest | Themes | Meeting | Document

_ALIASES = {"md": "markdown", "txt": "text", "htm": "html"}
"""Other names of the built-in formats, most of them file suffixes."""

_WAYS = {
    "pdf": "write .docx, then: soffice --headless --convert-to pdf FILE",
    "odt": "write .docx, then: soffice --headless --convert-to odt FILE",
    "doc": "write .docx",
    "rtf": "write .docx, then: soffice --headless --convert-to rtf FILE",
    "xlsx": "write .csv, which Excel opens",
    "xls": "write .csv, which Excel opens",
    "ods": "write .csv, which LibreOffice opens",
    "tsv": "write .csv",
    "jpg": "write .png",
    "yaml": "write .json",
}
"""What to do for a format that people ask for and no renderer writes."""


def list_formats() -> tuple[str, ...]:
    """List the names of all formats, of plugins too, in alphabetical order."""
    return plugin_names(RENDERERS)


def resolve_format(name: str) -> str:
    """Return the format's own name for a name, an alias or a suffix. Raises OptionError for an unknown one."""
    asked = str(name).lower().lstrip(".")
    asked = _ALIASES.get(asked, asked)
    if find_plugin(RENDERERS, asked):
        return asked
    known = list_formats()
    near = difflib.get_close_matches(asked, (*known, *_ALIASES), n=1, cutoff=0.4)
    hint = f"; did you mean {_ALIASES.get(near[0], near[0])!r}?" if near else ""
    hint = f"; {_WAYS[asked]}" if asked in _WAYS else hint
    message = f"format {str(name)!r} is not one of {', '.join(known)}{hint}"
    raise OptionError(message)


def render_as(thing: Renderable, format: str, options: RenderOptions | None = None) -> str | bytes:  # noqa: A002
    """Render a thing: text for most formats, bytes for "docx".

    Raises OptionError for an unknown format, RenderError for a thing the format cannot hold,
    PluginError if another package's renderer fails or returns something else.
    """
    name = resolve_format(format)
    if not isinstance(thing, Renderable):
        message = f"cannot render a {type(thing).__name__}; pass a Digest, Themes, Meeting or Document"
        raise RenderError(message)
    plugin = find_plugin(RENDERERS, name)
    if plugin is None:
        message = f"format {name!r} is gone; reinstall the package it came with"
        raise PluginError(message)
    renderer = plugin.load()
    options = options or RenderOptions()
    if plugin.built_in:
        rendered = renderer(thing, options)
    else:
        try:
            rendered = renderer(thing, options)
        except MinutekitError:
            raise
        except Exception as error:
            message = f"renderer {plugin.label} failed ({type(error).__name__}: {error}); update or uninstall it"
            raise PluginError(message) from error
    if not isinstance(rendered, str | bytes):
        kind = type(rendered).__name__
        message = f"renderer {plugin.label} returned a {kind}, not text or bytes; update or uninstall it"
        raise PluginError(message)
    return rendered
