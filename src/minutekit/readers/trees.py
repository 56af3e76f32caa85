"""The XML inside zipped documents: parsed within bounds, nothing fetched, no entity replaced."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from minutekit.errors import LimitExceededError, MalformedDocumentError, ReadError

_LARGEST = 100_000_000
"""Bytes of a part that is parsed whole."""


def parse_xml(data: bytes, name: str, damaged: ReadError) -> etree._Element:
    """Parse a part. ``name``: the file, for errors; ``damaged``: raised for what is no well-formed XML."""
    if len(data) > _LARGEST:
        raise LimitExceededError(name, f"holds a part of {len(data):,} bytes; save it anew without pictures")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _explain(error, name, damaged) from error
    _refuse_entities(root, name)
    return root


def stream_xml(data: bytes, tags: tuple[str, ...], name: str, damaged: ReadError) -> Iterator[etree._Element]:
    """Yield the elements of some names as each ends, for parts too large to parse whole; see ``parse_xml``."""
    events = etree.iterparse(
        io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    checked = False
    try:
        for _, element in events:
            if not checked:
                _refuse_entities(element, name)
                checked = True
            yield element
    except etree.XMLSyntaxError as error:
        raise _explain(error, name, damaged) from error
    if not checked:
        _refuse_entities(events.root, name)


def _refuse_entities(element: etree._Element, name: str) -> None:
    """Refuse a document type: only those made to harm have one, and what its entities stand for would be lost."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise MalformedDocumentError(
            name, "declares XML entities, which no word processor writes; it is refused as unsafe"
        )


def _explain(error: etree.XMLSyntaxError, name: str, damaged: ReadError) -> ReadError:
    if "depth" in str(error) or "huge" in str(error):
        return LimitExceededError(name, "is nested too deeply to be read; copy its text into a new document")
    return damaged
