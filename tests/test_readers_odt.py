"""OpenDocument texts."""

from __future__ import annotations

import io
import zipfile

import pytest

from minutekit.errors import LimitExceededError, MalformedDocumentError
from minutekit.readers import read_source
from minutekit.schema import ReadOptions
from reader_samples import block_of, cells, codes, items, odt_file, read, texts

_STYLES = (
    "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>"
    "<style:style style:name='Title' style:family='paragraph'><style:text-properties fo:font-size='28pt'/></style:style>"
    "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "</text:list-style>"
)


def test_headings_lists_and_weight():
    body = (
        "<text:p text:style-name='P1'>Annual meeting</text:p><text:h text:outline-level='2'>Roads</text:h>"
        "<text:p><text:span text:style-name='T1'>Ana:</text:span> the<text:s text:c='2'/>bridge<text:tab/>east</text:p>"
        "<text:list text:style-name='L1'><text:list-item><text:p>paint</text:p><text:list><text:list-item><text:p>red</text:p>"
        "</text:list-item></text:list></text:list-item><text:list-item><text:p>rust</text:p></text:list-item></text:list>"
    )
    document = read(odt_file(body, _STYLES), "a.odt")
    assert [(b.role, b.level) for b in document.blocks[:2]] == [("title", 0), ("heading", 2)]
    assert block_of(document, "Annual meeting").size == 28.0
    assert block_of(document, "Ana: the bridge\teast").lead == 4
    assert items(document) == [(0, "1.", "paint"), (1, "•", "red"), (0, "2.", "rust")]


def test_tables_boxes_links_and_left_out_parts():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>never</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Item</text:p></table:table-cell>"
        "<table:table-cell><text:p>Owner</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Gate</text:p></table:table-cell><table:table-cell><text:p>Bo</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p>See <text:a xlink:href='https://example.org/p'>the plan</text:a><text:note><text:note-body><text:p>annex</text:p></text:note-body></text:note>"
        "<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame></text:p>"
    )
    document = read(odt_file(body), "a.odt")
    assert cells(document) == [(0, 0, 0, "Item"), (0, 0, 1, "Owner"), (0, 1, 0, "Gate"), (0, 1, 1, "Bo")]
    assert [block_of(document, text).cell.header for text in ("Item", "Gate")] == [True, False]
    assert texts(document, "paragraph") == ["See the plan", "Boxed"]
    assert codes(document) == ["tracked-deletion", "footnote-left-out"]


def test_broken_and_deep_files():
    with pytest.raises(MalformedDocumentError):
        read(odt_file("<text:p>x</text:q>"), "a.odt")
    with pytest.raises(MalformedDocumentError):
        read(odt_file("<text:p>x</text:p>")[:200], "a.odt")
    deep = "<text:section>" * 50 + "<text:p>x</text:p>" + "</text:section>" * 50
    with pytest.raises(LimitExceededError):
        read_source(odt_file(deep), ReadOptions(max_depth=20), name="a.odt")


def test_numbered_levels_show_what_the_list_style_says():
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="A" style:num-prefix="(" style:num-suffix=")" text:start-value="2"/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>'
    )
    inner = "<text:list><text:list-item><text:p>in</text:p></text:list-item></text:list>"
    body = f'<text:list text:style-name="L"><text:list-item><text:p>one</text:p>{inner}</text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>'
    assert items(read(odt_file(body, style), "a.odt")) == [(0, "(B)", "one"), (1, "B.1.", "in"), (0, "(C)", "two")]


def test_hidden_pieces_and_sections_and_every_index_are_told():
    style = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    body = (
        '<text:p>seen<text:span text:style-name="H"> unseen</text:span></text:p><text:section text:display="none"><text:p>away</text:p></text:section>'
        "<text:user-index><text:index-body><text:p>entry</text:p></text:index-body></text:user-index>"
        "<text:tracked-changes><text:changed-region><text:deletion><text:list><text:list-item><text:p>old</text:p></text:list-item></text:list></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    document = read(odt_file(body, style), "a.odt")
    assert texts(document) == ["seen"]
    assert sorted(codes(document)) == ["hidden-text", "hidden-text", "table-of-contents", "tracked-deletion"]


def test_text_in_a_shape_stands_apart():
    body = "<text:p>before<draw:custom-shape><text:p>in the</text:p><text:p>shape</text:p></draw:custom-shape> after</text:p>"
    assert texts(read(odt_file(body), "a.odt")) == ["before after", "in the", "shape"]


@pytest.mark.parametrize("value", ["²", "٣", "9" * 5000, "-1", "", "1e400"])
def test_numbers_no_real_file_has_are_ignored(value):
    style = (
        f'<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="{value}" fo:font-size="{value}pt"/></style:style>'
        f'<text:list-style style:name="L"><text:list-level-style-number text:level="{value}" style:num-format="1"/></text:list-style>'
    )
    body = (
        f'<text:h text:outline-level="{value}">Roads</text:h><text:p>a<text:s text:c="{value}"/>b</text:p>'
        f'<text:list text:style-name="L"><text:list-item text:start-value="{value}"><text:p>item</text:p></text:list-item></text:list>'
        '<text:p><text:span text:style-name="B">plain</text:span></text:p>'
    )
    document = read(odt_file(body, style), "a.odt")
    assert [(block.text, block.role, block.level) for block in document.blocks] == [
        ("Roads", "title", 0), ("a b", "paragraph", 0), ("item", "list_item", 0), ("plain", "paragraph", 0),
    ]  # fmt: skip


def test_a_broken_style_sheet_does_not_take_the_text_with_it():
    out = io.BytesIO(odt_file("<text:p>Roads</text:p>"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("styles.xml", "<a")
        archive.writestr("meta.xml", "")
    assert texts(read(out.getvalue(), "a.odt")) == ["Roads"]


def test_a_lone_heading_below_the_title_stays_one():
    body = "<text:p text:style-name='P1'>Annual meeting</text:p><text:h text:outline-level='1'>Roads</text:h><text:p>paint</text:p>"
    assert [block.role for block in read(odt_file(body, _STYLES), "a.odt").blocks] == ["title", "heading", "paragraph"]


def test_blocks_say_where_they_stand_on_the_page():
    styles = (
        "<style:page-layout style:name='pm1'><style:page-layout-properties fo:page-width='20cm' fo:margin-left='2cm'/></style:page-layout>"
        "<style:style style:name='C' style:family='paragraph'><style:paragraph-properties fo:text-align='center' fo:margin-top='11pt'/></style:style>"
        "<style:style style:name='I' style:family='paragraph'><style:paragraph-properties fo:margin-left='3cm' fo:text-indent='-1cm'/></style:style>"
        "<style:style style:name='W' style:family='table-column'><style:table-column-properties style:column-width='4cm'/></style:style>"
        "<text:list-style style:name='L'><text:list-level-style-bullet text:level='1'><style:list-level-properties>"
        "<style:list-level-label-alignment fo:margin-left='1cm' fo:text-indent='0cm'/></style:list-level-properties>"
        "</text:list-level-style-bullet></text:list-style>"
    )
    body = (
        "<text:p text:style-name='C'>Rowing club</text:p><text:p/><text:p text:style-name='I'>The jetty is repaired.</text:p>"
        "<text:list text:style-name='L'><text:list-item><text:p>oars</text:p></text:list-item></text:list>"
        "<table:table><table:table-column table:style-name='W' table:number-columns-repeated='2'/><table:table-row>"
        "<table:table-cell><text:p>Nets</text:p></table:table-cell><table:table-cell><text:p>Ida</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    club, jetty, oars, nets, ida = read(odt_file(body, styles), "a.odt").blocks
    assert (club.left, club.align, club.space) == (0.1, "center", 1.0)
    assert (jetty.left, jetty.align, jetty.space) == (0.2, "left", 1.2)
    assert (oars.left, nets.left, ida.left) == (0.15, 0.1, 0.3)


def test_a_first_row_on_a_colour_of_its_own_is_a_head():
    styles = (
        "<style:style style:name='G' style:family='table-cell'><style:table-cell-properties fo:background-color='#cccccc'/></style:style>"
        "<style:style style:name='N' style:family='table-cell'><style:table-cell-properties fo:background-color='transparent'/></style:style>"
    )

    def row(style, *cells):
        inner = "".join(
            f"<table:table-cell table:style-name='{style}'><text:p>{c}</text:p></table:table-cell>" for c in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    body = f"<table:table>{row('G', 'Task', 'Owner')}{row('N', 'Lamps', 'Ida')}{row('N', 'Keys', 'Bo')}</table:table>"
    document = read(odt_file(body, styles), "a.odt")
    assert [block.cell.header for block in document.blocks] == [True] * 2 + [False] * 4
