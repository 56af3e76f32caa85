"""Markdown (CommonMark): headings and bullets, so that an edited digest can be read back; YAML front matter first."""

from __future__ import annotations

import json
import re

from minutekit.language.printable import print_line
from minutekit.language.wording import tag_language
from minutekit.renderers.composition import compose_outline
from minutekit.renderers.outline import Line, Outline, describe_origins
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

# Signs that mean something anywhere in a line; an underscore only outside words.
_INLINE = re.compile(r"[\\`*\[\]<~]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
# Signs that mean something where a line begins (quotes, headings, bullets, rules, numbers) or where a heading ends.
_OPENING = re.compile(r"(?:[>#+\-=|:](?=.?)|\d{1,9}(?=[.)](?:\s|$)))")
# One that opens the line as well is escaped already.
_CLOSING_HASHES = re.compile(r"(?<!\\)#+$")


def escape_markdown(line: str) -> str:
    """Escape one line of plain text so that a Markdown reader shows exactly its characters."""
    escaped = _INLINE.sub(r"\\\g<0>", line)
    opening = _OPENING.match(escaped)
    if opening:
        sign = opening.group()
        escaped = f"{sign}\\{escaped[len(sign) :]}" if sign.isdigit() else f"\\{escaped}"
    return _CLOSING_HASHES.sub(lambda hashes: r"\#" * len(hashes.group()), escaped)


def write_markdown(outline: Outline, *, sources: bool) -> str:
    """Write an outline: title, groups as headings and bullets, numbered sources at the end if wanted."""
    parts = [f"# {escape_markdown(outline.title)}"]
    if outline.subtitle:
        parts.append(escape_markdown(outline.subtitle))
    for group in outline.groups:
        if not group.folded:
            parts.append(f"{'#' * (group.level + 1)} {escape_markdown(group.heading)}")
        if group.paragraph:
            parts.append(f"*{escape_markdown(group.paragraph)}*" if group.folded else escape_markdown(group.paragraph))
        if group.folded:
            continue
        if group.lines:
            parts.append("\n".join(_write_line(line, sources=sources) for line in group.lines))
    noted = outline.noted if sources else ()
    if noted:
        parts.append(f"## {outline.wording.sources}")
        if outline.origin:
            parts.append(escape_markdown(outline.origin))
        parts.append("\n".join(f"{line.number}. {escape_markdown(describe_origins(line, outline))}" for line in noted))
    return "\n\n".join(parts) + "\n"


def _write_line(line: Line, *, sources: bool) -> str:
    text = escape_markdown(line.text)
    if line.lead:
        text = f"**{escape_markdown(line.lead)}** {text}"
    if line.remark:
        text += f" ({escape_markdown(line.remark)})"
    if sources and line.number:
        text += f" [{line.number}]"
    return f"{'  ' * line.level}- {'[ ] ' if line.task else ''}{text}"


def render_markdown(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> str:
    """Render as Markdown: "# title", date, "## Key points raised", "### theme", "- key point"; with front matter."""
    outline = compose_outline(thing, options)
    text = write_markdown(outline, sources=options.sources)
    return write_front_matter(outline, thing) + text if isinstance(thing, Digest) and options.front_matter else text


def write_front_matter(outline: Outline, digest: Digest) -> str:
    """Write title, date, language and files as YAML, as site builders read it; "" where only the title is known."""
    files = [print_line(meeting.source) for meeting in digest.meetings if meeting.source]
    if not (outline.date or files):
        return ""
    rows = {
        "title": json.dumps(outline.title, ensure_ascii=False),
        "date": outline.date.isoformat() if outline.date else "",
        "lang": tag_language(outline.language),
        "sources": json.dumps(files, ensure_ascii=False) if files else "",
    }
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in rows.items() if value) + "---\n\n"
