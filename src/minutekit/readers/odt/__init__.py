"""OpenDocument text: .odt and .ott, as LibreOffice writes them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from minutekit.errors import EncryptedDocumentError, MalformedDocumentError
from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.containers import Container
from minutekit.readers.deadlines import Deadline
from minutekit.readers.drafts import form_blocks, promote_title
from minutekit.readers.odt.body import BodyReader
from minutekit.readers.odt.styles import (
    read_list_formats,
    read_list_styles,
    read_page,
    read_text_styles,
    read_widths,
)
from minutekit.readers.spoken import read_if_spoken
from minutekit.readers.titles import is_generic_title
from minutekit.readers.trees import parse_xml
from minutekit.schema import Diagnostic, Document, ReadOptions

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"
_ASIDES = {f"{_STYLE}header": "running-header", f"{_STYLE}footer": "running-footer"}


def read_odt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an OpenDocument text in body order.

    Tracked deletions, notes and comments are left out, headers and footers apart; all are diagnostics.
    """
    parts = Container(data, name, "LibreOffice", options.max_expansion)
    manifest = parts.read("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise EncryptedDocumentError(name, "needs a password; open it in LibreOffice, remove the password and save it")
    body = parts.read("content.xml")
    if body is None:
        raise MalformedDocumentError(
            name, "has no content.xml in it; open it in LibreOffice, let it be repaired and save it again"
        )
    content = parse_xml(body, name, parts.damaged())
    styles, meta = _parse_optional(parts, "styles.xml", name), _parse_optional(parts, "meta.xml", name)
    roots = [root for root in (styles, content) if root is not None]
    reader = BodyReader(
        read_text_styles(roots),
        read_list_styles(roots),
        read_list_formats(roots),
        read_widths(roots),
        Deadline(name, options.max_seconds),
        options.max_depth,
    )
    reader.read(content, read_page(roots))
    promote_title(reader.drafts)
    title = _read_title(meta)
    diagnostics = (*reader.diagnostics, *_read_asides(styles))
    spoken = read_if_spoken(reader.drafts, name, options)
    if spoken is not None:
        return replace(
            spoken, format="odt", title=spoken.title or title, diagnostics=(*spoken.diagnostics, *diagnostics)
        )
    return Document.from_blocks(
        form_blocks(reader.drafts), name=name, format="odt", title=title, diagnostics=diagnostics
    )


def _parse_optional(parts: Container, part: str, name: str) -> etree._Element | None:
    """Parse a part that the text can do without; None if it is missing or broken."""
    try:
        data = parts.read(part)
        return None if data is None else parse_xml(data, name, parts.damaged())
    except MalformedDocumentError:
        return None


def _read_title(meta: etree._Element | None) -> str | None:
    title = collapse_spaces(clean_characters(meta.findtext(_TITLE) or "")) if meta is not None else ""
    return title if title and not is_generic_title(title) else None


def _read_asides(styles: etree._Element | None) -> list[Diagnostic]:
    found: dict[tuple[str, str], Diagnostic] = {}
    for element in styles.iter(*_ASIDES) if styles is not None else ():
        text = collapse_spaces(clean_characters(" ".join("".join(p.itertext()) for p in element)))
        code = _ASIDES[element.tag]
        if any(map(str.isalnum, text)):
            found.setdefault((code, text), Diagnostic(code, f"a page {code[8:]} was left out", text))
    return list(found.values())
