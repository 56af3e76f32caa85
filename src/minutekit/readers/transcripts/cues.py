"""The timed cues of a caption file (WebVTT, SRT, SBV), read so that broken files still give what they hold.

One scanner reads the three formats, since files in the wild mix them: a line that reads as a timing
opens a cue, and every other line is payload, identifier, comment or is reported. webvtt-py, which
is strict per cue and silent about what it drops, is the tests' reference on well-formed files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from minutekit.readers.deadlines import Deadline
from minutekit.schema import Diagnostic

_TIME = r"(?:[0-9]{1,6}:)?[0-9]{1,2}:[0-9]{1,2}(?:[.,:;][0-9]{1,9})?"
_PARTS = re.compile(r"(?:([0-9]{1,6}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,:;]([0-9]{1,9}))?")
_ARROW = re.compile(rf"\s{{0,40}}({_TIME})\s{{0,40}}-{{1,2}}>\s{{0,40}}({_TIME})(?![\w.:,])")
_COMMA = re.compile(rf"\s{{0,40}}({_TIME}),({_TIME})\s{{0,40}}")
# A timing line with a slip in it: still the start of a cue, its times unknown.
_BROKEN = re.compile(
    r"(?=[^>]{0,60}[0-9]:[0-9])([\s0-9a-zA-Z:.,;]{0,40})-{1,2}>([\s0-9a-zA-Z:.,;]{0,40})|"
    r"([0-9]{1,2}:[0-9]{1,2}:\S{1,12}),([0-9]\S{3,19})\s{0,40}$"
)
_WEBEX_NAME = re.compile(r'\s*[0-9]{1,9}\s+"([^"\n]{1,100})"\s*\([0-9]*\)\s*')
_APART = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?![\w:])")
_LANGUAGE = re.compile(r"\blanguage\s*[:=]\s*[\"']?([a-z]{2,3})(?![a-z])", re.IGNORECASE)
_SETTING = re.compile(r"\s*[\w-]{1,30}\s*[:=]")
_MAX_CUES = 1_000_000
_CHECK_EVERY = 4096
_INDEX_DIGITS = 9
_MOST_EMPTY = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as written: its payload ``lines`` (tags included), times in seconds or None.

    ``voice``: the speaker where the cue's identifier names one (Webex).
    """

    lines: tuple[str, ...]
    start: float | None
    end: float | None
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class CueList:
    """The cues of a file with what its head says and what was left out."""

    cues: tuple[Cue, ...]
    title: str | None = None
    language: str | None = None
    diagnostics: tuple[Diagnostic, ...] = field(default=())


@dataclass(slots=True)
class _Tally:
    """What the scan met beside cues."""

    comments: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    untimed: list[str] = field(default_factory=list)
    reversed: list[str] = field(default_factory=list)
    prefaces: list[str] = field(default_factory=list)


def read_time(text: str | None) -> float | None:
    """Return "1:02:03.5", "02:03,500" or "2:03" in seconds, None for anything else."""
    match = _PARTS.fullmatch(text.strip()) if text else None
    if not match:
        return None
    hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)
    return round(whole + int(fraction) / 10 ** len(fraction), 3) if fraction else float(whole)


def _read_timing(line: str) -> tuple[str, str, bool] | None:
    """Return start, end and whether the line is sound; None if it is no timing line."""
    if "->" in line:
        match = _ARROW.match(line)
    elif "," in line:
        match = _COMMA.fullmatch(line)
    else:
        return None
    if match:
        return match[1], match[2], True
    match = _BROKEN.match(line)
    if match:
        return (match[1] or match[3] or ""), (match[2] or match[4] or ""), False
    return None


def count_timings(text: str, most: int = 3) -> int:
    """Count the lines that open a caption cue, up to ``most``."""
    found = 0
    for line in text.split("\n"):
        timing = _read_timing(line)
        found += bool(timing and timing[2])
        if found >= most:
            break
    return found


def _identifier_at(lines: list[str], timing: int, floor: int, number: int) -> int | None:
    """Return where the identifier of the cue timed at ``timing`` stands, if it has one.

    ``floor``: the first line that may belong to it; ``number``: the cue's count from 1.
    """
    above = timing - 1
    if above < floor:
        return None
    line = lines[above].strip()
    if line.isdecimal():
        return above
    if line:
        alone = above == 0 or ((floor == 0 or above > floor) and not lines[above - 1].strip())
        return above if alone and not _APART.match(line) else None
    # Files with an empty line after every line: the index stands higher, and must be the next one.
    while above >= floor and timing - above <= _MOST_EMPTY and not lines[above].strip():
        above -= 1
    if above < floor or not lines[above].strip().isdecimal() or len(lines[above]) > _INDEX_DIGITS:
        return None
    return above if int(lines[above]) in (number, number - 1) else None


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if line.strip():
            paragraph.append(line)
        elif paragraph and not line:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _read_head(lines: list[str], tally: _Tally) -> tuple[str | None, str | None]:
    """Return the title and the language that the lines before the first cue give."""
    title = language = None
    for paragraph in _paragraphs(lines):
        joined = " ".join(" ".join(paragraph).split())
        found = _LANGUAGE.search(joined[:2000])
        if found and language is None:
            language = found[1].lower()
        if paragraph[0].startswith("WEBVTT"):
            rest = " ".join(paragraph[0].removeprefix("WEBVTT").split()).strip(" -–—")
            if rest and not _SETTING.match(rest):
                title = rest
        elif paragraph[0].startswith("NOTE"):
            tally.comments.append(joined)
        elif not _APART.match(paragraph[0]):
            tally.prefaces.append(joined)
    return title, language


def _payloads(body: list[str], number: int, tally: _Tally) -> Iterator[tuple[str, ...]]:
    """Yield the payload of a timed cue (may be empty), then those of cues whose timing line is missing."""
    payload: list[str] = []
    pending: list[list[str]] = []
    for place, paragraph in enumerate(_paragraphs(body)):
        at_once = place == 0 and bool(body[0].strip())
        if not at_once and _APART.match(paragraph[0]):
            if paragraph[0].startswith("NOTE"):
                tally.comments.append(" ".join(" ".join(paragraph).split()))
            continue
        index = paragraph[0].strip()
        if (
            place
            and len(paragraph) > 1
            and index.isdecimal()
            and len(index) <= _INDEX_DIGITS
            and int(index) == number + len(pending) + 1
        ):
            pending.append(paragraph[1:])
        elif pending:
            pending[-1].extend(paragraph)
        else:
            if payload:
                tally.untimed.append(" ".join(paragraph))
            payload.extend(paragraph)
    yield tuple(payload)
    for extra in pending:
        tally.untimed.append(" ".join(extra))
        yield tuple(extra)


@dataclass(frozen=True, slots=True)
class _Timing:
    """Where a cue begins: its first line, its timing line, its identifier and its times as written."""

    first: int
    at: int
    identifier: str | None
    start: str
    end: str
    sound: bool

    @property
    def index(self) -> int | None:
        """The identifier where it is a number."""
        text = self.identifier or ""
        return int(text) if text.isdecimal() and len(text) <= _INDEX_DIGITS else None


def _find_timings(lines: list[str], deadline: Deadline) -> list[_Timing]:
    timings: list[_Timing] = []
    floor = 0
    for place, line in enumerate(lines):
        if place % _CHECK_EVERY == 0:
            deadline.check()
        timing = _read_timing(line)
        if timing is None or len(timings) >= _MAX_CUES:
            continue
        above = _identifier_at(lines, place, floor, len(timings) + 1)
        first = place if above is None else above
        timings.append(_Timing(first, place, None if above is None else lines[above].strip(), *timing))
        floor = place + 1
    return timings


def scan_cues(text: str, deadline: Deadline) -> CueList:
    """Read the cues of a caption file in the order written; none are an empty list, not an error.

    Raises LimitExceededError when the deadline has passed.
    """
    lines = text.split("\n")
    tally = _Tally()
    timings = _find_timings(lines, deadline)
    title, language = _read_head(lines[: timings[0].first] if timings else lines, tally)
    cues: list[Cue] = []
    number = 0
    for place, timing in enumerate(timings):
        if place % _CHECK_EVERY == 0:
            deadline.check()
        after = timings[place + 1].first if place + 1 < len(timings) else len(lines)
        start, end = read_time(timing.start), read_time(timing.end)
        if not timing.sound:
            tally.broken.append(lines[timing.at].strip())
        if start is not None and end is not None and end < start:
            tally.reversed.append(lines[timing.at].strip())
            end = None
        number = number + 1 if timing.index is None else timing.index
        named = _WEBEX_NAME.fullmatch(timing.identifier) if timing.identifier else None
        payload, *untimed = _payloads(lines[timing.at + 1 : after], number, tally)
        if payload:
            cues.append(Cue(payload, start, end, " ".join(named[1].split()) if named else None))
        cues.extend(Cue(extra, None, None) for extra in untimed)
    return CueList(tuple(cues), title, language, _report(tally))


_REPORTS = (
    ("comments", "comment-left-out", "comments of the file left out"),
    ("prefaces", "preface-left-out", "passages before the first cue left out"),
    ("broken", "broken-time", "cues kept whose timing line could not be read whole"),
    ("reversed", "end-before-start", "cues kept without their end, which lies before their start"),
    ("untimed", "text-without-time", "passages kept that have no timing line of their own"),
)


def _report(tally: _Tally) -> tuple[Diagnostic, ...]:
    found = ((code, message, getattr(tally, kind)) for kind, code, message in _REPORTS)
    return tuple(
        Diagnostic(code, f"{len(texts)} {message}", " / ".join(texts[:5])[:500])
        for code, message, texts in found
        if texts
    )
