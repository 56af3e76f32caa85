"""Writes a sheet as a PDF file by ReportLab: other fonts, spaces and rules than an office program prints."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as PressTable

from training.layouts.habits import Habits
from training.layouts.pages import Cell, Para, Sheet, Span, Table

ALIGN = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}
FAMILIES = {
    "Times New Roman": "Times-Roman",
    "Liberation Serif": "Times-Roman",
    "Cambria": "Times-Roman",
    "DejaVu Serif": "Times-Roman",
    "Verdana": "Courier",
}
BULLETS = {"": "•", "→": "»", "✓": "·", "▪": "•", "○": "o"}
"""Signs that the standard fonts lack, and what stands for them."""
NARROWEST = 20.0
"""Points that a column of a table takes at least."""


SOFT = re.compile(r"(?<=[aeiouáéíóúàèäöü][bcdfghlmnprstvz])(?=[bcdfglmnprstvz][aeiouáéíóúàèäöü]\w)")
"""Where a word may be broken: between two consonants that stand between vowels."""
FONTS = Path("/usr/share/fonts/truetype/dejavu")
WIDE = "DejaVuSerif"
"""A font for letters that the standard fonts lack, used where the system has it."""


@cache
def has_wide() -> bool:
    """Register the wide font's faces; False where they are not installed."""
    faces = {"": "", "-Bold": "-Bold", "-Italic": "", "-BoldItalic": "-Bold"}
    if not all((FONTS / f"{WIDE}{face}.ttf").exists() for face in faces.values()):
        return False
    for name, face in faces.items():
        registerFont(TTFont(WIDE + name, str(FONTS / f"{WIDE}{face}.ttf")))
    registerFontFamily(WIDE, WIDE, f"{WIDE}-Bold", f"{WIDE}-Italic", f"{WIDE}-BoldItalic")
    return True


def _swap(text: str) -> str:
    return "".join(BULLETS.get(c, c) for c in text)


def _is_narrow(text: str) -> bool:
    try:
        _swap(text).encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _plain(text: str, *, soft: bool = False) -> str:
    shown = escape(_swap(text))
    return SOFT.sub("\u00ad", shown) if soft and "http" not in shown else shown


def _span(span: Span, *, soft: bool = False) -> str:
    text = _plain(span.text, soft=soft and span.label == "point").replace("\t", "&nbsp;" * 4)
    for on, tag in ((span.bold, "b"), (span.italic, "i"), (span.underline, "u")):
        text = f"<{tag}>{text}</{tag}>" if on else text
    if span.color:
        text = f'<font color="#{span.color}">{text}</font>'
    return ("<br/>" if span.break_before else "") + text


class Press:
    """Turns the blocks of one sheet into what ReportLab sets."""

    def __init__(self, habits: Habits, *, narrow: bool) -> None:
        """Take the looks; ``narrow``: the standard fonts have all the letters."""
        self.habits = habits
        self.family = FAMILIES.get(habits.font, "Helvetica") if narrow or not has_wide() else WIDE
        self.ordinals: dict[int, int] = {}

    def paragraph(self, para: Para) -> list[Flowable]:
        """Return a paragraph, its bullet or number before it."""
        h = self.habits
        size = para.size or (
            h.size + 5 if para.style in {"Title", "Heading 1"} else h.size + 2 if para.style else h.size
        )
        if para.style.startswith("List"):
            size = h.size
        if not para.spans:
            return [Spacer(1, h.size)]
        style = ParagraphStyle(
            "line",
            fontName=self.family,
            fontSize=size,
            leading=size * 1.25,
            alignment=ALIGN[para.align],
            spaceBefore=para.before,
            spaceAfter=para.after,
            leftIndent=para.left,
            firstLineIndent=para.first if not para.marker else 0,
            borderWidth=0.7 if para.border else 0,
            borderColor=HexColor(0) if para.border else None,
            borderPadding=3 if para.border else 0,
            embeddedHyphenation=1 if h.justified else 0,
            backColor=HexColor(f"#{para.shade}") if para.shade else None,
        )
        text = "".join(_span(span, soft=h.justified) for span in para.spans)
        if para.style and not para.auto and para.style != "Title":
            text = f"<b>{text}</b>"
        marker = para.marker.strip()
        if para.auto == "number":
            self.ordinals[para.level] = self.ordinals.get(para.level, 0) + 1
            marker = f"{self.ordinals[para.level]}."
        elif para.auto:
            marker = ("•", "-", "o")[min(para.level, 2)]
        elif para.spans[0].label == "heading":
            self.ordinals.clear()
        if para.auto:
            style.leftIndent = 18 * (para.level + 1)
        hanging = style.leftIndent > 0 and marker and (para.auto or para.first < 0)
        if hanging:
            style.bulletIndent = max(0, style.leftIndent - (14 if para.auto else abs(para.first)))
            style.bulletFontName, style.bulletFontSize = self.family, size
            made = Paragraph(text, style, bulletText=_swap(marker))
        else:
            lead = _plain(para.marker).replace("\t", "&nbsp;&nbsp;")
            made = Paragraph((f"<b>{lead}</b>" if para.spans[0].bold else lead) + text, style)
        return [PageBreak(), made] if para.new_page else [made]

    def table(self, table: Table, room: float) -> Flowable:
        """Return a table."""
        rows: list[list[list[Flowable] | str]] = []
        looks: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        if table.ruled:
            looks.append(("GRID", (0, 0), (-1, -1), 0.5, HexColor(0)))
        for r, row in enumerate(table.rows):
            drawn: list[list[Flowable] | str] = []
            for cell in row:
                looks += self._cell_looks(cell, len(drawn), r)
                drawn.append([made for para in cell.paras for made in self.paragraph(para)])
                drawn += [""] * (cell.merge - 1)
            rows.append(drawn + [""] * (len(table.widths) - len(drawn)))
        widths = [max(NARROWEST, room * w / sum(table.widths)) for w in table.widths]
        widths = [room * w / sum(widths) for w in widths]
        return PressTable(rows, colWidths=widths, style=looks, hAlign="LEFT", splitInRow=1, spaceAfter=6)

    def _cell_looks(self, cell: Cell, column: int, row: int) -> list[tuple[object, ...]]:
        out: list[tuple[object, ...]] = []
        if cell.merge > 1:
            out.append(("SPAN", (column, row), (column + cell.merge - 1, row)))
        if cell.shade:
            out.append(("BACKGROUND", (column, row), (column + cell.merge - 1, row), HexColor(f"#{cell.shade}")))
        return out


def press_pdf(sheet: Sheet, habits: Habits) -> bytes:
    """Return the sheet as the bytes of a PDF."""
    size = letter if habits.margin == 72 else A4
    if habits.slides:
        size = (size[1], size[0])
    narrow = all(_is_narrow(para.text) for para, _ in sheet.walk())
    press, data = Press(habits, narrow=narrow), io.BytesIO()

    def run(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(press.family, max(6, habits.size - 2))
        for paras, y, step in ((sheet.header, size[1] - 30, -10), (sheet.footer, 34, -10)):
            for n, para in enumerate(paras):
                text = para.text.replace("{p}", str(document.page)).replace("{n}", str(max(3, document.page)))
                draw = {"left": canvas.drawString, "right": canvas.drawRightString}.get(
                    para.align, canvas.drawCentredString
                )
                x = {"left": habits.margin, "right": size[0] - habits.margin}.get(para.align, size[0] / 2)
                draw(x, y + step * n, _swap(text))

        if habits.margin_text:
            canvas.rotate(90)
            canvas.drawString(120, -(size[0] - 16), _swap(sheet.furniture[0]) if narrow and sheet.furniture else "")
            canvas.rotate(-90)

    gap, count = 18.0, sheet.columns
    room = (size[0] - 2 * habits.margin - gap * (count - 1)) / count
    frames = [
        Frame(habits.margin + n * (room + gap), 60, room, size[1] - 120, leftPadding=0, rightPadding=0)
        for n in range(count)
    ]
    document = BaseDocTemplate(data, pagesize=size, invariant=1)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=run))
    story: list[Flowable] = []
    for block in sheet.blocks:
        story += [press.table(block, room)] if isinstance(block, Table) else press.paragraph(block)
    document.build(story or [Spacer(1, 1)])
    return data.getvalue()
