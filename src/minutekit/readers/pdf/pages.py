"""The pages of a document, each loaded while the one before is laid out."""

from __future__ import annotations

import threading

from minutekit.readers.pdf.engine import pdfium


class PageLoader:
    """Loads one page ahead, in a thread of its own: PDFium parses a page for as long as Python lays one out.

    PDFium must not be called from two threads at once: between ``start`` and ``take`` nobody else may call it.
    """

    def __init__(self, document: object, count: int) -> None:
        """Start before the first page. ``document``: a raw FPDF_DOCUMENT of ``count`` pages."""
        self._document, self._count = document, count
        self._handle: object = None
        self._thread: threading.Thread | None = None

    def start(self, index: int) -> None:
        """Begin to load a page, counted from 0; behind the last one nothing happens."""
        if index < self._count:
            self._thread = threading.Thread(target=self._load, args=(index,))
            self._thread.start()

    def _load(self, index: int) -> None:
        self._handle = pdfium.FPDF_LoadPage(self._document, index)

    def take(self) -> object:
        """Wait for the page that was started; return its raw FPDF_PAGE for the caller to close, None if it is broken."""
        if self._thread:
            self._thread.join()
        handle, self._handle, self._thread = self._handle, None, None
        return handle or None

    def close(self) -> None:
        """Close a page that was loaded and not taken."""
        handle = self.take()
        if handle:
            pdfium.FPDF_ClosePage(handle)
