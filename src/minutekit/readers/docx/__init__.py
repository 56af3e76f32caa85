"""Word documents: .docx, .docm, .dotx and .dotm."""

from __future__ import annotations

from dataclasses import replace

from minutekit.readers.deadlines import Deadline
from minutekit.readers.docx.asides import read_asides, read_title
from minutekit.readers.docx.body import BodyReader
from minutekit.readers.docx.numbering import read_numbering
from minutekit.readers.docx.package import WordPackage
from minutekit.readers.docx.paragraphs import InlineReader
from minutekit.readers.docx.styles import read_styles
from minutekit.readers.drafts import form_blocks
from minutekit.readers.spoken import read_if_spoken
from minutekit.schema import Document, ReadOptions

__all__ = ["read_docx"]


def read_docx(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a Word document in body order.

    Word lists and typed bullets become list items with their marker off the text; inserted text counts,
    deleted, moved and hidden text does not; headers, footers, notes and comments are diagnostics. Pages
    are not known: Word does not store where they end.
    """
    package = WordPackage(data, name, options)
    relations = package.relations(package.main)
    parts = {relation.kind: relation.target for relation in reversed(relations.values()) if not relation.external}
    styles = read_styles(package.parse_optional(parts.get("styles", "/word/styles.xml")))
    numbering = read_numbering(package.parse_optional(parts.get("numbering", "/word/numbering.xml")), styles)
    inlines = InlineReader(styles, relations, options.max_depth)
    reader = BodyReader(styles, numbering, inlines, Deadline(name, options.max_seconds), options.max_depth)
    reader.read(package.stream_body())
    drafts = reader.finish()
    title = read_title(package)
    diagnostics = (*reader.diagnostics, *read_asides(package))
    spoken = read_if_spoken(drafts, name, options)
    if spoken is not None:
        return replace(
            spoken, format="docx", title=spoken.title or title, diagnostics=(*spoken.diagnostics, *diagnostics)
        )
    return Document.from_blocks(form_blocks(drafts), name=name, format="docx", title=title, diagnostics=diagnostics)
