"""Markdown, HTML and plain text."""

from __future__ import annotations

import html
import textwrap

from writers.lines import Line
from writers.source import Source


def _join(cell: tuple[Line, ...], between: str) -> str:
    return between.join(f"{line.lead}{line.text}" for line in cell)


def _escape(text: str) -> str:
    return text.replace("*", "\\*").replace("|", "\\|").replace("<", "\\<")


def write_markdown(lines: list[Line], *, bullet: str = "-") -> str:
    """Write as people do on HackMD: bold names, nested dashes, pipe tables."""
    out: list[str] = []
    number, last = 0, ""
    for line in lines:
        number = number + 1 if line.kind == "numbered" else 0
        lead = f"**{_escape(line.lead.strip())}** " if line.lead else ""
        text = f"{lead}{_escape(line.text)}"
        if line.kind != last or line.kind in {"heading", "paragraph"}:
            out.append("")
        last = line.kind
        if line.kind == "table":
            rows = [
                ["<br>".join(_escape(f"{part.lead}{part.text}") for part in cell) for cell in row] for row in line.rows
            ]
            if not line.head:  # Markdown has no table without one
                rows.insert(0, [""] * len(rows[0]))
            out += [f"| {' | '.join(rows[0])} |", "|" + " --- |" * len(rows[0])]
            out += [f"| {' | '.join(row)} |" for row in rows[1:]]
            continue
        out.append(
            {
                "title": f"# {text}",
                "heading": f"{'#' * (line.level + 1)} {text}",
                "label": f"**{text}**",
                "bullet": f"{'  ' * line.level}{bullet} {'[ ] ' * line.box}{text}",
                "numbered": f"{number}. {text}",
                "meta": f"{text}  ",
            }.get(line.kind, text)
        )
    return "\n".join(out).strip() + "\n"


def write_text(lines: list[Line], *, bullet: str = "-", heading: str = "plain", width: int = 76) -> str:
    """Write as in a mail: wrapped lines; headings in capitals, underlined or plain with a colon."""
    out: list[str] = []
    number = 0
    for line in lines:
        number = number + 1 if line.kind == "numbered" else 0
        text = f"{line.lead}{line.text}"
        if line.kind == "table":
            out += ["", *(" | ".join(_join(cell, "; ") for cell in row) for row in line.rows)]
            continue
        if line.kind in {"bullet", "numbered"}:
            mark = f"{'  ' * line.level}{bullet if line.kind == 'bullet' else f'{number}.'} "
            out += textwrap.wrap(text, width, initial_indent=mark, subsequent_indent=" " * len(mark))
            continue
        if line.kind in {"heading", "label", "paragraph"}:
            out.append("")
        if line.kind == "heading":
            text = {"caps": text.upper(), "plain": f"{text}:"}.get(heading, text)
        wrapped = textwrap.wrap(text, width)
        out += wrapped
        if line.kind == "title" or (line.kind == "heading" and heading == "underline"):
            out.append(("=" if line.kind == "title" else "-") * len(wrapped[-1]))
    return "\n".join(out).strip() + "\n"


def _html_cell(cell: tuple[Line, ...], tag: str) -> str:
    return f"<{tag}>{'<br>'.join(html.escape(f'{line.lead}{line.text}') for line in cell)}</{tag}>"


def _html_list(items: list[Line]) -> list[str]:
    out: list[str] = []
    depth = -1
    for line in items:
        while depth < line.level:
            out.append("<ul>")
            depth += 1
        while depth > line.level:
            out.append("</ul>")
            depth -= 1
        lead = f"<strong>{html.escape(line.lead.strip())}</strong> " if line.lead else ""
        out.append(f"<li>{lead}{html.escape(line.text)}</li>")
    return out + ["</ul>"] * (depth + 1)


def write_html(source: Source, lines: list[Line]) -> str:
    """Write a saved page of an organisation's site: a menu and a footer stand around the minutes."""
    out: list[str] = []
    waiting: list[Line] = []
    for line in [*lines, Line("end")]:
        if line.kind == "bullet":
            waiting.append(line)
            continue
        if waiting:
            out += _html_list(waiting)
            waiting = []
        text = html.escape(line.text)
        if line.lead:
            text = f"<strong>{html.escape(line.lead.strip())}</strong> {text}"
        if line.kind == "table":
            out.append("<table><tbody>")
            for index, row in enumerate(line.rows):
                tag = "th" if line.head and index == 0 else "td"
                out.append(f"<tr>{''.join(_html_cell(cell, tag) for cell in row)}</tr>")
            out.append("</tbody></table>")
        elif line.kind != "end":
            out.append(
                {
                    "title": f"<h1>{text}</h1>",
                    "heading": f"<h{line.level + 1}>{text}</h{line.level + 1}>",
                    "label": f"<p><strong>{text}</strong></p>",
                }.get(line.kind, f"<p>{text}</p>")
            )
    menu = "".join(
        f'<li><a href="/{i}">{html.escape(w)}</a></li>' for i, w in enumerate(source.words.get("menu", "").split("|"))
    )
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{source.language}"><head><meta charset="utf-8">',
            f"<title>{html.escape(source.title or '')}</title></head><body>",
            f"<nav><ul>{menu}</ul></nav>",
            "<main><article>",
            *out,
            "</article></main>",
            f"<footer><p>{html.escape(source.words.get('imprint', ''))}</p></footer>",
            "</body></html>",
            "",
        ]
    )
