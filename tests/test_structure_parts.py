"""Small rules of structure by themselves: dates, labels, numbers before headings, times, agenda lines, series, voices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import minutekit as mk
from meeting_samples import document
from minutekit.lexicon import label_classes
from minutekit.structure.agenda import read_agenda
from minutekit.structure.arrangement import arrange_turns
from minutekit.structure.constraints import fix_labels
from minutekit.structure.days import DateReader, is_of_other_meeting, split_label
from minutekit.structure.lines import list_lines, names_item, strip_numbering, topic_key
from minutekit.structure.run_ins import mark_run_ins
from minutekit.structure.series import find_starts, part_document
from minutekit.structure.speech.voices import read_voice
from minutekit.structure.time_stamps import cut_time_stamps


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Date: 3 May", ("Date", "3 May")), ("Date:", ("Date", "")), ("no label", None), ("http://mill.example", None),
        ("at 18:30", None), ("Start 18: 30", None), ("A: cut", None),
        ("Datum：Montag", ("Datum", "Montag")), (f"{'x' * 80}: y", ("x" * 80, "y")), (f"{'x' * 81}: y", None),
    ],
)  # fmt: skip
def test_a_label_is_parted_from_its_value(text, parts):
    assert split_label(text) == parts


def test_days_are_read_with_what_the_document_says():
    reader = DateReader(document("Minutes, 3 May 2031\n\nMet on 14 April, again on 2 June"), "en")
    assert reader.day_of("we met on 14 April 2031, not on 2 June 2031") == date(2031, 4, 14)
    assert reader.day_of("we met") is None
    assert reader.opening_day("3 May 2031, in the hall") == date(2031, 5, 3)
    assert reader.opening_day("The trust met in the hall on 3 May 2031") is None
    spelt = DateReader(document("Acta"), "es")
    assert spelt.day_of("a tres de mayo de dos mil treinta y uno") == date(2031, 5, 3)


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("Weir board, 3 May 2031", "Weir board"), ("3 May 2031 – Weir board", "Weir board"), ("Weir board (3 May 2031)", "Weir board"),
        ("Weir board", "Weir board"), ("Weir 3 May 2031 board", "Weir board"), ("3 May 2031.", ""),
    ],
)  # fmt: skip
def test_a_title_loses_its_day(text, stripped):
    assert DateReader(document("x"), "en").strip(text) == stripped


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("3 May 2031", True), ("Monday, 3 May 2031, 18:30", True), ("Weir board, 3 May 2031", False), ("Monday", False),
        ("", False),
    ],
)  # fmt: skip
def test_a_line_says_only_when(text, only):
    assert DateReader(document("x"), "en").is_date_only(text) is only


def test_another_meeting_is_spoken_of_by_its_word():
    assert is_of_other_meeting("Next meeting: 3 June")
    assert not is_of_other_meeting("Nextdoor")


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("3. Roof", "Roof"), ("3.1.2 Roof", "Roof"), ("IV) Roof:", "Roof"), ("a) Roof –", "Roof"), ("§ 4 Roof", "Roof"),
        ("TOP 3 Roof", "Roof"), ("Item 2: Roof", "Roof"), ("First: roof", "roof"), ("## Roof", "Roof"),
        ("2031 roof", "2031 roof"), ("  Roof   of\tmill ", "Roof of mill"), ("i) roof", "i) roof"),
    ],
)  # fmt: skip
def test_a_heading_loses_its_number(text, stripped):
    assert strip_numbering(text) == stripped


def test_labels_and_topics_meet_in_one_form():
    assert "attendance" in label_classes("3. PRESENT (by video):")
    assert label_classes("3. PRESENT (by video):") == label_classes("Present")
    assert label_classes("(...)") == frozenset()
    assert topic_key("2. Roof (10 min)") == topic_key("Roof")
    assert topic_key("x" * 201) == ""
    assert topic_key("x" * 200) == "x" * 200
    assert names_item("TOP 3 Dach")
    assert not names_item("Topple 3 trees")


def lines_of(*texts, role="open"):
    lines = list_lines(document("\n".join(texts)))
    for line in lines:
        line.role = role
    return lines


def test_a_line_knows_what_is_left_of_it():
    (line,) = lines_of("Roof: it leaks over the store.")
    line.cut(6)
    assert (line.text, line.start, line.end) == ("it leaks over the store.", 6, 30)
    assert (line.words, line.closed, line.prose) == (5, True, False)
    assert lines_of("It leaks over the grain store.")[0].prose
    assert not lines_of("It leaks over the grain store")[0].prose
    assert lines_of(" ".join(["reed"] * 14))[0].prose
    assert not lines_of(" ".join(["reed"] * 13))[0].prose
    line.drop("why", "because")
    assert (line.role, line.reason, line.message) == ("dropped", "why", "because")


def test_times_before_lines_are_taken_off_where_four_begin_so():
    texts = [f"[18:0{i}] Reeds are cut" for i in range(4)]
    lines = lines_of(*texts, "Weeds are in")
    cut_time_stamps(lines)
    assert [line.text for line in lines] == ["Reeds are cut"] * 4 + ["Weeds are in"]
    few = lines_of(*texts[:3])
    cut_time_stamps(few)
    assert [line.text for line in few] == texts[:3]


def test_names_and_times_before_lines_are_who_speaks():
    texts = [f"{name} [00:1{i}]: reeds are cut" for i, name in enumerate(("Ada Berg", "Bo Lind") * 2)]
    lines = lines_of(*texts)
    cut_time_stamps(lines)
    assert [(line.speaker, line.text) for line in lines] == [
        ("Ada Berg", "reeds are cut"),
        ("Bo Lind", "reeds are cut"),
    ] * 2
    few = lines_of(*texts[:3])
    cut_time_stamps(few)
    assert all(line.speaker is None for line in few)


@pytest.mark.parametrize(
    ("text", "title", "speaker"),
    [
        ("Roof repairs (10 min)", "Roof repairs", None), ("Roof repairs (Ada Berg)", "Roof repairs", "Ada Berg"),
        ("Roof repairs – Ada Berg, Mill trust", "Roof repairs", "Ada Berg"), ("Roof repairs", "Roof repairs", None),
        ("Welcome Ada Berg, Mill trust", "Welcome", "Ada Berg"),
    ],
)  # fmt: skip
def test_a_topic_names_who_speaks_on_it(text, title, speaker):
    (line,) = lines_of(text)
    line.label = "agenda"
    (item,) = read_agenda([line])
    assert (item.title, item.speaker.name if item.speaker else None) == (title, speaker)
    assert line.role == "agenda"


def test_an_agenda_in_one_line_is_parted():
    (line,) = lines_of("Agenda: 1) Roof; 2) Paths; 3) Reeds")
    assert [item.title for item in read_agenda([line])] == ["Roof", "Paths", "Reeds"]
    heading, topic = lines_of("Agenda", "Roof")
    heading.label = topic.label = "agenda"
    assert [item.title for item in read_agenda([heading, topic])] == ["Roof"]
    assert heading.role == "dropped"


def test_run_in_headings_are_cut_off_where_they_are_topics_or_several():
    lines = lines_of("Roof: we mend it", "Paths: we cut them", "Action: Bo to mend it")
    mark_run_ins(lines, frozenset({"roof"}))
    assert [(line.section, line.text) for line in lines] == [
        ("Roof", "we mend it"), (None, "Paths: we cut them"), (None, "Action: Bo to mend it"),
    ]  # fmt: skip
    skipped = lines_of("Roof: we mend it")
    mark_run_ins(skipped, frozenset({"roof"}), skipped=frozenset({0}))
    assert skipped[0].section is None
    series = lines_of("1st prize: a saw", "2nd prize: a rake", "3rd prize: an axe")
    mark_run_ins(series, frozenset())
    assert [line.section for line in series] == ["1st prize", "2nd prize", "3rd prize"]
    two = lines_of("1st prize: a saw", "2nd prize: a rake")
    mark_run_ins(two, frozenset())
    assert [line.section for line in two] == [None, None]


def find(*pairs):
    made = document("\n".join(text for text, _ in pairs))
    return find_starts(made, [label for _, label in pairs], DateReader(made, "en"))


def test_meetings_of_a_file_begin_at_their_dated_titles():
    first, second = ("Minutes, 3 May 2031", "title"), ("Minutes, 7 June 2031", "heading")
    point = ("The roof leaks", "point")
    assert find(first, point, second, point) == [0, 2]
    assert find(first, point, ("Minutes, 3 May 2031", "heading"), point) == [0]  # one day is one meeting
    assert find(first, second, point) == [1]  # a title without a point below it
    assert find(first, point, ("Roof, 7 June 2031", "heading"), point) == [0]  # names no meeting
    assert find(first, point, ("Next meeting: 7 June 2031", "heading"), point) == [0]
    assert find(first, point, ("Minutes", "heading"), ("7 June 2031", "date"), point) == [0, 2]
    assert find(("Minutes", "title"), ("3 May 2031", "date"), point) == []
    long = ("Minutes of the meeting of 7 June 2031 " + "of the trust " * 4, "heading")
    assert find(first, point, long, point) == [0]


def test_a_file_of_several_meetings_is_parted_and_another_is_not():
    text = "# Minutes, 3 May 2031\n\n* The roof leaks\n\n# Minutes, 7 June 2031\n\n* The roof is mended\n"
    meetings = mk.read_meetings(text.encode(), mk.ReadOptions(language="en"), name="log.md")
    assert [(m.date, [p.text for p in m.points]) for m in meetings] == [
        (date(2031, 5, 3), ["The roof leaks"]), (date(2031, 6, 7), ["The roof is mended"]),
    ]  # fmt: skip
    whole = document("Minutes\n\n* The roof leaks")
    assert part_document(whole) == (whole,)


def test_turns_become_a_meeting():
    said = [("Ana ", "The roof leaks."), (None, "So it does."), ("", "  "), ("Bo", "We mend it.")]
    meeting = arrange_turns(said, title="Mill", date=None, language=None)
    assert [(turn.speaker, turn.text) for turn in meeting.turns] == [
        ("Ana", "The roof leaks."), (None, "So it does."), ("Bo", "We mend it."),
    ]  # fmt: skip
    assert [person.name for person in meeting.attendees] == ["Ana", "Bo"]
    assert meeting.language == "en"
    assert all(meeting.document.slice(turn.span) == turn.text for turn in meeting.turns)
    other = arrange_turns([("Bo", "The roof leaks.")], title="Mill", date=None, language="en")
    assert other.document.sha256 != meeting.document.sha256


@pytest.mark.parametrize(
    ("label", "name", "role", "organisation"),
    [
        ("Ada Berg (City of Lund)", "Ada Berg", None, "City of Lund"), ("Ada Berg | Mill Trust", "Ada Berg", None, "Mill Trust"),
        ("Chair (Ada Berg)", "Ada Berg", "Chair", None), ("UNESCO (Ada Berg)", "Ada Berg", None, "UNESCO"),
        ("UNESCO | Ada Berg", "Ada Berg", None, "UNESCO"), ("Moderator - Ada Berg, Lund", "Ada Berg", "Moderator", "Lund"),
        ("Ana | UNESCO", "Ana", None, "UNESCO"),
    ],
)  # fmt: skip
def test_a_speakers_label_tells_office_and_organisation(label, name, role, organisation):
    found = read_voice(label)
    assert (found.name, found.role, found.organisation) == (name, role, organisation)


@pytest.mark.parametrize("label", ["Ada Berg", "ada_b", "", "Berg, Ada", "Ada", "x" * 400])
def test_a_plain_name_stays_as_it_is(label):
    assert read_voice(label) is None


def test_what_somebody_is_called_elsewhere_is_another_name():
    found = read_voice("Ada Berg (aberg)")
    assert (found.name, found.aliases, found.organisation) == ("Ada Berg", ("aberg",), None)


@pytest.mark.parametrize(("n", "short"), [(29, True), (30, True), (31, False)])
def test_in_a_short_note_what_reads_as_a_sentence_was_said(n, short):
    """In a longer one the model of lines decides."""
    made = document("\n".join(["The reeds of the mill are cut in the spring."] * n))
    made = replace(made, format="txt")
    assert (set(fix_labels(made).values()) == {"point"}) is short
    assert fix_labels(replace(made, format="pdf")) == {}
