"""What the styles of an OpenDocument text say: weight, size, hiding, and how lists count."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from minutekit.readers.characters import clean_characters, collapse_spaces

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
T, S, TB, OFFICE = (f"{{{_NS}{word}:1.0}}" for word in ("text", "style", "table", "office"))
_F = f"{{{_NS}xsl-fo-compatible:1.0}}"
_MAX_CHAIN = 30
_LONGEST_AFFIX = 10
_SIZE = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,4})?)pt$")
_WHOLE = re.compile(r"[0-9]{1,9}$")
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


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A numbered level of a list. ``format``: as ``format_number`` takes it; ``upper``: how many levels above it shows."""

    format: str
    prefix: str
    suffix: str
    start: int
    upper: int


def whole_number(text: str | None, default: int) -> int:
    """Read a whole number from 0 of nine digits at most, else the default."""
    return int(text) if text and _WHOLE.match(text) else default


def read_text_styles(roots: list[etree._Element]) -> dict[str, TextStyle]:
    """Read the paragraph and text styles of styles.xml and content.xml, each with what it inherits."""
    found: dict[str, TextStyle] = {}
    for root in roots:
        for element in root.iter(S + "style"):
            if element.get(S + "family") not in {"paragraph", "text"}:
                continue
            look = element.find(S + "text-properties")
            weight = look.get(_F + "font-weight") if look is not None else None
            size = _SIZE.match(look.get(_F + "font-size", "")) if look is not None else None
            name = element.get(S + "name", "")
            found[name] = TextStyle(
                parent=element.get(S + "parent-style-name"),
                bold=None if weight is None else weight == "bold" or whole_number(weight, 0) >= 600,
                size=(float(size[1]) or None) if size else None,
                hidden=look is not None and look.get(T + "display") == "none",
                title=name == "Title",
                raised=look is not None and look.get(S + "text-position", "").startswith("super"),
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
