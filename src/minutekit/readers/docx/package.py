"""The zip container of Word files: parts by name and by relationship, with bounded unpacking.

Parts are read with lxml directly. python-docx opens neither .docm nor .dotx nor strict files, and its
paragraphs leave out what stands in content controls, insertions and text boxes.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from minutekit.errors import EncryptedDocumentError, LimitExceededError, MalformedDocumentError
from minutekit.readers.docx.names import STRICT, W
from minutekit.readers.expansion import BROKEN_ZIP, Expansion
from minutekit.schema import ReadOptions

_DAMAGED = "is cut off or damaged; open it in Word, let it be repaired and save it again"
_MAX_PART = 100_000_000
"""Bytes of a part that is parsed whole; the body is streamed and bound by max_expansion alone."""
_BODY_CHILDREN = tuple(
    W + name for name in ("p", "tbl", "sdt", "customXml", "ins", "moveTo", "del", "moveFrom", "altChunk")
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another, or to an address outside. ``kind``: last word of its type."""

    kind: str
    target: str
    external: bool


class WordPackage:
    """A .docx, .docm, .dotx or .dotm file in memory. Raises ReadErrors that name the file."""

    def __init__(self, data: bytes, name: str, options: ReadOptions) -> None:
        self._name = name
        self._expansion = Expansion(name, options.max_expansion)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {self._key(info.filename): info for info in self._zip.infolist()}
        except BROKEN_ZIP as error:
            raise MalformedDocumentError(name, _DAMAGED) from error
        self.main = self._find_main()

    @staticmethod
    def _key(path: str) -> str:
        return "/" + posixpath.normpath(path.replace("\\", "/").lower()).lstrip("/")

    def _find_main(self) -> str:
        for relation in self.relations("/").values():
            if relation.kind == "officeDocument" and self._key(relation.target) in self._parts:
                return self._key(relation.target)
        if "/word/document.xml" in self._parts:
            return "/word/document.xml"
        raise MalformedDocumentError(
            self._name, "has no document part in it; it is not a Word file, or " + _DAMAGED[3:]
        )

    def read(self, part: str) -> bytes | None:
        """Unpack a part, None if there is none; what is unpacked counts against max_expansion."""
        info = self._parts.get(self._key(part))
        if info is None:
            return None
        self._expansion.spend(info)
        if info.flag_bits & 1:
            raise EncryptedDocumentError(
                self._name, "needs a password; open it in Word, remove the password and save it"
            )
        try:
            return self._zip.read(info)
        except (*BROKEN_ZIP, RuntimeError) as error:
            raise MalformedDocumentError(self._name, _DAMAGED) from error

    def parse(self, part: str) -> etree._Element | None:
        """Parse a part of XML, None if there is none."""
        data = self.read(part)
        if data is None:
            return None
        if len(data) > _MAX_PART:
            raise LimitExceededError(self._name, f"holds a part of {len(data):,} bytes; save it anew without pictures")
        self._refuse_dtd(data)
        try:
            return etree.fromstring(_to_transitional(data), _parser())
        except etree.XMLSyntaxError as error:
            raise self._broken_xml(error) from error

    def parse_optional(self, part: str) -> etree._Element | None:
        """Parse a part that the text can do without; None if it is missing or broken."""
        try:
            return self.parse(part)
        except MalformedDocumentError:
            return None

    def stream_body(self) -> Iterator[etree._Element]:
        """Yield the body's children one by one; each is emptied when the next is asked for."""
        data = self.read(self.main) or b""
        self._refuse_dtd(data)
        stream = io.BytesIO(_to_transitional(data))
        del data
        body = W + "body"
        try:
            for _, element in etree.iterparse(
                stream,
                tag=_BODY_CHILDREN,
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            ):
                parent = element.getparent()
                if parent is None or parent.tag != body:
                    continue
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del parent[0]
        except etree.XMLSyntaxError as error:
            raise self._broken_xml(error) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """List a part's relationships by id; "/" gives the package's own. Broken ones are left out."""
        folder, file = posixpath.split(self._key(part))
        root = self.parse_optional(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            target, kind = element.get("Target"), element.get("Type")
            if target is None or kind is None:
                continue
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join(folder, target.replace("\\", "/")))
            found[element.get("Id", "")] = Relation(kind.rpartition("/")[2], target, external)
        return found

    def _refuse_dtd(self, data: bytes) -> None:
        head = data[:4096]
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head or "<!DOCTYPE".encode("utf-16-le") in head:
            raise MalformedDocumentError(
                self._name, "declares XML entities, which no Word file does; it is refused as unsafe"
            )

    def _broken_xml(self, error: etree.XMLSyntaxError) -> MalformedDocumentError | LimitExceededError:
        if "depth" in str(error) or "huge" in str(error):
            return LimitExceededError(self._name, "is nested too deeply to be read; copy its text into a new document")
        return MalformedDocumentError(self._name, _DAMAGED)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def _to_transitional(data: bytes) -> bytes:
    """Give a strict part (ISO 29500-1) the namespaces of the transitional one that Word writes by default."""
    if b"http://purl.oclc.org/ooxml/" not in data[:8192]:
        return data
    for strict, transitional in STRICT:
        data = data.replace(strict, transitional)
    return data
