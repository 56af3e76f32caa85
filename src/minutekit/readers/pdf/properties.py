"""What a PDF says of itself: title, date, language."""

from __future__ import annotations

import ctypes
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.readers.pdf.engine import pdfium
from minutekit.readers.titles import is_generic_title


def read_property(document: object, key: str) -> str:
    """Return an entry of the information dictionary, "" if it has none."""
    tag = key.encode()
    length = pdfium.FPDF_GetMetaText(document, tag, None, 0)
    if not 2 < length <= 20_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetMetaText(document, tag, buffer, length)
    text = buffer.raw[: length - 2].decode("utf-16-le", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def read_title(document: object) -> str | None:
    """Return the title property if it is one."""
    title = read_property(document, "Title").removeprefix("Microsoft Word - ").removeprefix("Microsoft PowerPoint - ")
    return None if not title or is_generic_title(title) else title[:500]


def read_date(document: object) -> Date | None:
    """Return the day the file says it was made."""
    day = read_property(document, "CreationDate").removeprefix("D:")[:8]
    try:
        return Date.fromisoformat(day) if len(day) == 8 and day.isdecimal() else None
    except ValueError:
        return None


def read_language(document: object) -> str | None:
    """Return the two- or three-letter code of the language property."""
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0) if hasattr(pdfium, "FPDFCatalog_GetLanguage") else 0
    if not 2 < length <= 200:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    code = buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("_", "-").split("-")[0].lower()
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None
