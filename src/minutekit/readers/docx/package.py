"""The zip container of Word files: parts by name and by relationship, with bounded unpacking.

Parts are read with lxml directly. python-docx opens neither .docm nor .dotx nor strict files, and its
paragraphs leave out what stands in content controls, insertions and text boxes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from minutekit.errors import MalformedDocumentError
from minutekit.readers.containers import Container
from minutekit.readers.docx.names import MC, STRICT, W
from minutekit.readers.trees import parse_xml, stream_xml
from minutekit.schema import ReadOptions

_BODY_CHILDREN = (
    *(W + name for name in ("p", "tbl", "sdt", "customXml", "ins", "moveTo", "del", "moveFrom", "altChunk", "sectPr")),
    MC + "AlternateContent",
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
        self._parts = Container(data, name, "Word", options.max_expansion)
        self.main = self._find_main()

    def _find_main(self) -> str:
        for relation in self.relations("/").values():
            if relation.kind == "officeDocument" and relation.target in self._parts:
                return relation.target
        if "/word/document.xml" in self._parts:
            return "/word/document.xml"
        raise MalformedDocumentError(
            self._name, "has no document part in it; open it in Word, let it be repaired and save it again"
        )

    def parse(self, part: str) -> etree._Element | None:
        """Parse a part of XML, None if there is none."""
        data = self._parts.read(part)
        return None if data is None else parse_xml(_to_transitional(data), self._name, self._parts.damaged())

    def parse_optional(self, part: str) -> etree._Element | None:
        """Parse a part that the text can do without; None if it is missing or broken."""
        try:
            return self.parse(part)
        except MalformedDocumentError:
            return None

    def stream_body(self) -> Iterator[etree._Element]:
        """Yield the body's children one by one; each is emptied when the next is asked for."""
        data = _to_transitional(self._parts.read(self.main) or b"")
        body = W + "body"
        for element in stream_xml(data, _BODY_CHILDREN, self._name, self._parts.damaged()):
            parent = element.getparent()
            if parent is None or parent.tag != body:
                continue
            yield element
            element.clear()
            while element.getprevious() is not None:
                del parent[0]

    def relations(self, part: str) -> dict[str, Relation]:
        """List a part's relationships by id; "/" gives the package's own. Broken ones are left out."""
        folder, file = posixpath.split(Container.key(part))
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


def _to_transitional(data: bytes) -> bytes:
    """Give a strict part (ISO 29500-1) the namespaces of the transitional one that Word writes by default."""
    if b"http://purl.oclc.org/ooxml/" not in data[:8192]:
        return data
    for strict, transitional in STRICT:
        data = data.replace(strict, transitional)
    return data
