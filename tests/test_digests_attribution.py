"""Who raised what, where the words of a line stand, and what a digest of several meetings is called."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutekit import AgendaItem, Meeting, Person, Point
from minutekit.digests.attribution import Attribution, count_voices, locate_in_all, locate_parts, split_speakers
from minutekit.digests.titles import choose_date, choose_title, summarise_meeting

POINT = Point("The weir gate, which leaks, opens at 10 :30 on Monday.")


@pytest.mark.parametrize(
    ("speaker", "people"),
    [(None, []), ("", []), ("Ana Ruiz", ["Ana Ruiz"]), ("Ana Ruiz + Bo", ["Ana Ruiz", "Bo"]), (" + Bo", ["Bo"])],
)
def test_people_who_spoke_jointly_are_several(speaker, people):
    assert split_speakers(speaker) == people


@pytest.mark.parametrize(
    ("speakers", "voices"),
    [
        ([], 1), ([None], 1), (["Ana"], 1), (["Ana", "ANA"], 1), (["Ana", "Bo"], 2), (["Ana + Bo", "Bo"], 1),
        (["Ana", None, "Bo", "Cy + Ana"], 2), (["Ana + Bo", "Cy"], 2),
    ],
)  # fmt: skip
def test_voices_are_counted_once(speakers, voices):
    assert count_voices([Point("p", speaker=name) for name in speakers]) == voices


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("The weir gate opens", ["The weir gate,", "opens"]),
        ("The weir gate opens on Monday", ["The weir gate,", "opens", "on Monday."]),
        ("Weir gate – opens", ["weir gate,", "opens"]),
        ("opens at 10:30 on", ["opens at 10 :30 on"]),
        ("Monday opens", ["Monday."]),  # words stand in the line's order alone
        ("the mill opens", ["The", "opens"]),
        ("…", []),
        ("", []),
    ],
)
def test_parts_are_where_the_words_stand_in_the_point(line, parts):
    found = locate_parts(line, POINT)
    assert [part.text for part in found] == parts
    assert [POINT.text[part.span.start : part.span.end] for part in found] == parts
    assert all(part.point is POINT for part in found)


@given(
    st.lists(st.sampled_from(["the", "weir", "gate,", "(leaks)", "–", "10", "Ana's", "x-ray"]), max_size=12), st.data()
)
def test_what_is_left_of_a_point_is_found_whole(words, data):
    kept = [word for word in words if data.draw(st.booleans())]
    point = Point(" ".join(words))
    found = locate_parts(" ".join(kept), point)
    said = [word for word in kept if word != "–"]
    assert [w for part in found for w in part.text.split() if w != "–"] == said
    ends = [(part.span.start, part.span.end) for part in found]
    assert ends == sorted(ends)
    assert all(point.text[part.span.start : part.span.end] == part.text for part in found)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Ruth paid the roofer", ["Ruth paid the roofer,"]),
        ("The mill paid the roofer", ["the mill paid the roofer."]),
        ("Ruth met the mill paid", ["Ruth met the", "mill paid"]),
    ],
)
def test_a_line_is_found_where_it_stands_in_one_piece(line, parts):
    """Its first words may stand in sentences before."""
    told = "Ruth met the board. Ruth paid the roofer, and the board wrote that the mill paid the roofer."
    assert [part.text for part in locate_parts(line, Point(told))] == parts


def test_words_of_another_writer_are_looked_for_in_all_points():
    """Each word leads to the first point that has it, whatever its order; what none has leads nowhere."""
    one, other = Point("The gate leaks badly"), Point("A new gate, said Bo")
    found = locate_in_all("New gate leaks soon, Bo.", [one, other])
    assert [(part.text, part.point) for part in found] == [("new", other), ("gate", one), ("leaks", one), ("Bo", other)]
    assert all(part.point.text[part.span.start : part.span.end] == part.text for part in found)


def test_a_key_point_names_people_once_and_where_they_are_from():
    attendees = (Person("Ana Ruiz", organisation="Weir trust", aliases=("A. Ruiz",)), Person("Bo Lind"))
    absent = (Person("Cy Hart", organisation="Quay board"),)
    agenda = (AgendaItem("Weir", speaker=Person("Bo Lind", organisation="Mill club")),)
    attribution = Attribution([Meeting(attendees=attendees, absent=absent, agenda=agenda)])
    said = [Point("The gate leaks", speaker=name) for name in ("Ana Ruiz", "a. ruiz", "Bo Lind + Cy Hart", "Dee")]
    key = attribution.key_point("The gate leaks", said)
    assert key.speakers == ("Ana Ruiz", "a. ruiz", "Bo Lind", "Cy Hart", "Dee")
    assert key.raised_by == 3
    assert key.organisations == ("Weir trust", "Mill club", "Quay board")
    assert [(part.text, part.point) for part in key.parts] == [("The gate leaks", said[0])]
    joined = attribution.key_point("The gate leaks: badly", said[:1], [("The gate leaks", said[0]), ("leaks", said[3])])
    assert [(part.text, part.point) for part in joined.parts] == [("The gate leaks", said[0]), ("leaks", said[3])]


def hold(title, day=None, **fields):
    return Meeting(title=title, date=day and date(2031, *day), **fields)


@pytest.mark.parametrize(
    ("meetings", "title"),
    [
        ([hold("Weir board, 3 March 2031", (3, 3))], "Weir board, 3 March 2031"),
        ([hold(None), hold(None)], None),
        ([hold("B", (3, 2)), hold("A", (3, 1))], "A · B, 2031-03-01 – 2031-03-02"),
        ([hold("A"), hold("B", (3, 2))], "B · A, 2031-03-02"),
        ([hold("A"), hold("A")], "A"),
        ([hold(None, (3, 1)), hold(None, (3, 1))], "2031-03-01"),
        ([hold("A"), hold("B"), hold("C")], "A · B · C"),
        ([hold("A"), hold("B"), hold("C"), hold("D"), hold("E")], "A · B · C … (+2)"),
        ([hold("Weir board, 1 March 2031", (3, 1)), hold("Weir board (2 March 2031)", (3, 2))],
         "Weir board, 2031-03-01 – 2031-03-02"),
        ([hold("1 March 2031", (3, 1)), hold("B", (3, 2))], "1 March 2031 · B, 2031-03-01 – 2031-03-02"),
    ],
)  # fmt: skip
def test_several_meetings_are_called_by_their_titles_and_days(meetings, title):
    assert choose_title(meetings) == title


def test_a_date_is_that_of_all_meetings():
    assert choose_date([hold("A", (3, 1)), hold("B", (3, 1))]) == date(2031, 3, 1)
    assert choose_date([hold("A", (3, 1)), hold("B")]) is None
    assert choose_date([hold("A"), hold("B")]) is None


def test_a_meeting_is_told_in_short():
    meeting = hold("A", (3, 1), points=(Point("p"),), attendees=(Person("Ana"), Person("Bo")), place="Quay")
    told = summarise_meeting(meeting)
    assert (told.title, told.date, told.source, told.n_points, told.place, told.n_people) == (
        "A", date(2031, 3, 1), None, 1, "Quay", 2,
    )  # fmt: skip
