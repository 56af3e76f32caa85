"""Rows set with tabs in word-processing formats are tables."""

from __future__ import annotations

import pytest

from minutekit.readers.tabbed import is_entry
from reader_samples import cells, odt_file, paragraph, read, texts, word_file

HANGING = '<w:ind w:left="2268" w:hanging="2268"/>'
SET_IN = '<w:ind w:left="2268"/>'


def tabbed(text: str, properties: str = "") -> str:
    runs = "<w:r><w:tab/></w:r>".join(f"<w:r><w:t>{part}</w:t></w:r>" if part else "" for part in text.split("\t"))
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


@pytest.mark.parametrize(
    ("label", "entry", "is_one"),
    [("Ada Berg", "The roof leaks.", True), ("Venue", "Town hall", True), ("Venue:", "Town hall", False),
     ("10:05", "Opening", False), ("Item 3", "Budget", False), ("For", "12", False), ("a)", "Budget", False)],
)  # fmt: skip
def test_what_may_be_a_cell(label: str, entry: str, is_one: bool) -> None:
    assert is_entry(label, entry) is is_one


def test_names_before_a_tab_are_a_column() -> None:
    body = (
        paragraph("Round")
        + tabbed("Ada Berg\tThe roof leaks.", HANGING)
        + tabbed("Bo Lind\t\tThe hall is cold.", HANGING)
        + tabbed("So is the stair.", SET_IN)
        + tabbed("\tAnd the cellar.", HANGING)
        + tabbed("Cem Kaya\tWho has the key?", HANGING)
        + paragraph("We closed at nine.")
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    document = read(word_file(body), "a.docx")
    assert cells(document) == [
        (0, 0, 0, "Ada Berg"), (0, 0, 1, "The roof leaks."), (0, 1, 0, "Bo Lind"), (0, 1, 1, "The hall is cold."),
        (0, 2, 1, "So is the stair."), (0, 3, 1, "And the cellar."), (0, 4, 0, "Cem Kaya"), (0, 4, 1, "Who has the key?"),
        (1, 0, 0, "a"), (1, 0, 1, "b"),
    ]  # fmt: skip
    assert texts(document, "paragraph") == ["Round", "We closed at nine."]


def test_numbered_rows_of_open_document_files_are_cells() -> None:
    rows = ("1.\tPaint the gate\tAda\t4 May", "2.\tCall the firm\tBo\t9 May", "3.\tSweep the yard\tCem\t2 June")
    body = "".join(f"<text:p>{row}</text:p>".replace("\t", "<text:tab/>") for row in rows)
    assert [cell[3] for cell in cells(read(odt_file(body), "a.odt"))] == [
        part for row in rows for part in row.split("\t")
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Date:\t4 May", "Place:\tTown hall", "Chair:\tAda Berg"),
        ("18:00\tOpening", "18:05\tBudget", "18:30\tGate"),
        ("Ada Berg\tThe roof leaks.", "Bo Lind\tThe hall is cold."),
        ("For\t12", "Against\t3", "Abstentions\t1"),
    ],
)
def test_lines_with_a_label_stay_lines(rows: tuple[str, ...]) -> None:
    document = read(word_file("".join(map(tabbed, rows))), "a.docx")
    assert not cells(document)
    assert [text.split() for text in texts(document)] == [row.split() for row in rows]
