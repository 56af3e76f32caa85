"""Lines of plain text with what is seen around them; page furniture taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.markers import Marker, find_markers, find_nested_marker
from minutekit.schema import Diagnostic

_TAB = 8
_PART = re.compile(r"\S+(?: {1,2}\S+)*")
_LONE_MARKERS = frozenset("•●○◦▪■□‣⁃∙❖➢►")
_RULES, _UNDERLINES = frozenset("=-_*~#─━—–.+"), frozenset("=-~─━")
_GRID = re.compile(r"(?=.*[-=─━]{3})[-+|=:\s─━│┼┌┐└┘├┤┬┴]+")
_PAGE_WORD = r"(?:page|seite|página|pagina|pág|pag|p|s)"
_PAGE_NUMBER = re.compile(
    rf"\d{{1,4}}|[-–—~|]\s?\d{{1,4}}\s?[-–—~|]|\d{{1,4}}\s*(?:/|of|von|sur)\s*\d{{1,4}}|"
    rf"(?:[|·-]\s*)?{_PAGE_WORD}\.?\s*\d{{1,4}}(?:\s*(?:of|/|von|de|sur|di|aus)\s*\d{{1,4}})?",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r".{2,200}?(?:\.{4,}|(?:\. ){4,}|…{2,})\s?\d{1,4}")
_FEWEST_PAGES = 2


@dataclass(slots=True)
class Line:
    """One line that is not blank. ``indent``: columns before it; ``gap``: a blank line or page end stands above.

    ``underline``: the sign drawn under it, "" if none; ``ruled``: a rule is drawn above it;
    ``starts``: the columns in which its parts begin behind wide gaps. ``text`` has its list marker still on.
    """

    text: str
    indent: int
    gap: bool
    page: int | None
    marker: Marker | None = None
    underline: str = ""
    ruled: bool = False
    starts: tuple[int, ...] = ()


def read_lines(text: str) -> tuple[list[Line], int | None, list[Diagnostic]]:
    """Cut text into lines; returns them, the number of pages (None without form feeds) and what was dropped.

    Page numbers are furniture; drawn rules go.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    pages = text.rstrip("\f\n ").split("\f")
    paged = len(pages) >= _FEWEST_PAGES
    lines: list[Line] = []
    for number, page in enumerate(pages, 1):
        lines.extend(_page_lines(page, number if paged else None))
    lines, dropped = _drop_furniture(lines)
    markers = find_markers([line.text for line in lines])
    for line, marker in zip(lines, markers, strict=True):
        line.marker = marker
    _mark_nested_items(lines)
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
        drawn = content[0] if len(content) > 2 and content.strip(content[0]) == "" else ""
        if drawn in _RULES or _GRID.fullmatch(content):
            mark = drawn in _UNDERLINES
            if found and not gap and mark and not found[-1].underline and len(content) >= 0.4 * len(found[-1].text):
                found[-1].underline = drawn
            gap = ruled = True
            continue
        if content in _LONE_MARKERS or "\uf000" <= content <= "\uf0ff":
            lone = content
            continue
        indent = len(expanded) - len(expanded.lstrip())
        line_text = collapse_spaces(raw)
        parts = list(_PART.finditer(expanded)) if "\t" in line_text or content.endswith(":") else []
        if len(parts) > 1 and all(part[0].endswith(":") for part in parts):
            line_text = "\t".join(part[0] for part in parts)  # labels over columns: "Present:     Absent:"
        starts = tuple(part.start() for part in parts) if "\t" in line_text else ()
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


def _drop_furniture(lines: list[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """Leave out page numbers that stand alone, and lines that lead to a page of a table of contents."""
    kept: list[Line] = []
    dropped: list[Diagnostic] = []
    gap = False
    for at, line in enumerate(lines):
        lone = line.gap and (at + 1 == len(lines) or lines[at + 1].gap)
        code = ""
        if lone and _PAGE_NUMBER.fullmatch(line.text):
            code, message = "page-number", "a page number was left out"
        elif len(line.text) <= 300 and _CONTENTS.fullmatch(line.text):
            code, message = "table-of-contents", "a line of the table of contents was left out"
        if code:
            dropped.append(Diagnostic(code, message, line.text, line.page))
        else:
            line.gap = line.gap or gap
            kept.append(line)
        gap = bool(code)
    return kept, dropped
