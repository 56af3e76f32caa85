"""Patterns that are compiled and searched only where a text holds a literal that they cannot match without.

Rules come in many languages and a document is in one of them: most of their patterns never fit. A pattern's
literals are read off its source, so no row of rules says anything twice, and a search finds what it would
find without them.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = re.compile(
    r"(?P<run>[\w ',;:/=<>@&!#%~\"’-]+)|(?P<bar>\|)|(?P<close>\))|(?P<look>\(\?<?[=!])"
    r"|(?P<open>\((?:\?(?:P<\w+>|[ims-]*:)|(?!\?)))"
    r"|(?P<optional>(?:[*?]|\{0?,?\d*\})\??)|(?P<repeated>(?:\+|\{\d[\d,]*\})\??)|(?P<edge>[\^$]|\\[bBAZ])"
    r"|(?P<any>\.|\\[dDsSwWnrt]|\\u\w{4}|\(\?P=\w+\)|\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<sign>\\[^\w\s]|[^\\\[\]{}(])"
)
_MOST_NEEDS = 2
_START = 3
_I_SIGNS = str.maketrans("ıİ", "ii")


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Bring a text to the form in which literals are looked for: letters that match with case ignored become one.

    Signs outside Latin-1 become one as well: a text without them is searched in half the time.
    """
    if text.isascii():
        return text.lower()
    return text.translate(_I_SIGNS).casefold().encode("latin-1", "replace").decode("latin-1")


@lru_cache(maxsize=64)
def find_starts(text: str) -> tuple[str, frozenset[str]]:
    """Fold a text; return with it every run of up to three of its letters, with which a literal in it begins."""
    folded = fold(text)
    return folded, frozenset(folded).union(
        map("".join, pairwise(folded)),
        map("".join, zip(folded, folded[1:], folded[2:], strict=False)),
    )


def find_literals(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of folded literals: of each set one stands in every text that the pattern matches.

    At most two, the most telling first; none where nothing can be told.
    """
    tokens = [(token.lastgroup, token.group()) for token in _TOKEN.finditer(pattern)]
    if sum(len(source) for _, source in tokens) < len(pattern):  # something that is not read here
        return ()
    return _read_alternatives(tokens, 0)[0]


_Tokens = list[tuple[str | None, str]]
_Needs = tuple[frozenset[str], ...]


def _read_alternatives(tokens: _Tokens, at: int) -> tuple[_Needs, int]:
    """Read the branches of a group, or of the whole; return what they need and where they end."""
    branches: list[_Needs] = []
    while True:
        needs, at = _read_branch(tokens, at)
        branches.append(needs)
        if at == len(tokens) or tokens[at][0] == "close":
            if len(branches) == 1:
                return needs, at
            return ((frozenset().union(*(needs[0] for needs in branches)),) if all(branches) else ()), at
        at += 1


def _read_branch(tokens: _Tokens, at: int) -> tuple[_Needs, int]:
    """Read one branch: of all that it needs the longest literals, which stand in the fewest texts."""
    found: list[frozenset[str]] = []
    run = ""
    while at < len(tokens) and (kind := tokens[at][0]) not in {"bar", "close"}:
        if kind == "look":
            _, at = _read_alternatives(tokens, at + 1)
        elif kind in {"run", "sign"}:
            run += tokens[at][1].removeprefix("\\")
            if _kind(tokens, at + 1) == "optional":
                run = run[:-1]
        elif kind != "edge":
            found.append(frozenset({run}))
            run = ""
            if kind == "open":
                inner, at = _read_alternatives(tokens, at + 1)
                if _kind(tokens, at + 1) != "optional":
                    found.extend(inner)
        at += 1
    found.append(frozenset({run}))
    telling = sorted(
        (literals for literals in found if "" not in literals), key=lambda group: (-min(map(len, group)), len(group))
    )
    return tuple(frozenset(map(fold, literals)) for literals in telling[:_MOST_NEEDS]), at


def _kind(tokens: _Tokens, at: int) -> str | None:
    return tokens[at][0] if at < len(tokens) else None


class LazyPattern:
    """A pattern that is compiled at first use. ``literals``: see ``find_literals``; if there are none, it may match any text."""

    def __init__(self, source: str, flags: re.RegexFlag = re.IGNORECASE, *, opaque: str = "") -> None:
        """Read the literals off the source; ``opaque``: a long part of it that holds none."""
        self.source, self.flags = source, flags
        self.literals = find_literals(source.replace(opaque, ".") if opaque else source)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source, self.flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Search a text as the pattern does."""
        folded = fold(text)
        may_match = all(any(map(folded.__contains__, group)) for group in self.literals)
        return self.pattern.search(text) if may_match else None


class _Rule(Protocol):
    @property
    def pattern(self) -> str: ...


Rule = TypeVar("Rule", bound=_Rule)


class RuleSearch(Generic[Rule]):
    """Rows of rules in their order, with their patterns."""

    def __init__(self, rules: Sequence[Rule], flags: re.RegexFlag = re.IGNORECASE, *, opaque: str = "") -> None:
        """Read the literals of all patterns; ``opaque``: a long part of patterns that holds none."""
        self.rows = tuple((rule, LazyPattern(rule.pattern, flags, opaque=opaque)) for rule in rules)
        self._needing: dict[str, list[int]] = {}
        for number, (_, lazy) in enumerate(self.rows):
            for literal in {one for group in lazy.literals for one in group}:
                self._needing.setdefault(literal, []).append(number)
        self._always = [number for number, (_, lazy) in enumerate(self.rows) if not lazy.literals]
        # By their first letters, so that only those are looked for whose first letters a text has.
        self._starting: dict[str, list[str]] = {}
        for literal in sorted(self._needing):
            self._starting.setdefault(literal[:_START], []).append(literal)
        self._starts = frozenset(self._starting)

    def find_near(self, text: str) -> Iterator[tuple[Rule, re.Pattern[str]]]:
        """Yield the rules, in their order, that a text holds the literals of: no other's pattern matches in it."""
        folded, starts = find_starts(text)
        present = {literal for start in self._starts & starts for literal in self._starting[start] if literal in folded}
        near = {number for literal in present for number in self._needing[literal]}
        for number in sorted(near.union(self._always)):
            rule, lazy = self.rows[number]
            if not any(map(present.isdisjoint, lazy.literals)):
                yield rule, lazy.pattern
