"""Files written whole or not at all."""

from __future__ import annotations

import itertools
import os
import stat
from pathlib import Path

from minutekit.errors import RenderError
from minutekit.renderers.registry import Renderable, render_as, resolve_format
from minutekit.schema import RenderOptions

_ENCODINGS = {"csv": "utf-8-sig"}
"""Formats not saved as plain UTF-8: Excel takes a CSV for UTF-8 only if it begins with the byte order mark."""


def save_as(
    thing: Renderable,
    path: str | Path,
    options: RenderOptions | None = None,
    format: str | None = None,  # noqa: A002 - the word users know
) -> None:
    """Render in the format given, or that of the path's suffix, and write the file.

    Raises OptionError for a suffix of no format, RenderError if the file cannot be written.
    """
    path = Path(path)
    if not (format or path.suffix):
        message = f"{path}: no suffix to tell the format from; end the name in one such as .docx or .md"
        raise RenderError(message)
    name = resolve_format(format or path.suffix)
    target = _check_target(path)
    rendered = render_as(thing, name, options)
    # A plugin's text may hold halves of surrogate pairs, which UTF-8 cannot.
    content = rendered if isinstance(rendered, bytes) else rendered.encode(_ENCODINGS.get(name, "utf-8"), "replace")
    _write_content(path, target, content)


def write_file(path: str | Path, content: bytes) -> None:
    """Write a file whole or not at all.

    The bytes go to a new file beside it that then takes its place, so that a failure leaves what was
    there before. Raises RenderError.
    """
    path = Path(path)
    _write_content(path, _check_target(path), content)


def _check_target(path: Path) -> Path:
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        message = f"{path}: the folder {target.parent} does not exist; make it first"
        raise RenderError(message)
    if target.is_dir():
        message = f"{path}: is a folder; name a file in it"
        raise RenderError(message)
    return target


def _write_content(path: Path, target: Path, content: bytes) -> None:
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device: nothing to replace
        else:
            replace_file(target, content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror or error}); check the folder's rights and free space"
        raise RenderError(message) from error


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
