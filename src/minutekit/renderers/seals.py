"""Seals: a saved file carries a hash of its own bytes, so that one that was edited since is told from one that was not.

A seal is the text ``minutekit-seal:ORIGIN:HASH``. HASH covers the whole file, its own digits taken as zeros; of a
Word file it covers the parts, so that packing them anew breaks nothing and saving them in Word does. ORIGIN is
what the file was made from, as its writer puts it, zeros if the writer does not say. Plain text, CSV and pictures
carry none.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

_SEAL = re.compile(rb"minutekit-seal:([0-9a-f]{16}):([0-9a-f]{32})")
_UNSEALED = "0" * 32
NO_ORIGIN = "0" * 16
_PROPERTIES = "docProps/core.xml"
_COMMENTED = {"markdown", "html", "svg"}
_JSON_HEAD = b'{\n  "minutekit": {'
_MOST_PARTS = 200_000_000  # bytes of a Word file unpacked: more is not minutekit's


def seal_content(content: bytes, format: str, origin: str = NO_ORIGIN) -> bytes:  # noqa: A002 - the word users know
    """Seal what is to be saved; formats that have no place for a seal come back as they are."""
    blank = f"minutekit-seal:{origin}:{_UNSEALED}".encode()
    if format in _COMMENTED:
        blanked = content + b"<!-- " + blank + b" -->\n"
    elif format == "yaml":
        blanked = content + b"# " + blank + b"\n"
    elif format == "json" and content.startswith(_JSON_HEAD):
        blanked = _JSON_HEAD + b'\n    "seal": "' + blank + b'",' + content[len(_JSON_HEAD) :]
    elif format == "docx":
        return _seal_package(content, blank)
    else:
        return content
    return blanked.replace(blank, _fill(blank, _hash(blanked)), 1)


def can_seal(format: str) -> bool:  # noqa: A002 - the word users know
    """Return whether a format has a place for a seal."""
    return format in _COMMENTED | {"json", "docx", "yaml"}


def read_origin(content: bytes) -> tuple[str | None, bool]:
    """Return the origin in a file's seal, None where it has none, and whether nothing was changed since."""
    package = _read_package(content) if content.startswith(b"PK") else None
    found = list(_SEAL.finditer(package[_PROPERTIES] if package else content))
    if not found:
        return None, False
    origin, sealed = found[0].groups()
    hashed = _hash_package(package) if package else _hash(content)
    return origin.decode(), len(found) == 1 and sealed.decode() == hashed


def read_seal(content: bytes) -> str | None:
    """Return the origin of a file whose seal is whole; None where there is no seal or the file was changed since."""
    origin, whole = read_origin(content)
    return origin if whole else None


def _fill(blank: bytes, hashed: str) -> bytes:
    return blank[: -len(_UNSEALED)] + hashed.encode()


def _hash(content: bytes) -> str:
    blanked = _SEAL.sub(rb"minutekit-seal:\1:" + _UNSEALED.encode(), content)
    return hashlib.blake2b(blanked, digest_size=16).hexdigest()


def _hash_package(parts: dict[str, bytes]) -> str:
    return _hash(b"\0".join(name.encode() + b"\0" + part for name, part in sorted(parts.items())))


def _seal_package(content: bytes, blank: bytes) -> bytes:
    parts = _read_package(content)
    end = b"</cp:coreProperties>"
    if parts is None or end not in parts[_PROPERTIES] or b"<dc:identifier>" in parts[_PROPERTIES]:
        return content
    parts[_PROPERTIES] = parts[_PROPERTIES].replace(end, b"<dc:identifier>" + blank + b"</dc:identifier>" + end)
    parts[_PROPERTIES] = parts[_PROPERTIES].replace(blank, _fill(blank, _hash_package(parts)))
    sealed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(sealed, "w") as written:
        for entry in package.infolist():
            written.writestr(entry, parts[entry.filename])
    return sealed.getvalue()


def _read_package(content: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MOST_PARTS:
                return None
            parts = {entry.filename: package.read(entry) for entry in package.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return None
    return parts if _PROPERTIES in parts else None
