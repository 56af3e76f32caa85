"""JSON: read back, it is the same object."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from minutekit.errors import MalformedDocumentError
from minutekit.renderers import load_json, render_as
from minutekit.renderers.records import describe_json
from minutekit.schema import Meeting, Point
from renderer_samples import EVERYTHING, make_digest, make_meeting, things

SCHEMAS = Path(__file__).parents[1] / "docs" / "reference" / "schemas"


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


@pytest.mark.parametrize("name", ["digest", "meeting", "themes"])
def test_the_published_schema_is_that_of_what_is_written(name):
    published = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(describe_json(name))), "run python docs/reference/schemas/make.py"
    Draft202012Validator.check_schema(published)


@pytest.mark.parametrize("name", EVERYTHING)
def test_what_is_written_keeps_to_its_schema(name):
    record = json.loads(render_as(EVERYTHING[name], "json"))
    validator = Draft202012Validator(describe_json(record["minutekit"]["type"]))
    assert not list(validator.iter_errors(record))
    assert list(validator.iter_errors({**record, "minutekit": {"type": "spell", "schema": 1}}))


def test_a_broken_record_breaks_the_schema():
    record = json.loads(render_as(make_digest(), "json"))
    record["themes"][0]["points"][0]["raised_by"] = "three"
    assert list(Draft202012Validator(describe_json("digest")).iter_errors(record))


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
