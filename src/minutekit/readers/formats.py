"""What a file is, told from its first bytes rather than from its suffix alone."""

from __future__ import annotations

import re

from minutekit.errors import (
    EncryptedDocumentError,
    LimitExceededError,
    MalformedDocumentError,
    UnsupportedFormatError,
)
from minutekit.plugins import READERS, find_plugin, plugin_names
from minutekit.readers.sources import NamedBytes

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WINDOW = 1024
"""PDF readers accept a header anywhere in the first kilobyte (ISO 32000, implementation note)."""

_WORD = "open it in Word or LibreOffice and save it as .docx, or run: soffice --headless --convert-to docx FILE"
_SHEET = "minutes are read from documents; copy the table into a Word file, or save it as .html"
_SLIDES = "save its notes or outline as .docx or .txt"
_PICTURE = "it is a picture; run text recognition (OCR) and save a searchable PDF or .docx"
_SOUND = "it is a recording; have it transcribed and read the .vtt, .srt or .docx transcript"
_ARCHIVE = "unpack it and read the files inside"

HINTS: dict[str, str] = {
    **dict.fromkeys(("doc", "dot", "rtf", "wpd", "wps", "pages", "sxw", "fodt"), _WORD),
    **dict.fromkeys(("xls", "xlsx", "xlsm", "ods", "numbers"), _SHEET),
    **dict.fromkeys(("ppt", "pptx", "odp", "key"), _SLIDES),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "webp", "heic"), _PICTURE),
    **dict.fromkeys(("mp3", "mp4", "m4a", "wav", "ogg", "mov", "mkv", "webm", "avi"), _SOUND),
    **dict.fromkeys(("zip", "7z", "rar", "gz", "tar", "tgz", "bz2", "xz"), _ARCHIVE),
    **dict.fromkeys(("eml", "msg", "mbox"), "open the message and save it as .html or .txt"),
    "epub": "convert it to .html or .docx (calibre and LibreOffice can)",
    "mhtml": "open it in a browser and save it as .html",
    "mht": "open it in a browser and save it as .html",
}
"""What to do with a file whose suffix has no reader."""


_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*){0,3}<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
MAGIC = {
    b"WEBVTT": "vtt", b"{\\rtf": "rtf", b"\x89PNG\r\n": "png", b"\xff\xd8\xff": "jpg", b"\x1f\x8b\x08": "gz",
    b"%!PS": "ps",
}  # fmt: skip
"""How files of some formats begin."""

_LONGEST_MIMETYPE = 10_000
_OOXML = {"word": "docx", "xl": "xlsx", "ppt": "pptx"}
_OPENDOCUMENT = {
    b"opendocument.text": "odt",
    b"opendocument.spreadsheet": "ods",
    b"opendocument.presentation": "odp",
    b"epub": "epub",
}
_TEXT_KINDS = frozenset(
    {"txt", "text", "md", "markdown", "html", "htm", "xhtml", "vtt", "srt", "sbv", "csv", "tsv", "json"}
)
_SAME = {
    "docm": "docx",
    "dotx": "docx",
    "dotm": "docx",
    "ott": "odt",
    "htm": "html",
    "xhtml": "html",
    "markdown": "md",
    "text": "txt",
}


def detect_kind(source: NamedBytes) -> tuple[str, str | None]:
    """Decide which reader a file needs: (suffix of the reader, what its bytes are if the suffix lies).

    Raises UnsupportedFormatError, EncryptedDocumentError or MalformedDocumentError, each saying what to do.
    """
    suffix = source.suffix
    known = find_plugin(READERS, suffix) is not None
    kind = _sniff(source)
    if kind is None:
        if known and (suffix in _TEXT_KINDS or _SAME.get(suffix, suffix) not in {"pdf", "docx", "odt"}):
            return suffix, None
        if known:
            raise MalformedDocumentError(
                source.label,
                f"is not a .{suffix} file, whatever its name says, or its beginning is lost; export it again",
            )
        if suffix == "" and _is_text(source.data):
            return "txt", None
        raise _unsupported(source.label, suffix)
    if _SAME.get(suffix, suffix) == kind and known:
        return suffix, None
    if known and _SAME.get(suffix, suffix) not in _TEXT_KINDS | {"pdf", "docx", "odt"}:
        return suffix, None  # a plugin's format may well be a zip or begin like another
    if find_plugin(READERS, kind):
        return kind, kind if suffix else None
    raise _unsupported(source.label, kind)


def _sniff(source: NamedBytes) -> str | None:
    """Name what the bytes are; None when nothing gives it away (plain text, or unknown)."""
    data = source.data
    if data.startswith(_OLE):
        # An encrypted OOXML file is an OLE container with this stream (MS-OFFCRYPTO 2.3.4.4).
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise EncryptedDocumentError(
                source.label, "needs a password; open it in Word, remove the password and save it"
            )
        return source.suffix if source.suffix in HINTS else "doc"
    if data.startswith(_ZIP):
        return _sniff_zip(source)
    if b"%PDF-" in data[:_PDF_WINDOW]:
        return "pdf"
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head):
        return "html"
    if head.startswith(b"WEBVTT") and head[6:7].strip():
        return None
    return next((kind for start, kind in MAGIC.items() if head.startswith(start)), None)


def _sniff_zip(source: NamedBytes) -> str:
    from minutekit.readers.containers import Container  # noqa: PLC0415 - what unpacks is slow to load

    parts = Container(source.data, source.label, "the program that made it", _LONGEST_MIMETYPE)
    suffix = _SAME.get(source.suffix, source.suffix)
    try:
        mimetype = parts.read("mimetype") or b""
    except LimitExceededError:
        mimetype = b""
    for mark, kind in _OPENDOCUMENT.items():
        if mark in mimetype:
            return kind
    for folder, kind in _OOXML.items():
        if parts.has_folder(folder):
            return kind
    if "[Content_Types].xml" in parts and suffix == "docx":
        return "docx"  # the main part may stand anywhere; the reader follows the relationships
    if "content.xml" in parts and suffix == "odt":
        return "odt"  # written without its mimetype entry
    return "zip"


def _is_text(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in data[:65536]


def _unsupported(label: str, kind: str) -> UnsupportedFormatError:
    hint = HINTS.get(kind)
    what = f".{kind} files are not read" if kind else "what it is cannot be told (no suffix)"
    if hint is None:
        formats = ", ".join(f".{suffix}" for suffix in plugin_names(READERS))
        hint = f"convert it to one of {formats}; if it is one already, pass name='minutes.txt' or the like"
    return UnsupportedFormatError(label, f"{what}; {hint}")
