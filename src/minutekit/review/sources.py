"""The minutes beside the digest: the text of each document in its blocks, and where each point stands in it."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from minutekit.language.printable import print_line
from minutekit.schema import Meeting, Point

if TYPE_CHECKING:
    from minutekit.review.keeping import Desk


def list_minutes(desk: Desk) -> dict[str, object]:
    """Return what the page shows at the left: ``blocks`` (id, text, role) and ``places`` (block ids by point id)."""
    blocks: list[dict[str, str]] = []
    places: dict[str, list[str]] = {}
    remarks: dict[str, str] = {}
    for number, meeting in enumerate(desk.meetings):
        _add_meeting(meeting, f"m{number}b", blocks, places)
        for point in meeting.points:
            remarks[point.id] = ", ".join(
                filter(
                    None,
                    (
                        print_line(point.speaker or ""),
                        print_line(point.section or ""),
                        f"p. {point.page}" if point.page else "",
                    ),
                )
            )
    title = print_line(desk.digest.title or "") or "Digest"
    return {"title": title, "heading": desk.digest.heading, "blocks": blocks, "places": places, "remarks": remarks}


def _add_meeting(meeting: Meeting, prefix: str, blocks: list[dict[str, str]], places: dict[str, list[str]]) -> None:
    document = meeting.document
    if document is None:
        for number, point in enumerate(meeting.points):
            blocks.append({"id": f"{prefix}{number}", "text": print_line(point.text), "role": "paragraph"})
            places.setdefault(point.id, []).append(f"{prefix}{number}")
        return
    starts = [block.span.start for block in document.blocks]
    for number, block in enumerate(document.blocks):
        blocks.append({"id": f"{prefix}{number}", "text": print_line(block.text), "role": block.role})
    for point in meeting.points:
        places.setdefault(point.id, []).extend(f"{prefix}{number}" for number in _find_blocks(point, starts))


def _find_blocks(point: Point, starts: list[int]) -> range:
    if point.span is None:
        return range(0)
    first = max(0, bisect.bisect_right(starts, point.span.start) - 1)
    return range(first, max(first + 1, bisect.bisect_left(starts, point.span.end)))
