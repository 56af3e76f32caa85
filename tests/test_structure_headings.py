"""Headings told by what stands around a line."""

from __future__ import annotations

import pytest

import minutekit as mk
from meeting_samples import document
from minutekit.structure.headings import LONGEST_TOPIC, MOST_WORDS_OF_TOPIC, SHARE_OF_HEADINGS, settle_headings
from pace import measure_seconds

SAID = "The hedge at the crossing has grown over the sign and nobody has cut it."


def settle(text: str, *labels: str) -> list[str]:
    return settle_headings(document(text).blocks, labels)  # type: ignore[arg-type]


ROWS = f"| Fence | {SAID} |\n| Gate | {SAID} |\n| Pump | {SAID} |"


def test_the_short_cell_before_each_text_is_its_topic():
    assert settle(ROWS, *["other", "point"] * 3) == ["heading", "point"] * 3


def test_a_name_said_in_every_row_is_no_topic():
    text = f"| Ada | {SAID} |\n| Ada | {SAID} |\n| Bo | {SAID} |"
    assert settle(text, *["other", "point"] * 3) == ["other", "point"] * 3


def test_two_rows_make_no_column_of_topics():
    text = "\n".join(ROWS.split("\n")[:2])
    assert settle(text, *["other", "point"] * 2) == ["other", "point"] * 2


def test_long_cells_are_no_topics():
    words = " ".join(["fence"] * (LONGEST_TOPIC + 1))
    text = "\n".join(f"| {words} {n} | {SAID} |" for n in ("one", "two", "three"))
    assert settle(text, *["other", "point"] * 3) == ["other", "point"] * 3


AGENDA = "Agenda\n* Fence\n* Gate\nNotes\n" + "\n".join(f"{SAID} {n}" for n in range(3))


def test_a_flat_list_below_an_agenda_is_agenda_if_the_minutes_follow():
    found = settle(AGENDA, "heading", "point", "heading", "heading", "point", "point", "point")
    assert found[1:3] == ["agenda", "agenda"]


def test_what_stands_below_the_last_agenda_is_kept():
    assert settle("Agenda\n* Fence\n* Gate", "heading", "point", "point")[1:] == ["point", "point"]


def test_long_items_below_an_agenda_are_the_minutes():
    words = " ".join(["fence"] * (MOST_WORDS_OF_TOPIC + 1))
    text = AGENDA.replace("* Fence", f"* {words}").replace("* Gate", f"* {words} too")
    found = settle(text, "heading", "point", "point", "heading", "point", "point", "point")
    assert found[1:3] == ["point", "point"]


def test_topics_of_the_agenda_that_come_back_are_headings():
    text = f"Agenda\n* Fence\n* Gate\nFence\n{SAID}\nGate\n{SAID}"
    found = settle(text, "heading", "agenda", "agenda", "other", "point", "point", "point")
    assert found == ["heading", "agenda", "agenda", "heading", "point", "heading", "point"]


def test_a_label_right_above_points_is_a_heading():
    assert settle(f"Actions:\n{SAID}", "other", "point") == ["heading", "point"]
    assert settle(f"Actions:\nPlace: hall\n{SAID}", "other", "field", "point")[0] == "other"


def test_a_sentence_within_a_list_is_no_heading():
    text = "* Fence\n** Carries.\n* Gate"
    assert settle(text, "point", "heading", "point") == ["point", "point", "point"]


def test_an_item_with_points_below_is_like_its_siblings():
    text = f"1. Fence\n** {SAID}\n2. Gate\n** {SAID}"
    assert settle(text, "other", "point", "heading", "point") == ["heading", "point", "heading", "point"]
    bare = f"* Fence\n** {SAID}\n* Gate\n** {SAID}"
    assert settle(bare, "other", "point", "heading", "point") == ["heading", "point", "heading", "point"]
    assert settle(bare, "other", "point", "other", "point") == ["other", "point", "other", "point"]


def test_a_short_line_with_a_number_heads_what_stands_right_below():
    assert settle(f"1. Fence\n{SAID}", "other", "point") == ["heading", "point"]
    assert settle(f"1. Fence.\n{SAID}", "other", "point") == ["other", "point"]


def test_who_was_there_is_told_without_an_hour():
    line = "Thursday 19 September 2024, 18:30, Net Loft, Quay Street"
    assert settle(f"{line}\n{SAID}", "present", "point") == ["date", "point"]
    assert settle(f"Ada Berg, Bo Lind\n{SAID}", "present", "point") == ["present", "point"]


@pytest.mark.parametrize("line", ["Agenda", "* item"])
def test_the_time_grows_with_the_lines(line: str):
    def measure(lines: int) -> float:
        blocks = document("\n".join([line] * lines)).blocks
        return measure_seconds(lambda: settle_headings(blocks, ["other"] * lines), turns=3)

    assert measure(8000) < 30 * max(measure(1000), 0.002)


def test_a_topic_of_all_meetings_is_a_heading():
    assert settle(f"Matters arising\n{SAID}", "point", "point") == ["heading", "point"]
    assert settle(f"Matters arising were few.\n{SAID}", "point", "point") == ["point", "point"]


WEEKS = "\n".join(f"Week {n}\n{SAID} {n}" for n in range(1, 6))


def settle_weeks(*heads: str) -> list[str]:
    return settle(WEEKS, *(label for head in heads for label in (head, "point")))[::2]


def test_lines_that_differ_in_their_number_are_headings_together_or_not_at_all():
    assert settle_weeks("heading", "point", "heading", "other", "heading") == ["heading"] * 5
    most = int(5 * SHARE_OF_HEADINGS)  # just so many are too few
    assert settle_weeks(*["heading"] * most, *["point"] * (5 - most)) == ["point"] * 5
    assert settle_weeks(*["heading"] * (most + 1), *["point"] * (4 - most)) == ["heading"] * 5


def test_a_numbered_line_said_twice_is_no_series():
    text = f"Week 1\n{SAID}\nWeek 1\n{SAID} Again."
    assert settle(text, "heading", "point", "point", "point") == ["heading", "point", "point", "point"]


def test_items_with_items_below_them_are_headings_together():
    text = "* Fence\n** Cut it back.\n** Paint it.\n* Gate\n** Oil it.\n* Pump\n** Sell it."
    labels = ["heading", "point", "point", "heading", "point", "point", "point"]
    assert settle(text, *labels) == ["heading", "point", "point", "heading", "point", "heading", "point"]


def test_items_with_nothing_below_them_are_left_alone():
    text = "* Fence\n** Cut it back.\n* Gate\n* Pump"
    labels = ["heading", "point", "point", "point"]
    assert settle(text, *labels) == labels


def test_people_below_a_label_are_what_it_says():
    text = "Apologies received from\n* Ada Berg\n* Bo Lind\nRoof\n* Cem Kaya"
    assert settle(text, "heading", "present", "present", "heading", "present") == [
        "heading", "absent", "absent", "heading", "present",
    ]  # fmt: skip
    assert settle("In attendance\nAda Berg Bo Lind\nCem Kaya", "heading", "present", "absent")[2] == "present"
    own = "Present: Ada Berg\nApologies: Bo Lind"
    assert settle(own, "present", "absent") == ["present", "absent"]


def test_a_label_with_a_question_behind_it_heads_nothing():
    assert settle("Q3 (Ada Berg): Who pays for it?\nWe do.", "heading", "point") == ["point", "point"]
    assert settle("Who pays for it?\nWe do.", "heading", "point") == ["heading", "point"]


def test_the_number_of_an_item_makes_a_heading_unless_items_follow_one_another():
    assert settle(f"TOP 1 Dach\n{SAID}", "point", "point") == ["heading", "point"]
    assert settle(f"Item 2: Roof\n{SAID}", "other", "point") == ["heading", "point"]
    assert settle("TOP 1 Dach\nTOP 2 Wege\nTOP 3 Geld", "agenda", "agenda", "agenda") == ["agenda"] * 3


def test_a_name_alone_below_people_is_of_their_list():
    text = "Present\nAda Berg\nBo Lind\nRoof\n* It leaks."
    assert settle(text, "heading", "present", "formula", "heading", "point")[2] == "present"
    assert settle(text, "heading", "formula", "formula", "heading", "point")[2] == "formula"


def _sections(*lines: str) -> list[str | None]:
    text = "# Notes of the mill group\n\n" + "\n".join(lines)
    return [point.section for point in mk.read_meeting(text.encode(), name="a.md").points]


def test_what_each_heading_has_below_it_names_no_topic():
    parts = [
        f"## {name}\n\n### Evidence\n\n- The {name.lower()} leaks.\n- Bo saw it.\n" for name in ("Pump", "Weir", "Roof")
    ]
    assert _sections(*parts) == ["Pump", "Pump", "Weir", "Weir", "Roof", "Roof"]
    # A label that says what kind the points are, one of several, and one that comes back twice are headings.
    decided = [part.replace("Evidence", "Decisions") for part in parts]
    assert set(_sections(*decided)) == {"Decisions"}
    several = [f"{part}\n### Costs\n\n- It costs 90.\n" for part in parts]
    assert set(_sections(*several)) == {"Evidence", "Costs"}
    assert set(_sections(*parts[:2])) == {"Evidence"}


def test_lines_over_lists_are_headings_together():
    text = "Cables\n* they are not tested\n* frost is a risk\nLamps\n* twelve lamps\nHedge\n* the hedge is cut"
    labels = ["speaker", "point", "point", "heading", "point", "heading", "point"]
    assert [label for label in settle(text, *labels) if label != "point"] == ["heading"] * 3


def test_cells_that_open_with_a_topic_have_it_as_heading():
    rows = [("Pump", "The pump leaks again."), ("Weir", "The weir was mended in May."), ("Roof", "Two offers came in.")]
    table = "".join(
        f"<tr><td>{n}</td><td><p>{topic}</p><p>{said}</p></td><td></td></tr>" for n, (topic, said) in enumerate(rows, 1)
    )
    page = f"<h1>Notes of the mill group</h1><table><tr><th>No.</th><th>Item</th><th>Action by</th></tr>{table}</table>"
    meeting = mk.read_meeting(page.encode(), name="a.html")
    assert [(point.section, point.text) for point in meeting.points] == rows
