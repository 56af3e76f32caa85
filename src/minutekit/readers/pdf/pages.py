"""The pages of a document, loaded one by one."""

from __future__ import annotations

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
