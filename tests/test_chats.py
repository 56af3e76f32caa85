"""Chats of any phone, country and program: who wrote what, over days; what programs add is told and no message."""

from __future__ import annotations

import pytest

import minutekit as mk

LINES = (("Ana Ruiz", "Who paints the shed?"), ("Bo", "I can start on it."), ("Ana Ruiz", "Then we need two brushes."))


def read(text: str, name: str = "chat.txt") -> mk.Meeting:
    return mk.read_meeting(text.encode(), name=name)


def said(meeting: mk.Meeting) -> list[tuple[str | None, str]]:
    return [(point.speaker, point.text) for point in meeting.points]


def fill(form: str, stamps: tuple[str, str, str]) -> str:
    return "".join(form.format(when=when, who=who, what=what) for when, (who, what) in zip(stamps, LINES, strict=True))


MESSENGER = "{when}{who}: {what}\n"
FORMS = {
    "Android, German": (MESSENGER, ("30.04.24, 21:05 - ", "01.05.24, 08:10 - ", "02.05.24, 07:00 - ")),
    "Android, American": (MESSENGER, ("4/30/24, 9:05\u202fPM - ", "5/1/24, 8:10\u202fAM - ", "5/2/24, 7:00\u202fAM - ")),
    "Android, Spanish": (MESSENGER, ("30/4/24, 9:05 p. m. - ", "1/5/24, 8:10 a. m. - ", "2/5/24, 7:00 a.\u00a0m. - ")),
    "Android, French": (MESSENGER, ("30/04/2024 à 21:05 - ", "01/05/2024 à 08:10 - ", "02/05/2024 à 07:00 - ")),
    "Android, Finnish": (MESSENGER, ("30.4.2024 klo 21.05 - ", "1.5.2024 klo 8.10 - ", "2.5.2024 klo 7.00 - ")),
    "Android, Dutch": (MESSENGER, ("30-04-2024 21:05 - ", "01-05-2024 08:10 - ", "02-05-2024 07:00 - ")),
    "Android, Hungarian": (MESSENGER, ("2024. 04. 30. 21:05 - ", "2024. 05. 01. 8:10 - ", "2024. 05. 02. 7:00 - ")),
    "Android, Greek": (MESSENGER, ("30/4/24, 9:05 μ.μ. - ", "1/5/24, 8:10 π.μ. - ", "2/5/24, 7:00 π.μ. - ")),
    "Android, Arabic": (MESSENGER, ("٣٠/٤/٢٠٢٤، ٩:٠٥ م - ", "١/٥/٢٠٢٤، ٨:١٠ ص - ", "٢/٥/٢٠٢٤، ٧:٠٠ ص - ")),
    "Android, Chinese": (MESSENGER, ("2024/4/30 下午9:05 - ", "2024/5/1 上午8:10 - ", "2024/5/2 上午7:00 - ")),
    "Android, Korean": ("{when}{who} : {what}\n", ("2024년 4월 30일 오후 9:05, ", "2024년 5월 1일 오전 8:10, ", "2024년 5월 2일 오전 7:00, ")),
    "iPhone": (MESSENGER, ("[30/04/2024, 21:05:11] ", "\u200e[01/05/2024, 08:10:12] ", "[02/05/2024, 07:00:59] ")),
    "iPhone, Swedish": (MESSENGER, ("[2024-04-30, 21:05:11] ", "[2024-05-01, 08:10:12] ", "[2024-05-02, 07:00:59] ")),
    "year first, without comma": (MESSENGER, ("[2024/04/30 9:05:00 p. m.] ", "[2024/05/01, 08:10:15] ", "[2024/05/02, 07:00:00] ")),
    "Matrix": (MESSENGER, ("4/30/2024, 9:05:00 PM - ", "5/1/2024, 8:10:12 AM - ", "5/2/2024, 7:00:00 AM - ")),
    "Signal": (MESSENGER, ("[2024-04-30 21:05:11] ", "[2024-05-01 08:10:12] ", "[2024-05-02 07:00:59] ")),
    "Signal, letters": (
        "From: {who} (+4930123456)\nType: incoming\nSent: {when}\n\n{what}\n\n",
        ("Tue, 30 Apr 2024 21:05:11 +0200", "Wed, 1 May 2024 08:10:12 +0200", "Thu, 2 May 2024 07:00:59 +0200"),
    ),
    "Telegram": ("{who}, [{when}]\n{what}\n\n", ("30.04.2024 21:05", "01.05.2024 08:10", "02.05.2024 07:00")),
    "Telegram, months in words": (
        "{who}, [{when}]:\n{what}\n\n",
        ("30 Apr 2024 at 21:05:11", "1 May 2024 at 08:10:12", "2 May 2024 at 07:00:59"),
    ),
    "Discord exporter": ("[{when}] {who}\n{what}\n\n", ("30-Apr-24 09:05 PM", "01-May-24 08:10 AM", "02-May-24 07:00 AM")),
    "Discord exporter, numbers": ("[{when}] {who}\n{what}\n\n", ("4/30/2024 9:05 PM", "5/1/2024 8:10 AM", "5/2/2024 7:00 AM")),
    "Discord, copied": ("{who} — {when}\n{what}\n", ("30/04/2024 21:05", "01/05/2024 08:10", "02/05/2024 07:00")),
    "Slack dump": (
        "> {who} [U07XYZ] @ {when} Z:\n{what}\n\n",
        ("30/04/2024 21:05:11", "01/05/2024 08:10:12", "02/05/2024 07:00:59"),
    ),
    "channel log": ("{when} <{who}> {what}\n", ("2024-04-30T21:05:11", "2024-05-01T08:10:12", "2024-05-02T07:00:59")),
    "WeeChat": ("{when}\t{who}\t{what}\n", ("2024-04-30 21:05:11", "2024-05-01 08:10:12", "2024-05-02 07:00:59")),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_no_message_of_several_days_is_lost(form: str) -> None:
    pattern, stamps = FORMS[form]
    text = fill(pattern, stamps)
    if form == "channel log":
        text = text.replace("Ana Ruiz", "Ana_Ruiz")
    meeting = read(text)
    assert [(who, what) for who, what in said(meeting)] == [
        (who.replace(" ", "_") if form == "channel log" else who, what) for who, what in LINES
    ]
    assert meeting.points[0].kind == "question"
    assert {point.medium for point in meeting.points} == {"chat"}
    (told,) = [one for one in meeting.diagnostics if one.code == "several-days"]
    assert told.message.endswith("3 days, from 2024-04-30 to 2024-05-02")


@pytest.mark.parametrize("form", FORMS)
def test_messages_of_one_day_give_the_day(form: str) -> None:
    pattern, stamps = FORMS[form]
    day = stamps[0]
    meeting = read(fill(pattern, (day, day, day)).replace("Ana Ruiz", "Ana"))
    assert str(meeting.date) == "2024-04-30"
    assert len(meeting.points) == 3


def test_what_programs_add_is_told() -> None:
    meeting = read(
        "30/04/2024, 21:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.\n"
        '30/04/2024, 21:01 - Ana Ruiz changed the subject from "Shed: old" to "Shed: new"\n'
        "30/04/2024, 21:02 - Ana Ruiz added Bo\n"
        "30/04/2024, 21:05 - Ana Ruiz: Who paints the shed?\n"
        "01/05/2024, 08:10 - Bo: IMG-20240501-WA0001.jpg (file attached)\n"
        "01/05/2024, 08:11 - Bo: <Medien ausgeschlossen>\n"
        "01/05/2024, 08:12 - Bo: This message was deleted\n"
        "01/05/2024, 08:13 - Bo: I can start on it.\n"
        "02/05/2024, 07:00 - Ana Ruiz: Then we need\ntwo brushes. <This message was edited>\n"
    )
    assert said(meeting) == list(LINES)
    (told,) = [one for one in meeting.diagnostics if one.code == "notices-left-out"]
    assert told.message.startswith("6 ")
    assert "changed the subject" in told.text


def test_quotes_of_the_message_answered_and_what_is_set_below_are_left_out() -> None:
    meeting = read(
        "==============================\nGuild: Garden\nChannel: shed\n==============================\n\n"
        "[30-Apr-24 09:05 PM] Ana Ruiz\nWho paints the shed?\n\n{Attachments}\nhttps://cdn.example/shed.png\n\n"
        "[01-May-24 08:10 AM] Bo (pinned)\n> Who paints the shed?\nI can start on it.\n\n{Reactions}\n👍 (2)\n\n"
        "[02-May-24 07:00 AM] Ana Ruiz\nThen we need two brushes.\n\n"
        "==============================\nExported 3 message(s)\n==============================\n"
    )
    assert said(meeting) == list(LINES)
    assert {"reply-quotes-left-out", "notices-left-out"} <= {one.code for one in meeting.diagnostics}


@pytest.mark.parametrize(
    "lines",
    [
        "Log of Tuesday\n\n10:05 <ana> Who paints the shed?\n10:06 <bo> I can start on it.\n10:07 <ana> Then two brushes.\n",
        "# Channel\n\n[10:05:11] <ana> Who paints the shed?\n[10:06:12] <@bo> I can start on it.\n[10:07:13] <ana> Then two brushes.\n",
        "## Log\n\n```\n10:05 <ana> Who paints the shed?\n10:06 <bo> I can start on it.\n10:07 <ana> Then two brushes.\n```\n",
    ],
)
def test_a_channel_log_in_markdown_keeps_its_nicks(lines: str) -> None:
    meeting = read(lines, "log.md")
    assert said(meeting) == [
        ("ana", "Who paints the shed?"),
        ("bo", "I can start on it."),
        ("ana", "Then two brushes."),
    ]
