"""Words of a page with place, size and weight, made out of what was measured of its glyphs.

Coordinates are points from the top left corner of the page as it is read, x to the right, y down.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from math import isfinite
from typing import NamedTuple

from minutekit.readers.characters import LIGATURES as LETTERS

_SOFT_HYPHEN = "\u00ad"
# Within a line it is drawn, so it is a hyphen like any other: fonts have one glyph for both.
_DRAWN_HYPHEN = re.compile(r"(?<=\w)\u00ad(?=\w)")
HYPHENS = ("\ufffe", "\x02")
LIGATURES = {
    **LETTERS,
    **dict.fromkeys((0x00AD, 0x0000, 0xFFFF, 0x200B, 0xFEFF)),
    **{0xF730 + digit: str(digit) for digit in range(10)},  # old-style figures (Adobe Glyph List)
}
_OF_PRIVATE_USE = re.compile(r"[\ue000-\uf8ff]")
_PRIVATE = re.compile(r"(?<=\S)[\ue000-\uf8ff]")
"""Signs of private use inside words: nothing says which letters they are. At a word's start they are bullets."""
_UNREADABLE = re.compile(r"[\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x9f\uffff]")
"""What PDFium gives for a glyph whose font does not tell its letter: its number. The commonest, 3, is a space."""
_TURNS = (0, 90, 180, 270)


class Style(NamedTuple):
    """How a text object is set: size in points, weight, a number for its font, the angle of its line in degrees.

    ``base``: the height at which it stands, if its line is level. ``symbol``: its font holds signs, not letters.
    """

    size: float
    bold: bool
    font: int
    angle: int
    base: float
    symbol: bool = False


PageBox = tuple[float, float, float, float]
"""Left, bottom, right, top in a page's own coordinates (y up)."""

Run = tuple[int, int, float, float, float, float, float, float, float, float, float, Style]
"""A word as it was measured: where it begins and ends in the page's text; left, top, right, bottom of its first and of
its last character; its baseline; its style."""


@dataclass(slots=True)
class Glyphs:
    """What was measured of a page: all that is needed of its text once it is closed.

    ``width`` and ``height`` are those of the page as it is read, ``turn`` the angle of most of its text.
    ``texts``: the addresses of its text objects while PDFium has it loaded.
    """

    number: int
    width: float
    height: float
    box: PageBox = (0.0, 0.0, 0.0, 0.0)
    text: str = ""
    runs: list[Run] = field(default_factory=list)
    turn: int = 0
    cut: bool = False
    texts: frozenset[int] = frozenset()

    def find_turn(self, *, level: bool) -> None:
        """Find the angle of most words, and the page's width and height at it. ``level``: no word is turned."""
        left, bottom, right, top = self.box
        self.width, self.height = right - left, top - bottom
        if level:
            return
        turns = Counter(dict.fromkeys(_TURNS, 0))
        turns.update(angle for run in self.runs if (angle := run[11].angle) in turns)
        self.turn = max(turns, key=lambda a: (turns[a], -a)) if any(turns.values()) else 0
        if self.turn in {90, 270}:
            self.width, self.height = self.height, self.width


@dataclass(slots=True)
class Word:
    """A run of letters without space. ``base`` is its baseline; ``order`` its place in the file's own order."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    font: int
    order: int
    hyphen: bool = False
    spaced: bool = True
    cell: int = -1


@dataclass(slots=True)
class Line:
    """A piece of a line, or a whole one after ``join_pieces``. Widths and places are in points.

    ``lead``: how many of the first characters are bold. ``first``: width of the first word. ``gap``: from the first
    word to the second. ``mixed``: the first word is set in a font of its own. ``tab``: where text goes on
    after the first wide gap, 0 if there is none.
    ``links``: addresses behind the text. ``notes``: the raised numbers of footnotes, which are left out of it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    lead: int
    first: float
    gap: float
    mixed: bool
    order: int
    page: int
    cell: int = -1
    tab: float = 0.0
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def first_word(self) -> str:
        """The text up to the first space."""
        return self.text.split(" ", 1)[0]


@dataclass(slots=True)
class Page:
    """What one page holds before any layout: words upright, words at odd angles; how many signs are unreadable."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    slanted: list[Word] = field(default_factory=list)
    turn: int = 0
    cut: bool = False
    unreadable: int = 0


def make_words(found: Glyphs) -> Page:
    """Make the words of a page out of what was measured."""
    text, turn = found.text, found.turn
    page = Page(found.number, found.width, found.height, turn=turn, cut=found.cut)
    page.unreadable = len(_UNREADABLE.findall(text))
    if _OF_PRIVATE_USE.search(text):
        page.unreadable += len(_PRIVATE.findall(text.translate(LIGATURES)))
    left, _, _, ceiling = found.box
    margin = 0.5 * max(found.width, found.height)
    widest, lowest = found.width + margin, found.height + margin
    upright, slanted = page.words, page.slanted
    order = 0
    end_before = -1
    for a, b, l0, t0, r0, b0, l1, t1, r1, b1, base, (size, bold, font, angle, _, symbol) in found.runs:
        if not isfinite(l0 + t0 + r0 + b0 + l1 + t1 + r1 + b1 + base):
            continue
        core = text[a:b]
        hyphen = core[-1] in HYPHENS
        if hyphen or not core.isascii():
            core = _plain(core)
            if not core:
                continue
        if symbol:
            core = _name_sign(core)
        # In half the time of min and max.
        x0, x1 = l0 if l0 < l1 else l1, r0 if r0 > r1 else r1  # noqa: FURB136
        top, low = t0 if t0 > t1 else t1, b0 if b0 < b1 else b1  # noqa: FURB136
        high = size or top - low
        spaced = a != end_before
        if angle == turn == 0:
            x0, x1 = x0 - left, x1 - left
            top, low, line = ceiling - top, ceiling - low, ceiling - base
            word = Word(core, x0, top, x1, low, line, high, bold, font, order, hyphen, spaced)
        else:
            word = Word(core, x0, top, x1, low, base, high, bold, font, order, hyphen, spaced)
            _turn_word(word, angle if angle in _TURNS else turn, turn, found.box)
        order += 1
        end_before = b
        if -margin < word.x0 < widest and -margin < word.base < lowest:
            (upright if angle == turn else slanted).append(word)
    return page


def _plain(text: str) -> str:
    """Write ligatures as letters, and the hyphen of a line's end as one."""
    end = text[-1]
    text = _DRAWN_HYPHEN.sub("-", text)
    text = _PRIVATE.sub("", text.translate(LIGATURES))
    if end == _SOFT_HYPHEN:
        return text + end  # kept at the end: a line may break there
    return f"{text[:-1]}-" if end in HYPHENS else text


def _name_sign(text: str) -> str:
    """Write a lone letter of a font of signs as what Word writes for it: a character of private use, never a letter."""
    try:
        return chr(0xF000 + text.encode("cp1252")[0]) if len(text) == 1 and text.isalnum() else text
    except UnicodeEncodeError:
        return text


def _turn_word(word: Word, angle: int, turn: int, box: tuple[float, float, float, float]) -> None:
    """Turn a word from page coordinates (y up) into reading coordinates (y down) for text at angle ``turn``."""
    (x0, top), (x1, bottom) = turn_point(word.x0, word.top, turn, box), turn_point(word.x1, word.bottom, turn, box)
    on_line = turn_point(word.base, word.base, turn, box)[1]
    word.x0, word.x1 = min(x0, x1), max(x0, x1)
    word.top, word.bottom = min(top, bottom), max(top, bottom)
    word.base = on_line if angle == turn else word.bottom


def turn_point(x: float, y: float, turn: int, box: tuple[float, float, float, float]) -> tuple[float, float]:
    """Turn a point from page coordinates into reading coordinates."""
    left, bottom, right, top = box
    if turn == 90:
        return y - bottom, x - left
    if turn == 180:
        return right - x, y - bottom
    if turn == 270:
        return top - y, right - x
    return x - left, top - y
