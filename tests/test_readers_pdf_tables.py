"""Tables of PDF pages as word processors lay them out: with all lines, some, or none."""

from __future__ import annotations

import pytest

from minutekit import read_document
from minutekit.schema import Document
from pdf_pages import PageDraft, write_pdf

INTRO = "The chair opened the meeting and welcomed everybody who had come to the new room by the pier."


def read(*pages: PageDraft) -> Document:
    return read_document(write_pdf(list(pages)), name="a.pdf")


def rows(document: Document) -> list[list[str]]:
    """Return the cells' texts row by row, paragraphs of one cell joined by a bar."""
    found: dict[int, dict[int, list[str]]] = {}
    for block in document.blocks:
        if block.cell:
            found.setdefault(block.cell.row, {}).setdefault(block.cell.column, []).append(block.text)
    return [[" | ".join(cell) for _, cell in sorted(row.items())] for _, row in sorted(found.items())]


def set_rows(
    page: PageDraft, y: float, places: list[float], ends: list[float], table: list[list[str]], gap: float = 2.0
) -> list[float]:
    """Write the rows of a table cell by cell, as word processors do; return where the rows begin and end."""
    levels = [y - 11]
    for row in table:
        bottoms = [y + 13.5]
        bottoms += [page.wrapped(x, y, text, end) for x, end, text in zip(places, ends, row, strict=False) if text]
        y = max(bottoms) + gap
        levels.append(y - 11)
    return levels


SAID = [
    ["Pavel Horak", "The inner basin has silted up and two boats have touched ground since the new year."],
    ["Tom Whitby", "Residents worry about the noise at night; the last survey covers only the west quay."],
    ["Dalia Osei", "The council has set money aside for a survey but has found no firm that would do it."],
]


def test_two_lists_side_by_side_are_read_as_columns_of_names() -> None:
    page = PageDraft()
    y = page.wrapped(70, 80, INTRO, 524) + 10
    page.text(70, y, "Present:").text(300, y, "Absent:")
    for n, name in enumerate(("Ida Holm", "Tom Whitby", "Pavel Horak")):
        page.text(70, y + 14 * (n + 1), name)
    page.text(300, y + 14, "Jon Dahl")
    page.wrapped(70, y + 80, INTRO, 524)
    cells = [(b.cell.column, b.text) for b in read(page).blocks if b.cell]
    assert sorted(cells) == [
        (0, "Ida Holm"),
        (0, "Pavel Horak"),
        (0, "Present:"),
        (0, "Tom Whitby"),
        (1, "Absent:"),
        (1, "Jon Dahl"),
    ]


def test_cells_without_lines_end_where_their_column_wraps() -> None:
    for right in (330, 524):
        page = PageDraft()
        y = page.wrapped(70, 80, INTRO, 524)
        set_rows(page, y + 10, [70, 200], [190, right], SAID)
        assert rows(read(page)) == SAID


TASKS = [
    ["Action", "Owner", "Due"],
    ["Ask the dredging firm for a second quote that covers the inner basin", "Pavel Horak", "2 April"],
    ["Publish the survey", "Dalia Osei", "22 March"],
    ["Write to the ferry operator about the late sailings of the evening boat", "Ingrid Maas", "31 March"],
]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_row_goes_on_over_the_page_without_upright_lines(ruled: bool) -> None:
    first, second = PageDraft(), PageDraft()
    y = first.wrapped(70, 80, INTRO, 524)
    levels = set_rows(first, y + 30, [75, 200], [190, 520], SAID, gap=4)
    for level in levels if ruled else []:
        first.rule(70, level, 524, level)
    first.text(75, levels[-1] + 11, "Ingrid Maas").text(
        200, levels[-1] + 11, "The master of the harbour has neither the time"
    )
    second.text(200, 70, "nor the tools.")
    levels = set_rows(second, 90, [75, 200], [190, 520], SAID, gap=4)
    for level in levels if ruled else []:
        second.rule(70, level, 524, level)
    if ruled:
        first.rule(70, 760, 524, 760)
        second.rule(70, 59, 524, 59)
    last = ["Ingrid Maas", "The master of the harbour has neither the time nor the tools."]
    assert rows(read(first, second)) == [*SAID, last, *SAID]


def test_rules_between_passages_of_running_text_make_no_columns() -> None:
    page = PageDraft()
    y = 80.0
    for _ in range(4):
        page.rule(70, y - 11, 524, y - 11)
        y = page.wrapped(70, y, INTRO, 524) + 4
    page.rule(70, y - 11, 524, y - 11)
    assert rows(read(page)) == []


def heads(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.cell and block.cell.header]


@pytest.mark.parametrize("bold", [True, False])
def test_the_first_row_is_a_head_where_weight_or_words_tell(bold: bool) -> None:
    page = PageDraft().grid([70, 250, 400, 520], [100, 120, 140, 160, 180])
    for n, row in enumerate(TASKS):
        for x, text in zip((75, 255, 405), row, strict=True):
            page.text(x, 114 + 20 * n, text[:20], "bold" if bold and not n else "regular")
    assert heads(read(page)) == TASKS[0]


def test_plain_first_rows_and_columns_of_labels_are_no_heads() -> None:
    page = PageDraft().area(70, 100, 250, 160).grid([70, 250, 520], [100, 120, 140, 160])
    for n, (label, value) in enumerate((("Place", "Town hall"), ("Date", "5 May"), ("Chair", "Ida Holm"))):
        page.text(75, 114 + 20 * n, label, "bold").text(255, 114 + 20 * n, value)
    document = read(page)
    assert heads(document) == []
    assert rows(document) == [["Place", "Town hall"], ["Date", "5 May"], ["Chair", "Ida Holm"]]


def test_a_banner_over_the_columns_is_no_head_and_stays_whole() -> None:
    page = PageDraft().area(70, 100, 520, 140)
    page.grid([70, 250, 400, 520], [120, 140, 160, 180, 200])
    page.rule(70, 100, 520, 100).rule(70, 100, 70, 120).rule(520, 100, 520, 120)
    page.text(200, 114, "Tasks of the board and their owners")
    for n, row in enumerate(TASKS):
        for x, text in zip((75, 255, 405), row, strict=True):
            page.text(x, 134 + 20 * n, text[:20])
    document = read(page)
    assert rows(document)[0] == ["Tasks of the board and their owners"]
    assert heads(document) == TASKS[0]


def test_rows_drawn_one_by_one_are_one_table() -> None:
    page = PageDraft()
    for n, row in enumerate(TASKS):
        page.grid([70, 250, 400, 520], [100 + 24 * n, 119.5 + 24 * n])
        for x, text in zip((75, 255, 405), row, strict=True):
            page.text(x, 114 + 24 * n, text[:20], "regular" if n else "bold")
    document = read(page)
    assert [block.cell.row for block in document.blocks if block.cell] == [n for n in range(4) for _ in range(3)]
    assert heads(document) == TASKS[0]


def test_three_pieces_side_by_side_row_under_row_are_a_table_without_lines() -> None:
    page = PageDraft()
    y = page.wrapped(70, 80, INTRO, 524) + 14
    short = [[text[:24] for text in row] for row in TASKS]
    for n, row in enumerate(short[:2]):
        for x, text in zip((70, 280, 420), row, strict=True):
            page.text(x, y + 16 * n, text)
    page.wrapped(70, y + 50, INTRO, 524)
    document = read(page)
    assert rows(document) == short[:2]
    assert [block.text for block in document.blocks if not block.cell] == [INTRO, INTRO]


def test_labels_and_values_side_by_side_are_cells_and_long_values_cross_columns() -> None:
    page = PageDraft()
    form = (
        ("Called by:", "Ida Holm", "Kind:", "Weekly"),
        ("Keeper:", "Bo Lund", "Place:", "Town hall"),
        ("Present:", "Ida Holm, Bo Lund, Tom Whitby, Dalia Osei, Pavel Horak"),
    )
    for n, row in enumerate(form):
        for x, text in zip((70, 160, 330, 420), row, strict=False):
            page.text(x, 100 + 24 * n, text)
    page.text(70, 200, "Topic:").text(160, 200, "Lamps").text(330, 200, "Speaker:").text(420, 200, "Bo Lund")
    page.wrapped(70, 240, INTRO, 524)
    document = read(page)
    assert rows(document)[:3] == [
        ["Called by: | Topic:", "Ida Holm | Lamps", "Kind: | Speaker:", "Weekly | Bo Lund"],
        *map(list, form[1:]),
    ]
    assert {block.cell.table for block in document.blocks if block.cell} == {0, 1}


def test_a_number_at_the_end_of_a_row_is_kept() -> None:
    page = PageDraft()
    for n, row in enumerate((("Task", "Owner", "Due"), ("Lamps", "Ida Holm", "3"), ("Keys", "Bo Lund", "4"))):
        for x, text in zip((70, 250, 420), row, strict=True):
            page.text(x, 100 + 40 * n, text)
        if n:
            page.text(420, 113 + 40 * n, "May")
    assert [row[2].replace(" | ", " ") for row in rows(read(page))[1:]] == ["3 May", "4 May"]


def test_three_columns_of_running_text_are_no_table() -> None:
    page = PageDraft()
    for x in (50, 230, 410):
        page.wrapped(x, 80, f"{INTRO} {INTRO} {INTRO}", x + 150)
    assert rows(read(page)) == []


def test_a_table_goes_on_over_the_page_with_fewer_columns() -> None:
    first, second = PageDraft(), PageDraft()
    first.grid([70, 250, 520], [700, 720, 740])
    first.text(75, 714, "Present").text(255, 714, "Ida Holm").text(75, 734, "Topics").text(255, 734, "Lamps")
    second.grid([70, 520], [60, 80, 100]).text(75, 74, "The lamps come in May.").text(75, 94, "Paint is cheap.")
    document = read(first, second)
    assert {block.cell.table for block in document.blocks if block.cell} == {0}
    assert rows(document)[-1] == ["Paint is cheap."]


def test_a_number_in_a_cell_of_its_own_marks_the_row() -> None:
    page = PageDraft().grid([70, 110, 520], [100, 120, 140, 160])
    for n, text in enumerate(("Lamps", "Keys", "Nets")):
        page.text(80, 114 + 20 * n, f"{n + 1}.").text(115, 114 + 20 * n, text)
    assert [(b.marker, b.text) for b in read(page).blocks] == [("1.", "Lamps"), ("2.", "Keys"), ("3.", "Nets")]


@pytest.mark.parametrize(
    "rows_of",
    [
        (("Date:", "Sunday"), ("Place:", "Town hall")),
        (("1.", "Lamps"), ("2.", "Keys")),
        (("Item 1", "Lamps"), ("Item 2", "Keys")),
    ],
)
def test_labels_and_numbers_before_a_tab_stay_lines(rows_of) -> None:
    page = PageDraft()
    y = page.wrapped(70, 80, INTRO, 524) + 10
    for n, (one, two) in enumerate(rows_of):
        page.text(70, y + 14 * n, one).text(150, y + 14 * n, two)
    page.wrapped(70, y + 60, INTRO, 524)
    assert rows(read(page)) == []
