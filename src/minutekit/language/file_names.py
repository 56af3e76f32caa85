"""What the name of a file says of the meeting in it: its day, and what it is called."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date

# A run of digits alone is a date only if nothing of a word or number touches it: "20260304" but not "120260304".
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<mark>[-_. ]?)(?P<m>0[1-9]|1[0-2])(?P=mark)(?P<d>[0-2]\d|3[01])(?!\d)"
)
# Only with dots is the day sure to stand before the month.
_DAY_FIRST = re.compile(r"(?<!\d)(?P<d>[0-2]?\d|3[01])\.(?P<m>0?[1-9]|1[0-2])\.(?P<y>(?:19|20)\d\d)(?!\d)")
# What recording programs put around the name of a meeting: time of day, zone, kind of file.
_TIME = re.compile(
    r"(?<![^\W\d_])(?:GMT|UTC)?(?<!\d)T?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?Z?(?![^\W_])|\bGMT(?=\W|\d|$)"
)
_KINDS = re.compile(
    r"(?:[\W_]*(?:(?:meeting|new|saved|closed|auto|audio)[\W_]*)?"
    r"(?:recording|transcript|transcription|captions?|subtitles?|chat|vtt|srt)(?:[\W_]*\d{3,4}x\d{3,4})?)+"
    r"(?:[\W_]*\d)?[\W_]*$",
    flags=re.IGNORECASE,
)
_GAPS = re.compile(r"[\s_]+|(?<=\w)-(?=\w)|\s*[-–—]+\s+|\s+[-–—]+\s*")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_NAMELESS = frozenset({"doc", "document", "dsc", "file", "gmt", "img", "page", "pdf", "scan", "untitled"})


def parse_file_name(name: str) -> tuple[str | None, Date | None]:
    """Return the title and the date that a file's name tells, each None where it tells none.

    Dates are read where their order is sure: year first, or days before months with dots. The title is what is
    left beside the date, the time of day and words such as "recording" or "transcript": "2026-03-04 Seed
    library_Transcript.vtt" is "Seed library" of 4 March 2026.
    """
    stem = re.sub(r"(?:\.[a-z]{2,4})?\.\w{1,8}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    date = None
    for match in (*_YEAR_FIRST.finditer(stem), *_DAY_FIRST.finditer(stem)):
        try:
            date = Date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
        stem = f"{stem[: match.start()]} {_TIME.sub('', stem[match.end() :], count=1)}"
        break
    title = " ".join(_GAPS.sub(" ", _KINDS.sub("", stem)).split()).strip(" -–—.,;")
    named = any(word not in _NAMELESS for word in _WORDS.findall(title.casefold()))
    return (title[:1].upper() + title[1:] if named else None), date


def parse_stem(name: str) -> str:
    """Return what files of one meeting have in common: the name without suffix and words for its kind.

    "Session 4.vtt", "Session 4-chat.txt" and "Session 4_newChat.txt" are all "session 4".
    """
    stem = name.rsplit(".", 1)[0] if "." in name.lstrip(".") else name
    return (_KINDS.sub("", stem) or stem).casefold()
