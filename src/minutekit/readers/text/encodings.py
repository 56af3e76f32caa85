"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, and the old single-byte code pages."""

from __future__ import annotations

import codecs

from minutekit.errors import MalformedDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOW = 65536
_STRAY_ZEROS = 0.1
_FEW = 0.02
"""Share of stray bytes up to which a text is still taken for damaged UTF-8."""


def decode_text(data: bytes, name: str) -> str:
    """Decode bytes of unknown encoding; damaged characters become U+FFFD.

    Raises MalformedDocumentError for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    window = data[:_WINDOW]
    zeros = window.count(0)
    if zeros > _STRAY_ZEROS * len(window):
        return _decode_wide(data, name)
    if zeros:
        data = data.replace(b"\0", b"")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    high = sum(byte >= 0x80 for byte in window)
    text = data.decode("utf-8", "replace")
    if high and text[:_WINDOW].count("\ufffd") <= max(high * 0.1, len(window) * _FEW * 0.01):
        return text
    return _decode_bytes(data, name)


def _decode_wide(data: bytes, name: str) -> str:
    """Decode UTF-16 without a byte order mark: in Western text every other byte is zero."""
    window = data[:_WINDOW]
    even, odd = window[0::2].count(0), window[1::2].count(0)
    half = len(window) // 2
    if odd > 0.3 * half and odd > 4 * even:
        return data.decode("utf-16-le", "replace")
    if even > 0.3 * half and even > 4 * odd:
        return data.decode("utf-16-be", "replace")
    raise MalformedDocumentError(
        name, "holds binary data, not text; give the document it was made from, or save it as .txt"
    )


def _decode_bytes(data: bytes, name: str) -> str:
    """Decode a single-byte or East Asian code page: Windows-1252 where it fits, else the likeliest."""
    window = data[:_WINDOW]
    if sum(byte < 0x20 and byte not in b"\t\n\r\f\x0b\x1b" for byte in window) > len(window) * 0.05:
        raise MalformedDocumentError(
            name, "holds binary data, not text; give the document it was made from, or save it as .txt"
        )
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(window).best()
    encoding = best.encoding if best is not None else "cp1252"
    western = _looks_western(window.decode("cp1252", "replace"))
    return data.decode("cp1252" if western else encoding, "replace")


def _looks_western(text: str) -> bool:
    """Return whether text decoded as Windows-1252 reads as Western: accented letters inside words, few oddities."""
    high = [char for char in text if char >= "\x80"]
    usual = sum(
        char in "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝœŒšž‘’“”„‚–—…•·°«»§€£¿¡ºª\xa0´®©"
        for char in high
    )
    lower = sum(char.islower() for char in high if char.isalpha())
    upper = sum(char.isupper() for char in high if char.isalpha())
    return usual >= 0.95 * len(high) and lower >= upper
