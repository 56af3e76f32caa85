"""From bytes to characters, for files that say nothing about their encoding."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from minutekit.errors import LimitExceededError, NoTextError
from minutekit.readers.characters import clean_characters

if TYPE_CHECKING:
    from minutekit.schema import ReadOptions

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
_NUL_SHARE = 0.3


def _guess_wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by the NUL bytes at every second place."""
    head = data[:_LOOKED_AT]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        share = head[offset::2].count(0) / max(1, len(head[offset::2]))
        if share > _NUL_SHARE and head[1 - offset :: 2].count(0) * 4 < head[offset::2].count(0):
            return encoding
    return None


def decode_text(data: bytes, name: str, options: ReadOptions) -> str:
    r"""Return the text with ``\n`` line ends: a byte order mark, UTF-8, UTF-16, else Windows-1252.

    Raises LimitExceededError for more than ``options.max_bytes`` and NoTextError for an empty file.
    """
    if len(data) > options.max_bytes:
        raise LimitExceededError(
            name, f"has {len(data):,} bytes, more than max_bytes={options.max_bytes:,}; raise it in ReadOptions"
        )
    text: str | None = None
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            break
    if text is None and (wide := _guess_wide(data)):
        text = data.decode(wide, errors="replace")
    if text is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            # One damaged place in a UTF-8 file must not spoil every accent in it.
            lossy = data.decode("utf-8", errors="replace")
            accents = sum(not character.isascii() and character != "\ufffd" for character in lossy[:100_000])
            text = lossy if accents > lossy[:100_000].count("\ufffd") else data.decode("cp1252", errors="replace")
    text = clean_characters(text)
    if not text.strip():
        raise NoTextError(name, "is empty; check that the right file was saved")
    return text
