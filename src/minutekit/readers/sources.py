"""What a caller may hand in: a path, bytes or a binary file object, made into named bytes."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from typing import BinaryIO

from minutekit.errors import LimitExceededError, MinutekitError, NoTextError, OptionError, ReadError

_CHUNK = 1 << 20
Source = str | Path | bytes | BinaryIO


@dataclass(frozen=True, slots=True)
class NamedBytes:
    """A source in memory. ``label`` names it in errors as the caller gave it, ``name`` is the file's name alone."""

    data: bytes
    label: str
    name: str

    @property
    def suffix(self) -> str:
        """The suffix in lower case without its dot, "" if there is none."""
        return PurePath(self.name).suffix.lower().lstrip(".")


def load_source(source: Source, max_bytes: int, *, name: str | None = None) -> NamedBytes:
    """Read a source whole, at most ``max_bytes`` bytes.

    ``name`` stands in for the source's own name. Raises ReadError (no such file, a folder, unreadable),
    NoTextError (empty), LimitExceededError (too large), OptionError (not a source at all).
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        label = name or "document"
        data = bytes(source)
    elif isinstance(source, (str, os.PathLike)):
        label = os.fspath(name) if name else os.fspath(source)
        data = _read_path(Path(source), label, max_bytes)
    elif hasattr(source, "read"):
        own = getattr(source, "name", None)
        label = name or (own if isinstance(own, str) else "document")
        data = _read_open(source, label, max_bytes)
    else:
        msg = f"a source is a path, bytes or a binary file object, not {type(source).__name__}"
        raise OptionError(msg)
    if len(data) > max_bytes:
        raise _too_large(label, len(data), max_bytes)
    if not data:
        raise NoTextError(label, "the file is empty; export or download it again")
    return NamedBytes(data, label, PureWindowsPath(PurePath(label).name).name or label)


def _read_path(path: Path, label: str, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise ReadError(label, "is a folder; give its files, or add it to an archive (Archive.add)")
        size = path.stat().st_size
        if size > max_bytes:
            raise _too_large(label, size, max_bytes)
        with path.open("rb") as stream:
            return _read_stream(stream, label, max_bytes)
    except FileNotFoundError as error:
        raise ReadError(label, "no such file; check the path") from error
    except PermissionError as error:
        raise ReadError(label, "permission denied; ask for read access to the file") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ReadError(label, f"cannot be read ({reason}); check the path") from error


def _read_open(stream: BinaryIO, label: str, max_bytes: int) -> bytes:
    """Read a caller's file object, which may fail in any way: a part of a zip, a response, a decompressor."""
    try:
        return _read_stream(stream, label, max_bytes)
    except MinutekitError:
        raise
    except Exception as error:
        raise ReadError(label, f"cannot be read ({error}); open it again in mode 'rb'") from error


def _read_stream(stream: BinaryIO, label: str, max_bytes: int) -> bytes:
    """Read to the end, in pieces: asked for ``max_bytes`` at once, Python sets that much memory aside."""
    chunks = io.BytesIO()
    while chunks.tell() <= max_bytes:
        chunk = stream.read(min(_CHUNK, max_bytes + 1 - chunks.tell()))
        if isinstance(chunk, str):
            msg = f"{label} is open in text mode; open it with mode 'rb'"
            raise OptionError(msg)
        if chunk is None:
            raise ReadError(label, "has no bytes yet and does not wait for them; read it whole and give the bytes")
        if not chunk:
            break
        chunks.write(chunk)
    return chunks.getvalue()


def _too_large(label: str, size: int, most: int) -> LimitExceededError:
    return LimitExceededError(
        label, f"holds {size:,} bytes or more, over the limit of {most:,}; raise ReadOptions(max_bytes=...) or split it"
    )
