"""What a reader should find in a file: the source, less what the layout does not print."""

from __future__ import annotations

import re
from typing import Any

from writers.source import Source, Table, Turn


def _turn_points(turn: Turn, section: str | None) -> list[dict[str, Any]]:
    return [
        {
            "text": p.text,
            "form": p.form,
            "level": p.level,
            "section": section,
            "speaker": turn.speaker,
            "role": p.kind,
            "owner": p.owner,
            "due": p.due,
            "medium": p.medium,
            **({"language": p.language} if p.language else {}),
        }
        for p in turn.points
    ]


def _table_points(table: Table, section: str | None) -> list[dict[str, Any]]:
    return [
        {
            "text": row[table.point],
            "form": "table",
            "level": 0,
            "section": section,
            "speaker": None,
            "role": table.kind_of(row),
            "owner": None if table.owner is None else row[table.owner] or None,
            "due": None if table.due is None else row[table.due] or None,
            "medium": "written",
        }
        for row in table.rows
    ]


def list_points(source: Source, layout: str = "styles") -> list[dict[str, Any]]:
    """List the points in the order printed, numbered from 1 over the whole source."""
    points: list[dict[str, Any]] = []
    for section in source.sections:
        for part in section.parts:
            write = _table_points if isinstance(part, Table) else _turn_points
            points += write(part, section.heading)  # type: ignore[operator]
    numbered = [{"number": i, **p} for i, p in enumerate(points, 1)]
    if layout == "table":
        numbered = [{**p, "section": None, "form": "table"} for p in numbered]
    return numbered


EDGES = " -–|·"


def _name(person: str) -> str:
    return re.split(r",| \(| \| | – | - |: ", person, maxsplit=1)[0].strip()


def _furniture(source: Source, file: dict[str, Any]) -> list[str]:
    """List what stands around the minutes: running heads of pages, menu and imprint of a web page."""
    pieces = [
        piece.strip(EDGES) for text in (source.header, source.footer) for piece in re.split(r"\{pages?\}|\t", text)
    ]
    if "html" in file.get("formats", ()):
        pieces += [*source.words.get("menu", "").split("|"), source.words.get("imprint", "")]
    return [piece for piece in pieces if len(piece) > 5]


def make_gold(source: Source, file: dict[str, Any]) -> dict[str, Any]:
    """Write the gold of one file (all formats of a layout share it)."""
    layout = file.get("layout", "styles")
    gold: dict[str, Any] = {
        "source": f"sources/{source.id}.yaml",
        "layout": layout,
        "language": source.language,
        "title": source.title,
        "date": source.date,
        "place": source.place,
        "attendees": [_name(p) for g in source.attendance if not g.absent for p in g.people],
        "absent": [_name(p) for g in source.attendance if g.absent for p in g.people],
    }
    if layout in {"zoom", "teams", "srt", "transcript"}:
        return gold | {
            "date": None,
            "title": None,
            "attendees": [],
            "turns": [{"speaker": c.speaker, "text": " ".join(s.text for s in c.sentences)} for c in source.cues],
            "marked": [
                {"text": s.text, "speaker": c.speaker, "role": s.kind}
                for c in source.cues
                for s in c.sentences
                if s.kind != "statement"
            ],
            "furniture": [],
        }
    if layout == "chat":
        return gold | {
            "date": None,
            "title": None,
            "attendees": [],
            "points": [
                {"text": m.text, "speaker": m.name, "role": m.kind, "medium": "chat", "aside": m.aside}
                for m in source.chat
            ],
            "furniture": [],
        }
    gold |= {
        "sections": [s.heading for s in source.sections if s.heading] if layout != "table" else [],
        "points": list_points(source, layout),
        "furniture": _furniture(source, file),
    }
    if file.get("with_digest"):
        gold["prior_digest"] = [
            {"label": t["theme"], "points": [p["text"] for p in t["points"]]} for t in source.digest
        ]
    if source.digest:
        gold["digest"] = [
            {"label": t["theme"], "points": [{"text": p["text"], "sources": p["from"]} for p in t["points"]]}
            for t in source.digest
        ]
    return gold
