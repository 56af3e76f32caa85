"""All points of a report as one block of compressed JSON, which the page unpacks and lists as they are asked for."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from minutekit.language.printable import print_line
from minutekit.language.redaction import redact_text
from minutekit.schema import MeetingSummary, Point, Themes

KINDS = ("statement", "decision", "action", "question")


class _Numbers:
    """Gives each text a number, so that a name that thousands of points share is written once."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._known = {"": 0}

    def of(self, text: str | None) -> int:
        shown = print_line(text or "")
        if shown not in self._known:
            self._known[shown] = len(self.texts)
            self.texts.append(shown)
        return self._known[shown]


def pack_points(
    themes: Themes,
    order: Sequence[int],
    meetings: Sequence[MeetingSummary],
    index: Mapping[str, int],
    *,
    name_speakers: bool,
    redact: bool,
    notes: Mapping[str, str],
) -> str:
    """Return all points, theme after theme in an order, as Base64 of gzipped JSON; the same points give the same text.

    One list for each column, row for row: ``text``, ``theme`` (-1 in none), ``meeting`` (-1: ``place`` names it),
    ``kind``, ``page``, ``place`` and ``speaker`` (numbers of ``names``), ``note``.
    """
    names = _Numbers()
    columns: dict[str, list[Any]] = {
        key: [] for key in ("text", "theme", "meeting", "kind", "page", "place", "speaker", "note")
    }

    def add(point: Point, theme: int) -> None:
        text = print_line(point.text)
        meeting = index.get(point.meeting or "", -1)
        place = (None if meeting >= 0 else point.meeting, point.section, "chat" if point.medium == "chat" else None)
        columns["text"].append((redact_text(text) if redact else text) or "…")
        columns["theme"].append(theme)
        columns["meeting"].append(meeting)
        columns["kind"].append(KINDS.index(point.kind))
        columns["page"].append(point.page or 0)
        columns["place"].append(names.of(", ".join(part for part in place if part)))
        columns["speaker"].append(names.of(point.speaker) if name_speakers else 0)
        columns["note"].append(print_line(notes.get(point.id, "")))

    for number, theme in enumerate(order):
        for point in themes.themes[theme].points:
            add(point, number)
    for point in themes.unthemed:
        add(point, -1)
    record = {
        "points": columns,
        "names": names.texts,
        "kinds": KINDS,
        "meetings": [
            [print_line(m.title or m.source or "") or "Untitled meeting", m.date.isoformat() if m.date else "", m.id]
            for m in meetings
        ],
    }
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(text, 9, mtime=0)).decode()
