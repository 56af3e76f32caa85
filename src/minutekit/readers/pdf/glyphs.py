"""Glyphs measured by PDFium: where words begin and end, how they are set.

Only the first and last character of each word are measured, which keeps a page near a millisecond. What needs no
PDFium is left for ``words``: it is done while PDFium loads the next page.
"""

from __future__ import annotations

import ctypes
import math
import re
import struct
from math import isfinite
from typing import Any

from minutekit.readers.pdf.accents import Bounds, compose_accents
from minutekit.readers.pdf.engine import pdfium, recast
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Glyphs, PageBox, Run, Style

MAX_CHARS = 400_000
"""More characters than this on one page are not minutes; the rest of the page is left out."""

BOLD_NAMES = re.compile(
    r"bold|black|heavy|semib|demi|extrab|cmbx|sfbx|medi(?:ital)?$|(?:^|[-,_+])(?:bd|b|bdit)(?:mt)?$", re.IGNORECASE
)
BOLD_WEIGHT = 600
FORCE_BOLD = 1 << 18
SIGN_NAMES = re.compile(r"wingdings|webdings|dingbats", re.IGNORECASE)
_LONE_SIGN = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x9f](?:(?<=^.)|(?<=[\r\n].))(?= [^\s])")
_WORD = re.compile(r"[^\s\ufffe\x01-\x1f\x7f-\x9f\u200b][^\s\ufffe\x01-\x1f\x7f-\x9f]*[\ufffe\x02]?")


_int, _handle, _at = ctypes.c_int, ctypes.c_void_p, ctypes.byref
_box_of = recast(pdfium.FPDFText_GetLooseCharBox, _int, _at, _int, _at)
_origin_of = recast(pdfium.FPDFText_GetCharOrigin, _int, _at, _int, _at, _at)
_size_of = recast(pdfium.FPDFText_GetFontSize, ctypes.c_double, _at, _int)
_matrix_of = recast(pdfium.FPDFText_GetMatrix, _int, _at, _int, _at)
_object_of = recast(pdfium.FPDFText_GetTextObject, _handle, _at, _int)
_font_of = recast(pdfium.FPDFTextObj_GetFont, _handle, _handle)
_render_mode_of = recast(pdfium.FPDFTextObj_GetTextRenderMode, _int, _handle)

_MATRIX = struct.Struct("6f")
_BOXES = struct.Struct("8f")


class _Styles:
    """The styles of the text objects of one page, looked up once an object, fonts once a page."""

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401 - a pointer of ctypes
        self.text_page = text_page
        self.page = ctypes.byref(text_page.contents)
        self.seen: dict[int, Style] = {}
        self.level = True
        self.fonts: dict[int, tuple[bool, int, bool]] = {}
        self.names: dict[bytes, int] = {}
        self.buffer = ctypes.create_string_buffer(256)
        self.flags = ctypes.c_int()
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_at = ctypes.byref(self.matrix)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def find_raised(self, text: str, a: int, b: int) -> int:
        """Return where in a word a raised figure ("decision1,") begins, or what follows it; 0 if there is none."""
        end = b
        while end > a and not text[end - 1].isalnum():
            end -= 1
        start, own = end, _object_of(self.page, end - 1) or 0
        while start > a and text[start - 1].isdecimal() and (_object_of(self.page, start - 1) or 0) == own:
            start -= 1
        if not a < start < end:
            return end if start == a < end < b and text[a:end].isdecimal() and self._is_smaller(b - 1, a) else 0
        return start if self._is_smaller(a, start) else 0

    def _is_smaller(self, one: int, other: int) -> bool:
        """Return whether the second of two characters is set so much smaller that it may be raised."""
        keys = [(at, _object_of(self.page, at) or 0) for at in (one, other)]
        large, small = (self.seen.get(key) or self.measure(at, key) for at, key in keys)
        return small.size <= SETTINGS.raised * large.size

    def measure(self, index: int, key: int) -> Style:
        """Measure and keep the style of a text object, given by its address and one of its characters."""
        size = abs(_size_of(self.page, index))
        angle, base = 0, math.nan
        if _matrix_of(self.page, index, self.matrix_at):
            a, b, c, d, _, base = _MATRIX.unpack_from(self.matrix)
            size *= (math.hypot(c, d) if c else abs(d)) or 1.0
            if b or a <= 0:
                self.level = False
                angle = round(math.degrees(math.atan2(b, a))) % 360
                if angle % 90 in (1, 89):
                    angle = round(angle / 90) * 90 % 360
        font = (_font_of(key) or 0) if key else 0
        known = self.fonts.get(font)
        if known is None:
            known = self.fonts[font] = self._name(index)
        # fill and stroke: bold made by a word processor
        bold = known[0] or (bool(key) and _render_mode_of(key) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
        style = self.seen[key] = Style(size if isfinite(size) else 0.0, bold, known[1], angle, base, known[2])
        return style

    def bounds_of(self, index: int) -> Bounds | None:
        """Return where a character stands."""
        box = pdfium.FS_RECTF()
        found = _box_of(self.page, index, ctypes.byref(box))
        return (box.left, box.top, box.right, box.bottom) if found else None

    def find_base(self, index: int, angle: int) -> float:
        """Return how far across its line's direction a character stands, not a number if PDFium cannot tell."""
        found = _origin_of(self.page, index, ctypes.byref(self.x), ctypes.byref(self.y))
        return (self.y if angle in (0, 180) else self.x).value if found else math.nan

    def _name(self, index: int) -> tuple[bool, int, bool]:
        """Return whether the font of a character is bold, its number, and whether it holds signs instead of letters."""
        length = pdfium.FPDFText_GetFontInfo(self.text_page, index, self.buffer, 256, ctypes.byref(self.flags))
        raw = self.buffer.raw[: max(0, min(length, 256) - 1)] if length else b""
        name = raw.decode("latin-1").rpartition("+")[2]
        bold = bool(BOLD_NAMES.search(name)) or bool(self.flags.value & FORCE_BOLD)
        if not bold and len(name) < 5:  # a name such as "F2" says nothing; then the stems must
            bold = pdfium.FPDFText_GetFontWeight(self.text_page, index) >= BOLD_WEIGHT
        return bold, self.names.setdefault(raw, len(self.names)), SIGN_NAMES.search(name) is not None


def _page_text(text_page: object, count: int) -> str:
    """Return one character for each of PDFium's character indices."""
    # ctypes makes a type for each length of an array: a few lengths will do.
    buffer = (ctypes.c_ushort * (1 << (count + 1).bit_length()))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = ctypes.string_at(buffer, max(0, written - 1) * 2).decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, i) for i in range(count))
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\u200b" for c in codes)


def mark_signs(text: str) -> str:
    """Write bullets for signs of no known letter that open lines and stand nowhere else."""
    for sign in set(_LONE_SIGN.findall(text)):
        if text.count(sign) == len(re.findall(rf"(?:^|(?<=[\r\n])){re.escape(sign)}(?= [^\s])", text)):
            text = text.replace(sign, "•")
    return text


def measure_glyphs(page: object, text_page: object, number: int) -> Glyphs:
    """Measure the text of a raw FPDF_PAGE and its FPDF_TEXTPAGE, which may be None; ``number`` counts from 1."""
    found = Glyphs(number, pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page))
    found.box = _page_box(page, found.width, found.height)
    count = pdfium.FPDFText_CountChars(text_page) if text_page else 0
    found.cut = count > MAX_CHARS
    count = min(count, MAX_CHARS)
    if count <= 0:
        return found
    styles = _Styles(text_page)
    found.text = compose_accents(mark_signs(_page_text(text_page, count)), styles.bounds_of)
    found.runs = _measure_runs(found.text, styles)
    found.texts = frozenset(styles.seen)
    if found.runs:
        found.find_turn(level=styles.level)
    return found


def _measure_runs(text: str, styles: _Styles) -> list[Run]:
    """Measure words in the page's own coordinates (y up)."""
    page, seen = styles.page, styles.seen
    # two boxes (left, top, right, bottom), filled by PDFium and read in one go
    boxes = (pdfium.FS_RECTF * 2)()
    first, last = ctypes.byref(boxes[0]), ctypes.byref(boxes[1])
    runs: list[Run] = []
    stack = [match.span() for match in _WORD.finditer(text)]
    stack.reverse()
    while stack:
        a, b = stack.pop()
        if (text[b - 1].isdecimal() or text[b - 2].isdecimal()) and (start := styles.find_raised(text, a, b)):
            stack += (start, b), (a, start)
            continue
        if not (_box_of(page, a, first) and _box_of(page, b - 1, last)):
            continue
        l0, t0, r0, b0, l1, t1, r1, b1 = _BOXES.unpack_from(boxes)
        key = _object_of(page, a) or 0
        style = seen.get(key) or styles.measure(a, key)
        angle, base = style.angle, style.base
        if angle or not b0 <= base <= t0:  # a word of an upright line, for one
            base = styles.find_base(a, angle)
        runs.append((a, b, l0, t0, r0, b0, l1, t1, r1, b1, base, style))
    return runs


def _page_box(page: object, width: float, height: float) -> PageBox:
    """Return the visible page."""
    box = pdfium.FS_RECTF()
    if pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)) and box.right > box.left and box.top > box.bottom:
        return box.left, box.bottom, box.right, box.top
    return 0.0, 0.0, width, height
