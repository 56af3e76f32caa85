"""Plugins: how readers and renderers are found, minutekit's own and those of other packages.

minutekit's own are listed below; another package's plugin is an entry point in the group
``minutekit.readers`` (name = file suffix without the dot) or ``minutekit.renderers`` (name = format).
Nothing is imported until a plugin is asked for. The order is the same on every machine: minutekit's own
first, then by distribution name; the first of a name wins, so that another package can add formats and
never silently replaces one.
"""

from __future__ import annotations

import functools
import importlib
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutekit.errors import PluginError

if TYPE_CHECKING:
    from importlib.metadata import Distribution

READERS = "minutekit.readers"
RENDERERS = "minutekit.renderers"
_OWN = "minutekit"
_BUILT_IN = {
    READERS: {
        "csv": "minutekit.readers.transcripts:read_csv",
        "docm": "minutekit.readers.docx:read_docx",
        "docx": "minutekit.readers.docx:read_docx",
        "dotm": "minutekit.readers.docx:read_docx",
        "dotx": "minutekit.readers.docx:read_docx",
        "htm": "minutekit.readers.html:read_html",
        "html": "minutekit.readers.html:read_html",
        "json": "minutekit.readers.transcripts:read_json",
        "markdown": "minutekit.readers.markdown:read_markdown",
        "md": "minutekit.readers.markdown:read_markdown",
        "odt": "minutekit.readers.odt:read_odt",
        "ott": "minutekit.readers.odt:read_odt",
        "pdf": "minutekit.readers.pdf:read_pdf",
        "sbv": "minutekit.readers.transcripts:read_sbv",
        "srt": "minutekit.readers.transcripts:read_srt",
        "text": "minutekit.readers.text:read_text",
        "tsv": "minutekit.readers.transcripts:read_tsv",
        "txt": "minutekit.readers.text:read_text",
        "vtt": "minutekit.readers.transcripts:read_vtt",
        "xhtml": "minutekit.readers.html:read_html",
    },
    RENDERERS: {
        "csv": "minutekit.renderers.tables:render_csv",
        "docx": "minutekit.renderers.word:render_docx",
        "html": "minutekit.renderers.pages:render_html",
        "json": "minutekit.renderers.records:render_json",
        "markdown": "minutekit.renderers.markdown:render_markdown",
        "png": "minutekit.renderers.charts:render_png",
        "svg": "minutekit.renderers.charts:render_svg",
        "text": "minutekit.renderers.plain:render_text",
    },
}
"""minutekit's own, listed here alone: to look them up as entry points would take longer than to read a short file."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One plugin. ``name``: suffix or format, lower case; ``distribution``: the package it came with.

    ``value``: where its function is, "package.module:function".
    """

    name: str
    group: str
    distribution: str
    value: str

    @property
    def built_in(self) -> bool:
        """Return whether minutekit itself ships it."""
        return self.distribution == _OWN

    def load(self) -> Callable[..., object]:
        """Import the function behind the entry point. Raises PluginError if that fails or it cannot be called."""
        module, _, function = self.value.partition(":")
        try:
            loaded = importlib.import_module(module.strip())
            if function:
                loaded = operator.attrgetter(function.partition("[")[0].strip())(loaded)
        except Exception as error:
            msg = f"plugin {self.label} cannot be loaded ({type(error).__name__}: {error}); update or uninstall it"
            raise PluginError(msg) from error
        if not callable(loaded):
            msg = f"plugin {self.label} is a {type(loaded).__name__}, not a function; update or uninstall it"
            raise PluginError(msg)
        return loaded

    @property
    def label(self) -> str:
        """Name it for messages: "rtf (minutekit-rtf)"."""
        return f"{self.name} ({self.distribution or 'unknown package'})"


@functools.cache
def list_plugins(group: str) -> tuple[Plugin, ...]:
    """List the plugins of a group: minutekit's own first, then by distribution, name and target.

    Cached for the process; ``list_plugins.cache_clear()`` looks again.
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, and seldom needed

    others = [
        Plugin(point.name.lower().lstrip("."), group, _name_distribution(point.dist), point.value)
        for point in entry_points(group=group)
    ]
    others = sorted((p for p in others if not p.built_in), key=lambda p: (p.distribution, p.name, p.value))
    return (*(Plugin(name, group, _OWN, value) for name, value in _BUILT_IN[group].items()), *others)


def find_plugin(group: str, name: str) -> Plugin | None:
    """Find the plugin of that name, None if there is none."""
    name = name.lower()
    if name in _BUILT_IN[group]:
        return Plugin(name, group, _OWN, _BUILT_IN[group][name])
    return next((plugin for plugin in list_plugins(group) if plugin.name == name), None)


def plugin_names(group: str) -> tuple[str, ...]:
    """List the names (suffixes or formats) of a group in alphabetical order, each once."""
    return tuple(sorted({plugin.name for plugin in list_plugins(group)}))


def _name_distribution(distribution: Distribution | None) -> str:
    return distribution.name.lower().replace("_", "-") if distribution else ""
