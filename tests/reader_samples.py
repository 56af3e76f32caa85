"""Small documents that the reader tests build: each format from a few lines."""

from __future__ import annotations

import io
import zipfile

from minutekit.readers import read_source
from minutekit.schema import Block, Document, ReadOptions

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def word_file(body: str, **parts: str) -> bytes:
    """Make a .docx of a w:body's inner XML; ``parts``: further parts by kind ("styles", "numbering", "header", ...)."""
    out = io.BytesIO()
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in sorted(parts)
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'{relations}<Relationship Id="link" Type="{_OFFICE}/hyperlink" Target="https://example.org/plan" '
            'TargetMode="External"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>")
        for kind, inner in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            archive.writestr(f"word/{kind}.xml", f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>")
    return out.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """One w:p with one run."""
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def odt_file(body: str, styles: str = "") -> bytes:
    """Make an .odt of the inner XML of office:text and of its automatic styles."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


def read(data: bytes | str, name: str) -> Document:
    """Read text or bytes under a name."""
    return read_source(data.encode() if isinstance(data, str) else data, ReadOptions(), name=name)


def texts(document: Document, *roles: str) -> list[str]:
    """List the blocks' texts, of the given roles if any."""
    return [block.text for block in document.blocks if not roles or block.role in roles]


def items(document: Document) -> list[tuple[int, str | None, str]]:
    """List the list items: level, marker, text."""
    return [(block.level, block.marker, block.text) for block in document.blocks if block.role == "list_item"]


def cells(document: Document) -> list[tuple[int, int, int, str]]:
    """List the blocks in tables: table, row, column, text."""
    return [(b.cell.table, b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell is not None]


def codes(document: Document) -> list[str]:
    """List the diagnostics' codes."""
    return [diagnostic.code for diagnostic in document.diagnostics]


def block_of(document: Document, text: str) -> Block:
    """Find the block with that text."""
    return next(block for block in document.blocks if block.text == text)
