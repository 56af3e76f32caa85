"""Codebooks as other programs keep them: REFI-QDA (``.qdc``, qdasoftware.org) and Taguette's CSV."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from minutekit.errors import OptionError
from minutekit.language.printable import print_line
from minutekit.schema import Codebook, CodebookTheme, Themes

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_LISTS = (("Terms", "terms"), ("Excluded", "excluded"), ("Examples", "examples"))
_SEPARATOR = "; "


def name_uuid(*parts: str) -> str:
    """Return the UUID of something named, the same for the same name on every machine (RFC 4122, version 5)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "minutekit:" + "\x1f".join(parts)))


def list_codes(thing: Themes | Codebook) -> Iterator[tuple[str, str, str]]:
    """Yield (id, label, description) of each theme; terms and examples stand in lines of the description."""
    if isinstance(thing, Themes):
        for theme in thing.themes:
            terms = _SEPARATOR.join(print_line(term.text) for term in theme.terms)
            yield theme.id, print_line(theme.label), f"Terms: {terms}" if terms else ""
        return
    for own in thing.themes:
        lines = [own.description] if own.description else []
        lines += [f"{name}: {_SEPARATOR.join(getattr(own, field))}" for name, field in _LISTS if getattr(own, field)]
        yield own.label, print_line(own.label), "\n".join(lines)


def add_codes(parent: _Element, thing: Themes | Codebook, namespace: str) -> None:
    """Add a Code element for each theme."""
    from lxml import etree  # noqa: PLC0415 - imported at first use

    for identity, label, description in list_codes(thing):
        attributes = {"guid": name_uuid("code", identity), "name": label or "…", "isCodable": "true"}
        code = etree.SubElement(parent, f"{{{namespace}}}Code", attributes)
        if description:
            etree.SubElement(code, f"{{{namespace}}}Description").text = "\n".join(
                print_line(line) for line in description.split("\n")
            )


def write_qdc(thing: Themes | Codebook) -> bytes:
    """Write themes or a codebook as a REFI-QDA codebook, the format that ATLAS.ti, MAXQDA and NVivo import."""
    from lxml import etree  # noqa: PLC0415 - imported at first use

    root = etree.Element(f"{{{NAMESPACE}}}CodeBook", {"origin": "minutekit"}, nsmap={None: NAMESPACE})
    add_codes(etree.SubElement(root, f"{{{NAMESPACE}}}Codes"), thing, NAMESPACE)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def read_qdc(data: bytes, name: str) -> Codebook:
    """Read a REFI-QDA codebook; a code under another is called "parent: code". Raises OptionError, naming ``name``."""
    from lxml import etree  # noqa: PLC0415 - imported at first use

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        msg = f"{name}: is no valid XML ({error.msg}); export the codebook again"
        raise OptionError(msg) from error
    themes = tuple(_read_codes(root, ""))
    if not themes:
        msg = f"{name}: holds no codes; is it a REFI-QDA codebook?"
        raise OptionError(msg)
    return Codebook(themes)


def _read_codes(element: Any, path: str) -> Iterator[CodebookTheme]:  # noqa: ANN401 - lxml has no types
    for child in element:
        if not isinstance(child.tag, str):
            continue
        kind = child.tag.rpartition("}")[2]
        if kind == "Codes":
            yield from _read_codes(child, path)
        elif kind == "Code":
            own = " ".join((child.get("name") or "").split())
            label = f"{path}: {own}" if path and own else own or path
            told = next((c.text or "" for c in child if str(c.tag).endswith("}Description")), "")
            if own and child.get("isCodable", "true") in {"true", "1"}:
                yield _read_description(label, told)
            yield from _read_codes(child, label)


def _read_description(label: str, text: str) -> CodebookTheme:
    lists: dict[str, tuple[str, ...]] = {}
    lines = []
    for line in text.split("\n"):
        head, _, rest = line.partition(": ")
        field = dict(_LISTS).get(head.strip())
        if field and rest:
            lists[field] = tuple(part.strip() for part in rest.split(_SEPARATOR.strip()) if part.strip())
        elif line.strip():
            lines.append(line.strip())
    return CodebookTheme(label, "\n".join(lines), **lists)


def write_taguette(thing: Themes | Codebook) -> str:
    """Write themes or a codebook as the CSV that Taguette imports."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(("tag", "description"))
    writer.writerows((label or "…", description) for _, label, description in list_codes(thing))
    return buffer.getvalue()


def read_taguette(text: str, name: str) -> Codebook:
    """Read a codebook as Taguette exports it. Raises OptionError, naming ``name``."""
    rows: Iterable[dict[str, Any]] = csv.DictReader(io.StringIO(text))
    themes = []
    for row in rows:
        folded = {str(key).strip().casefold(): str(value or "") for key, value in row.items() if key}
        label = " ".join((folded.get("tag") or folded.get("path") or folded.get("name") or "").split())
        if label:
            themes.append(_read_description(label, folded.get("description", "")))
    if not themes:
        msg = f"{name}: holds no codes; a codebook as CSV has the columns tag and description"
        raise OptionError(msg)
    return Codebook(tuple(themes))
