"""The PDF reader, on pages made here: one feature each, and laws over damaged bytes."""

from __future__ import annotations

import datetime
import random
import zlib
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz_seeds import assemble_pdf
from minutekit.errors import (
    EncryptedDocumentError,
    LimitExceededError,
    MalformedDocumentError,
    NoTextError,
    ReadError,
)
from minutekit.readers.hyphens import Hyphenation, is_divided_address
from minutekit.readers.pdf import read_pdf
from minutekit.readers.pdf.accents import compose_accents
from minutekit.readers.pdf.glyphs import mark_signs
from minutekit.readers.pdf.words import LIGATURES, Glyphs, Style, make_words
from minutekit.schema import Document, ReadOptions
from pdf_pages import PageDraft, width, wrap, write_pdf

LONG = "The harbour office asked for lamps along the whole pier before the winter and offered to pay half of what they cost if the council pays for the cables"
OTHER = "Nobody could say who keeps the keys of the boat shed since the caretaker left so the board will ask the port authority for a new lock"


def read(*pages: PageDraft, **changes: object) -> Document:
    return read_pdf(write_pdf(list(pages)), "minutes.pdf", ReadOptions(**changes))  # type: ignore[arg-type]


def texts(document: Document, role: str | None = None) -> list[str]:
    return [block.text for block in document.blocks if role in {None, block.role}]


def codes(document: Document) -> list[str]:
    return [diagnostic.code for diagnostic in document.diagnostics]


# lines and paragraphs


def test_wrapped_lines_are_one_paragraph() -> None:
    page = PageDraft()
    page.wrapped(70, page.wrapped(70, 100, LONG, 520) + 8, OTHER, 520)
    assert texts(read(page)) == [LONG, OTHER]


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    page = PageDraft()
    y = page.wrapped(70, 100, LONG, 520)
    page.text(70, y, "Budget approved.")
    page.wrapped(70, y + 13.5, OTHER, 520)
    assert texts(read(page)) == [LONG, "Budget approved.", OTHER]


def test_little_space_between_paragraphs_is_enough() -> None:
    page = PageDraft()
    first = "The mayor opened the sitting and read the letter from the school about the broken fence on the north side and about all of it"
    y = page.wrapped(70, 100, LONG, 520)
    y = page.wrapped(70, y + 3, OTHER, 520)
    page.wrapped(70, y + 3, first, 520)
    assert texts(read(page)) == [LONG, OTHER, first]


def test_first_line_indents_start_paragraphs() -> None:
    page = PageDraft()
    page.wrapped(90, page.wrapped(90, 100, LONG, 520, hang=-20), OTHER, 520, hang=-20)
    assert texts(read(page)) == [LONG, OTHER]


@pytest.mark.parametrize(("size", "pitch"), [(8, 9.2), (11, 13.5), (12, 24), (14, 17)])
def test_line_spacing_is_learned(size: float, pitch: float) -> None:
    page = PageDraft()
    y = 80.0
    for text in (LONG, OTHER, LONG):
        y = page.wrapped(70, y, text, 520, size=size, pitch=pitch) + pitch * 0.6
    assert texts(read(page)) == [LONG, OTHER, LONG]


def test_page_break_inside_a_point_is_joined() -> None:
    first, second = PageDraft(), PageDraft()
    lines = wrap(LONG, 435)
    first.text(70, 740, "•").lines(85, 740, lines[:1])
    second.lines(85, 70, lines[1:])
    second.text(70, 100, "•").text(85, 100, "Next point.")
    document = read(first, second)
    assert texts(document) == [LONG, "Next point."]
    assert [block.page for block in document.blocks] == [1, 2]
    assert document.pages == 2


def test_hyphens_at_line_ends() -> None:
    page = PageDraft()
    page.text(70, 100, "The participants discussed the infor-", size=14).text(
        70, 117, "mation of the neighbours and the bud-", size=14
    )
    page.text(70, 134, "get; information comes late, the long-", size=14).text(
        70, 151, "term budget is a long-term matter.", size=14
    )
    assert texts(read(page)) == [
        "The participants discussed the information of the neighbours and the budget; information comes late, the long-term budget is a long-term matter."
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("see https://example.org/minutes/", "2024/list.html", "see https://example.org/minutes/2024/list.html"),
        ("https://example.org/a?b=", "12", "https://example.org/a?b=12"),
        ("write to anna@exam", "ple.org today", "write to anna@example.org today"),
        ("the Covid-", "19 rules", "the Covid-19 rules"),
        ("Frau Meier-", "Huber", "Frau Meier-Huber"),
        ("Vor-", "und Nachteile", "Vor- und Nachteile"),
        ("vou recebê-", "lo", "vou recebê-lo"),
        ("a soft\u00ad", "ware", "a software"),
        ("two", "words", "two words"),
        ("会議の", "記録。", "会議の記録。"),
        ("これで終わり。", "次回", "これで終わり。次回"),
    ],
)
def test_joints(before: str, after: str, joined: str) -> None:
    assert Hyphenation([before, after]).join(before, after) == joined


def test_an_address_does_not_swallow_the_next_sentence() -> None:
    assert not is_divided_address("on https://example.org/list", "Next week")


def test_a_soft_hyphen_that_is_drawn_within_a_line_is_a_hyphen() -> None:
    page = PageDraft()
    page.text(
        70,
        100,
        "We shall have the pleasure of an e\u00admail to you in the mill soon, as the soft\u00ad",
        size=10,
    )
    page.text(
        70, 113, "ware of the mill is long\u00adterm and new, and the wheel of the mill turns again as it did", size=10
    )
    (text,) = texts(read(page))
    assert "e-mail" in text
    assert "long-term" in text
    assert "the software of" in text


def test_ligatures_are_letters() -> None:
    assert "oﬃce ﬂow ﬁt".translate(LIGATURES) == "office flow fit"


# lists


@pytest.mark.parametrize(
    ("marker", "font", "gap"),
    [
        ("•", "regular", 14),
        ("-", "regular", 14),
        ("–", "regular", 14),
        ("o", "courier", 18),
        ("*", "regular", 14),
        ("1.", "regular", 18),
        ("a)", "regular", 18),
        ("(b)", "regular", 22),
        ("IV.", "regular", 24),
    ],
)
def test_markers(marker: str, font: str, gap: float) -> None:
    page = PageDraft().text(
        70, 100, "What was said at the table was written down as it came and nothing was left out of it:"
    )
    page.text(88, 120, marker, font).wrapped(88 + gap, 120, LONG, 500)
    block = read(page).blocks[1]
    assert (block.role, block.marker, block.text, block.level) == ("list_item", marker, LONG, 0)


def test_a_symbol_font_bullet() -> None:
    page = PageDraft().glyph(70, 100, 0xB7)
    page.wrapped(88, 100, LONG, 500)
    block = read(page).blocks[0]
    assert (block.role, block.text) == ("list_item", LONG)


def test_drawn_bullets() -> None:
    page = PageDraft()
    for n, text in enumerate(["Lamps for the pier", "Keys of the boat shed", "Rent of the hall"]):
        page.dot(74, 100 + 14 * n - 1).text(88, 100 + 14 * n, text)
    document = read(page)
    assert texts(document, "list_item") == ["Lamps for the pier", "Keys of the boat shed", "Rent of the hall"]


def test_levels_follow_indents() -> None:
    page = PageDraft()
    for n, (x, mark) in enumerate([(70, "•"), (90, "-"), (110, "-"), (90, "-"), (70, "•")]):
        page.text(x, 100 + 20 * n, mark).text(x + 14, 100 + 20 * n, f"Item number {n} of the list")
    assert [block.level for block in read(page).blocks] == [0, 1, 2, 1, 0]


def test_numbers_in_levels() -> None:
    page = PageDraft()
    for n, (mark, text) in enumerate(
        [
            ("1.", "Opening of the sitting"),
            ("1.1", "Quorum is met"),
            ("1.1.1", "Two proxies were shown"),
            ("1.2", "Agenda stands"),
            ("2.", "Reports of the groups"),
        ]
    ):
        page.text(70, 100 + 20 * n, f"{mark} {text}")
    assert [block.marker for block in read(page).blocks] == ["1.", "1.1", "1.1.1", "1.2", "2."]


@pytest.mark.parametrize(
    "text",
    [
        "A. Hoekstra spoke of the lamps",
        "12. August 2023, town hall",
        "o conselho aprovou a ata",
        "3 boats were lost",
        "I. Marquez agreed",
    ],
)
def test_words_that_only_look_like_markers(text: str) -> None:
    block = read(PageDraft().text(70, 100, text).text(70, 130, "The rest of the evening went to the lamps.")).blocks[0]
    assert (block.role, block.marker, block.text) == ("paragraph", None, text)


# weight, headings


def test_lead_bold_and_size() -> None:
    page = (
        PageDraft()
        .text(70, 100, "Noor:", "bold")
        .text(70 + 34, 100, "the pier needs lamps")
        .text(70, 130, "All of it counts, says the board.", "bold")
    )
    first, second = read(page).blocks
    assert first.text[: first.lead] == "Noor:"
    assert not first.bold
    assert (second.bold, second.lead, second.size) == (True, 0, 11.0)


def test_where_all_is_bold_bold_makes_no_headings() -> None:
    page = PageDraft()
    for n, text in enumerate(["Lamps for the pier", "Keys of the boat shed", "Rent of the hall"]):
        page.text(70, 100 + 30 * n, text, "bold")
    assert {block.role for block in read(page).blocks if block.page} <= {"paragraph", "title"}


def test_lead_after_a_bullet() -> None:
    page = PageDraft().text(70, 100, "•").text(88, 100, "Noor:", "bold").text(88 + 34, 100, "the pier needs lamps")
    block = read(page).blocks[0]
    assert block.text[: block.lead] == "Noor:"


def test_title_and_headings() -> None:
    page = PageDraft().text(70, 80, "Harbour council", "bold", 20)
    y = 110.0
    for heading, size in (("1. Lamps", 14.0), ("2. Keys", 14.0), ("Small matters", 11.0)):
        page.text(70, y + 12, heading, "bold", size)
        y = page.wrapped(70, y + 30, LONG, 520) + 6
    document = read(page)
    assert texts(document, "title") == ["Harbour council"]
    assert [(b.marker, b.text, b.level) for b in document.blocks if b.role == "heading"] == [
        ("1.", "Lamps", 1),
        ("2.", "Keys", 1),
        (None, "Small matters", 2),
    ]


def test_double_printing_is_not_doubled() -> None:
    page = (
        PageDraft()
        .text(70, 100, "Printed twice")
        .text(70.4, 100, "Printed twice")
        .text(70, 130, "Printed once, in the usual way.")
    )
    assert texts(read(page)) == ["Printed twice", "Printed once, in the usual way."]


def test_shadows_are_not_doubled() -> None:
    page = (
        PageDraft()
        .text(71, 101, "Harbour council", size=20)
        .text(70, 100, "Harbour council", size=20)
        .text(70, 140, "ha ha, they said")
    )
    assert texts(read(page)) == ["Harbour council", "ha ha, they said"]


def test_a_second_invisible_layer_counts_once() -> None:
    page = PageDraft().text(70, 100, "The lamps were agreed.").text(70.5, 100.5, "The lamps were agreed.", mode=3)
    assert texts(read(page)) == ["The lamps were agreed."]


# columns and tables


def two_columns(page: PageDraft, top: float, first: str, second: str) -> float:
    return max(page.wrapped(70, top, first, 280), page.wrapped(310, top, second, 520))


def test_two_columns() -> None:
    page = PageDraft()
    two_columns(page, 100, LONG, OTHER)
    assert texts(read(page)) == [LONG, OTHER]


def test_columns_in_a_part_of_the_page() -> None:
    page = PageDraft()
    y = page.wrapped(70, 80, LONG, 520)
    for n, item in enumerate(["Lamps", "Keys", "Rent"]):
        page.text(80, y + 20 + 15 * n, "•").text(95, y + 20 + 15 * n, item)
    for n, item in enumerate(["Boats", "Fish", "Ice"]):
        page.text(320, y + 20 + 15 * n, "•").text(335, y + 20 + 15 * n, item)
    page.wrapped(70, y + 100, OTHER, 520)
    assert texts(read(page)) == [LONG, "Lamps", "Keys", "Rent", "Boats", "Fish", "Ice", OTHER]


def test_a_paragraph_runs_from_column_to_column() -> None:
    page = PageDraft()
    lines = wrap(f"{LONG} and {OTHER}", 210)
    page.lines(70, 100, lines[:5])
    page.lines(310, 100, lines[5:])
    assert texts(read(page)) == [f"{LONG} and {OTHER}"]


def test_two_bands_of_columns_with_a_heading_between() -> None:
    page = PageDraft()
    for top, heading, left, right in (
        (80, "Present", ["Noor", "Ivo", "Ana"], ["Bo", "Lena", "Kim"]),
        (180, "Topics", ["Lamps", "Keys"], ["Boats", "Fish"]),
    ):
        page.text(70, top, heading, "bold", 15)
        page.lines(70, top + 24, left, pitch=18)
        page.lines(320, top + 24, right, pitch=18)
    assert texts(read(page)) == [
        "Present",
        "Noor",
        "Ivo",
        "Ana",
        "Bo",
        "Lena",
        "Kim",
        "Topics",
        "Lamps",
        "Keys",
        "Boats",
        "Fish",
    ]


def test_cells_without_lines_are_read_row_by_row() -> None:
    page, y, spoken = PageDraft(), 80.0, []
    for left, right in (
        ("Noor van Dijk of the port authority", LONG),
        ("Ivo Brandt of the board of the school", OTHER),
        ("Ana Lopes who lives at the pier", LONG),
    ):
        ends = page.wrapped(70, y, left, 190), page.wrapped(210, y, right, 520)
        y = max(ends) + 6
        spoken += [left, right]
    document = read(page)
    assert texts(document) == spoken
    assert [(b.cell.row, b.cell.column) for b in document.blocks if b.cell] == [
        (r, c) for r in range(3) for c in range(2)
    ]


def test_columns_need_no_common_lines() -> None:
    page = PageDraft().text(70, 80, "Harbour council", "bold", 16)
    page.wrapped(70, 116, LONG, 280)
    page.wrapped(310, 109, OTHER, 520)
    page.text(70, 220, "The sitting closed at nine.")
    assert texts(read(page)) == ["Harbour council", LONG, OTHER, "The sitting closed at nine."]


def test_rows_without_lines_stay_apart() -> None:
    page = PageDraft()
    rows = [
        ["Order new lamps for the pier", "Noor", "4 May"],
        ["Ask the port for a lock", "Ivo", "9 May"],
        ["Write to the school", "Ana", "12 June"],
    ]
    for n, row in enumerate(rows):
        for x, text in zip((70, 300, 420), row, strict=True):
            page.text(x, 100 + 14 * n, text)
    document = read(page)
    assert texts(document) == [text for row in rows for text in row]
    assert [(b.cell.row, b.cell.column) for b in document.blocks if b.cell] == [
        (r, c) for r in range(3) for c in range(3)
    ]


@pytest.mark.parametrize("labels", [("Date:", "Place:", "Chair:"), ("10:05", "10:20", "10:45"), ("1.1", "1.2", "1.3")])
def test_labels_times_and_numbers_before_a_tab_are_no_column(labels: tuple[str, ...]) -> None:
    page = PageDraft()
    for n, (label, text) in enumerate(zip(labels, ("Fourth of May", "Room by the pier", "Noor van Dijk"), strict=True)):
        page.text(70, 100 + 14 * n, label).text(170, 100 + 14 * n, text)
    assert not any(block.cell for block in read(page).blocks)


def test_a_label_set_apart_is_no_column() -> None:
    page = PageDraft()
    y = page.wrapped(70, 80, LONG, 520)
    page.text(70, y + 10, "RESOLVED:")
    page.wrapped(160, y + 10, OTHER, 500)
    page.wrapped(70, y + 60, LONG, 520)
    assert texts(read(page)) == [LONG, f"RESOLVED: {OTHER}", LONG]


def test_ruled_table_of_speakers() -> None:
    page = PageDraft().grid([70, 190, 520], [90, 110, 170, 230])
    page.text(75, 104, "Speaker", "bold").text(195, 104, "Points raised", "bold")
    page.text(75, 124, "Noor, Port").text(195, 124, "•")
    page.wrapped(208, 124, LONG, 515)
    page.text(75, 184, "Ivo").wrapped(195, 184, OTHER, 515)
    document = read(page)
    assert [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell] == [
        (0, 0, "Speaker"),
        (0, 1, "Points raised"),
        (1, 0, "Noor, Port"),
        (1, 1, LONG),
        (2, 0, "Ivo"),
        (2, 1, OTHER),
    ]
    assert [b.cell.header for b in document.blocks if b.cell] == [True, True, False, False, False, False]
    assert {b.cell.columns for b in document.blocks if b.cell} == {2}
    assert document.blocks[3].role == "list_item"
    assert document.blocks[2].role == "table_cell"


def test_a_form_has_no_header() -> None:
    page = PageDraft().grid([70, 190, 520], [90, 110, 130, 150])
    for n, (label, value) in enumerate(
        [("Date", "4 May"), ("Place", "Town hall"), ("Chair", "Noor van Dijk of the port")]
    ):
        page.text(75, 104 + 20 * n, label, "bold").text(195, 104 + 20 * n, value)
    assert not any(block.cell.header for block in read(page).blocks if block.cell)


def test_a_table_row_runs_over_a_page() -> None:
    first, second = PageDraft().grid([70, 190, 520], [700, 720, 780]), PageDraft().grid([70, 190, 520], [60, 100, 120])
    first.text(75, 714, "Name").text(195, 714, "Said").text(75, 734, "Noor").wrapped(195, 734, LONG, 515)
    lines = wrap(OTHER, 320)
    first.text(195, 775, lines[0])
    second.lines(195, 74, lines[1:])
    second.text(75, 114, "Ivo").text(195, 114, "No.")
    cells = [(b.cell.table, b.cell.row, b.text) for b in read(first, second).blocks if b.cell]
    assert cells[-3:] == [(0, 1, OTHER), (0, 2, "Ivo"), (0, 2, "No.")]


ROWS = [
    ("Task", "Owner", "Due"),
    ("Order new lamps for the pier", "Noor", "4 May"),
    ("Ask the port for a lock", "Ivo", "9 May"),
    ("Write to the school", "Ana", "12 June"),
]


@pytest.mark.parametrize("rules", [[86, 106, 126, 146, 166], [86, 106, 166]])
def test_tables_ruled_between_rows(rules: list[float]) -> None:
    page = PageDraft()
    for y in rules:
        page.rule(70, y, 520, y)
    for n, row in enumerate(ROWS):
        for x, text in zip((75, 300, 420), row, strict=True):
            page.text(x, 100 + 20 * n, text)
    page.wrapped(70, 200, LONG, 520)
    cells = [(b.cell.row, b.cell.column, b.text) for b in read(page).blocks if b.cell]
    assert cells == [(r, c, text) for r, row in enumerate(ROWS) for c, text in enumerate(row)]


def test_rules_between_paragraphs_are_no_table() -> None:
    page, y = PageDraft(), 100.0
    for text in (LONG, OTHER, LONG, OTHER):
        page.rule(70, y - 16, 520, y - 16).text(70, y, "•")
        y = page.wrapped(90, y, text, 515) + 20
    page.rule(70, y - 16, 520, y - 16)
    document = read(page)
    assert texts(document, "list_item") == [LONG, OTHER, LONG, OTHER]
    assert not any(block.cell for block in document.blocks)


def test_a_box_round_text_is_no_table() -> None:
    page = PageDraft().grid([60, 530], [90, 130])
    page.wrapped(70, 104, LONG, 520)
    block = read(page).blocks[0]
    assert (block.text, block.cell) == (LONG, None)


# furniture


def report(pages: int) -> list[PageDraft]:
    made = []
    for number in range(1, pages + 1):
        page = (
            PageDraft()
            .text(70, 40, "Harbour council, minutes", size=9)
            .text(280, 815, f"Page {number} of {pages}", size=9)
        )
        y = page.wrapped(70, 90, f"On day {number * 7} the talk began late. " + LONG, 520)
        page.wrapped(70, y + 10, OTHER + f", and item {number * 3} waits.", 520)
        made.append(page)
    return made


@pytest.mark.parametrize("pages", [2, 3, 7])
def test_headers_footers_and_page_numbers(pages: int) -> None:
    document = read(*report(pages))
    assert "council, minutes" not in document.text
    assert "Page" not in document.text
    assert codes(document).count("running-header") == pages
    assert codes(document).count("page-number") == pages
    assert len(document.blocks) == 2 * pages


def test_bare_page_numbers_and_alternating_heads() -> None:
    made = []
    for number in range(1, 9):
        page = (
            PageDraft()
            .text(290, 812, str(number))
            .text(70 if number % 2 else 420, 40, "Left page" if number % 2 else "Right page")
        )
        page.wrapped(70, 90, f"Talk {number * 11} was short. " + LONG, 520)
        made.append(page)
    document = read(*made)
    assert "page" not in document.text
    assert all(text.startswith("Talk") for text in texts(document))


def test_the_first_heading_under_a_running_head_stays() -> None:
    made = report(3)
    made[1].text(70, 76, "Further questions")
    made[2].text(70, 76, "Further questions")
    assert texts(read(*made)).count("Further questions") == 2


def test_content_at_the_top_of_two_pages_stays() -> None:
    first = PageDraft().text(70, 60, "Opening of the first day")
    first.wrapped(70, 90, LONG, 520)
    second = PageDraft().text(70, 60, "Opening of the second day")
    second.wrapped(70, 90, OTHER, 520)
    assert texts(read(first, second)) == ["Opening of the first day", LONG, "Opening of the second day", OTHER]


def test_a_single_page_loses_only_its_number() -> None:
    page = PageDraft().text(70, 60, "Harbour council").text(295, 820, "1")
    page.wrapped(70, 90, LONG, 520)
    document = read(page)
    assert texts(document) == ["Harbour council", LONG]
    assert codes(document) == ["page-number"]


def test_watermarks() -> None:
    page = PageDraft().text(150, 600, "DRAFT", size=90, turn="0.7 0.7 -0.7 0.7")
    page.wrapped(70, 100, LONG, 520)
    document = read(page)
    assert texts(document) == [LONG]
    assert codes(document) == ["watermark"]


def test_table_of_contents_without_dots() -> None:
    page = PageDraft().text(70, 100, "Contents", "bold", 14)
    for n, title in enumerate(["Lamps", "Keys", "Rent", "Fish"]):
        page.text(70, 120 + 14 * n, f"{n + 1} {title}").text(500, 120 + 14 * n, str(n + 2))
    page.wrapped(70, 220, LONG, 520)
    assert texts(read(page)) == [LONG]


def test_table_of_contents() -> None:
    page = PageDraft().text(70, 100, "Contents", "bold", 14)
    for n, title in enumerate(["Lamps", "Keys", "Rent", "Fish"]):
        page.text(70, 120 + 14 * n, f"{n + 1}. {title} ............................ {n + 2}")
    page.wrapped(70, 220, LONG, 520)
    document = read(page)
    assert texts(document) == [LONG]
    assert set(codes(document)) == {"table-of-contents"}


@pytest.mark.parametrize(
    ("turn", "move"), [("0 1 -1 0", (520, 760)), ("-1 0 0 -1", (520, 700)), ("0 -1 1 0", (80, 90))]
)
def test_turned_pages_read_upright(turn: str, move: tuple[float, float]) -> None:
    page = PageDraft()
    lines = [
        "The harbour office asked for lamps along the whole",
        "pier before the winter and offered to pay for half of",
        "them.",
    ]
    for n, line in enumerate(lines):
        x, y = move
        dx, dy = {"0 1 -1 0": (14 * n - 420, 0), "-1 0 0 -1": (0, -14 * n), "0 -1 1 0": (-14 * n + 400, 0)}[turn]
        page.text(x + dx, y + dy, line, turn=turn)
    assert texts(read(page)) == [" ".join(lines)]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_the_page_s_own_rotation_does_not_matter(rotate: int) -> None:
    page = PageDraft(rotate=rotate)
    page.wrapped(70, 100, LONG, 520)
    assert texts(read(page)) == [LONG]


# properties, limits, refusals


def test_properties() -> None:
    data = write_pdf(
        [PageDraft().text(70, 100, "Lamps.")], title="Harbour council", created="D:20240504101500Z", language="pt-BR"
    )
    document = read_pdf(data, "a/b.pdf", ReadOptions())
    assert (document.title, document.date, document.language) == ("Harbour council", datetime.date(2024, 5, 4), "pt")
    assert (document.name, document.format, document.pages) == ("b.pdf", "pdf", 1)


@pytest.mark.parametrize("title", ["notes.docx", "Untitled 1", "about:blank", "https://quay.example/a"])
def test_titles_that_are_none(title: str) -> None:
    data = write_pdf([PageDraft().text(70, 100, "Lamps.")], title=title)
    assert read_pdf(data, "b.pdf", ReadOptions()).title is None


def test_a_scan_needs_text_recognition() -> None:
    with pytest.raises(NoTextError, match="OCR"):
        read(PageDraft(image=True))


def test_a_scanned_page_among_others_is_noted() -> None:
    assert "page-without-text" in codes(read(PageDraft().text(70, 100, "Lamps."), PageDraft(image=True)))


def test_an_empty_page_has_no_text() -> None:
    with pytest.raises(NoTextError):
        read(PageDraft())


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"no pdf at all", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"]
)
def test_what_is_no_pdf_is_malformed(data: bytes) -> None:
    with pytest.raises(MalformedDocumentError, match=r"b\.pdf: "):
        read_pdf(data, "b.pdf", ReadOptions())


def test_a_password_is_asked_for() -> None:
    # the standard handler with keys that no empty password opens
    encrypt = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >> /ID [<00><00>] /Root"
    )
    data = write_pdf([PageDraft().text(70, 100, "Lamps.")]).replace(b"/Root", encrypt, 1)
    with pytest.raises(EncryptedDocumentError, match="password"):
        read_pdf(data, "b.pdf", ReadOptions())


def test_limits() -> None:
    pages = [PageDraft().text(70, 100, "Lamps.") for _ in range(3)]
    with pytest.raises(LimitExceededError, match="max_pages"):
        read(*pages, max_pages=2)
    with pytest.raises(LimitExceededError, match="max_bytes"):
        read(*pages, max_bytes=100)
    with pytest.raises(LimitExceededError, match="max_seconds"):
        read(*pages, max_seconds=0)


# laws


def test_the_same_bytes_give_the_same_document() -> None:
    data = write_pdf(report(4))
    assert read_pdf(data, "a.pdf", ReadOptions()) == read_pdf(data, "a.pdf", ReadOptions())


def check_laws(document: Document) -> None:
    for block in document.blocks:
        assert block.text == document.text[block.span.start : block.span.end]
        assert block.text == block.text.strip()
        assert 0 <= block.lead <= len(block.text)
        assert "\n" not in block.text
    assert all(a.span.end < b.span.start for a, b in pairwise(document.blocks))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(
            st.sampled_from(["lamps", "keys", "rent", "the", "board", "agreed", "boats", "harbour"]),
            min_size=3,
            max_size=40,
        ),
        min_size=1,
        max_size=8,
    ),
    st.booleans(),
)
def test_every_word_of_a_page_is_read_once(paragraphs: list[list[str]], bullets: bool) -> None:
    page, y = PageDraft(), 80.0
    paragraphs = [[words[0].capitalize(), *words[1:]] for words in paragraphs]
    for words in paragraphs:
        if bullets:
            page.text(70, y, "•")
        y = page.wrapped(88, y, " ".join(words), 500) + 7
    document = read(page)
    check_laws(document)
    assert document.text.split() == [word for words in paragraphs for word in words]
    assert texts(document) == [" ".join(words) for words in paragraphs]


SAMPLE = write_pdf(
    [
        *report(2),
        PageDraft()
        .grid([70, 190, 520], [90, 110, 170])
        .text(75, 104, "Speaker")
        .text(195, 104, "Points")
        .text(75, 124, "Noor")
        .text(195, 124, "Lamps."),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_damaged_bytes_end_in_a_document_or_a_read_error(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLE)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            del data[place : place + chance.randint(1, 40)]
        elif kind == 2:
            data[place:place] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 20)))
        else:
            data[place:place] = chance.choice(
                [b"/Kids [2 0 R]", b"<<", b"]", b"-99999999999", b"1e400", b"0 0 0 0 0 0 cm", b" Tf ", b"2147483648"]
            )
        if not data:
            break
    try:
        document = read_pdf(bytes(data), "b.pdf", ReadOptions(max_pages=50, max_seconds=5))
    except ReadError:
        return
    check_laws(document)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_wild_pages_end_in_a_document_or_a_read_error(seed: int) -> None:
    chance = random.Random(seed)
    number = lambda: chance.choice([0, 1, -1, 0.5, 11, 70, 300, 842, 1e6, -1e6, 1e-6, 3e38])  # noqa: E731
    page = PageDraft(rotate=chance.choice([0, 90, 180, 270, 45]))
    for _ in range(chance.randint(1, 40)):
        page.operators.append(
            chance.choice(
                [
                    f"BT /regular {number()} Tf {number()} {number()} {number()} {number()} {number()} {number()} Tm (lamps and keys) Tj ET",
                    f"BT /bold 11 Tf 1 0 0 1 {number()} {number()} Tm [(la) {number()} (mps)] TJ ET",
                    f"{number()} {number()} m {number()} {number()} l S",
                    f"{number()} {number()} {number()} {number()} re S",
                    f"{number()} {number()} {number()} {number()} re f",
                    f"{number()} 0 0 {number()} {number()} {number()} cm",
                    "q",
                    "Q",
                ]
            )
        )
    try:
        document = read(page, max_seconds=5)
    except ReadError:
        return
    check_laws(document)


def test_a_page_of_many_rules_is_quick() -> None:
    page = PageDraft()
    for n in range(1500):
        page.rule(10 + n % 500, 20, 10 + n % 500, 800).rule(20, 10 + n % 800, 580, 10 + n % 800)
    page.text(70, 100, "Lamps.")
    assert "Lamps." in read(page, max_seconds=20).text


def test_a_line_of_many_pieces_is_quick() -> None:
    page = PageDraft()
    page.operators.append("BT /regular 1 Tf 1 0 0 1 1 700 Tm [" + "(a) -3000 (b) -2500 " * 20_000 + "] TJ ET")
    page.text(70, 300, "Lamps.")
    assert "Lamps." in read(page, max_seconds=20).text


def test_widths_of_the_writer_hold() -> None:
    assert width("lamps", 10) == pytest.approx(26.67)


def test_signs_whose_font_does_not_name_them_are_told_and_left_out() -> None:
    page = PageDraft().text(72, 100, "Roads are bad")
    page.operators.append("BT /regular 11 Tf 1 0 0 1 72 700 Tm <61 03 75 69 64 01> Tj ET")
    document = read_pdf(write_pdf([page]), "a.pdf")
    assert [block.text for block in document.blocks] == ["Roads are bad", "a uid"]
    (note,) = document.diagnostics
    assert (note.code, note.page) == ("unreadable-signs", 1)
    assert "(2)" in note.message


def _nested_forms(count: int, *, packed: bool, circle: bool) -> bytes:
    """Make a page that draws a form, which draws the next ten times, and so on; the last draws text or the first."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in range(6, 6 + count):
        last = number == 5 + count
        following = 6 if last else number + 1
        text = b"BT /F 12 Tf 50 100 Td (Roads are bad) Tj ET " if last else b""
        content = text + (b"" if last and not circle else b"/X Do " * (10 if not last else 1))
        content = zlib.compress(content) if packed else content
        packing = b"/Filter /FlateDecode " if packed else b""
        objects.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] %b/Resources << /Font << /F 5 0 R >> /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%b\nendstream"
            % (packing, following, len(content), content)
        )
    return assemble_pdf(objects)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(("count", "circle"), [(9, False), (4, True)])
def test_forms_that_unfold_without_end_are_refused(count: int, packed: bool, circle: bool) -> None:
    with pytest.raises(LimitExceededError, match="forms"):
        read_pdf(_nested_forms(count, packed=packed, circle=circle), "bomb.pdf")


def test_forms_in_forms_are_read() -> None:
    document = read_pdf(_nested_forms(3, packed=True, circle=False), "a.pdf")
    assert document.text == "Roads are bad"


# places on the page


def test_blocks_say_where_they_stand_on_the_page() -> None:
    page = PageDraft()
    room = width(LONG[:60], 11)
    page.text(300 - room / 2, 60, LONG[:60])
    page.text(523 - width("Lisbon, May", 11), 90, "Lisbon, May")
    y = page.wrapped(72, 130, f"{LONG}. {OTHER}", 523)
    page.wrapped(108, y + 30, OTHER, 523)
    middle, right, text, set_in = read(page).blocks
    assert (text.left, set_in.left) == (round(72 / 595, 4), round(108 / 595, 4))
    assert middle.space is None
    assert right.space is not None
    assert set_in.space is not None
    assert 1.3 < right.space < 2.0 < set_in.space < 3.2
    tops = [block.top for block in (middle, right, text, set_in)]
    assert all(top is not None and 0.0 < top < 1.0 for top in tops)
    assert tops == sorted(tops, key=lambda top: top or 0.0)


def test_cells_and_columns_have_no_space_above_them_beside_others() -> None:
    page = PageDraft()
    page.grid([72, 250, 523], [100, 130, 160])
    for row, (one, two) in enumerate((("Boats", "Nine"), ("Oars", "Forty"))):
        page.text(76, 120 + 30 * row, one)
        page.text(254, 120 + 30 * row, two)
    boats, nine, oars, _ = read(page).blocks
    assert (boats.space, nine.space) == (None, None)
    assert nine.left == round(254 / 595, 4)
    assert oars.space is not None
    assert oars.space > 1


# letters


def test_accents_set_as_signs_of_their_own_are_composed_with_their_letters() -> None:
    page = PageDraft()
    for y, word, accent, letter, rest in (
        (100, "r", "´", "e", "union"),
        (120, "mus", "¸", "c", "a"),
        (140, "gar", "¸", "c", "on"),
        (160, "", "`", "a", " pied"),
        (180, "f", "¨", "u", "r"),
    ):
        page.text(70, y, word)
        x = 70 + width(word, 11)
        shift = (width(letter, 11) - 3.66) / 2
        pieces = [(x + shift, accent), (x, letter)]
        for place, sign in pieces[::-1] if word == "gar" else pieces:
            page.text(place, y, sign)
        page.text(x + width(letter, 11), y, rest)
    assert texts(read(page)) == ["réunion", "musça", "garçon", "à pied", "für"]


def test_signs_beside_letters_are_no_accents() -> None:
    page = PageDraft().text(70, 100, "20 °C, `quoted´ and x^2 ~ a")
    assert texts(read(page)) == ["20 °C, `quoted´ and x^2 ~ a"]


def test_accents_by_place_alone() -> None:
    boxes = {
        0: (0, 10, 6, 0),
        1: (6, 10, 6, 0),
        2: (5.8, 10, 8.8, 0),
        3: (6.2, 10, 9, 0),
        4: (30, 10, 33, 0),
        5: (34, 10, 40, 0),
    }
    assert compose_accents("c ´ı´e", boxes.get) == "c\u200b\u200bí´e"
    assert compose_accents("c ´x´e", boxes.get) == "c ´x´e"  # no such letter
    assert compose_accents("c ´ı´e", lambda at: None) == "c ´ı´e"
    for gap, closed in ((0.09, True), (0.14, False)):  # of a height of 10
        boxes[3] = (6 + 10 * gap, 10, 9, 0)
        assert (compose_accents("c ´ı´e", boxes.get)[1] == "\u200b") == closed


def test_letters_of_fonts_of_signs_are_bullets() -> None:
    page = PageDraft()
    for y, text in ((100, "Lamps for the pier"), (120, "Keys for the shed")):
        page.text(70, y, "è", font="wingdings").text(90, y, text)
    assert [(b.role, b.text) for b in read(page).blocks] == [
        ("list_item", "Lamps for the pier"),
        ("list_item", "Keys for the shed"),
    ]


def test_signs_of_no_letter_that_open_lines_are_bullets() -> None:
    assert mark_signs("Items\r\n\x88 Lamps\r\n\x88 Keys") == "Items\r\n• Lamps\r\n• Keys"
    assert mark_signs("\x88 Lamps and \x88") == "\x88 Lamps and \x88"


def test_signs_of_private_use_are_told_and_old_figures_read() -> None:
    style = Style(11, False, 0, 0, 0)
    found = Glyphs(1, 595, 842, text="\uf733\uf731 lam\ue123ps \uf0b7", box=(0, 0, 595, 842))
    found.runs = [
        (a, b, 70 + a, 110, 75 + a, 99, 70 + b, 110, 75 + b, 99, 100, style) for a, b in ((0, 2), (3, 9), (10, 11))
    ]
    page = make_words(found)
    assert [word.text for word in page.words] == ["31", "lamps", "\uf0b7"]
    assert page.unreadable == 1


# where a writer ended a line


def test_a_page_that_wraps_early_has_its_own_right_margin() -> None:
    wide = PageDraft()
    wide.wrapped(70, 100, f"{LONG}. {OTHER}. {LONG}", 520)
    early = PageDraft()
    sentences = f"{LONG} and {OTHER} and {LONG}"
    y = early.wrapped(70, 100, sentences, 440)
    early.wrapped(70, y + 10, f"The list names {OTHER.replace('so the', 'Since The')}", 440)
    document = read(wide, early)
    assert texts(document)[1:] == [sentences, f"The list names {OTHER.replace('so the', 'Since The')}"]


def test_labels_that_open_several_lines_begin_anew_behind_a_full_line() -> None:
    said = ["Adele: " + LONG[: 60 + 7 * n].strip() + " is a matter for the spring." for n in range(3)]
    page = PageDraft()
    y = 100.0
    for text in said:
        lines = wrap(text, max(width(text, 11) - 40, 200))
        y = page.lines(70, y, lines)
    document = read(page)
    assert sum(text.startswith("Adele:") for text in texts(document)) == 3


def test_lines_that_open_like_their_paragraph_begin_anew() -> None:
    page = PageDraft()
    lines = [
        f"It was agreed that {what} before the fair opens its gates to the public."
        for what in ("lamps be bought", "keys be made", "nets be mended")
    ]
    for n, line in enumerate(lines):
        page.text(70, 100 + 13.5 * n, line)
    assert texts(read(page)) == lines


@pytest.mark.parametrize("indent", [18, 36, 72])
def test_the_rest_of_an_item_goes_on_wherever_it_is_set(indent: int) -> None:
    page = PageDraft()
    words = wrap(LONG, 430)
    page.text(70, 100, "- " + words[0]).text(70 + indent, 113.5, words[1]).text(70, 140, "- Keys").text(
        70, 153.5, "- Nets"
    )
    assert texts(read(page), "list_item")[0] == LONG


def test_small_words_in_a_larger_size_stay_on_their_line() -> None:
    page = PageDraft()
    page.text(70, 100, "The gate and the lamps", size=9)
    page.text(70 + width("The gate and the lamps ", 9), 100, "were painted", size=12)
    assert texts(read(page)) == ["The gate and the lamps were painted"]
