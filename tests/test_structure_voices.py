"""Labels of speakers in transcripts and chats: the name, and what stands beside it."""

from __future__ import annotations

import time

import pytest

import minutekit as mk
from minutekit.schema import Person
from minutekit.structure.speech.voices import read_voice
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


def table(*rows: tuple[str, ...]) -> bytes:
    cells = ("".join(f"<td>{cell}</td>" if cell else "" for cell in row) for row in rows)
    return f"<h1>Round table</h1><table><tr>{'</tr><tr>'.join(cells)}</tr></table>".encode()


def test_a_line_of_bars_takes_linear_time() -> None:
    before = time.process_time()
    mk.read_meeting(("s" + "|" * 60_000 + " s").encode(), name="notes.txt")
    assert time.process_time() - before < seconds_here(8)
