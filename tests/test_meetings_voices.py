"""Labels of speakers in transcripts and chats: the name, and what stands beside it."""

from __future__ import annotations

import time

import pytest

import minutekit as mk
from minutekit.structure.speech.voices import read_voice
from minutekit.schema import Person
from pace import seconds_here


@pytest.mark.parametrize(
    ("label", "person"),
    [
        (
            "Moderator - Helena Brandt, Hafenverein",
            Person("Helena Brandt", role="Moderator", organisation="Hafenverein"),
        ),
        ("Ana Ruiz (City of Lund)", Person("Ana Ruiz", organisation="City of Lund")),
        ("Ruiz, Ana (DG SEA)", Person("Ruiz, Ana", organisation="DG SEA")),
        ("Ana Ruiz | KLM", Person("Ana Ruiz", organisation="KLM")),
        ("KLM | Ana Ruiz", Person("Ana Ruiz", organisation="KLM")),
        ("KLM_Ana Ruiz", Person("Ana Ruiz", organisation="KLM")),
        ("KLM (Ana Ruiz)", Person("Ana Ruiz", organisation="KLM")),
        ("Chair (Ana Ruiz)", Person("Ana Ruiz", role="Chair")),
        ("Staff (Ms. Liu)", Person("Ms. Liu", role="Staff")),
        ("Ana | KLM", Person("Ana", organisation="KLM")),
        ("Ana Ruiz, KLM", Person("Ana Ruiz", organisation="KLM")),
        ("Ana Ruiz - Director, Water Board", Person("Ana Ruiz", role="Director, Water Board")),
        ("Ana Ruiz (she/her)", Person("Ana Ruiz")),
        ("Ana Ruiz [External]", Person("Ana Ruiz")),
        ("Ana (2)", Person("Ana")),
        ("Ana Ruiz (aruiz)", Person("Ana Ruiz", aliases=("aruiz",))),
    ],
)
def test_voices_with_more_than_a_name(label: str, person: Person) -> None:
    assert read_voice(label) == person


@pytest.mark.parametrize(
    "label",
    ["Ana Ruiz", "Ruiz, Ana", "Speaker 3", "ana.r | ops", "Ana - Bo", "Ana_Ruiz", "Q&A", "Hall (3 people)", "x" * 200],
)
def test_plain_names_and_nicknames_stay(label: str) -> None:
    assert read_voice(label) is None


def captions(*turns: tuple[str, str]) -> bytes:
    cues = (f"00:0{at}:00.000 --> 00:0{at}:09.000\n<v {speaker}>{text}" for at, (speaker, text) in enumerate(turns))
    return "\n\n".join(("WEBVTT", *cues)).encode()


def test_speakers_are_people_with_organisations() -> None:
    meeting = mk.read_meeting(
        captions(
            ("Ana Ruiz (City of Lund)", "The river rose by two metres."),
            ("Bo (Mill)", "We lost the cellar."),
            ("Bo (Ferry)", "We could not land."),
        ),
        name="talk.vtt",
    )
    assert [point.speaker for point in meeting.points] == ["Ana Ruiz", "Bo (Mill)", "Bo (Ferry)"]
    assert meeting.attendees[0] == Person("Ana Ruiz", organisation="City of Lund")
    assert meeting.document.blocks[0].speaker == "Ana Ruiz (City of Lund)"


def test_voices_without_a_name_are_no_affiliation() -> None:
    meeting = mk.read_meeting(
        b"Flood plan\n\nSPEAKERS\nJo Whit, Speaker 2, Mary Oak, Jo's Presentation\n\nJo Whit  00:01\nThe river rose.\n\n"
        b"Speaker 2  00:14\nThe pump failed.\n\nMary Oak  00:31\nFarmers want to be told.\n",
        name="talk.txt",
    )
    assert [(person.name, person.organisation) for person in meeting.attendees] == [
        ("Jo Whit", None),
        ("Mary Oak", None),
    ]


def test_lines_of_the_transcript_program_say_nothing() -> None:
    meeting = mk.read_meeting(
        b"Museum\nAttendees\nAna Ruiz, Bo Lind, Cy Oak\nTranscript\nAna Ruiz: The roof leaks.\nBo Lind: The reserve is small.\n"
        b"00:05:00\nAna Ruiz: Then we wait.\nMeeting ended after 00:07:12\nThis editable transcript was computer generated and might contain errors.\n",
        name="talk.txt",
    )
    assert [person.name for person in meeting.attendees] == ["Ana Ruiz", "Bo Lind", "Cy Oak"]
    assert [told.code for told in meeting.diagnostics].count("tool-notice") == 3
    assert meeting.points[-1].text == "Then we wait."


def table(*rows: tuple[str, ...]) -> bytes:
    cells = ("".join(f"<td>{cell}</td>" if cell else "" for cell in row) for row in rows)
    return f"<h1>Round table</h1><table><tr>{'</tr><tr>'.join(cells)}</tr></table>".encode()


def test_table_of_times_speakers_and_words() -> None:
    meeting = mk.read_meeting(
        table(
            ("Time", "Speaker", "Text"),
            ("00:00:03", "Ana Ruiz", "The roof of the hall leaks again in the corner."),
            ("00:00:19", "Speaker 2", "The reserve is too small for a new one."),
            ("00:00:31", "Ana Ruiz", "Could we ask the lottery fund for the rest?"),
        ),
        name="talk.html",
    )
    assert [(point.speaker, point.kind) for point in meeting.points] == [
        ("Ana Ruiz", "statement"),
        ("Speaker 2", "statement"),
        ("Ana Ruiz", "question"),
    ]


def test_a_speaker_goes_on_in_rows_whose_name_cell_is_merged() -> None:
    rows = (
        "<tr><td>Speaker</td><td>Organisation</td><td>Points raised</td></tr>"
        "<tr><td rowspan=2>Ana Ruiz</td><td rowspan=2>Ferry Union</td><td>The pier is too short for the new boats.</td></tr>"
        "<tr><td>Tickets cost too much for pupils.</td></tr>"
        "<tr><td>Bo Lind</td><td>Mill House</td><td>Nobody asked the people by the mill.</td></tr>"
    )
    meeting = mk.read_meeting(f"<h1>Round table</h1><table>{rows}</table>".encode(), name="talk.html")
    assert [point.speaker for point in meeting.points] == ["Ana Ruiz", "Ana Ruiz", "Bo Lind"]
    assert [(person.name, person.organisation) for person in meeting.attendees] == [
        ("Ana Ruiz", "Ferry Union"),
        ("Bo Lind", "Mill House"),
    ]


def test_a_column_by_whom_and_a_column_of_topics() -> None:
    rows = (
        "<tr><th>Topic</th><th>What was raised</th><th>By</th></tr>"
        "<tr><td rowspan=2>Boats</td><td>The pier is too short for the new boats.</td><td>Ana Ruiz</td></tr>"
        "<tr><td>Nets left by trawlers destroy the nursery grounds.</td><td>Bo Lind</td></tr>"
        "<tr><td>Ice</td><td>The price of ice doubled in the autumn.</td><td>Ana Ruiz</td></tr>"
    )
    meeting = mk.read_meeting(f"<h1>Round table</h1><table>{rows}</table>".encode(), name="talk.html")
    assert [(point.section, point.speaker) for point in meeting.points] == [
        ("Boats", "Ana Ruiz"),
        ("Boats", "Bo Lind"),
        ("Ice", "Ana Ruiz"),
    ]


def test_a_box_beside_the_text_says_who_was_there() -> None:
    meeting = mk.read_meeting(
        b"<h1>Council</h1><div><main><h2>Roads</h2><p>The lamp at number four is broken since May.</p></main>"
        b"<aside><h3>Attendance</h3><p>Ada Berg (chair)<br>Cy Dunn<br>Eva Falk, Mill House</p></aside></div>",
        name="page.html",
    )
    assert [(person.name, person.role, person.organisation) for person in meeting.attendees] == [
        ("Ada Berg", "chair", None),
        ("Cy Dunn", None, None),
        ("Eva Falk", None, "Mill House"),
    ]


def test_answers_are_not_of_those_who_asked() -> None:
    rows = (
        "<tr><th>#</th><th>Question</th><th>Asked by</th><th>Answer</th></tr>"
        "<tr><td>1</td><td>Who pays for the pumps after June?</td><td>Ana Ruiz (KLM)</td><td>The province pays for two years.</td></tr>"
        "<tr><td>2</td><td>When will the pier be mended?</td><td>Bo Lind</td><td>Before the winter, we hope.</td></tr>"
    )
    meeting = mk.read_meeting(f"<h1>Webinar questions</h1><table>{rows}</table>".encode(), name="questions.html")
    assert [(point.kind, point.speaker) for point in meeting.points] == [
        ("question", "Ana Ruiz"),
        ("statement", None),
        ("question", "Bo Lind"),
        ("statement", None),
    ]


def test_a_line_of_bars_takes_linear_time() -> None:
    before = time.process_time()
    mk.read_meeting(("s" + "|" * 60_000 + " s").encode(), name="notes.txt")
    assert time.process_time() - before < seconds_here(8)
