"""JSON: read back, it is the same object."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from minutekit.errors import MalformedDocumentError
from minutekit.renderers import load_json, render_as
from minutekit.schema import Meeting, Point
from renderer_samples import EVERYTHING, make_digest, make_meeting, things


@pytest.mark.parametrize("name", EVERYTHING)
def test_round_trip(name):
    assert load_json(render_as(EVERYTHING[name], "json")) == EVERYTHING[name]


@given(thing=things)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_thing_survives_the_round_trip(thing):
    text = render_as(thing, "json")
    assert load_json(text) == thing
    assert load_json(text.encode("utf-8")) == thing


def test_layout_is_readable_and_stable():
    text = render_as(make_digest(), "json")
    assert text.startswith(
        '{\n  "minutekit": {\n    "type": "digest",\n    "schema": 1\n  },\n'
        '  "title": "Allotment society",\n  "date": "2026-03-01",\n'
    )
    assert text.endswith("}\n")
    assert '"Übergänge 日本"' in render_as(Meeting(points=(Point("Übergänge 日本"),)), "json")


def test_spans_resolve_after_the_round_trip():
    meeting = load_json(render_as(make_meeting(), "json"))
    for point in meeting.points:
        assert meeting.document.slice(point.span) == point.text


def test_unknown_fields_are_left_out():
    record = json.loads(render_as(make_digest(), "json"))
    record["later"] = record["themes"][0]["later"] = {"a": 1}
    assert load_json(json.dumps(record)) == make_digest()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not valid JSON"),
        (b"\xff\xfe\xfa", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "not minutekit's"),
        ('{"minutekit": 3}', "not minutekit's"),
        ('{"minutekit": {"type": "spell", "schema": 1}}', "not minutekit's"),
        ('{"minutekit": {"type": "digest", "schema": 99}}', "layout 99"),
        ('{"minutekit": {"type": "digest", "schema": 1}, "themes": 3}', "broken entry"),
        ('{"minutekit": {"type": "meeting", "schema": 1}, "points": [{"text": 7}]}', "broken entry"),
        (
            '{"minutekit": {"type": "themes", "schema": 1}, "unthemed": [{"text": "", "span": {"start": 5, "end": 2}}]}',
            "broken entry",
        ),
    ],
)
def test_other_json_is_refused(text, message):
    with pytest.raises(MalformedDocumentError, match=message) as caught:
        load_json(text, "digest.json")
    assert str(caught.value).startswith("digest.json: ")
    assert "\n" not in str(caught.value)
