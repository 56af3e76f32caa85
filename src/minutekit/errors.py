"""Every failure of minutekit is one of these, one line long, and says what to do next.

MinutekitError
├── ReadError(path)
│   ├── UnsupportedFormatError    no reader for this kind of file
│   ├── MalformedDocumentError    broken, truncated or not what its suffix says
│   ├── EncryptedDocumentError    needs a password
│   ├── NoTextError               nothing to read: empty, or pictures of pages (a scan)
│   └── LimitExceededError        larger, deeper or slower than ReadOptions allows
├── OptionError                   also a ValueError; names the nearest right option
├── RenderError                   this thing cannot be written in this format
├── ArchiveError
│   ├── ArchiveVersionError       written by a newer minutekit
│   ├── ArchiveCorruptError       not an archive, or a damaged one
│   └── ArchiveBusyError          another process is writing
└── PluginError                   an installed plugin failed or broke its contract
"""

from __future__ import annotations

import unicodedata

# What turns the direction of a line around (Boucher and Anderson 2021, "Trojan Source").
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _one_line(text: str) -> str:
    """Make a text one line that any terminal shows as it reads; names of files may hold anything."""
    return "".join(
        "\ufffd" if sign in _TURNS or unicodedata.category(sign) in {"Cc", "Cs"} else sign
        for sign in " ".join(text.split())
    )


class MinutekitError(Exception):
    """Base of all errors raised on purpose; its text is a single line."""

    def __init__(self, message: str) -> None:
        super().__init__(_one_line(message))


class ReadError(MinutekitError):
    """A source could not be read. ``path`` is its name as given.

    The message starts with the name, so that a log of many files can be followed.
    """

    def __init__(self, path: object, message: str) -> None:
        self.path = str(path)
        super().__init__(f"{self.path}: {message}")

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        """Keep both arguments, so that the error crosses process borders."""
        return (type(self), (self.path, str(self).removeprefix(f"{_one_line(self.path)}: ")))


class UnsupportedFormatError(ReadError):
    """No reader knows this kind of file."""


class MalformedDocumentError(ReadError):
    """The file is broken, truncated or not what its suffix says."""


class EncryptedDocumentError(ReadError):
    """The file needs a password."""


class NoTextError(ReadError):
    """The file holds no text: it is empty, or holds pictures of pages."""


class LimitExceededError(ReadError):
    """The file is larger, deeper or slower to read than the limits of ``ReadOptions``."""


class OptionError(MinutekitError, ValueError):
    """An option has an impossible value or name."""


class RenderError(MinutekitError):
    """This thing cannot be written in this format."""


class ArchiveError(MinutekitError):
    """An archive could not be opened, read or written."""


class ArchiveVersionError(ArchiveError):
    """The archive was written by a newer version of minutekit."""


class ArchiveCorruptError(ArchiveError):
    """The file is not an archive of minutekit, or it is damaged."""


class ArchiveBusyError(ArchiveError):
    """Another process holds the archive for writing."""


class PluginError(MinutekitError):
    """An installed plugin failed, or broke its contract."""
