"""Patterns that are compiled at first use."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

import minutekit
from minutekit.language.patterns import compile_late

SOURCE = Path(minutekit.__file__).parent
MODULES = sorted(
    ".".join(("minutekit", *path.relative_to(SOURCE).with_suffix("").parts))
    for path in SOURCE.rglob("*.py")
    if "compile_late" in path.read_text(encoding="utf-8") and path.name != "patterns.py"
)


def test_a_late_pattern_is_what_the_pattern_is():
    late, pattern = compile_late(r"(?P<day>\d+) may", re.IGNORECASE), re.compile(r"(?P<day>\d+) may", re.IGNORECASE)
    text = "4 May and 11 MAY"
    assert [match["day"] for match in late.finditer(text)] == ["4", "11"]
    assert late.sub("", text) == pattern.sub("", text)
    assert late.split(text) == pattern.split(text)
    assert (late.pattern, late.flags, late.groups) == (pattern.pattern, pattern.flags, pattern.groups)
    assert dict(late.groupindex) == {"day": 1}
    assert late.fullmatch("4 may")
    assert late.match("on 4 may") is None


def test_a_late_pattern_that_is_wrong_says_so_at_its_first_use():
    late = compile_late("(")
    with pytest.raises(re.error):
        late.search("")
    with pytest.raises(AttributeError):
        late.no_such_thing  # noqa: B018 - the access is the test


@pytest.mark.parametrize("name", MODULES)
def test_every_late_pattern_can_be_compiled(name):
    late = type(compile_late(""))
    found = [value for value in vars(importlib.import_module(name)).values() if isinstance(value, late)]
    assert found
    assert all(isinstance(pattern.pattern, str) for pattern in found)
