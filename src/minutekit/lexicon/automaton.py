"""Many literals found in one walk: by ahocorasick_rs, or in plain Python where it has no wheel (Windows on ARM)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Protocol


class Automaton(Protocol):
    """Finds which of its literals stand in a text, and where."""

    def find_matches_as_indexes(self, text: str, /, *, overlapping: bool) -> list[tuple[int, int, int]]:
        """Return (number of the literal, start, end) of each match, by their ends."""
        ...


def build_automaton(literals: Iterable[str]) -> Automaton:
    """Build what finds the literals; each must have a letter at least."""
    literals = list(literals)
    try:
        from ahocorasick_rs import AhoCorasick, Implementation  # noqa: PLC0415 - where there is a wheel
    except ImportError:
        return PlainAutomaton(literals)
    # This kind is built in half the time of the others.
    automaton: Automaton = AhoCorasick(literals, implementation=Implementation.NoncontiguousNFA, store_patterns=False)
    return automaton


class PlainAutomaton:
    """The automaton of Aho and Corasick (1975), "Efficient string matching", in plain Python: 30 times slower."""

    def __init__(self, literals: list[str]) -> None:
        self._lengths = [len(literal) for literal in literals]
        self._next: list[dict[str, int]] = [{}]
        self._ends: list[list[int]] = [[]]
        for number, literal in enumerate(literals):
            state = 0
            for sign in literal:
                if sign not in self._next[state]:
                    self._next[state][sign] = len(self._next)
                    self._next.append({})
                    self._ends.append([])
                state = self._next[state][sign]
            self._ends[state].append(number)
        self._fall = [0] * len(self._next)
        waiting = deque(self._next[0].values())
        while waiting:
            state = waiting.popleft()
            for sign, below in self._next[state].items():
                self._fall[below] = self._step(self._fall[state], sign)
                self._ends[below] = self._ends[below] + self._ends[self._fall[below]]
                waiting.append(below)

    def find_matches_as_indexes(self, text: str, *, overlapping: bool = False) -> list[tuple[int, int, int]]:
        """Return (number of the literal, start, end) of each match, by their ends; without overlaps the first."""
        found: list[tuple[int, int, int]] = []
        state = 0
        for end, sign in enumerate(text, 1):
            state = self._step(state, sign)
            for number in self._ends[state]:
                found.append((number, end - self._lengths[number], end))
                if not overlapping:
                    state = 0
                    break
        return found

    def _step(self, state: int, sign: str) -> int:
        while state and sign not in self._next[state]:
            state = self._fall[state]
        return self._next[state].get(sign, 0)
