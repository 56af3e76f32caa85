"""HTML elements walked into drafts: what is a block, a list, a table, bold, a link, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape as html_escape

from lxml import etree, html

from minutekit.readers.deadlines import Deadline
from minutekit.readers.inlines import Draft, Inline, plain_text
from minutekit.readers.raised import is_figure, note_mark, write_raised
from minutekit.schema import BlockRole, Cell, Diagnostic

_NAMES = (
    """
script style noscript template svg canvas iframe object embed head select option button input textarea datalist audio
video map area param source track link meta base progress meter dialog
""",
    """
address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure footer form frameset
h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot
th thead tr ul caption
""",
)
_SKIPPED, _BLOCKS = (frozenset(names.split()) for names in _NAMES)
"""Elements that hold no text of the page, and those that end a line."""
MARKER = "data-marker"
"""Attribute of a list item that says how its marker was typed."""
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_BOLD = frozenset({"b", "strong", "th", "dt", "cite"})
"""Set apart by weight; dt and cite are how some minutes mark up who speaks."""
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|bolder|normal|lighter|\d{3})", re.IGNORECASE)
_HEAVY_CLASS = re.compile(
    r"([a-z0-9]{0,10}\.[\w-]{1,60})\s*\{[^{}]{0,500}?font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE
)
_FLAT_LEVEL = re.compile(r"\blst-kix_\w+-(\d)\b")
_SITE_TAGS = frozenset({"nav", "aside"})
SITE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar"}
)
_SITE_WORDS = """
nav navbar navigation menu breadcrumb breadcrumbs cookie cookies consent gdpr share sharing social newsletter subscribe
related teaser teasers sharedaddy addtoany comment comments comment-list comment-respond respond entry-meta post-meta
byline sidebar widget advert advertisement promo skip-link skiplink pagination pager toolbar masthead site-header
site-footer footer popup modal catlinks mw-editsection printfooter toc
"""
_SITE_NAMES = tuple(f"-{name}-" for name in _SITE_WORDS.split())
_BLANKS = re.compile(r"[ \t\r\n]+")
_MAX_SPAN = 100
_CHECK_EVERY = 500
_DEEPEST = 100
"""Elements nested deeper are read as plain text; real pages hardly reach half of it."""


@dataclass(slots=True)
class Place:
    """Where in a page a piece of text stands. ``site``: inside something that belongs to the site, and why."""

    role: str = ""
    level: int = 0
    bold: bool = False
    link: str | None = None
    cell: Cell | None = None
    site: str = ""
    pre: bool = False


@dataclass(slots=True)
class PageDraft(Draft):
    """A draft of a page. ``site``: why it seems to belong to the site; ``linked``: how many characters are links."""

    site: str = ""
    linked: int = 0


@dataclass(slots=True)
class ElementReader:
    """Walks a tree of HTML elements into drafts."""

    bold_classes: frozenset[str]
    deadline: Deadline
    diagnostics: list[Diagnostic] = field(default_factory=list)
    drafts: list[PageDraft] = field(default_factory=list)
    tables: int = 0
    _open: list[Inline] = field(default_factory=list)
    _marker: str | None = None
    _cells: dict[etree._Element, Cell] = field(default_factory=dict)
    _seen: int = 0
    _depth: int = 0

    def read(self, root: etree._Element) -> None:
        """Walk an element and all below it."""
        self._walk(root, Place())
        self._flush(Place())

    def _walk(self, element: etree._Element, place: Place) -> None:
        self._seen += 1
        if self._seen % _CHECK_EVERY == 0:
            self.deadline.check()
        tag = element.tag
        if not isinstance(tag, str):
            return
        tag = tag.rpartition("}")[2].rpartition(":")[2].lower()
        if tag in _SKIPPED or self._is_left_out(element, tag):
            return
        if self._depth >= _DEEPEST:
            etree.strip_elements(element, *_SKIPPED, with_tail=False)
            self._say(" ".join(element.itertext()), place)
            return
        self._depth += 1
        self._enter_element(element, tag, place)
        self._depth -= 1

    def _enter_element(self, element: etree._Element, tag: str, place: Place) -> None:
        if tag == "br":
            self._open.append(Inline("\n", place.bold))
            return
        if tag == "img" or (tag == "sup" and self._take_figure("".join(element.itertext()).strip(), place)):
            return
        inner = self._enter(element, tag, place)
        if tag not in _BLOCKS:
            self._walk_children(element, inner)
            return
        self._flush(place)
        if tag in _LISTS:
            self._walk_list(element, tag, inner)
        elif tag == "table":
            self._walk_table(element, inner)
        elif tag == "li":
            self._walk_item(element, "•", inner)
        else:
            self._walk_children(element, inner)
            self._flush(inner)

    def _walk_children(self, element: etree._Element, place: Place) -> None:
        self._say(element.text, place)
        for child in element:
            self._walk(child, place)
            self._say(child.tail, place)

    def _enter(self, element: etree._Element, tag: str, place: Place) -> Place:
        classes = element.get("class") or ""
        inner = Place(place.role, place.level, place.bold, place.link, place.cell, place.site, place.pre)
        weight = _HEAVY.search(element.get("style") or "")
        if weight:
            inner.bold = weight[1].lower() in {"bold", "bolder"} or (weight[1] >= "600" and weight[1].isdigit())
        elif tag in _BOLD or (self.bold_classes and self._has_bold_class(tag, classes)):
            inner.bold = True
        if tag == "a":
            inner.link = (element.get("href") or "").strip() or place.link
        elif tag in _HEADINGS:
            inner.role, inner.level = "heading", _HEADINGS[tag]
        elif "MsoTitle" in classes:
            inner.role, inner.level = "heading", 1
        elif tag == "pre":
            inner.pre = True
        elif tag in {"td", "th"}:
            inner.role, inner.level, inner.cell = "", 0, self._cells.get(element, place.cell)
            self._marker = None
        if not place.site and tag in _BLOCKS:
            inner.site = _site_reason(element, tag, classes)
        return inner

    def _has_bold_class(self, tag: str, classes: str) -> bool:
        return any(f".{name}" in self.bold_classes or f"{tag}.{name}" in self.bold_classes for name in classes.split())

    def _is_left_out(self, element: etree._Element, tag: str) -> bool:
        hidden = (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or _HIDDEN.search(element.get("style") or "")
        )
        if not hidden and tag != "del":
            return False
        text = " ".join("".join(element.itertext()).split())
        if text and tag == "del":
            self.diagnostics.append(Diagnostic("tracked-deletion", "text marked as deleted was left out", text[:500]))
        elif text:
            self.diagnostics.append(
                Diagnostic("hidden-text", "text that the page does not show was left out", text[:500])
            )
        return True

    def _say(self, text: str | None, place: Place) -> None:
        if not text:
            return
        if not place.pre:
            text = _BLANKS.sub(" ", text)
            text = text.lstrip(" ") if self._open and self._open[-1].text.endswith("\n") else text
        self._open.append(Inline(text, place.bold, None, place.link))

    def _take_figure(self, text: str, place: Place) -> bool:
        """Write a raised figure as the power it is, or leave the mark of a footnote out; return whether it is one."""
        before = plain_text(self._open[-3:])
        if not before.strip() or not is_figure(text):
            return False
        self._say(write_raised(before, text) or note_mark(text, self.diagnostics), place)
        return True

    def _flush(self, place: Place) -> None:
        """End the paragraph that is open, if it has any text."""
        pieces, self._open = self._open, []
        if not plain_text(pieces).strip():
            return
        marker, self._marker = self._marker, None
        role: BlockRole = (
            "heading"
            if place.role == "heading"
            else "list_item"
            if marker
            else "table_cell"
            if place.cell
            else "paragraph"
        )
        level = place.level if role in {"heading", "list_item"} else 0
        linked = sum(len(piece.text.strip()) for piece in pieces if piece.link and not piece.link.startswith("#"))
        self.drafts.append(PageDraft(pieces, role, level, marker, cell=place.cell, site=place.site, linked=linked))

    def _walk_list(self, element: etree._Element, tag: str, place: Place) -> None:
        depth = place.level + 1 if place.role == "list" else 0
        flat = _FLAT_LEVEL.search(element.get("class") or "")
        inner = replace(place, role="list", level=int(flat[1]) if flat else depth)
        number = _whole(element.get("start"), 1)
        self._say(element.text, place)
        self._flush(place)
        for child in element:
            name = child.tag.lower() if isinstance(child.tag, str) else ""
            if name == "li":
                number = _whole(child.get("value"), number)
                marker = child.get(MARKER) or (f"{number}." if tag == "ol" and not flat else "•")
                if self._is_left_out(child, name):
                    continue
                self._walk_item(child, marker, self._enter(child, name, inner))
                number += 1
            else:
                self._walk(child, inner)  # lists straight inside lists, as old editors write them
            self._say((child.tail or "").strip(), inner)

    def _walk_item(self, element: etree._Element, marker: str, place: Place) -> None:
        self._flush(place)
        self._marker = marker
        self._walk_children(element, place if place.role == "list" else replace(place, role="list"))
        self._flush(place)
        self._marker = None

    def _walk_table(self, table: etree._Element, place: Place) -> None:
        """Give each cell its place, then walk the table as it stands, stray text and all."""
        number = self.tables
        self.tables += 1
        rows = [row for row in table.iter("tr") if _nearest(row, "table") is table]
        cells = [
            [cell for cell in row if isinstance(cell.tag, str) and cell.tag.lower() in {"td", "th"}] for row in rows
        ]
        layout = sum(map(len, cells)) <= 1 or (table.get("role") or "") in {"presentation", "none"}
        taken: dict[int, int] = {}
        placed: list[etree._Element] = []
        for at, (row, found) in enumerate(zip(rows, cells, strict=True)):
            if layout:
                break
            head = row.getparent().tag == "thead" or (
                len(found) > 1 and all(cell.tag.lower() == "th" for cell in found)
            )
            column = 0
            for cell in found:
                while taken.get(column, 0) > at:
                    column += 1
                self._cells[cell] = Cell(number, at, column, len(found), header=head)
                placed.append(cell)
                span, down = _span(cell, "colspan"), _span(cell, "rowspan")
                for step in range(span):
                    taken[column + step] = at + down
                column += span
        outside = replace(place, role="", level=0)
        self._walk_children(table, outside)
        self._flush(outside)
        for cell in placed:
            del self._cells[cell]


def parse_markup(markup: str) -> tuple[etree._Element, bool]:
    """Parse HTML; return whether it was all read, for what is nested too deep is not. Raises what lxml does."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    root = html.document_fromstring(f"<html><body>{markup}</body></html>".encode("utf-8", "replace"), parser=parser)
    return root, not any("depth" in entry.message for entry in parser.error_log)


def write_markup(root: etree._Element) -> str:
    """Write what stands in the body of a page, every element closed."""
    body = root.find("body")
    parts = (
        [] if body is None else [html_escape(body.text or ""), *(html.tostring(e, encoding="unicode") for e in body)]
    )
    return "".join(parts)


def read_bold_classes(root: etree._Element) -> frozenset[str]:
    """Find the selectors (".c3", "p.lead") that a page's own style sheet makes bold, as exports of Google Docs need."""
    sheets = [element.text or "" for element in root.iter("style")]
    return frozenset(match[1] for sheet in sheets for match in _HEAVY_CLASS.finditer(sheet[:200_000]))


def _site_reason(element: etree._Element, tag: str, classes: str) -> str:
    """Say why an element belongs to the site around the text; "" if it does not."""
    if tag in _SITE_TAGS:
        return tag
    role = (element.get("role") or "").lower()
    if role in SITE_ROLES:
        return role
    if tag in {"header", "footer"} and _nearest(element, "article") is None and _nearest(element, "main") is None:
        return tag if tag == "footer" or element.find(".//h1") is None else ""
    if tag in {"div", "section", "ul", "ol", "form", "p", "table"}:
        names = "-".join(f" {classes} {element.get('id') or ''} ".lower().replace("_", " ").split(" "))
        match = next((name for name in _SITE_NAMES if name in names), "")
        if (
            match
            and element.find(".//h1") is None
            and element.find(".//main") is None
            and element.find(".//article") is None
        ):
            return f"named {match.strip('-')}"
    return ""


def _nearest(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)


def _whole(text: str | None, default: int) -> int:
    number = (text or "").strip()
    return int(number) if number.removeprefix("-").isdecimal() and len(number) <= 6 else default


def _span(cell: etree._Element, name: str) -> int:
    return min(max(_whole(cell.get(name), 1), 1), _MAX_SPAN)
