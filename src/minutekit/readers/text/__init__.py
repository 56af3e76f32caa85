"""Plain text: notes, minutes and saved pages without any mark-up."""

from __future__ import annotations

from minutekit.readers.text.encodings import decode_text
from minutekit.readers.text.reading import read_text

__all__ = ["decode_text", "read_text"]
