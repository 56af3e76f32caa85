"""Plain text, wrapped at 80 columns, for mail and terminals."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace

from minutekit.language.fixed_words import Wording
from minutekit.language.printable import print_fragment, print_line
from minutekit.renderers.composition import compose_outline
from minutekit.renderers.outline import Group, Line, Outline, describe_origins
from minutekit.schema import Diagnostic, Digest, Document, Meeting, RenderOptions, Themes

_WIDTH = 80


def _wrap(text: str, first: str = "", rest: str = "") -> str:
    # Long words, most of them addresses, stay whole so that they can be copied.
    return textwrap.fill(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _underline(text: str, sign: str) -> str:
    wrapped = _wrap(text)
    return f"{wrapped}\n{sign * max(map(len, wrapped.splitlines()), default=0)}"


def _write_line(line: Line, *, sources: bool) -> str:
    text = " ".join(filter(None, (line.lead, line.text, f"({line.remark})" if line.remark else "")))
    if sources and line.number:
        text += f" [{line.number}]"
    indent = "  " * min(line.level, 10)
    return _wrap(text, f"{indent}- ", f"{indent}  ")


def write_text(outline: Outline, *, sources: bool) -> str:
    """Write an outline as wrapped plain text."""
    parts = [_underline(outline.title, "=")]
    if outline.subtitle:
        parts.append(_wrap(outline.subtitle))
    for group in outline.groups:
        if not group.folded:
            parts.append(_underline(group.heading, "-") if group.level == 1 else _wrap(group.heading))
        if group.paragraph:
            parts.append(_wrap(group.paragraph))
        if group.folded:
            continue
        if group.lines:
            parts.append("\n".join(_write_line(line, sources=sources) for line in group.lines))
    noted = outline.noted if sources else ()
    if noted:
        parts.append(_underline(outline.wording.sources, "-"))
        if outline.origin:
            parts.append(_wrap(outline.origin))
        indent = " " * (len(str(noted[-1].number)) + 3)
        notes = ((f"[{line.number}]".ljust(len(indent)), describe_origins(line, outline)) for line in noted)
        parts.append("\n".join(_wrap(note, mark, indent) for mark, note in notes))
    return "\n\n".join(parts) + "\n"


def render_text(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> str:
    """Render as plain text wrapped at 80 columns. A document gives its text, unwrapped.

    After a meeting's points comes what was left out of its document. Control characters, which could steer a
    terminal, are left out.
    """
    if isinstance(thing, Document):
        return "".join(f"{print_fragment(line)}\n" for line in thing.text.split("\n"))
    outline = compose_outline(thing, options)
    if isinstance(thing, Meeting):
        outline = replace(outline, groups=(*outline.groups, *_list_diagnostics(thing, outline.wording)))
    return write_text(outline, sources=options.sources)


def _list_diagnostics(meeting: Meeting, wording: Wording) -> Iterator[Group]:
    notes = (*(meeting.document.diagnostics if meeting.document else ()), *meeting.diagnostics)
    lines = tuple(dict.fromkeys(_describe_diagnostic(note, wording) for note in notes))
    if lines:
        yield Group(wording.left_out, lines=lines)


def _describe_diagnostic(note: Diagnostic, wording: Wording) -> Line:
    quote = f"“{print_line(note.text)}”" if note.text else ""
    page = wording.page.format(note.page) if note.page is not None else ""
    return Line(": ".join(filter(None, (print_line(note.message), quote))), remark=page)
