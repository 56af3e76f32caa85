"""Transcripts as programs and people save them in text: labels of every shape, and what is no speech."""

from __future__ import annotations

import re

import pytest

import minutekit as mk
from minutekit.lexicon import LANGUAGES, load_entries
from minutekit.readers.transcripts.labels import LABEL_SHAPES, learn_labels
from minutekit.readers.transcripts.silence import is_invented

TURNS = (
    ("Marta", "How did you hear of the course?"),
    ("Joel", "My sister told me about it."),
    ("Marta", "Did you pay for it?"),
    ("Joel", "No, the library paid for all of us."),
    ("Marta", "Would you do it again?"),
)


def read(text: str, name: str = "talk.txt") -> mk.Meeting:
    return mk.read_meeting(text.encode(), name=name)


def said(meeting: mk.Meeting) -> list[tuple[str | None, str]]:
    return [(point.speaker, point.text) for point in meeting.points]


@pytest.mark.parametrize("shape", LABEL_SHAPES, ids=lambda shape: shape.sign)
def test_a_label_shape_fits_its_example(shape) -> None:  # type: ignore[no-untyped-def]
    assert re.match(shape.pattern, shape.example)["label"].strip("*").casefold().startswith("ana")


@pytest.mark.parametrize(
    "form",
    [
        "[{who}] {what}\n",
        "[{who}]: {what}\n\n",
        "#{who}: {what}\n",
        "{{{who}}} {what}\n",
        "{{{who}}}: {what}\n\n",
        "({who}) {what}\n\n",
        "[{who}]\n{what}\n\n",
        "{who}; {what}\n",
        "@{who}: {what}\n",
    ],
)
@pytest.mark.parametrize("voices", [("Marta", "Joel"), ("MARTA", "JOEL"), ("Interviewer", "Participant 1")])
def test_names_before_talk_without_times(form: str, voices: tuple[str, str]) -> None:
    names = dict(zip(("Marta", "Joel"), voices, strict=True))
    if form.startswith("@") and " " in voices[1]:
        pytest.skip("a handle is one word")
    meeting = read("".join(form.format(who=names[who], what=what) for who, what in TURNS))
    assert [(who, what) for who, what in said(meeting)] == [(names[who], what) for who, what in TURNS]
    assert {point.kind for point in meeting.points} == {"question", "statement"}


@pytest.mark.parametrize("voice", ["SPEAKER_0{}", "Speaker {}", "S0{}", "Sprecher {}", "Hablante {}"])
@pytest.mark.parametrize("form", ["[{who}]: {what}\n", "{who}: {what}\n", "[{who}] {what}\n"])
def test_voices_that_a_program_numbered(voice: str, form: str) -> None:
    number = {"Marta": 0, "Joel": 1}
    meeting = read("".join(form.format(who=voice.format(number[who]), what=what) for who, what in TURNS))
    assert said(meeting) == [(voice.format(number[who]), what) for who, what in TURNS]
    assert {point.medium for point in meeting.points} == {"spoken"}


@pytest.mark.parametrize(
    "text",
    [
        "[Marta] book the hall\n[Joel] ask the bank\n[Marta] send the list\n[Joel] order chairs\n",
        "#topic: the hall\nIt leaks.\n#topic: the roof\nIt is old.\n#topic: the yard\nIt is wet.\n",
        "Agenda\n\n- Hall; roof\n- Yard; fence\n- Hall; floor\n",
        "{title}\n\n{date}\n\n{title} was shown to all.\n",
    ],
)
def test_tasks_topics_and_templates_are_no_talk(text: str) -> None:
    assert "spoken" not in {point.medium for point in read(text).points}


@pytest.mark.parametrize(
    "form",
    [
        "[{who} {time}] {what}\n",
        "[{who} {time}]: {what}\n\n",
        "**[{who}, {time}]** {what}\n",
        "[{time}] [{who}] {what}\n",
        "[{time}] {who}: {what}\n",
        "{who}\n{time}\n{what}\n\n",
        "{time}\n{who}\n{what}\n\n",
        "{who}  {time}\n{what}\n\n",
        "{who} | {time}\n{what}\n",
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_voices_with_times(form: str, suffix: str) -> None:
    times = ("00:04", "00:09", "00:17", "01:02", "01:30")
    text = "".join(
        form.format(who={"Marta": "SPEAKER_0", "Joel": "SPEAKER_1"}[who], what=what, time=time)
        for (who, what), time in zip(TURNS, times, strict=True)
    )
    meeting = read(text, f"talk.{suffix}")
    assert said(meeting) == [({"Marta": "SPEAKER_0", "Joel": "SPEAKER_1"}[who], what) for who, what in TURNS]
    assert [point.time for point in meeting.points] == [4.0, 9.0, 17.0, 62.0, 90.0]


def test_two_turns_of_a_recording_are_enough() -> None:
    meeting = read(
        "Marta Lopes  0:02\nThe course is full, and ten people wait for a place.\n\n"
        "Joel Brandt  0:15\nThen we ask the library for a second room.\n"
    )
    assert [point.speaker for point in meeting.points] == ["Marta Lopes", "Joel Brandt"]


def test_the_head_of_a_transcriber_is_no_speech() -> None:
    meeting = read(
        "Transcribed with noScribe vers. 0.6\nAudio source: C:\\talks\\course.mp3\n\n"
        "[00:00:03] S00: How did you hear of the course?\n\n[00:00:09] S01: My sister told me about it.\n\n"
        "[00:00:15] S00: Did you pay for it?\n"
    )
    assert [point.speaker for point in meeting.points] == ["S00", "S01", "S00"]
    assert "Audio source" in " ".join(one.text for one in meeting.diagnostics)


@pytest.mark.parametrize(
    ("key", "words"), [("Card", "agenda: we"), ("Agenda", "the programme"), ("Present", "present: all")]
)
def test_words_of_minutes_in_captions_stay_speech(key: str, words: str) -> None:
    meeting = read(
        f"1\n00:00:01,000 --> 00:00:02,000\n{key.lower()} number one is on the\n\n2\n00:00:02,000 --> 00:00:03,000\n{words}:\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nlook\n\n4\n00:00:04,000 --> 00:00:05,000\nat the boats.\n",
        "talk.srt",
    )
    assert not meeting.agenda
    assert [point.text for point in meeting.points] == [
        f"{key.lower()} number one is on the {words}: look at the boats."
    ]


@pytest.mark.parametrize("form", ["({who})\n{what}", "[{who}]\n{what}", "{who}:\n{what}", "({who}) {what}"])
def test_names_in_brackets_inside_cues(form: str) -> None:
    cues = [
        f"00:00:{at * 5:02}.000 --> 00:00:{at * 5 + 4:02}.000\n{form.format(who=who, what=what)}\n"
        for at, (who, what) in enumerate(TURNS)
    ]
    meeting = read("WEBVTT\n\n" + "\n".join(cues), "talk.vtt")
    assert said(meeting) == list(TURNS)


GHOSTS = [
    "Subtitles by the Amara.org community",
    *(
        entry.example
        for language in LANGUAGES
        for entry in load_entries(language, "phrases")
        if entry.cls in {"ghost", "ghost_credit"}
    ),
]


@pytest.mark.parametrize("example", GHOSTS)
def test_what_recognition_invents_is_known(example: str) -> None:
    assert is_invented(example)
    assert is_invented(f"{example} {example}")
    assert not is_invented(f"We spoke of it: {example} That is all.")


@pytest.mark.parametrize("name", ["talk.srt", "talk.vtt", "talk.txt"])
@pytest.mark.parametrize("ghost", ["Thank you for watching.", "Sous-titrage ST' 501", "¡Gracias por ver!"])
def test_phrases_invented_in_silence_are_left_out_and_told(name: str, ghost: str) -> None:
    line = "{start} --> {end}\n{text}\n\n"
    if name == "talk.txt":
        line = "[{start} --> {end}]  {text}\n"
    body = "".join(
        line.format(start=f"00:00:{at * 5:02}.000", end=f"00:00:{at * 5 + 4:02}.000", text=text)
        for at, text in enumerate((ghost, "The boats leave at nine.", "Bring a coat and a lamp.", f"{ghost} {ghost}"))
    )
    meeting = read(("WEBVTT\n\n" if name == "talk.vtt" else "") + body, name)
    assert [point.text for point in meeting.points] == ["The boats leave at nine.", "Bring a coat and a lamp."]
    (told,) = [one for one in meeting.diagnostics if one.code == "invented-speech-left-out"]
    assert told.message.startswith("2 ")


def test_labels_of_a_file_are_learned_together() -> None:
    assert learn_labels(["[Marta] yes", "[Joel] no", "[Laughter] ", "[Marta] well"]).names == {"Marta", "Joel"}
    assert not learn_labels(["[Laughter] yes", "well", "[Laughter] no"]).names


def test_a_link_below_the_title_is_not_of_it() -> None:
    meeting = read(
        "Course committee\nhttps://record.example/v/8812\n3 May 2026\n\n00:04 - Marta Lopes\nThe course is full.\n\n"
        "00:09 - Joel Brandt\nTen people wait.\n\n00:20 - Marta Lopes\nWe need a room.\n"
    )
    assert (meeting.title, str(meeting.date)) == ("Course committee", "2026-05-03")
    assert [point.speaker for point in meeting.points] == ["Marta Lopes", "Joel Brandt", "Marta Lopes"]
