"""OpenDocument texts."""

from __future__ import annotations

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
