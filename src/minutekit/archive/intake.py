"""Which files an addition means, and reading them, in other processes if asked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from minutekit.errors import MinutekitError, ReadError
from minutekit.schema import Meeting, ReadOptions

_CONVERTIBLE = frozenset({".doc", ".rtf", ".pages", ".wpd", ".ppt", ".pptx", ".xls", ".xlsx", ".msg", ".eml"})
"""Documents that no reader knows: refused by name, so that they are not overlooked. Pictures and the
like are only counted."""


def list_files(paths: str | Path | Iterable[str | Path], known: frozenset[str]) -> tuple[list[Path], list[Path]]:
    """Return (files to read, files ignored), folders walked to the bottom, each file once, sorted by name.

    ``known``: suffixes with a reader, with their dot. Hidden files, and the archive's like, are ignored;
    a file named outright is read whatever its suffix. A missing path stays in the list: reading it
    gives the error.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    wanted: dict[Path, None] = {}
    ignored: dict[Path, None] = {}
    for path in map(Path, given):
        if not path.is_dir():
            wanted[path] = None
            continue
        for file in sorted(_walk(path), key=lambda file: file.as_posix()):
            hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            if not hidden and file.suffix.lower() in known | _CONVERTIBLE:
                wanted[file] = None
            else:
                ignored[file] = None
    return list(wanted), [path for path in ignored if path not in wanted]


def _walk(folder: Path) -> Iterator[Path]:
    # os.walk does not follow links to folders, which could go round in circles.
    for root, _, names in os.walk(folder):
        for name in names:
            yield Path(root, name)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file as hex digits. Raises ReadError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        msg = "no such file; check the name"
        raise ReadError(path, msg) from None
    except OSError as error:
        msg = f"cannot be read ({error.strerror or error}); check its permissions"
        raise ReadError(path, msg) from error


def read_files(
    paths: list[Path], options: ReadOptions | None, workers: int | Executor | None
) -> Iterator[tuple[Path, Meeting | MinutekitError]]:
    """Read files and yield (path, meeting or the error that says why not), in the order given.

    ``workers``: processes to read in; None or 1 reads in this one; an executor is used as it is and
    stays open (a dask client's ``get_executor()``, for instance).
    """
    if isinstance(workers, Executor):
        yield from _read_in(workers, paths, options)
    elif not workers or min(workers, len(paths)) <= 1:
        for path in paths:
            yield path, _read_one(path, options)
    else:
        # "spawn" on every system: forked copies of a process with threads may hang.
        with ProcessPoolExecutor(min(workers, len(paths)), mp_context=get_context("spawn")) as pool:
            yield from _read_in(pool, paths, options)


def _read_in(
    pool: Executor, paths: list[Path], options: ReadOptions | None
) -> Iterator[tuple[Path, Meeting | MinutekitError]]:
    futures = [pool.submit(_read_one, path, options) for path in paths]
    try:
        for path, future in zip(paths, futures, strict=True):
            try:
                yield path, future.result()
            except BrokenProcessPool:
                # A reader took its process down. Reading what is left in this process could take this
                # one down too, so each file is refused with what to do.
                msg = "a reading process ended unexpectedly; add this file again by itself, or with workers=1"
                yield path, ReadError(path, msg)
    finally:
        for future in futures:
            future.cancel()


def _read_one(path: Path, options: ReadOptions | None) -> Meeting | MinutekitError:
    from minutekit.api import read_meeting  # noqa: PLC0415 - in the worker process, at first use

    try:
        return read_meeting(path, options)
    except MinutekitError as error:
        return error
