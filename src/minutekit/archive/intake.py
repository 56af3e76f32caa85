"""Which files an addition means, and whether they are known."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from minutekit.errors import ReadError
from minutekit.language.file_names import parse_stem

_CONVERTIBLE = frozenset({".doc", ".rtf", ".pages", ".wpd", ".ppt", ".pptx", ".xls", ".xlsx", ".msg", ".eml"})
"""Documents that no reader knows: refused by name, so that they are not overlooked. Pictures and the
like are only counted."""

_CAPTIONS = frozenset({".vtt", ".srt", ".sbv"})
_CHATS = frozenset({".txt", ".md", ".html", ".htm"})

_WORD = re.compile(r"\w+")


def list_files(paths: str | Path | Iterable[str | Path], known: frozenset[str]) -> tuple[list[Path], list[Path]]:
    """Return (files to read, files ignored), folders walked to the bottom, each file once, sorted by name.

    ``known``: suffixes with a reader, with their dot. Hidden files, pipes and devices, and the archive's like, are
    ignored; a file named outright is read whatever its suffix. A missing path stays in the list: reading it
    gives the error. Links come last, so that a file is known by its own name.
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
            if not hidden and file.suffix.lower() in known | _CONVERTIBLE and not _is_special(file):
                wanted[file] = None
            else:
                ignored[file] = None
    return sorted(wanted, key=lambda path: path.is_symlink()), [path for path in ignored if path not in wanted]


def pair_captions(paths: Iterable[Path]) -> list[list[Path]]:
    """Group files by meeting: captions with the chat beside them ("session.vtt", "session-chat.txt"), captions first.

    Without captions among them, or with several, files of one name are meetings of their own.
    """
    groups: dict[tuple[Path, str], list[Path]] = {}
    for path in paths:
        pairs = path.suffix.lower() in _CAPTIONS | _CHATS
        groups.setdefault((path.parent, parse_stem(path.name) if pairs else f"{path.name}\0"), []).append(path)
    found: list[list[Path]] = []
    for group in groups.values():
        captions = [path for path in group if path.suffix.lower() in _CAPTIONS]
        one = len(captions) == 1
        found += [captions + [path for path in group if path not in captions]] if one else [[path] for path in group]
    return found


def hash_files(paths: Sequence[Path]) -> str:
    """Return what the content of one meeting's files is known by, as ``Document.sha256`` does. Raises ReadError."""
    hashes = [hash_file(path) for path in paths]
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def _walk(folder: Path) -> Iterator[Path]:
    # os.walk does not follow links to folders, which could go round in circles.
    for root, _, names in os.walk(folder):
        for name in names:
            yield Path(root, name)


def _is_special(path: Path) -> bool:
    """Return whether a path is there and neither a file nor a folder: to open a pipe may wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file as hex digits. Raises ReadError."""
    if _is_special(path):
        msg = "is a pipe or a device, not a file; save its content to a file first"
        raise ReadError(path, msg)
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        msg = "no such file; check the name"
        raise ReadError(path, msg) from None
    except OSError as error:
        msg = f"cannot be read ({error.strerror or error}); check its permissions"
        raise ReadError(path, msg) from error


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words of texts, as they are whatever the file's format."""
    return Counter(word for text in texts for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def compare_words(one: Counter[str], other: Counter[str]) -> float:
    """Return how much two counts of words share, 0 to 1: twice the common ones over both."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 0.0
