"""HTML pages: well formed, self-contained, escaped, and open about what was read."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

import minutekit as mk
from minutekit.language.printable import print_line
from minutekit.renderers import render_as
from minutekit.schema import Block, Diagnostic, Document, Meeting, Point, RenderOptions, Span
from renderer_samples import (
    EVERYTHING,
    HOSTILE,
    make_digest,
    make_document,
    make_hostile_digest,
    make_hostile_meeting,
    make_hostile_themes,
    make_meeting,
    things,
)

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Reads a page strictly: every tag is closed in order, ids are unique, nothing is loaded or run."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.text = [], [], [], [], {}
        self.feed(html)
        self.close()
        assert not self.open
        assert len(self.ids) == len(set(self.ids))
        assert {link[1:] for link in self.links} <= set(self.ids)
        assert not {"script", "img", "iframe", "link", "object", "form"} & set(self.tags)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        attributes = dict(attrs)
        assert not any(name.startswith("on") for name in attributes)
        assert "style" not in attributes
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            assert attributes["href"].startswith("#")
            self.links.append(attributes["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open:
            self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data


@pytest.mark.parametrize("name", EVERYTHING)
def test_pages_are_well_formed_and_self_contained(name):
    html = render_as(EVERYTHING[name], "html", RenderOptions(sources=True))
    page = Page(html)
    assert html.startswith("<!DOCTYPE html>\n<html lang=")
    assert page.tags.count("h1") == page.tags.count("main") == page.tags.count("title") == 1
    assert "http://" not in html
    assert "https://" not in html
    assert "default-src 'none'" in html
    assert "@media print" in html


@pytest.mark.parametrize("make", [make_hostile_digest, make_hostile_meeting, make_hostile_themes])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_not_obeyed(make, text):
    page = Page(render_as(make(text), "html", RenderOptions(sources=True)))
    if print_line(text):
        assert print_line(text) in " ".join(page.text[tag] for tag in ("h1", "bdi") if tag in page.text)


@given(thing=things)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_thing_gives_a_well_formed_page(thing):
    Page(render_as(thing, "html"))


def test_headings_go_down_by_one():
    levels = [int(tag[1]) for tag in Page(render_as(make_digest(), "html")).tags if tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_sources_unfold():
    html = render_as(replace(make_digest(), attribution="name"), "html")
    assert '<summary dir="auto">p. 2, Water, Ana Duarte +1</summary>' in html
    assert (
        '<q>our pump fails whenever it is dry</q><br><span class="quiet">Water, Omar Haddad, chat, 1:02:05</span>'
        in html
    )
    assert "<details>" in html
    assert "<details open>" in render_as(make_digest(), "html", RenderOptions(sources=True))


def test_language_and_direction():
    assert '<html lang="de" dir="ltr">' in render_as(replace(make_digest(), language="de"), "html")
    assert '<html lang="ar" dir="rtl">' in render_as(replace(make_digest(), language="ar"), "html")
    assert '<html lang="en" dir="ltr">' in render_as(replace(make_digest(), language='x" onload="'), "html")


def test_the_reading_shows_roles_points_people_and_diagnostics():
    html = render_as(make_meeting(), "html")
    page = Page(html)
    assert "the pump fails." in page.text["mark"]
    assert page.links == ["#point1", "#point2", "#point3"]
    for shown in (
        '<td class="role">title <span class="tag">title</span></td>',
        '<td class="role">heading 1 <span class="tag">section</span></td>',
        "list item",
        "table cell, row 1 column 2",
        "chat, 1:02:05, Omar",
        '<span class="tag">decision</span> <mark class="decision" id="point3">Agreed to buy a meter</mark>',
        '<tr><td dir="auto">Ana Duarte, treasurer, Lower Gate plots</td><td>present</td><td>2</td></tr>',
        '<code>running-footer</code> a footer was left out: <q dir="auto">Page 2</q>',
        "<code>no-speaker</code> a point without a speaker (page 9)",
        "Digest found in the document, kept apart",
    ):
        assert shown in " ".join(html.split()) or shown in html, shown


def test_all_of_the_text_is_shown_once():
    """The fragments of each block join to its text."""
    from minutekit.renderers.reading import review_reading

    for thing in (make_meeting(), make_document()):
        document = thing.document if isinstance(thing, Meeting) else thing
        blocks = [block for page in review_reading(thing).pages for block in page.blocks]
        assert ["".join(part.text for part in block.fragments) for block in blocks] == [b.text for b in document.blocks]


def test_overlapping_and_crossing_spans_show_all_text_once():
    from minutekit.renderers.reading import review_reading

    blocks = [Block(text, "paragraph", Span(0, 0)) for text in ("abcdef", "ghijkl")]
    document = Document.from_blocks(blocks, name="a.txt", format="txt")
    spans = ((0, 4), (2, 9), (2, 3), (9, 9), (8, 13))
    meeting = Meeting(points=tuple(Point(f"p{n}", span=Span(*span)) for n, span in enumerate(spans)), document=document)
    parts = [[(part.text, part.point) for part in block.fragments] for block in review_reading(meeting).pages[0].blocks]
    assert parts == [[("abcd", 1), ("ef", 2)], [("gh", 2), ("ijkl", 5)]]


def test_a_note_about_a_block_stands_beside_it():
    from minutekit.renderers.reading import review_reading

    texts = ("Minutes", "Speaker", "We agree", "Minutes")
    blocks = [Block(text, "paragraph", Span(0, 0), 1) for text in texts]
    notes = tuple(
        Diagnostic("why", "for a reason", text, page)
        for text, page in (("Speaker", 1), ("We agree", 1), ("Gone", 1), ("Speaker", 2))
    )
    document = Document.from_blocks(blocks, name="a.pdf", format="pdf", diagnostics=notes)
    meeting = Meeting(title="Minutes", points=(Point("We agree", span=Span(16, 24)),), document=document)
    review = review_reading(meeting)
    assert [block.note is not None for block in review.pages[0].blocks] == [False, True, False, False]
    assert [note.text for note in review.pages[0].diagnostics] == ["We agree", "Gone"]
    assert [(note.text, note.page) for note in review.diagnostics] == [("Speaker", 2)]


def test_marks_of_symbol_fonts_show_as_bullets():
    document = Document.from_blocks([Block("x", "list_item", Span(0, 0), marker="\uf0b7")], name="a", format="pdf")
    assert '<span class="quiet">•</span> x' in render_as(document, "html")


def test_the_page_says_why_each_line_is_what_it_is():
    notes = b"Minutes of the garden club\n\nPresent: Ada Berg, Bo Lind\n\n1. Pump\n- The pump leaks since Monday.\n"
    page = mk.render(mk.read_meeting(notes, name="a.txt"), "html")
    assert page.count("<summary>why</summary>") == 4
    assert "point, not " in page
    assert "<summary>why</summary>" not in mk.render(mk.read_document(notes, name="a.txt"), "html")


def test_captions_are_speech_without_a_reason():
    captions = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ada>The pump leaks.\n"
    assert "<summary>why</summary>" not in mk.render(mk.read_meeting(captions, name="a.vtt"), "html")
