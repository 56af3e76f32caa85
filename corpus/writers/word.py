"""Word files: with styles, with typed bullets and look-only headings, in columns, with tables."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from writers.lines import Line
from writers.source import Source

FIXED = dt.datetime(2025, 1, 1, 12, 0, 0)  # noqa: DTZ001 - Word keeps no zone
LEFT_OUT = ("/stylesWithEffects", "/thumbnail")
"""Parts of python-docx's template that no reader looks at, a third of a small file."""


def _field(run: Run, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("separate", None), ("text", "1"), ("end", None)):
        if kind == "text":
            run._r.append(run._r.makeelement(qn("w:t"), {}))  # noqa: SLF001 - python-docx has no fields
            run._r[-1].text = text  # noqa: SLF001
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)  # noqa: SLF001
        else:
            code_element = OxmlElement("w:instrText")
            code_element.text = text
            run._r.append(code_element)  # noqa: SLF001


def _running(paragraph: Paragraph, text: str) -> None:
    for piece in re.split(r"(\{pages?\})", text):
        if piece == "{page}":
            _field(paragraph.add_run(), "PAGE")
        elif piece == "{pages}":
            _field(paragraph.add_run(), "NUMPAGES")
        elif piece:
            paragraph.add_run(piece)


def _set_columns(document: Document, count: int) -> None:
    columns = document.sections[-1]._sectPr.find(qn("w:cols"))  # noqa: SLF001
    if columns is None:
        columns = OxmlElement("w:cols")
        document.sections[-1]._sectPr.append(columns)  # noqa: SLF001
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "425")


class Page:
    """A Word document being written; ``typed`` uses looks where styles would do."""

    def __init__(self, *, typed: bool, bullet: str, font: str, size: float) -> None:
        self.document: Document = docx.Document()
        self.typed, self.bullet, self.number = typed, bullet, 0
        self.width = 430  # points for a table, as wide as the text
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(size)
        normal.paragraph_format.space_after = Pt(4)
        for name in ("List Bullet", "List Bullet 2", "List Number", "Title", "Heading 1", "Heading 2"):
            self.document.styles[name].font.name = font

    def add(self, line: Line, holder: object = None) -> None:
        """Write one line at the end of the document or of a table cell."""
        holder = holder or self.document
        self.number = self.number + 1 if line.kind == "numbered" else 0
        if line.kind == "table":
            self._table(line)
            return
        paragraph = (self._typed if self.typed else self._styled)(holder, line)
        if line.kind == "label":
            paragraph.add_run(line.text).bold = True
            return
        if line.lead:
            paragraph.add_run(line.lead).bold = True
        run = paragraph.add_run(line.text)
        if self.typed and line.kind in {"title", "heading"}:
            run.bold = True
            run.font.size = Pt({"title": 15}.get(line.kind, 12 if line.level == 1 else 11))

    def _styled(self, holder: object, line: Line) -> Paragraph:
        deeper = "" if line.level == 0 else f" {min(line.level + 1, 3)}"
        style = {
            "title": "Title",
            "heading": f"Heading {line.level}",
            "bullet": f"List Bullet{deeper}",
            "numbered": "List Number",
        }.get(line.kind)
        return holder.add_paragraph(style=style)  # type: ignore[attr-defined]

    def _typed(self, holder: object, line: Line) -> Paragraph:
        paragraph: Paragraph = holder.add_paragraph()  # type: ignore[attr-defined]
        if line.kind in {"bullet", "numbered"}:
            shape = paragraph.paragraph_format
            shape.left_indent, shape.first_line_indent = Pt(18 + 18 * line.level), Pt(-12)
            shape.tab_stops.add_tab_stop(Pt(18 + 18 * line.level))
            paragraph.add_run(f"{self.number}.\t" if line.kind == "numbered" else self.bullet)
        elif line.kind == "heading":
            paragraph.paragraph_format.space_before = Pt(10)
        return paragraph

    def _table(self, line: Line) -> None:
        table = self.document.add_table(rows=0, cols=len(line.rows[0]))
        table.style = "Table Grid"
        for index, row in enumerate(line.rows):
            for cell, content in zip(table.add_row().cells, row, strict=True):
                for paragraph in content:
                    self.add(paragraph, cell)
                first = cell.paragraphs[0]
                first._p.getparent().remove(first._p)  # noqa: SLF001 - a new cell starts with an empty one
                if index == 0 and line.head:
                    for run in cell.paragraphs[0].runs:
                        run.bold = True
        longest = [max(sum(len(p.text) for p in row[i]) for row in line.rows) for i in range(len(line.rows[0]))]
        weights = [min(max(n, 9), 70) for n in longest]
        table.autofit = False
        for column, weight in zip(table.columns, weights, strict=True):
            column.width = Pt(self.width * weight / sum(weights))
            for cell in column.cells:
                cell.width = column.width
        self.document.add_paragraph()


def _pack(document: Document, source: Source) -> bytes:
    """Stamp, and zip with fixed dates in a fixed order, so that a rebuild gives the same bytes."""
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title, properties.language = source.title or "", source.language
    properties.created = properties.modified = FIXED
    for part in (document.part, document.part.package):
        for name in [n for n, r in part.rels.items() if r.reltype.endswith(LEFT_OUT)]:
            del part.rels[name]
    loose = io.BytesIO()
    document.save(loose)
    packed = io.BytesIO()
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def write_word(
    source: Source,
    lines: list[Line],
    *,
    layout: str = "styles",
    bullet: str = "-\t",
    font: str = "Arial",
    size: float = 10.5,
) -> bytes:
    """Write the lines as a .docx. ``layout``: styles, typed, columns, table or tables."""
    page = Page(typed=layout == "typed", bullet=bullet, font=font, size=size)
    front = next((i for i, line in enumerate(lines) if line.kind == "heading"), len(lines))
    for index, line in enumerate(lines):
        if layout == "columns" and index == front:
            _set_columns(page.document, 1)
            page.document.add_section(WD_SECTION.CONTINUOUS)
            _set_columns(page.document, 2)
            page.width = 200
        page.add(line)
    section = page.document.sections[0]
    if source.header:
        _running(section.header.paragraphs[0], source.header)
    if source.footer:
        _running(section.footer.paragraphs[0], source.footer)
    return _pack(page.document, source)


def write_word_transcript(source: Source, text: str) -> bytes:
    """Write a transcript as a meeting service saves it in Word: name, time and words in one paragraph."""
    document = docx.Document()
    for entry in text.strip().split("\n\n"):
        head, said = entry.split("\n", 1)
        name, time = head.rsplit("  ", 1)
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"   {time}").add_break()
        paragraph.add_run(said)
    return _pack(document, source)
