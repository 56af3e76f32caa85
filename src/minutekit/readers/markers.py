"""List markers at the start of lines: bullets, dashes, numbers, letters, boxes.

A glyph made for lists ("•") is one wherever it starts a line. A dash, a letter or a number may start a sentence too, so
it counts only beside a sibling: a line with the same dash, or the number before or after it; or where the page sets it
apart from its text. The rows are data.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from minutekit.language.numerals import read_roman

_REACH = 80
"""How many lines of plain text apart two siblings may stand."""


class MarkerRule(NamedTuple):
    """``pattern`` matches at the start of a line, marker in group 1, up to the first letter of the text.

    ``sure``: counts without a sibling. ``ordinal``: the marker says which in order it is.
    """

    form: str
    pattern: re.Pattern[str]
    sure: bool
    ordinal: bool


def _rule(form: str, marker: str, behind: str, *, sure: bool = False, ordinal: bool = False) -> MarkerRule:
    return MarkerRule(form, re.compile(rf"\s*{marker}{behind}"), sure, ordinal)


_GAP, _END, _NONE, _WORD_BEHIND = r"\s+", r"(?:\s+|$)", r"\s*", r"(?=[^\W\d_])"
_GLYPHS = "•●○◦▪▫■□◘◙‣⁃∙⦁⚫⚬⚪❍❑❒❖◆◇◾◽➢➤►▶▸▹⮚✓✔✗✘➔➜★☆\uf000-\uf0ff"
RULES = (
    _rule("box", r"(?:[-*+•] )?([☐☑☒☓]|\[[ xX✓]?\])", _END, sure=True),
    _rule("glyph", rf"([{_GLYPHS}])", r"[\s\ufe0e\ufe0f]*", sure=True),
    _rule("middle dot", r"([·∗﹣・･])", _NONE, sure=True),
    _rule("typed dot", r"([.])", r"\t\s*"),
    _rule("dash", r"([-–—‒―−‐‑])", _END),
    _rule("dashes", r"(-{2,3}|–{2,3})", r"\s*(?=[^\W\d_])"),
    _rule("tight dash", r"([-–—])", _WORD_BEHIND),
    _rule("star", r"(\*{1,3})", _GAP),
    _rule("tight star", r"(\*)", r"(?=[^\W_])"),
    _rule("plus", r"([+~>»›])", _GAP),
    _rule("arrow", r"(→|⇒|->|=>|-->|==>)", _NONE),
    _rule("round o", r"([oO])", r"(?:\t\s*| {2,})", sure=True),
    _rule("letter o", r"(o)", _END),
    _rule("outline", r"(\d{1,3}(?:\.\d{1,3}){1,5}[.)]?)", _GAP, ordinal=True),
    _rule("outline", r"(\d{1,2}(?:\.\d{1,2}){1,4}[.)])", _WORD_BEHIND, ordinal=True),
    _rule("number", r"(\d{1,3}(?:\.\)|\.-|[.)]))", r"(?:\s+|$|(?=[^\W\d]|[\"'“‘«(\[¿¡]))", ordinal=True),
    _rule("bare number", r"(\d{1,2})", _GAP, ordinal=True),
    _rule("in brackets", r"(\(\d{1,3}\)|\[\d{1,3}\])", r"\s*(?=\S)", ordinal=True),
    _rule("hash number", r"(#\d{1,3}[.:)]?)", _GAP, ordinal=True),
    _rule("letter", r"([a-zA-Z][.)]|\([a-zA-Z]\))", _GAP, ordinal=True),
    _rule("roman", r"([ivxIVXL]{1,7}[.)]|\([ivxIVX]{1,6}\))", _GAP, ordinal=True),
)
APART = frozenset({"letter o", "bare number"})
"""Forms that on a page only the gap behind them tells from words and figures."""
_WORD = re.compile(r"[^\W_]+")
_POSSIBLE = re.compile(r"\s*(?:[^\w\s]|\d|[a-zA-Z]{1,7}[.)]|[oO](?:\s|$))")
"""What every marker begins like; most lines are past it at the first letter."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker found at the start of a line. ``length``: characters up to the text behind it.

    ``form``: its rule; ``style``: the same for markers of one list level, "glyph ●", "number 1."; ``parent``: what
    stands before it in numbers of levels, "2" for "2.1". ``alone``: it is one without a sibling.
    """

    text: str
    length: int
    form: str
    style: str = ""
    ordinal: bool = False
    alone: bool = False
    parent: str = ""


class _Candidate(NamedTuple):
    marker: Marker
    style: str
    number: int


def find_markers(
    lines: Sequence[str],
    apart: Callable[[int, Marker], bool] | None = None,
) -> list[Marker | None]:
    """Find each line's list marker, None where it has none; unsure ones only beside a sibling.

    ``apart``: tells whether the page sets a line's marker apart; its lines may hold nothing else, and siblings stand
    anywhere among them.
    """
    candidates = [_list_candidates(line, paged=apart is not None) for line in lines]
    if apart:
        candidates = [
            [c._replace(marker=_set_apart(c.marker)) if apart(at, c.marker) else c for c in found]
            for at, found in enumerate(candidates)
        ]
    places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, found in enumerate(candidates):
        for candidate in found:
            places[candidate.style, candidate.number].append(at)
    if apart:
        candidates = [[c for c in found if c.marker.alone or c.marker.form not in APART] for found in candidates]
    reach = len(lines) if apart else _REACH
    return [_choose(at, found, places, reach) for at, found in enumerate(candidates)]


def _set_apart(marker: Marker) -> Marker:
    return replace(marker, alone=True)


def find_sure_marker(line: str) -> Marker | None:
    """Find a marker that counts on its own."""
    return next((c.marker for c in _list_candidates(line) if c.marker.alone), None)


def find_nested_marker(line: str) -> Marker | None:
    """Find a dash, star or the like that would need a sibling elsewhere, for a line set in below a list item."""
    return next((c.marker for c in _list_candidates(line) if not c.marker.ordinal), None)


@lru_cache(maxsize=4_096)
def is_marker(word: str) -> bool:
    """Return whether a word alone could be a list marker."""
    return len(word) <= 12 and any(c.marker.text == word for c in _list_candidates(f"{word} x", paged=True))


def _choose(at: int, found: list[_Candidate], places: dict[tuple[str, int], list[int]], reach: int) -> Marker | None:
    for candidate in found:
        steps = (
            (-1, 1, *(-candidate.number,) * (candidate.marker.form == "outline")) if candidate.marker.ordinal else (0,)
        )
        if any(_near(places.get((candidate.style, candidate.number + step), []), at, reach) for step in steps):
            return candidate.marker
        if candidate.marker.alone and not candidate.marker.ordinal:
            return candidate.marker
    return next((candidate.marker for candidate in found if candidate.marker.alone), None)


def _near(places: list[int], at: int, reach: int) -> bool:
    """Return whether another place lies within reach of this one."""
    i = bisect_left(places, at)
    around = places[max(i - 1, 0) : i + 2]
    return any(place != at and abs(place - at) <= reach for place in around)


def _list_candidates(line: str, *, paged: bool = False) -> list[_Candidate]:
    """List what the start of a line may be. ``paged``: a page may tell more of it, and it may hold nothing else."""
    start = line[:64]
    found: list[_Candidate] = []
    if not _POSSIBLE.match(start):
        return found
    for rule in RULES:
        match = rule.pattern.match(start) if paged or rule.form != "bare number" else None
        if match and (paged or match.end() < len(start)):
            text, form = match[1], rule.form
            style = form if form == "box" else f"{form} {_WORD.sub('1', text) if rule.ordinal else text}"
            parent = text.strip("().-[]").rpartition(".")[0] if form == "outline" else ""
            marker = Marker(text, match.end(), form, style, rule.ordinal, rule.sure, parent)
            found.extend(
                _Candidate(marker, *place) for place in (_numbers_of(form, text) if rule.ordinal else [(style, 0)])
            )
            if rule.sure:
                break
    return found


def _numbers_of(form: str, text: str) -> list[tuple[str, int]]:
    """Say which in its series an ordinal marker is: ("number .", 3) for "3."."""
    core = text.strip("()[].:#-")
    shape = re.sub(r"\w+", "1", text)
    if form == "outline":
        *parents, last = core.split(".")
        return [(f"outline {'.'.join(parents)}", int(last)), (f"outline {core}", 0)]
    if form == "letter":
        return [(f"letter {shape} {core.isupper()}", ord(core.lower()) - ord("a") + 1)] if core.isascii() else []
    if form == "roman":
        number = read_roman(core)
        return [(f"roman {shape} {core.isupper()}", number)] if number else []
    numbers = [(f"{form} {shape}", int(core))]
    return [*numbers, (f"outline {core}", 0)] if form == "number" else numbers
