"""Web pages: structure kept, the site around the text left out."""

from __future__ import annotations

import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit import read_document
from minutekit.errors import LimitExceededError, NoTextError
from pace import seconds_here
from reader_samples import block_of, cells, codes, items, read, texts


def _page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>"


def test_headings_paragraphs_and_properties():
    document = read(_page("<h1>Board meeting</h1><p>Date: 4 May<br>Place: mill</p><h2>1. Fees</h2><p>They stay.</p><h2>2. Roof</h2>",
                          "<title>Minutes of the board</title>"), "a.html")  # fmt: skip
    assert [(b.role, b.level, b.marker, b.text) for b in document.blocks] == [
        ("title", 0, None, "Board meeting"), ("paragraph", 0, None, "Date: 4 May"), ("paragraph", 0, None, "Place: mill"),
        ("heading", 2, "1.", "Fees"), ("paragraph", 0, None, "They stay."), ("heading", 2, "2.", "Roof"),
    ]  # fmt: skip
    assert (document.title, document.language) == ("Minutes of the board", "en")


def test_nested_and_numbered_lists():
    body = "<ul><li>Roads<ol start=3><li>kerbs<li>signs</ol></li><li><p>Trees</p><p>More on trees</p></li></ul><ul><ul><li>odd</ul></ul>"
    document = read(_page(body), "a.html")
    assert items(document) == [
        (0, "•", "Roads"),
        (1, "3.", "kerbs"),
        (1, "4.", "signs"),
        (0, "•", "Trees"),
        (1, "•", "odd"),
    ]
    assert texts(document, "paragraph") == ["More on trees"]


def test_lists_of_google_documents_have_their_level_in_the_class():
    body = "<ul class='lst-kix_ab1-0'><li>Roads</li></ul><ul class='lst-kix_ab1-1'><li>kerbs</li></ul>"
    assert items(read(_page(body), "a.html")) == [(0, "•", "Roads"), (1, "•", "kerbs")]


def test_typed_bullets_of_word_exports():
    body = "<p class=MsoListParagraph>·<span>&nbsp;&nbsp;&nbsp; </span>Roads</p><p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>Trees</p>"
    assert items(read(_page(body), "a.html")) == [(0, "·", "Roads"), (0, "·", "Trees")]


def test_weight_links_and_leads():
    head = "<style>.c3{color:red;font-weight:700}</style>"
    body = "<p><b>Ana:</b> see <a href='https://example.org/p'>the plan</a></p><p><span class=c3>Bo Lind</span></p><p style='font-weight:bold'>Cy</p>"
    first, second, third = read(_page(body, head), "a.html").blocks
    assert (first.lead, first.links, first.text) == (4, ("https://example.org/p",), "Ana: see the plan")
    assert second.bold
    assert third.bold


def test_tables_with_spans_and_headers():
    body = (
        "<table><thead><tr><th>Item<th>Owner</tr></thead><tbody><tr><td rowspan=2>Gate<td>Bo</tr><tr><td><ul><li>Cy<li>Di</ul></tr>"
        "<tr><td colspan=2>All</table>"
    )
    document = read(_page(body), "a.html")
    assert cells(document) == [
        (0, 0, 0, "Item"), (0, 0, 1, "Owner"), (0, 1, 0, "Gate"), (0, 1, 1, "Bo"), (0, 2, 1, "Cy"), (0, 2, 1, "Di"), (0, 3, 0, "All"),
    ]  # fmt: skip
    assert [block_of(document, text).cell.header for text in ("Item", "Owner", "Gate")] == [True, True, False]


def test_tables_for_layout_are_no_tables():
    assert (
        cells(read(_page("<table role=presentation><tr><td>One<td>Two</table><table><tr><td>Box</table>"), "a.html"))
        == []
    )


def test_hidden_and_deleted_text_is_noted():
    document = read(
        _page(
            "<p>Open <del>shut</del> gate</p><div style='display:none'>secret</div><p hidden>gone</p><script>x</script>"
        ),
        "a.html",
    )
    assert texts(document) == ["Open gate"]
    assert sorted(codes(document)) == ["hidden-text", "hidden-text", "tracked-deletion"]


_SITE = (
    "<header><a href='/'>Town of Weir</a></header><nav><ul><li><a href='/a'>Home</a><li><a href='/b'>Council</a></ul></nav>"
    "<div class='cookie-banner'>We use cookies to improve this site.</div><main>{body}</main>"
    "<aside><h3>Latest news</h3><p>The pool opens in June and will be free for children.</p></aside><footer>© 2024 Town of Weir</footer>"
)
_MINUTES = (
    "<h1>Minutes of the council, 4 May</h1><p>Present: Ana Ruiz, Bo Lind</p><h2>Roads</h2>"
    "<ul><li>Ana: the bridge needs paint before the winter</li><li>Bo: no money is left for it this year</li></ul>"
    "<h2>Trees</h2><table><tr><th>Task<th>Owner<tr><td>Plant limes on the square<td>Bo</table><p>The meeting closed at nine.</p>"
)


def test_the_site_around_minutes_is_left_out_and_the_minutes_stay_whole():
    document = read(_page(_SITE.format(body=_MINUTES)), "a.html")
    assert texts(document) == texts(read(_page(_MINUTES), "b.html"))
    assert set(codes(document)) == {"boilerplate"}
    assert {"Home", "Council", "© 2024 Town of Weir"} <= {d.text for d in document.diagnostics}


def test_a_page_that_is_all_navigation_by_its_class_names_is_kept():
    body = "<div class='sidebar menu'>" + _MINUTES.replace("<h1>", "<h2>").replace("</h1>", "</h2>") + "</div><p>.</p>"
    assert "The meeting closed at nine." in texts(read(_page(body), "a.html"))


@pytest.mark.parametrize(("data", "text"), [
    ("<meta charset=iso-8859-1><p>Grüße – ja</p>".encode("cp1252"), "Grüße – ja"),
    ("<meta charset=utf-8><p>Grüße</p>".encode(), "Grüße"),
    ("<meta charset=utf-8><p>Grüße</p>".encode("cp1252"), "Grüße"),
    ("<p>Grüße</p>".encode("utf-16"), "Grüße"),
])  # fmt: skip
def test_encodings(data, text):
    assert texts(read(data, "a.html")) == [text]


@pytest.mark.parametrize("markup", ["<html></html>", "<!-- x -->", "<script>1</script>", " "])
def test_pages_without_text(markup):
    with pytest.raises(NoTextError):
        read(markup, "a.html")


def test_deep_and_wide_pages_end_in_time():
    assert texts(read("<div>" * 1500 + "deep" + "</div>" * 1500 + "<p>after</p>", "a.html")) == ["deep", "after"]
    with pytest.raises(LimitExceededError, match="deep"):
        read("<div>" * 5000 + "deep", "a.html")
    assert "deep" in read("<ul><li>" * 300 + "deep", "a.html").text
    assert (
        len(texts(read("<table>" + "<tr><td colspan=9999>a<td rowspan=9999>b" * 2000 + "</table>", "b.html"))) == 4000
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<ul>",
                "<li>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<b>",
                "</b>",
                "<p>",
                "<br>",
                "<h2>",
                "word ",
                "x",
            ]
        ),
        max_size=40,
    )
)
def test_law_any_soup_of_tags_keeps_its_words(tags):
    markup = "<p>start</p>" + "".join(tags)
    document = read(markup, "a.html")
    assert document.text.count("word") == markup.count("word")


def test_encodings_that_are_no_web_page_encodings_are_not_used():
    text = "<meta charset=punycode><p>" + "\u00e9a " * 200_000
    began = time.process_time()
    assert read(text.encode("latin-1"), "a.html").blocks
    assert time.process_time() - began < seconds_here(5)


def test_tables_in_the_cells_of_a_table_take_linear_time():
    page = "<table>" + "<tr><td>a<table><tr><td>b<td>c</table><td>d" * 8000 + "</table>"
    began = time.process_time()
    document = read(page, "a.html")
    assert time.process_time() - began < seconds_here(8)
    assert [block.cell.table for block in document.blocks[:4] if block.cell] == [0, 1, 1, 0]


def test_parts_with_the_names_of_a_site_take_linear_time():
    page = "<nav>Home</nav><main><p>Roads are bad.</p></main>" + "<div class=sidebar>a</div>" * 10_000
    began = time.process_time()
    document = read(page, "a.html")
    assert time.process_time() - began < seconds_here(6)
    assert (document.blocks[0].text, len(document.blocks)) == ("Roads are bad.", 10_001)
    assert [(d.code, d.text) for d in document.diagnostics] == [("boilerplate", "Home")]


def test_text_below_the_deepest_element_is_text_and_no_script():
    page = "<div>" * 120 + "deep<script>run()</script>"
    assert texts(read(page, "a.html")) == ["deep"]


def test_links_are_one_line():
    document = read("<p><a href='https://example.org/a\n\tb&#27;c'>plan</a>", "a.html")
    assert document.blocks[0].links == ("https://example.org/abc",)


@pytest.mark.parametrize("installed", [True, False])
def test_menus_go_with_and_without_the_extra_for_web_pages(monkeypatch, installed):
    if installed:
        pytest.importorskip("trafilatura")
    else:
        monkeypatch.setitem(sys.modules, "trafilatura", None)
    page = (
        "<html><body><nav><a href='/'>Home</a></nav><ul><li><a href='/a'>Council</a><li><a href='/b'>News</a></ul>"
        "<main><h1>Allotment council</h1><p>Ana Ruiz: The hedge along the road is too high for drivers to see.</p>"
        "<p>Ben Ott: We agreed to cut the hedge before the birds nest in it, and to buy a ladder for the trees.</p>"
        "</main><ul><li><a href='/c'>Imprint</a><li><a href='/d'>Sitemap</a></ul><footer>All rights reserved</footer>"
    )
    document = read_document(page.encode(), name="page.html")
    assert "hedge along the road" in document.text
    for word in ("Home", "Imprint", "Sitemap", "rights"):
        assert word not in document.text
