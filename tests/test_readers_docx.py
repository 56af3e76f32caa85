"""Word documents: what counts as text, what a list is, where tables and headings are."""

from __future__ import annotations

import io
import time
import zipfile

import docx
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.errors import EncryptedDocumentError, LimitExceededError, MalformedDocumentError
from minutekit.readers import read_source
from minutekit.readers.ordinals import format_number
from minutekit.schema import ReadOptions
from pace import seconds_here
from reader_samples import cells, codes, items, paragraph, read, texts, word_file

_ABSTRACT = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def _in_list(list_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_lists_have_levels_and_computed_markers():
    body = "".join(
        [
            paragraph("Roads", _in_list(1, 0)),
            paragraph("Potholes", _in_list(1, 1)),
            paragraph("Kerbs", _in_list(1, 1)),
            paragraph("Trees", _in_list(1, 0)),
            paragraph("Benches", _in_list(2, 0)),
            paragraph("with backs", _in_list(2, 1)),
            paragraph("no list", _in_list(0, 0)),
        ]
    )
    document = read(word_file(body, numbering=_ABSTRACT), "a.docx")
    assert items(document) == [
        (0, "1.", "Roads"), (1, "1.1", "Potholes"), (1, "1.2", "Kerbs"), (0, "2.", "Trees"), (0, "•", "Benches"), (1, "•", "with backs"),
    ]  # fmt: skip
    assert texts(document, "paragraph") == ["no list"]


def test_built_in_list_styles_are_lists():
    source = docx.Document()
    for style in ("List Bullet", "List Bullet 2", "List Number", "List Number", "List Bullet 3"):
        source.add_paragraph(f"in {style}", style=style)
    assert items(read(_saved(source), "a.docx")) == [
        (0, "•", "in List Bullet"), (1, "•", "in List Bullet 2"), (0, "1.", "in List Number"), (0, "2.", "in List Number"),
        (2, "•", "in List Bullet 3"),
    ]  # fmt: skip


def test_typed_bullets_lose_their_marker_and_nest_by_indent():
    body = "".join(
        [
            paragraph("- shade", '<w:ind w:left="360"/>'),
            paragraph("- water", '<w:ind w:left="360"/>'),
            paragraph("o\tfountain", '<w:ind w:left="720"/>'),
            paragraph("• toilets"),
            paragraph("1. first"),
            paragraph("2. second"),
            paragraph("4. Mai 2021 was a Tuesday"),
        ]
    )
    document = read(word_file(body), "a.docx")
    assert items(document) == [
        (0, "-", "shade"), (0, "-", "water"), (1, "o", "fountain"), (0, "•", "toilets"), (0, "1.", "first"), (0, "2.", "second"),
    ]  # fmt: skip
    assert texts(document, "paragraph") == ["4. Mai 2021 was a Tuesday"]


@pytest.mark.parametrize(
    ("name", "level"),
    [("heading 2", 2), ("Überschrift 1", 1), ("Titre1", 1), ("Título 3", 3), ("Titolo 2", 2), ("Heading_20_4", 4)],
)
def test_headings_by_style_in_any_language(name, level):
    styles = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/></w:style>'
    document = read(
        word_file(paragraph("Budget", '<w:pStyle w:val="x"/>') + paragraph("text"), styles=styles), "a.docx"
    )
    assert (document.blocks[0].role, document.blocks[0].level) == ("heading", level)


def test_headings_by_outline_level_and_titles_by_style():
    source = docx.Document()
    source.add_heading("Annual meeting", 0)
    source.add_heading("Finances", 1)
    body = paragraph("Fees", '<w:outlineLvl w:val="1"/>')
    document = read(_saved(source), "a.docx")
    assert [(b.role, b.level) for b in document.blocks] == [("title", 0), ("heading", 1)]
    assert [(b.role, b.level) for b in read(word_file(body), "b.docx").blocks] == [("heading", 2)]


def test_typed_heading_numbers_go_to_the_marker():
    source = docx.Document()
    for text in ("1. Opening", "2. Budget", "2.1 Fees"):
        source.add_heading(text, 1)
    assert [(b.marker, b.text) for b in read(_saved(source), "a.docx").blocks] == [
        ("1.", "Opening"),
        ("2.", "Budget"),
        ("2.1", "Fees"),
    ]


def test_a_bold_paragraph_stays_a_paragraph_and_a_bold_lead_is_measured():
    source = docx.Document()
    source.add_paragraph().add_run("Ana Ruiz, harbour office").bold = True
    mixed = source.add_paragraph()
    mixed.add_run("Ana: ").bold = True
    mixed.add_run("the quay is closed").font.size = Pt(9)
    first, second = read(_saved(source), "a.docx").blocks
    assert (first.role, first.bold, first.lead) == ("paragraph", True, 0)
    assert (second.bold, second.lead, second.text[: second.lead], second.size) == (False, 4, "Ana:", 9.0)


def test_inserted_text_counts_and_deleted_or_moved_text_does_not():
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:ins><w:r><w:t>fully </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>agree</w:t></w:r></w:p>"
        "<w:moveFrom><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:moveFrom>"
        "<w:p><w:moveFrom><w:r><w:t>left</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>arrived</w:t></w:r></w:moveTo></w:p>"
    )
    document = read(word_file(body), "a.docx")
    assert texts(document) == ["We fully agree", "arrived"]
    assert {"tracked-deletion", "tracked-move"} <= set(codes(document))


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    body = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>the first half </w:t></w:r></w:p>"
        + paragraph("and the second")
    )
    assert texts(read(word_file(body), "a.docx")) == ["the first half and the second"]


def test_a_text_box_is_read_once():
    box = "<w:txbxContent>" + paragraph("Note: bring keys") + "</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>" + paragraph("after")
    )
    assert texts(read(word_file(body), "a.docx")) == ["before", "Note: bring keys", "after"]


def test_fields_links_and_controls_keep_what_is_shown():
    body = (
        '<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink r:id="link"><w:r><w:t>the plan</w:t></w:r></w:hyperlink></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://example.org/b"</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>Part B</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        "<w:sdt><w:sdtContent>" + paragraph("in a control") + "</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here to enter text.</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>"
        "<w:p><w:smartTag><w:r><w:t>Lisbon</w:t></w:r></w:smartTag></w:p>"
    )
    document = read(word_file(body), "a.docx")
    assert texts(document) == ["See the plan", "Part B", "in a control", "Lisbon"]
    assert [block.links for block in document.blocks[:2]] == [("https://example.org/plan",), ("https://example.org/b",)]
    assert "placeholder-left-out" in codes(document)


def test_a_table_of_contents_is_left_out_across_its_paragraphs():
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Opening 1</w:t></w:r></w:p>'
        + paragraph("Budget 2")
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        + paragraph("The meeting opens")
    )
    document = read(word_file(body), "a.docx")
    assert texts(document) == ["The meeting opens"]
    assert codes(document).count("table-of-contents") == 2


def test_headers_footers_notes_and_comments_are_diagnostics():
    aside = "<w:footnote>" + paragraph("See annex") + "</w:footnote>"
    document = read(
        word_file(
            paragraph("Text"), header=paragraph("Draft minutes"), footer=paragraph("Page one"), footnotes=aside,
            comments="<w:comment>" + paragraph("is this right?") + "</w:comment>",
        ),
        "a.docx",
    )  # fmt: skip
    assert texts(document) == ["Text"]
    assert {d.code: d.text for d in document.diagnostics} == {
        "running-header": "Draft minutes", "running-footer": "Page one", "footnote-left-out": "See annex",
        "comment-left-out": "is this right?",
    }  # fmt: skip


def test_hidden_text_is_left_out_and_noted():
    document = read(word_file(paragraph("secret", run="<w:vanish/>") + paragraph("open")), "a.docx")
    assert texts(document) == ["open"]
    assert codes(document) == ["hidden-text"]


def test_tables_give_cells_once_and_in_place():
    source = docx.Document()
    table = source.add_table(rows=3, cols=3)
    for column, text in enumerate(("Item", "Owner", "Due")):
        table.cell(0, column).paragraphs[0].add_run(text).bold = True
    table.cell(1, 0).text = "Mend the gate"
    table.cell(1, 1).text = "Bo"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 2).text = "May"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "open"
    document = read(_saved(source), "a.docx")
    assert cells(document) == [
        (0, 0, 0, "Item"), (0, 0, 1, "Owner"), (0, 0, 2, "Due"), (0, 1, 0, "Mend the gate"), (0, 1, 1, "Bo"), (0, 1, 2, "May"),
        (0, 2, 1, "open"),
    ]  # fmt: skip
    assert [b.cell.header for b in document.blocks] == [True] * 3 + [False] * 4


def test_every_paragraph_and_bullet_of_a_cell_is_a_block():
    source = docx.Document()
    cell = source.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "Ana says"
    cell.add_paragraph("buses first", style="List Bullet")
    cell.add_paragraph("then trams", style="List Bullet")
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "nested"
    inner.cell(0, 1).text = "cell"
    document = read(_saved(source), "a.docx")
    assert [(b.role, b.cell.table, b.text) for b in document.blocks] == [
        ("table_cell", 0, "Ana says"), ("list_item", 0, "buses first"), ("list_item", 0, "then trams"),
        ("table_cell", 1, "nested"), ("table_cell", 1, "cell"),
    ]  # fmt: skip


def test_a_table_of_one_cell_is_a_box():
    source = docx.Document()
    source.add_table(rows=1, cols=1).cell(0, 0).text = "Framed"
    assert [(b.role, b.cell) for b in read(_saved(source), "a.docx").blocks] == [("paragraph", None)]


def _broken(*lines: str, properties: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r>"
        + "<w:br/>".join(f"<w:t>{line}</w:t>" for line in lines)
        + "</w:r></w:p>"
    )


def test_text_wrapped_at_a_width_is_one_paragraph():
    lines = (
        "We have been waiting for the new bridge since the flood, and",
        "nobody knows when it comes. Ana has asked the council, which",
        "will answer in May.",
    )
    assert texts(read(word_file(_broken(*lines)), "b.docx")) == [" ".join(lines)]
    # Lines with room left were broken on purpose.
    tasks = ("paint the railings of the old bridge before May", "call the council", "write to the firm of last year")
    assert texts(read(word_file(_broken(*tasks)), "b.docx")) == list(tasks)


def test_soft_line_breaks_split_lines():
    lines = read(word_file(_broken("Date: 4 May", "Place: the mill")), "a.docx")
    assert texts(lines) == ["Date: 4 May", "Place: the mill"]
    bullets = read(word_file(_broken("Ana raised", "- shade", "- water")), "c.docx")
    assert (texts(bullets, "paragraph"), items(bullets)) == (["Ana raised"], [(0, "-", "shade"), (0, "-", "water")])
    item = _broken("Shade", "More of it", properties=_in_list(2, 0))
    assert items(read(word_file(item, numbering=_ABSTRACT), "d.docx")) == [(0, "•", "Shade More of it")]


@pytest.mark.parametrize("kind", ["vnd.ms-word.document.macroEnabled", "vnd.ms-word.template.macroEnabledTemplate"])
def test_macro_files_and_templates_are_read(kind):
    source = io.BytesIO(word_file(paragraph("Text")))
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"vnd.openxmlformats-officedocument.wordprocessingml.document", kind.encode())
            new.writestr(name, data)
    assert texts(read(out.getvalue(), "a.docm")) == ["Text"]


def test_strict_documents_are_read():
    data = word_file(paragraph("Text"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, strict)
    assert texts(read(out.getvalue(), "a.docx")) == ["Text"]


@pytest.mark.parametrize("saved", ["{name}   0:0{n}\v{text}", "0:0:{n}.100 --> 0:0:{n}.900\v{name}\v{text}"])
def test_a_transcript_saved_as_word_file_gives_cues(saved):
    source = docx.Document()
    source.add_paragraph("Weekly call")
    source.add_paragraph("March 4, 2025, 10:02AM")
    said = [("Ana Ruiz", "Good morning, shall we begin?"), ("Bo Lind", "The first item is the bridge."),
            ("Ana Ruiz", "It stays closed until May."), ("Bo Lind", "Then we need a ferry.")]  # fmt: skip
    for n, (name, text) in enumerate(said, 1):
        run = source.add_paragraph().add_run()
        for at, part in enumerate(saved.format(name=name, n=n, text=text).split("\v")):
            if at:
                run.add_break()
            run.add_text(part)
    document = read(_saved(source), "a.docx")
    assert [(b.speaker, b.text) for b in document.blocks if b.role == "cue"] == said
    assert texts(document)[:2] == ["Weekly call", "March 4, 2025, 10:02AM"]


def test_generic_title_properties_are_not_passed_on():
    source = docx.Document()
    source.add_paragraph("Text")
    titles = {}
    for title in ("Word Document", "minutes.doc", "Dokument1", "Harbour board, May"):
        source.core_properties.title = title
        titles[title] = read(_saved(source), "a.docx").title
    assert titles == {
        "Word Document": None,
        "minutes.doc": None,
        "Dokument1": None,
        "Harbour board, May": "Harbour board, May",
    }


def test_a_truncated_file_ends_in_one_clear_error():
    data = word_file("".join(paragraph(f"Paragraph {n}") for n in range(200)))
    for share in (0.2, 0.5, 0.9):
        with pytest.raises(MalformedDocumentError, match=r"a\.docx: .*(damaged|cut off)"):
            read(data[: int(share * len(data))], "a.docx")


def test_entities_and_bombs_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY a "lol">]><w:document xmlns:w="{"x"}"><w:body>&a;</w:body></w:document>',
        )
    with pytest.raises(MalformedDocumentError, match="entities"):
        read(out.getvalue(), "a.docx")
    dense = word_file("<w:p/>" * 4_000_000)
    with pytest.raises(LimitExceededError, match="times its size"):
        read(dense, "dense.docx")
    bomb = word_file(paragraph("x" * 1_000_000))
    with pytest.raises(LimitExceededError, match="max_expansion"):
        read_source(bomb, ReadOptions(max_expansion=100_000), name="bomb.docx")


def test_nesting_has_a_limit():
    body = paragraph("deep")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    with pytest.raises(LimitExceededError):
        read_source(word_file(body), ReadOptions(max_depth=20), name="a.docx")


def test_an_encrypted_file_asks_for_its_password():
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    with pytest.raises(EncryptedDocumentError, match="password"):
        read(container, "a.docx")


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (3, "decimal", "3"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (7, "decimalZero", "07"),
        (0, "upperRoman", "0"),
    ],
)
def test_numbers_are_shown_as_word_shows_them(number, style, shown):
    assert format_number(number, style) == shown


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORDS, st.sampled_from(["Normal", "List Bullet", "Heading 1"]), st.booleans()), max_size=8))
def test_law_blocks_hold_the_paragraphs_in_order(rows):
    source = docx.Document()
    for text, style, bold in rows:
        source.add_paragraph(style=style).add_run(text).bold = bold
    source.add_paragraph("The end of the text")
    document = read(_saved(source), "a.docx")
    written = "".join(char for text, _, _ in rows for char in text if char.isalpha()) + "Theendofthetext"
    found = "".join(
        char for char in "".join((block.marker or "") + block.text for block in document.blocks) if char.isalpha()
    )
    assert _folded(found) == _folded(written)


def _folded(text: str) -> str:
    import unicodedata

    return "".join(char for char in unicodedata.normalize("NFKD", text) if char.isascii() and char.isalpha())


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_a_field_that_is_never_closed_takes_no_text_with_it():
    body = f"<w:p>{_field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>" + paragraph(
        "Roads"
    )
    document = read(word_file(body), "a.docx")
    assert texts(document) == ["Roads"]
    assert codes(document) == ["field-left-out"]


def test_numbers_no_real_file_has_are_ignored():
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    for value in ("²", "9" * 5000, "1e400", "NaN", "-7", "0", "99999999999"):
        lists = (
            f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{value}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )
        listed = f'<w:ind w:left="{value}"/><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
        body = (
            paragraph("Roads", listed, f'<w:sz w:val="{value}"/>')
            + f'<w:p><w:r><w:sym w:char="{value[:4]}"/><w:t>!</w:t></w:r></w:p>'
        )
        (first, *_) = read(word_file(body, styles=styles, numbering=lists), "a.docx").blocks
        assert (first.text, first.level, first.size) == ("Roads", 0, None)
        assert first.marker is not None
        assert len(first.marker) < 12


def test_a_marker_is_one_short_line():
    lists = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="a&#10;{"x" * 9000}"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    document = read(word_file(paragraph("Roads", '<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=lists), "a.docx")
    assert (document.blocks[0].marker or "").startswith("a xxx")
    assert len(document.blocks[0].marker or "") <= 40


def test_rows_and_paragraphs_deleted_under_tracked_changes_are_told():
    body = (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + paragraph("old row") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("row") + "</w:tc></w:tr></w:tbl>"
        + "<w:del>" + paragraph("old line") + "</w:del>" + '<w:sdt><w:sdtContent><mc:AlternateContent><mc:Choice Requires="x">' + paragraph("new")
        + "</mc:Choice></mc:AlternateContent></w:sdtContent></w:sdt><mc:AlternateContent><mc:Fallback>" + paragraph("other") + "</mc:Fallback></mc:AlternateContent>"
    )  # fmt: skip
    document = read(word_file(body), "a.docx")
    assert texts(document) == ["row", "new", "other"]
    assert [d.text for d in document.diagnostics if d.code == "tracked-deletion"] == ["old row", "old line"]


def test_every_note_is_told_however_many():
    notes = "".join(f"<w:footnote>{paragraph(f'note {n}')}</w:footnote>" for n in range(700))
    document = read(word_file(paragraph("Roads"), footnotes=notes), "a.docx")
    assert len(document.diagnostics) == 700


def test_many_deleted_ends_and_instructions_take_linear_time():
    began = time.process_time()
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" * 20_000
    coded = f"<w:p>{_field('begin')}" + "<w:r><w:instrText>HYPERLINK </w:instrText></w:r>" * 40_000 + "</w:p>"
    assert len(read(word_file(deleted + coded), "a.docx").blocks) == 1
    assert time.process_time() - began < seconds_here(8)


def test_blocks_say_where_they_stand_on_the_page():
    section = '<w:sectPr><w:pgSz w:w="10000" w:h="14000"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>'
    ida_right = paragraph("Ida", '<w:jc w:val="end"/>')
    body = (
        paragraph("Rowing club", '<w:jc w:val="center"/><w:spacing w:after="200"/>', '<w:sz w:val="20"/>')
        + paragraph("")
        + paragraph("The jetty is repaired.", '<w:ind w:left="1500" w:hanging="500"/>', '<w:sz w:val="20"/>')
        + '<w:tbl><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
        f"<w:tr><w:tc>{paragraph('Oars')}</w:tc><w:tc>{ida_right}</w:tc></w:tr></w:tbl>"
    )
    club, jetty, oars, ida = read(word_file(body + section), "a.docx").blocks
    assert (club.left, club.align, club.space) == (0.1, "center", 0.0)
    assert (jetty.left, jetty.align) == (0.2, "left")
    assert jetty.space == 2.32  # ten points behind the first, an empty line of 11 points, on text of 10 points
    assert (oars.left, ida.left, ida.align, ida.space) == (0.1, 0.4, "right", 0.0)
    assert {block.top for block in (club, jetty, oars, ida)} == {None}


def test_a_list_and_a_style_set_their_paragraphs_in():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Note"><w:name w:val="Note"/><w:pPr><w:spacing w:before="240"/>'
        '<w:ind w:left="720"/></w:pPr></w:style>'
    )
    numbering = _ABSTRACT.replace(
        '<w:lvlText w:val="%1."/>', '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    )
    body = paragraph("Nets", _in_list(1, 0)) + paragraph("Mended.", '<w:pStyle w:val="Note"/>')
    nets, mended = read(word_file(body, styles=styles, numbering=numbering), "a.docx").blocks
    assert nets.left == round((72 + 18) / 612, 4)
    assert (mended.left, mended.space) == (round((72 + 36) / 612, 4), round(12 / 11, 2))


def _table(rows, look=""):
    body = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{look}</w:tblPr>{body}</w:tbl>'


_ROWS = (("Boat", "Colour"), ("Lamps", "Ida"), ("Keys", "Bo"))


@pytest.mark.parametrize(
    ("look", "head"),
    [
        ('<w:tblLook w:firstRow="1"/>', True),
        ('<w:tblLook w:val="04A0"/>', True),
        ('<w:tblLook w:val="0480"/>', False),
        ("", False),
    ],
)
def test_first_rows_set_apart_by_their_style_are_heads(look, head):
    styles = (
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid Table 4"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    document = read(word_file(_table(_ROWS, look), styles=styles), "a.docx")
    assert [block.cell.header for block in document.blocks] == [head] * 2 + [False] * 4
