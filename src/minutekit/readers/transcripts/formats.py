"""How transcripts and chats saved as text mark who speaks and when: rows of data, each with an example.

A row's ``head`` is what stands before something said: a time, mostly a name, in the row's own shape.
What follows a head, up to the next one, is its body. Rows are tried in order, the specific before
the general; the one whose heads explain most of a file reads it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from minutekit.lexicon import compile_phrases
from minutekit.readers.transcripts.stamps import CLOCK, DATE, HALF, HOUR, JOIN, STAMP

Said = tuple[str | None, float | None, str]
"""Speaker, start in seconds, text."""

_LOOSE_CLOCK = r"[0-9]{1,3}:[0-9]{1,2}:[0-9.]{1,12}"
_LONG_CLOCK = r"[0-9]{1,3}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,3})?"
_FRAMES = r"[0-9]{1,3}:[0-9]{2}:[0-9]{2}[:;][0-9]{2}"
_NAME = r"[^\s:,;.?!()\[\]<>|\-–—•*#\"“][^\n\t:?!<>]{0,69}?"
_WHEN = r"(?i:{today_word}(?:,| {at_hour})? )"
_WORDED = r"(?i:(?:[0-9]{1,2} {hours_counted} )?(?:[0-9]{1,2} {minutes_counted} )?[0-9]{1,2} {seconds_counted})"


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A way to write transcripts down.

    ``head``: pattern with the groups ``time`` and, where the head names them, ``speaker``, ``end`` and
    ``to``; without ``speaker``, names are learned from "Name: text" in the bodies. ``sure``: nothing
    but a transcript has such heads, so one is enough. ``day``: two numbers are hours and minutes of the
    day, not minutes and seconds. ``example`` reads as ``said``.
    """

    name: str
    role: Literal["cue", "chat"]
    head: str
    reason: str
    example: str
    said: tuple[Said, ...]
    sure: bool = False
    day: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """The head, compiled."""
        return compile_phrases(self.head, re.MULTILINE)

    @property
    def names_speaker(self) -> bool:
        """Whether the head itself says who speaks."""
        return "(?P<speaker>" in self.head

    @property
    def names_end(self) -> bool:
        """Whether the head itself says when the words end."""
        return "(?P<end>" in self.head


def _talk(*starts: float) -> tuple[Said, ...]:
    """Return what most examples hold: two people, three turns."""
    voices, words = ("Ingrid Moe", "Bo Lind", "Ingrid Moe"), ("Shall we start?", "Yes.", "The hall first.")
    return tuple(zip(voices, starts, words, strict=True))


TEXT_FORMATS = (
    TextFormat(
        "zoom chat",
        "chat",
        r"^(?P<time>[0-9]{1,2}:[0-9]{2}:[0-9]{2})\t[ ]{0,3}(?:From[ ]{1,3})?(?P<speaker>[^\t\n]{1,120}?)[ "
        r"]{0,3}:[ ]{0,3}\t",
        "the chat file of a Zoom cloud recording, tabs between time, name and message",
        "00:04:10\tIngrid Moe:\tcan we move the stall?\n00:04:31\tPaul:\tyes:\ttomorrow\nor on Friday\n",
        (("Ingrid Moe", 250.0, "can we move the stall?"), ("Paul", 271.0, "yes: tomorrow or on Friday")),
        sure=True,
    ),
    TextFormat(
        "zoom saved chat",
        "chat",
        r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2} )?(?P<time>[0-9]{1,2}:[0-9]{2}:[0-9]{2})[ \t]{1,4}"
        r"(?:From|De|Von|Da)[ ]{1,3}(?P<speaker>[^\n:]{1,120}?)"
        r"(?:[ ]{1,3}(?:[Tt]o|[Aa]|à|[Pp]ara|[Aa]n)[ ]{1,3}(?P<to>[^\n:]{1,120}?))?[ ]{0,3}:[ \t]*",
        "the chat that a participant saves; the message stands behind the colon or indented below; older ones do not "
        "say to whom",
        "14:02:09 From Ana Ruiz to Everyone:\n\tIs the hall free?\n14:02:40 From  Bo  to  Everyone : From June on.\n"
        "14:03:01\t From  Ingrid Moe : hello all\n",
        (
            ("Ana Ruiz", 50529.0, "Is the hall free?"),
            ("Bo", 50560.0, "From June on."),
            ("Ingrid Moe", 50581.0, "hello all"),
        ),
        sure=True,
    ),
    TextFormat(
        "channel dump",
        "chat",
        rf"^[| \t]{{0,12}}>[ ](?P<speaker>[^\[\]\n]{{1,80}}?)[ ]\[\w{{4,20}}\][ ]@[ ]{STAMP}:[ \t]*\n",
        "a channel of Slack saved by slackdump, answers set in behind a bar",
        "> ana.ruiz [U02AA] @ 12/05/2024 10:32:08 Z:\nWho brings chairs?\n\n|   > bo [U02BB] @ 12/05/2024 "
        "10:33:00 Z:\n|   I do.\n",
        (("ana.ruiz", 37928.0, "Who brings chairs?"), ("bo", 37980.0, "I do.")),
        sure=True,
        day=True,
    ),
    TextFormat(
        "letters",
        "chat",
        rf"^From: (?P<speaker>[^\n(<]{{1,80}}?)(?:[ ][(<][^\n]{{0,80}})?\nType: (?:incoming|outgoing)\n"
        rf"Sent: {STAMP}(?:[ ][+-]\d{{4}})?[ \t]*\n(?:[A-Z][a-z]{{2,12}}: [^\n]{{0,200}}\n){{0,6}}",
        "messages of Signal exported with a head for each, like letters",
        "From: Ana Ruiz (+4930123456)\nType: incoming\nSent: Sun, 12 May 2024 10:32:08 +0200\nReceived: Sun, "
        "12 May 2024 10:32:09 +0200\n\n"
        "Who brings chairs?\n\nFrom: Bo\nType: outgoing\nSent: Sun, 12 May 2024 10:33:00 +0200\n\nI do.\n",
        (("Ana Ruiz", 37928.0, "Who brings chairs?"), ("Bo", 37980.0, "I do.")),
        sure=True,
        day=True,
    ),
    TextFormat(
        "irc",
        "chat",
        rf"^\[?(?:(?P<day>{DATE}){JOIN})?(?P<time>{HOUR})\]?[ \t]{{1,4}}<[ @+]?(?P<speaker>[^<>\s]{{1,60}})>[ \t]+",
        "the log of a chat channel",
        "[10:05] <ana> we start\n2024-05-12T10:06:00 <@bo> fine\n",
        (("ana", 36300.0, "we start"), ("bo", 36360.0, "fine")),
        sure=True,
        day=True,
    ),
    TextFormat(
        "zoom saved captions",
        "cue",
        r"^\[(?P<speaker>[^\[\]\n]{1,120})\][ \t]{1,4}(?P<time>[0-9]{1,2}:[0-9]{2}:[0-9]{2})[ \t]*\n",
        "the captions that a participant saves",
        "[Ana Ruiz] 14:02:09\nIs the hall free?\n\n[Bo] 14:02:40\nFrom June on.\n",
        (("Ana Ruiz", 50529.0, "Is the hall free?"), ("Bo", 50560.0, "From June on.")),
        sure=True,
    ),
    TextFormat(
        "messenger",
        "chat",
        rf"^\[?{STAMP}\]?(?P<system>[ ]?[-–:]|,)?[ ](?:~[ ]?)?(?:(?P<speaker>[^\n:]{{1,80}}):(?:[ ]|$)|(?=[^\n"
        rf":]{{1,200}}$))",
        "the exported group of a messenger, or copied from its window: date, time, name; without a name, the "
        "program speaks",
        "12/05/2024, 10:32 - Ana: who brings chairs?\n12/05/2024, 10:33 - Bo: I do\n12/05/2024, 10:35 - Cy left\n"
        "12/05/2024, 10:40 - Ana: thanks\n",
        (("Ana", 37920.0, "who brings chairs?"), ("Bo", 37980.0, "I do"), ("Ana", 38400.0, "thanks")),
        day=True,
    ),
    TextFormat(
        "stamp above message",
        "chat",
        rf"^\[(?:{STAMP}|(?P<day_short>[0-9]{{1,2}}[./][0-9]{{1,2}})[ ](?P<time_short>{HOUR}))\][ ]"
        rf"(?P<speaker>{_NAME}):?(?:[ ]\(pinned\))?[ \t]*\n",
        "messages copied from Teams or saved from Discord: date and hour, the name behind them, the message below",
        "[3/14 1:05 PM] Ingrid Moe\nShall we start?\n\n[3/14 1:06 PM] Bo Lind\nYes.\n\n[3/14 1:09 PM] Ingrid "
        "Moe\nThe hall first.\n",
        _talk(47100.0, 47160.0, 47340.0),
        day=True,
    ),
    TextFormat(
        "messages by tabs",
        "chat",
        rf"^(?:(?P<day>{DATE}){JOIN})?(?P<time>{HOUR})\t(?P<speaker>[^\t\n]{{1,80}})\t(?=\S)",
        "LINE and sheets saved as text: hour, name and message between tabs, the day on a line of its own",
        "18:02\tAna\twho brings chairs?\n18:05\tBo\tI do\n2024/03/15(Fri)\n18:09\tAna\tthanks\n",
        (("Ana", 64920.0, "who brings chairs?"), ("Bo", 65100.0, "I do"), ("Ana", 65340.0, "thanks")),
        day=True,
    ),
    TextFormat(
        "times above name",
        "cue",
        rf"^(?P<time>{CLOCK}|{_LOOSE_CLOCK}|{_FRAMES})[ ]*(?:-->|[-–—])[ ]*(?P<end>{CLOCK}|{_LOOSE_CLOCK}|"
        rf"{_FRAMES})[ \t]*\n"
        rf"(?P<speaker>{_NAME}):?[ \t]*\n",
        "Teams transcripts saved from Word, Premiere's with frames: the times, the name, then what was said",
        "0:0:1.20 --> 0:0:4.530\nMoe, Ingrid\nLet us start.\n0:0:5.0 --> 0:0:6.0\nBo Lind\nGladly.\n"
        "0:0:7.0 --> 0:0:9.0\nMoe, Ingrid\nThe hall first.\n",
        (("Moe, Ingrid", 1.2, "Let us start."), ("Bo Lind", 5.0, "Gladly."), ("Moe, Ingrid", 7.0, "The hall first.")),
    ),
    TextFormat(
        "bracketed times",
        "cue",
        rf"^\[(?P<time>{CLOCK})[ ]*(?:-{{1,2}}>|-|–)[ ]*(?P<end>{CLOCK})\][ \t]*",
        "speech recognition printed to the screen (Whisper): start and end before each line",
        "[00:00.000 --> 00:04.000]  Ana: Good morning.\n[00:04.000 --> 00:06.500]  Bo: Morning.\n"
        "[00:06.500 --> 00:09.000]  Ana: The hall first.\n",
        (("Ana", 0.0, "Good morning."), ("Bo", 4.0, "Morning."), ("Ana", 6.5, "The hall first.")),
    ),
    TextFormat(
        "name and worded time",
        "cue",
        rf"^(?P<speaker>{_NAME})[ \t]*(?:\n[ \t]*)?[ ]?(?P<time>{_WORDED})[ \t]*(?:\n?[ \t]*{CLOCK})?[ \t]*\n",
        "Teams, copied from the transcript pane: the time in words",
        "Ingrid Moe\n0 minutes 12 seconds\n0:12\nShall we?\nBo Lind\n1 minute 4 seconds\n1:04\nYes.\n"
        "Ingrid Moe\n1 minute 9 seconds\n1:09\nThen the hall.\n",
        (("Ingrid Moe", 12.0, "Shall we?"), ("Bo Lind", 64.0, "Yes."), ("Ingrid Moe", 69.0, "Then the hall.")),
    ),
    TextFormat(
        "name and bracketed time",
        "cue",
        rf"^[*_]{{0,2}}(?P<speaker>{_NAME})[*_]{{0,2}}:?[ \t]*[(\[](?P<time>{CLOCK})(?:[ ]?[-–—][ ]?"
        rf"(?P<end>{CLOCK}))?[)\]]:?[*_]{{0,2}}[ \t]*",
        "Rev, Sonix, Trint: the time in brackets behind the name, what was said behind it or below",
        "Ingrid Moe (00:13):\nShall we start?\n\nBo Lind (00:15):\nYes.\n\nIngrid Moe [00:21]: The hall first.\n",
        _talk(13.0, 15.0, 21.0),
    ),
    TextFormat(
        "name and hour",
        "chat",
        rf"^(?P<speaker>{_NAME})(?:,[ ]|[ ]?[—–-][ ]|[ \t]{{1,10}})"
        rf"(?:{_WHEN}?(?P<time_only>[0-9]{{1,2}}:[0-9]{{2}}{HALF})|{_WHEN}(?P<time_short>{HOUR})|"
        rf"\[?(?:{STAMP}|(?P<day_short>[0-9]{{1,2}}[./][0-9]{{1,2}})[ ](?P<time_other>{HOUR}))\]?)(?:,[ "
        rf"]\w{{4,12}})?:?[ \t]*\n",
        "messages copied from Slack, Teams, Telegram or Discord: the time of day behind the name, with the "
        "date or without",
        "Ingrid Moe  1:05 PM\nShall we start?\nBo Lind  1:06 PM\nYes.\n1:08\nAt once.\nIngrid Moe  1:09 PM\n"
        "The hall first.\n",
        (
            ("Ingrid Moe", 47100.0, "Shall we start?"),
            ("Bo Lind", 47160.0, "Yes."),
            ("Bo Lind", 47160.0, "At once."),
            ("Ingrid Moe", 47340.0, "The hall first."),
        ),
        day=True,
    ),
    TextFormat(
        "name and time",
        "cue",
        rf"^[*_]{{0,2}}(?P<speaker>{_NAME})[*_]{{0,2}}:?[ \t]*(?:[ \t]|[|,•·–—-][ \t]*)"
        rf"(?P<time>{CLOCK})[*_]{{0,2}}[ \t]*\n",
        "Otter, Teams and others: name and time on a line of their own",
        "Ingrid Moe  0:05\nShall we start?\n\nBo Lind  0:12\nYes.\n\nIngrid Moe | 1:02:03\nThe hall first.\n",
        _talk(5.0, 12.0, 3723.0),
    ),
    TextFormat(
        "time and name",
        "cue",
        rf"^[(\[]?(?P<time>{CLOCK})[)\]]?[ \t]*(?:[|•·–—-][ \t]*|\n)?(?P<speaker>{_NAME}):?[ \t]*\n",
        "the same turned round: time, then name, on a line of their own or on two",
        "[00:05] Ingrid Moe\nShall we start?\n\n[00:12] Bo Lind:\nYes.\n\n[01:02] Ingrid Moe\nThe hall first.\n",
        _talk(5.0, 12.0, 62.0),
    ),
    TextFormat(
        "name above time",
        "cue",
        rf"^(?P<speaker>{_NAME}):?[ \t]*\n[ \t]*[(\[]?(?P<time>{CLOCK})[)\]]?[ \t]*\n",
        "meeting windows, copied: the name, the time below, then what was said",
        "Ingrid Moe\n00:05\nShall we start?\n\nBo Lind\n00:12\nYes.\n\nIngrid Moe\n00:20\nThe hall first.\n",
        _talk(5.0, 12.0, 20.0),
    ),
    TextFormat(
        "time above text",
        "cue",
        rf"^(?P<time>{CLOCK})[ \t]*\n",
        "the transcript pane of a video, copied: a time on each second line, nobody named",
        "0:00\nShall we start?\n0:04\nYes.\n0:06\nThe hall first.\n0:09\nIt leaks.\n0:15\nAgain.\n",
        (
            (None, 0.0, "Shall we start?"),
            (None, 4.0, "Yes."),
            (None, 6.0, "The hall first."),
            (None, 9.0, "It leaks."),
            (None, 15.0, "Again."),
        ),
    ),
    TextFormat(
        "label with time inside",
        "cue",
        rf"^[*_]{{0,2}}\[(?P<speaker>{_NAME})[ ,][ ]{{0,3}}(?P<time>{CLOCK})(?:[ ]?[-–—>]{{1,3}}[ ]?"
        rf"(?P<end>{CLOCK}))?\]:?[*_]{{0,2}}:?[ \t]*",
        "note takers: the voice and the time in one bracket",
        "[SPEAKER_0 0:00] Shall we start?\n[SPEAKER_1 0:14] Yes.\n[SPEAKER_0 1:02] The hall first.\n",
        (("SPEAKER_0", 0.0, "Shall we start?"), ("SPEAKER_1", 14.0, "Yes."), ("SPEAKER_0", 62.0, "The hall first.")),
    ),
    TextFormat(
        "time and label",
        "cue",
        rf"^(?P<time>{CLOCK})[ \t]{{1,4}}(?:[|•·–—-][ \t])?[*_]{{0,2}}"
        rf"(?P<speaker>{_NAME})[*_]{{0,2}}:[*_]{{0,2}}[ \t]+(?=\S)",
        "browser extensions: time, name and words on one line",
        "00:12 Ingrid Moe: Shall we start?\n00:19 Bo Lind: Yes.\n01:07 Ingrid Moe: The hall first.\n",
        _talk(12.0, 19.0, 67.0),
    ),
    TextFormat(
        "bracketed time",
        "cue",
        rf"^[*_]{{0,2}}[(\[](?P<time>{CLOCK})[)\]][*_]{{0,2}}[ \t]*(?:[|•·–—-][ \t]*)?",
        "a time in brackets before each turn, the name behind it",
        "[00:13:10] Ingrid Moe: Shall we start?\n[00:13:14] Bo Lind: Yes: at once.\n[00:13:20] Ingrid Moe: "
        "The hall first.\n",
        (
            ("Ingrid Moe", 790.0, "Shall we start?"),
            ("Bo Lind", 794.0, "Yes: at once."),
            ("Ingrid Moe", 800.0, "The hall first."),
        ),
    ),
    TextFormat(
        "plain time",
        "cue",
        rf"^(?P<time>{_LONG_CLOCK})[ \t]*(?:\n|[ \t|•·–—-][ \t]*(?=\S))",
        "a time with seconds before each turn, or on its line every few minutes (Google Meet)",
        "00:00:00\n\nIngrid Moe: Shall we start?\nBo Lind: Yes.\n\n00:05:00\n\nIngrid Moe: The hall first.\n"
        "\n00:10:00\n\nBo Lind: Done.\n",
        (
            ("Ingrid Moe", 0.0, "Shall we start?"),
            ("Bo Lind", 0.0, "Yes."),
            ("Ingrid Moe", 300.0, "The hall first."),
            ("Bo Lind", 600.0, "Done."),
        ),
    ),
)
