"""The pages of a document, each loaded while the one before is laid out."""

from __future__ import annotations

import threading
from typing import NamedTuple

from minutekit.readers.pdf.engine import pdfium


class LoadedPage(NamedTuple):
    """A raw FPDF_PAGE and the FPDF_TEXTPAGE of its text; either is None where it is broken."""

    page: object
    text: object

    def close(self) -> None:
        """Give both back to PDFium."""
        if self.text:
            pdfium.FPDFText_ClosePage(self.text)
        if self.page:
            pdfium.FPDF_ClosePage(self.page)


def load_page(document: object, index: int) -> LoadedPage:
    """Load a page of a raw FPDF_DOCUMENT, counted from 0."""
    page = pdfium.FPDF_LoadPage(document, index) or None
    return LoadedPage(page, (pdfium.FPDFText_LoadPage(page) or None) if page else None)


class PageLoader:
    """Loads one page ahead, in a thread of its own: PDFium parses a page for as long as Python lays one out.

    PDFium must not be called from two threads at once: between ``start`` and ``take`` nobody else may call it.
    """

    def __init__(self, document: object, count: int) -> None:
        """Start before the first page. ``document``: a raw FPDF_DOCUMENT of ``count`` pages."""
        self._document, self._count = document, count
        self._wanted: int | None = None
        self._loaded = LoadedPage(None, None)
        # Each is held; who releases one calls the other side.
        self._call, self._answer, self._done = threading.Lock(), threading.Lock(), threading.Lock()
        for lock in (self._call, self._answer, self._done):
            lock.acquire()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def start(self, index: int) -> None:
        """Begin to load a page, counted from 0; behind the last one nothing happens."""
        if index < self._count:
            self._wanted = index
            self._call.release()
            # Gives way until the thread is at work; it would wait for the interpreter's lock else.
            self._answer.acquire()

    def _work(self) -> None:
        while True:
            self._call.acquire()
            index = self._wanted
            self._answer.release()
            if index is None:
                return
            try:
                self._loaded = load_page(self._document, index)
            except Exception:  # noqa: BLE001 - whatever fails here, the page is broken, and the other side waits
                self._loaded = LoadedPage(None, None)
            self._done.release()

    def take(self) -> LoadedPage:
        """Wait for the page that was started; the caller closes it."""
        if self._wanted is None:
            return LoadedPage(None, None)
        self._done.acquire()
        loaded, self._loaded, self._wanted = self._loaded, LoadedPage(None, None), None
        return loaded

    def close(self) -> None:
        """Close a page that was loaded and not taken, and end the thread."""
        self.take().close()
        self._call.release()
        self._thread.join()
