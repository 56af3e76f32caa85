"""Names of WordprocessingML elements, and how their attributes are read."""

from __future__ import annotations

import re

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/"
W = f"{{{_OFFICE}wordprocessingml/2006/main}}"
R = f"{{{_OFFICE}officeDocument/2006/relationships}}"
M = f"{{{_OFFICE}officeDocument/2006/math}}"
MC = f"{{{_OFFICE}markup-compatibility/2006}}"
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""Namespaces of ISO 29500 strict files and what they are in transitional ones."""
_VAL = W + "val"
_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,9})(?:\.[0-9]*)?\s*$")
_FALSE = frozenset({"0", "false", "off", "none"})


def value_of(parent: etree._Element | None, child: str) -> str | None:
    """Read w:val of a child element, None if either is missing."""
    element = parent.find(W + child) if parent is not None else None
    return element.get(_VAL) if element is not None else None


def flag_of(parent: etree._Element | None, child: str) -> bool | None:
    """Read an on/off child element: True, False, or None where it is missing."""
    element = parent.find(W + child) if parent is not None else None
    if element is None:
        return None
    return element.get(_VAL, "1").lower() not in _FALSE


def number_of(text: str | None) -> int | None:
    """Read a whole number, "12" or "12.0", None for anything else; none in a real document has ten digits."""
    match = _NUMBER.match(text) if text is not None else None
    return int(match[1]) if match else None
