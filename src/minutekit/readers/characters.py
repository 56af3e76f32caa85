"""Characters as they come out of files, made plain: no controls, no ligatures, one form of each letter."""

from __future__ import annotations

import re
import unicodedata

LIGATURES: dict[int, str | None] = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
_LINE_ENDS = dict.fromkeys((0x0B, 0x85, 0x2028, 0x2029), "\n")
# Zero-width space, word joiner, byte order mark, soft hyphen, directional marks, object replacement.
# The zero-width joiners (200C, 200D) stay: Persian and emoji need them.
_INVISIBLE = dict.fromkeys(
    (0x200B, 0x2060, 0xFEFF, 0xAD, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFC), None
)
_CONTROLS = dict.fromkeys((*range(0x09), 0x0C, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)), " ")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# Numbers that are no characters (Unicode 23.7); XML has no way to write the last two.
_NONE = dict.fromkeys((*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF), None)
_TABLE = {**LIGATURES, **_LINE_ENDS, **_INVISIBLE, **_CONTROLS, **_SURROGATES, **_NONE}
_SUSPECT = re.compile("[^\t\n -~\xa0-\xac\xae-\u02ff]")
_SPACE = r"[^\S\n]"
_GAP = re.compile(rf"{_SPACE}{{2,}}|[^\S\n ]")
_WIDE = re.compile(rf"\t|{_SPACE}{{3}}|\xa0{_SPACE}|{_SPACE}\xa0")


def clean_characters(text: str) -> str:
    r"""Drop invisible and control characters, undo ligatures, compose accents (NFC); line ends become \\n.

    Tabs and spaces of every kind stay for ``collapse_spaces`` to judge.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _SUSPECT.search(text):
        return text
    return unicodedata.normalize("NFC", text.translate(_TABLE))


def collapse_spaces(text: str) -> str:
    """Make each run of white space one space, or one tab where a wide gap sets two things apart.

    A tab, three spaces, or a no-break space beside another is a wide gap ("Opening<tab>Ana Ruiz"),
    save after a colon or the end of a sentence, where people just type it.
    """
    text = " ".join(text.split("\n")) if "\n" in text else text
    return _GAP.sub(_gap_of, text.strip())


def _gap_of(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1] if match.start() else ""
    return "\t" if _WIDE.search(match[0]) and before not in ".!?:;," else " "
