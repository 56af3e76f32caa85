"""OpenDocument text: .odt and .ott, as LibreOffice writes them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from minutekit.errors import EncryptedDocumentError, MalformedDocumentError
from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.containers import Container
from minutekit.readers.deadlines import Deadline
from minutekit.readers.drafts import form_blocks, promote_title
from minutekit.readers.opendocument import BodyReader, read_list_styles, read_text_styles
from minutekit.readers.spoken import read_if_spoken
from minutekit.readers.titles import is_generic_title
from minutekit.readers.trees import parse_xml
from minutekit.schema import Diagnostic, Document, ReadOptions

_MAX_UNPACKED = 150_000_000
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"
_ASIDES = {f"{_STYLE}header": "running-header", f"{_STYLE}footer": "running-footer"}


def read_odt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an OpenDocument text in body order.

    Tracked deletions, notes and comments are left out, headers and footers apart; all are diagnostics.
    """
    parts = Container(data, name, "LibreOffice", min(options.max_expansion, _MAX_UNPACKED))
    manifest = parts.read("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise EncryptedDocumentError(name, "needs a password; open it in LibreOffice, remove the password and save it")
    content, styles, meta = (
        None if data is None else parse_xml(data, name, parts.damaged())
        for data in map(parts.read, ("content.xml", "styles.xml", "meta.xml"))
    )
    if content is None:
        raise MalformedDocumentError(
            name, "has no content.xml in it; open it in LibreOffice, let it be repaired and save it again"
        )
    roots = [root for root in (styles, content) if root is not None]
    reader = BodyReader(
        read_text_styles(roots), read_list_styles(roots), Deadline(name, options.max_seconds), options.max_depth
    )
    reader.read(content)
    promote_title(reader.drafts)
    spoken = read_if_spoken(reader.drafts, name, options)
    if spoken is not None:
        return replace(spoken, format="odt")
    title = collapse_spaces(clean_characters(meta.findtext(_TITLE) or "")) if meta is not None else ""
    return Document.from_blocks(
        form_blocks(reader.drafts),
        name=name,
        format="odt",
        title=title if title and not is_generic_title(title) else None,
        diagnostics=[*reader.diagnostics, *_read_asides(styles)],
    )


def _read_asides(styles: etree._Element | None) -> list[Diagnostic]:
    found: dict[tuple[str, str], Diagnostic] = {}
    for element in styles.iter(*_ASIDES) if styles is not None else ():
        text = collapse_spaces(clean_characters(" ".join("".join(p.itertext()) for p in element)))
        code = _ASIDES[element.tag]
        if any(map(str.isalnum, text)):
            found.setdefault((code, text), Diagnostic(code, f"a page {code[8:]} was left out", text))
    return list(found.values())
