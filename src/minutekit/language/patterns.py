"""Patterns that are compiled at first use: no document needs most of those that there are rules for."""

from __future__ import annotations

import re
from typing import Any, cast

from minutekit.lexicon.phrases import fill_phrases

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
_FACTS = ("pattern", "flags", "groups", "groupindex")


class _LatePattern:
    """Stands for a pattern until something is asked of it; then it has what the pattern has, at the same cost."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the pattern has of this name
        if name not in _METHODS and name not in _FACTS:
            raise AttributeError(name)
        pattern = re.compile(fill_phrases(self._source), self._flags)
        for known in (*_METHODS, *_FACTS):
            setattr(self, known, getattr(pattern, known))
        return getattr(pattern, name)


def compile_late(source: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` returns, or will: to compile a pattern takes as long as to search a page with it.

    Phrases of the lexicon stand in the source by the name of their class: ``"{carried}"``.
    """
    return cast("re.Pattern[str]", _LatePattern(source, int(flags)))
