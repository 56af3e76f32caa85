"""Transcripts and chats: every word once, under the right name, with its time; broken files read or refused."""

from __future__ import annotations

import contextlib
import html
import os
import random
import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutekit.errors import LimitExceededError, MalformedDocumentError, NoTextError, ReadError
from minutekit.lexicon import LANGUAGES, load_entries
from minutekit.readers.transcripts import looks_like_transcript, read_sbv, read_srt, read_transcript_text, read_vtt
from minutekit.readers.transcripts.cues import read_time
from minutekit.readers.transcripts.formats import TEXT_FORMATS, TextFormat
from minutekit.readers.transcripts.labels import could_be_name, is_name_shaped
from minutekit.readers.transcripts.messages import ChatSieve
from minutekit.readers.transcripts.notices import CHAT_NOTICES, NOTICES, is_notice
from minutekit.readers.transcripts.stamps import only_day, read_days
from minutekit.schema import Document, Person, ReadOptions
from pace import measure_seconds, seconds_here

OPTIONS = ReadOptions()
DATA = Path(os.environ.get("MINUTEKIT_BENCH_DATA") or Path(__file__).parents[2] / "shared" / "data") / "transcripts"
READERS = {"vtt": read_vtt, "srt": read_srt, "sbv": read_sbv, "txt": read_transcript_text}


def vtt(body: str) -> Document:
    return read_vtt(f"WEBVTT\n\n{body}".encode(), "talk.vtt", OPTIONS)


def said(document: Document) -> list[tuple[str | None, str]]:
    return [(block.speaker, block.text) for block in document.blocks]


def cue(start: int, text: str) -> str:
    return f"00:{start // 60:02}:{start % 60:02}.000 --> 00:{start // 60:02}:{start % 60:02}.900\n{text}\n\n"


# Rows of data: each example is a test.


@pytest.mark.parametrize("row", TEXT_FORMATS, ids=lambda row: row.name)
def test_text_format_reads_its_example(row: TextFormat) -> None:
    document = read_transcript_text(row.example.encode(), "talk.txt", OPTIONS)
    assert tuple((block.speaker, block.start, block.text) for block in document.blocks) == row.said
    assert {block.role for block in document.blocks} == {row.role}
    assert looks_like_transcript(row.example)


REACTIONS = [
    'Reacted to can we move the... with "🎉"',
    'Removed a 👍 reaction from "can we move the..."',
    'Reagierte auf "können wir..." mit 👍',
    *(
        entry.example
        for language in LANGUAGES
        for entry in load_entries(language, "phrases")
        if entry.cls == "reacted_to"
    ),
]


@pytest.mark.parametrize("text", REACTIONS)
def test_reactions_say_nothing(text: str) -> None:
    sieve = ChatSieve()
    assert sieve.clean_message(text) is None
    assert sieve.signs.total() == 1


@pytest.mark.parametrize("notices", [NOTICES, CHAT_NOTICES])
def test_notices_match_their_examples(notices) -> None:  # type: ignore[no-untyped-def]
    for notice in notices:
        assert all(is_notice(example, (notice,)) for example in notice.examples), notice


@pytest.mark.parametrize(
    "cls",
    [
        "left_out",
        "file_attached",
        "attached",
        "message_deleted",
        "encrypted",
        "missed_call",
        "about_answers",
        "clicked",
    ],
)
def test_lines_of_programs_are_known_in_every_language(cls: str) -> None:
    for language in LANGUAGES:
        for entry in load_entries(language, "phrases"):
            assert entry.cls != cls or is_notice(entry.example, CHAT_NOTICES), entry


# Captions.

ZOOM = "".join(
    f"{number}\n{cue(number * 4, text)}"
    for number, text in enumerate(
        (
            "Ingrid Moe: Good morning. Let us begin: the hall first.",
            "Ingrid Moe: It leaks, and",
            "bo.lind | Parks: One thing: who pays?",
            "Ingrid Moe: The question is: nobody knows.",
            "T. Okafor (Treasury): We do, from June.",
            "Zoë: Yes.",
            "bo.lind | Parks: Yes.",
        ),
        1,
    )
)


def recount(raw: str) -> list[tuple[float, str, Counter[str]]]:
    """Read the cues of a well-formed Zoom file on its own terms: start, speaker, words."""
    found = []
    for entry in re.split(r"\n\s*\n", raw.replace("\r\n", "\n")):
        match = re.search(r"(\d\d):(\d\d):(\d\d\.\d{3}) --> [\d:.]+\n(.*)\Z", entry.strip(), re.DOTALL)
        if match and ": " in match[4]:
            speaker, _, text = match[4].partition(": ")
            start = int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])
            found.append((round(start, 3), " ".join(speaker.split()), Counter(text.split())))
    return found


def zoom_files() -> list[object]:
    files = sorted(DATA.glob("zoom-*.vtt"))
    own = pytest.param(f"WEBVTT\n\n{ZOOM}", id="own")
    return [own, *(pytest.param(path.read_text(encoding="utf-8"), id=path.name) for path in files)]


@pytest.mark.parametrize("raw", zoom_files())
def test_every_cue_is_in_one_block_of_its_speaker(raw: str) -> None:
    document = read_vtt(raw.encode(), "zoom.vtt", OPTIONS)
    expected = recount(raw)
    assert len(expected) > 5
    got = [(block.start, block.speaker, Counter(block.text.split())) for block in document.blocks]
    assert got == expected
    check_spans(document)


VOICES = "WEBVTT\n\n" + "\n\n".join(
    f"id-{number}\n{cue(number * 4, text)}"
    for number, text in enumerate(
        (
            "<v Ingrid Moe>Good morning. Let us begin:\nthe hall first.</v>",
            "<v Ingrid Moe>It leaks, and</v>",
            "<v.loud Lind, Bo>One thing: who <b>pays</b>?</v>",
            "<v Ingrid Moe>Nobody knows &amp; nobody asks.</v>\n<v Lind, Bo>I do.</v>",
            "<v Zoë>Yes.</v>",
            "<v Lind, Bo>Then we are done.",
        ),
        1,
    )
)


def recount_voices(raw: str) -> dict[str | None, Counter[str]]:
    """Count what each voice of a file with voice tags says, on the file's own terms."""
    counts: dict[str | None, Counter[str]] = {}
    for entry in re.split(r"\n\s*\n", raw.replace("\r\n", "\n")):
        _, arrow, payload = entry.partition(" --> ")
        if not arrow or "\n" not in payload:
            continue
        speaker: str | None = None
        for part in re.split(r"(<v[^>]*>|</v>)", payload.split("\n", 1)[1]):
            if part.startswith("<v"):
                speaker = " ".join(re.sub(r"^<v(?:\.\S+)?", "", part[:-1]).split()) or None
            elif part == "</v>":
                speaker = None
            else:
                text = html.unescape(re.sub(r"<[^>]*>", "", part))
                counts.setdefault(speaker, Counter()).update(text.split())
    return {speaker: words for speaker, words in counts.items() if words}


def voiced_files() -> list[object]:
    raws = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(DATA.rglob("*.vtt"))]
    # A file must not roll its captions, nor label speakers in other ways beside the tags.
    found = [pytest.param(raw, id=name) for name, raw in raws if raw.count("<v") > 1 and "STYLE" not in raw]
    return [pytest.param(VOICES, id="own"), *found]


@pytest.mark.parametrize("raw", voiced_files())
def test_every_word_of_a_voice_is_said_by_it_once(raw: str) -> None:
    document = read_vtt(raw.encode(), "voices.vtt", OPTIONS)
    got: dict[str | None, Counter[str]] = {}
    for block in document.blocks:
        got.setdefault(block.speaker, Counter()).update(block.text.split())
    assert got == recount_voices(raw)
    check_spans(document)


def check_spans(document: Document) -> None:
    """Hold that the blocks, joined by line breaks, are the document's text to the last character."""
    assert document.text == "\n".join(block.text for block in document.blocks)
    position = 0
    for block in document.blocks:
        assert (block.span.start, block.span.end) == (position, position + len(block.text))
        assert block.text == " ".join(block.text.split()) != ""
        position = block.span.end + 1


def all_files() -> list[object]:
    return [pytest.param(path, id=path.name) for path in sorted(DATA.rglob("*")) if path.suffix.lstrip(".") in READERS]


@pytest.mark.skipif(not DATA.is_dir(), reason="the measuring data is not beside the repository")
@pytest.mark.parametrize("path", all_files() or [None])
def test_every_file_reads_or_says_why_not(path: Path) -> None:
    began = time.process_time()
    refusal = None
    try:
        document = READERS[path.suffix.lstrip(".")](path.read_bytes(), path.name, OPTIONS)
    except ReadError as error:
        refusal = str(error)
    if refusal:
        assert refusal.startswith(path.name)
        assert "\n" not in refusal
        assert not re.search(r"(?:-->|,).*\n+[A-Za-z].*\w", path.read_text(encoding="utf-8-sig"))
    else:
        check_spans(document)
        assert any(block.role in {"cue", "chat"} for block in document.blocks)
    assert time.process_time() - began < seconds_here(1.0)


def test_voices_of_teams() -> None:
    document = vtt(
        "a-0\n"
        + cue(1, "<v Moe, Ingrid>We need\na bigger hall.</v>")
        + "a-1\n"
        + cue(3, "<v Bo Lind>When?</v> <v.loud.first Ana Ruiz>In June")
        + cue(5, "<v Bo &amp; Co>Fine &lt;for me&gt;, 3 < 4</v>")
        + cue(7, "Nobody named.")
    )
    assert said(document) == [
        ("Moe, Ingrid", "We need a bigger hall."),
        ("Bo Lind", "When?"),
        ("Ana Ruiz", "In June"),
        ("Bo & Co", "Fine <for me>, 3 < 4"),
        (None, "Nobody named."),
    ]
    assert [block.start for block in document.blocks] == [1.0, 3.0, 3.0, 5.0, 7.0]


def test_marks_of_a_new_speaker() -> None:
    document = vtt(
        cue(1, "&gt;&gt;&gt; GOOD MORNING\nEVERYONE.")
        + cue(3, "THE CLERK WILL\nCALL THE ROLL. >> THANK YOU.")
        + cue(5, ">> CHAIR OSEI: THE HALL IS FULL.")
        + cue(7, "WE START AT 9:30.")
        + cue(9, ">> THE POINT IS: IT LEAKS.")
    )
    assert [(block.marker, block.speaker, block.text) for block in document.blocks] == [
        (">>>", None, "GOOD MORNING EVERYONE."),
        (None, None, "THE CLERK WILL CALL THE ROLL."),
        (">>", None, "THANK YOU."),
        (">>", "CHAIR OSEI", "THE HALL IS FULL."),
        (None, "CHAIR OSEI", "WE START AT 9:30."),
        (">>", None, "THE POINT IS: IT LEAKS."),
    ]


def test_two_people_in_one_subtitle() -> None:
    document = vtt(cue(1, "- Is it full?\n- It is - and\nhot.") + cue(3, "So we move."))
    assert [(block.marker, block.text) for block in document.blocks] == [
        ("-", "Is it full?"),
        ("-", "It is - and hot."),
        (None, "So we move."),
    ]


def test_rolling_captions_say_everything_once() -> None:
    document = read_vtt(
        (
            b"WEBVTT\nKind: captions\nLanguage: pt\n\n"
            b"00:00:00.100 --> 00:00:02.000 align:start position:0%\n \nthe<00:00:00.400><c> hall</c>\n\n"
            b"00:00:02.000 --> 00:00:02.010 align:start position:0%\nthe hall\n \n\n"
            b"00:00:02.010 --> 00:00:04.000 align:start position:0%\nthe hall\nis<00:00:02.500><c> full</c>\n\n"
            b"00:00:04.000 --> 00:00:04.010 align:start position:0%\nis full\n \n\n"
            b"00:00:04.010 --> 00:00:06.000 align:start position:0%\nis full\nis<00:00:04.500><c> full</c>\n"
        ),
        "roll.vtt",
        OPTIONS,
    )
    assert document.text == "the hall\nis full\nis full"
    assert document.language == "pt"
    assert [block.start for block in document.blocks] == [0.1, 2.01, 4.01]


def test_captions_that_grow_keep_their_last_state() -> None:
    steps = ["WE", "WE NEED", "WE NEED A", "WE NEED A HALL", "BY", "BY JUNE"]
    document = vtt("".join(cue(number, text) for number, text in enumerate(steps)))
    assert document.text == "WE NEED A HALL\nBY JUNE"
    assert [block.start for block in document.blocks] == [0.0, 4.0]


def test_repeated_words_of_people_stay() -> None:
    lines = ["Ana: Yes.", "Bo: Yes.", "Bo: Yes.", "Ana: Yes."]
    assert len(vtt("".join(cue(number, line) for number, line in enumerate(lines))).blocks) == 4


def test_comments_styles_and_regions_are_not_speech() -> None:
    document = read_vtt(
        (
            "\ufeffWEBVTT - Council of June\n\nNOTE language:es-es\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n"
            f"{cue(1, 'Empezamos.')}NOTE the chair\nis late\n\nNOTE Confidence: 0.8\n\n{cue(3, 'Seguimos <i>ya</i>.')}"
        ).encode(),
        "talk.vtt",
        OPTIONS,
    )
    assert document.text == "Empezamos.\nSeguimos ya."
    assert (document.title, document.language) == ("Council of June", "es")
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["comment-left-out"]


def test_a_colon_in_speech_is_no_speaker() -> None:
    lines = [f"we go on with item {number} and see" for number in range(30)]
    lines[4] = "the point is: it leaks"
    lines[9] = "Remember: bring chairs"
    lines[14] = "Question: who pays?"
    document = vtt("".join(cue(number, line) for number, line in enumerate(lines)))
    assert said(document) == [(None, line) for line in lines]


def test_labels_at_changes_of_speaker_carry_on() -> None:
    lines = ["Ana Ruiz: We meet", "in the hall.", "Bo Lind: When?", "Ana Ruiz: In June,", "as ever.", "Bo Lind: Good."]
    document = vtt("".join(cue(number, line) for number, line in enumerate(lines)))
    assert [block.speaker for block in document.blocks] == [
        "Ana Ruiz",
        "Ana Ruiz",
        "Bo Lind",
        "Ana Ruiz",
        "Ana Ruiz",
        "Bo Lind",
    ]


def test_two_labels_in_one_cue() -> None:
    lines = ["Ana: We meet\nBo: When?", "Ana: In June", "Bo: Good\nand early"]
    assert said(vtt("".join(cue(number, line) for number, line in enumerate(lines)))) == [
        ("Ana", "We meet"),
        ("Bo", "When?"),
        ("Ana", "In June"),
        ("Bo", "Good and early"),
    ]


def test_webex_names_and_bracketed_names() -> None:
    document = vtt(f'1 "Ana Ruiz" (123)\n{cue(1, "We meet.")}2 "Bo Lind" (9)\n{cue(3, "Good.")}')
    assert said(document) == [("Ana Ruiz", "We meet."), ("Bo Lind", "Good.")]
    lines = ["[Ana] We meet.", "[music]", "[Bo] When?", "[Ana] In June.", "[Bo] Good.", "[laughs] [in Spanish] Ya."]
    document = vtt("".join(cue(number, line) for number, line in enumerate(lines)))
    assert [block.speaker for block in document.blocks] == ["Ana", None, "Bo", "Ana", "Bo", None]


def test_labels_in_bold_and_in_brackets() -> None:
    lines = ["**Ana Ruiz:** We meet", "[Bo_Lind]: When?", "**Ana Ruiz:** In June", "[Bo_Lind]: and Remember: chairs"]
    assert said(vtt("".join(cue(number, line) for number, line in enumerate(lines)))) == [
        ("Ana Ruiz", "We meet"),
        ("Bo_Lind", "When?"),
        ("Ana Ruiz", "In June"),
        ("Bo_Lind", "and Remember: chairs"),
    ]


def test_a_roster_names_rare_speakers() -> None:
    lines = ["we go on"] * 20 + ["ingrid moe: a word"]
    body = "WEBVTT\n\n" + "".join(cue(number, f"{line} {number}") for number, line in enumerate(lines))
    known = ReadOptions(roster=(Person("Ingrid Moe"),))
    assert read_vtt(body.encode(), "talk.vtt", OPTIONS).blocks[-1].speaker is None
    assert read_vtt(body.encode(), "talk.vtt", known).blocks[-1].speaker == "ingrid moe"


@pytest.mark.parametrize(
    ("reader", "raw", "expected"),
    [
        (read_vtt, "00:01,5 --> 00:02.000\nno head, a comma", [(1.5, 2.0, "no head, a comma")]),
        (read_vtt, "WEBVTT\n\n00:01.000 --> 00:0x.000\nslip", [(1.0, None, "slip")]),
        (read_vtt, "WEBVTT\n\n00:01.000 --> 00:02.000\n\nlost\nlines\n\n", [(1.0, 2.0, "lost lines")]),
        (
            read_vtt,
            "WEBVTT\n\nid 1\n00:01.000 --> 00:02.000\none\n00:03.000 --> 00:04.000\ntwo",
            [(1.0, 2.0, "one"), (3.0, 4.0, "two")],
        ),
        (read_vtt, "WEBVTT\n\n00:05.000 --> 00:04.000\nturned round", [(5.0, None, "turned round")]),
        (read_vtt, "WEBVTT\n\n1:02:03.000 --> 1:02:04.000 line:0 align:start\na --> b", [(3723.0, 3724.0, "a --> b")]),
        (
            read_srt,
            "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\ntwo\n\n3\n00:00:05,000 --> 00:00:06,000\nin\n2019\n",
            [(1.0, 2.0, "one"), (None, None, "two"), (5.0, 6.0, "in 2019")],
        ),
        (
            read_srt,
            "1\n\n00:00:01,000 --> 00:00:02,000\n\none\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\ntwo\n",
            [(1.0, 2.0, "one"), (3.0, 4.0, "two")],
        ),
        (read_srt, "00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=red>no</font> index", [(1.0, 2.0, "no index")]),
        (read_srt, "1\r\n00:00:01,000 --> 00:00:02,000\r\nold\rends\r\n", [(1.0, 2.0, "old ends")]),
        (
            read_sbv,
            "0:00:01.000,0:00:02.500\none\n\n0:00:03.000,0:00:0x.000\ntwo",
            [(1.0, 2.5, "one"), (3.0, None, "two")],
        ),
    ],
)
def test_broken_files_give_what_they_hold(reader, raw, expected) -> None:  # type: ignore[no-untyped-def]
    for data in (raw.encode(), raw.encode("utf-16"), b"\xef\xbb\xbf" + raw.encode()):
        assert [(block.start, block.end, block.text) for block in reader(data, "x", OPTIONS).blocks] == expected


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        ("", NoTextError),
        (" \n\n", NoTextError),
        ("WEBVTT", NoTextError),
        ("just words", MalformedDocumentError),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", NoTextError),
    ],
)
def test_nothing_said_is_one_clear_error(raw: str, error: type[ReadError]) -> None:
    with pytest.raises(error, match=r"^a\.vtt: .+"):
        read_vtt(raw.encode(), "a.vtt", OPTIONS)


def test_limits_are_kept() -> None:
    body = b"WEBVTT\n\n" + cue(1, "hello").encode()
    assert read_vtt(body, "a.vtt", ReadOptions(max_bytes=len(body))).blocks
    with pytest.raises(LimitExceededError):
        read_vtt(body, "a.vtt", ReadOptions(max_bytes=len(body) - 1))
    with pytest.raises(LimitExceededError):
        read_vtt(body * 50_000, "a.vtt", ReadOptions(max_seconds=0.01))


def test_two_hours_read_in_well_under_a_second() -> None:
    names = ("Ana Ruiz", "Bo Lind", "T. Okafor (Treasury)")
    body = "WEBVTT\n\n" + "".join(
        f"{n}\n{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> {n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.900\n"
        f"{names[n // 5 % 3]}: the hall leaks and we need {n} chairs by June\n\n"
        for n in range(0, 7200, 2)
    )
    document, most = read_vtt(body.encode(), "long.vtt", OPTIONS), seconds_here(0.6)
    assert measure_seconds(lambda: read_vtt(body.encode(), "long.vtt", OPTIONS), most) < most
    assert len(document.blocks) == 3600


def test_hostile_texts_take_linear_time() -> None:
    hostile = (
        "<" * 200_000,
        "<v " * 80_000,
        ">> " * 80_000,
        "0:00:" * 50_000,
        "&amp;" * 50_000,
        "a: " * 80_000,
        "\n" * 300_000,
        "[" * 100_000,
        "- " * 100_000,
        "00:01 --> " * 30_000,
        "x " * 100_000 + ":",
        "00:00:01\t" * 30_000,
        "A " * 100_000,
    )
    for text in hostile:
        began = time.process_time()
        with contextlib.suppress(NoTextError):
            read_vtt(b"WEBVTT\n\n" + cue(1, text + "x").encode() * 2, "a.vtt", OPTIONS)
        looks_like_transcript(text)
        looks_like_transcript(f"{text}\n" * 3)
        assert time.process_time() - began < seconds_here(3.0), text[:20]


FLOODS = (
    "  ",
    "\t",
    "\n",
    " \t",
    "a",
    "a ",
    "Ana: ",
    "Ana\n",
    "0:05 ",
    "0:05\n",
    "(",
    "Ana (0:05) ",
    "*",
    "\u00a0",
    '"',
    "a\n",
    "[0:05]",
    "A. ",
)


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_inside_texts_take_linear_time(flood: str) -> None:
    for sound in (
        CHAT,
        TEXT_FORMATS[-1].example,
        TEXT_FORMATS[-3].example,
        next(r for r in TEXT_FORMATS if r.name == "name and time").example,
    ):
        middle = len(sound) // 2
        began = time.process_time()
        with contextlib.suppress(NoTextError, MalformedDocumentError):
            check_spans(
                read_transcript_text((sound[:middle] + flood * 30_000 + sound[middle:]).encode(), "a.txt", OPTIONS)
            )
        assert time.process_time() - began < seconds_here(2.5)


# Text.

CHAT = (
    "00:04:10\tIngrid Moe:\tcan we move the stall?\n"
    '00:04:31\tBo:\tReplying to "can we move the st..."\n\nyes, to the square\n- north side\n'
    '00:04:35\tAna:\tReacted to "can we move the..." with 👍\n'
    '00:04:36\tAna:\tReacted to can we move the... with "🎉"\n'
    '00:04:40\tAna:\tReacted to "two\nlines of..." with 👍🏽\n'
    '00:05:00\tAna:\tRemoved a 👍 reaction from "can we move the..."\n'
    "00:06:00\tAna | Parks:\tI reacted to the news with joy: thanks\n"
)


def test_zoom_chat_keeps_messages_and_counts_reactions() -> None:
    document = read_transcript_text(CHAT.encode(), "a.chat.txt", OPTIONS)
    assert [(block.role, block.speaker, block.start, block.text) for block in document.blocks] == [
        ("chat", "Ingrid Moe", 250.0, "can we move the stall?"),
        ("chat", "Bo", 271.0, "yes, to the square - north side"),
        ("chat", "Ana | Parks", 360.0, "I reacted to the news with joy: thanks"),
    ]
    assert {diagnostic.code: diagnostic.message.split()[0] for diagnostic in document.diagnostics} == {
        "reactions-left-out": "4",
        "reply-quotes-left-out": "1",
    }
    check_spans(document)


def test_a_list_in_a_message_keeps_its_items() -> None:
    raw = "00:04:10\tAna:\tfor June:\n- the hall\n  and its roof\n- chairs\n00:04:11\tBo:\tone\n- two\n"
    document = read_transcript_text(raw.encode(), "a.txt", OPTIONS)
    assert [(block.speaker, block.marker, block.text) for block in document.blocks] == [
        ("Ana", None, "for June:"),
        ("Ana", "-", "the hall and its roof"),
        ("Ana", "-", "chairs"),
        ("Bo", None, "one - two"),
    ]


def test_times_inside_speech_go() -> None:
    raw = "Ana Ruiz (00:05):\nThe hall [00:00:09] leaks.\n\nBo Lind (00:12):\nYes.\n\nAna Ruiz (01:02):\nAt [9:30] then.\n"
    assert said(read_transcript_text(raw.encode(), "a.txt", OPTIONS)) == [
        ("Ana Ruiz", "The hall leaks."),
        ("Bo Lind", "Yes."),
        ("Ana Ruiz", "At [9:30] then."),
    ]


def test_private_messages_are_left_out_and_counted() -> None:
    raw = (
        "14:00:00 From Ana to Everyone:\n\tthe hall is free\n"
        "14:00:10 From Bo to Ana(Direct Message):\n\tbetween us: it leaks\n"
    )
    document = read_transcript_text(raw.encode(), "a.txt", OPTIONS)
    assert document.text == "the hall is free"
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["private-messages-left-out"]
    assert "leaks" not in repr(document)


def test_what_stands_before_the_talk_is_kept() -> None:
    raw = (
        "Parks forum (2024-05-02 10:00)\nAttendees\nAna Ruiz, Bo Lind\n\n00:00:00\n\nAna Ruiz: We meet\nin June.\n"
        "Bo Lind: Good.\n\n00:05:00\n\nAna Ruiz: So be it.\n\n00:10:00\nBo Lind: Bye.\n\nMeeting ended after 00:11:00\n"
    )
    document = read_transcript_text(raw.encode(), "a.txt", OPTIONS)
    assert [block.role for block in document.blocks] == ["title", "paragraph", "paragraph", "cue", "cue", "cue", "cue"]
    assert said(document)[3:] == [
        ("Ana Ruiz", "We meet in June."),
        ("Bo Lind", "Good."),
        ("Ana Ruiz", "So be it."),
        ("Bo Lind", "Bye."),
    ]
    assert [diagnostic.code for diagnostic in document.diagnostics] == ["notices-left-out"]


def test_captions_saved_as_text_are_read_as_captions() -> None:
    raw = f"WEBVTT\n\n{ZOOM}"
    assert looks_like_transcript(raw)
    as_text, as_vtt = read_transcript_text(raw.encode(), "a.txt", OPTIONS), read_vtt(raw.encode(), "a.vtt", OPTIONS)
    assert as_text.blocks == as_vtt.blocks


def test_talk_without_times_is_read_when_asked_for() -> None:
    raw = "Ana: We meet in June.\nBo: Good.\nAna: The hall\nis free.\n"
    assert not looks_like_transcript(raw)
    assert said(read_transcript_text(raw.encode(), "a.txt", OPTIONS)) == [
        ("Ana", "We meet in June."),
        ("Bo", "Good."),
        ("Ana", "The hall is free."),
    ]
    with pytest.raises(MalformedDocumentError):
        read_transcript_text(b"Nothing but words here.\nAnd more of them.", "a.txt", OPTIONS)


@pytest.mark.parametrize(
    "text",
    [
        "Programme\n09:00 Registration\n09:30 Opening: Ana Ruiz\n10:15 Coffee\n10:45 Panel: the hall\n12:00 Lunch\n",
        "Minutes of 2 June\n\nPresent: Ana, Bo\n1. The hall leaks.\nAna: we wait.\nBo: we pay.\nAction: Bo, by 12:30\n",
        "Opening  9:00\nWelcome by the mayor\n\nHall  9:30\nA report\n\nBudget  10:00\nA vote\n\nLunch  12:00\nIn the yard\n",
        "Notes\n- 10:30 start\n- the hall (10:45)\n- Ana (11:00): leaves\n",
        "Programme\n\n09:00\nOpening\n\n09:30\nThe hall\n\n10:00\nCoffee\n\n10:30\nBudget\n\n11:00\nVote\n\n12:00\nLunch\n",
        "Just a paragraph of prose, with 10:30 in it: nothing more.\n" * 20,
    ],
)
def test_notes_and_programmes_are_no_transcripts(text: str) -> None:
    assert not looks_like_transcript(text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Garden committee\n\nWater\n[19:05] Ana: the tank is empty\n[19:08] Bo: the pump leaks\n- Bo orders a seal\n"
            "[19:10] Cem: who pays?\n\nFence\n[19:15] Ana: two posts are rotten\n[19:17] Cem: wood is cheap\n\nAny other business\n"
            "[19:25] Bo: next time in the library\n"
        ),
        (
            "[10:00] Opening\nAna: welcomes all\nBo: asks for a change\n\n[10:15] Budget\nAna: the grant came late\n"
            "Bo: we can bridge it\n\n[10:40] Party\nBo: it is on 4 July\nAna: will ask the cook\n"
        ),
        (
            "Ana Ruiz (10:02): the tank is empty\n\nFence:\n\nBo (10:09): two posts are rotten\nAna Ruiz (10:12): yes\n\n"
            "Next steps:\n- Bo asks for a price\n- Ana writes\n"
        ),
        "18:02:00 Boat arrives\n18:10:30 Customs on board\n18:45:10 Boat leaves\n19:00:00 Boat arrives\n19:30:00 Radio check\n",
    ],
    ids=["headings between", "labels under timed items", "names and times", "a log by the minute"],
)
def test_notes_with_times_are_no_transcript(text: str) -> None:
    assert not looks_like_transcript(text)


@pytest.mark.parametrize(
    "text",
    [
        "[18:02] Oona: hello\n[18:03] Dev: my list:\n- bread\n- milk\n[18:05] Oona: fine\n[18:06] Dev: bye\n",
        (
            "[00:00:01] Guest: In a kitchen.\n\n[00:01:30] Host: And then?\n\nPART 2\n\n[00:02:10] Guest: The flood.\n\n"
            "[00:03:40] Host: Terrible.\n\n[00:03:44] Guest: We rebuilt it.\n"
        ),
        "[0:05]\nAna Ruiz:\nShall we?\n\n[0:12]\nBo Lind:\nYes.\n\n[0:30]\nAna Ruiz:\nThe pump.\n\n[0:44]\nBo Lind:\nIt leaks.\n",
        "moonfox  0:05\nshall we?\n\nBo  0:12\nYes.\n\nmoonfox  0:30\nthe pump.\n\nmoonfox  0:44\nit leaks.\n",
        "\n\n".join(
            f"00:{7 + minute:02d}:{second}\nWe go on." for minute, second in enumerate((13, 41, 58, 2 + 10, 37))
        ),
    ],
    ids=["a list in talk", "one heading", "time, name, text", "a nickname", "cropped, nobody named"],
)
def test_talk_with_lists_or_nicknames_is_a_transcript(text: str) -> None:
    assert looks_like_transcript(text)


def test_name_shapes() -> None:
    for name in (
        "Ana Ruiz",
        "T. Okafor",
        "María de la Cruz",
        "Moe, Ingrid (PARKS)",
        "Bo | Parks",
        "SPEAKER_01",
        "李明",
        "O'Neil",
        "+1 555-0100 Bo",
    ):
        assert could_be_name(name), name
    for name in (
        "Ana Ruiz",
        "Will Adeyemi",
        "Son Ha",
        "T. Okafor",
        "María de la Cruz",
        "Jan van den Berg",
        "CHAIR OSEI",
    ):
        assert is_name_shaped(name), name
    for text in (
        "the point is",
        "Question",
        "Nota",
        "so what we need",
        "https",
        "And then he said",
        "-",
        "Beschluss",
        "is it",
    ):
        assert not (could_be_name(text) and is_name_shaped(text)), text


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:02:03.5", 3723.5),
        ("02:03,250", 123.25),
        ("0:05", 5.0),
        ("00:00:01:500", 1.5),
        ("100:00:00.000", 360000.0),
        ("x", None),
        ("", None),
    ],
)
def test_times(text: str, seconds: float | None) -> None:
    assert read_time(text) == seconds


# Laws.

WORD = st.text("abcdefghijklmnopqrstuvwxyzäéñøçßабвγδε中文", min_size=1, max_size=8)
SAID = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
NAMES = ("Ana Ruiz", "Bo Lind", "T. Okafor (Treasury)", "Zoë", "Jan van den Berg")
CUES = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 36_000_000), st.integers(0, 60_000), SAID), min_size=3, max_size=25
)


def stamp(milliseconds: int, comma: str) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{comma}{rest:03}"


@settings(max_examples=60, deadline=None)
@given(CUES, st.sampled_from(["vtt", "voice", "srt", "sbv"]), st.sampled_from(["\n", "\r\n"]))
def test_cues_written_come_back(cues: list[tuple[str, int, int, str]], form: str, newline: str) -> None:
    entries = []
    for number, (name, start, length, text) in enumerate(cues, 1):
        times = (
            f"{stamp(start, '.')},{stamp(start + length, '.')}"
            if form == "sbv"
            else " --> ".join(stamp(at, "," if form == "srt" else ".") for at in (start, start + length))
        )
        payload = f"<v {name}>{text}</v>" if form == "voice" else f"{name}: {text}"
        entries.append(f"{number}\n{times}\n{payload}" if form == "srt" else f"{times}\n{payload}")
    raw = "\n\n".join(["WEBVTT", *entries] if form in {"vtt", "voice"} else entries).replace("\n", newline)
    document = READERS[{"voice": "vtt"}.get(form, form)](raw.encode(), "x", OPTIONS)
    expected = [(name, start / 1000, (start + length) / 1000, text) for name, start, length, text in cues]
    assert [(block.speaker, block.start, block.end, block.text) for block in document.blocks] == expected
    check_spans(document)


@settings(max_examples=60, deadline=None)
@given(CUES)
def test_agrees_with_webvtt_py_on_sound_files(cues: list[tuple[str, int, int, str]]) -> None:
    import webvtt

    raw = "WEBVTT\n\n" + "".join(
        f"{stamp(start, '.')} --> {stamp(start + length, '.')}\n<v {name}>{text}\n\n"
        for name, start, length, text in cues
    )
    theirs = [
        (one.voice, one.start_time.in_milliseconds(), one.end_time.in_milliseconds(), one.text)
        for one in webvtt.from_string(raw)
    ]
    ours = [
        (block.speaker, round((block.start or 0) * 1000), round((block.end or 0) * 1000), block.text)
        for block in read_vtt(raw.encode(), "x", OPTIONS).blocks
    ]
    assert ours == theirs


def test_damaged_bytes_never_crash() -> None:
    seeds = [f"WEBVTT\n\n{ZOOM}", CHAT, *(row.example for row in TEXT_FORMATS), f"1\n{cue(1, '- a<v B>b</v>')}"]
    choices = random.Random(20)
    for _ in range(500):
        data = bytearray(choices.choice(seeds).encode())
        for _ in range(choices.randint(1, 12)):
            at = choices.randrange(len(data) or 1)
            kind = choices.randrange(4)
            if kind == 0:
                data[at : at + 1] = bytes([choices.randrange(256)])
            elif kind == 1:
                del data[at : at + choices.randint(1, 30)]
            elif kind == 2:
                data[at:at] = choices.choice(
                    (b"\n", b"\t", b"-->", b">>", b"<v ", b":", b"\xff", b"&gt;", b"\n\n1\n", b"[", b"00:00:01")
                )
            else:
                data[at:at] = data[at : at + choices.randint(1, 80)]
        for reader in READERS.values():
            try:
                document = reader(bytes(data), "x", OPTIONS)
            except ReadError:
                continue
            check_spans(document)
            assert document == reader(bytes(data), "x", OPTIONS)
        looks_like_transcript(data.decode("utf-8", "replace"))


# Messengers and copied windows.


def read_chat(text: str) -> Document:
    assert looks_like_transcript(text)
    return read_transcript_text(text.encode(), "chat.txt", OPTIONS)


@pytest.mark.parametrize(
    "lines",
    [
        "[5/14 9:31 AM] Ana Ruiz\nThe map?\n\n[5/14 9:33 AM] Bo\nHere.\n like 1\n\n[5/14 9:34 AM] Ana Ruiz\nThanks.\n",
        "[14/05/2024 18:02] Ana Ruiz\nThe map?\n\n[14/05/2024 18:05] Bo\nHere.\n\n[14/05/2024 18:09] Ana Ruiz\nThanks.\n",
        "Ana Ruiz, [14.05.2024 18:02]\nThe map?\n\nBo, [14.05.2024 18:05]\nHere.\n\nAna Ruiz, [14.05.2024 18:09]\nThanks.\n",
        "Ana Ruiz — Today at 6:02 PM\nThe map?\nBo — Today at 6:05 PM\nHere.\nAna Ruiz — Today at 6:09 PM\nThanks.\n",
        "Ana Ruiz  6:02 PM\nThe map?\nBo  6:05 PM\nHere.\n:+1: 3\nAna Ruiz  6:09 PM\nThanks.\n2 replies\n",
        "[18:02, 14/05/2024] Ana Ruiz: The map?\n[18:05, 14/05/2024] ~ Bo: Here.\n[18:09, 14/05/2024] Ana Ruiz: Thanks.\n",
    ],
)
def test_copied_chat_windows(lines: str) -> None:
    assert said(read_chat(lines)) == [("Ana Ruiz", "The map?"), ("Bo", "Here."), ("Ana Ruiz", "Thanks.")]


def test_messenger_says_what_people_did_not() -> None:
    document = read_chat(
        "5/14/24, 6:01 PM - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
        '5/14/24, 6:01 PM - Ana created group "Well"\n'
        "5/14/24, 6:02 PM - Ana: The pump broke\nagain\n"
        "5/14/24, 6:03 PM - Bo: <Media omitted>\n"
        "5/14/24, 6:04 PM - Bo left\n"
        "5/14/24, 6:05 PM - Ana: This message was deleted\n"
        "5/14/24, 6:06 p. m. - Cy: A part costs 40 <This message was edited>\n"
    )
    assert [(block.speaker, block.text, block.start) for block in document.blocks] == [
        ("Ana", "The pump broke again", 64920.0),
        ("Cy", "A part costs 40", 65160.0),
    ]
    assert str(document.date) == "2024-05-14"
    (notices,) = document.diagnostics
    assert "created group" in notices.text
    assert "Bo left" in notices.text


@pytest.mark.parametrize(
    ("stamps", "month_first", "day"),
    [
        (["14/05/2024"] * 2, False, "2024-05-14"),
        (["5/14/24"], False, "2024-05-14"),
        (["2024-05-14"], True, "2024-05-14"),
        (["05/04/2024"], False, "2024-04-05"),
        (["05/04/2024"], True, "2024-05-04"),
        (["05/04/2024", "06/04/2024"], False, "None"),
        (["32/04/2024"], False, "None"),
        ([], False, "None"),
    ],
)
def test_day_of_all_messages(stamps: list[str], month_first: bool, day: str) -> None:
    assert str(only_day(list(read_days(stamps, month_first=month_first).values()))) == day


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz (00:03 - 00:17)\nShall we?\n\nBo Lind (00:19 - 00:30)\nYes.\n\nAna Ruiz (00:31 - 00:40)\nThe hall.\n",
        "01:00:03:12 - 01:00:07:02\nAna Ruiz\nShall we?\n01:00:19:00 - 01:00:24:10\nBo Lind\nYes.\n01:00:31:05 - 01:00:36:20\nAna Ruiz\nThe hall.\n",
        "00:12 Ana Ruiz: Shall we?\n00:19 Bo Lind: Yes.\n01:09 Ana Ruiz: The hall.\n",
        "Ana Ruiz [00:00:01] Shall we?\n\nBo Lind [00:00:09] Yes.\n\nAna Ruiz [00:00:21] The hall.\n",
    ],
)
def test_times_and_names_in_one_head(text: str) -> None:
    assert looks_like_transcript(text)
    document = read_transcript_text(text.encode(), "talk.txt", OPTIONS)
    assert said(document) == [("Ana Ruiz", "Shall we?"), ("Bo Lind", "Yes."), ("Ana Ruiz", "The hall.")]


def test_few_turns_of_voices_that_a_program_numbered() -> None:
    text = "[00:00:01.400] - Speaker 1\nBonsoir.\n\n[00:00:06.120] - Speaker 2\nBonsoir.\n\n[00:00:14.900] - Mme Roux\nLa chaudière.\n"
    assert looks_like_transcript(text)
    # Chapters of a recording have times as well, and each its own title.
    assert not looks_like_transcript(text.replace("Speaker 1", "Opening").replace("Speaker 2", "Budget"))


# Captions in two languages.

DOUBLE = (
    ("Bienvenidas a la asamblea del barrio.", "Welcome to the neighbourhood assembly."),
    ("El mercado cierra en enero por obras.", "The market closes in January for works."),
    ("Los vendedores piden un lugar para el mercado.", "The traders ask for a place for the market."),
    ("¿Quién paga el traslado de los puestos?", "Who is going to pay for the move of the stalls?"),
)


@pytest.mark.parametrize(("wanted", "place"), [(None, 0), ("en", 1), ("es", 0)])
def test_captions_in_two_languages_say_it_once(wanted: str | None, place: int) -> None:
    text = "".join(cue(number * 4, "\n".join(pair)) for number, pair in enumerate(DOUBLE, 1))
    document = read_vtt(f"WEBVTT\n\n{text}".encode(), "talk.vtt", ReadOptions(language=wanted))
    assert [block.text for block in document.blocks] == [pair[place] for pair in DOUBLE]
    (told,) = document.diagnostics
    assert told.code == "second-language-left-out"
    assert DOUBLE[0][1 - place] in told.text


def test_captions_of_two_lines_in_one_language_stay_whole() -> None:
    lines = [first + "\nNobody has said when it will open again." for _, first in DOUBLE]
    document = vtt("".join(cue(number * 4, text) for number, text in enumerate(lines, 1)))
    assert [block.text for block in document.blocks] == [" ".join(text.split()) for text in lines]


@pytest.mark.parametrize(
    ("length", "stopped"),
    [
        ("52m 11s", "Ana Ruiz stopped transcription"),
        ("12 Min. 5 Sek.", "Ana Ruiz hat die Transkription beendet."),
        ("52 min 11 s", "Ana Ruiz detuvo la transcripción"),
        ("1 h 2 min", "Ana Ruiz a arrêté la transcription"),
        ("52 min 11 s", "Ana Ruiz ha interrotto la trascrizione"),
        ("52 min 11 s", "Ana Ruiz parou a transcrição"),
    ],
)
def test_what_the_meeting_program_adds_in_other_languages(length: str, stopped: str) -> None:
    text = f"Calle Sol\n14 de mayo de 2024, 7:30\n{length}\n\nAna Ruiz   0:03\nLa farola.\n\nBo Lind   0:19\nSigue rota.\n\nAna Ruiz   0:31\nLlamo.\n\n{stopped}\n"
    assert looks_like_transcript(text)
    document = read_transcript_text(text.encode(), "talk.txt", OPTIONS)
    assert [block.text for block in document.blocks] == [
        "Calle Sol",
        "14 de mayo de 2024, 7:30",
        "La farola.",
        "Sigue rota.",
        "Llamo.",
    ]
    assert document.diagnostics[0].text == f"{length} / {stopped}"


def test_a_head_of_no_break_spaces_is_no_title() -> None:
    document = read_vtt("WEBVTT\xa0\xa0\n\n00:01.000 --> 00:02.000\nHello there.\n".encode(), "talk.vtt", OPTIONS)
    assert document.title is None
