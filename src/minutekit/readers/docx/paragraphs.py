"""The inside of a Word paragraph: runs, fields, links, tracked changes, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from minutekit.readers.characters import clean_characters
from minutekit.readers.docx.names import MC, M, R, W, flag_of, value_of
from minutekit.readers.docx.package import Relation
from minutekit.readers.docx.styles import Style, StyleSheet, read_size
from minutekit.readers.inlines import Inline, plain_text
from minutekit.readers.raised import is_figure, note_mark, write_raised
from minutekit.schema import Diagnostic

_THROUGH = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "fldSimple", "dir", "bdo", "rubyBase", "ruby")
) | {MC + "Choice", MC + "Fallback"}
DELETED = frozenset(W + name for name in ("del", "moveFrom"))
"""What holds text that was taken out under tracked changes."""

_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_TEXT = frozenset({W + "t", M + "t"})
_MATH = frozenset({M + "oMath", M + "oMathPara"})
_FIELD_PARTS = frozenset({W + "fldChar", W + "instrText"})
_RUBY = frozenset({W + "ruby", W + "rubyBase"})
_DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object"})
_BOX = W + "txbxContent"
_LONGEST_INSTRUCTION = 10_000
_HYPERLINK = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]+)"')
# Signs of Wingdings and Symbol that carry meaning; others are ornament.
_SYMBOLS = dict(zip(b"\xe0\xdf\xf0\xfc\xfe\xfd\xa8\x6f\xb7\xa7\xd8", "→←→✓☑☒☐☐•▪➢", strict=True))


@dataclass(slots=True)
class Field:
    """A complex field that is open: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    result: bool = False

    def instruct(self, text: str) -> None:
        """Take more of the instruction, as far as any real one goes."""
        if len(self.instruction) < _LONGEST_INSTRUCTION:
            self.instruction += text[:_LONGEST_INSTRUCTION]

    @property
    def link(self) -> str | None:
        """The address of a HYPERLINK field."""
        match = _HYPERLINK.search(self.instruction)
        return match[1] if match else None

    @property
    def contents(self) -> bool:
        """Return whether the field is a table of contents, of figures or an index."""
        return self.instruction.lstrip().upper().startswith(("TOC", "INDEX", "TOA"))


@dataclass(slots=True)
class _OpenRun:
    """A run while it is read: its look, where its text goes, and the text not yet handed on."""

    style: Style
    link: str | None
    found: list[Inline]
    bold: bool
    size: float | None
    hidden: bool
    raised: bool = False
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class InlineReader:
    """Reads the runs of paragraphs; open fields carry over from one paragraph to the next."""

    styles: StyleSheet
    relations: dict[str, Relation]
    max_depth: int
    diagnostics: list[Diagnostic] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    _fields: list[Field] = field(default_factory=list)

    @property
    def in_contents(self) -> bool:
        """Return whether a table of contents is open."""
        return any(item.contents for item in self._fields)

    def read(self, paragraph: etree._Element, style: Style) -> list[Inline]:
        """Read a paragraph's text; its text boxes are left in ``boxes`` for the caller to take."""
        found: list[Inline] = []
        self._walk(paragraph, style, None, found, 0)
        # An instruction ends where its paragraph does; one that does not is a broken field, and text follows it.
        self._fields = [item for item in self._fields if item.result]
        return found

    def _walk(self, parent: etree._Element, style: Style, link: str | None, found: list[Inline], depth: int) -> None:
        if depth > self.max_depth:
            raise RecursionError
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                self._read_run(element, style, link, found, depth)
            elif tag == W + "hyperlink":
                self._walk(element, style, self._address(element) or link, found, depth + 1)
            elif tag == W + "sdt":
                self._read_control(element, style, link, found, depth)
            elif tag in _THROUGH:
                self._walk(element, style, link, found, depth + 1)
            elif tag == MC + "AlternateContent":
                self._walk(choose_alternative(element), style, link, found, depth + 1)
            elif tag in DELETED:
                self.note_deleted(element)
            elif tag in _MATH:
                found.append(Inline("".join(element.itertext(M + "t")), link=link))

    def _read_control(
        self, element: etree._Element, style: Style, link: str | None, found: list[Inline], depth: int
    ) -> None:
        content = element.find(W + "sdtContent")
        if content is None:
            return
        if flag_of(element.find(W + "sdtPr"), "showingPlcHdr"):
            text = "".join(content.itertext(W + "t"))
            self.diagnostics.append(Diagnostic("placeholder-left-out", "a form field that nobody filled in", text))
            return
        self._walk(content, style, link, found, depth + 1)

    def _read_run(self, run: etree._Element, style: Style, link: str | None, found: list[Inline], depth: int) -> None:
        properties = run.find(W + "rPr")
        run_style = self.styles.styles.get(value_of(properties, "rStyle") or "", Style())
        bold, hidden = flag_of(properties, "b"), flag_of(properties, "vanish")
        if bold is None:
            bold = style.bold if run_style.bold is None else run_style.bold
        if hidden is None:
            hidden = run_style.hidden or style.hidden
        size = read_size(properties) or run_style.size or style.size
        raised = value_of(properties, "vertAlign") == "superscript"
        open_run = _OpenRun(style, link, found, bool(bold), size, bool(hidden), raised)
        self._read_parts(run, open_run, depth)
        self._flush(open_run)

    def _flush(self, run: _OpenRun) -> None:
        """Hand on the text read so far, if it is to be seen and not a field's instruction."""
        text = "".join(run.parts)
        run.parts.clear()
        if not text:
            return
        if any(not item.result for item in self._fields):
            if text.strip():
                self.diagnostics.append(Diagnostic("field-left-out", "text inside a field's instruction", text))
            return
        if run.hidden:
            if text.strip():
                self.diagnostics.append(Diagnostic("hidden-text", "text formatted as hidden was left out", text))
            return
        before = plain_text(run.found[-3:]) if run.raised and is_figure(text.strip()) else ""
        if before.strip():
            text = write_raised(before, text.strip()) or note_mark(text.strip(), self.diagnostics)
        link = run.link or next((item.link for item in reversed(self._fields) if item.link), None)
        run.found.append(Inline(text, run.bold, run.size, link))

    def _read_parts(self, parent: etree._Element, run: _OpenRun, depth: int) -> None:
        for element in parent:
            tag = element.tag
            if tag in _TEXT:
                run.parts.append(element.text or "")
            elif tag in _CHARACTERS:
                run.parts.append(_CHARACTERS[tag])
            elif tag == W + "sym":
                run.parts.append(_read_symbol(element.get(W + "char")))
            elif tag in _FIELD_PARTS:
                self._read_field_part(element, run)
            elif tag == MC + "AlternateContent":
                self._read_parts(choose_alternative(element), run, depth)
            elif tag in _RUBY:
                self._flush(run)
                self._walk(element, run.style, run.link, run.found, depth + 1)
            elif tag in _DRAWINGS:
                self.boxes.extend(_outer_boxes(element))

    def _read_field_part(self, element: etree._Element, run: _OpenRun) -> None:
        if element.tag == W + "instrText":
            if self._fields and not self._fields[-1].result:
                self._fields[-1].instruct(element.text or "")
            return
        self._flush(run)
        self._mark_field(element.get(W + "fldCharType"))
        box = _read_checkbox(element)
        if box:
            run.found.append(Inline(box, run.bold, run.size))

    def _mark_field(self, kind: str | None) -> None:
        if kind == "begin" and len(self._fields) < self.max_depth:
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _address(self, element: etree._Element) -> str | None:
        relation = self.relations.get(element.get(R + "id", ""))
        return relation.target if relation and relation.external else None

    def note_deleted(self, element: etree._Element) -> None:
        """Report what stood in an element that was deleted or moved away."""
        text = "".join(element.itertext(W + "delText", W + "t"))
        if text.strip():
            moved = element.tag == W + "moveFrom"
            message = "tracked change: moved elsewhere" if moved else "tracked change: deleted text was left out"
            self.diagnostics.append(Diagnostic("tracked-move" if moved else "tracked-deletion", message, text))


def choose_alternative(element: etree._Element) -> etree._Element:
    """Pick one version of mc:AlternateContent, to read nothing twice: the first choice with text, else the fallback."""
    choices = element.findall(MC + "Choice")
    fallback = element.find(MC + "Fallback")
    for choice in choices:
        if next(choice.iter(_BOX, W + "t", W + "sym", M + "t"), None) is not None:
            return choice
    if fallback is not None:
        return fallback
    return choices[0] if choices else element.makeelement(MC + "Fallback", {}, None)


def _read_checkbox(field_sign: etree._Element) -> str:
    """Show the check box of a form field as ☒ or ☐; "" for other fields."""
    box = field_sign.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    checked = flag_of(box, "checked")
    return "☒" if (flag_of(box, "default") if checked is None else checked) else "☐"


def _outer_boxes(element: etree._Element) -> Iterable[etree._Element]:
    """Yield the text boxes of a drawing, those inside boxes and second versions aside."""
    stack = [element]
    while stack:
        current = stack.pop()
        if current.tag == _BOX:
            yield current
        elif current.tag == MC + "AlternateContent":
            stack.append(choose_alternative(current))
        else:
            stack.extend(reversed([child for child in current if isinstance(child.tag, str)]))


def _read_symbol(code: str | None) -> str:
    """Show a sign given by its number: private-use ones are Wingdings or Symbol, others plain characters."""
    if not code or not re.fullmatch(r"[0-9a-fA-F]{1,5}", code):
        return ""
    number = int(code, 16)
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number & 0xFF, "")
    return clean_characters(chr(number))
