"""What the styles of an OpenDocument text say: weight, size, hiding, and how lists count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.placement import UNSET, ParagraphFormat, read_alignment

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
T, S, TB, OFFICE = (f"{{{_NS}{word}:1.0}}" for word in ("text", "style", "table", "office"))
_F = f"{{{_NS}xsl-fo-compatible:1.0}}"
_MAX_CHAIN = 30
_LONGEST_AFFIX = 10
_LENGTH = re.compile(r"(-?[0-9]{1,4}(?:\.[0-9]{1,6})?)(in|cm|mm|pt|pc)$")
_POINTS = {"in": 72.0, "cm": 72.0 / 2.54, "mm": 72.0 / 25.4, "pt": 1.0, "pc": 12.0}
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What a style says of text, with all that it inherits. ``size`` in points."""

    parent: str | None = None
    bold: bool | None = None
    size: float | None = None
    hidden: bool = False
    title: bool = False
    raised: bool = False
    form: ParagraphFormat = UNSET


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A numbered level of a list. ``format``: for ``format_number``; ``upper``: how many levels above it shows."""

    format: str
    prefix: str
    suffix: str
    start: int
    upper: int


def read_length(element: etree._Element | None, attribute: str) -> float | None:
    """Read a length of the fo or style namespace as points, None where there is none."""
    text = (element.get(_F + attribute) or element.get(S + attribute)) if element is not None else None
    match = _LENGTH.match(text or "")
    return float(match[1]) * _POINTS[match[2]] if match else None


def read_format(element: etree._Element | None) -> ParagraphFormat:
    """Read how paragraph properties, or the label alignment of a list level, set a paragraph."""
    return ParagraphFormat(
        left=read_length(element, "margin-left"),
        first=read_length(element, "text-indent"),
        align=read_alignment(element.get(_F + "text-align")) if element is not None else None,
        before=read_length(element, "margin-top"),
        after=read_length(element, "margin-bottom"),
    )


def whole_number(text: str | None, default: int) -> int:
    """Read a whole number from 0 of nine digits at most, else the default."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 9 else default


def read_text_styles(roots: list[etree._Element]) -> dict[str, TextStyle]:
    """Read the paragraph and text styles of styles.xml and content.xml, each with what it inherits."""
    found: dict[str, TextStyle] = {}
    for root in roots:
        for element in root.iter(S + "style"):
            if element.get(S + "family") not in {"paragraph", "text"}:
                continue
            look = element.find(S + "text-properties")
            weight = look.get(_F + "font-weight") if look is not None else None
            name = element.get(S + "name", "")
            found[name] = TextStyle(
                parent=element.get(S + "parent-style-name"),
                bold=None if weight is None else weight == "bold" or whole_number(weight, 0) >= 600,
                size=read_length(look, "font-size") or None,
                hidden=look is not None and look.get(T + "display") == "none",
                title=name == "Title",
                raised=look is not None and look.get(S + "text-position", "").startswith("super"),
                form=read_format(element.find(S + "paragraph-properties")),
            )
    return {name: _inherit(style, found) for name, style in found.items()}


def _inherit(style: TextStyle, styles: dict[str, TextStyle]) -> TextStyle:
    found = style
    for _ in range(_MAX_CHAIN):
        parent = styles.get(found.parent or "")
        if parent is None:
            break
        style = replace(
            style,
            bold=parent.bold if style.bold is None else style.bold,
            size=style.size or parent.size,
            hidden=style.hidden or parent.hidden,
            title=style.title or parent.title,
            raised=style.raised or parent.raised,
            form=style.form.over(parent.form),
        )
        found = parent
    return style


def read_list_styles(roots: list[etree._Element]) -> dict[str, dict[int, ListLevel]]:
    """Read which levels of which lists are numbered: {list style: {level from 0: how}}."""
    found: dict[str, dict[int, ListLevel]] = {}
    for root in roots:
        for element in root.iter(T + "list-style"):
            levels = found.setdefault(element.get(S + "name", ""), {})
            for level in element.iter(T + "list-level-style-number"):
                at = whole_number(level.get(T + "level"), 0) - 1
                if at >= 0 and level.get(S + "num-format"):
                    levels[at] = ListLevel(
                        _FORMATS.get(level.get(S + "num-format", ""), "decimal"),
                        _affix(level.get(S + "num-prefix")),
                        _affix(level.get(S + "num-suffix")),
                        whole_number(level.get(T + "start-value"), 1),
                        min(whole_number(level.get(T + "display-levels"), 1) - 1, at),
                    )
    return found


def _affix(text: str | None) -> str:
    return collapse_spaces(clean_characters(text or ""))[:_LONGEST_AFFIX]


def read_list_formats(roots: list[etree._Element]) -> dict[str, dict[int, ParagraphFormat]]:
    """Read how the levels of lists set their paragraphs: {list style: {level from 0: how}}."""
    return {
        element.get(S + "name", ""): {
            whole_number(level.get(T + "level"), 1) - 1: read_format(
                next(level.iter(S + "list-level-label-alignment"), None)
            )
            for level in element
            if isinstance(level.tag, str)
        }
        for root in roots
        for element in root.iter(T + "list-style")
    }


def read_page(roots: list[etree._Element]) -> tuple[float, float]:
    """Return the width and the left margin of the first page style, in points; A4 with 2 cm where there is none."""
    layouts = (layout for root in roots for layout in root.iter(S + "page-layout-properties"))
    found = next(
        ((w, m) for p in layouts if (w := read_length(p, "page-width")) and (m := read_length(p, "margin-left"))), None
    )
    return found or (595.3, 56.7)


def read_widths(roots: list[etree._Element]) -> dict[str, float]:
    """Read the widths of table columns by their styles."""
    found: dict[str, float] = {}
    for root in roots:
        for element in root.iter(S + "table-column-properties"):
            parent = element.getparent()
            width = read_length(element, "column-width")
            if parent is not None and width is not None:
                found[parent.get(S + "name", "")] = width
    return found
