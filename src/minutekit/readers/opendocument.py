"""The body of an OpenDocument text walked into drafts (ODF 1.3, part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from minutekit.readers.deadlines import Deadline
from minutekit.readers.drafts import Draft
from minutekit.readers.inlines import Inline, plain_text
from minutekit.schema import Cell, Diagnostic

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
T, S, TB, OFFICE, D = (f"{{{_NS}{word}:1.0}}" for word in ("text", "style", "table", "office", "drawing"))
F = f"{{{_NS}xsl-fo-compatible:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = frozenset(
    {
        T + "tracked-changes",
        T + "table-of-content",
        T + "alphabetical-index",
        T + "illustration-index",
        OFFICE + "forms",
        T + "sequence-decls",
        T + "variable-decls",
        T + "user-field-decls",
        T + "index-title",
    }
)
_NOTES = {T + "note": "footnote-left-out", OFFICE + "annotation": "comment-left-out"}
_CHARACTERS = {T + "tab": "\t", T + "line-break": "\n", T + "soft-page-break": ""}
_SPACES = re.compile(r"[ \t\r\n]+")
_SILENT = ("}ruby-text", "}image", "}title", "}desc")
_MAX_SPACES = 200
_MAX_CHAIN = 30
_SIZE = re.compile(r"([\d.]{1,8})pt$")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What a style says. ``list_style``: the list a paragraph style belongs to."""

    parent: str | None = None
    bold: bool | None = None
    size: float | None = None
    hidden: bool = False
    title: bool = False
    list_style: str | None = None


@dataclass(slots=True)
class _Look:
    bold: bool = False
    size: float | None = None
    link: str | None = None


@dataclass(slots=True)
class BodyReader:
    """Turns the elements of content.xml into drafts."""

    styles: dict[str, TextStyle]
    lists: dict[str, dict[int, str]]
    deadline: Deadline
    max_depth: int
    drafts: list[Draft] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _tables: int = 0
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def read(self, root: etree._Element) -> None:
        """Read the document's text; raises LimitExceededError past the deadline."""
        for change in root.iter(T + "deletion"):
            text = " ".join(" ".join("".join(p.itertext()) for p in change if p.tag in {T + "p", T + "h"}).split())
            if text:
                self.diagnostics.append(
                    Diagnostic("tracked-deletion", "tracked change: deleted text was left out", text)
                )
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        self._read_blocks(body if body is not None else (), None, 0)

    def _read_blocks(self, parent: Iterable[etree._Element], cell: Cell | None, depth: int) -> None:
        if depth > self.max_depth:
            raise RecursionError
        for element in parent:
            self.deadline.check()
            tag = element.tag
            if tag in {T + "p", T + "h"}:
                self._read_paragraph(element, cell, depth)
            elif tag == T + "list":
                self._read_list(element, cell, 0, None, depth)
            elif tag == TB + "table":
                self._read_table(element, depth)
            elif tag in _SKIPPED:
                self._note_contents(element)
            elif isinstance(tag, str):
                self._read_blocks(element, cell, depth + 1)

    def _note_contents(self, element: etree._Element) -> None:
        if element.tag == T + "table-of-content":
            text = " ".join(" ".join(element.itertext()).split())
            self.diagnostics.append(Diagnostic("table-of-contents", "the table of contents was left out", text[:1000]))

    def _read_paragraph(
        self, element: etree._Element, cell: Cell | None, depth: int, level: int = 0, marker: str | None = None
    ) -> None:
        style = self._style(element.get(T + "style-name"))
        pieces: list[Inline] = []
        boxes: list[etree._Element] = []
        self._read_inlines(element, _Look(bool(style.bold), style.size), pieces, boxes, depth)
        if style.hidden:
            if plain_text(pieces).strip():
                self.diagnostics.append(
                    Diagnostic("hidden-text", "text formatted as hidden was left out", plain_text(pieces))
                )
        elif element.tag == T + "h":
            outline = element.get(T + "outline-level", "1")
            self.drafts.append(Draft(pieces, "heading", int(outline) if outline.isdigit() else 1, marker, cell=cell))
        elif style.title:
            self.drafts.append(Draft(pieces, "title", cell=cell))
        elif plain_text(pieces).strip():
            role = "list_item" if marker else "table_cell" if cell else "paragraph"
            self.drafts.append(Draft(pieces, role, level if marker else 0, marker, cell=cell))  # type: ignore[arg-type]
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
                count = element.get(T + "c", "1")
                _say_as_is(" " * min(int(count) if count.isdigit() else 1, _MAX_SPACES), look, pieces)
            elif tag in _NOTES:
                text = " ".join(" ".join(element.itertext()).split())
                self.diagnostics.append(Diagnostic(_NOTES[tag], "a note or comment was left out", text))
            elif tag == D + "text-box":
                boxes.append(element)
            elif isinstance(tag, str) and not tag.endswith(_SILENT):
                self._read_inlines(element, self._inner_look(element, look), pieces, boxes, depth + 1)
            _say(element.tail, look, pieces)

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
        if element.get(T + "continue-numbering") != "true" and element.get(T + "continue-list") is None:
            self._counts[key] = 0
        for item in element:
            if item.tag == T + "list-header":
                self._read_blocks(item, cell, depth + 1)
            elif item.tag == T + "list-item":
                start = item.get(T + "start-value", "")
                self._counts[key] = int(start) if start.isdigit() else self._counts.get(key, 0) + 1
                self._read_item(item, cell, level, style, depth)

    def _read_item(self, item: etree._Element, cell: Cell | None, level: int, style: str, depth: int) -> None:
        suffix = self.lists.get(style, {}).get(level + 1, "")
        marker: str | None = f"{self._counts[style, level]}{suffix}" if suffix else "•"
        for child in item:
            if child.tag == T + "list":
                self._read_list(child, cell, level + 1, style, depth + 1)
            elif child.tag in {T + "p", T + "h"}:
                before = len(self.drafts)
                self._read_paragraph(child, cell, depth + 1, level, marker)
                if len(self.drafts) > before:
                    marker = None
            elif isinstance(child.tag, str):
                self._read_blocks((child,), cell, depth + 1)

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
        for at, (cells, header) in enumerate(rows):
            columns = sum(cell.tag == TB + "table-cell" for cell in cells)
            for column, element in enumerate(cells):
                if element.tag == TB + "table-cell":
                    self._read_blocks(element, None if boxed else Cell(number, at, column, columns, header), depth + 1)

    def _style(self, name: str | None) -> TextStyle:
        style = found = self.styles.get(name or "", TextStyle())
        for _ in range(_MAX_CHAIN):
            parent = self.styles.get(found.parent or "")
            if parent is None:
                break
            style = replace(
                style,
                bold=parent.bold if style.bold is None else style.bold,
                size=style.size or parent.size,
                hidden=style.hidden or parent.hidden,
                title=style.title or parent.title,
            )
            found = parent
        return style


def _say(text: str | None, look: _Look, pieces: list[Inline]) -> None:
    if text:
        _say_as_is(_SPACES.sub(" ", text), look, pieces)


def _say_as_is(text: str, look: _Look, pieces: list[Inline]) -> None:
    pieces.append(Inline(text, look.bold, look.size, look.link))


def read_text_styles(roots: list[etree._Element]) -> dict[str, TextStyle]:
    """Read the paragraph and text styles of styles.xml and content.xml."""
    found: dict[str, TextStyle] = {}
    for root in roots:
        for element in root.iter(S + "style"):
            if element.get(S + "family") not in {"paragraph", "text"}:
                continue
            look = element.find(S + "text-properties")
            weight = look.get(F + "font-weight") if look is not None else None
            size = _SIZE.match(look.get(F + "font-size", "")) if look is not None else None
            name = element.get(S + "name", "")
            found[name] = TextStyle(
                parent=element.get(S + "parent-style-name"),
                bold=None if weight is None else weight == "bold" or (weight.isdigit() and int(weight) >= 600),
                size=float(size[1]) if size and size[1].count(".") < 2 and size[1] != "." else None,
                hidden=look is not None and look.get(T + "display") == "none",
                title=name == "Title",
                list_style=element.get(S + "list-style-name"),
            )
    return found


def read_list_styles(roots: list[etree._Element]) -> dict[str, dict[int, str]]:
    """Read which levels of which lists are numbered: {list style: {level from 1: what follows the number}}."""
    found: dict[str, dict[int, str]] = {}
    for root in roots:
        for element in root.iter(T + "list-style"):
            levels = found.setdefault(element.get(S + "name", ""), {})
            for level in element.iter(T + "list-level-style-number"):
                at = level.get(T + "level", "")
                if at.isdigit() and level.get(S + "num-format"):
                    levels[int(at)] = level.get(S + "num-suffix") or "."
    return found
