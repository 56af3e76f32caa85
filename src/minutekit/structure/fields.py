"""Several fields on one line, and places told beside a date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from minutekit.lexicon import label_classes
from minutekit.structure.days import split_label

if TYPE_CHECKING:
    from minutekit.structure.days import DateReader

# Where a further "Label:" may begin.
_BETWEEN = re.compile(r"(?:\t|\s{2,}|[,;]\s+|\s[-–—|]\s+)(?=[^\W\d_](?:(?!\s{2})[^:：\n\t,;]){1,40}[:：])")
_PARTS = re.compile(r"\s*[,|;]\s+|\s+[-–—]\s+|[()\[\]]")
_CLOCK_PART = re.compile(r"\W*\d{1,2}(?:[:.h]\d{0,2})?\s*(?:[ap]\.?m\.?|h|uhr|hrs?)?\b", re.IGNORECASE)
_IN = re.compile(r"^(?:im|in|in der|in the|at|at the|en|en el|en la|à|no|na|nella|nel|presso)\s+(?=[^\W\d_a-zß-öø-ÿ])")
_MOST_WORDS_OF_PLACE = 8
_MOST_WORDS_BESIDE_DATE = 20


def part_fields(text: str) -> list[str]:
    """Part "Date: 4 May 2025  Place: Mill" into its fields; a list of one where not each part has a known label."""
    cuts = [0, *(match.end() for match in _BETWEEN.finditer(text)), len(text)]
    parts = [text[begin:end].strip(" \t,;|–—-") for begin, end in pairwise(cuts)]
    return parts if all(_is_field(part) for part in parts) else [text]


def _is_field(text: str) -> bool:
    parted = split_label(text)
    return bool(parted and parted[1] and label_classes(parted[0]))


def find_place_beside_date(text: str, dates: DateReader) -> str | None:
    """Return what stands behind day and time: "Tuesday 7 May 2024, 18:30, Village hall, small room"."""
    if len(text.split()) > _MOST_WORDS_BESIDE_DATE or split_label(text) or not dates.find(text):
        return None
    parts = [part for part in _PARTS.split(text) if part.strip()]
    timed = [
        at for at, part in enumerate(parts) if dates.find(part) or _CLOCK_PART.match(part) or dates.is_date_only(part)
    ]
    behind = parts[timed[-1] + 1 :] if timed else []
    place = _IN.sub("", ", ".join(behind).strip())
    named = place[:1].isupper() and len(place.split()) <= _MOST_WORDS_OF_PLACE
    return place if named and not label_classes(place) else None
