"""Files written whole or not at all, and never over a file of somebody else's."""

from __future__ import annotations

import itertools
import os
import stat
from pathlib import Path

from minutekit.errors import RenderError
from minutekit.renderers.registry import Renderable, render_as, resolve_format
from minutekit.renderers.seals import NO_ORIGIN, read_seal, seal_content
from minutekit.schema import RenderOptions

_ENCODINGS = {"csv": "utf-8-sig"}
"""Formats not saved as plain UTF-8: Excel takes a CSV for UTF-8 only if it begins with the byte order mark."""

_MOST_CHECKED = 500_000_000  # bytes; a larger file is taken for somebody else's


def save_as(
    thing: Renderable,
    path: str | Path,
    options: RenderOptions | None = None,
    format: str | None = None,  # noqa: A002 - the word users know
    *,
    overwrite: bool = False,
    origin: str = NO_ORIGIN,
) -> None:
    """Render in the format given, or that of the path's suffix, and write the file with a seal.

    ``origin``: 16 hex digits that say what the file was made from, see ``seals``.

    Raises OptionError for a suffix of no format, RenderError if the file cannot be written or is to be kept.
    """
    path = Path(path)
    if not (format or path.suffix):
        message = f"{path}: no suffix to tell the format from; end the name in one such as .docx or .md"
        raise RenderError(message)
    name = resolve_format(format or path.suffix)
    _check_target(path)
    rendered = render_as(thing, name, options)
    # A plugin's text may hold halves of surrogate pairs, which UTF-8 cannot.
    content = rendered if isinstance(rendered, bytes) else rendered.encode(_ENCODINGS.get(name, "utf-8"), "replace")
    write_file(path, content, name, overwrite=overwrite, origin=origin)


def write_file(
    path: str | Path,
    content: bytes,
    format: str,  # noqa: A002 - the word users know
    *,
    overwrite: bool = False,
    origin: str = NO_ORIGIN,
) -> None:
    """Write a file, sealed if its format can be, whole or not at all.

    The bytes go to a new file beside it that then takes its place, so that a failure leaves what was
    there before. A file that minutekit did not write, or that was edited since, is kept unless ``overwrite``.
    Raises RenderError.
    """
    path = Path(path)
    target = _check_target(path)
    content = seal_content(content, format, origin)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device: nothing to replace
        else:
            if not overwrite and not _may_replace(target, content):
                message = (
                    f"{path}: is kept, since minutekit did not write it or it was edited since; "
                    "name another file, or overwrite it with --force (in Python: overwrite=True)"
                )
                raise RenderError(message)
            replace_file(target, content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror or error}); check the folder's rights and free space"
        raise RenderError(message) from error


def _may_replace(target: Path, content: bytes) -> bool:
    """Return whether nothing of anybody's is lost when the file gets this content."""
    if not target.exists() or not target.stat().st_size:
        return True
    if target.stat().st_size > _MOST_CHECKED:
        return False
    there = target.read_bytes()
    return there == content or read_seal(there) is not None


def _check_target(path: Path) -> Path:
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            message = f"{path}: is a folder; name a file in it"
            raise RenderError(message)
        if not target.parent.is_dir():
            message = f"{path}: the folder {target.parent} does not exist; make it first"
            raise RenderError(message)
        target.exists()
    except (OSError, ValueError) as error:
        message = f"{path}: cannot be written ({getattr(error, 'strerror', None) or error}); give it another name"
        raise RenderError(message) from error
    return target


def replace_file(target: Path, content: bytes) -> None:
    """Write a file under a passing name in the same folder, then rename it. Raises OSError."""
    for attempt in itertools.count():
        passing = target.with_name(f".minutekit-{os.getpid()}-{attempt}.tmp")
        try:
            # Exclusive creation keeps to the user's umask, which the functions of tempfile do not.
            file = passing.open("xb")
        except FileExistsError:
            continue
        break
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            passing.chmod(stat.S_IMODE(target.stat().st_mode))
        passing.replace(target)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
