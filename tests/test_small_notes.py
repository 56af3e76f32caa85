"""Small inputs as people's programs write them, each with what must come out: ``small_notes.jsonl``.

A row holds a file's name and text, and of its meeting only the fields that must hold. "points": each must be there
with these fields ("text_match": "contains" lets its text hold more); "not_points": no point has such a text;
"no_speaker": whoever said this is not known.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import minutekit as mk

ROWS = [json.loads(line) for line in Path(__file__).with_name("small_notes.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_a_small_note_is_read_right(row: dict[str, Any]) -> None:
    want = row["want"]
    meeting = mk.read_meeting(row["text"].encode(), name=row["name"])
    if "title" in want:
        assert meeting.title == want["title"]
    if "date" in want:
        assert (meeting.date.isoformat() if meeting.date else None) == want["date"]
    for group in ("attendees", "absent"):
        if group in want:
            assert sorted(person.name for person in getattr(meeting, group)) == sorted(want[group])
    if "agenda" in want:
        assert [item.title for item in meeting.agenda] == want["agenda"]
    texts = {" ".join(point.text.split()): point for point in meeting.points}
    for right in want.get("points", ()):
        fitting = [text for text in texts if right["text"].lower() in text.lower()]
        assert right["text"] in texts or (fitting and want.get("text_match") == "contains"), sorted(texts)
        point = texts[right["text"] if right["text"] in texts else fitting[0]]
        assert {key: getattr(point, key) for key in right if key != "text"} == {
            key: value for key, value in right.items() if key != "text"
        }
    assert not texts.keys() & set(want.get("not_points", ()))
    for said in want.get("no_speaker", ()):
        assert [point.speaker for text, point in texts.items() if said in text and point.speaker] == []


def test_no_two_rows_bear_one_name() -> None:
    assert len({row["name"] for row in ROWS}) == len(ROWS)
