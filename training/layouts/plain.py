"""The sheet as plain text, Markdown or a web page, as people type minutes and as programs export them."""

from __future__ import annotations

import html
import textwrap
from random import Random

from training.layouts.pages import Para, Sheet, Table

WRAPS = (0, 0, 0, 72, 79, 100)
"""Widths at which lines of a text are broken, 0 for not at all; drawn for each document."""
BULLETS = ("- ", "- ", "* ", "• ", "– ")
RULES = ("", "", "", "=", "-")
"""What headings of a text are underlined with."""


def shorten(sheet: Sheet, chance: Random, fewest: int, most: int) -> None:
    """Cut the sheet to its first lines, as short notes are; points and sections that go are left out of the gold."""
    room = chance.randint(fewest, most)
    kept: list[Para | Table] = []
    used = 0
    for block in sheet.blocks:
        lines = 1 if isinstance(block, Para) else sum(len(cell.paras) for row in block.rows for cell in row)
        if used and used + lines > room:
            break
        kept.append(block)
        used += lines
    sheet.blocks, sheet.header, sheet.footer = kept, [], []
    spans = [span for para, _ in sheet.walk() for span in para.spans]
    numbers = sorted({span.point for span in spans if span.point is not None})
    renumbered = {number: at for at, number in enumerate(numbers)}
    sheet.points = [sheet.points[number] for number in numbers]
    for span in spans:
        span.point = None if span.point is None else renumbered[span.point]
    headings = {" ".join(span.text.split()).strip(" :") for span in spans if span.label == "heading"}
    sheet.sections = [section for section in sheet.sections if section.strip(" :") in headings]


def _list_marker(para: Para, bullet: str, counts: dict[int, int]) -> str:
    """Return the marker of an item of the word processor's list, counted on."""
    if not para.auto:
        counts.clear()
        return para.marker
    if "umber" not in para.auto and not para.auto[:1].isdigit():
        return "  " * para.level + bullet
    counts[para.level] = counts.get(para.level, 0) + 1
    for deeper in [level for level in counts if level > para.level]:
        del counts[deeper]
    return "  " * para.level + f"{counts[para.level]}. "


def _said(para: Para) -> str:
    return "".join(("\n" if span.break_before else "") + span.text for span in para.spans)


def _is_heading(para: Para) -> bool:
    return bool(para.spans) and all(span.label in {"heading", "title"} for span in para.spans if span.text.strip())


def write_text(sheet: Sheet, chance: Random) -> str:
    """Return the sheet as plain text: lines broken or not, blank lines between paragraphs or not."""
    width, bullet, rule = chance.choice(WRAPS), chance.choice(BULLETS), chance.choice(RULES)
    loose, bar = chance.random() < 0.6, chance.choice((" | ", "\t", ": ", "   "))
    counts: dict[int, int] = {}
    out: list[str] = []
    listed = False
    for block in sheet.blocks:
        if isinstance(block, Table):
            rows = [bar.join(" ".join(_said(para) for para in cell.paras) for cell in row) for row in block.rows]
            out += ["", *rows, ""]
            continue
        marker = _list_marker(block, bullet, counts)
        text = marker + _said(block)
        if width:
            inset = " " * len(marker)
            text = "\n".join(textwrap.fill(part, width, subsequent_indent=inset) for part in text.split("\n"))
        heading = _is_heading(block)
        if out and (heading or (loose and not (listed and marker))):
            out.append("")
        out.append(text)
        if heading and rule:
            out.append(rule * min(60, len(text)))
        listed = bool(marker)
    return "\n".join(out).strip() + "\n"


def write_markdown(sheet: Sheet, chance: Random) -> str:
    """Return the sheet as Markdown: headings by signs or in bold, tables with bars."""
    bullet, signs = chance.choice(("- ", "* ")), chance.random() < 0.7
    counts: dict[int, int] = {}
    out: list[str] = []
    for block in sheet.blocks:
        if isinstance(block, Table):
            rows = [
                "| "
                + " | ".join(" ".join(_said(para) for para in cell.paras).replace("\n", " ") for cell in row)
                + " |"
                for row in block.rows
            ]
            out += ["", rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:], ""]
            continue
        marker = _list_marker(block, bullet, counts)
        text = "".join(
            ("  \n" if span.break_before else "")
            + (f"**{span.text.strip()}** " if span.bold and span.text.strip() else span.text)
            for span in block.spans
        )
        if _is_heading(block) and signs:
            text = ("# " if block.spans[0].label == "title" else "## ") + marker + _said(block).replace("\n", " ")
            marker = ""
        out += [marker + text.strip()] if block.auto and out else ["", marker + text.strip()]
    return "\n".join(out).strip() + "\n"


def write_page(sheet: Sheet, chance: Random) -> str:
    """Return the sheet as a web page: headings as such or as bold paragraphs, lists, tables."""
    headed = chance.random() < 0.6
    out: list[str] = []
    open_list = ""
    for block in sheet.blocks:
        if isinstance(block, Table):
            rows = "".join(
                "<tr>"
                + "".join("<td>" + "".join(_wrap(para, "p") for para in cell.paras) + "</td>" for cell in row)
                + "</tr>"
                for row in block.rows
            )
            out.append(f"<table>{rows}</table>")
            continue
        wanted = ("ol" if "umber" in block.auto else "ul") if block.auto else ""
        if wanted != open_list:
            out += [f"</{open_list}>"] * bool(open_list) + [f"<{wanted}>"] * bool(wanted)
            open_list = wanted
        tag = "li" if wanted else ("h1" if block.spans and block.spans[0].label == "title" else "h2")
        out.append(_wrap(block, tag if wanted or (headed and _is_heading(block)) else "p"))
    out += [f"</{open_list}>"] * bool(open_list)
    return "<!doctype html><html><body>" + "\n".join(out) + "</body></html>\n"


def _wrap(para: Para, tag: str) -> str:
    inner = "".join(
        ("<br>" if span.break_before else "")
        + (f"<b>{html.escape(span.text)}</b>" if span.bold and tag not in {"h1", "h2"} else html.escape(span.text))
        for span in para.spans
    )
    return f"<{tag}>{html.escape(para.marker)}{inner}</{tag}>"
