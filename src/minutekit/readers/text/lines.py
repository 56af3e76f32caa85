"""Lines of plain text with what is seen around them; page furniture taken out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.markers import Marker, find_markers, find_nested_marker
from minutekit.schema import Diagnostic

_TAB = 8
_LONE_MARKER = re.compile(r"\s*[•●○◦▪■□‣⁃∙❖➢►\uf000-\uf0ff]\s*")
_RULE = re.compile(r"\s*([=\-_*~#─━—–.+])\1{2,}\s*")
_GRID = re.compile(r"(?=.*[-=─━]{3})[-+|=:\s─━│┼┌┐└┘├┤┬┴]+")
_UNDERLINE = re.compile(r"\s*(=|-|~|─|━)\1{2,}\s*")
_PAGE_WORD = r"(?:page|seite|página|pagina|pág|pag|p|s)"
_PAGE_NUMBERS = (
    ("bare number", re.compile(r"\d{1,4}"), "12"),
    ("number between dashes", re.compile(r"[-–—~|]\s?\d{1,4}\s?[-–—~|]"), "- 12 -"),
    (
        "page word",
        re.compile(
            rf"(?:[|·-]\s*)?{_PAGE_WORD}\.?\s*\d{{1,4}}(?:\s*(?:of|/|von|de|sur|di|aus)\s*\d{{1,4}})?", re.IGNORECASE
        ),
        "Seite 3 von 7",
    ),
    ("number of number", re.compile(r"\d{1,4}\s*(?:/|of|von|sur)\s*\d{1,4}", re.IGNORECASE), "3/7"),
)
"""(name, pattern of a whole line, example)"""
_CONTENTS = re.compile(r".{2,200}?(?:\.{4,}|(?:\. ){4,}|…{2,})\s?\d{1,4}")
_PART = re.compile(r"\S+(?: {1,2}\S+)*")
_FEWEST_PAGES = 2


@dataclass(slots=True)
class Line:
    """One line that is not blank. ``indent``: columns before it; ``gap``: a blank line or page end stands above.

    ``underline``: the sign drawn under it, "" if none; ``ruled``: a rule is drawn above it;
    ``page_top``: its gap is guessed from what is left of a page's end. ``starts``: the columns in which its
    parts begin where wide gaps set them apart. ``text`` has its list marker still on.
    """

    text: str
    indent: int
    gap: bool
    page: int | None
    marker: Marker | None = None
    underline: str = ""
    gap_below: bool = False
    ruled: bool = False
    page_top: bool = False
    starts: tuple[int, ...] = ()


def read_lines(text: str) -> tuple[list[Line], int | None, list[Diagnostic]]:
    """Cut text into lines; returns them, the number of pages (None without form feeds) and what was dropped.

    Page numbers and lines repeated at the head or foot of the pages are furniture; drawn rules go.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pages = text.rstrip("\f\n ").split("\f")
    paged = len(pages) >= _FEWEST_PAGES
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        lines.extend(_page_lines(page, number if paged else None))
    _mark_page_tops(lines)
    lines, dropped = _drop_furniture(lines, len(pages))
    markers = find_markers([line.text for line in lines])
    for line, marker in zip(lines, markers, strict=True):
        line.marker = marker
    _mark_nested_items(lines)
    for line, below in pairwise(lines):
        line.gap_below = below.gap
    if lines:
        lines[-1].gap_below = True
    return lines, len(pages) if paged else None, dropped


def _page_lines(page: str, number: int | None) -> list[Line]:
    found: list[Line] = []
    gap, ruled, lone = True, False, ""
    for raw in clean_characters(page).split("\n"):
        expanded = raw.expandtabs(_TAB)
        content = expanded.strip()
        if not content:
            gap = True
            continue
        if _RULE.fullmatch(content) or _GRID.fullmatch(content):
            mark = _UNDERLINE.fullmatch(content)
            if found and not gap and mark and not found[-1].underline and len(content) >= 0.4 * len(found[-1].text):
                found[-1].underline = mark[1]
            gap = ruled = True
            continue
        if _LONE_MARKER.fullmatch(content):
            lone = content
            continue
        indent = len(expanded) - len(expanded.lstrip())
        line_text = collapse_spaces(raw)
        starts = tuple(part.start() for part in _PART.finditer(expanded)) if "\t" in line_text else ()
        found.append(
            Line(f"{lone} {line_text}" if lone else line_text, indent, gap, number, ruled=ruled, starts=starts)
        )
        gap, ruled, lone = False, False, ""
    return found


def _mark_nested_items(lines: list[Line]) -> None:
    """Take a dash for a list marker where it is set in below a list item, even without a sibling."""
    item: Line | None = None
    for line in lines:
        if (
            line.marker is None
            and item is not None
            and not line.gap
            and (line.indent >= item.indent + 2 or line.text.startswith("--"))
        ):
            line.marker = find_nested_marker(line.text)
        if line.marker is not None:
            item = line
        elif line.gap:
            item = None


def _mark_page_tops(lines: list[Line]) -> None:
    """Open a gap above lines set in by one space where nearly none are: all that is left of a page's end."""
    edged = sum(line.indent == 0 for line in lines)
    if edged >= 0.9 * len(lines):
        for line in lines:
            line.page_top = line.indent == 1 and not line.gap
            line.gap = line.gap or line.page_top


def _drop_furniture(lines: list[Line], pages: int) -> tuple[list[Line], list[Diagnostic]]:
    edges = _edge_lines(lines) if pages >= _FEWEST_PAGES else {}
    shapes = Counter(_shape(lines[at].text) for at in edges)
    most = max(_FEWEST_PAGES, round(0.5 * pages))
    kept: list[Line] = []
    dropped: list[Diagnostic] = []
    gap = False
    for at, line in enumerate(lines):
        lone = line.gap and (at + 1 == len(lines) or lines[at + 1].gap)
        code = ""
        if (lone or at in edges) and any(pattern.fullmatch(line.text) for _, pattern, _ in _PAGE_NUMBERS):
            code, message = "page-number", "a page number was left out"
        elif at in edges and shapes[_shape(line.text)] >= most and len(line.text) <= 160:
            code, message = edges[at], "a line repeated on the pages was left out"
        elif len(line.text) <= 300 and _CONTENTS.fullmatch(line.text):
            code, message = "table-of-contents", "a line of the table of contents was left out"
        if code:
            dropped.append(Diagnostic(code, message, line.text, line.page))
            gap = True
            continue
        line.gap = line.gap or gap
        gap = False
        kept.append(line)
    return kept, dropped


def _edge_lines(lines: list[Line]) -> dict[int, str]:
    """Find the first and last two lines of each page, by place: "running-header" or "running-footer"."""
    edges: dict[int, str] = {}
    starts = [at for at, line in enumerate(lines) if at == 0 or line.page != lines[at - 1].page]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        for at in range(start, min(start + 2, end)):
            edges[at] = "running-header"
        for at in range(max(end - 2, start), end):
            edges.setdefault(at, "running-footer")
    return edges


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text).casefold()
