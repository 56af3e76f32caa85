"""Lines at the head of minutes that say when and where: "Tuesday 8 October 2024, 6.30 pm, Town Hall"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutekit.entities.dates import is_when_word
from minutekit.entities.places import names_place
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import label_kinds
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import DateReader, split_label

if TYPE_CHECKING:
    from minutekit.meetings.opening.front import Front

CLOCK = compile_late(r"\b\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|h|uhr|hrs?|horas?|heures?|ore)?\b", re.IGNORECASE)
_AT_CLOCK = compile_late(
    r"\b(?:at|um|a las|às|alle(?: ore)?|à|from|de|von|ab)\s+\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h\b|hrs?|horas?|heures?)?",
    re.IGNORECASE,
)
_WHEN_WORDS = compile_late(
    r"(?:\b(?:(?i:from|to|until|till|von|bis|de|à|a|às|alle|dalle|uhr|hours?|horas?|heures?|ore|noon|midday|central european time|us (?:pacific|eastern) time)|[A-Z]{2,4}T?)\b|\s|[–-])+"
)
_HOUR = compile_late(
    r"\b\d{1,2}(?:[:.]\d{2}\s?(?:[ap]\.?\s?m\b\.?|uhr|h\b|hrs?\b)?|\s?(?:[ap]\.?\s?m\b\.?|uhr|h\b|hrs?\b))",
    re.IGNORECASE,
)
_DASH_BEHIND = compile_late(r"\s*[–—-]\s")


def _strip_brackets(piece: str) -> str:
    """Take brackets without their fellow off the ends: a split left them there."""
    bare = piece.strip()
    while bare.startswith(("(", ")")) and bare.count("(") != bare.count(")"):
        bare = bare[1:].lstrip()
    while bare.endswith(("(", ")")) and bare.count("(") != bare.count(")"):
        bare = bare[:-1].rstrip()
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") and bare.count("(") == 1 else bare


def take_when_and_where(line: Line, front: Front, dates: DateReader) -> bool:
    """Read "Tuesday 8 October 2024, 6.30 pm, Town Hall, Room 2": a line that opens with the date; tell whether it is one."""
    found = dates.find(line.text)
    if (
        not found
        or not dates.opens(line.text, found[0])
        or ("," not in line.text[found[0].end :] and "|" not in line.text and "–" not in line.text)
    ):
        return False
    said = _AT_CLOCK.sub(" ", line.text[found[0].end :])
    rest = [
        re.sub(r"^(?:in|at|en|em|dans|im|à|a|presso)\s+(?:the |la |le |el |der )?", "", _strip_brackets(piece))
        for piece in re.split(r"[,|·;]|\s[–—-]\s", said)
    ]
    places = [
        piece
        for piece in rest
        if re.search(r"[^\W\d_]{4,}", CLOCK.sub("", piece))
        and not dates.find(piece)
        and not _WHEN_WORDS.fullmatch(CLOCK.sub("", piece).strip(" .–-"))
    ]
    heads = line.index == 0 or line.block.role == "title"
    named = _name_before(line.text[: found[0].start]) if heads else None
    behind = heads and len(places) == 1 and bool(_DASH_BEHIND.match(said)) and not names_place(places[0])
    if (named and not places) or (behind and not named and not re.search(r"\d", places[0])):
        return False  # "Pier board – 4 May 2025" and "4 May 2025 – Pier board" are titles
    if places:
        front.place = front.place or ", ".join(places)
    front.title = front.title or named
    return True


def _name_before(text: str) -> str | None:
    """Return the name before a dash that ends a text, None where none stands there."""
    name = text.rstrip().rstrip(" |–—-")
    words = re.findall(r"[^\W\d_]{3,}", name)
    telling = not all(map(is_when_word, words)) and not label_kinds(name)
    return name if name != text.rstrip() and telling else None


def take_where(line: Line, lines: list[Line], front: Front, dates: DateReader) -> bool:
    """Read "Town Hall, Main Street, 7:00 PM" right below the date; tell whether it is such a line."""
    before = lines[line.index - 1] if line.index else None
    if before is None or before.role != "date" or line.prose or line.listed or not _HOUR.search(line.text):
        return False
    if dates.find(line.text) or split_label(line.text):
        return False
    pieces = [piece.strip(" ,;|–—-") for piece in re.split(r"[,;|]|\s[–—-]\s", _HOUR.sub(" ", line.text))]
    place = ", ".join(
        piece for piece in pieces if re.search(r"[^\W\d_]{3,}", piece) and not _WHEN_WORDS.fullmatch(piece)
    )
    front.place = front.place or place or None
    return True
