"""Joining wrapped lines: words divided at a line's end made whole, addresses kept unbroken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from minutekit.lexicon import words_of

_WORD = re.compile(r"[^\W_]+(?:['’\-‐][^\W_]+)*")
_DIVIDED = re.compile(r"(?<!\S)\S{1,100}[-‐]\n\S+")
_END = re.compile(r"([^\W\d_]+)[-‐]$")
_START = re.compile(r"[^\W\d_]+")
_CLITICS = frozenset({"lo", "la", "los", "las"})
"""Portuguese pronouns behind a verb that ends in an accent for them: recebê-|lo."""
_OFTEN = 0.025
"""Share of lines that end in a hyphen where a document divides words; else its hyphens are the writer's."""
ADDRESSES = ("http://", "https://", "ftp://", "www.")
_ADDRESS_SIGNS = frozenset("/-=&?_%.#~+")
_LONGEST_TAIL = 1000
"""So many characters on either side of a line's end are looked at; the longest addresses in use are shorter."""


def is_wide(letter: str) -> bool:
    """Return whether a letter is of a script that sets no spaces between words (Chinese, Japanese)."""
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or "\uff00" <= letter <= "\uffef"


def is_divided_address(before: str, after: str) -> bool:
    """Return whether a web or mail address runs from one line into the next."""
    tail, head = _tail(before), _head(after)
    start = tail.casefold().lstrip("(<[\"'")
    if not head or tail[-1:].isspace() or head.casefold().startswith(ADDRESSES):
        return False
    if not start.startswith(ADDRESSES):
        return "@" in tail[1:] and "." in head[1:-1] and (tail[-1] in "@-." or "." not in tail.rpartition("@")[2])
    if tail[-1] in _ADDRESS_SIGNS and tail[-1] not in "/.":
        return head[0].isalnum() or head[0] in "/%_"
    joined = tail[-1] in "/." or head[0] in "/?&=%#._-" or "/" in head
    return joined and (any(map(str.isdecimal, head)) or not _ADDRESS_SIGNS.isdisjoint(head))


def _tail(before: str) -> str:
    return before[-_LONGEST_TAIL:].rsplit(" ", 1)[-1]


def _head(after: str) -> str:
    return after[:_LONGEST_TAIL].split(" ", 1)[0]


class Hyphenation:
    """Evidence from one document on which hyphens at line ends are part of the word."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Keep the lines to look words up in."""
        self._texts = list(texts)

    @cached_property
    def hyphenates(self) -> bool:
        """Whether many lines end in a hyphen."""
        ends = sum(text[-1:] in "-‐" and text[-2:-1].isalpha() for text in self._texts)
        return ends > _OFTEN * len(self._texts)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the lines, those divided at a line's end left out."""
        lines = "\n".join(self._texts).casefold().replace("‐", "-")
        return Counter(_WORD.findall(_DIVIDED.sub(" ", lines)))

    def is_one_word(self, before: str, after: str) -> bool:
        """Return whether a line of one word, filled to its last letter, goes on with the rest of it: in narrow cells.

        Small letters after letters and figures after figures do, unless both parts are words of the document.
        """
        left, right = before.casefold(), _head(after).casefold()
        if " " in left or not left[-1:].isalnum() or not right:
            return False
        if not right[0].isalpha():
            return (left[-1].isdecimal() and right[0].isdecimal()) or (right[0] in ".,;:)" and not right[1:2].isalpha())
        start = _START.match(right)
        tail = start[0] if start else right
        known = bool(self.words[left + tail]) or self.words[left] < 2 or self.words[tail] < 2
        return left[-1].isalpha() and after[0].islower() and len(left) > 2 and known

    def join(self, before: str, after: str) -> str:
        """Join two lines of one paragraph."""
        if not before or not after:
            return before or after
        glued, cut = self._joint(before, after)
        return before[: len(before) - cut] + ("" if glued else " ") + after

    def _joint(self, before: str, after: str) -> tuple[bool, int]:
        """Return whether no space stands between two lines, and how many characters the first one loses."""
        tail = _tail(before)
        wide = is_wide(before[-1]) and is_wide(after[0])
        if wide or tail.isalpha():
            return wide, 0
        if before[-1] == "\u00ad":
            return True, 1
        if is_divided_address(before, after):
            return True, 0
        match, start = _END.search(tail), _START.match(after)
        if match and start and start[0].casefold() not in words_of("and"):  # Vor- und Nachteile
            # a capital goes on with a compound name: Müller-|Meier
            return True, int(start[0][0].islower() and self._is_divided(match[1].casefold(), start[0].casefold()))
        if tail in {"-", "="} and after[0] == ">":  # an arrow broken in two
            return True, 0
        numbers = tail[-1] in "-/" and len(tail) > 1 and not (match and start) and after[0].isalnum()
        return numbers and (tail[-1] == "-" or tail[:-1].isalnum()), 0  # 2021-|03-01, and/|or

    def _is_divided(self, left: str, right: str) -> bool:
        if left[-1] in "áêô" and right in _CLITICS:
            return False
        whole, compound = self.words[left + right], self.words[f"{left}-{right}"]
        if whole or compound:
            return whole >= compound
        parts = self.words[left] and self.words[right] and min(len(left), len(right)) > 2
        return self.hyphenates and not parts
