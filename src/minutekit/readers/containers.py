"""Zipped documents: their parts by name, unpacked within bounds, and one error for every way of being broken."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib

from minutekit.errors import EncryptedDocumentError, LimitExceededError, MalformedDocumentError

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    OverflowError,
)
"""What zipfile raises for a container that is cut off, damaged or packed in a way it does not know."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Word processors use no others (ISO 29500-2, annex B; ODF 1.3, part 2); bzip2 and LZMA unpack without bound."""

_CENTRAL = b"PK\x01\x02"
_MOST_PARTS = 100_000
_CHUNK = 1 << 20
_SUSPECT_SIZE = 20_000_000
_SUSPECT_RATIO = 200
"""Word processors' XML shrinks 10 to 50 times; what shrinks more, and is large, was made to harm."""


class Container:
    """The parts of a zip file in memory. Names count without case, as Word reads them.

    ``name``: the file, for errors. ``program``: the one that opens such files, for advice. ``most``: how
    many bytes all parts read may unpack to. Raises MalformedDocumentError, LimitExceededError.
    """

    def __init__(self, data: bytes, name: str, program: str, most: int) -> None:
        self._name, self._program, self._left = name, program, most
        if data.count(_CENTRAL) > _MOST_PARTS:
            raise LimitExceededError(name, f"holds more than {_MOST_PARTS:,} parts, which no real document does")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self.damaged() from error
        self._parts = {self.key(part.filename): part for part in self._zip.infolist()}

    @staticmethod
    def key(part: str) -> str:
        """Give the one form of a part's name: from the root, in small letters, with slashes."""
        return "/" + posixpath.normpath(part.replace("\\", "/").lower()).lstrip("/")

    def __contains__(self, part: str) -> bool:
        """Return whether there is such a part."""
        return self.key(part) in self._parts

    def has_folder(self, folder: str) -> bool:
        """Return whether any part lies in a folder of the root."""
        return any(key.startswith(f"/{folder}/") for key in self._parts)

    def read(self, part: str) -> bytes | None:
        """Unpack a part, None if there is none.

        Raises EncryptedDocumentError, MalformedDocumentError, LimitExceededError.
        """
        info = self._parts.get(self.key(part))
        if info is None:
            return None
        if info.flag_bits & 1:
            message = f"needs a password; open it in {self._program}, remove the password and save it"
            raise EncryptedDocumentError(self._name, message)
        if info.compress_type not in _METHODS:
            raise self.damaged()
        self._spend(info)
        unpacked = io.BytesIO()
        try:
            with self._zip.open(info) as stream:
                # In pieces: read whole, a part unpacks to whatever is in it before its declared size is looked at.
                while chunk := stream.read(_CHUNK):
                    unpacked.write(chunk)
        except _BROKEN as error:
            raise self.damaged() from error
        return unpacked.getvalue()

    def damaged(self) -> MalformedDocumentError:
        """Make the error for a container, or a part, that cannot be used."""
        message = f"is cut off or damaged; open it in {self._program}, let it be repaired and save it again"
        return MalformedDocumentError(self._name, message)

    def _spend(self, part: zipfile.ZipInfo) -> None:
        """Count the declared size of a part, which bounds what ``read`` unpacks."""
        self._left -= part.file_size
        if self._left < 0:
            raise LimitExceededError(
                self._name, "unpacks to more bytes than allowed; if you trust it, raise ReadOptions(max_expansion=...)"
            )
        if part.file_size > _SUSPECT_SIZE and part.file_size > _SUSPECT_RATIO * max(part.compress_size, 1):
            raise LimitExceededError(
                self._name,
                f"unpacks to {part.file_size // max(part.compress_size, 1):,} times its size, as no document does",
            )
