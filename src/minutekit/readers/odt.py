"""OpenDocument text: .odt and .ott, as LibreOffice writes them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from lxml import etree

from minutekit.errors import EncryptedDocumentError, LimitExceededError, MalformedDocumentError
from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.deadlines import Deadline
from minutekit.readers.drafts import form_blocks, promote_title
from minutekit.readers.expansion import BROKEN_ZIP, Expansion
from minutekit.readers.opendocument import BodyReader, read_list_styles, read_text_styles
from minutekit.readers.spoken import read_if_spoken
from minutekit.readers.titles import is_generic_title
from minutekit.schema import Diagnostic, Document, ReadOptions

_MAX_UNPACKED = 150_000_000
_DAMAGED = "is cut off or damaged; open it in LibreOffice and save it again"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"
_ASIDES = {f"{_STYLE}header": "running-header", f"{_STYLE}footer": "running-footer"}


def read_odt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read an OpenDocument text in body order.

    Tracked deletions, notes and comments are left out, headers and footers apart; all are diagnostics.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as error:
        raise MalformedDocumentError(name, _DAMAGED) from error
    expansion = Expansion(name, min(options.max_expansion, _MAX_UNPACKED))
    manifest = _read_part(archive, "META-INF/manifest.xml", name, expansion)
    if manifest is not None and b"encryption-data" in manifest:
        raise EncryptedDocumentError(name, "needs a password; open it in LibreOffice, remove the password and save it")
    content = _parse(_read_part(archive, "content.xml", name, expansion), name)
    if content is None:
        raise MalformedDocumentError(name, "has no content.xml in it; " + _DAMAGED)
    styles = _parse(_read_part(archive, "styles.xml", name, expansion), name)
    meta = _parse(_read_part(archive, "meta.xml", name, expansion), name)
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


def _read_part(archive: zipfile.ZipFile, part: str, name: str, expansion: Expansion) -> bytes | None:
    try:
        info = archive.getinfo(part)
    except KeyError:
        return None
    expansion.spend(info)
    if info.flag_bits & 1:
        raise EncryptedDocumentError(name, "needs a password; open it in LibreOffice, remove the password and save it")
    try:
        return archive.read(info)
    except (*BROKEN_ZIP, RuntimeError) as error:
        raise MalformedDocumentError(name, _DAMAGED) from error


def _parse(data: bytes | None, name: str) -> etree._Element | None:
    if data is None:
        return None
    if b"<!ENTITY" in data[:4096]:
        raise MalformedDocumentError(
            name, "declares XML entities, which no text document does; it is refused as unsafe"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise LimitExceededError(
                name, "is nested too deeply to be read; copy its text into a new document"
            ) from error
        raise MalformedDocumentError(name, _DAMAGED) from error


def _read_asides(styles: etree._Element | None) -> list[Diagnostic]:
    found: dict[tuple[str, str], Diagnostic] = {}
    for element in styles.iter(*_ASIDES) if styles is not None else ():
        text = collapse_spaces(clean_characters(" ".join("".join(p.itertext()) for p in element)))
        code = _ASIDES[element.tag]
        if any(map(str.isalnum, text)):
            found.setdefault((code, text), Diagnostic(code, f"a page {code[8:]} was left out", text))
    return list(found.values())
