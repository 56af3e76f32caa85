"""Transcripts and chats saved as plain text: the format is found by what explains most of the file."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from minutekit.errors import MalformedDocumentError, NoTextError
from minutekit.language.addresses import is_link_only
from minutekit.readers.characters import clean_characters
from minutekit.readers.deadlines import Deadline
from minutekit.readers.transcripts.captions import form_document
from minutekit.readers.transcripts.cues import count_timings, scan_cues
from minutekit.readers.transcripts.decoding import decode_transcript
from minutekit.readers.transcripts.formats import TEXT_FORMATS, TextFormat
from minutekit.readers.transcripts.labels import (
    Labels,
    clean_name,
    could_be_name,
    find_marked_labels,
    is_name_shaped,
    is_system_label,
    learn_labels,
    split_labels,
)
from minutekit.readers.transcripts.messages import ChatSieve, split_message
from minutekit.readers.transcripts.notices import is_notice
from minutekit.readers.transcripts.outlines import has_outline, names_items
from minutekit.readers.transcripts.silence import drop_invented
from minutekit.readers.transcripts.stamps import only_day, read_clock, read_days
from minutekit.schema import Block, BlockRole, Diagnostic, Document, ReadOptions, Span

_NOWHERE = Span(0, 0)
_LOOKED_AT = 60_000
_LEAST_HEADS = 3
_LEAST_TIMED = 2
_LEAST_DENSITY = 0.12
_NAMED_BONUS = 1.3
_DISTINCT_SHARE = 0.7
_IN_ORDER = 0.9
_OFTEN = 3
_MOST_HEADS = 500_000
_TITLE_LENGTH = 150
_WIDE = re.compile(r"[^\S\n]{3,}|\n{4,}")
_CHECK_EVERY = 4096
_DAY = 86_400
_MANY_HEADS = 5
_EVERY_SECOND_LINE = 0.3
_AT_ONCE = 30
_LEAST_DAYS = 2
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_HALF_DAY = re.compile(r"[0-9][ \u00a0\u202f]?[AaPp][Mm]\b")
# What an exporter says of its export, above and below it.
_FRAMED = re.compile(r"^={5,60}\n(?:(?!=).{1,300}\n){1,12}={5,60}$", re.MULTILINE)
_STOPS = (".", "?", "!", "…")
_INLINE_TIME = re.compile(r"[^\S\n]{0,4}[\[(][0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?[\])]")


def _narrow(text: str) -> str:
    """Make wide gaps narrow: they mean no more than two spaces or a tab, and cost the patterns time."""
    return _WIDE.sub(lambda gap: "\n\n\n" if gap[0][0] == "\n" else "\t" if "\t" in gap[0] else "  ", text)


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    stop: int
    time: float | None
    end: float | None
    speaker: str | None
    to: str | None
    day: str | None = None
    date: dt.date | None = None

    @property
    def moment(self) -> float:
        """The seconds by which heads stand in order, over midnights too."""
        return (self.date.toordinal() * _DAY if self.date else 0) + (self.time or 0.0)


def _find_heads(row: TextFormat, text: str) -> list[_Head]:
    heads = []
    for match in row.pattern.finditer(text):
        groups = match.groupdict()
        times = [value for key, value in groups.items() if value and key.startswith("time")]
        days = [value for key, value in groups.items() if value and key.startswith("day")]
        speaker, stop = groups.get("speaker"), match.end()
        if speaker is not None:
            speaker = clean_name(speaker)
            if not row.sure and (not could_be_name(speaker) or _YEAR.search(speaker)):
                if "system" not in groups:
                    continue
                speaker, stop = None, match.start("speaker")
        heads.append(
            _Head(
                match.start(),
                stop,
                read_clock(times[0] if times else None, day=row.day),
                read_clock(groups.get("end")),
                speaker,
                groups.get("to"),
                days[0] if days else None,
            )
        )
        if len(heads) >= _MOST_HEADS:
            break
    if any(head.day for head in heads):
        days_of = read_days((head.day for head in heads if head.day), month_first=_is_month_first(heads, text))
        heads = [replace(head, date=days_of[head.day] if head.day else None) for head in heads]
    return heads


def _fits(row: TextFormat, heads: list[_Head], text: str) -> bool:
    """Return whether the heads are those of a transcript: times in order, something said, names that recur."""
    if row.sure:
        return bool(heads)
    if len(heads) < _LEAST_TIMED:
        return False
    stops = [*(head.start for head in heads[1:]), len(text)]
    said = sum(bool(text[head.stop : stop].strip()) for head, stop in zip(heads, stops, strict=True))
    ordered = sum(later.moment >= earlier.moment for earlier, later in pairwise(heads))
    if said < 0.5 * len(heads) or ordered < _IN_ORDER * (len(heads) - 1):
        return False
    if not row.names_speaker:
        return True
    named = [head.speaker for head in heads if head.speaker]
    turns = Counter(named)
    # Nicknames in lower case are told by how often they speak.
    often = _OFTEN - (row.role == "chat")
    shaped = sum(turns[name] >= often or is_name_shaped(name) for name in named)
    recurs = (
        len(named) <= _LEAST_HEADS
        or len(turns) <= _DISTINCT_SHARE * len(named)
        or (len(turns) < len(named) and (heads[0].day is not None or _is_recorded(heads, text)))
        or any(is_system_label(name) for name in turns)
    )
    return bool(named) and shaped >= 0.5 * len(named) and recurs


def _is_recorded(heads: list[_Head], text: str) -> bool:
    """Tell a recording's own clock from hours planned: it begins at nought, or counts seconds nobody would plan."""
    first = heads[0].time
    odd = sum(
        head.time is not None and head.time % 5 > 0 and text.count(":", head.start, head.stop) > 1 for head in heads
    )
    return (first is not None and first <= _AT_ONCE) or odd >= 0.5 * len(heads)


def _choose_format(text: str) -> tuple[TextFormat, list[_Head]] | None:
    """Return the row that explains most of the text, with its heads."""
    best: tuple[float, TextFormat, list[_Head]] | None = None
    for row in TEXT_FORMATS:
        heads = _find_heads(row, text)
        if not _fits(row, heads, text):
            continue
        score = len(heads) * (_NAMED_BONUS if row.names_speaker else 1.0)
        if best is None or score > best[0]:
            best = (score, row, heads)
    return (best[1], best[2]) if best else None


def _is_captions(text: str) -> bool:
    return text.lstrip().startswith("WEBVTT") or count_timings(text) >= _LEAST_TIMED


def looks_like_transcript(text: str) -> bool:
    """Return whether a text is a transcript or chat: turns with times, not notes or a programme.

    The first 60,000 characters decide. Talk without times whose labels notes may have too ("Ana: yes") is left to
    the readers of notes.
    """
    text = _narrow(clean_characters(text[:_LOOKED_AT]))
    if _is_captions(text):
        return True
    chosen = _choose_format(text)
    if chosen is not None and (chosen[0].sure or _is_convincing(*chosen, text)):
        return True
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    labels = find_marked_labels(lines)
    return bool(labels.names) and not has_outline([text], labels)


def _is_convincing(row: TextFormat, heads: list[_Head], text: str) -> bool:
    """Tell a transcript from notes and programmes that name hours and people."""
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    if len(heads) < _LEAST_TIMED or len(heads) < _LEAST_DENSITY * lines:
        return False
    stops = [*(head.start for head in heads[1:]), len(text)]
    bodies = [text[head.stop : stop] for head, stop in zip(heads, stops, strict=True)]
    if len(heads) < _LEAST_HEADS:
        # Two turns: each by somebody with a whole name, in whole sentences, on a recording's own clock or a day.
        dated = all(head.date for head in heads) or (heads[0].time or _DAY) <= _AT_ONCE
        named = all(head.speaker and is_name_shaped(head.speaker) for head in heads)
        return dated and named and all(body.rstrip().endswith(_STOPS) for body in bodies)
    if row.names_speaker:
        talk = row.role == "chat" or not has_outline(bodies, Labels())
        names = [head.speaker for head in heads if head.speaker]
        return talk and (len(set(names)) < len(names) or any(map(is_system_label, names)))
    spoken = [line.strip() for body in bodies for line in body.split("\n")]
    labels = learn_labels([line for line in spoken if line])
    if has_outline(bodies, labels) or names_items(bodies, labels):
        return False
    if labels.names or row.names_end:
        return True
    # Nobody is named: only a recording's own clock tells it from a programme.
    return _is_recorded(heads, text) and len(heads) >= max(_MANY_HEADS, _EVERY_SECOND_LINE * lines)


def read_transcript_text(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a transcript or chat saved as text (Zoom, Teams, Meet, Otter, Rev and the like).

    Turns are blocks of role "cue", chat messages of role "chat", each with speaker and start in
    seconds; lines before the first are "title" and "paragraph". Raises MalformedDocumentError where
    neither times nor speakers are found, NoTextError, LimitExceededError.
    """
    text = _narrow(decode_transcript(data, name, options))
    deadline = Deadline(name, options.max_seconds)
    chosen = _choose_format(text[:_LOOKED_AT])
    if _is_captions(text) and not (chosen and chosen[0].names_speaker and chosen[0].names_end):
        return form_document(scan_cues(text, deadline), name, "txt", text, options, deadline)
    sieve = ChatSieve()
    blocks: list[Block]
    heads: list[_Head] = []
    if chosen is None:
        blocks = _read_labelled(text, name, options, sieve)
    else:
        row = chosen[0]
        if row.role == "chat" and (framed := _FRAMED.findall(text)):
            sieve.notices.extend(" ".join(frame.strip("=\n").split()) for frame in framed)
            text = _FRAMED.sub("", text)
        heads = _find_heads(row, text) if len(text) > _LOOKED_AT or sieve.notices else chosen[1]
        deadline.check()
        blocks = _preamble(text[: heads[0].start], sieve) if heads else []
        blocks += list(_read_bodies(row, heads, text, options, sieve, deadline))
    blocks, invented = drop_invented(blocks)
    if not any(block.role in {"cue", "chat"} for block in blocks):
        raise NoTextError(name, "holds nothing that was said; export the transcript again")
    days = [head.date for head in heads if head.day]
    told = (*_tell_days(days), *sieve.report(), *invented)
    return Document.from_blocks(blocks, name=name, format="txt", date=only_day(days), diagnostics=told)


def _tell_days(days: Sequence[dt.date | None]) -> tuple[Diagnostic, ...]:
    """Tell from when to when messages of several days were written, since a meeting has one date at most."""
    known = sorted({day for day in days if day})
    if len(known) < _LEAST_DAYS:
        return ()
    return (Diagnostic("several-days", f"messages of {len(known)} days, from {known[0]} to {known[-1]}"),)


def _is_month_first(heads: list[_Head], text: str) -> bool:
    """Return whether whoever wrote the heads' clock with halves of the day writes the month first too."""
    return bool(heads) and bool(_HALF_DAY.search(text, heads[0].start, heads[0].stop))


def _preamble(text: str, sieve: ChatSieve, *, titled: bool = False) -> list[Block]:
    blocks: list[Block] = []
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if is_notice(line) or is_link_only(line):
            sieve.notices.append(line)
        elif line:
            role: BlockRole = "title" if not blocks and not titled and len(line) <= _TITLE_LENGTH else "paragraph"
            blocks.append(Block(line, role, _NOWHERE))
    return blocks


def _paragraphs(text: str, sieve: ChatSieve) -> list[str]:
    """Return the passages between empty lines, their line breaks kept, lines of the tool left out."""
    passages: list[list[str]] = [[]]
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            passages.append([])
        elif is_notice(stripped):
            sieve.notices.append(stripped)
        else:
            passages[-1].append(stripped)
    return ["\n".join(passage) for passage in passages if passage]


def _read_bodies(
    row: TextFormat, heads: list[_Head], text: str, options: ReadOptions, sieve: ChatSieve, deadline: Deadline
) -> Iterator[Block]:
    stops = [*(head.start for head in heads[1:]), len(text)]
    bodies = [(head, text[head.stop : stop]) for head, stop in zip(heads, stops, strict=True)]
    if row.role == "chat":
        for place, (head, body) in enumerate(bodies):
            if place % _CHECK_EVERY == 0:
                deadline.check()
            yield from _read_messages(head, body, sieve)
        return
    passages = [(head, passage) for head, body in bodies for passage in _paragraphs(_INLINE_TIME.sub("", body), sieve)]
    deadline.check()
    labels = Labels()
    if not row.names_speaker:
        openings = [line for _, passage in passages for line in passage.split("\n")]
        labels = learn_labels(openings, known=[person.name for person in options.roster])
    current: str | None = None
    for place, (head, passage) in enumerate(passages):
        if place % _CHECK_EVERY == 0:
            deadline.check()
        for speaker, said in split_labels(passage, labels):
            current = speaker or head.speaker or (current if labels.carry else None)
            yield Block(" ".join(said.split()), "cue", _NOWHERE, speaker=current, start=head.time, end=head.end)


def _read_messages(head: _Head, body: str, sieve: ChatSieve) -> Iterator[Block]:
    if head.speaker is None:
        sieve.notices.append(" ".join(body.split()))
        return
    for part in sieve.split_body(body):
        message = sieve.clean_message(part, head.to)
        for marker, said in split_message(message) if message else ():
            yield Block(said, "chat", _NOWHERE, marker=marker, speaker=head.speaker, start=head.time)


def _read_labelled(text: str, name: str, options: ReadOptions, sieve: ChatSieve) -> list[Block]:
    """Read talk without times: lines that begin with a speaker's label, as learned from all of them."""
    passages = _paragraphs(text, sieve)
    labels = learn_labels(
        [line for passage in passages for line in passage.split("\n")], known=[person.name for person in options.roster]
    )
    if not labels.names:
        raise MalformedDocumentError(
            name, "shows neither times nor speakers, so it is no transcript; read it as plain text"
        )
    blocks: list[Block] = []
    current: str | None = None
    for passage in passages:
        for speaker, said in split_labels(passage, labels):
            current = speaker or current
            if current is None:
                blocks += _preamble(said, sieve, titled=bool(blocks))
            else:
                blocks.append(Block(" ".join(said.split()), "cue", _NOWHERE, speaker=current))
    return blocks
