"""Tables of PDF pages as word processors lay them out: with all lines, some, or none."""

from __future__ import annotations

import pytest

from minutekit import read_document
from minutekit.schema import Document
from pdf_pages import PageDraft, width, wrap, write_pdf

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


@pytest.mark.parametrize("count", [3, 4])
def test_rows_beside_the_outermost_lines_belong_to_the_table(count: int) -> None:
    page = PageDraft()
    page.wrapped(70, 80, INTRO, 524)
    page.text(70, 120, "Actions", "bold", 13)
    levels = set_rows(page, 145, [75, 300, 420], [280, 400, 520], TASKS[:count], gap=4)
    for level in levels[1:-1]:
        page.rule(70, level, 524, level)
    page.wrapped(70, levels[-1] + 18, INTRO, 524)
    document = read(page)
    assert rows(document) == TASKS[:count]
    assert [block.text for block in document.blocks if not block.cell] == [INTRO, "Actions", INTRO]


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


@pytest.mark.parametrize("ruled", [True, False])
def test_names_set_in_the_middle_of_what_they_said(ruled: bool) -> None:
    page = PageDraft()
    y = page.wrapped(70, 80, INTRO, 524) + 20
    for n, (name, said) in enumerate(SAID):
        if ruled and n:
            page.rule(70, y - 11, 355, y - 11)
        lines = wrap(said, 150)
        page.text(75, y + 13.5 * (len(lines) - 1) / 2, name)
        y = page.lines(200, y, lines) + 4
    assert rows(read(page)) == SAID


def test_lines_over_some_columns_part_those_alone() -> None:
    page = PageDraft()
    table = [
        ["Topic", "Speaker", "Points"],
        ["Dredging", "Pavel Horak", "The inner basin has silted up since the new year."],
        ["", "Tom Whitby", "Residents fear the noise of the dredging."],
        ["Ferry", "Dalia Osei", "The evening ferry was late on eleven days."],
    ]
    levels = set_rows(page, 100, [75, 180, 290], [170, 280, 520], table, gap=4)
    for level in (levels[0], levels[1], levels[3], levels[4]):
        page.rule(70, level, 524, level)
    page.rule(175, levels[2], 524, levels[2])
    assert rows(read(page)) == [[cell for cell in row if cell] for row in table]


def test_an_address_beside_a_name_at_the_head_of_a_document_is_no_table() -> None:
    page = PageDraft()
    for n, (one, two) in enumerate(
        (
            ("Harbour Advisory Group", "Old Customs House"),
            ("Minutes of the meeting", "Quay Street"),
            ("Spring", "Amsel"),
        )
    ):
        page.text(70, 80 + 16 * n, one).text(360, 80 + 16 * n, two)
    page.wrapped(70, 160, INTRO, 524)
    assert rows(read(page)) == []


def test_little_white_parts_columns_where_the_text_behind_it_starts_at_one_place() -> None:
    table = [
        ["Ask for a second quote", "Pavel Horak", "2 April"],
        ["Publish the noise survey", "Dalia Osei", "22 March"],
        ["Write to the operator", "Ingrid Maas", "31 March"],
        ["Paint the old gate green", "Tom Whitby", "1 May"],
    ]
    page = PageDraft()
    page.wrapped(70, 80, INTRO, 524)
    second = 75 + max(width(row[0], 11) for row in table) + 6
    third = second + max(width(row[1], 11) for row in table) + 6
    levels = set_rows(page, 140, [75, second, third], [400, 500, 524], table, gap=4)
    for level in levels:
        page.rule(70, level, 524, level)
    assert rows(read(page)) == table


def test_rules_between_passages_of_running_text_make_no_columns() -> None:
    page = PageDraft()
    y = 80.0
    for _ in range(4):
        page.rule(70, y - 11, 524, y - 11)
        y = page.wrapped(70, y, INTRO, 524) + 4
    page.rule(70, y - 11, 524, y - 11)
    assert rows(read(page)) == []
