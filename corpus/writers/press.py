"""PDF set directly with ReportLab: another producer than LibreOffice, justified, with typed bullets."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

from writers.lines import Line
from writers.source import Source

MARGIN, GUTTER = 52, 20
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12.2, spaceAfter=4, alignment=TA_JUSTIFY)
LOOKS = {
    "title": ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=17, leading=21, spaceAfter=8),
    "heading": ParagraphStyle(
        "heading", fontName="Helvetica-Bold", fontSize=11.5, leading=14, spaceBefore=8, spaceAfter=3, keepWithNext=1
    ),
    "label": ParagraphStyle(
        "label", fontName="Times-Bold", fontSize=10, leading=12.2, spaceBefore=3, spaceAfter=2, keepWithNext=1
    ),
}


def _flow(line: Line, number: int, bullet: str, width: float) -> Flowable:
    text = f"<b>{escape(line.lead)}</b>{escape(line.text)}" if line.lead else escape(line.text)
    if line.kind == "table":
        cells = [[Paragraph(escape(" ".join(p.text for p in cell)), BODY) for cell in row] for row in line.rows]
        longest = [max(len(row[i][0].text) for row in line.rows) for i in range(len(line.rows[0]))]
        weights = [min(max(n, 9), 60) for n in longest]
        ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        return Table(cells, colWidths=[width * w / sum(weights) for w in weights], style=ruled)
    if line.kind in {"bullet", "numbered"}:
        indent = 12 + 12 * line.level
        style = ParagraphStyle("item", BODY, leftIndent=indent, bulletIndent=indent - 10, spaceAfter=2)
        return Paragraph(text, style, bulletText=f"{number}." if line.kind == "numbered" else bullet)
    return Paragraph(text, LOOKS.get(line.kind, BODY))


def press_pdf(source: Source, lines: list[Line], *, columns: int = 1, bullet: str = "\u2022") -> bytes:
    """Set the lines in one or two columns with the source's running head and foot."""
    out = io.BytesIO()
    width = (A4[0] - 2 * MARGIN - GUTTER * (columns - 1)) / columns
    frames = [
        Frame(MARGIN + i * (width + GUTTER), MARGIN, width, A4[1] - 2 * MARGIN - 14, 0, 0, 0, 0) for i in range(columns)
    ]

    def run(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        left, _, right = source.header.partition("\t")
        canvas.drawString(MARGIN, A4[1] - 34, left)
        canvas.drawRightString(A4[0] - MARGIN, A4[1] - 34, right)
        foot = source.footer.replace("{page}", str(document.page)).replace("{pages}", "")
        canvas.drawCentredString(A4[0] / 2, 28, foot.replace("\t", "   ").rstrip(" /"))

    document = BaseDocTemplate(
        out, pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=run)], invariant=1, title=source.title
    )
    story: list[Flowable] = []
    number = 0
    for line in lines:
        number = number + 1 if line.kind == "numbered" else 0
        story.append(_flow(line, number, bullet, width))
        if line.kind == "table":
            story.append(Spacer(1, 8))
    document.build(story)
    return out.getvalue()
