"""Transcripts kept as tables and JSON: columns in any order, times in any unit, whatever program wrote them."""

from __future__ import annotations

import json
import time

import pytest

import minutekit as mk

SAID = (
    ("Ana", 0.5, 3.25, "Who waters the young trees?"),
    ("Bo", 3.5, 6.0, "I do it on Mondays."),
    ("Ana", 65.0, 68.0, "We need a longer hose."),
)
WANT = [(who, text, start) for who, start, _, text in SAID]


def found(content: object, name: str) -> list[tuple[str | None, str, float | None]]:
    data = content if isinstance(content, str) else json.dumps(content)
    return [(p.speaker, p.text, p.time) for p in mk.read_meeting(data.encode(), name=name).points]


def clock(seconds: float, form: str = "{:02}:{:02}:{:06.3f}") -> str:
    return form.format(int(seconds // 3600), int(seconds // 60 % 60), seconds % 60)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("start,end,speaker,text", "{s},{e},{w},{t}"),
        ("Speaker,Text,Start Time,End Time", "{w},{t},{c},{d}"),
        ("text,speaker_label,start_ms", "{t},{w},{m}"),
        ("id,Sprecher,Beginn,Ende,Inhalt", "7,{w},{s},{e},{t}"),
        ("Hablante,Mensaje,Inicio (s)", "{w},{t},{s}"),
    ],
)
def test_columns_in_any_order(delimiter: str, header: str, row: str) -> None:
    lines = [header.replace(",", delimiter)]
    lines += [
        delimiter.join(
            part.format(s=s, e=e, w=w, t=t, c=clock(s), d=clock(e), m=int(s * 1000)) for part in row.split(",")
        )
        for w, s, e, t in SAID
    ]
    assert found("\n".join(lines) + "\n", "talk.tsv" if delimiter == "\t" else "talk.csv") == WANT


def test_what_whisper_writes_as_a_table_counts_milliseconds() -> None:
    rows = "".join(f"{int(start * 1000)}\t{int(end * 1000)}\t{text}\n" for _, start, end, text in SAID)
    assert found(f"start\tend\ttext\n{rows}", "talk.tsv") == [(None, text, start) for _, text, start in WANT]


def test_a_quoted_cell_holds_commas_and_lines_and_other_columns_are_told() -> None:
    meeting = mk.read_meeting(
        b'speaker,confidence,text\nAna,0.9,"Trees, shrubs\nand hedges need water."\nBo,0.8,"Yes, ""daily""."\n',
        name="talk.csv",
    )
    assert [point.text for point in meeting.points] == ["Trees, shrubs and hedges need water.", 'Yes, "daily".']
    assert next(one for one in meeting.diagnostics if one.code == "columns-left-out").text == "confidence"


def test_messages_of_several_days_in_a_table() -> None:
    meeting = mk.read_meeting(
        b"date;author;message\n2024-04-30 21:05:11;Ana;Who waters the trees?\n2024-05-01 08:10:12;Bo;I do.\n",
        name="chat.csv",
    )
    assert {point.medium for point in meeting.points} == {"chat"}
    assert [(point.speaker, point.time) for point in meeting.points] == [("Ana", 75911.0), ("Bo", 29412.0)]


@pytest.mark.parametrize("data", ["a,b\n1,2\n", "", "text\nonly one column\n", "start,end\n1,2\n"])
def test_a_table_without_what_was_said_is_refused(data: str) -> None:
    with pytest.raises(mk.MinutekitError):
        mk.read_meeting(data.encode(), name="table.csv")


def words(text: str, start: float, **more: object) -> list[dict[str, object]]:
    return [
        {"word": word, "start": start + at / 10, "end": start + (at + 1) / 10, **more}
        for at, word in enumerate(text.split())
    ]


PROGRAMS = {
    "whisperX": {
        "segments": [{"start": s, "end": e, "text": f" {t}", "speaker": w, "words": words(t, s)} for w, s, e, t in SAID],
        "word_segments": [word for _, s, _, t in SAID for word in words(t, s)],
        "language": "en",
    },
    "AssemblyAI": {
        "text": " ".join(t for *_, t in SAID),
        "language_code": "en_us",
        "words": [{**w2, "start": int(s * 1000), "speaker": w} for w, s, _, t in SAID for w2 in words(t, s)],
        "utterances": [{"speaker": w, "start": int(s * 1000), "end": int(e * 1000), "text": t, "words": []} for w, s, e, t in SAID],
    },
    "Deepgram, utterances": {
        "metadata": {"channels": 1, "models": ["a"]},
        "results": {
            "channels": [{"alternatives": [{"transcript": " ".join(t for *_, t in SAID), "words": [x for w, s, _, t in SAID for x in words(t, s, speaker=w)]}]}],
            "utterances": [{"start": s, "end": e, "transcript": t, "speaker": w, "channel": 0, "words": words(t, s)} for w, s, e, t in SAID],
        },
    },
    "Deepgram, paragraphs": {
        "results": {"channels": [{"alternatives": [{
            "transcript": " ".join(t for *_, t in SAID),
            "words": [x for w, s, _, t in SAID for x in words(t, s)],
            "paragraphs": {"transcript": "x", "paragraphs": [{"sentences": [{"text": t, "start": s, "end": e}], "speaker": w, "start": s, "end": e} for w, s, e, t in SAID]},
        }]}]},
    },
    "Deepgram, words": {"results": {"channels": [{"alternatives": [{"transcript": "x", "words": [
        {**x, "punctuated_word": x["word"]} for w, s, _, t in SAID for x in words(t, s, speaker=w)]}]}]}},
    "Rev": {"monologues": [{"speaker": w, "start": s, "elements": [
        {"type": "text", "value": part} if at % 2 == 0 else {"type": "punct", "value": " "} for at, part in enumerate(" \0 ".join(t.split()).replace(" \0 ", "\0 \0").split("\0"))]} for w, s, _, t in SAID]},
    "a list": [{"name": w, "begin": s, "content": t} for w, s, _, t in SAID],
}  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS)
def test_json_of_programs(program: str) -> None:
    assert found(PROGRAMS[program], "talk.json") == WANT


def test_json_of_whisper_names_nobody() -> None:
    whole = {"text": "x", "segments": [{"id": 1, "seek": 0, "start": s, "end": e, "text": f" {t}", "tokens": [5, 6]} for _, s, e, t in SAID], "language": "en"}  # fmt: skip
    assert found(whole, "talk.json") == [(None, text, start) for _, text, start in WANT]
    whole = {"result": {"language": "en"}, "transcription": [{"timestamps": {"from": clock(s).replace(".", ","), "to": clock(e)}, "offsets": {"from": int(s * 1000), "to": int(e * 1000)}, "text": f" {t}"} for _, s, e, t in SAID]}  # fmt: skip
    assert found(whole, "talk.json") == [(None, text, start) for _, text, start in WANT]


def test_numbers_of_voices_are_told_as_such() -> None:
    whole = {"results": {"utterances": [{"start": s, "end": e, "transcript": t, "speaker": "AnaBo".index(w) // 3} for w, s, e, t in SAID]}}  # fmt: skip
    assert [who for who, *_ in found(whole, "talk.json")] == ["Speaker 0", "Speaker 1", "Speaker 0"]


CHATS = {
    "Slack": [
        {"type": "message", "subtype": "channel_join", "user": "U1", "ts": "1714511000.0", "text": "<@U1> has joined the channel"},
        *({"type": "message", "user": f"U{at}", "user_profile": {"real_name": w}, "ts": f"{1714511111 + at}.0002", "text": t} for at, (w, _, _, t) in enumerate(SAID)),
    ],
    "Telegram": {
        "name": "Trees", "type": "private_group", "id": 1,
        "messages": [
            {"id": 1, "type": "service", "date": "2024-04-30T21:00:00", "actor": "Ana", "action": "create_group", "text": "created"},
            *({"id": at + 2, "type": "message", "date": f"2024-04-30T21:05:1{at}", "from": w, "text": [t[:6], {"type": "bold", "text": t[6:]}]} for at, (w, _, _, t) in enumerate(SAID)),
        ],
    },
    "Discord": {
        "guild": {"name": "Garden"}, "channel": {"name": "trees"},
        "messages": [{"id": str(at), "type": "Default", "timestamp": f"2024-04-30T21:05:1{at}.000+00:00", "content": t, "author": {"id": "9", "name": "x", "nickname": w}, "attachments": []} for at, (w, _, _, t) in enumerate(SAID)],
    },
}  # fmt: skip


@pytest.mark.parametrize("program", CHATS)
def test_chats_in_json(program: str) -> None:
    meeting = mk.read_meeting(json.dumps(CHATS[program]).encode(), name="chat.json")
    assert [(point.speaker, point.text) for point in meeting.points] == [(who, text) for who, text, _ in WANT]
    assert {point.medium for point in meeting.points} == {"chat"}
    assert str(meeting.date) == "2024-04-30"


@pytest.mark.parametrize(
    "data", ["{", "[]", "{}", '{"name": "a", "version": 3}', '[{"text": "no voice and no time"}]', "[[[[" * 900]
)
def test_json_without_anything_said_is_refused(data: str) -> None:
    with pytest.raises(mk.MinutekitError):
        mk.read_meeting(data.encode(), name="settings.json")


def test_a_column_s_name_of_any_length_is_read_in_short_time() -> None:
    data = f"id;Start (ms{'- ' * 60_000};Speaker;Text\n1;1000;Ada;The gate is shut.\n2;2000;Bo;It is open.\n".encode()
    start = time.process_time()
    mk.read_meeting(data, name="talk.csv")
    assert time.process_time() - start < 5
