"""Parts that close or frame minutes and hold no points: signatures, contents, marks."""

from __future__ import annotations

import re

from minutekit.meetings.labels import is_label
from minutekit.meetings.lines import NOBODY, Line

_LEADERS = re.compile(r"(?:\s*\.){4,}\s*\d+\s*$")
_SIGNED = re.compile(
    r"^(?:respectfully submitted|submitted by|minutes (?:taken|prepared|recorded|submitted) by|recorded by|signed[: ]|"
    r"acta (?:redactada|elaborada) por|elaborado por|redigido por|rédigé par|compte[- ]rendu rédigé par|protokoll(?:iert)?(?: von| geführt)?[: ]|"
    r"für das protokoll|redatto da|verbale redatto da)",
    re.IGNORECASE,
)
_MESSAGES = {"signature": "Part of the signatures", "table-of-contents": "Line of a table of contents"}


def _part(line: Line) -> tuple[str, bool] | None:
    """Return which closing part a line belongs to by itself, and whether it opens it."""
    if _LEADERS.search(line.text[-200:]):
        return "table-of-contents", False
    if line.words <= 4 and is_label(line.text, "contents"):
        return "table-of-contents", True
    if line.words <= 6 and is_label(line.text, "signature"):
        return "signature", True
    if line.words <= 25 and not line.listed and _SIGNED.match(line.text):
        return "signature", False
    return None


def drop_closing_parts(lines: list[Line]) -> None:
    """Leave signatures, contents and placeholder lines out."""
    within: str | None = None
    for line in lines:
        if line.role == "heading":
            within = None
        if line.role != "open":
            continue
        part = _part(line)
        if part:
            within = part[0] if part[1] else within
            line.drop(part[0], _MESSAGES[part[0]])
        elif within and (line.prose or line.block.role == "heading"):
            within = None
        elif within:
            line.drop(within, _MESSAGES[within])
        elif NOBODY.fullmatch(line.text) or not re.search(r"\w", line.text):
            line.drop("placeholder", "Says nothing: a mark or the word for none")
