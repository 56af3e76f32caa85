"""Zipped documents: bounds on what they may unpack to, and the signs of a broken one."""

from __future__ import annotations

import zipfile
import zlib

from minutekit.errors import LimitExceededError

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)
"""What zipfile raises for a container that is cut off, damaged or packed in a way it does not know. A part that
needs a password is a RuntimeError, which callers that read parts add."""

_SUSPECT_SIZE = 20_000_000
_SUSPECT_RATIO = 200
"""Word processors' XML shrinks 10 to 50 times; what shrinks more, and is large, was made to harm."""


class Expansion:
    """Counts bytes to be unpacked from one file against ``most``.

    Sizes are those that the zip declares; zipfile unpacks no more.
    """

    __slots__ = ("_left", "_name")

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._left = most

    def spend(self, part: zipfile.ZipInfo) -> None:
        """Count a part before it is unpacked. Raises LimitExceededError."""
        self._left -= part.file_size
        if self._left < 0:
            raise LimitExceededError(
                self._name, "unpacks to more bytes than allowed; if you trust it, raise ReadOptions(max_expansion=...)"
            )
        if part.file_size > _SUSPECT_SIZE and part.file_size > _SUSPECT_RATIO * max(part.compress_size, 1):
            raise LimitExceededError(
                self._name,
                f"unpacks to {part.file_size // max(part.compress_size, 1):,} times its size, which no real document does; it is refused",
            )
