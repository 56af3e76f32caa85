"""What each number says that the model is told: worked out by hand on lines of a few words."""

from __future__ import annotations

import pytest

from minutekit import Block, Span
from minutekit.schema import Cell
from minutekit.structure.features import NAMES, build_features
from minutekit.structure.wording import NAMES as WORDING
from minutekit.structure.wording import describe_text


def make(text, **fields):
    return Block(text=text, role=fields.pop("role", "paragraph"), span=Span(0, 0), **fields)


def item(text, level=0, marker="-", **fields):
    return make(text, role="list_item", level=level, marker=marker, **fields)


def cells(*rows, header=False, bold=()):
    """Blocks of one table; ``bold``: which (row, column) are bold."""
    return [
        make(
            text, role="table_cell", bold=(r, c) in bold, cell=Cell(1, r, c, columns=len(row), header=header and r == 0)
        )
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


def column(blocks, name):
    return build_features(tuple(blocks))[:, NAMES.index(name)].tolist()


def shown(text, name):
    return float(describe_text(text)[WORDING.index(name)])


@pytest.mark.parametrize(
    ("n", "name"),
    [
        (1, "one_word"), (2, "two_words"), (3, "three_words"), (4, "four_to_six"), (6, "four_to_six"),
        (7, "seven_to_twelve"), (12, "seven_to_twelve"), (13, "thirteen_to_25"), (25, "thirteen_to_25"), (26, "over_25"),
    ],
)  # fmt: skip
def test_a_line_is_of_one_length(n, name):
    lengths = ("one_word", "two_words", "three_words", "four_to_six", "seven_to_twelve", "thirteen_to_25", "over_25")
    text = " ".join(["reed"] * n)
    assert [one for one in lengths if shown(text, one)] == [name]
    assert shown(text, "words") == pytest.approx(n / 20)


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("reed " * 60, "words", 3), ("reed " * 70, "words", 3),
        ("Reeds:", "colon", 1), ("Reeds：", "colon", 1), ("Reeds: cut", "colon", 0),
        ("Reeds.", "full_stop", 1), ("Reeds!", "full_stop", 1), ("Reeds…", "full_stop", 1), ("Reeds", "full_stop", 0),
        ("Reeds;", "semicolon", 1), ("Reeds,", "semicolon", 1), ("Reeds; cut", "semicolon", 0),
        ("Reeds? cut", "question_inside", 1), ("Reeds? cut", "asks", 0), ("Reeds?", "asks", 1), ("Reeds？", "asks", 1),
        ("THE REEDS", "capitals", 1), ("The REEDS", "capitals", 0),
        ("The Reeds are cut", "capital_share", 0.5), ("the reeds", "capital_share", 0),
        ("The Reeds", "all_capitalised", 1), ("The reeds", "all_capitalised", 0), ("Reeds", "all_capitalised", 0),
        ("a1b2", "digit_share", 0.5), ("ab", "no_digit", 1), ("a1", "no_digit", 0), ("12", "no_letter", 1),
        ("12a", "no_letter", 0), ("reeds", "lower_start", 1), ("Reeds", "lower_start", 0),
        ("12 reeds cut", "dated", 0), ("3 May 2031", "dated", 1), ("03/05/2031", "dated", 1), ("in 2031", "dated", 1),
        ("at 18:30", "clock", 1), ("6 pm", "clock", 1), ("18 Uhr", "clock", 1), ("18 reeds", "clock", 0),
        ("ana@mill.example", "mail", 1), ("one, two, three", "commas", 1), ("one, two three four five six", "commas", 0.5),
        ("reeds (old)", "brackets", 1), ("reeds", "brackets", 0), ("reeds -", "dash_end", 1), ("reeds –", "dash_end", 1),
        ("- reeds", "dash_end", 0), ("Name ____", "blank", 1), ("Name __", "blank", 0), ("Name ......", "blank", 1),
        ("Cut it.", "sentences", 0), ("Cut it. Now.", "sentences", 0.5), ("A b. C d. E f. G h. I j.", "sentences", 1.5),
        ("Ada Berg", "person", 1), ("Ada Berg (chair)", "person_with_role", 1), ("Ada Berg", "person_with_role", 0),
        ("Ada Berg came", "name_density", 2 / 3), ("reeds came", "name_density", 0),
        ("Present:", "any_label", 1), ("Reeds", "any_label", 0), ("Any other business", "usual_topic", 1),
        ("Present: Ada Berg", "split", 1), ("Present:", "split", 0), ("Reeds and weeds: cut", "split_words", 3 / 5),
        ("Reeds: cut them now", "value_words", 3 / 20), ("Present: Ada Berg", "any_value_label", 1),
        ("Reeds: Ada Berg", "any_value_label", 0), ("Ada Berg: cut", "split_name", 1), ("the reeds: cut", "split_name", 0),
        ("Clerk: Ada Berg", "value_person", 1), ("Clerk: cut the reeds", "value_person", 0),
        ("", "words", 0), ("", "full_stop", 0), ("", "colon", 0),
    ],
)  # fmt: skip
def test_what_the_words_of_a_line_show(text, name, value):
    assert shown(text.strip(), name) == pytest.approx(value)


def test_how_a_line_looks():
    body = [make("reeds are cut in the spring", size=10.0, left=0.1, space=0.0) for _ in range(3)]
    large = make("Reeds", size=13.0, left=0.3, space=4.0, align="center", top=0.05, bold=True)
    small = make("1", size=8.0, left=0.05, space=1.0, align="right", top=0.95)
    blocks = [*body, large, small]
    expected = {
        "size": [0, 0, 0, 0.3, -0.2], "large": [0, 0, 0, 1, 0], "small": [0, 0, 0, 0, 1], "bold": [0, 0, 0, 1, 0],
        "centred": [0, 0, 0, 1, 0], "right_aligned": [0, 0, 0, 0, 1], "indented": [0, 0, 0, 1, 0],
        "outdented": [0, 0, 0, 0, 1], "space": [0, 0, 0, 1.5, 0.5], "far_above": [0, 0, 0, 1, 0],
        "page_top": [0, 0, 0, 1, 0], "page_bottom": [0, 0, 0, 0, 1],
    }  # fmt: skip
    assert {name: column(blocks, name) for name in expected} == {n: pytest.approx(v) for n, v in expected.items()}


@pytest.mark.parametrize(
    ("marker", "kinds"),
    [
        ("1.", {"number"}), ("(2)", {"number"}), ("1.2", {"number", "deep_number"}), ("•", {"bullet"}),
        ("iv.", {"roman"}), ("i)", {"roman", "letter"}), ("b)", {"letter"}), ("", set()),
    ],
)  # fmt: skip
def test_what_kind_a_marker_is(marker, kinds):
    block = item("reeds", marker=marker)
    names = ("number", "deep_number", "bullet", "roman", "letter")
    assert {name for name in names if column([block], name)[0]} == kinds
    assert column([block], "marker") == [float(bool(marker))]


def test_where_a_cell_stands():
    table = cells(["Day", "Who", "What"], ["3 May", "Ada Berg", "cut reeds"], header=True)
    expected = {
        "cell": [1] * 6, "first_column": [1, 0, 0] * 2, "last_column": [0, 0, 1] * 2, "first_row": [1, 1, 1, 0, 0, 0],
        "header": [1, 1, 1, 0, 0, 0], "many_columns": [1] * 6, "two_columns": [0] * 6, "one_column": [0] * 6,
        "row.cells": [0.75] * 6, "row.widest": [1] * 6,
        "row.paragraphs": [0.2] * 6, "row.right_words": [0.2, 0.1, 0, 0.4, 0.2, 0],
        "table.rows": [0.2] * 6, "table.columns": [0.75] * 6, "table.share": [1] * 6, "table.start": [0] * 6,
    }  # fmt: skip
    assert {name: column(table, name) for name in expected} == {n: pytest.approx(v) for n, v in expected.items()}
    assert column(cells(["a", "b"]), "two_columns") == [1, 1]
    assert column(cells(["a"]), "one_column") == [1]
    assert column([make("reeds"), *table], "table.start")[1] == pytest.approx(1 / 7)
    assert column([make("reeds"), *table], "table.share") == pytest.approx([0] + [6 / 7] * 6)


def test_bold_cells_of_a_row_and_a_table():
    table = cells(["a", "b"], ["c", "d"], bold={(0, 0), (0, 1), (1, 1)})
    expected = {
        "row.bold": [1, 1, 0, 0], "row.right_bold": [1, 0, 1, 0], "table.bold_column": [0.5] * 4,
        "table.bold_row": [1] * 4, "table.label_row": [0] * 4, "table.label_column": [0] * 4,
    }  # fmt: skip
    assert {name: column(table, name) for name in expected} == expected
    labels = cells(["Present:", "reeds"], ["reeds", "reeds"])
    assert column(labels, "table.label_column") == [0.5] * 4
    assert column(labels, "table.label_row") == [0.5] * 4


def test_where_a_line_stands_in_its_document():
    blocks = [make(f"reeds {'x' * i}") for i in range(30)]
    assert column(blocks, "position") == pytest.approx([i / 30 for i in range(30)])
    for name, n in (("first_three", 3), ("first_ten", 10), ("first_25", 25)):
        assert column(blocks, name) == [1.0] * n + [0.0] * (30 - n)
    for name, n in (("last_five", 5), ("last_twelve", 12)):
        assert column(blocks, name) == [0.0] * (30 - n) + [1.0] * n
    assert column(blocks, "lines") == pytest.approx([30 / 200] * 30)
    assert column([make("reeds")] * 401, "lines")[0] == 2


def test_habits_are_shares_of_the_lines():
    blocks = [item("reeds"), item("weeds", marker="1."), make("Mill", role="heading"), make("Clerk: Ada", bold=True)]
    for name, share in (("bullets", 0.5), ("headings", 0.25), ("bold", 0.25), ("numbers", 0.25), ("labels", 0.25)):
        assert column(blocks, f"habit.{name}") == pytest.approx([share] * 4), name
    assert column([make("reed " * 26), make("reed")], "habit.long") == [0.5, 0.5]
    assert column([*cells(["a", "b"]), make("reed")], "habit.cells") == pytest.approx([2 / 3] * 3)


def test_what_is_said_again_in_nearly_the_same_words():
    blocks = [make("Repair of weir gates"), make("Choir"), make("Repair of the weir gates, 2031"), make("Choir")]
    assert column(blocks, "repeated") == [0, 1, 0, 1]
    assert column(blocks, "said_later") == [0, 1, 0, 0]
    assert column(blocks, "said_before") == [0, 0, 0, 1]
    assert column(blocks, "like_later") == [1, 0, 0, 0]
    assert column(blocks, "like_before") == [0, 0, 1, 0]


def test_lines_that_differ_in_a_number_are_counted():
    blocks = [make("Week 1 reeds"), make("Week 2"), make("Week 3 reeds cut"), make("Mill 4")]
    assert column(blocks, "counted") == pytest.approx([1, 1, 1, 0])
    assert column(blocks, "counted.words") == pytest.approx([0.3, 0.3, 0.3, 0])
    assert column([make("Week 1"), make("Week 1")], "counted") == [0, 0]


def test_what_opens_a_list_and_how_much_of_it_is_left():
    blocks = [make("Reeds:", role="heading"), item("a"), item("b"), item("c", level=1), item("d"), make("end")]
    expected = {
        "list.known": [0, 1, 1, 1, 1, 0], "list.position": [0, 0.2, 0.4, 0.6, 0.8, 0],
        "list.left": [0, 0.6, 0.4, 0.2, 0, 0], "above.known": [0, 1, 1, 1, 1, 1],
        "above.distance": [0, 0.1, 0.2, 0.3, 0.4, 0.5], "deeper_next": [0, 0, 1, 0, 0, 0],
        "list_next": [1, 0, 0, 0, 0, 0], "shallower_next": [0, 0, 0, 1, 0, 0], "level_before": [0, 0, 0, 0, 0, 0],
        "level": [0, 0, 0, 0.5, 0, 0],
    }  # fmt: skip
    expected["level_before"] = [0, 0, 0, 1, 0, 0]
    assert {name: column(blocks, name) for name in expected} == {n: pytest.approx(v) for n, v in expected.items()}


def test_runs_of_numbers():
    blocks = [item("Reeds.", marker="1."), make("cut"), item("Weeds are in", marker="2."), item("Mill", marker="1.")]
    expected = {
        "run.length": [0.2, 0, 0.2, 0.1], "run.parents": [1, 0, 1, 0], "run.words": [0.2, 0, 0.2, 0.1],
        "run.closed": [0.5, 0, 0.5, 0], "run.span": [0.75, 0, 0.75, 0.25], "run.gap": [0.3, 0, 0.3, 0.2],
    }  # fmt: skip
    assert {name: column(blocks, name) for name in expected} == {n: pytest.approx(v) for n, v in expected.items()}
    deep = [item("a", marker="1.1"), item("b", marker="1.2"), item("c", marker="2.1"), item("d", marker="2.2")]
    assert column(deep, "run.length") == pytest.approx([0.2] * 4)
    assert column([item("a", marker="1."), item("b", marker="3.")], "run.length") == pytest.approx([0.1] * 2)


def test_lines_that_look_alike():
    blocks = [
        make("Mill", bold=True),
        make("reeds are cut"),
        make("Quay", bold=True),
        item("weeds"),
        make("more reeds"),
    ]
    expected = {
        "alike.count": [0.2, 0.2, 0.2, 0.1, 0.2], "alike.share": [0.4, 0.4, 0.4, 0.2, 0.4],
        "alike.adjacent": [0] * 5, "alike.longer_next": [0.5, 0, 0.5, 1, 0], "alike.list_next": [0.5, 0, 0.5, 0, 0],
        "alike.start": [0, 0.2, 0, 0.6, 0.2], "alike.spread": [0.4, 0.6, 0.4, 0, 0.6],
    }  # fmt: skip
    assert {name: column(blocks, name) for name in expected} == {n: pytest.approx(v) for n, v in expected.items()}
    assert column([make("reeds")] * 3, "alike.adjacent") == pytest.approx([2 / 3] * 3)


def test_edges_and_spaces_beside_the_next():
    blocks = [make("a", left=0.1, space=0.5), make("b", left=0.2, space=0.1), make("c", left=0.2, space=0.2), make("d")]
    expected = {
        "edge.same": [0, 0, 1, 0], "edge.right": [0, 1, 0, 0], "edge.left": [0] * 4, "edge.next_right": [1, 0, 0, 0],
        "space.more_than_next": [1, 0, 0, 0],
    }  # fmt: skip
    assert {name: column(blocks, name) for name in expected} == expected
    assert column([make("a", left=0.2), make("b", left=0.1)], "edge.left") == [0, 1]


def test_items_below_items():
    blocks = [item("Mill roof"), item("mend it.", 1), item("paint it now.", 1), item("Quay"), item("x", 1), make("end")]
    expected = {
        "children": [0.4, 0, 0, 0.2, 0, 0], "children.words": [0.125, 0, 0, 0.05, 0, 0],
        "children.closed": [1, 0, 0, 0, 0, 0], "outermost": [1, 0, 0, 1, 0, 0],
        "siblings.count": [0.2, 0.3, 0.3, 0.2, 0.3, 0], "siblings.children": [1, 0, 0, 1, 0, 0],
        "siblings.words": [0.075, 0.1, 0.1, 0.075, 0.1, 0], "siblings.closed": [0, 2 / 3, 2 / 3, 0, 2 / 3, 0],
        "siblings.bold": [0] * 6,
    }  # fmt: skip
    assert {name: column(blocks, name) for name in expected} == {
        n: pytest.approx(v, abs=1e-6) for n, v in expected.items()
    }


def test_neighbours_and_owners():
    blocks = [make("Present:", role="heading"), make("Ada Berg"), make("reeds are cut")]
    assert column(blocks, "-1.person") == [0, 0, 1]
    assert column(blocks, "+1.person") == [1, 0, 0]
    assert column(blocks, "above.is:attendance") == [0, 1, 1]
    assert column(blocks, "-2.none") == [1, 1, 0]
    table = cells(["Present:", "Reeds"], ["Ada Berg", "cut"], header=True)
    assert column(table, "header.is:attendance") == [0, 0, 1, 0]
    assert column(table, "left.person") == [0, 0, 0, 1]
    assert column(table, "column.person") == [0.5, 0, 0.5, 0]
    assert column(table, "table.person") == [0.25] * 4
