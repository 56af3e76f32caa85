"""Lines at the head of minutes that hold several fields: "Date: 4 May   Place: Hall", "Leitung: …, Protokoll: …"."""

from __future__ import annotations

import re
from dataclasses import replace

from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import label_kinds
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import MOST_FRONT_LINES

_FRONT_KINDS = frozenset(["date", "time", "place", "officer", "attendance", "absent", "invited", "field"])
# What may stand between two fields; the label that follows has a colon of its own.
_SEAM = compile_late(r"(?:\t\s*|\s{2,}|[,;|·•]\s*|\s[–—|-]\s|\.\s|\s)(?=[^\W\d_])")
_PARTED = compile_late(r"[,;.|·•\t]|\s{2}|\s[–—-]\s")
_MOST_WORDS_OF_LABEL = 4
_LONGEST = 600


def _is_front_label(label: str) -> bool:
    if _PARTED.search(label):
        return False
    kinds = set(label_kinds(label))
    return bool(kinds & _FRONT_KINDS) and len(label.split()) <= _MOST_WORDS_OF_LABEL


def find_fields(text: str) -> list[tuple[int, int]]:
    """Return where the fields of a line begin and end, one at least; several only if each opens with a known label."""
    if len(text) > _LONGEST or text.count(":") + text.count("：") < 2:
        return [(0, len(text))]
    starts: list[tuple[int, int]] = []
    for colon in re.finditer(r"\s?[:：]", text):
        last = starts[-1] if starts else (0, 0)
        # The nearest seam before the colon behind which all is a label; a whole label before a part of one.
        seams = [0] if not starts else [match.end() for match in _SEAM.finditer(text, last[1], colon.start())]
        begin = next((seam for seam in seams if _is_front_label(text[seam : colon.start()])), None)
        if begin is not None:
            starts.append((begin, colon.end()))
        elif not starts:
            return [(0, len(text))]
    bounds = [begin for begin, _ in starts] + [len(text)]
    found = []
    for (begin, _), end in zip(starts, bounds[1:], strict=True):
        kept = text[begin:end].rstrip(" \t,;|·•–—-")
        found.append((begin, begin + len(kept)))
    return found or [(0, len(text))]


def split_fields(lines: list[Line]) -> list[Line]:
    """Make lines of their own of the fields that share one near the head of a document."""
    parted: list[Line] = []
    for line in lines:
        fields = (
            find_fields(line.text)
            if line.index < MOST_FRONT_LINES and not line.listed and line.block.role not in {"cue", "chat"}
            else [(0, len(line.text))]
        )
        for begin, end in fields:
            whole = len(fields) == 1
            part = (
                line
                if whole
                else replace(line, start=line.start + begin, end=line.start + end, text=line.text[begin:end], people=[])
            )
            part.index = len(parted)
            parted.append(part)
    return parted
