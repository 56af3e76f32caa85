"""What stands beside a Word document's text: headers, footers, notes, comments, properties."""

from __future__ import annotations

from lxml import etree

from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.docx.names import W
from minutekit.readers.docx.package import WordPackage
from minutekit.readers.titles import is_generic_title
from minutekit.schema import Diagnostic

_PARTS = {
    "header": ("running-header", "a page header was left out"),
    "footer": ("running-footer", "a page footer was left out"),
    "footnotes": ("footnote-left-out", "a footnote was left out"),
    "endnotes": ("endnote-left-out", "an endnote was left out"),
    "comments": ("comment-left-out", "a comment was left out"),
}
_CORE = "{http://purl.org/dc/elements/1.1/}title"


def read_asides(package: WordPackage) -> list[Diagnostic]:
    """Report headers, footers, footnotes and comments, each text once."""
    found: dict[tuple[str, str], Diagnostic] = {}
    relations = {
        (relation.kind, relation.target)
        for relation in package.relations(package.main).values()
        if not relation.external
    }
    for kind, target in sorted(relations):
        if kind not in _PARTS:
            continue
        code, message = _PARTS[kind]
        root = package.parse_optional(target)
        for text in _texts(root, kind) if root is not None else ():
            found.setdefault((code, text), Diagnostic(code, message, text))
    return list(found.values())


def _texts(root: etree._Element, kind: str) -> list[str]:
    whole = [root] if kind in {"header", "footer"} else list(root)
    texts = (
        " ".join(
            "".join(
                "\t" if piece.tag == W + "tab" else piece.text or "" for piece in p.iter(W + "t", W + "tab", W + "br")
            )
            for p in part.iter(W + "p")
        )
        for part in whole
    )
    return [text for text in (collapse_spaces(clean_characters(text)) for text in texts) if any(map(str.isalnum, text))]


def read_title(package: WordPackage) -> str | None:
    """Read the title from the core properties; None if it is missing or says nothing."""
    for relation in package.relations("/").values():
        if relation.kind == "core-properties" and not relation.external:
            root = package.parse_optional(relation.target)
            title = collapse_spaces(clean_characters(root.findtext(_CORE) or "")) if root is not None else ""
            return title if title and not is_generic_title(title) else None
    return None
