"""Words with place, size and weight out of PDFium.

Coordinates are points from the top left corner of the page as it is read, x to the right, y down.
Only the first and last character of each word are measured, which keeps a page near a millisecond.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from collections import Counter
from dataclasses import dataclass, field
from math import isfinite
from typing import Any, NamedTuple

from minutekit.readers.pdf.engine import pdfium
from minutekit.readers.pdf.mixtures import look_inside

MAX_CHARS = 400_000
"""More characters than this on one page are not minutes; the rest of the page is left out."""

BOLD_NAMES = re.compile(
    r"bold|black|heavy|semib|demi|extrab|cmbx|sfbx|medi(?:ital)?$|(?:^|[-,_+])(?:bd|b|bdit)(?:mt)?$", re.IGNORECASE
)
BOLD_WEIGHT = 600
FORCE_BOLD = 1 << 18
SOFT_HYPHEN = "\u00ad"
HYPHENS = ("\ufffe", "\x02")
LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00ad": None,
        "\x00": None,
        "\uffff": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
WORD = re.compile(r"[^\s\ufffe\x01-\x1f\x7f-\x9f]+[\ufffe\x02]?")
UNREADABLE = re.compile(r"[\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x9f\uffff]")
"""What PDFium gives for a glyph whose font does not say which letter it is: its number. The commonest, 3, is a space."""


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
    lead: int = 0
    hyphen: bool = False
    spaced: bool = True
    cell: int = -1


@dataclass(slots=True)
class Page:
    """What one page holds before any layout: words upright, words at odd angles; how many signs are unreadable.

    ``texts``: the addresses of its text objects while PDFium has it loaded.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    slanted: list[Word] = field(default_factory=list)
    turn: int = 0
    cut: bool = False
    unreadable: int = 0
    texts: frozenset[int] = frozenset()


def rewire(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - ctypes makes its functions so
    """Give a function of PDFium plain integers for handles: they compare, hash and pass faster than pointers.

    Without types for its ``arguments`` it takes what ``ctypes.byref`` gives and small integers, unchecked, in half
    the time. None of them takes long, so the interpreter's lock is kept, which costs less than to give it back.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_box_of = rewire(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
_origin_of = rewire(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
_size_of = rewire(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_matrix_of = rewire(pdfium.FPDFText_GetMatrix, ctypes.c_int)
_object_of = rewire(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_font_of = rewire(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_render_mode_of = rewire(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)


_MATRIX = struct.Struct("6f")
_BOXES = struct.Struct("8f")


class Style(NamedTuple):
    """How a text object is set: size in points, weight, a number for its font, the angle of its line in degrees.

    ``base``: the height at which it stands, if its line is level.
    """

    size: float
    bold: bool
    font: int
    angle: int
    base: float


class _Styles:
    """The styles of the text objects of one page, looked up once an object, fonts once a page."""

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401 - a pointer of ctypes
        self.text_page = text_page
        self.page = ctypes.byref(text_page.contents)
        self.seen: dict[int, Style] = {}
        self.fonts: dict[int, tuple[bool, int]] = {}
        self.names: dict[bytes, int] = {}
        self.buffer = ctypes.create_string_buffer(256)
        self.flags = ctypes.c_int()
        self.matrix = (ctypes.c_float * 6)()
        self.matrix_at = ctypes.byref(self.matrix)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def of(self, index: int) -> Style:
        """Return the style of a character's text object."""
        key = _object_of(self.page, index) or 0
        return self.seen.get(key) or self.measure(index, key)

    def measure(self, index: int, key: int) -> Style:
        """Measure and keep the style of a text object, given by its address and one of its characters."""
        size = abs(_size_of(self.page, index))
        angle, base = 0, math.nan
        if _matrix_of(self.page, index, self.matrix_at):
            a, b, c, d, _, base = _MATRIX.unpack_from(self.matrix)
            size *= math.hypot(c, d) or 1.0
            if b or a <= 0:
                angle = round(math.degrees(math.atan2(b, a))) % 360
                if angle % 90 in (1, 89):
                    angle = round(angle / 90) * 90 % 360
        font = (_font_of(key) or 0) if key else 0
        known = self.fonts.get(font)
        if known is None:
            known = self.fonts[font] = self._name(index)
        # fill and stroke: bold made by a word processor
        bold = known[0] or (bool(key) and _render_mode_of(key) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
        style = self.seen[key] = Style(size if isfinite(size) else 0.0, bold, known[1], angle, base)
        return style

    def find_base(self, index: int, angle: int) -> float:
        """Return how far across its line's direction a character stands, not a number if PDFium cannot tell."""
        found = _origin_of(self.page, index, ctypes.byref(self.x), ctypes.byref(self.y))
        return (self.y if angle in (0, 180) else self.x).value if found else math.nan

    def _name(self, index: int) -> tuple[bool, int]:
        length = pdfium.FPDFText_GetFontInfo(self.text_page, index, self.buffer, 256, ctypes.byref(self.flags))
        raw = self.buffer.raw[: max(0, min(length, 256) - 1)] if length else b""
        name = raw.decode("latin-1").rpartition("+")[2]
        bold = bool(BOLD_NAMES.search(name)) or bool(self.flags.value & FORCE_BOLD)
        if not bold and len(name) < 5:  # a name such as "F2" says nothing; then the stems must
            bold = pdfium.FPDFText_GetFontWeight(self.text_page, index) >= BOLD_WEIGHT
        return bold, self.names.setdefault(raw, len(self.names))


def _page_text(text_page: object, count: int) -> str:
    """Return one character for each of PDFium's character indices."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\u200b" for c in codes)


def read_words(page: object, number: int) -> Page:
    """Read the words of a loaded page; ``page`` is a raw FPDF_PAGE, ``number`` counts from 1."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    text_page = pdfium.FPDFText_LoadPage(page)
    found = Page(number, width, height)
    if not text_page:
        return found
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_CHARS:
            found.cut, count = True, MAX_CHARS
        if count > 0:
            _collect(found, page, text_page, count)
    finally:
        pdfium.FPDFText_ClosePage(text_page)
    return found


def _collect(found: Page, page: object, text_page: object, count: int) -> None:
    text = _page_text(text_page, count)
    found.unreadable = len(UNREADABLE.findall(text))
    styles = _Styles(text_page)
    words, angles = _measure_words(text, styles)
    found.texts = frozenset(styles.seen)
    if not words:
        return
    turns = Counter(dict.fromkeys((0, 90, 180, 270), 0))
    turns.update(angle for angle in angles if angle in turns)
    turn = max(turns, key=lambda a: (turns[a], -a)) if any(turns.values()) else 0
    found.turn = turn
    left, bottom, right, top = page_box(page, found.width, found.height)
    found.width, found.height = (right - left, top - bottom) if turn in (0, 180) else (top - bottom, right - left)
    box = (left, bottom, right, top)
    margin = 0.5 * max(found.width, found.height)
    widest, lowest = found.width + margin, found.height + margin
    upright, slanted = found.words, found.slanted
    for word, angle in zip(words, angles, strict=True):
        if turn == 0 and angle == 0:
            word.x0 -= left
            word.x1 -= left
            word.top = top - word.top
            word.bottom = top - word.bottom
            word.base = top - word.base
        else:
            _turn_word(word, angle if angle in turns else turn, turn, box)
        if -margin < word.x0 < widest and -margin < word.base < lowest:
            (upright if angle == turn else slanted).append(word)


def _measure_words(text: str, styles: _Styles) -> tuple[list[Word], list[int]]:  # noqa: C901 - one loop, no calls
    """Measure words in the page's own coordinates (y up); return their angles in whole degrees beside them."""
    page, seen = styles.page, styles.seen
    # two boxes (left, top, right, bottom), filled by PDFium and read in one go
    boxes = ctypes.create_string_buffer(_BOXES.size)
    first, last = (ctypes.byref(boxes, offset) for offset in (0, 16))
    words: list[Word] = []
    angles: list[int] = []
    end_before = -1
    stack = [match.span() for match in WORD.finditer(text)]
    stack.reverse()
    while stack:
        a, b = stack.pop()
        if not (_box_of(page, a, first) and _box_of(page, b - 1, last)):
            continue
        l0, t0, r0, b0, l1, t1, r1, b1 = _BOXES.unpack_from(boxes)
        key = _object_of(page, a) or 0
        style = seen.get(key) or styles.measure(a, key)
        size, bold, font, angle, base = style
        if angle or not b0 <= base <= t0:  # a word of an upright line, for one
            base = styles.find_base(a, angle)
        if not isfinite(l0 + t0 + r0 + b0 + l1 + t1 + r1 + b1 + base):
            continue
        if (
            b - a > 1
            and (r1 < l0 or abs(b0 - b1) > 0.5 * size or angle)
            and (split := _break_in_word(page, a, b, (l0, b0, r1, b1, l1), style))
        ):
            stack.append((split, b))
            stack.append((a, split))
            continue
        lead, core = 0, text[a:b]
        hyphen = core[-1] in HYPHENS
        if b - a > 1:
            end = b - 2 if hyphen and b - a > 2 else b - 1
            if (_object_of(page, end) or 0) != key:
                split, bold, lead = look_inside(styles, text, (a, b, end), style)
                if split:
                    stack.append((split, b))
                    stack.append((a, split))
                    continue
        if hyphen or not core.isascii():
            core = _plain(core)
            if not core:
                continue
        top, low = max(t0, t1), min(b0, b1)
        word = Word(
            core,
            min(l0, l1),
            top,
            max(r0, r1),
            low,
            base,
            size or (top - low),
            bold,
            font,
            len(words),
            lead,
            hyphen,
            a != end_before,
        )
        words.append(word)
        angles.append(angle)
        end_before = b
    return words, angles


def _plain(text: str) -> str:
    """Write ligatures as letters, and the hyphen of a line's end as one."""
    end = text[-1]
    text = text.translate(LIGATURES)
    if end == SOFT_HYPHEN:
        return text + end  # kept at the end: a line may break there
    return f"{text[:-1]}-" if end in HYPHENS else text


def _break_in_word(page: object, a: int, b: int, ends: tuple[float, float, float, float, float], style: Style) -> int:
    """Find where a word jumps to another line (PDFium saw no space there), 0 if it does not.

    ``ends``: left and bottom of the first character, right, bottom and left of the last.
    """
    left, low, right, last_low, last_left = ends
    step, upright = max(style.size, 4.0), style.angle in (0, 180)
    if style.angle not in (0, 90, 180, 270):
        return 0
    broken = (
        (abs(low - last_low) > 0.9 * step or (style.angle == 0 and right < left))
        if upright
        else abs(left - last_left) > 0.9 * step
    )
    if not broken:
        return 0
    before: tuple[float, float] | None = None
    box = (ctypes.c_float * 4)()
    box_at = ctypes.byref(box)
    for index in range(a, min(b, a + 500)):
        if not _box_of(page, index, box_at):
            continue
        place = (box[3], box[0]) if upright else (box[0], box[3])
        if before is not None and (abs(place[0] - before[0]) > 0.6 * step or abs(place[1] - before[1]) > 4 * step):
            return index
        before = place
    return 0


def page_box(page: object, width: float, height: float) -> tuple[float, float, float, float]:
    """Return the visible page in its own coordinates: left, bottom, right, top."""
    box = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)) and box.right > box.left and box.top > box.bottom:
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, width, height


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
