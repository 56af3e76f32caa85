"""What lies over a page: addresses behind its text, and text filled into forms or typed on with a PDF viewer."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

from minutekit.readers.inlines import clean_link, is_address
from minutekit.readers.pdf.engine import pdfium
from minutekit.readers.pdf.rulings import Box
from minutekit.readers.pdf.words import Line, Page, turn_point

MAX_ANNOTATIONS = 2_000
"""More of them on a page than this are not looked at."""
MAX_ADDRESS = 2_000
WRITTEN_FIELDS = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}


@contextmanager
def open_form(document: object) -> Iterator[object | None]:
    """Give the handle of a document's form, None if it has none."""
    form = None
    if pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE:
        settings = pdfium.FPDF_FORMFILLINFO(version=2)  # has to live as long as the form
        form = pdfium.FPDFDOC_InitFormFillEnvironment(document, ctypes.byref(settings))
    try:
        yield form or None
    finally:
        if form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(form)


def write_fields(page: object, form: object | None) -> bool:
    """Make what was filled in or typed on part of a page, which must be loaded again then; return whether it was.

    Buttons, ticks and comments are left out.
    """
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if not 0 < count <= MAX_ANNOTATIONS:
        return False
    others = [index for index in range(count) if not _is_written(page, index, form)]
    if len(others) == count:
        return False
    for index in reversed(others):
        pdfium.FPDFPage_RemoveAnnot(page, index)
    return bool(pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS)


def _is_written(page: object, index: int, form: object | None) -> bool:
    note = pdfium.FPDFPage_GetAnnot(page, index)
    if not note:
        return False
    try:
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            return form is not None and pdfium.FPDFAnnot_GetFormFieldType(form, note) in WRITTEN_FIELDS
        return bool(kind == pdfium.FPDF_ANNOT_FREETEXT)
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def read_links(document: object, page: object) -> list[tuple[Box, str]]:
    """Return the places (left, bottom, right, top, in the page's own coordinates) and addresses of links."""
    found: list[tuple[Box, str]] = []
    position, link, rect = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(MAX_ANNOTATIONS):
        if not pdfium.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            break
        action = pdfium.FPDFLink_GetAction(link)
        if (
            not action
            or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI
            or not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect))
        ):
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if not 1 < length <= MAX_ADDRESS:
            continue
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
        address = clean_link(buffer.raw[: length - 1].decode("utf-8", "replace"))
        if is_address(address):
            found.append(((rect.left, rect.bottom, rect.right, rect.top), address))
    return found


def place_links(links: list[tuple[Box, str]], box: Box, found: Page, pieces: list[Line]) -> None:
    """Give pieces of lines the addresses that lie over them (in place). ``box``: see ``Glyphs``."""
    for (left, bottom, right, top), address in links:
        (xa, ya), (xb, yb) = turn_point(left, top, found.turn, box), turn_point(right, bottom, found.turn, box)
        x0, x1, y0, y1 = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
        for piece in pieces:
            if (
                y0 <= (piece.top + piece.bottom) / 2 <= y1
                and min(x1, piece.x1) - max(x0, piece.x0) > 1
                and address not in piece.links
            ):
                piece.links = (*piece.links, address)
