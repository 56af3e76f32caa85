"""The body of an OpenDocument text walked into drafts (ODF 1.3, part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from minutekit.readers.deadlines import Deadline
from minutekit.readers.inlines import Draft, Inline, plain_text
from minutekit.readers.odt.styles import OFFICE, TB, ListLevel, T, TextStyle, whole_number
from minutekit.readers.ordinals import format_number
from minutekit.readers.placement import UNSET, ParagraphFormat, Placer
from minutekit.readers.raised import is_figure, note_mark, write_raised
from minutekit.schema import Cell, Diagnostic

_HREF = "{http://www.w3.org/1999/xlink}href"
_INDEXED = "alphabetical illustration table object user"
_INDEXES = frozenset(f"{T}{name}" for name in ("table-of-content", *(f"{of}-index" for of in _INDEXED.split())))
_DECLARED = "tracked-changes sequence-decls variable-decls user-field-decls index-title"
_SKIPPED = _INDEXES | {OFFICE + "forms", *(T + name for name in _DECLARED.split())}
_NOTES = {T + "note": "footnote-left-out", OFFICE + "annotation": "comment-left-out"}
_CHARACTERS = {T + "tab": "\t", T + "line-break": "\n", T + "soft-page-break": ""}
_SPACES = re.compile(r"[ \t\r\n]+")
_SILENT = ("}ruby-text", "}image", "}title", "}desc")
_MAX_SPACES = 200
_MOST_COLUMNS = 200
_BLOCKS = frozenset({T + "p", T + "h", T + "list", TB + "table"})
_DEEPEST_HEADING = 10


@dataclass(slots=True)
class _Look:
    bold: bool = False
    size: float | None = None
    link: str | None = None


@dataclass(slots=True)
class BodyReader:
    """Turns the elements of content.xml into drafts."""

    styles: dict[str, TextStyle]
    lists: dict[str, dict[int, ListLevel]]
    formats: dict[str, dict[int, ParagraphFormat]]
    widths: dict[str, float]
    deadline: Deadline
    max_depth: int
    drafts: list[Draft] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _tables: int = 0
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)
    _placer: Placer = field(default_factory=Placer)
    _offset: float = 0.0
    """Where the cell that is read starts, in points from the left margin."""

    def read(self, root: etree._Element, page: tuple[float, float]) -> None:
        """Read the text; raises LimitExceededError past the deadline. ``page``: its width and left margin."""
        for change in root.iter(T + "deletion"):
            text = " ".join(" ".join("".join(p.itertext()) for p in change.iter(T + "p", T + "h")).split())
            if text:
                self.diagnostics.append(
                    Diagnostic("tracked-deletion", "tracked change: deleted text was left out", text)
                )
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        self._read_blocks(body if body is not None else (), None, 0)
        self._placer.end_page_style(self.drafts, *page)

    def _read_blocks(self, parent: Iterable[etree._Element], cell: Cell | None, depth: int) -> None:
        if depth > self.max_depth:
            raise RecursionError
        for element in parent:
            self.deadline.check()
            tag = element.tag
            if tag in {T + "p", T + "h"}:
                self._read_paragraph(element, cell, depth)
            elif tag == T + "section" and element.get(T + "display") == "none":
                self._note_hidden("".join(element.itertext()))
            elif tag == T + "list":
                self._read_list(element, cell, 0, None, depth)
            elif tag == TB + "table":
                self._read_table(element, depth)
            elif tag in _SKIPPED:
                self._note_contents(element)
            elif isinstance(tag, str):
                self._read_blocks(element, cell, depth + 1)

    def _note_contents(self, element: etree._Element) -> None:
        if element.tag in _INDEXES:
            text = " ".join(" ".join(element.itertext()).split())
            self.diagnostics.append(
                Diagnostic("table-of-contents", "a table of contents or an index was left out", text[:1000])
            )

    def _note_hidden(self, text: str) -> None:
        if text.strip():
            self.diagnostics.append(Diagnostic("hidden-text", "text formatted as hidden was left out", text))

    def _read_paragraph(
        self,
        element: etree._Element,
        cell: Cell | None,
        depth: int,
        level: int = 0,
        marker: str | None = None,
        listed: ParagraphFormat | None = None,
    ) -> None:
        style = self._style(element.get(T + "style-name"))
        pieces: list[Inline] = []
        boxes: list[etree._Element] = []
        self._read_inlines(element, _Look(bool(style.bold), style.size), pieces, boxes, depth)
        before = len(self.drafts)
        if style.hidden:
            self._note_hidden(plain_text(pieces))
        elif element.tag == T + "h":
            outline = min(max(whole_number(element.get(T + "outline-level"), 1), 1), _DEEPEST_HEADING)
            self.drafts.append(Draft(pieces, "heading", outline, marker, cell=cell))
        elif style.title:
            self.drafts.append(Draft(pieces, "title", cell=cell))
        elif plain_text(pieces).strip():
            role = "list_item" if marker else "table_cell" if cell else "paragraph"
            self.drafts.append(Draft(pieces, role, level if marker else 0, marker, cell=cell))  # type: ignore[arg-type]
        form = style.form.over(listed or UNSET)
        if len(self.drafts) == before or not plain_text(pieces).strip():
            self._placer.skip(form, style.size)
        else:
            self._placer.place(self.drafts[-1], form, self._offset)
        for box in boxes:
            self._read_blocks(box, cell, depth + 1)

    def _read_inlines(
        self, parent: etree._Element, look: _Look, pieces: list[Inline], boxes: list[etree._Element], depth: int
    ) -> None:
        if depth > self.max_depth:
            raise RecursionError

        _say(parent.text, look, pieces)
        for element in parent:
            tag = element.tag
            if tag in _CHARACTERS:
                _say_as_is(_CHARACTERS[tag], look, pieces)
            elif tag == T + "s":
                _say_as_is(" " * min(whole_number(element.get(T + "c"), 1), _MAX_SPACES), look, pieces)
            elif tag in _NOTES:
                text = " ".join(" ".join(element.itertext()).split())
                self.diagnostics.append(Diagnostic(_NOTES[tag], "a note or comment was left out", text))
            elif any(child.tag in _BLOCKS for child in element):
                boxes.append(element)  # a text box, or a shape with text in it
            elif tag == T + "span" and self._style(element.get(T + "style-name")).hidden:
                self._note_hidden("".join(element.itertext()))
            elif tag == T + "span" and self._is_raised_figure(element, pieces):
                figure = "".join(element.itertext()).strip()
                said = write_raised(plain_text(pieces[-3:]), figure) or note_mark(figure, self.diagnostics)
                _say_as_is(said, look, pieces)
            elif isinstance(tag, str) and not tag.endswith(_SILENT):
                self._read_inlines(element, self._inner_look(element, look), pieces, boxes, depth + 1)
            _say(element.tail, look, pieces)

    def _is_raised_figure(self, element: etree._Element, pieces: list[Inline]) -> bool:
        if not self._style(element.get(T + "style-name")).raised or not is_figure("".join(element.itertext()).strip()):
            return False
        return bool(plain_text(pieces[-3:]).strip())

    def _inner_look(self, element: etree._Element, look: _Look) -> _Look:
        if element.tag == T + "a":
            return replace(look, link=element.get(_HREF))
        if element.tag != T + "span":
            return look
        style = self._style(element.get(T + "style-name"))
        return replace(look, bold=look.bold if style.bold is None else style.bold, size=style.size or look.size)

    def _read_list(self, element: etree._Element, cell: Cell | None, level: int, style: str | None, depth: int) -> None:
        if depth > self.max_depth:
            raise RecursionError
        style = element.get(T + "style-name") or style or ""
        key = (style, level)
        continued = element.get(T + "continue-numbering") == "true" or element.get(T + "continue-list") is not None
        if not continued or key not in self._counts:
            numbered = self.lists.get(style, {}).get(level)
            self._counts[key] = numbered.start - 1 if numbered else 0
        for item in element:
            if item.tag == T + "list-header":
                self._read_blocks(item, cell, depth + 1)
            elif item.tag == T + "list-item":
                self._counts[key] = whole_number(item.get(T + "start-value"), self._counts[key] + 1)
                self._read_item(item, cell, level, style, depth)

    def _read_item(self, item: etree._Element, cell: Cell | None, level: int, style: str, depth: int) -> None:
        marker: str | None = self._marker(style, level)
        for child in item:
            if child.tag == T + "list":
                self._read_list(child, cell, level + 1, style, depth + 1)
            elif child.tag in {T + "p", T + "h"}:
                before = len(self.drafts)
                listed = self.formats.get(style, {}).get(level)
                self._read_paragraph(child, cell, depth + 1, level, marker, listed)
                if len(self.drafts) > before:
                    marker = None
            elif isinstance(child.tag, str):
                self._read_blocks((child,), cell, depth + 1)

    def _marker(self, style: str, level: int) -> str:
        """Write the marker of the item last counted on a level of a list, "•" where it has no numbers."""
        levels = self.lists.get(style, {})
        shown = levels.get(level)
        if shown is None:
            return "•"
        numbers = [
            format_number(self._counts.get((style, at), 1), levels[at].format)
            for at in range(level - shown.upper, level + 1)
            if at in levels
        ]
        return f"{shown.prefix}{'.'.join(numbers)}{shown.suffix}" or "•"

    def _read_table(self, table: etree._Element, depth: int) -> None:
        number = self._tables
        self._tables += 1
        rows: list[tuple[list[etree._Element], bool]] = []
        for row in table.iter(TB + "table-row"):
            if next(row.iterancestors(TB + "table"), None) is table:
                header = row.getparent().tag == TB + "table-header-rows"
                rows.append(
                    ([cell for cell in row if cell.tag in {TB + "table-cell", TB + "covered-table-cell"}], header)
                )
        boxed = sum(len(cells) for cells, _ in rows) == 1
        edges, outer = self._find_edges(table), self._offset
        for at, (cells, header) in enumerate(rows):
            columns = sum(cell.tag == TB + "table-cell" for cell in cells)
            for column, element in enumerate(cells):
                if element.tag == TB + "table-cell":
                    self._placer.space *= at == column == 0  # space under the cell beside is none above this one
                    self._offset = outer + edges[min(column, len(edges) - 1)]
                    self._read_blocks(element, None if boxed else Cell(number, at, column, columns, header), depth + 1)
        self._offset = outer

    def _find_edges(self, table: etree._Element) -> list[float]:
        """Return where the columns of a table start, in points from the left of the table."""
        edges = [0.0]
        for column in table.iter(TB + "table-column"):
            if next(column.iterancestors(TB + "table"), None) is table:
                width = self.widths.get(column.get(TB + "style-name", ""), 0.0)
                for _ in range(min(whole_number(column.get(TB + "number-columns-repeated"), 1), _MOST_COLUMNS)):
                    edges.append(edges[-1] + width)
            if len(edges) > _MOST_COLUMNS:
                break
        return edges

    def _style(self, name: str | None) -> TextStyle:
        return self.styles.get(name or "", TextStyle())


def _say(text: str | None, look: _Look, pieces: list[Inline]) -> None:
    if text:
        _say_as_is(_SPACES.sub(" ", text), look, pieces)


def _say_as_is(text: str, look: _Look, pieces: list[Inline]) -> None:
    pieces.append(Inline(text, look.bold, look.size, look.link))
