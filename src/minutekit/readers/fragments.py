"""Pieces of HTML inside Markdown."""

from __future__ import annotations

import re

from minutekit.readers.deadlines import Deadline
from minutekit.readers.drafts import Draft
from minutekit.schema import Diagnostic

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_LONGEST = 500


def read_fragment(markup: str, deadline: Deadline, table: int) -> tuple[list[Draft], list[Diagnostic], int]:
    """Read a block of HTML that stands between Markdown paragraphs; comments become diagnostics.

    ``table``: the number of its first table. Returns drafts, diagnostics and how many tables there are.
    """
    from lxml import etree, html  # noqa: PLC0415 - loaded at first use

    from minutekit.readers.elements import ElementReader  # noqa: PLC0415

    diagnostics = [
        Diagnostic("comment-left-out", "a comment was left out", text[:_LONGEST])
        for text in (match[1].strip() for match in _COMMENT.finditer(markup))
        if text
    ]
    rest = _COMMENT.sub(" ", markup)
    if not rest.strip():
        return [], diagnostics, 0
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(f"<html><body>{rest}</body></html>".encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return (
            [],
            [*diagnostics, Diagnostic("markup-left-out", "a block of HTML cannot be understood", rest[:_LONGEST])],
            0,
        )
    reader = ElementReader(frozenset(), deadline, tables=table)
    reader.read(root)
    return list(reader.drafts), [*diagnostics, *reader.diagnostics], reader.tables - table
