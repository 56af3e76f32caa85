"""Writes a sheet as a Word file, the same bytes for the same sheet."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from training.layouts.habits import Habits
from training.layouts.pages import Para, Sheet, Span, Table

ALIGN = {
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
FIXED = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
PAGE_WIDTH = 612.0


def _shade(properties: Any, color: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", color)):
        shade.set(qn(name), value)
    properties.append(shade)


def _border(paragraph: Paragraph) -> None:
    borders = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("w:val", "single"), ("w:sz", "6"), ("w:space", "2"), ("w:color", "auto")):
            edge.set(qn(name), value)
        borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders


def _field(paragraph: Paragraph, code: str) -> None:
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.text = code
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields


def fill_paragraph(paragraph: Paragraph, para: Para) -> None:
    """Give a paragraph its look and its runs."""
    shape = paragraph.paragraph_format
    _align(paragraph, para)
    shape.space_before, shape.space_after = Pt(para.before), Pt(para.after)
    if not para.auto and (para.left or para.first):
        shape.left_indent, shape.first_line_indent = Pt(para.left), Pt(para.first)
        if "\t" in para.text and para.first < 0:
            shape.tab_stops.add_tab_stop(Pt(para.left))
    for stop in para.stops:
        shape.tab_stops.add_tab_stop(Pt(stop))
    shape.page_break_before = para.new_page or None
    if para.border:
        _border(paragraph)
    if para.shade:
        _shade(paragraph._p.get_or_add_pPr(), para.shade)  # noqa: SLF001 - python-docx has no shading
    if para.marker:
        bold = bool(para.spans) and para.spans[0].bold and para.spans[0].label == "heading"
        _add_run(paragraph, Span(para.marker, "other", bold=bold), para.size)
    for span in para.spans:
        _add_run(paragraph, span, para.size)


def _align(paragraph: Paragraph, para: Para) -> None:
    if para.align != "left":
        paragraph.alignment = ALIGN[para.align]


def _add_run(paragraph: Paragraph, span: Span, size: float | None) -> None:
    run = paragraph.add_run()
    if span.break_before:
        run.add_break()
    run.add_text(span.text)
    run.bold, run.italic, run.underline = span.bold or None, span.italic or None, span.underline or None
    if span.color:
        run.font.color.rgb = RGBColor.from_string(span.color)
    if size:
        run.font.size = Pt(size)


def _write_running(paragraph: Paragraph, para: Para) -> None:
    text = para.text
    if "{p}" not in text:
        fill_paragraph(paragraph, para)
        return
    _align(paragraph, para)
    before, _, rest = text.partition("{p}")
    between, many, after = rest.partition("{n}")
    paragraph.add_run(before)
    _field(paragraph, "PAGE")
    paragraph.add_run(between)
    if many:
        _field(paragraph, "NUMPAGES")
        paragraph.add_run(after)


def _write_table(document: Document, table: Table, habits: Habits) -> None:
    across = len(table.widths)
    made = document.add_table(rows=len(table.rows), cols=across)
    if table.ruled:
        made.style = "Table Grid"
    made.autofit = False
    room = (PAGE_WIDTH - 2 * habits.margin) / (2.2 if habits.columns > 1 else 1)
    widths = [room * w / sum(table.widths) for w in table.widths]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    for row, drawn in zip(table.rows, made.rows, strict=True):
        cells, at = drawn.cells, 0
        for cell in row:
            target = cells[at]
            if cell.merge > 1:
                target = target.merge(cells[at + cell.merge - 1])
            target.width = Pt(sum(widths[at : at + cell.merge]))
            if cell.shade:
                _shade(target._tc.get_or_add_tcPr(), cell.shade)  # noqa: SLF001 - python-docx has no shading
            for n, para in enumerate(cell.paras):
                paragraph = target.paragraphs[0] if n == 0 else target.add_paragraph()
                if para.style and para.auto:
                    paragraph.style = para.style
                fill_paragraph(paragraph, para)
            at += cell.merge


def write_word(sheet: Sheet, habits: Habits) -> bytes:
    """Return the sheet as the bytes of a .docx."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = habits.font, Pt(habits.size)
    page = document.sections[0]
    page.left_margin = page.right_margin = Pt(habits.margin)
    page.top_margin = page.bottom_margin = Pt(max(50, habits.margin))
    if sheet.columns > 1:
        page._sectPr.xpath("./w:cols")[0].set(qn("w:num"), str(sheet.columns))  # noqa: SLF001 - not in python-docx
    for block in sheet.blocks:
        if isinstance(block, Table):
            _write_table(document, block, habits)
        else:
            fill_paragraph(document.add_paragraph(style=block.style or None), block)
    for part, paras in ((page.header, sheet.header), (page.footer, sheet.footer)):
        for n, para in enumerate(paras):
            _write_running(part.paragraphs[0] if n == 0 else part.add_paragraph(), para)
    return pack(document)


def pack(document: Document) -> bytes:
    """Save with fixed dates, parts in a fixed order."""
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = properties.title = ""
    properties.created = properties.modified = FIXED
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
