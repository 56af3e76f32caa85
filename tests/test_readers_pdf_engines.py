"""The PDF reader beyond the page's own text: links, filled forms, the second engine, and files it must leave alone."""

from __future__ import annotations

import ctypes
import time

import pytest

from fuzz_seeds import assemble_pdf
from minutekit.errors import LimitExceededError, NoTextError
from minutekit.readers.pdf import drawings, engine, glyphs, read_pdf, reader, second_engine
from minutekit.readers.pdf.furniture import Sheet
from minutekit.readers.pdf.margins import Frame
from minutekit.readers.pdf.pages import LoadedPage
from minutekit.readers.pdf.paragraphs import Paragraph
from minutekit.readers.pdf.roles import write_blocks
from minutekit.readers.pdf.second_engine import read_pages
from minutekit.readers.pdf.words import Line
from minutekit.schema import ReadOptions
from pace import seconds_here
from pdf_pages import PageDraft, write_pdf

_FIELD = "/Subtype /Widget /FT /Tx /T (task) /V (Paint the fence)"
_BUTTON = "/Subtype /Widget /FT /Btn /Ff 65536 /T (send)"


def _lines() -> PageDraft:
    page = PageDraft().text(70, 100, "Harbour board", "bold", 16).text(70, 140, "Lamps for the pier were ordered.")
    return page.text(70, 160, "- Ask for a", size=11).text(70, 180, "- Mend the shed")


def _forget_glyphs(page, text_page, number):
    return reader.Glyphs(number, 595.0, 842.0)


def test_links_stand_with_the_text_they_lie_over():
    page = _lines().link(68, 128, 250, 144, "https://example.org/lamps").link(68, 168, 200, 184, "javascript:alert(1)")
    document = read_pdf(write_pdf([page]), "a.pdf")
    assert {block.text: block.links for block in document.blocks if block.links} == {
        "Lamps for the pier were ordered.": ("https://example.org/lamps",)
    }


def test_text_typed_over_a_page_or_into_a_field_is_read_in_its_place_and_buttons_are_not():
    page = (
        _lines()
        .typed(70, 300, "Chaired by Mina Aho")
        .typed(70, 150, "Paint the fence", _FIELD)
        .typed(70, 400, "Send form", _BUTTON)
    )
    document = read_pdf(write_pdf([page]), "a.pdf")
    joined = " ".join(block.text for block in document.blocks)
    assert "Chaired by Mina Aho" in joined
    assert "Send form" not in joined
    assert joined.index("ordered") < joined.index("Paint the fence") < joined.index("Mend the shed")


def test_second_engine_sees_the_words_of_the_first():
    data = write_pdf([_lines(), _lines()])
    first = read_pdf(data, "a.pdf")
    pages = second_engine.read_pages(data, "a.pdf", ReadOptions(), time.monotonic())
    assert [" ".join(word.text for word in page.words) for page in pages] == [
        "Harbour board Lamps for the pier were ordered. - Ask for a - Mend the shed"
    ] * 2
    assert pages[0].words[0].bold
    assert not pages[0].words[2].bold
    assert first.pages == 2


def test_second_engine_is_asked_when_the_first_finds_no_text(monkeypatch):
    data = write_pdf([_lines()])
    first = read_pdf(data, "a.pdf")
    monkeypatch.setattr(reader, "measure_glyphs", _forget_glyphs)
    document = read_pdf(data, "a.pdf")
    assert [(b.role, b.text, b.marker) for b in document.blocks] == [(b.role, b.text, b.marker) for b in first.blocks]
    assert [d.code for d in document.diagnostics] == ["second-engine"]


def test_scans_are_not_given_to_the_second_engine(monkeypatch):
    monkeypatch.setattr(second_engine, "read_pages", lambda *_: pytest.fail("asked for a scan"))
    with pytest.raises(NoTextError, match="OCR"):
        read_pdf(write_pdf([PageDraft(image=True), PageDraft(image=True)]), "scan.pdf")


def test_second_engine_leaves_files_that_unpack_too_far(monkeypatch):
    monkeypatch.setattr(reader, "measure_glyphs", _forget_glyphs)
    monkeypatch.setattr(second_engine, "MAX_INFLATED", 50)
    with pytest.raises(NoTextError):
        read_pdf(write_pdf([_lines()]), "a.pdf")


@pytest.mark.parametrize(("options", "ago"), [(ReadOptions(max_pages=1), 0.0), (ReadOptions(max_seconds=1), 5.0)])
def test_second_engine_keeps_the_limits(options, ago):
    with pytest.raises(LimitExceededError):
        second_engine.read_pages(write_pdf([_lines(), _lines()]), "a.pdf", options, time.monotonic() - ago)


def test_words_broken_for_a_narrow_cell_are_whole_again():
    page = PageDraft().grid([70, 270, 300, 350], [100, 120, 160, 200])
    page.text(73, 114, "What is to be done by whom").text(274, 114, "Resp").text(303, 114, "When")
    page.text(73, 132, "Ask the port authority for a lock").text(273, 132, "Holm").text(273, 145, "gren").text(
        303, 132, "12.10.20"
    ).text(303, 145, "25")
    page.text(73, 172, "Count the keys of the boat shed").text(273, 172, "Ida").text(273, 185, "or Bo").text(
        303, 172, "soon"
    )
    document = read_pdf(write_pdf([page]), "a.pdf")
    found = [block.text for block in document.blocks]
    assert "Holmgren" in found
    assert "12.10.2025" in found
    assert "Ida or Bo" in found


def test_the_page_number_at_the_end_of_a_foot_line_shows_what_it_is_on_a_single_page():
    body = _lines().text(70, 800, "Minute book of the board, page 1", size=11)
    document = read_pdf(write_pdf([body]), "a.pdf")
    assert [d.code for d in document.diagnostics] == ["page-number"]
    kept = _lines().text(70, 800, "The plan of the pier is on page 4", size=11)
    assert read_pdf(write_pdf([kept]), "a.pdf").text.endswith("page 4")


def _counted_page(words: str, first: int = 1, rows: int = 20) -> PageDraft:
    page = PageDraft()
    for n in range(rows):
        page.text(64 if n + first < 10 else 58, 100 + 24 * n, str(n + first)).text(
            90, 100 + 24 * n, f"{words} {chr(97 + n)} of a talk that nobody wanted to end so early"
        )
    return page


def test_numbers_of_the_lines_of_a_transcript_are_left_out():
    document = read_pdf(write_pdf([_counted_page("Question"), _counted_page("Answer")]), "a.pdf")
    assert [(d.code, d.page) for d in document.diagnostics] == [("line-number", 1), ("line-number", 2)]
    assert not any(block.marker or block.text[0].isdigit() for block in document.blocks)
    assert document.text.startswith("Question a of a talk")


def test_a_numbered_list_over_two_pages_keeps_its_numbers():
    document = read_pdf(write_pdf([_counted_page("Seat"), _counted_page("Chair", first=21)]), "a.pdf")
    assert not document.diagnostics
    assert "20" in [block.marker for block in document.blocks] or "20" in document.text


def _noted_page(mark: str) -> PageDraft:
    page = (
        PageDraft()
        .text(70, 100, "The lamps cost more than we thought.")
        .text(257.2, 96, mark, size=6)
        .text(70, 130, "The shed needs a new lock before the winter.")
    )
    page.text(70, 160, "The board asks the port to pay half of all that.")
    return (
        page.text(70, 700, "1", size=5)
        .text(74, 703, "See the offer of the two firms", size=8)
        .text(70, 714, "kept by the treasurer.", size=8)
    )


def test_marks_of_footnotes_are_told_and_the_notes_stay():
    document = read_pdf(write_pdf([_noted_page("1")]), "a.pdf")
    assert document.text.startswith("The lamps cost more than we thought.\n")
    assert [(d.code, d.text) for d in document.diagnostics] == [("footnote-mark", "1")]
    assert "treasurer" in document.text


def test_text_of_no_size_still_has_roles():
    lines = [
        Line(text, 70, 100, 150, 100, 100, 0.0, bold=True, lead=0, first=9, gap=3, mixed=False, order=0, page=1)
        for text in ("Harbour board", "Lamps")
    ]
    drafts = [Paragraph([line], Frame(70, 500)) for line in lines]
    assert [block.text for block in write_blocks(drafts, [Sheet(1, 595, 842, lines)])] == ["Harbour board", "Lamps"]


@pytest.mark.parametrize(
    "objects",
    [
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"2 0 R"],
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox 4 0 R /Resources 4 0 R >>",
            b"4 0 R",
        ],
    ],
)
def test_second_engine_ends_when_its_time_is_up(objects):
    # An object that is a reference to itself, which pdfminer follows for ever.
    began = time.process_time()
    with pytest.raises(LimitExceededError, match="max_seconds"):
        read_pages(assemble_pdf(objects), "a.pdf", ReadOptions(max_seconds=0.5), time.monotonic())
    assert time.process_time() - began < seconds_here(3)


def test_addresses_are_one_line():
    page = PageDraft().text(70, 100, "the plan").link(60, 90, 200, 110, "http://example.org/a\n b\x01c")
    (block,) = read_pdf(write_pdf([page]), "a.pdf").blocks
    assert block.links == ("http://example.org/abc",)


def test_a_page_that_cannot_be_loaded_is_left_out_and_told(monkeypatch):
    load = reader.load_page

    def fail(document, index):
        return LoadedPage(None, None) if index == 1 else load(document, index)

    monkeypatch.setattr(reader, "load_page", fail)
    document = read_pdf(write_pdf([_lines(), _lines(), _lines()]), "a.pdf")
    assert {block.page for block in document.blocks} == {1, 3}
    assert [(note.code, note.page) for note in document.diagnostics] == [("page-unreadable", 2)]


def test_the_plain_binding_reads_the_same(monkeypatch):
    page = _lines().text(70, 300, "Key points:", "bold").text(140, 300, "lamps").grid([70, 200, 400], [320, 340, 360])
    page.text(75, 334, "Ida").text(205, 334, "Bo").text(75, 354, "r").text(79, 354, "´").text(78, 354, "e")
    page.operators.append("q 0 1 -1 0 300 500 cm BT /regular 11 Tf (along the side) Tj ET Q")
    data = write_pdf([page])
    fast = read_pdf(data, "a.pdf")
    calls = [
        (module, name)
        for module in (glyphs, drawings)
        for name, kind in vars(module).items()
        if "CFunctionType" in type(kind).__name__
    ]
    assert len(calls) == 12
    declared = {
        "_box_of": (engine.pdfium.FPDFText_GetLooseCharBox, "int", "at int at"),
        "_origin_of": (engine.pdfium.FPDFText_GetCharOrigin, "int", "at int at at"),
        "_size_of": (engine.pdfium.FPDFText_GetFontSize, "double", "at int"),
        "_matrix_of": (engine.pdfium.FPDFText_GetMatrix, "int", "at int at"),
        "_object_of": (engine.pdfium.FPDFText_GetTextObject, "handle", "at int"),
        "_font_of": (engine.pdfium.FPDFTextObj_GetFont, "handle", "handle"),
        "_render_mode_of": (engine.pdfium.FPDFTextObj_GetTextRenderMode, "int", "handle"),
        "_count_on_page": (engine.pdfium.FPDFPage_CountObjects, "int", "at"),
        "_object_on_page": (engine.pdfium.FPDFPage_GetObject, "handle", "at int"),
        "_count_in_form": (engine.pdfium.FPDFFormObj_CountObjects, "int", "at"),
        "_object_in_form": (engine.pdfium.FPDFFormObj_GetObject, "handle", "at int"),
        "_kind_of": (engine.pdfium.FPDFPageObj_GetType, "int", "handle"),
    }
    kinds = {"int": ctypes.c_int, "double": ctypes.c_double, "handle": ctypes.c_void_p, "at": ctypes.byref}
    for module, name in calls:
        function, result, arguments = declared[name]
        monkeypatch.setattr(
            module, name, engine.bind(function, kinds[result], *(kinds[word] for word in arguments.split()))
        )
    assert read_pdf(data, "a.pdf") == fast


def test_functions_declared_otherwise_go_through_the_binding():
    library = engine.pdfium
    recast = engine.recast(library.FPDF_GetPageWidthF, ctypes.c_float, ctypes.byref)
    assert "CFunctionType" in type(recast).__name__
    for wrong in (
        (ctypes.c_int, ctypes.byref),
        (ctypes.c_float, ctypes.c_int),
        (ctypes.c_float, ctypes.byref, ctypes.c_int),
    ):
        assert engine.recast(library.FPDF_GetPageWidthF, *wrong).__name__ == "call"
