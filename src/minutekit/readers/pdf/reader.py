"""From the bytes of a PDF to a Document: opening, limits, one pass over the pages, then the layout."""

from __future__ import annotations

import ctypes
import threading
import time
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import NamedTuple

from minutekit.errors import EncryptedDocumentError, LimitExceededError, MalformedDocumentError, NoTextError
from minutekit.readers.line_numbers import LEAST, LEAST_AGAIN, find_line_numbers, take_line_numbers
from minutekit.readers.pdf.annotations import open_form, place_links, read_links, write_fields
from minutekit.readers.pdf.dots import write_bullets
from minutekit.readers.pdf.drawings import Drawings, read_drawings
from minutekit.readers.pdf.engine import pdfium
from minutekit.readers.pdf.flow import lay_out, write_drafts
from minutekit.readers.pdf.forms import unfolds_too_far
from minutekit.readers.pdf.furniture import Sheet, drop_furniture
from minutekit.readers.pdf.glyphs import measure_glyphs
from minutekit.readers.pdf.lines import make_pieces
from minutekit.readers.pdf.pages import LoadedPage, load_page
from minutekit.readers.pdf.properties import read_date, read_language, read_title
from minutekit.readers.pdf.roles import write_blocks
from minutekit.readers.pdf.rulings import Box, Grid, find_grids
from minutekit.readers.pdf.words import Glyphs, Page, Word, make_words
from minutekit.readers.spoken import read_pages_if_spoken
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
        raise LimitExceededError(
            name, f"{len(data)} bytes are more than max_bytes={options.max_bytes}; raise ReadOptions(max_bytes=...)"
        )
    if b"%PDF-" not in data[:4096] and b"%PDF-" not in data:
        raise MalformedDocumentError(name, "is not a PDF; open it with the program it came from and export it again")
    if unfolds_too_far(data):
        raise LimitExceededError(
            name, "draws forms within forms without end, which no real document does; print it as a new PDF"
        )
    reading = _Reading(started=time.monotonic())
    with _PDFIUM:
        buffer = ctypes.c_char_p(data)
        document = pdfium.FPDF_LoadMemDocument64(buffer, len(data), None)
        if document:
            try:
                _read_open(document, name, options, reading)
            finally:
                pdfium.FPDF_CloseDocument(document)
        elif pdfium.FPDF_GetLastError() in PASSWORD_ERRORS:
            raise EncryptedDocumentError(
                name, "is encrypted and needs a password; save a copy without one and read that"
            )
    if not reading.has_text and reading.pictures <= 0.5 * reading.count:  # else plainly a scan
        _read_again(data, name, options, reading)
    if not reading.has_text:
        _raise_no_text(name, reading)
    reading.drop_numbers()
    reading.diagnostics.extend(drop_furniture(reading.sheets))
    reading.diagnostics.extend(_tell_marks(reading.sheets))
    drafts, tables = write_drafts(
        [lay_out(sheet, grids) for sheet, grids in zip(reading.sheets, reading.grids, strict=True)]
    )
    blocks = write_blocks(drafts, reading.sheets)
    diagnostics = sorted([*reading.diagnostics, *tables.diagnostics], key=lambda d: d.page or 0)
    spoken = read_pages_if_spoken(blocks, name, options)
    return Document.from_blocks(
        spoken.blocks if spoken else blocks,
        name=name.replace("\\", "/").rsplit("/", 1)[-1],
        format="pdf",
        pages=reading.count,
        title=reading.title,
        date=(spoken.date if spoken else None) or reading.date,
        language=reading.language,
        diagnostics=[*(spoken.diagnostics if spoken else ()), *diagnostics],
    )


class _Measured(NamedTuple):
    """What PDFium tells of a page: all that is needed of it once the page is closed."""

    glyphs: Glyphs
    drawn: Drawings
    links: list[tuple[Box, str]]


@dataclass(slots=True)
class _Reading:
    """What has been read of a file so far. ``count``: its pages; ``pictures``: those that hold pictures but no text."""

    started: float
    count: int = 0
    pictures: int = 0
    broken: int = 0
    sheets: list[Sheet] = field(default_factory=list)
    grids: list[list[Grid]] = field(default_factory=list)
    numbered: list[tuple[Page, list[Word]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    title: str | None = None
    date: Date | None = None
    language: str | None = None

    @property
    def has_text(self) -> bool:
        return any(sheet.lines for sheet in self.sheets)

    def lay_out(self, found: _Measured) -> None:
        """Make words, tables, bullets and pieces of lines out of what was measured."""
        page, lines = make_words(found.glyphs), found.drawn.lines
        grids = find_grids(lines) if page.words else []
        self.pictures += bool(found.drawn.images) and not page.words
        _place_in_cells(page, grids)
        write_bullets(page, found.drawn.small)
        self.add(page, grids, found.drawn.images)
        if found.links:
            place_links(found.links, found.glyphs.box, page, self.sheets[-1].lines)

    def add(self, page: Page, grids: list[Grid], images: int = 0) -> None:
        """Keep the words of a page as pieces of lines."""
        self.diagnostics.extend(_page_diagnostics(page, images))
        self.sheets.append(Sheet(page.number, page.width, page.height, make_pieces(page.words, page.number)))
        self.grids.append(grids)
        if numbers := find_line_numbers(page, LEAST_AGAIN if self.numbered else LEAST):
            self.numbered.append((page, numbers))

    def drop_numbers(self) -> None:
        """Make the lines of pages whose lines are counted anew, without the numbers."""
        self.diagnostics.extend(told := take_line_numbers(self.numbered))
        sheets = {sheet.number: sheet for sheet in self.sheets}
        for page, _ in self.numbered if told else ():
            sheets[page.number].lines = make_pieces(page.words, page.number)


def _read_open(document: object, name: str, options: ReadOptions, reading: _Reading) -> None:
    reading.count = count = max(pdfium.FPDF_GetPageCount(document), 0)
    if count > options.max_pages:
        raise LimitExceededError(
            name, f"{count} pages are more than max_pages={options.max_pages}; raise ReadOptions(max_pages=...)"
        )
    with open_form(document) as form:
        for index in range(count):
            if time.monotonic() - reading.started > options.max_seconds:
                raise LimitExceededError(
                    name, f"took longer than max_seconds={options.max_seconds:g}; raise ReadOptions(max_seconds=...)"
                )
            loaded = load_page(document, index)
            found = _measure(document, form, loaded, index) if loaded.page else None
            if found:
                reading.lay_out(found)
            else:
                reading.broken += 1
                reading.diagnostics.append(Diagnostic("page-unreadable", "a broken page was left out", page=index + 1))
    reading.title, reading.date, reading.language = read_title(document), read_date(document), read_language(document)


def _measure(document: object, form: object, loaded: LoadedPage, index: int) -> _Measured:
    """Ask PDFium for all that a page holds, and close it."""
    try:
        links = read_links(document, loaded.page)
        if write_fields(loaded.page, form):
            written = load_page(document, index)
            if written.page:
                loaded.close()
                loaded = written
        glyphs = measure_glyphs(loaded.page, loaded.text, index + 1)
        return _Measured(glyphs, read_drawings(loaded.page, glyphs), links)
    finally:
        loaded.close()


def _read_again(data: bytes, name: str, options: ReadOptions, reading: _Reading) -> None:
    """Ask the second engine for the words; what the first one said stays if that finds none either."""
    from minutekit.readers.pdf.second_engine import read_pages  # noqa: PLC0415 - seldom needed, slow to load

    pages = read_pages(data, name, options, reading.started)
    if not any(page.words for page in pages):
        return
    note = Diagnostic("second-engine", "the first PDF engine found no text; read by the second, which sees no tables")
    reading.sheets, reading.grids, reading.diagnostics, reading.count = [], [], [note], len(pages)
    for page in pages:
        reading.add(page, [])


def _raise_no_text(name: str, reading: _Reading) -> None:
    if not reading.count:
        raise MalformedDocumentError(
            name, "is broken or truncated, or has no pages; open it in a PDF viewer and save or print it as a new PDF"
        )
    if reading.broken == reading.count:
        raise MalformedDocumentError(
            name, "has no readable page; open it in a PDF viewer and save or print it as a new PDF"
        )
    if reading.pictures:
        raise NoTextError(
            name, "holds pictures of pages but no text; run OCR first, for example: ocrmypdf in.pdf out.pdf"
        )
    raise NoTextError(
        name, "holds no text; if the page shows some, run OCR first, for example: ocrmypdf in.pdf out.pdf"
    )


def _place_in_cells(page: Page, grids: list[Grid]) -> None:
    """Tell each word the cell its middle lies in, cells counted over the page's grids."""
    offset = 0
    for grid in grids:
        for word in page.words:
            cell = grid.find_cell((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
            if cell is not None:
                word.cell = offset + cell
        offset += len(grid.cells)


def _tell_marks(sheets: list[Sheet]) -> list[Diagnostic]:
    """Tell of the raised numbers of footnotes that are left out of the text."""
    notes = {sheet.number: " ".join(mark for line in sheet.lines for mark in line.notes) for sheet in sheets}
    message = "raised numbers of footnotes left out"
    return [Diagnostic("footnote-mark", message, marks, page) for page, marks in notes.items() if marks]


def _page_diagnostics(page: Page, images: int) -> list[Diagnostic]:
    found = []
    if page.slanted:
        text = " ".join(word.text for word in page.slanted)[:500]
        found.append(Diagnostic("watermark", "text across the page or along its side left out", text, page.number))
    if images and not page.words:
        found.append(
            Diagnostic("page-without-text", "a page holds a picture but no text; run OCR to read it", page=page.number)
        )
    if page.unreadable:
        message = (
            f"signs left out whose fonts do not say which letters they are ({page.unreadable}); run OCR to read them"
        )
        found.append(Diagnostic("unreadable-signs", message, page=page.number))
    if page.cut:
        found.append(
            Diagnostic(
                "page-cut", "more characters on a page than minutes have; the rest was left out", page=page.number
            )
        )
    return found
