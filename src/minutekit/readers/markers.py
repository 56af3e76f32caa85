"""List markers that people type: bullets, dashes, numbers, letters, boxes.

A glyph made for lists ("•") is one wherever it starts a line. A dash, a letter or a number may as well
start a sentence, so it counts only beside a sibling: a line with the same dash, or the number before
or after it. The rows are data; their examples are tests.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from minutekit.language.numerals import read_roman
from minutekit.readers.initials import find_initials, opens_name

_CAPITAL = "letter 1. True"
_REACH = 80
"""How many lines apart two siblings may stand."""


@dataclass(frozen=True, slots=True)
class MarkerRule:
    """``pattern`` matches at the start of a line, marker in group 1, up to the first letter of the text.

    ``sure``: counts without a sibling. ``ordinal``: the marker says which in order it is.
    """

    name: str
    pattern: re.Pattern[str]
    sure: bool
    ordinal: bool
    reason: str
    example: tuple[str, str, str]


def _rule(
    name: str, pattern: str, *, reason: str, example: tuple[str, str, str], sure: bool = False, ordinal: bool = False
) -> MarkerRule:
    return MarkerRule(name, re.compile(pattern), sure, ordinal, reason, example)


RULES = (
    _rule(
        "box",
        r"\s*(?:[-*+•] )?([☐☑☒☓]|\[[ xX✓]?\])\s+(?=\S)",
        sure=True,
        reason="a task box, with or without its dash",
        example=("- [ ] call Ana", "[ ]", "call Ana"),
    ),
    _rule(
        "glyph",
        r"\s*([•●○◦▪▫■□◘◙‣⁃∙⦁⚫⚬❍❑❒❖◆◇◾◽➢➤►▶▸▹⮚✓✔✗✘➔➜★☆\uf000-\uf0ff])[\s\ufe0e\ufe0f]*(?=\S)",
        sure=True,
        reason="made for lists; the private range is where Symbol and Wingdings bullets end up",
        example=("● Buses first", "●", "Buses first"),
    ),
    _rule(
        "middle dot",
        r"\s*([·∗﹣・･])\s*(?=\S)",
        sure=True,
        reason="bullets of Symbol font after conversion",
        example=("· water", "·", "water"),
    ),
    _rule("typed dot", r"\s*([.])\t\s*(?=\S)", reason="a point and a tab", example=(".\twater", ".", "water")),
    _rule(
        "dash",
        r"\s*([-–—‒―−‐‑])[\s]+(?=\S)",
        reason="may also be a dash inside a sentence",
        example=("- roads", "-", "roads"),
    ),
    _rule(
        "dashes", r"\s*(-{2,3}|–{2,3})\s*(?=[^\W\d_])", reason="more dashes nest", example=("-- gravel", "--", "gravel")
    ),
    _rule("tight dash", r"\s*([-–—])(?=[^\W\d_])", reason="a dash without its space", example=("-roads", "-", "roads")),
    _rule("star", r"\s*(\*{1,3})\s+(?=\S)", reason="a star; more of them nest", example=("* trees", "*", "trees")),
    _rule("tight star", r"\s*(\*)(?=[^\W_])", reason="a star without its space", example=("*trees", "*", "trees")),
    _rule("plus", r"\s*([+~>»›])\s+(?=\S)", reason="nested notes", example=("+ seats", "+", "seats")),
    _rule(
        "arrow",
        r"\s*(→|⇒|->|=>|-->|==>)\s*(?=\S)",
        reason="an arrow may also continue a line",
        example=("-> ask", "->", "ask"),
    ),
    _rule(
        "round o",
        r"\s*([oO])(?:\t\s*| {2,})(?=\S)",
        sure=True,
        reason="Word's second-level bullet in Courier",
        example=("o\tshade", "o", "shade"),
    ),
    _rule("letter o", r"\s*(o)\s(?=\S)", reason="the same with one space", example=("o shade", "o", "shade")),
    _rule(
        "outline",
        r"\s*(\d{1,3}(?:\.\d{1,3}){1,5}[.)]?)\s+(?=\S)",
        ordinal=True,
        reason="1.1, 1.1.1",
        example=("2.1 Budget", "2.1", "Budget"),
    ),
    _rule(
        "number",
        r"\s*(\d{1,3}(?:\.\)|[.)]))\s*(?=[^\W\d]|[\"'“‘«(\[¿¡])",
        ordinal=True,
        reason="1. or 1)",
        example=("1. Opening", "1.", "Opening"),
    ),
    _rule(
        "bracketed number",
        r"\s*(\(\d{1,3}\)|\[\d{1,3}\])\s*(?=\S)",
        ordinal=True,
        reason="(1)",
        example=("(1) Opening", "(1)", "Opening"),
    ),
    _rule(
        "hash number",
        r"\s*(#\d{1,3}[.:)]?)\s+(?=\S)",
        ordinal=True,
        reason="#1",
        example=("#1 Opening", "#1", "Opening"),
    ),
    _rule(
        "letter",
        r"\s*([a-zA-Z][.)]|\([a-zA-Z]\))\s+(?=\S)",
        ordinal=True,
        reason="a) or A.",
        example=("a) Opening", "a)", "Opening"),
    ),
    _rule(
        "roman",
        r"\s*([ivxIVX]{1,6}[.)]|\([ivxIVX]{1,6}\))\s+(?=\S)",
        ordinal=True,
        reason="i. or IV)",
        example=("iv) Opening", "iv)", "Opening"),
    ),
)
_WORD = re.compile(r"[^\W_]+")
_POSSIBLE = re.compile(r"\s*(?:[^\w\s]|\d|[a-zA-Z]{1,6}[.)]|[oO]\s)")
"""What every marker begins like; most lines are past it at the first letter."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker found at the start of a line. ``length``: characters up to the text behind it.

    ``style`` is the same for markers of one list level: "glyph ●", "number 1.".
    """

    text: str
    length: int
    ordinal: bool
    sure: bool
    style: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    marker: Marker
    style: str
    number: int


def find_markers(lines: list[str], cells: frozenset[int] = frozenset()) -> list[Marker | None]:
    """Find each line's list marker, None where it has none; unsure ones only beside a sibling.

    ``cells``: which of the lines stand in tables, where a capital before a name is an initial even if it counts on.
    """
    candidates = [_list_candidates(line) for line in lines]
    places: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for at, found in enumerate(candidates):
        for candidate in found:
            places[candidate.style, candidate.number].append(at)
    _drop_initials(lines, candidates, places, cells)
    return [_choose(at, found, places) for at, found in enumerate(candidates)]


def _drop_initials(
    lines: list[str],
    candidates: list[list[_Candidate]],
    places: dict[tuple[str, int], list[int]],
    cells: frozenset[int],
) -> None:
    """Take back the capitals that are initials of names: they do not count up from A."""
    letters = {number: found for (style, number), found in places.items() if style == _CAPITAL}
    named = {
        at: candidate
        for at, found in enumerate(candidates)
        for candidate in found
        if candidate.style == _CAPITAL and opens_name(lines[at])
    }
    for at in find_initials({at: candidate.number for at, candidate in named.items()}, letters, cells):
        candidates[at].remove(named[at])
        places[_CAPITAL, named[at].number].remove(at)


def find_sure_marker(line: str) -> Marker | None:
    """Find a marker that counts on its own."""
    return next((c.marker for c in _list_candidates(line) if c.marker.sure), None)


def find_nested_marker(line: str) -> Marker | None:
    """Find a dash, star or the like that would need a sibling elsewhere, for a line set in below a list item."""
    return next((c.marker for c in _list_candidates(line) if not c.marker.ordinal), None)


def _choose(at: int, found: list[_Candidate], places: dict[tuple[str, int], list[int]]) -> Marker | None:
    for candidate in found:
        if candidate.marker.sure:
            return candidate.marker
        if not candidate.marker.ordinal:
            if _near(places.get((candidate.style, candidate.number), []), at):
                return candidate.marker
        elif any(_near(places.get((candidate.style, candidate.number + step), []), at) for step in (-1, 1)):
            return candidate.marker
    return None


def _near(places: list[int], at: int) -> bool:
    """Tell whether another place lies within reach of this one."""
    i = bisect_left(places, at)
    around = places[max(i - 1, 0) : i + 2]
    return any(place != at and abs(place - at) <= _REACH for place in around)


def _list_candidates(line: str) -> list[_Candidate]:
    start = line[:64]
    found: list[_Candidate] = []
    if not _POSSIBLE.match(start):
        return found
    for rule in RULES:
        match = rule.pattern.match(start)
        if match:
            text = match[1]
            style = "box" if rule.name == "box" else f"{rule.name} {_WORD.sub('1', text) if rule.ordinal else text}"
            marker = Marker(text, match.end(), rule.ordinal, rule.sure, style)
            if not rule.ordinal:
                found.append(_Candidate(marker, style, 0))
            else:
                found.extend(_Candidate(marker, style, number) for style, number in _numbers_of(rule.name, text))
    return found


def _numbers_of(name: str, text: str) -> list[tuple[str, int]]:
    """Say which in its series an ordinal marker is: ("number .", 3) for "3."."""
    core = text.strip("()[].:#")
    shape = re.sub(r"\w+", "1", text)
    if name == "outline":
        *parents, last = core.split(".")
        return [(f"outline {'.'.join(parents)}", int(last)), (f"outline {core}", 0)]
    if name == "letter":
        return [(f"letter {shape} {core.isupper()}", ord(core.lower()) - ord("a") + 1)] if core.isascii() else []
    if name == "roman":
        number = read_roman(core)
        return [(f"roman {shape} {core.isupper()}", number)] if number else []
    numbers = [(f"{name} {shape}", int(core))]
    return [*numbers, (f"outline {core}", 0)] if name == "number" else numbers
