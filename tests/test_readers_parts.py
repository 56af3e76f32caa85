"""The small parts of readers by themselves: words and lines of a page, margins, columns, stamps, captions, numbers."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from minutekit import Block, Document, Person, Span
from minutekit.readers.docx.numbering import read_numbering
from minutekit.readers.hyphens import Hyphenation
from minutekit.readers.joining import join_documents, pair_files
from minutekit.readers.line_numbers import drop_line_numbers
from minutekit.readers.nesting import Nesting
from minutekit.readers.ordinals import format_number
from minutekit.readers.pdf.lines import find_stretches, join_pieces, make_pieces
from minutekit.readers.pdf.margins import Frame, Spacing, find_right, is_wrap, narrow_frame
from minutekit.readers.pdf.words import Glyphs, Line, Style, Word, make_words, turn_point
from minutekit.readers.placement import LINE, MOST_SPACE, ParagraphFormat, Placer, read_alignment
from minutekit.readers.raised import is_figure, write_raised
from minutekit.readers.speakers import list_people, name_speakers
from minutekit.readers.transcripts.bilingual import keep_one_language
from minutekit.readers.transcripts.cues import Cue
from minutekit.readers.transcripts.rolling import unroll_cues
from minutekit.readers.transcripts.stamps import find_day, only_day, read_clock, read_days

SIZE = 10.0


def word(text, x0, base=100.0, size=SIZE, **fields):
    """A word of half its size a letter, on a baseline."""
    x1 = x0 + 0.5 * size * len(text)
    return Word(
        text, x0, base - 0.8 * size, x1, base + 0.2 * size, base, size, fields.pop("bold", False), 1, 0, **fields
    )


def set_line(text, x0=50.0, base=100.0, size=SIZE, **fields):
    """Words of a line, a quarter of their size apart."""
    words = []
    for part in text.split():
        words.append(word(part, x0, base, size, **fields))
        x0 = words[-1].x1 + 0.25 * size
    return words


def texts(pieces):
    return [piece.text for piece in pieces]


# Words of a page.


@pytest.mark.parametrize(
    ("turn", "place"), [(0, (20, 170)), (90, (20, 20)), (180, (80, 20)), (270, (180 - 10, 110 - 30))]
)
def test_points_are_turned_into_reading_order(turn, place):
    """On a page from (10, 10) to (110, 200), the point (30, 30)."""
    assert turn_point(30, 30, turn, (10, 10, 110, 200)) == place


def run(a, b, left, base, angle=0, size=SIZE, **style):
    """A word of a page as it was measured, y upwards."""
    bounds = (left, base + 8, left + 5, base - 2)
    last = (left + 15, base + 8, left + 20, base - 2)
    return (a, b, *bounds, *last, base, Style(size, False, 1, angle, base, **style))


def measure(text, *runs, turn=0):
    box = (10.0, 20.0, 210.0, 320.0)
    return make_words(Glyphs(1, 200.0, 300.0, box, text, list(runs), turn))


def test_words_stand_where_they_were_measured_from_the_top_left():
    page = measure("reeds cut", run(0, 5, 30.0, 120.0), run(6, 9, 60.0, 120.0))
    first, second = page.words
    assert (first.text, second.text) == ("reeds", "cut")
    assert (first.x0, first.x1, first.top, first.bottom, first.base) == (20.0, 40.0, 192.0, 202.0, 200.0)
    assert (first.order, second.order) == (0, 1)
    assert (first.size, first.hyphen, first.spaced) == (SIZE, False, True)


def test_a_word_set_right_behind_another_has_no_space_before_it():
    page = measure("reedscut", run(0, 5, 30.0, 120.0), run(5, 8, 60.0, 120.0))
    assert [w.spaced for w in page.words] == [True, False]


def test_words_far_off_the_page_are_left_out_and_turned_ones_stand_apart():
    page = measure("reeds cut far off", run(0, 5, 30.0, 120.0), run(6, 9, 60.0, 120.0, angle=90), run(10, 13, 900.0, 120.0), run(14, 17, 30.0, -900.0))  # fmt: skip
    assert [w.text for w in page.words] == ["reeds"]
    assert [w.text for w in page.slanted] == ["cut"]
    odd = measure("reeds", (0, 5, math.nan, *run(0, 5, 30.0, 120.0)[3:]))
    assert odd.words == []


def test_hyphens_of_line_ends_ligatures_and_signs():
    page = measure(
        "reed\ufffe o\ufb01cer a\u00ad", run(0, 5, 30.0, 120.0), run(6, 11, 60.0, 120.0), run(12, 14, 90.0, 120.0)
    )
    assert [(w.text, w.hyphen) for w in page.words] == [("reed-", True), ("oficer", False), ("a\u00ad", False)]
    signs = measure("n 7 xy", run(0, 1, 30.0, 120.0, symbol=True), run(4, 6, 60.0, 120.0, symbol=True))
    assert [w.text for w in signs.words] == ["\uf06e", "xy"]
    assert measure("a\x04b", run(0, 3, 30.0, 120.0)).unreadable == 1


@pytest.mark.parametrize(("angles", "turn", "width"), [((0, 0, 90), 0, 100), ((90, 90, 0), 90, 200), ((7, 7, 90), 90, 200), ((7, 7), 0, 100), ((0, 90), 0, 100)])  # fmt: skip
def test_a_page_is_read_at_the_angle_of_most_words(angles, turn, width):
    glyphs = Glyphs(1, 0, 0, (0.0, 0.0, 100.0, 200.0), "", [run(0, 1, 0, 0, angle=a) for a in angles])
    glyphs.find_turn(level=False)
    assert (glyphs.turn, glyphs.width) == (turn, width)


# Lines.


def test_words_on_one_baseline_are_a_line():
    (line,) = make_pieces(set_line("The reeds are cut"), 3)
    assert (line.text, line.page, line.size, line.bold, line.lead) == ("The reeds are cut", 3, SIZE, False, 0)
    assert (line.x0, line.first, line.gap) == (50.0, 15.0, 2.5)
    assert (line.top, line.bottom, line.base) == (92.0, 102.0, 100.0)
    assert line.x1 == pytest.approx(50 + 0.5 * SIZE * 14 + 3 * 2.5)


def test_wide_white_or_another_height_parts_lines():
    first = set_line("The reeds")
    assert texts(make_pieces([*first, *set_line("are cut", x0=first[-1].x1 + 30)], 1)) == ["The reeds", "are cut"]
    assert texts(make_pieces([*first, *set_line("are cut", base=112)], 1)) == ["The reeds", "are cut"]
    assert texts(make_pieces([*first, *set_line("are cut", x0=first[-1].x1 + 2.5, base=101)], 1)) == [
        "The reeds are cut"
    ]
    assert texts(make_pieces([*first, *set_line("are cut", x0=first[-1].x1 + 2.5, cell=2)], 1)) == [
        "The reeds",
        "are cut",
    ]


def test_what_is_printed_twice_counts_once():
    first = set_line("The reeds are cut")
    shadow = set_line("The reeds are cut", x0=50.6, base=100.6)
    assert texts(make_pieces([*first, *shadow], 1)) == ["The reeds are cut"]
    again = set_line("The reeds are cut", base=115)
    assert texts(make_pieces([*first, *again], 1)) == ["The reeds are cut"] * 2


def test_the_bold_start_of_a_line_is_its_lead():
    words = set_line("Reeds and weeds: cut")
    for one in words[:2]:
        one.bold = True
    (line,) = make_pieces(words, 1)
    assert (line.lead, line.bold) == (len("Reeds and"), False)
    for one in words:
        one.bold = True
    (line,) = make_pieces(words, 1)
    assert (line.lead, line.bold) == (len(line.text), True)


def test_raised_numbers_are_marks_of_footnotes_or_powers():
    words = set_line("The reeds")
    mark = word("3", words[-1].x1, base=96, size=6.0)
    rest = set_line("are cut", x0=words[-1].x1 + 6)
    (line,) = make_pieces([*words, mark, *rest], 1)
    assert (line.text, line.notes) == ("The reeds are cut", ("3",))
    area = set_line("40 m")
    (line,) = make_pieces([*area, word("2", area[-1].x1, base=96, size=6.0, spaced=False)], 1)
    assert line.text == "40 m²"


@pytest.mark.parametrize(
    ("before", "figure", "said"),
    [
        ("reeds", "1", ""),
        ("40 m", "2", "²"),
        ("10", "6", "⁶"),
        ("um 9", "30", ":30"),
        ("um 9", "31", "³¹"),
        ("25", "30", "³⁰"),
    ],
)
def test_what_a_raised_figure_says(before, figure, said):
    assert write_raised(before, figure) == said
    assert is_figure(figure)
    assert not is_figure("1234")


def test_pieces_of_a_row_are_one_line_and_rows_come_from_the_top():
    left, right = make_pieces([*set_line("The reeds", base=130), *set_line("are cut", x0=200, base=130)], 1)
    above = make_pieces(set_line("Weir board"), 1)[0]
    lines = join_pieces([right, left, above])
    assert texts(lines) == ["Weir board", "The reeds are cut"]
    assert lines[1].tab == 200
    assert (lines[1].x0, lines[1].x1) == (left.x0, right.x1)
    lower = make_pieces(set_line("are cut", x0=200, base=142), 1)[0]
    assert texts(join_pieces([left, lower])) == ["The reeds", "are cut"]


def test_stretches_are_parted_by_white_and_markers_belong_to_the_next():
    words = [word("reeds", 50), word("weeds", 78), word("mill", 200)]
    assert find_stretches(words) == [(50, 103), (200, 220)]
    assert find_stretches([word("•", 50), word("mill", 90)]) == [(50, 110)]


# Margins and spacing.


def lines_at(*bases, size=SIZE, text="the reeds of the mill are cut in spring", x1=300.0):
    return [
        Line(text, 50.0, b - 8, x1, b + 2, b, size, False, 0, 20.0, 3.0, mixed=False, order=i, page=1)
        for i, b in enumerate(bases)
    ]


def test_the_distance_inside_paragraphs_is_learned_from_lines_that_go_on():
    spacing = Spacing([lines_at(*range(100, 220, 12))])
    assert spacing.body == SIZE
    assert spacing.is_inner(SIZE, 12)
    assert not spacing.is_inner(SIZE, 18)
    # Of a size that was not seen the usual set holds.
    assert spacing.is_inner(20.0, 32)
    assert not spacing.is_inner(20.0, 33)
    assert Spacing([]).body == 10.0


def test_a_line_plainly_goes_on_in_the_next():
    above, below = lines_at(100, 112)
    assert is_wrap(above, below)
    for field, value in (("text", "The mill"), ("x1", 400.0)):
        changed = lines_at(100, 112)[1]
        setattr(changed, field, value)
        assert not is_wrap(above, changed)
    ended = lines_at(100, 112, text="the reeds of the mill are cut.")
    assert not is_wrap(*ended)
    assert not is_wrap(*lines_at(100, 112, text="x" * 20))
    assert is_wrap(*lines_at(100, 112, text="x" * 21))


def test_the_right_margin_is_where_several_lines_end():
    lines = [*lines_at(100, 112, 124, x1=480.0), *lines_at(136, x1=520.0), *lines_at(148, 160, x1=200.0)]
    assert find_right(lines, 50.0, 540.0) == 480.0 + 40 - 40
    assert find_right(lines_at(100, 112, 124, x1=200.0), 50.0, 540.0) == 540.0


def test_a_margin_moves_in_where_lines_wrap_long_before_it():
    lines = lines_at(*range(100, 220, 12))
    frame = Frame(50.0, 500.0)
    assert narrow_frame(lines, frame, Spacing([lines])) == Frame(50.0, 300.0)
    assert narrow_frame(lines, Frame(50.0, 301.0), Spacing([lines])) == Frame(50.0, 301.0)
    assert narrow_frame([], frame, Spacing([])) == frame


# Word's and OpenDocument's places.


@pytest.mark.parametrize(("word_", "align"), [("center", "center"), ("end", "right"), ("RIGHT", "right"), ("both", "left"), ("", None), (None, None)])  # fmt: skip
def test_alignments(word_, align):
    assert read_alignment(word_) == align


def test_a_format_fills_what_it_leaves_open():
    own = ParagraphFormat(left=0.0, align="right")
    other = ParagraphFormat(left=5.0, first=2.0, align="left", before=3.0, after=4.0)
    assert own.over(other) == ParagraphFormat(0.0, 2.0, "right", 3.0, 4.0)


def test_space_above_is_the_larger_of_two_and_grows_with_empty_lines():
    placer = Placer()
    first, second, third = (SimpleNamespace(left=None, align=None, space=None) for _ in range(3))
    placer.place(first, ParagraphFormat(left=20.0, first=-5.0, before=6.0, after=9.0), 100.0)
    placer.place(second, ParagraphFormat(before=4.0, align="center"), 0.0)
    assert (first.left, first.align, first.space) == (115.0, "left", 6.0)
    assert (second.left, second.align, second.space) == (0.0, "center", 9.0)
    placer.skip(ParagraphFormat(before=2.0, after=1.0), 10.0)
    placer.skip(ParagraphFormat(), None)
    placer.place(third, ParagraphFormat(before=1.0), 0.0)
    assert third.space == pytest.approx(2.0 + LINE * 10 + 1.0 + LINE * 11)
    for _ in range(200):
        placer.skip(ParagraphFormat(), 10.0)
    placer.place(third, ParagraphFormat(), 0.0)
    assert third.space == MOST_SPACE
    placer.end_page_style([first, second, third], 500.0, 50.0)
    assert (first.left, second.left) == (0.33, 0.1)
    placer.end_page_style([first], 500.0, 50.0)
    assert first.left == 0.33  # told once


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (1, "lowerLetter", "a"), (26, "upperLetter", "Z"), (27, "lowerLetter", "aa"), (52, "lowerLetter", "zz"),
        (0, "lowerLetter", "0"), (4, "lowerRoman", "iv"), (1994, "upperRoman", "MCMXCIV"), (3999, "lowerRoman", "mmmcmxcix"),
        (4000, "lowerRoman", "4000"), (7, "decimalZero", "07"), (12, "decimalZero", "12"), (7, "none", ""), (7, "odd", "7"),
        (26 * 50, "lowerLetter", "z" * 10),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number, style, written):
    assert format_number(number, style) == written


def place(nesting, edge, style, ordinal=False):
    return nesting.place(edge, SimpleNamespace(style=style, ordinal=ordinal))


def test_items_nest_by_edge_and_by_marker():
    nesting = Nesting(2.0)
    assert [place(nesting, edge, mark) for edge, mark in ((10, "•"), (20, "–"), (21, "–"), (10, "•"))] == [0, 1, 1, 0]
    assert place(nesting, 10, "○") == 1  # another marker at one edge
    assert place(nesting, 10, "•") == 0
    assert place(nesting, 10, "1", ordinal=True) == 0  # a number after a bullet begins a new list
    assert place(nesting, 10, "-") == 1
    nesting.reset()
    assert place(nesting, 40, "–") == 0
    assert place(nesting, 12.1, "•") == 0
    deep = Nesting(1.0)
    assert [place(deep, 5 * i, str(i)) for i in range(12)] == [*range(9), 8, 8, 8]


def number(*pages):
    return "\n".join(f"{i} the reeds are cut" for n in pages for i in range(1, n + 1))


def test_numbers_that_count_lines_are_taken_off_where_two_pages_do():
    text, told = drop_line_numbers(number(20, 16))
    assert [line.strip() for line in text.split("\n")] == ["the reeds are cut"] * 36
    assert [(d.code, d.text) for d in told] == [("line-number", "1-20"), ("line-number", "1-16")]
    for kept in (number(20), number(14, 16), "the reeds\nare cut", number(20, 16) + "\nplain" * 8):
        assert drop_line_numbers(kept) == (kept, [])


# Times and days of transcripts.


@pytest.mark.parametrize(
    ("text", "day", "seconds"),
    [
        ("01:02:03", False, 3723), ("02:03", False, 123), ("1 minute 4 seconds", False, 64), ("1 hour 2 minutes 3 seconds", False, 3723),
        ("6:30 pm", True, 18.5 * 3600), ("12:05 am", True, 300), ("12:05 PM", True, 12 * 3600 + 300), ("18:30", True, 18.5 * 3600),
        ("18:30:05+02:00", True, 18.5 * 3600 + 5), (None, False, None), ("", True, None), ("下午6:30", True, 18.5 * 3600),
    ],
)  # fmt: skip
def test_clocks_are_seconds(text, day, seconds):
    assert read_clock(text, day=day) == seconds


def days(*stamps, month_first=False):
    return list(read_days(stamps, month_first=month_first).values())


def test_days_are_read_in_the_order_that_fits_all():
    assert days("14/03/2031", "01/04/2031") == [date(2031, 3, 14), date(2031, 4, 1)]
    assert days("03/14/2031", "04/01/2031") == [date(2031, 3, 14), date(2031, 4, 1)]
    assert days("01/02/2031", "02/01/2031") == [date(2031, 1, 2), date(2031, 2, 1)]  # days go forward
    assert days("01/02/2031") == [date(2031, 2, 1)]
    assert days("01/02/2031", month_first=True) == [date(2031, 1, 2)]
    assert days("2031-03-14", "14.3.31") == [date(2031, 3, 14)] * 2
    assert days("14 Mar 2031", "March 14, 2031", "14 de marzo de 2031") == [date(2031, 3, 14)] * 3
    assert days("14 Foo 2031", "40/40/2031") == [None, None]
    assert only_day([date(2031, 3, 14)] * 2) == date(2031, 3, 14)
    assert only_day([date(2031, 3, 14), None]) is None


@pytest.mark.parametrize(("text", "day"), [("2031-03-14T10:00", date(2031, 3, 14)), ("Friday, 14 March 2031 at ten", date(2031, 3, 14)), ("we met on 14 March 2031", None), ("reeds", None)])  # fmt: skip
def test_a_text_begins_with_its_day(text, day):
    assert find_day(text) == day


# Captions.


def cue(*lines, at=0.0, lasts=2.0):
    return Cue(lines, at, at + lasts)


def said(cues):
    return [one.lines for one in cues]


def test_captions_that_roll_say_each_line_once():
    rolled = [
        cue("the reeds"),
        cue("the reeds", "are cut", at=2),
        cue("are cut", "in spring", at=4),
        cue("in spring", "or not", at=6),
    ]
    assert said(unroll_cues(rolled)) == [("the reeds",), ("are cut",), ("in spring",), ("or not",)]
    once = [cue("the reeds"), cue("the reeds", "are cut", at=2), *(cue(f"line {i}", at=4 + 2 * i) for i in range(6))]
    assert said(unroll_cues(once)) == said(once)


def test_captions_that_grow_keep_their_last_state_and_first_start():
    grown = [cue("the"), cue("the reeds", at=2), cue("the reeds are", at=4), cue("mill", at=6)]
    found = unroll_cues(grown)
    assert said(found) == [("the reeds are",), ("mill",)]
    assert [(one.start, one.end) for one in found] == [(0.0, 6.0), (6.0, 8.0)]
    apart = [cue("the"), cue("the reeds", at=5), cue("the reeds are", at=10), cue("mill", at=15)]
    assert said(unroll_cues(apart)) == said(apart)


@given(st.lists(st.lists(st.sampled_from(["the reeds", "are cut", "in spring"]), max_size=3), max_size=8))
def test_no_line_is_lost_in_unrolling(groups):
    cues = [cue(*lines, at=2.0 * i) for i, lines in enumerate(groups)]
    left = {line for one in unroll_cues(cues) for line in one.lines}
    assert left == {line for lines in groups for line in lines}


UPPER = (
    "The reeds are cut in the spring",
    "The mill needs a new roof soon",
    "Who pays for the new gate",
    "We meet again in the autumn",
)
LOWER = (
    "Das Schilf wird im Frühling geschnitten",
    "Die Mühle braucht bald ein neues Dach",
    "Wer bezahlt das neue Tor",
    "Wir treffen uns im Herbst wieder",
)


@pytest.mark.parametrize(
    ("wanted", "kept", "left"), [(None, UPPER, "de"), ("en", UPPER, "de"), ("de", LOWER, "en"), ("fr", UPPER, "de")]
)
def test_of_captions_in_two_languages_one_is_kept(wanted, kept, left):
    cues = [cue(*pair) for pair in zip(UPPER, LOWER, strict=True)]
    found, told = keep_one_language(cues, wanted)
    assert said(found) == [(line,) for line in kept]
    assert [d.code for d in told] == ["second-language-left-out"]
    assert f"those in {left} are left out" in told[0].message


def test_captions_in_one_language_stay_whole():
    two_lines = [cue(a, b) for a, b in zip(UPPER, reversed(UPPER), strict=True)]
    assert keep_one_language(two_lines, None) == (tuple(two_lines), ())
    few = [cue(*pair) for pair in list(zip(UPPER, LOWER, strict=True))[:3]]
    assert keep_one_language(few, None) == (tuple(few), ())
    mixed = [cue(*pair) for pair in zip(UPPER, LOWER, strict=True)] + [cue("alone")] * 2
    assert keep_one_language(mixed, None) == (tuple(mixed), ())


# Word's lists.

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read_lists(abstract, nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    root = etree.fromstring(
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">{abstract}</w:abstractNum>{nums}</w:numbering>'
    )
    return read_numbering(root, None)


def write_level(at, form, text, start=None):
    begin = f'<w:start w:val="{start}"/>' if start is not None else ""
    return f'<w:lvl w:ilvl="{at}">{begin}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


def test_paragraphs_of_a_list_are_counted_by_level():
    lists = read_lists(write_level(0, "decimal", "%1.") + write_level(1, "lowerLetter", "%1.%2)", start=2))
    assert [lists.advance("1", at) for at in (0, 0, 1, 1, 0, 1)] == ["1.", "2.", "2.b)", "2.c)", "3.", "3.b)"]
    assert lists.advance("9", 0) == "•"  # a list that is not there
    assert lists.advance("1", 7) == "•"  # a level that is not told of
    assert read_numbering(None, None).advance("1", 0) == "•"


def test_a_level_may_begin_elsewhere_show_no_number_or_a_bullet():
    lists = read_lists(
        write_level(0, "upperRoman", "%1", start=4) + write_level(1, "bullet", "o") + write_level(2, "none", " ")
    )
    assert [lists.advance("1", at) for at in (0, 1, 2, 0)] == ["IV", "•", None, "V"]
    assert read_lists(write_level(0, "none", "Note")).advance("1", 0) == "Note"
    below = read_lists(write_level(1, "decimal", "%1.%2"))
    assert below.advance("1", 1) == "1.1"


def test_a_list_may_restart_or_change_what_it_takes_over():
    two = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    lists = read_lists(write_level(0, "decimal", "%1."), two)
    assert [lists.advance(one, 0) for one in ("1", "1", "2", "2", "1")] == ["1.", "2.", "5.", "6.", "7."]
    other = two.replace('<w:startOverride w:val="5"/>', write_level(0, "lowerLetter", "%1)"))
    changed = read_lists(write_level(0, "decimal", "%1."), other)
    assert [changed.advance(one, 0) for one in ("1", "2")] == ["1.", "b)"]


# One meeting in several files.


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (["talk.vtt", "talk-chat.txt", "talk notes.docx"], [["talk.vtt", "talk-chat.txt", "talk notes.docx"]]),
        (["talk.vtt", "walk.vtt"], [["talk.vtt"], ["walk.vtt"]]),
        (["Talk.vtt", "talk.txt"], [["Talk.vtt", "talk.txt"]]),
        (["a/talk.vtt", "b/talk.txt"], [["a/talk.vtt"], ["b/talk.txt"]]),
        ([], []),
    ],
)
def test_files_whose_names_differ_in_their_kind_are_one_meeting(names, groups):
    assert [[path.as_posix() for path in group] for group in pair_files(map(Path, names))] == groups


def make_document(name, *blocks, **fields):
    return Document.from_blocks(
        [Block(text=text, role=role, span=Span(0, 0), start=start) for text, role, start in blocks],
        name=name, format=name.rpartition(".")[2], sha256=name, **fields,
    )  # fmt: skip


TALK = (("The reeds are cut.", "cue", 10.0), ("The mill is closed.", "cue", 50.0))


def test_notes_come_first_and_chat_stands_beside_what_was_said():
    talk = make_document("a.vtt", *TALK, title="talk", language="en")
    chat = make_document("a-chat.txt", ("When?", "chat", 30.0), ("Thanks", "chat", 60.0))
    notes = make_document("a.docx", ("Weir board", "title", None), title="Weir board")
    joined = join_documents([talk, chat, notes])
    assert [block.text for block in joined.blocks] == [
        "Weir board", "The reeds are cut.", "When?", "The mill is closed.", "Thanks",
    ]  # fmt: skip
    assert (joined.title, joined.name, joined.format, joined.language) == (
        "Weir board",
        "a.vtt + a-chat.txt + a.docx",
        "docx",
        "en",
    )
    assert joined.diagnostics == ()
    assert join_documents([talk]) is talk
    # Never inside a sentence.
    half = make_document("a.vtt", ("The reeds", "cue", 10.0), ("are cut.", "cue", 50.0))
    assert [b.text for b in join_documents([half, chat]).blocks] == ["The reeds", "are cut.", "When?", "Thanks"]


@pytest.mark.parametrize("hours", [(9_000.0, 9_060.0), (30.0, 90_000.0), (None, 30.0)])
def test_a_chat_of_other_hours_stands_behind_the_talk_and_is_told(hours):
    talk = make_document("a.vtt", *TALK)
    chat = make_document("a-chat.txt", *((f"Message {i}", "chat", at) for i, at in enumerate(hours)))
    joined = join_documents([talk, chat])
    assert [block.text for block in joined.blocks] == [*(text for text, _, _ in TALK), "Message 0", "Message 1"]
    assert [told.code for told in joined.diagnostics] == ["chat-after-talk"]


def test_labels_of_voices_are_named_however_they_are_written():
    document = make_document("a.vtt", *TALK)
    blocks = [replace(b, speaker=label) for b, label in zip(document.blocks, ("SPEAKER_00", "Speaker 10"), strict=True)]
    document = replace(document, blocks=tuple(blocks))

    def name(speakers):
        return [block.speaker for block in name_speakers(document, speakers).blocks]

    assert name({"Speaker 0": "Ada"}) == ["Ada", "Speaker 10"]
    assert name({"0": "Ada", "speaker_10": Person("Bo")}) == ["Ada", "Bo"]
    assert name({"1": "Ada"}) == ["SPEAKER_00", "Speaker 10"]
    assert name_speakers(document, {}) is document
    people = list_people({"A": "Ada", "B": "Ada", "C": Person("Bo", role="Clerk")})
    assert [(p.name, p.role, p.aliases) for p in people] == [("Ada", None, ("A", "B")), ("Bo", "Clerk", ("C",))]


# Words parted at the end of a line.


@pytest.mark.parametrize(
    ("before", "after", "one"),
    [
        ("Abstimmungs", "ergebnis liegt vor", True), ("2.0", "31", True), ("Rat", "haus", True), ("Ja", "nein", False),
        ("Dach", "Neu", False), ("des Raths", "haus", False), ("Betrag", ".", True), ("Betrag", "(", False),
        ("Betrag", ".net", False), ("12", "a", False), ("Betrag:", "hoch", False), ("Betrag", "", False),
    ],
)  # fmt: skip
def test_a_word_that_fills_its_cell_goes_on_in_the_next_line(before, after, one):
    assert Hyphenation([before, after]).is_one_word(before, after) is one


def test_two_words_that_the_document_has_by_themselves_are_two():
    lines = ["reed", "cutter", "the reed is high", "the cutter is old"]
    assert not Hyphenation(lines).is_one_word("reed", "cutter")
    assert Hyphenation([*lines, "a reedcutter"]).is_one_word("reed", "cutter")
    assert Hyphenation(lines[:3]).is_one_word("reed", "cutter")  # one of them stands here alone


@pytest.mark.parametrize(
    ("lines", "before", "after", "joined"),
    [
        ([], "the reed-", "cutter came", "the reed-cutter came"),
        (["a reedcutter"], "the reed-", "cutter came", "the reedcutter came"),
        (["a reed-cutter", "a reed-cutter", "a reedcutter"], "the reed-", "cutter came", "the reed-cutter came"),
        ([], "Müller-", "Meier", "Müller-Meier"), ([], "2031-", "03-01", "2031-03-01"), ([], "and/", "or", "and/or"),
        ([], "reeds\u00ad", "cut", "reedscut"), ([], "the reeds", "are cut", "the reeds are cut"), ([], "", "cut", "cut"),
        ([], "Vor-", "und Nachteile", "Vor- und Nachteile"), ([], "cut =", "> sold", "cut => sold"),
        ([], "see https://mill.example/", "reeds/2031", "see https://mill.example/reeds/2031"),
    ],
)  # fmt: skip
def test_lines_of_a_paragraph_are_joined(lines, before, after, joined):
    assert Hyphenation(lines).join(before, after) == joined
