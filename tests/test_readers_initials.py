"""Capitals before names are initials, not the letters of a list."""

from __future__ import annotations

import pytest

from minutekit.readers.initials import opens_name
from minutekit.readers.markers import find_markers
from pdf_pages import PageDraft, write_pdf
from reader_samples import cells, read, texts, word_file

NAMES = ["A. Bergman", "B. Chowdhury", "C. Duarte", "D. Eklund"]


@pytest.mark.parametrize(
    ("line", "opens"),
    [("B. Chowdhury", True), ("J. R. de la Cruz", True), ("K. O’Neil, chair", True), ("L. Berg (by phone)", True),
     ("B. The roof leaks.", False), ("B. Opening of the hall", False), ("b. Chowdhury", False), ("B) Lind", False)],
)  # fmt: skip
def test_what_opens_a_name(line: str, opens: bool) -> None:
    assert opens_name(line) is opens


def test_initials_that_only_stand_near_one_another_in_the_alphabet_are_no_markers() -> None:
    assert not any(find_markers(["J. Smith", "K. Jones", "L. Berg"]))
    assert not any(find_markers(["A. Smith", "B. Jones", "D. Berg"]))


def test_letters_that_count_up_from_a_are_markers() -> None:
    assert [m.text for m in find_markers(["A. Opening", "B. Finance", "C. Roads"]) if m] == ["A.", "B.", "C."]
    assert [m.text for m in find_markers(["I. Opening", "II. Finance"]) if m] == ["I.", "II."]


def test_in_a_table_even_names_in_the_order_of_the_alphabet_keep_their_initials() -> None:
    rows = "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{name}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Member</w:t></w:r></w:p></w:tc></w:tr>"
        for name in NAMES
    )
    document = read(word_file(f"<w:tbl>{rows}</w:tbl>"), "a.docx")
    assert [cell[3] for cell in cells(document)][::2] == NAMES


@pytest.mark.parametrize("celled", [True, False])
def test_in_pdf_files(celled: bool) -> None:
    page = PageDraft()
    names = NAMES if celled else ["J. Smith", "K. Jones", "L. Berg", "V. Orlov"]
    for n, name in enumerate(names):
        page.text(75, 100 + 20 * n, name)
        if celled:
            page.text(305, 100 + 20 * n, "Member")
    if celled:
        page.grid([70, 300, 520], [85 + 20 * n for n in range(5)])
    document = read(write_pdf([page]), "a.pdf")
    assert [text for text in texts(document) if text != "Member"] == names
    assert not any(block.marker for block in document.blocks)


def test_lists_by_letter_in_pdf_files() -> None:
    page = PageDraft()
    for n, text in enumerate(["A. Opening", "B. Finance", "C. Roads"]):
        page.text(70, 100 + 20 * n, text)
    assert [block.marker for block in read(write_pdf([page]), "a.pdf").blocks] == ["A.", "B.", "C."]


def test_roman_numerals_in_pdf_files() -> None:
    page = PageDraft()
    for n, text in enumerate(["I. Opening", "II. Finance", "III. Roads"]):
        page.text(70, 100 + 20 * n, text)
    assert [block.marker for block in read(write_pdf([page]), "a.pdf").blocks] == ["I.", "II.", "III."]
