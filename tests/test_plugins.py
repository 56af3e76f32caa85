"""Finding plugins: own first, always in the same order, broken ones named."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from minutekit import plugins
from minutekit.errors import PluginError


@dataclass(frozen=True)
class _Point:
    name: str
    value: str
    dist: SimpleNamespace | None

    def load(self):
        return EntryPoint(self.name, self.value, plugins.READERS).load()


def _point(name: str, value: str, distribution: str | None) -> _Point:
    return _Point(name, value, SimpleNamespace(name=distribution) if distribution else None)


@pytest.fixture
def installed(monkeypatch):
    def install(*points):
        monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == plugins.READERS else ())
        plugins.list_plugins.cache_clear()

    yield install
    plugins.list_plugins.cache_clear()


def test_own_plugins_come_first_then_by_distribution(installed):
    points = [
        _point("docx", "a:a", "aaa"),
        _point("rtf", "b:b", "zzz"),
        _point("docx", "minutekit.x:y", "minutekit"),
        _point("rtf", "c:c", "bbb"),
    ]
    expected = [("docx", "minutekit"), ("docx", "aaa"), ("rtf", "bbb"), ("rtf", "zzz")]
    for order in (points, points[::-1]):
        installed(*order)
        assert [(p.name, p.distribution) for p in plugins.list_plugins(plugins.READERS)] == expected
        assert plugins.find_plugin(plugins.READERS, "DOCX").built_in
        assert plugins.find_plugin(plugins.READERS, "rtf").distribution == "bbb"
        assert plugins.plugin_names(plugins.READERS) == ("docx", "rtf")


def test_names_are_suffixes_in_lower_case_without_dot(installed):
    installed(_point(".RTF", "a:a", "aaa"))
    assert plugins.plugin_names(plugins.READERS) == ("rtf",)
    assert plugins.find_plugin(plugins.READERS, "docx") is None


@pytest.mark.parametrize("value", ["no_such_module:read", "json:no_such_name", "json"])
def test_a_plugin_that_cannot_be_loaded_or_called_is_named(installed, value):
    installed(_point("rtf", value, "broken-rtf"))
    with pytest.raises(PluginError, match=r"rtf \(broken-rtf\)") as caught:
        plugins.find_plugin(plugins.READERS, "rtf").load()
    assert "\n" not in str(caught.value)


def test_nothing_is_loaded_by_listing(installed):
    installed(_point("rtf", "no_such_module:read", None))
    assert plugins.list_plugins(plugins.READERS)[0].label == "rtf (unknown package)"


def test_the_own_readers_are_registered():
    plugins.list_plugins.cache_clear()
    assert {"docx", "docm", "dotx", "odt", "html", "htm", "md", "txt", "pdf", "vtt", "srt"} <= set(
        plugins.plugin_names(plugins.READERS)
    )
