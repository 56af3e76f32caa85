"""The order of a Word document: paragraphs, lists, headings, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from minutekit.readers.deadlines import Deadline
from minutekit.readers.docx.names import MC, W, flag_of, number_of, value_of
from minutekit.readers.docx.numbering import Numbering
from minutekit.readers.docx.paragraphs import DELETED, InlineReader, choose_alternative
from minutekit.readers.docx.styles import Style, StyleSheet, read_format, read_indent, read_points
from minutekit.readers.docx.tables import arrange_cells, is_deleted, sets_first_row_apart
from minutekit.readers.inlines import Draft, Inline, plain_text
from minutekit.readers.placement import Placer
from minutekit.schema import Cell, Diagnostic

_THROUGH = frozenset({W + "ins", W + "moveTo", W + "customXml", W + "sdtContent"})
_NO_LIST = "0"
_SET_IN, _DEEPEST = 200, 1600
"""From where to where a paragraph is set in, in twentieths of a point: less is a slip, more the middle."""
_LONGEST_HEADING = 300
_PAGE_WIDTH, _PAGE_MARGIN = 612.0, 72.0
"""Points: Word's own where a section says nothing."""


@dataclass(slots=True)
class BodyReader:
    """Turns block elements into drafts in reading order."""

    styles: StyleSheet
    numbering: Numbering
    inlines: InlineReader
    deadline: Deadline
    max_depth: int
    drafts: list[Draft] = field(default_factory=list)
    _tables: int = 0
    _carried: list[Inline] = field(default_factory=list)
    _placer: Placer = field(default_factory=Placer)
    _offset: float = 0.0
    """Where the cell that is read starts, in points from the left margin."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was left out so far."""
        return self.inlines.diagnostics

    def read(self, elements: Iterable[etree._Element], cell: Cell | None = None, depth: int = 0) -> None:
        """Read block elements, all in one table cell if ``cell`` is given."""
        if depth > self.max_depth:
            raise RecursionError
        for element in elements:
            self.deadline.check()
            tag = element.tag
            if tag == W + "p":
                self._read_paragraph(element, cell, depth)
            elif tag == W + "tbl":
                self._read_table(element, depth)
            elif tag == W + "sdt":
                self._read_control(element, cell, depth)
            elif tag in _THROUGH:
                self.read(element, cell, depth + 1)
            elif tag in DELETED:
                self.inlines.note_deleted(element)
            elif tag == MC + "AlternateContent":
                self.read(choose_alternative(element), cell, depth + 1)
            else:
                self._read_sign(element)

    def _read_sign(self, element: etree._Element) -> None:
        """Take what holds no paragraphs itself."""
        if element.tag == W + "sectPr":
            self._end_section(element)
        elif element.tag == W + "altChunk":
            self.diagnostics.append(
                Diagnostic("embedded-file", "an embedded file was left out; save the document anew in Word")
            )

    def finish(self) -> list[Draft]:
        """Return the drafts, with text whose paragraph was deleted at the very end."""
        if plain_text(self._carried).strip():
            self.drafts.append(Draft(self._carried))
            self._carried = []
        self._placer.end_page_style(self.drafts, _PAGE_WIDTH, _PAGE_MARGIN)
        return self.drafts

    def _end_section(self, section: etree._Element) -> None:
        """Take the page of a section, which stands at its end."""
        width, margin = read_points(section.find(W + "pgSz"), "w"), read_points(section.find(W + "pgMar"), "left")
        self._placer.end_page_style(
            self.drafts, _PAGE_WIDTH if width is None else width, _PAGE_MARGIN if margin is None else margin
        )

    def _read_control(self, element: etree._Element, cell: Cell | None, depth: int) -> None:
        content = element.find(W + "sdtContent")
        if content is None:
            return
        gallery = element.find(f"{W}sdtPr/{W}docPartObj")
        if "table of contents" in (value_of(gallery, "docPartGallery") or "").lower():
            text = "".join(content.itertext(W + "t"))
            self.diagnostics.append(Diagnostic("table-of-contents", "the table of contents was left out", text))
        elif flag_of(element.find(W + "sdtPr"), "showingPlcHdr"):
            text = "".join(content.itertext(W + "t"))
            self.diagnostics.append(Diagnostic("placeholder-left-out", "a form field that nobody filled in", text))
        else:
            self.read(content, cell, depth + 1)

    def _read_paragraph(self, element: etree._Element, cell: Cell | None, depth: int) -> None:
        properties = element.find(W + "pPr")
        style_id = value_of(properties, "pStyle")
        style = self.styles[style_id]
        in_contents = self.inlines.in_contents
        pieces, self._carried = self._carried, []
        pieces.extend(self.inlines.read(element, style))
        boxes, self.inlines.boxes = self.inlines.boxes, []
        if in_contents or self.inlines.in_contents or style.contents:
            if plain_text(pieces).strip():
                self.diagnostics.append(
                    Diagnostic("table-of-contents", "a line of the table of contents was left out", plain_text(pieces))
                )
        elif properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = pieces  # its paragraph mark is deleted: the text runs on into the next
        else:
            self._add(pieces, properties, style_id, style, cell)
        section = properties.find(W + "sectPr") if properties is not None else None
        if section is not None:
            self._end_section(section)
        for box in boxes:
            self.read(box, cell, depth + 1)

    def _add(
        self,
        pieces: list[Inline],
        properties: etree._Element | None,
        style_id: str | None,
        style: Style,
        cell: Cell | None,
    ) -> None:
        text = plain_text(pieces)
        indent = read_indent(properties)
        draft = Draft(
            pieces,
            "table_cell" if cell else "paragraph",
            indent=float(indent if indent is not None else style.indent or 0),
            cell=cell,
        )
        listed = self._list_place(properties, style_id, style)
        form = read_format(properties)
        form = form.over(self.numbering.format_of(*listed)).over(style.form) if listed else form.over(style.form)
        if not text.strip():
            self._placer.skip(form, style.size)
            return  # Word numbers empty paragraphs too, but shows them as mistakes; people delete them
        self._placer.place(draft, form, self._offset)
        heading = self._heading_level(properties, style)
        if listed is not None:
            list_id, level = listed
            draft.marker = self.numbering.advance(list_id, level)
            draft.level = style.list_depth if style.list_depth and not level else level
        if heading is not None and len(text) <= _LONGEST_HEADING:
            draft.role, draft.level = ("heading", heading) if heading else ("title", 0)
        elif draft.marker is not None:
            draft.role = "list_item"
        else:
            draft.level = int(cell is None and _SET_IN <= draft.indent <= _DEEPEST)
        self.drafts.append(draft)

    def _list_place(
        self, properties: etree._Element | None, style_id: str | None, style: Style
    ) -> tuple[str, int] | None:
        """Find the list and level of a paragraph, named by itself or by its style; list 0 means none."""
        own = properties.find(W + "numPr") if properties is not None else None
        list_id = value_of(own, "numId") or style.list_id
        if list_id is None or list_id == _NO_LIST:
            return None
        level = number_of(value_of(own, "ilvl"))
        if level is None:
            level = self.numbering.level_of_style(list_id, style_id)
        if level is None:
            level = style.list_level or 0
        return list_id, min(max(level, 0), 8)

    @staticmethod
    def _heading_level(properties: etree._Element | None, style: Style) -> int | None:
        if style.heading is not None:
            return style.heading
        outline = number_of(value_of(properties, "outlineLvl"))
        outline = style.outline if outline is None else outline
        return outline + 1 if outline is not None and 0 <= outline < 9 else None

    def _read_table(self, table: etree._Element, depth: int) -> None:
        number = self._tables
        self._tables += 1
        for row in table.iterfind(W + "tr"):
            if is_deleted(row):
                self.inlines.note_deleted(row)
        cells = arrange_cells(table, number, headed=sets_first_row_apart(table, self.styles))
        boxed = len(cells) == 1
        start = self._offset
        for n, (element, cell, left) in enumerate(cells):
            self._offset = start + left
            self._placer.space *= n == 0  # what stands under the cell beside is no space above this one
            self.read(element, None if boxed else cell, depth + 1)
        self._offset = start
