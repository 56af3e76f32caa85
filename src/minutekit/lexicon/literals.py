"""Patterns that are compiled and searched only where a text holds a literal that they cannot match without.

Rules come in many languages and a document is in one of them: most of their patterns never fit. A pattern's
literals are read off its source, so no row of rules says anything twice, and a search finds what it would
find without them.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from minutekit.lexicon.automaton import build_automaton
from minutekit.lexicon.phrases import fill_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKEN = re.compile(
    r"(?P<run>[\w ',;:/=<>@&!#%~\"’-]+)|\(\?:(?P<words>[\w '’-]+(?:\|[\w '’-]+)+)\)|(?P<bar>\|)|(?P<close>\))"
    r"|(?P<look>\(\?<?[=!])"
    r"|(?P<open>\((?:\?(?:P<\w+>|[ims-]*:)|(?!\?)))"
    r"|(?P<optional>(?:[*?]|\{0?,?\d*\})\??)|(?P<repeated>(?:\+|\{\d[\d,]*\})\??)|(?P<edge>[\^$]|\\[bBAZ])"
    r"|(?P<any>\.|\\[dDsSwWnrt]|\\u\w{4}|\(\?P=\w+\)|\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<sign>\\[^\w\s]|[^\\\[\]{}(])"
)
# A class of a few signs: one of them stands there.
_SIGNS = re.compile(r"\[-?[:：;,.!?()#@/&=–—−]{1,4}-?\]|\[-\]")
_MOST_NEEDS, _SHORT = 3, 2


class _OneForAll(dict[int, str | int]):
    """What a sign is folded to before its case: any digit to 0."""

    def __missing__(self, sign: int) -> str | int:
        self[sign] = found = "0" if chr(sign).isdecimal() else sign
        return found


_ONE_FOR_ALL = _OneForAll({ord("ı"): "i", ord("İ"): "i"})


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Bring a text to the form in which literals are looked for: letters of one case, digits all alike.

    Signs outside Latin-1 become one as well: a text without them is searched in half the time.
    """
    if text.isascii():
        return text.lower().translate(_ONE_FOR_ALL)
    return text.translate(_ONE_FOR_ALL).casefold().encode("latin-1", "replace").decode("latin-1")


@lru_cache(maxsize=512)
def find_literals(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of folded literals: of each set one stands in every text that the pattern matches.

    At most three, the most telling first; none where nothing can be told.
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
            if kind == "any" and (signs := _few_signs(tokens[at][1])) and _kind(tokens, at + 1) != "optional":
                found.append(signs)
            elif kind == "words" and _kind(tokens, at + 1) != "optional":
                found.append(frozenset(tokens[at][1][3:-1].split("|")))
            elif kind == "open":
                inner, at = _read_alternatives(tokens, at + 1)
                if _kind(tokens, at + 1) != "optional":
                    found.extend(inner)
        at += 1
    found.append(frozenset({run}))
    # A space stands in every text.
    telling = sorted(
        (literals for literals in found if all(map(str.strip, literals))),
        key=lambda group: (-min(map(len, group)), len(group)),
    )
    # A third need of a letter or two stands in most texts.
    telling = telling[: _MOST_NEEDS - any(min(map(len, literals)) <= _SHORT for literals in telling[2:_MOST_NEEDS])]
    return tuple(frozenset(map(fold, literals)) for literals in telling), at


def _few_signs(kind: str) -> frozenset[str]:
    """Return the signs that a class stands for where they are few, digits as one."""
    return frozenset("0" if kind == r"\d" else kind[1:-1] if _SIGNS.fullmatch(kind) else "")


def _kind(tokens: _Tokens, at: int) -> str | None:
    return tokens[at][0] if at < len(tokens) else None


class LiteralSet:
    """Literals of which a text holds one or none, looked for in one walk, case ignored."""

    def __init__(self, literals: Iterable[str]) -> None:
        """Keep the literals, none of them empty."""
        self._automaton = build_automaton(sorted({fold(literal) for literal in literals}))

    def stands_in(self, text: str) -> bool:
        """Return whether a text holds one of them."""
        return bool(self._automaton.find_matches_as_indexes(fold(text), overlapping=False))


class LazyPattern:
    """A pattern compiled at first use. ``literals``: see ``find_literals``; without any it may match any text."""

    def __init__(self, source: str, flags: re.RegexFlag = re.IGNORECASE, *, opaque: str = "") -> None:
        """Read the literals off the source; ``opaque``: a long part of it that holds none."""
        source = fill_phrases(source)
        self.source, self.flags = source, flags
        self.literals = find_literals(source.replace(opaque, ".") if opaque else source)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.source, self.flags)

    @cached_property
    def _needs(self) -> tuple[LiteralSet, ...]:
        return tuple(map(LiteralSet, self.literals))

    def _may_match(self, text: str) -> bool:
        return all(literals.stands_in(text) for literals in self._needs)

    def search(self, text: str) -> re.Match[str] | None:
        """Search a text as the pattern does."""
        return self.pattern.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find all matches in a text as the pattern does."""
        return self.pattern.finditer(text) if self._may_match(text) else iter(())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match all of a text as the pattern does."""
        return self.pattern.fullmatch(text) if self._may_match(text) else None


class _Rule(Protocol):
    @property
    def pattern(self) -> str: ...


Rule = TypeVar("Rule", bound=_Rule)


class RuleSearch(Generic[Rule]):
    """Rows of rules in their order, with their patterns."""

    def __init__(self, rules: Sequence[Rule], flags: re.RegexFlag = re.IGNORECASE, *, opaque: str = "") -> None:
        """Read the literals of all patterns; ``opaque``: a long part of patterns that holds none."""
        self.rows = tuple((rule, LazyPattern(rule.pattern, flags, opaque=opaque)) for rule in rules)
        literals = sorted({literal for _, lazy in self.rows for group in lazy.literals for literal in group})
        number_of = {literal: number for number, literal in enumerate(literals)}
        self._needs = [
            tuple(frozenset(map(number_of.__getitem__, group)) for group in lazy.literals) for _, lazy in self.rows
        ]
        self._rows_of: list[list[int]] = [[] for _ in literals]
        # A row is looked at where its most telling need is met, and then asked for the others.
        for row, needs in enumerate(self._needs):
            for literal in needs[0] if needs else ():
                self._rows_of[literal].append(row)
        self._always = [row for row, needs in enumerate(self._needs) if not needs]
        # All literals are found in one walk over a text, however many there are (Aho and Corasick 1975).
        self._automaton = build_automaton(literals)

    def find_near(self, text: str) -> Iterator[tuple[Rule, re.Pattern[str]]]:
        """Yield the rules, in their order, that a text holds the literals of: no other's pattern matches in it."""
        found = self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
        if not found and not self._always:
            return
        present = {literal for literal, _, _ in found}
        near = {row for literal in present for row in self._rows_of[literal]}.union(self._always)
        for row in sorted(near) if len(near) > 1 else near:
            if not any(map(present.isdisjoint, self._needs[row][1:])):
                rule, lazy = self.rows[row]
                yield rule, lazy.pattern
