"""Text made fit for paper and screen: one line, no control characters, no runaway text direction."""

from __future__ import annotations

import re

# Characters that XML 1.0 and the HTML standard forbid, halves of surrogate pairs among them, and overrides of
# direction, which no text needs and which show it other than it reads. White space is dealt with below.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff\u202d\u202e]"
)
# No-break spaces stay: French and others set them on purpose.
_SPACE = re.compile("[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")
_EMBEDDINGS = re.compile("[\u202a-\u202c\u2066-\u2069]")
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_ISOLATES = "\u2066\u2067\u2068"


def _close_directions(text: str) -> str:
    """Close what the text opens of direction changes and drop what it closes without having opened.

    Left open, an override turns round whatever is printed after the text (Boucher and Anderson 2021,
    "Trojan Source").
    """
    opened: list[str] = []

    def keep(match: re.Match[str]) -> str:
        sign = match.group()
        if sign not in (_POP_EMBEDDING, _POP_ISOLATE):
            opened.append(_POP_ISOLATE if sign in _ISOLATES else _POP_EMBEDDING)
            return sign
        if opened and opened[-1] == sign:
            opened.pop()
            return sign
        return ""

    return _EMBEDDINGS.sub(keep, text) + "".join(reversed(opened))


def print_fragment(text: str) -> str:
    """Return part of a line, printable: as print_line does, but spaces at the ends stay (one each)."""
    fragment = _SPACE.sub(" ", _FORBIDDEN.sub("", text))
    return _close_directions(fragment) if _EMBEDDINGS.search(fragment) else fragment


def print_line(text: str) -> str:
    """Return the text as one printable line.

    White space other than no-break spaces becomes single spaces, control characters and halves of
    surrogate pairs go, and so do overrides of direction; embeddings are closed. Marks of direction (U+200E, U+200F)
    stay.
    """
    return print_fragment(text).strip()
