"""Meetings that a program kept on the net (MeetBot): its log with commands, and the summary that it writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from minutekit.language.patterns import compile_late
from minutekit.schema import Person
from minutekit.structure.invitations import read_invited

if TYPE_CHECKING:
    from minutekit.structure.attendance import Attendance
    from minutekit.structure.days import DateReader
    from minutekit.structure.head import Head
    from minutekit.structure.lines import Line

_NICK = r"@?[\w\[\]`^{}|\\-]{1,30}(?::[\w.-]{3,60})?"
_STARTED = compile_late(rf"Meeting started by (?P<chair>{_NICK}) (?:at|on)\b")
_LOGGED = compile_late(
    r"Meeting started \w{3} (?P<month>\w{3}) +(?P<day>\d{1,2}) [\d:]{5,8} (?P<year>\d{4})\b"
    rf".*?The chair is (?P<chair>{_NICK})"
)
_TAIL = compile_late(rf"\s*\((?P<nick>{_NICK}), \d{{2}}:\d{{2}}(?::\d{{2}})?\)$")
# The same, broken over two lines.
_TAIL_BEGUN = compile_late(rf"\s*\({_NICK},$")
_LABELLED = compile_late(r"[A-Z]{4,10}:")
_COMMAND = compile_late(r"#(?P<word>[a-z]{4,14})\b:?\s*")
_COUNTED = compile_late(rf"(?P<nick>{_NICK}) \(\d{{1,5}}\)$")
_BOT = compile_late(r".*bot\d?\Z|openstack\Z", re.IGNORECASE)
_TOPICS = frozenset(["topic", "subtopic"])
_SPOKEN = frozenset(["info", "link", "idea"])
_SETTINGS = frozenset(
    [
        "startmeeting",
        "endmeeting",
        "chair",
        "unchair",
        "chairs",
        "meetingname",
        "meetingtopic",
        "savelogs",
        "nick",
        "commands",
        "undo",
        "vote",
        "startvote",
        "endvote",
        "showvote",
    ]
)
_FEWEST_TOPICS = 2
_FIRST_LINES = 12


def read_kept_by_programs(lines: list[Line], attendance: Attendance, head: Head, dates: DateReader) -> None:
    """Read topics, people and the day where a program kept the minutes; any other document stays as it is."""
    head.title = read_invited(lines, attendance) or head.title
    if any(line.block.role == "chat" and line.text.startswith("#") for line in lines):
        _read_log(lines, head, dates)
        return
    for line in lines[:_FIRST_LINES]:
        started = _STARTED.match(line.text) if line.text.startswith("Meeting started") else None
        if started:
            line.drop("meeting-field", "Who opened the meeting and when, kept out of the points")
            head.officers.append(Person(started["chair"], role="chair"))
            above = lines[line.index - 1] if line.index else None
            if above is not None and head.title is None and above.role in {"open", "heading"}:
                head.title, above.role = above.text, "title"
            _read_summary(lines[line.index + 1 :], attendance)
            return


def _read_log(lines: list[Line], head: Head, dates: DateReader) -> None:
    """Take the commands of a log for what they are: topics, settings, and what is to be written down."""
    commands = [(line, match) for line in lines if (match := _COMMAND.match(line.text)) and line.block.role == "chat"]
    words = [match["word"] for _, match in commands]
    if "startmeeting" not in words and words.count("topic") < _FEWEST_TOPICS:
        return
    for line, match in commands:
        if match["word"] in _TOPICS and line.text[match.end() :]:
            line.cut(match.end())
            line.role = "heading"
        elif match["word"] in _SETTINGS:
            if match["word"] == "startmeeting":
                head.title = line.text[match.end() :] or head.title
            line.drop("tool-notice", "Tells the program that keeps the minutes what to do")
        elif match["word"] in _SPOKEN and line.text[match.end() :]:
            line.cut(match.end())
    started = next(((line, match) for line in lines if (match := _LOGGED.match(line.text))), None)
    if started is None:
        return
    bot, match = started[0].block.speaker, started[1]
    head.officers.append(Person(match["chair"], role="chair"))
    head.date = head.date or dates.day_of(f"{match['month']} {match['day']}, {match['year']}")
    for line in lines:
        if line.block.speaker == bot and line.role == "open":
            line.drop("tool-notice", "Written by the program that keeps the minutes")


def _read_summary(lines: list[Line], attendance: Attendance) -> None:
    """Read the summary: topics with what was noted below them, actions told twice, those present with their lines."""
    nested = any(line.block.level and line.listed and _TAIL.search(line.text) for line in lines)
    noted: set[str] = set()
    part = ""
    for line in lines:
        if line.block.role in {"heading", "title"} or line.role == "heading":
            part = line.text.casefold()
        elif line.role == "open" and part.startswith("people present"):
            _take_present(line, attendance)
        elif line.role == "open" and part.startswith("action items"):
            if "by person" in part or line.text in noted:
                line.drop("repeated", "Says again what stands above")
        elif line.role == "open" and (tail := _TAIL.search(line.text) or _TAIL_BEGUN.search(line.text)):
            _cut_tail(line, tail)
            noted.add(line.text.removeprefix("ACTION:").strip())
            if nested and line.listed and not line.block.level and not _LABELLED.match(line.text):
                line.role, line.speaker = "heading", None


def _cut_tail(line: Line, tail: re.Match[str]) -> None:
    """Take who wrote a line and when off its end."""
    line.text = line.text[: tail.start()]
    line.end = line.start + len(line.text)


def _take_present(line: Line, attendance: Attendance) -> None:
    """Read "ada (34)": somebody and how much they wrote; programs are nobody."""
    match = _COUNTED.match(line.text)
    if not match:
        return
    person = Person(match["nick"].lstrip("@").partition(":")[0])
    line.role = "people"
    if not _BOT.match(person.name):
        line.people = [person]
        attendance.present.append(person)
