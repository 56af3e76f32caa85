"""From the bytes of a PDF to a Document: opening, limits, one pass over the pages, then the layout."""

from __future__ import annotations

import ctypes
import hashlib
import threading
import time
from collections import Counter

import pypdfium2  # noqa: F401 - starts the library
import pypdfium2.raw as pdfium

from minutekit.errors import EncryptedDocumentError, LimitExceededError, MalformedDocumentError, NoTextError
from minutekit.readers.pdf.dots import is_dot, write_bullets
from minutekit.readers.pdf.flow import lay_out, write_drafts
from minutekit.readers.pdf.furniture import Sheet, drop_furniture
from minutekit.readers.pdf.glyphs import Page, read_words
from minutekit.readers.pdf.lines import make_pieces
from minutekit.readers.pdf.properties import read_date, read_language, read_title
from minutekit.readers.pdf.roles import write_blocks
from minutekit.readers.pdf.rulings import Grid, find_grids, read_drawings
from minutekit.readers.pdf.stripes import find_stripes
from minutekit.schema import Diagnostic, Document, ReadOptions

PASSWORD_ERRORS = {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
_PDFIUM = threading.Lock()  # PDFium is not safe to call from two threads


def read_pdf(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read a PDF into blocks: paragraphs, list items, headings, table cells, whole and in reading order.

    Furniture of the pages (running heads and feet, page numbers, watermarks, tables of contents) is left
    out of the text and stands in ``diagnostics``. Sizes are in points, pages count from 1.
    Raises EncryptedDocumentError, MalformedDocumentError, NoTextError (a scan) and LimitExceededError.
    """
    options = options or ReadOptions()
    if len(data) > options.max_bytes:
        raise LimitExceededError(name, f"{len(data)} bytes are more than max_bytes={options.max_bytes}; raise ReadOptions(max_bytes=...)")
    if b"%PDF-" not in data[:4096] and b"%PDF-" not in data:
        raise MalformedDocumentError(name, "is not a PDF; open it with the program it came from and export it again")
    with _PDFIUM:
        buffer = ctypes.c_char_p(data)
        document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
        if not document:
            _raise_open_error(name, pdfium.FPDF_GetLastError())
        try:
            return _read_open(document, data, name, options)
        finally:
            pdfium.FPDF_CloseDocument(document)


def _raise_open_error(name: str, code: int) -> None:
    if code in PASSWORD_ERRORS:
        raise EncryptedDocumentError(name, "is encrypted and needs a password; save a copy without one and read that")
    raise MalformedDocumentError(name, "is broken or truncated; open it in a PDF viewer and save or print it as a new PDF")


def _read_open(document: object, data: bytes, name: str, options: ReadOptions) -> Document:
    started = time.monotonic()
    count = pdfium.FPDF_GetPageCount(document)
    if count <= 0:
        raise MalformedDocumentError(name, "has no pages; open it in a PDF viewer and save or print it as a new PDF")
    if count > options.max_pages:
        raise LimitExceededError(name, f"{count} pages are more than max_pages={options.max_pages}; raise ReadOptions(max_pages=...)")
    sheets: list[Sheet] = []
    grids: list[list[Grid]] = []
    diagnostics: list[Diagnostic] = []
    pictures = broken = 0
    for index in range(count):
        if time.monotonic() - started > options.max_seconds:
            raise LimitExceededError(name, f"took longer than max_seconds={options.max_seconds:g}; raise ReadOptions(max_seconds=...)")
        handle = pdfium.FPDF_LoadPage(document, index)
        if not handle:
            broken += 1
            diagnostics.append(Diagnostic("page-unreadable", "a broken page was left out", page=index + 1))
            continue
        try:
            page = read_words(handle, index + 1)
            lines, small, images = read_drawings(handle, page)
        finally:
            pdfium.FPDF_ClosePage(handle)
        page_grids = find_grids(lines) if page.words else []
        if lines and page.words:
            page_grids = sorted([*page_grids, *find_stripes(lines, page.words, page_grids)], key=lambda g: (g.box[1], g.box[0]))
        _place_in_cells(page, page_grids)
        write_bullets(page, [box for box in small if is_dot(box)])
        diagnostics.extend(_page_diagnostics(page, images))
        pictures += bool(images) and not page.words
        sheets.append(Sheet(page.number, page.width, page.height, make_pieces(page.words, page.number)))
        grids.append(page_grids)
    if not any(sheet.lines for sheet in sheets):
        _raise_no_text(name, count, pictures, broken)
    diagnostics.extend(drop_furniture(sheets, _body_size(sheets)))
    drafts, tables = write_drafts([lay_out(sheet, page_grids) for sheet, page_grids in zip(sheets, grids, strict=True)])
    diagnostics.extend(tables.diagnostics)
    return Document.from_blocks(
        write_blocks(drafts),
        name=name.replace("\\", "/").rsplit("/", 1)[-1],
        format="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=count,
        title=read_title(document),
        date=read_date(document),
        language=read_language(document),
        diagnostics=sorted(diagnostics, key=lambda d: d.page or 0),
    )


def _raise_no_text(name: str, count: int, pictures: int, broken: int) -> None:
    if broken == count:
        raise MalformedDocumentError(name, "has no readable page; open it in a PDF viewer and save or print it as a new PDF")
    if pictures:
        raise NoTextError(name, "holds pictures of pages but no text; run OCR first, for example: ocrmypdf in.pdf out.pdf")
    raise NoTextError(name, "holds no text; if the page shows some, run OCR first, for example: ocrmypdf in.pdf out.pdf")


def _place_in_cells(page: Page, grids: list[Grid]) -> None:
    """Tell each word the cell its middle lies in, cells counted over the page's grids."""
    offset = 0
    for grid in grids:
        for word in page.words:
            cell = grid.find_cell((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
            if cell is not None:
                word.cell = offset + cell
        offset += len(grid.cells)


def _page_diagnostics(page: Page, images: int) -> list[Diagnostic]:
    found = []
    if page.slanted:
        text = " ".join(word.text for word in page.slanted)[:500]
        found.append(Diagnostic("watermark", "text across the page or along its side left out", text, page.number))
    if images and not page.words:
        found.append(Diagnostic("page-without-text", "a page holds a picture but no text; run OCR to read it", page=page.number))
    if page.cut:
        found.append(Diagnostic("page-cut", "more characters on a page than minutes have; the rest was left out", page=page.number))
    return found


def _body_size(sheets: list[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda s: (sizes[s], -s)) if sizes else 10.0
