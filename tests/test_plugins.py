"""Finding plugins: own first, always in the same order, broken ones named."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from minutekit import plugins
from minutekit.errors import PluginError


@dataclass(frozen=True)
class _Point:
    name: str
    value: str
    dist: SimpleNamespace | None


def _point(name: str, value: str, distribution: str | None) -> _Point:
    return _Point(name, value, SimpleNamespace(name=distribution) if distribution else None)


@pytest.fixture
def installed(monkeypatch):
    def install(*points):
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points if group == plugins.READERS else ())
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
    expected = [("docx", "aaa"), ("rtf", "bbb"), ("rtf", "zzz")]
    for order in (points, points[::-1]):
        installed(*order)
        listed = plugins.list_plugins(plugins.READERS)
        assert [(p.name, p.distribution) for p in listed if not p.built_in] == expected
        assert [p.built_in for p in listed] == sorted((p.built_in for p in listed), reverse=True)
        assert plugins.find_plugin(plugins.READERS, "DOCX").built_in
        assert plugins.find_plugin(plugins.READERS, "rtf").distribution == "bbb"
        assert {"docx", "rtf"} <= set(plugins.plugin_names(plugins.READERS))
        assert len(set(plugins.plugin_names(plugins.READERS))) == len(plugins.plugin_names(plugins.READERS))


def test_names_are_suffixes_in_lower_case_without_dot(installed):
    installed(_point(".RTF", "a:a", "aaa"))
    assert "rtf" in plugins.plugin_names(plugins.READERS)
    assert plugins.find_plugin(plugins.READERS, "xyz") is None


@pytest.mark.parametrize("value", ["no_such_module:read", "json:no_such_name", "json"])
def test_a_plugin_that_cannot_be_loaded_or_called_is_named(installed, value):
    installed(_point("rtf", value, "broken-rtf"))
    with pytest.raises(PluginError, match=r"rtf \(broken-rtf\)") as caught:
        plugins.find_plugin(plugins.READERS, "rtf").load()
    assert "\n" not in str(caught.value)


def test_nothing_is_loaded_by_listing(installed):
    installed(_point("rtf", "no_such_module:read", None))
    assert plugins.list_plugins(plugins.READERS)[-1].label == "rtf (unknown package)"


@pytest.mark.parametrize("group", [plugins.READERS, plugins.RENDERERS])
def test_the_own_ones_load_through_the_same_door(group):
    plugins.list_plugins.cache_clear()
    own = [p for p in plugins.list_plugins(group) if p.built_in]
    assert len(own) > 7
    assert all(callable(p.load()) for p in own)


def test_the_own_ones_are_found_without_looking_others_up(monkeypatch):
    monkeypatch.setattr(plugins, "list_plugins", None)
    assert plugins.find_plugin(plugins.READERS, "PDF").built_in
