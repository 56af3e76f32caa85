"""Joining wrapped lines: words divided at a line's end made whole, addresses kept unbroken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

_WORD = re.compile(r"[^\W_]+(?:['’\-‐][^\W_]+)*")
_END = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-‐]$")
_START = re.compile(r"[^\W\d_]+")
_LINE_END = re.compile(r"-\n(?=[^\W\d_])")
_ADDRESS = re.compile(r"https?://|ftp://|www\.", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"^\S*[./=&?%_#~+@\d-]\S*$")
_ADDRESS_OPEN = ("/", "-", "=", "&", "?", "_", "%", ".", "#", "~", "+")
_HOST = re.compile(r"[\w-]*")
_DOMAIN = re.compile(r"^[\w-]*\.[a-z]{2,10}\b", re.IGNORECASE)
_LONGEST_TAIL = 1000
"""No more than this many characters on either side of a line's end are looked at; the longest addresses in use are shorter."""
_CLITIC = re.compile(r"l[oa]s?$")
"""Portuguese pronouns behind a verb that ends in an accent for them: recebê-|lo."""
_AND = {"und", "oder", "bzw", "and", "or", "et", "ou", "y", "o", "e"}


def is_wide(letter: str) -> bool:
    """Return whether a letter is of a script that sets no spaces between words (Chinese, Japanese)."""
    return "\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or "\uff00" <= letter <= "\uffef"


def is_divided_address(before: str, after: str) -> bool:
    """Return whether a web address runs from one line into the next."""
    tail = _tail(before)
    if "://" not in tail and "www." not in tail.casefold():
        return False
    head = _head(after)
    if tail[-1].isspace() or not _ADDRESS.search(tail.split()[-1]) or not head or _ADDRESS.match(head):
        return False
    if tail.endswith(_ADDRESS_OPEN[1:]) and not tail.endswith("."):
        return bool(head[0].isalnum() or head[0] in "/%_")
    return bool(_ADDRESS_GOES_ON.match(head)) and (tail.endswith(("/", ".")) or head[0] in "/?&=%#._-" or "/" in head)


def _tail(before: str) -> str:
    return before[-_LONGEST_TAIL:].rsplit(" ", 1)[-1]


def _head(after: str) -> str:
    return after[:_LONGEST_TAIL].split(" ", 1)[0]


def _is_open_mail(tail: str) -> bool:
    name, _, host = tail.rpartition("@")
    return bool(name) and not name[-1].isspace() and _HOST.fullmatch(host) is not None


class Hyphenation:
    """Evidence from one document on which hyphens at line ends are part of the word."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count the words of the lines, those divided at a line's end left out."""
        joined = "\n".join(texts).casefold().replace("‐", "-")
        self._undivided: list[str] = []
        ends, done = [], 0
        for hyphen in _LINE_END.finditer(joined):
            left = _END.search(joined, max(done, hyphen.start() - _LONGEST_TAIL), hyphen.start() + 1)
            right = _START.match(joined, hyphen.end())
            if left and right:
                ends.append((left[1], right[0]))
                self._undivided.append(joined[done : left.start()])
                done = right.end()
        self._undivided.append(joined[done:])
        known = [self._known(left, right) for left, right in ends]
        divides, keeps = known.count(1), known.count(-1)
        undecided = known.count(0)
        self.hyphenates = divides > keeps or (divides == keeps and undecided > 0.025 * (joined.count("\n") + 1))

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands in the lines."""
        return Counter(_WORD.findall(" ".join(self._undivided)))

    def _known(self, left: str, right: str) -> int:
        """Return 1: one word seen elsewhere; -1: seen with its hyphen; 0: not seen."""
        whole, compound = self.words[left + right], self.words[f"{left}-{right}"]
        if whole or compound:
            return 1 if whole >= compound else -1
        return 0

    def is_one_word(self, before: str, after: str) -> bool:
        """Return whether a line of one word, filled to its last letter, goes on with the rest of that word: long words in narrow cells.

        Small letters after letters and figures after figures do, unless the document has both parts as words of their own.
        """
        left, right = before.casefold(), _head(after).casefold()
        if not left or not right or " " in left:
            return False
        if not right[0].isalpha():
            return (
                (left[-1].isalnum() and right in {".", ",", ";", ":", ")"})
                or (left[-1].isdecimal() and right[0].isdecimal())
                or (right[0] in ".," and right[1:2].isdecimal())
            )
        if not (left[-1].isalpha() and after[0].islower()) or len(left) < 3:
            return False
        start = _START.match(right)
        tail = start.group() if start else right
        return bool(self.words[left + tail]) or self.words[left] < 2 or self.words[tail] < 2

    def join(self, before: str, after: str) -> str:
        """Join two lines of one paragraph."""
        if not before or not after:
            return before or after
        glued, cut = self._joint(before, after)
        return before[: len(before) - cut] + ("" if glued else " ") + after

    def _joint(self, before: str, after: str) -> tuple[bool, int]:  # noqa: PLR0911 - rules in order
        """Return whether no space stands between two lines, and how many characters the first one loses."""
        head, tail = _head(after), _tail(before)
        if tail.isalpha():
            return is_wide(before[-1]) and is_wide(after[0]), 0
        if before[-1] == "\u00ad":
            return True, 1
        if (
            is_divided_address(before, after)
            or (is_wide(before[-1]) and is_wide(after[0]))
            or (_is_open_mail(tail) and _DOMAIN.match(head))
        ):
            return True, 0
        match, start = _END.search(tail), _START.match(head)
        if match and start:
            if start.group().casefold() in _AND:
                return False, 0  # Vor- und Nachteile
            # a capital goes on with a compound name: Müller-|Meier
            return True, int(start.group()[0].islower() and self._is_divided(match.group(1), start.group()))
        if len(tail) > 1 and tail[-1] in "-/" and after[0].isalnum():
            return tail[-1] == "-" or tail[:-1].isalnum(), 0  # 2021-|03-01, and/|or
        return tail in {"-", "="} and after[0] == ">", 0  # an arrow broken in two

    def _is_divided(self, left: str, right: str) -> bool:
        left, right = left.casefold(), right.casefold()
        if left[-1] in "áêô" and _CLITIC.match(right):
            return False
        known = self._known(left, right)
        if known:
            return known > 0
        if self.words[left] and self.words[right] and len(left) > 2 and len(right) > 2:
            return False
        return self.hyphenates  # else nothing shows that this document divides words: its hyphens are the writer's
