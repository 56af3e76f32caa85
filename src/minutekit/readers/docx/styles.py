"""Word styles: what a paragraph inherits, and which styles are headings in any language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from minutekit.readers.docx.names import W, flag_of, number_of, value_of
from minutekit.readers.placement import UNSET, ParagraphFormat, read_alignment

_MAX_CHAIN = 30
_INHERITED = ("heading", "bold", "size", "hidden", "outline", "list_id", "list_level", "indent")
_BODY_OUTLINE = 9
_LARGEST = 3276
"""Half-points: Word sets no larger font."""
# Word keeps English names inside the file in any language; other writers put their own.
_HEADING = re.compile(
    r"(?:heading|überschrift|berschrift|titre|título|titulo|ttulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|"
    r"заголовок|标题|見出し)[\s_]?(?:20_)?([1-9])\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|titel|titre|título|titulo|titolo|otsikko|tytuł|название)$", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo)$", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)(?: ([2-5]))?$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|table of figures)[\s_]?\d?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits. ``heading``: 1 to 9, 0 for a title. Sizes in points, ``indent`` in twentieths.

    ``headed``: a table style that sets the first row apart.
    """

    name: str = ""
    heading: int | None = None
    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    indent: int | None = None
    form: ParagraphFormat = UNSET
    headed: bool = False

    @property
    def contents(self) -> bool:
        """Return whether the style is one of a table of contents."""
        return bool(_CONTENTS.match(self.name))

    @property
    def list_depth(self) -> int | None:
        """Depth that a built-in list style's name gives ("List Bullet 2" is 1), None for other styles."""
        match = _LIST.match(self.name)
        return int(match[1] or 1) - 1 if match else None


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a file by id; unknown ids give the default."""

    styles: dict[str, Style]
    default: Style

    def __getitem__(self, style_id: str | None) -> Style:
        """Look a style up."""
        return self.styles.get(style_id, self.default) if style_id is not None else self.default


def read_styles(root: etree._Element | None) -> StyleSheet:
    """Read styles.xml (None: no styles) and resolve what each style is based on."""
    if root is None:
        return StyleSheet({}, Style())
    run, paragraph = (root.find(f"{W}docDefaults/{W}{kind}PrDefault/{W}{kind}Pr") for kind in "rp")
    base = _read_look(run, paragraph, "")
    own: dict[str, tuple[Style, str | None]] = {}
    default_id = None
    for element in root.iterfind(W + "style"):
        style_id = element.get(W + "styleId", "")
        name = value_of(element, "name") or style_id
        own[style_id] = (
            replace(_read_look(element.find(W + "rPr"), element.find(W + "pPr"), name), headed=_has_first_row(element)),
            value_of(element, "basedOn"),
        )
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true"}:
            default_id = style_id
    resolved = {style_id: _resolve(style_id, own, base) for style_id in own}
    return StyleSheet(resolved, resolved.get(default_id or "", base))


def _resolve(style_id: str, own: dict[str, tuple[Style, str | None]], base: Style) -> Style:
    style, parent = own[style_id]
    for _ in range(_MAX_CHAIN):
        if parent is None or parent not in own:
            break
        style, parent = _inherit(style, own[parent][0]), own[parent][1]
    return _inherit(style, base)


def _inherit(style: Style, parent: Style) -> Style:
    """Take what a style leaves open from another."""
    open_fields = {name: getattr(parent, name) for name in _INHERITED if getattr(style, name) is None}
    return replace(style, **open_fields, form=style.form.over(parent.form), headed=style.headed or parent.headed)


def _heading_of(name: str) -> int | None:
    if _TITLE.match(name):
        return 0
    match = _HEADING.match(name)
    if match:
        return int(match[1])
    return 1 if _SUBTITLE.match(name) else None


def _read_look(run: etree._Element | None, paragraph: etree._Element | None, name: str) -> Style:
    numbering = paragraph.find(W + "numPr") if paragraph is not None else None
    outline = number_of(value_of(paragraph, "outlineLvl"))
    return Style(
        name=name,
        heading=_heading_of(name),
        bold=flag_of(run, "b"),
        size=read_size(run),
        hidden=flag_of(run, "vanish"),
        outline=outline if outline is not None and 0 <= outline <= _BODY_OUTLINE else None,
        list_id=value_of(numbering, "numId"),
        list_level=number_of(value_of(numbering, "ilvl")),
        indent=read_indent(paragraph),
        form=read_format(paragraph),
    )


def _has_first_row(style: etree._Element) -> bool:
    """Return whether a table style has a first row in bold or on a colour."""
    for part in style.iterfind(W + "tblStylePr"):
        if part.get(W + "type") == "firstRow":
            shade = part.find(f"{W}tcPr/{W}shd")
            return bool(flag_of(part.find(W + "rPr"), "b")) or (
                shade is not None and shade.get(W + "fill", "auto").lower() not in {"auto", "ffffff"}
            )
    return False


def read_size(run: etree._Element | None) -> float | None:
    """Read the font size of a w:rPr in points, None if it says nothing or nothing possible."""
    half_points = number_of(value_of(run, "sz"))
    return half_points / 2 if half_points is not None and 0 < half_points <= _LARGEST else None


def read_indent(paragraph: etree._Element | None) -> int | None:
    """Read the left edge of a w:pPr in twentieths of a point, None if it says nothing."""
    element = paragraph.find(W + "ind") if paragraph is not None else None
    if element is None:
        return None
    return number_of(element.get(W + "left") or element.get(W + "start"))


def read_format(paragraph: etree._Element | None) -> ParagraphFormat:
    """Read how a w:pPr sets a paragraph, in points."""
    if paragraph is None:
        return UNSET
    indent, spacing = paragraph.find(W + "ind"), paragraph.find(W + "spacing")
    first, hanging = read_points(indent, "firstLine"), read_points(indent, "hanging")
    left = read_points(indent, "left")
    return ParagraphFormat(
        left=read_points(indent, "start") if left is None else left,
        first=first if hanging is None else -hanging,
        align=read_alignment(value_of(paragraph, "jc")),
        before=read_points(spacing, "before"),
        after=read_points(spacing, "after"),
    )


def read_points(element: etree._Element | None, attribute: str) -> float | None:
    """Read a length in twentieths of a point as points, None where there is none."""
    length = number_of(element.get(W + attribute)) if element is not None else None
    return None if length is None else length / 20
