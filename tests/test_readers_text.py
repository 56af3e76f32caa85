"""Plain text: encodings, wrapped lines, lists, headings, tables, furniture, saved web pages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.errors import MalformedDocumentError
from minutekit.lexicon import LANGUAGES, load_entries
from minutekit.readers.markers import find_markers
from minutekit.readers.text.boilerplate import match_boilerplate
from pace import measure_seconds, seconds_here
from reader_samples import cells, codes, items, read, texts

_NOTES = """\
Neighbourhood assembly - 3 May
Notes by the caretaker

Key points:

● The crossing at the mill is dark and the children of the school use it every single
morning before seven
● Benches
● Nobody cleans the drains, so the cellars of the lower street were under water again in

the night of the storm, and the insurance does not pay

● More shade

Ines Moura, tenants' council
The lifts have been out of order for eleven weeks and the agency does not answer the
letters any more. People on the fifth floor do not go out.

● A ramp at the side door, or
at least a rail
"""


def test_wrapped_bullets_come_out_whole_even_over_an_empty_line():
    document = read(_NOTES, "a.txt")
    assert [text for _, _, text in items(document)] == [
        "The crossing at the mill is dark and the children of the school use it every single morning before seven",
        "Benches",
        (
            "Nobody cleans the drains, so the cellars of the lower street were under water again in the night of the storm, "
            "and the insurance does not pay"
        ),
        "More shade",
        "A ramp at the side door, or at least a rail",
    ]
    assert texts(document, "paragraph") == [
        "Neighbourhood assembly - 3 May",
        "Notes by the caretaker",
        "Key points:",
        "Ines Moura, tenants' council",
        (
            "The lifts have been out of order for eleven weeks and the agency does not answer the letters any more. "
            "People on the fifth floor do not go out."
        ),
    ]


def test_hanging_indents_and_levels():
    text = "Plan\n\n  * First of the points that is\n    Continued here\n    - Under it\n      still\n  * Second\n"
    assert items(read(text, "a.txt")) == [
        (0, "*", "First of the points that is Continued here"), (1, "-", "Under it still"), (0, "*", "Second"),
    ]  # fmt: skip


def test_levels_that_lost_their_indents_are_told_by_their_glyphs():
    text = "● Roads\n○ kerbs\n■ low\n○ signs\n● Trees\n"
    assert [level for level, _, _ in items(read(text, "a.txt"))] == [0, 1, 2, 1, 0]


def test_a_marker_alone_on_its_line_belongs_to_the_next():
    assert items(read("●\nBenches\n\n●\nShade\n", "a.txt")) == [(0, "●", "Benches"), (0, "●", "Shade")]


def test_short_lines_and_labels_stay_single():
    text = "Date: 4 May\nPlace: the mill\nPresent: Ana, Bo\nWe met late\nNobody came\n"
    assert texts(read(text, "a.txt")) == [
        "Date: 4 May",
        "Place: the mill",
        "Present: Ana, Bo",
        "We met late",
        "Nobody came",
    ]


def test_wrapped_prose_is_joined_and_hyphens_undone():
    text = (
        "The committee looked at the plans for the new bridge and at the costs of its\n"
        "maintenance over the coming thirty years, which the engineers put at two mil-\n"
        "lion a year. The members from the lower town asked for a second opinion from\n"
        "somebody who has built one.\n\nThe plans stay open until June.\n"
    )
    assert texts(read(text, "a.txt")) == [
        (
            "The committee looked at the plans for the new bridge and at the costs of its maintenance over the coming thirty years, "
            "which the engineers put at two million a year. The members from the lower town asked for a second opinion from "
            "somebody who has built one."
        ),
        "The plans stay open until June.",
    ]


def test_broken_addresses_are_made_whole_and_others_stand_alone():
    text = (
        "The survey of the river stands here for all who were not able to come to the hall:\n"
        "https://example.org/a/very/long/path/to/the/survey-of-the-river-in-the-lower-town-2\n021-final.pdf\n"
        "It was written by people of the lower town who know the river since they were small\nchildren and by\n"
        "the fire brigade, which has pumped out the cellars more often than anybody can count\nin the archive of\nthe town\n"
        "ana@example.org\n"
    )
    found = texts(read(text, "a.txt"))
    assert found[0].endswith(
        "hall: https://example.org/a/very/long/path/to/the/survey-of-the-river-in-the-lower-town-2021-final.pdf"
    )
    assert found[-1] == "ana@example.org"


def test_underlined_lines_are_headings_and_all_others_tell_their_gaps():
    text = (
        "Board of the canal trust\n========================\n\nThe chair opens the meeting.\n\nFinances\n--------\nThe fees stay.\n"
        "1. Dredging\n\nThe basin is full of mud.\n\n2. Berths\n\nTwo are free.\n"
    )
    document = read(text, "a.txt")
    assert [(b.role, b.level, b.text) for b in document.blocks if b.role in {"title", "heading"}] == [
        ("title", 0, "Board of the canal trust"), ("heading", 2, "Finances"),
    ]  # fmt: skip
    assert [(b.text, b.space) for b in document.blocks if b.marker] == [("Dredging", 0.0), ("Berths", 1.0)]


_COUNCIL = """\
COUNCIL OF THE LOWER TOWN

Date: 12 March 2024                 Venue: mill hall
Present: Cllr A. Ruiz (Chair), Cllr B. Lind,
         Cllr C. Dahl

1. Apologies for absence
   Received from Cllr Moe.

2. Planning
   2.1 The mill asks for a second door. Members felt that the yard is too
       narrow for lorries.
   2.2 Cllr Lind asked about the footpath.
       RESOLVED: to object

3. Finance
   a) The accounts were approved.
   b) The clerk writes to the bank.
"""


def test_bodies_set_in_below_numbered_headings_stand_apart():
    document = read(_COUNCIL, "a.txt")
    assert [(b.role, b.marker, b.text) for b in document.blocks[1:]] == [
        ("paragraph", None, "Date: 12 March 2024\tVenue: mill hall"),
        ("paragraph", None, "Present: Cllr A. Ruiz (Chair), Cllr B. Lind, Cllr C. Dahl"),
        ("list_item", "1.", "Apologies for absence"), ("paragraph", None, "Received from Cllr Moe."), ("list_item", "2.", "Planning"),
        ("list_item", "2.1", "The mill asks for a second door. Members felt that the yard is too narrow for lorries."),
        ("list_item", "2.2", "Cllr Lind asked about the footpath."), ("paragraph", None, "RESOLVED: to object"),
        ("list_item", "3.", "Finance"), ("list_item", "a)", "The accounts were approved."),
        ("list_item", "b)", "The clerk writes to the bank."),
    ]  # fmt: skip


def test_items_go_on_below_lone_words():
    text = "Round table of 3 May 2024\n\nBridges\n- the bridges rust\n\nOona\n- more light\n-- and warmer\n- benches\n"
    document = read(text, "a.txt")
    assert items(document) == [
        (0, "-", "the bridges rust"),
        (0, "-", "more light"),
        (1, "--", "and warmer"),
        (0, "-", "benches"),
    ]


def test_numbered_items_one_below_the_other_stay_a_list():
    text = "Agenda\n\n1. Opening\n2. Budget\n3. Closing\n"
    assert items(read(text, "a.txt")) == [(0, "1.", "Opening"), (0, "2.", "Budget"), (0, "3.", "Closing")]


def test_form_feeds_are_pages_and_their_numbers_go():
    pages = [f"Item {word} was discussed.\n\nPage {n} of 3\n" for n, word in enumerate(("one", "two", "three"), 1)]
    document = read("\f".join(pages), "a.txt")
    assert [(b.page, b.text) for b in document.blocks] == [
        (1, "Item one was discussed."),
        (2, "Item two was discussed."),
        (3, "Item three was discussed."),
    ]
    assert document.pages == 3
    assert codes(document) == ["page-number"] * 3


def test_contents_with_dot_leaders_are_left_out():
    document = read("1. Opening ........... 3\n2. Budget ............ 5\n\nThe meeting opens.\n", "a.txt")
    assert texts(document) == ["The meeting opens."]
    assert codes(document) == ["table-of-contents"] * 2


def test_tables_of_bars():
    text = "Actions\n\nNo. | Action | Due\n1 | Mend the gate | May\n2 | Ask the bank | June\n"
    document = read(text, "a.txt")
    assert cells(document)[:4] == [(0, 0, 0, "No."), (0, 0, 1, "Action"), (0, 0, 2, "Due"), (0, 1, 0, "1")]
    assert [b.cell.header for b in document.blocks if b.cell] == [True] * 3 + [False] * 6
    drawn = "+-----+------+\n| Ana | roof |\n+-----+------+\n| Bo  | gate |\n+-----+------+\n"
    assert cells(read(drawn, "b.txt")) == [(0, 0, 0, "Ana"), (0, 0, 1, "roof"), (0, 1, 0, "Bo"), (0, 1, 1, "gate")]


def test_wide_gaps_are_kept_as_tabs():
    assert texts(read("Welcome\u00a0 Ana Ruiz, town hall\nBudget\t\tBo Lind\nIt rains.  It pours: \u00a0yes\n", "a.txt")) == [
        "Welcome\tAna Ruiz, town hall", "Budget\tBo Lind", "It rains. It pours: yes",
    ]  # fmt: skip


_PAGE = """\
Skip to main content

News

River network welcomes three towns to its programme

River network welcomes three towns to its programme

The network met in the old mill on Tuesday and welcomed three towns from the upper valley. Each of them has lost \
bridges in the floods of the last ten years, and each has paid for the new ones out of its own purse. The network shares \
gauges, pumps and people who know how to use them.

Speakers asked for one gauge in every town:

1. Gauges cost less than pumps.

2. The data must be open.

Flood funds for small towns

Small towns can now apply for the flood fund, says the ministry in a note to all mayors.

School of rivers

The school of rivers trains young people in the upkeep of banks and weirs every summer.

Subscribe to our newsletter

© 2023 River Network
facebook twitter youtube
"""


def test_a_saved_web_page_loses_what_is_around_its_text():
    document = read(_PAGE, "a.txt")
    assert texts(document) == [
        "River network welcomes three towns to its programme",
        (
            "The network met in the old mill on Tuesday and welcomed three towns from the upper valley. Each of them has lost "
            "bridges in the floods of the last ten years, and each has paid for the new ones out of its own purse. The network shares "
            "gauges, pumps and people who know how to use them."
        ),
        "Speakers asked for one gauge in every town:",
        "Gauges cost less than pumps.",
        "The data must be open.",
    ]
    assert document.blocks[0].role == "title"
    assert codes(document) == ["boilerplate"] * 10


def test_minutes_that_mention_a_newsletter_keep_all_their_text():
    text = (
        "Minutes\n\nAna: we share the costs\n\nRelated items\n\nThe newsletter goes out in May.\n\nShare\n\nBo pays.\n"
    )
    assert codes(read(text, "a.txt")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_web_pages_is_found_in_a_line_of_its_own(language):
    for entry in load_entries(language, "pages"):
        assert match_boilerplate(entry.example), entry
        for form in entry.forms:
            assert match_boilerplate(form.strip("*")) in {entry.cls, "site_link"}, form


@pytest.mark.parametrize(("line", "cls"), [
    ("linkedin facebook rss", "network"), ("Follow us on Twitter", "site_notice"), ("© 2024 Some Network", "rights"),
    ("We use cookies to improve our site.", "site_notice"), ("Privacy Policy | Terms of Use", "site_link"),
    ("Home > News > 2024", "site_help"), ("Don't miss any updates!", "site_notice"), ("Loading...", "site_link"),
    ("Town Band. All rights reserved.", "rights"),
])  # fmt: skip
def test_lines_of_web_pages_are_told_by_their_words(line, cls):
    assert match_boilerplate(line) == cls


@pytest.mark.parametrize("text", [
    "We agreed to subscribe to the water standard and to report in May.", "Ana: follow the river, not the road", "Contact with the bank",
    "More news from the bank is expected in June.", "The cookies for the party are paid by Bo.", "Share the costs with the town",
])  # fmt: skip
def test_sentences_of_meetings_are_no_boilerplate(text):
    assert not match_boilerplate(text)


@pytest.mark.parametrize(("line", "marker", "text"), [
    ("- [ ] call Ana", "[ ]", "call Ana"), ("● Buses first", "●", "Buses first"), ("· water", "·", "water"), (".\twater", ".", "water"),
    ("- roads", "-", "roads"), ("-- gravel", "--", "gravel"), ("-roads", "-", "roads"), ("* trees", "*", "trees"),
    ("*trees", "*", "trees"), ("+ seats", "+", "seats"), ("-> ask", "->", "ask"), ("o\tshade", "o", "shade"),
    ("o shade", "o", "shade"), ("2.1 Budget", "2.1", "Budget"), ("1. Opening", "1.", "Opening"), ("(1) Opening", "(1)", "Opening"),
    ("#1 Opening", "#1", "Opening"), ("a) Opening", "a)", "Opening"), ("iv) Opening", "iv)", "Opening"),
])  # fmt: skip
def test_each_form_of_marker_counts_beside_a_sibling(line, marker, text):
    number = re.search(r"\d+(?=\D*$)", marker)
    sibling = line.replace(number[0], str(int(number[0]) + 1)) if number else line
    sibling = {"a) Opening": "b) Next", "iv) Opening": "v) Next"}.get(line, sibling)
    found, _ = find_markers([line, sibling])
    assert (found.text, line[found.length :]) == (marker, text)


@pytest.mark.parametrize(("lines", "found"), [
    (["- one", "- two"], ["-", "-"]), (["- lone dash"], [None]), (["• lone glyph"], ["•"]), (["1. one", "2. two"], ["1.", "2."]),
    (["12. Mai war es"], [None]), (["A. Ruiz came", "B. Lind went"], ["A.", "B."]), (["A. Ruiz came"], [None]),
    (["2.1 Fees", "2.2 Fines"], ["2.1", "2.2"]), (["9.30 Coffee", "11.15 Budget"], [None, None]), (["i) x y", "ii) z"], ["i)", "ii)"]),
    (["-5 degrees", "-7 degrees"], [None, None]), (["- [ ] call", "- [x] write"], ["[ ]", "[x]"]),
])  # fmt: skip
def test_unsure_markers_need_a_sibling(lines, found):
    assert [marker and marker.text for marker in find_markers(lines)] == found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding):
    text = "Begrüßung durch die Vorsitzende: „Das Café bleibt geöffnet“ – so der Beschluss.\n"
    assert texts(read(text.encode(encoding), "a.txt")) == [text.strip()]


@pytest.mark.parametrize(("encoding", "text"), [
    ("cp1251", "Протокол собрания жильцов. Собрание открыл председатель, присутствовали двадцать человек из всех подъездов дома.\n"),
    ("shift_jis", "会議の議事録。出席者は二十名でした。議長が開会を宣言し、予算について話し合いました。\n"),
])  # fmt: skip
def test_other_code_pages_are_guessed(encoding, text):
    assert texts(read(text.encode(encoding), "a.txt")) == [text.strip()]


def test_damaged_utf8_keeps_its_good_characters():
    data = ("Die Bürger möchten grüne Bänke für die Höfe. " * 30).encode()
    cut = data[:700] + data[701:]
    assert "möchten grüne Bänke" in read(cut, "a.txt").text


def test_binary_is_no_text():
    with pytest.raises(MalformedDocumentError, match="binary"):
        read(bytes(range(256)) * 40, "a.txt")


def test_a_chat_goes_to_the_transcript_reader():
    chat = "".join(
        f"10:0{n}:00\t From  {name} : {said}\n"
        for n, (name, said) in enumerate([("Ana", "hello"), ("Bo", "the gate is shut"), ("Ana", "ok")])
    )
    assert {block.role for block in read(chat, "chat.txt").blocks} == {"chat"}


_LINE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\0"), max_size=60)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINE, min_size=1, max_size=12))
def test_law_no_letter_is_lost(lines):
    text = "The meeting opens\n" + "\n".join(lines)
    document = read(text.encode("utf-8", "ignore"), "a.txt")
    kept = (
        document.text + "".join(d.text for d in document.diagnostics) + "".join(b.marker or "" for b in document.blocks)
    )
    for letter in set(text):
        if letter.isascii() and letter.isalpha():
            assert kept.count(letter) >= text.count(letter)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "- a point",
                "  - deeper",
                "Label: value",
                "A line of text that goes on",
                "and on",
                "",
                "1. item",
                "2. item",
            ]
        ),
        max_size=30,
    )
)
def test_law_blocks_are_in_order_and_the_same_again(lines):
    text = "Start of it all\n" + "\n".join(lines)
    first, second = read(text, "a.txt"), read(text, "a.txt")
    assert first == second
    ends = [block.span.end for block in first.blocks]
    assert ends == sorted(ends)


def test_long_input_is_linear():
    text = "- a point that somebody made about the road\n  and its bends (see the map)\n"
    short, long = (
        measure_seconds(lambda count=count: read(text * count, "a.txt"), turns=2) for count in (5_000, 20_000)
    )
    assert long < 10 * short


@pytest.mark.parametrize(
    "data",
    [
        b"Minutes\n\n- Ana: the " + b"a" * 20_000 + b" leaks\n",
        b"a-\n" * 20_000,
        b"http://" * 20_000 + b"\nb",
        b"a@\n" * 20_000,
    ],
)
def test_words_without_end_are_read_in_good_time(data):
    import time

    start = time.process_time()
    assert read(data, "a.txt").text
    assert time.process_time() - start < seconds_here(3.0)


def test_a_field_of_minutes_begins_a_line_however_full_the_one_above_is():
    prose = "The swings of the playground are broken at the\nnorth side and the council has asked the firm\nof last year what it would take to mend them\nbefore the summer."
    text = f"Minutes of the parents at the school by the mill\nDate: 6 March 2025\n\n{prose}\n"
    assert texts(read(text, "a.txt"))[:2] == text.splitlines()[:2]


def test_lines_that_end_with_their_sentence_tell_no_width():
    text = "Plac\nHuśtawki są zniszczone i trzeba je wymienić.\nPiotr Zając przygotuje wycenę do końca marca.\n" * 2
    assert texts(read(text, "a.txt")) == text.splitlines()


def test_lists_of_people_side_by_side_are_columns():
    people = "Present:                 Apologies:\nIda Holm                 Jon Dahl\nTom Whitby\nPavel Horak\n"
    document = read(f"Minutes of the board\n\n{people}\nThe pier was closed.\n", "a.txt")
    columns = [[block.text for block in document.blocks if block.cell and block.cell.column == at] for at in (0, 1)]
    assert columns == [["Present:", "Ida Holm", "Tom Whitby", "Pavel Horak"], ["Apologies:", "Jon Dahl"]]


def test_a_line_left_of_the_items_is_none_of_them():
    document = read("pump\n - it leaks again\n - ida calls the firm\nweir\n - mended in may\n", "a.txt")
    assert texts(document) == ["pump", "it leaks again", "ida calls the firm", "weir", "mended in may"]
