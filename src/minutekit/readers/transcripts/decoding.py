"""The characters of a transcript file, within the limits."""

from __future__ import annotations

from minutekit.errors import LimitExceededError, NoTextError
from minutekit.readers.characters import clean_characters
from minutekit.readers.text.encodings import decode_text
from minutekit.schema import ReadOptions


def decode_transcript(data: bytes, name: str, options: ReadOptions) -> str:
    r"""Return the text with ``\n`` line ends, invisible characters gone.

    Raises LimitExceededError for more than ``options.max_bytes``, NoTextError for an empty file and
    MalformedDocumentError for bytes that are no text.
    """
    if len(data) > options.max_bytes:
        raise LimitExceededError(
            name, f"has {len(data):,} bytes, more than max_bytes={options.max_bytes:,}; raise it in ReadOptions"
        )
    text = clean_characters(decode_text(data, name)) if data else ""
    if not text.strip():
        raise NoTextError(name, "is empty; check that the right file was saved")
    return text
