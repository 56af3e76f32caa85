"""Pieces of HTML inside Markdown."""

from __future__ import annotations

from minutekit.readers.deadlines import Deadline
from minutekit.readers.inlines import Draft
from minutekit.schema import Diagnostic

_LONGEST = 500


def read_fragment(markup: str, deadline: Deadline, table: int) -> tuple[list[Draft], list[Diagnostic], int]:
    """Read a block of HTML that stands between Markdown paragraphs; comments become diagnostics.

    ``table``: the number of its first table. Returns drafts, diagnostics and how many tables there are.
    """
    from lxml import etree, html  # noqa: PLC0415 - loaded at first use

    from minutekit.readers.elements import ElementReader  # noqa: PLC0415

    rest, comments = _split_comments(markup)
    diagnostics = [Diagnostic("comment-left-out", "a comment was left out", text[:_LONGEST]) for text in comments]
    if not rest.strip():
        return [], diagnostics, 0
    unread = Diagnostic("markup-left-out", "a block of HTML cannot be understood", rest[:_LONGEST])
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(f"<html><body>{rest}</body></html>".encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return [], [*diagnostics, unread], 0
    if any("depth" in entry.message for entry in parser.error_log):
        diagnostics.append(unread)  # what stands below the deepest element
    reader = ElementReader(frozenset(), deadline, tables=table)
    reader.read(root)
    return list(reader.drafts), [*diagnostics, *reader.diagnostics], reader.tables - table


def _split_comments(markup: str) -> tuple[str, list[str]]:
    """Part markup from what its comments say; one that is never closed is no comment."""
    kept, comments, at = [], [], 0
    while (start := markup.find("<!--", at)) >= 0 and (end := markup.find("-->", start + 4)) >= 0:
        kept.append(markup[at:start])
        comments.append(markup[start + 4 : end].strip())
        at = end + 3
    return " ".join([*kept, markup[at:]]), [text for text in comments if text]
