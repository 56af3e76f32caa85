"""What a reader should find in a file: the fields of the labelled documents, and the label of every line."""

from __future__ import annotations

import dataclasses
from typing import Any

from training.layouts.pages import Para, Sheet


def list_lines(sheet: Sheet) -> list[dict[str, Any]]:
    """Return the printed lines in reading order, one for each label within a paragraph.

    ``block`` counts paragraphs, ``cell`` is (table, row, column), ``marker`` the typed or automatic bullet
    or number before the text, ``point`` the number of the point from 0.
    """
    out: list[dict[str, Any]] = []
    for block, (para, cell) in enumerate(sheet.walk()):
        out += _paragraph_lines(para, block, cell)
    return out


def _paragraph_lines(para: Para, block: int, cell: tuple[int, int, int] | None) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for span in para.spans:
        last = out[-1] if out else None
        if last and not span.break_before and last["label"] == span.label and last.get("point") == span.point:
            last["text"] += span.text
            continue
        out.append({"text": span.text, "label": span.label, "block": block})
        if span.point is not None:
            out[-1]["point"] = span.point
    marker = para.marker.strip() or para.auto
    if out and marker:
        out[0]["marker"] = marker
    for line in out:
        line["text"] = " ".join(line["text"].split())
        if cell:
            line["cell"] = list(cell)
    return [line for line in out if line["text"]]


def make_gold(sheet: Sheet, language: str, file: str, seed: str) -> dict[str, Any]:
    """Return the gold of one file."""
    lines = list_lines(sheet)
    return {
        "file": file,
        "seed": seed,
        "language": language,
        "title": " ".join(sheet.title.split()) if sheet.title else None,
        "date": sheet.date,
        "place": sheet.place,
        "attendees": sheet.attendees,
        "absent": sheet.absent,
        "sections": sheet.sections,
        "points": [{**dataclasses.asdict(said), "page": None} for said in sheet.points],
        "furniture": sheet.furniture,
        "lines": lines,
    }
