"""The nouns: spans, documents, points, options and errors."""

from __future__ import annotations

import pickle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minutekit as mk
from minutekit.schema import content_id

BLOCK_TEXTS = st.lists(st.text(max_size=40), max_size=8)


@given(BLOCK_TEXTS)
def test_blocks_are_found_in_the_document_at_their_spans(texts):
    blocks = [mk.Block(text, "paragraph", mk.Span(0, 0)) for text in texts]
    document = mk.Document.from_blocks(blocks, name="a.txt", format="txt")
    assert [document.text[b.span.start : b.span.end] for b in document.blocks] == [t for t in texts if t.strip()]
    ends = [0, *(b.span.end for b in document.blocks)]
    assert all(end <= block.span.start for end, block in zip(ends, document.blocks, strict=False))
    assert sum(map(len, document.blocks and [b.span for b in document.blocks])) <= len(document.text)


def test_a_span_that_no_slice_has_is_refused():
    with pytest.raises(ValueError, match="span"):
        mk.Span(3, 2)
    with pytest.raises(ValueError, match="span"):
        mk.Span(-1, 2)


def test_a_span_knows_its_length_and_what_lies_inside():
    assert len(mk.Span(2, 7)) == 5
    assert mk.Span(3, 4) in mk.Span(2, 7)
    assert mk.Span(3, 8) not in mk.Span(2, 7)


def test_a_point_needs_only_text_and_has_the_same_id_everywhere():
    assert mk.Point("We agree").id == mk.Point("We agree").id == content_id(None, None, "We agree")
    assert mk.Point("We agree", speaker="Ana").id != mk.Point("We agree").id
    assert mk.Point("We agree", id="mine").id == "mine"


@given(st.lists(st.text(max_size=10), min_size=1, max_size=4))
def test_content_ids_are_sixteen_hex_digits(parts):
    found = content_id(*parts)
    assert len(found) == 16
    assert set(found) <= set("0123456789abcdef")


def test_lone_surrogates_do_not_break_ids():
    assert mk.Point("\ud800").id


def test_a_meeting_survives_json():
    meeting = mk.meeting_from_turns([("Ana", "We agree. We go on."), (None, "Why?")], title="Ünï")
    assert msgspec.json.decode(msgspec.json.encode(meeting), type=mk.Meeting) == meeting


def test_meeting_names():
    import datetime

    assert mk.Meeting(title="Board", date=datetime.date(2024, 5, 1)).name == "Board, 2024-05-01"
    assert mk.Meeting().name == "Untitled meeting"


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: mk.DigestOptions(attribution="names"), "did you mean 'name'"),
        (lambda: mk.DigestOptions(words=0), "words=0"),
        (lambda: mk.DigestOptions(max_points=True), "max_points=True"),
        (lambda: mk.ThemeOptions(n_themes=0), "n_themes=0"),
        (lambda: mk.ThemeOptions(language="English"), "ISO 639"),
        (lambda: mk.ThemeOptions(encoder=object()), "encode"),
        (lambda: mk.ReadOptions(max_bytes=0), "max_bytes=0"),
        (lambda: mk.ReadOptions(max_seconds=float("nan")), "max_seconds"),
    ],
)
def test_impossible_options_are_refused_when_built(build, says):
    with pytest.raises(mk.OptionError, match=says) as caught:
        build()
    assert isinstance(caught.value, ValueError)
    assert "\n" not in str(caught.value)


def test_errors_are_one_line_and_cross_processes():
    error = mk.NoTextError("notes.pdf", "holds\npictures only")
    assert str(error) == "notes.pdf: holds pictures only"
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is mk.NoTextError
    assert str(again) == str(error)
    assert again.path == "notes.pdf"
