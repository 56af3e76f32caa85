"""How values lie in the file: every row and every blob with a checksum, blobs compressed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEVEL = 2
_MOST_BYTES = 1 << 31
_WINDOW = 32_768


def checksum(*values: object) -> int:
    """Return a checksum over the values of a row, so that a bit flipped on the disk is noticed."""
    return zlib.crc32(repr(values).encode("utf-8", "surrogatepass"))


def is_sound(row: Sequence[object]) -> bool:
    """Return whether a row's last value is the checksum of the others."""
    values = tuple(row)
    return checksum(*values[:-1]) == values[-1]


def pack(data: bytes, known: bytes = b"") -> bytes:
    """Compress bytes; zlib's own checksum stands at the end.

    ``known``: what the reader will have at hand, so that what it says is not written again.
    """
    known = known[-_WINDOW:]
    writer = zlib.compressobj(_LEVEL, zdict=known) if known else zlib.compressobj(_LEVEL)
    return writer.compress(data) + writer.flush()


def unpack(data: bytes, known: bytes = b"") -> bytes:
    """Decompress bytes that ``pack`` made. Raises ValueError where they, or what was known, are damaged."""
    if not isinstance(data, bytes):
        # A flipped bit may make a blob another type.
        msg = f"{type(data).__name__} instead of bytes"
        raise ValueError(msg)  # noqa: TRY004 - the data is damaged, not the call
    known = known[-_WINDOW:]
    reader = zlib.decompressobj(zdict=known) if known else zlib.decompressobj()
    try:
        out = reader.decompress(data, _MOST_BYTES)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not reader.eof or reader.unused_data:
        msg = "cut short"
        raise ValueError(msg)
    return out


def pack_arrays(*arrays: NDArray[np.integer]) -> bytes:
    """Compress arrays of whole numbers, each after its length; read back by ``unpack_arrays``."""
    import numpy as np  # noqa: PLC0415 - most questions need no arrays

    out = [np.array([len(a) for a in arrays], dtype="<i4").tobytes()]
    out += [np.ascontiguousarray(a, dtype="<i4").tobytes() for a in arrays]
    return pack(b"".join(out))


def unpack_arrays(data: bytes, n: int) -> list[NDArray[np.int32]]:
    """Read back ``n`` arrays. Raises ValueError where the bytes are damaged."""
    import numpy as np  # noqa: PLC0415 - most questions need no arrays

    raw = unpack(data)
    lengths = np.frombuffer(raw, dtype="<i4", count=n).tolist()
    if len(raw) != 4 * (n + sum(lengths)):
        msg = "of another length than it says"
        raise ValueError(msg)
    out = []
    place = 4 * n
    for length in lengths:
        out.append(np.frombuffer(raw, dtype="<i4", count=length, offset=place))
        place += 4 * length
    return out
