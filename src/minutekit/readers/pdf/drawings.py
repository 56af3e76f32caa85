"""What is drawn on a page: ruling lines, small shapes and pictures, from PDFium's path objects.

Objects inside form objects count too. Thin shapes are one line, the sides of stroked boxes four.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from minutekit.readers.pdf.engine import pdfium, recast
from minutekit.readers.pdf.rulings import Box
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Glyphs, turn_point

SMALL = 12.0
"""A shape smaller than this may be a bullet."""
MAX_OBJECTS = 40_000
MAX_SEGMENTS = 400
MAX_LINES = 1_500
MAX_FORMS = 6

_DRAWN = {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}


class Drawings(NamedTuple):
    """What is drawn on a page, in reading coordinates: ruling lines as thin boxes, small shapes; how many pictures."""

    lines: list[Box]
    small: list[Box]
    images: int


def read_drawings(page: object, found: Glyphs) -> Drawings:
    """Read the drawings of a page."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        box.left, box.bottom, box.right, box.top = 0.0, 0.0, found.width, found.height
    frame = (box.left, box.bottom, box.right, box.top)
    lines: list[Box] = []
    small: list[Box] = []
    images = 0
    bounds = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(value) for value in bounds]
    for item, kind, matrix in _objects(page, found.texts):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += 1
        elif len(lines) < MAX_LINES and pdfium.FPDFPageObj_GetBounds(item, *refs):
            x0, y0, x1, y1 = (value.value for value in bounds)
            if max(x1 - x0, y1 - y0) < SMALL and len(small) < MAX_LINES:
                small.extend(_turned([(x0, y0, x1, y1)], matrix, found.turn, frame))
            lines.extend(_turned(_edges(item, (x0, y0, x1, y1)), matrix, found.turn, frame))
    return Drawings(lines, small, images)


def _turned(boxes: list[Box], matrix: tuple[float, ...] | None, turn: int, frame: Box) -> list[Box]:
    """Bring boxes from their holder's coordinates into reading coordinates."""
    turned = []
    for box in boxes:
        (ax, ay), (bx, by) = (turn_point(*_apply(matrix, x, y), turn, frame) for x, y in (box[:2], box[2:]))
        if all(map(math.isfinite, (ax, ay, bx, by))):
            turned.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
    return turned


_int, _handle, _at = ctypes.c_int, ctypes.c_void_p, ctypes.byref
_count_on_page = recast(pdfium.FPDFPage_CountObjects, _int, _at)
_object_on_page = recast(pdfium.FPDFPage_GetObject, _handle, _at, _int)
_count_in_form = recast(pdfium.FPDFFormObj_CountObjects, _int, _at)
_object_in_form = recast(pdfium.FPDFFormObj_GetObject, _handle, _at, ctypes.c_ulong)
_kind_of = recast(pdfium.FPDFPageObj_GetType, _int, _handle)


def _objects(page: Any, texts: frozenset[int]) -> Iterator[tuple[Any, int, tuple[float, ...] | None]]:  # noqa: ANN401
    """Yield paths and pictures, those inside form objects too, with their kind and the form's matrix.

    ``texts``: the addresses of text objects, which need not be looked at.
    """
    budget = MAX_OBJECTS
    stack: list[tuple[Any, bool, int, tuple[float, ...] | None]] = [(page, False, 0, None)]
    while stack and budget > 0:
        pointer, is_form, depth, matrix = stack.pop()
        holder = ctypes.byref(pointer.contents)
        count = min(max((_count_in_form if is_form else _count_on_page)(holder), 0), budget)
        budget -= count
        object_in = _object_in_form if is_form else _object_on_page
        for index in range(count):
            address = object_in(holder, index)
            if not address or address in texts:
                continue
            kind = _kind_of(address)
            if kind in _DRAWN:
                yield ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), kind, matrix
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_FORMS:
                item = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
                stack.append((item, True, depth + 1, _joined(matrix, item)))


def _joined(outer: tuple[float, ...] | None, item: object) -> tuple[float, ...] | None:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
        return outer
    a, b, c, d, e, f = own.a, own.b, own.c, own.d, own.e, own.f
    if outer is None:
        return a, b, c, d, e, f
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _apply(matrix: tuple[float, ...] | None, x: float, y: float) -> tuple[float, float]:
    if matrix is None:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _edges(item: object, bounds: Box) -> list[Box]:
    """Return the straight lines of a path, in the coordinates of its holder."""
    x0, y0, x1, y1 = bounds
    wide, high = x1 - x0, y1 - y0
    if wide <= SETTINGS.thin or high <= SETTINGS.thin:
        return [bounds] if max(wide, high) >= 4 * min(wide, high) and max(wide, high) > 2 * SETTINGS.thin else []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)) and not stroke.value:
        return []  # a filled area: a highlight or a banner, not borders
    count = pdfium.FPDFPath_CountSegments(item)
    if count < 2 or count > MAX_SEGMENTS:
        return []
    matrix = pdfium.FS_MATRIX()
    own = None
    if pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    px, py = ctypes.c_float(), ctypes.c_float()
    edges: list[Box] = []
    start = here = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        if not segment or not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(px), ctypes.byref(py)):
            continue
        kind, there = pdfium.FPDFPathSegment_GetType(segment), _apply(own, px.value, py.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here = there
            continue
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            edges.extend(_straight(here, there))
        here = there
        if pdfium.FPDFPathSegment_GetClose(segment):
            edges.extend(_straight(here, start))
            here = start
    return edges


def _straight(a: tuple[float, float], b: tuple[float, float]) -> list[Box]:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(wide, high) <= 1.0 and max(wide, high) > 2 * SETTINGS.thin:
        return [(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))]
    return []
