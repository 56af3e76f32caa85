"""Entry points: how readers and renderers are found, minutekit's own and those of other packages.

A plugin is an entry point in the group ``minutekit.readers`` (name = file suffix without the dot) or
``minutekit.renderers`` (name = format). Nothing is imported until a plugin is asked for. The order is
the same on every machine: minutekit's own first, then by distribution name; the first of a name wins,
so that another package can add formats and never silently replaces one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from minutekit.errors import PluginError

READERS = "minutekit.readers"
RENDERERS = "minutekit.renderers"
_OWN = "minutekit"


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point. ``name``: suffix or format, lower case; ``distribution``: the package it came with."""

    name: str
    group: str
    distribution: str
    entry_point: EntryPoint

    @property
    def built_in(self) -> bool:
        """Tell whether minutekit itself ships it."""
        return self.distribution == _OWN

    def load(self) -> Callable[..., object]:
        """Import the function behind the entry point. Raises PluginError if that fails or it cannot be called."""
        try:
            loaded = self.entry_point.load()
        except Exception as error:
            msg = f"plugin {self.label} cannot be loaded ({type(error).__name__}: {error}); update or uninstall it"
            raise PluginError(msg) from error
        if not callable(loaded):
            msg = f"plugin {self.label} is a {type(loaded).__name__}, not a function; update or uninstall it"
            raise PluginError(msg)
        return loaded  # type: ignore[no-any-return]

    @property
    def label(self) -> str:
        """Name it for messages: "rtf (minutekit-rtf)"."""
        return f"{self.name} ({self.distribution or 'unknown package'})"


@functools.cache
def list_plugins(group: str) -> tuple[Plugin, ...]:
    """List the plugins of a group: minutekit's own first, then by distribution, name and target.

    Cached for the process; ``list_plugins.cache_clear()`` looks again.
    """
    found = (
        Plugin(point.name.lower().lstrip("."), group, _distribution_of(point), point)
        for point in entry_points(group=group)
    )
    return tuple(sorted(found, key=lambda p: (not p.built_in, p.distribution, p.name, p.entry_point.value)))


def find_plugin(group: str, name: str) -> Plugin | None:
    """Find the plugin of that name, None if there is none."""
    return next((plugin for plugin in list_plugins(group) if plugin.name == name.lower()), None)


def plugin_names(group: str) -> tuple[str, ...]:
    """List the names (suffixes or formats) of a group in alphabetical order, each once."""
    return tuple(sorted({plugin.name for plugin in list_plugins(group)}))


def _distribution_of(point: EntryPoint) -> str:
    name = point.dist.name if point.dist else ""
    return name.lower().replace("_", "-")
