"""Transcripts and chats kept as records: tables with named columns (.csv, .tsv) and what programs write as .json.

A record is one thing said. Which of its fields holds what is told by the field's name alone, in any order; lists of
records are looked for anywhere in a JSON file, so that one table of names reads whisper, whisperX, AssemblyAI,
Deepgram, Rev, AWS, and the exports of Slack, Telegram and Discord.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from minutekit.errors import MalformedDocumentError, NoTextError
from minutekit.readers.deadlines import Deadline
from minutekit.readers.transcripts.decoding import decode_transcript
from minutekit.readers.transcripts.fields import (
    LONGEST_NAME,
    UNIT,
    Record,
    bare_name,
    find_columns,
    number_of,
    speaker_of,
    text_of,
)
from minutekit.readers.transcripts.messages import ChatSieve
from minutekit.readers.transcripts.silence import drop_invented
from minutekit.readers.transcripts.stamps import DATE, HOUR, JOIN, only_day, read_clock, read_days
from minutekit.schema import Block, BlockRole, Diagnostic, Document, ReadOptions, Span

_NOWHERE = Span(0, 0)
_CHATTY = frozenset(("message", "author", "sender", "mensaje", "nachricht", "mensagem", "messaggio", "ts"))
_STAMP = re.compile(rf"(?P<day>{DATE})(?:{JOIN}(?P<time>{HOUR}))?")
_EPOCH = 100_000_000.0
"""Seconds since 1970 begin here; no recording is three years long."""
_EPOCH_MILLISECONDS = 1e11
_SLOWEST = 0.1
"""Words a second, below which whole numbers are milliseconds."""
_TOO_MANY = "cells without a heading"
_DELIMITERS = ",;\t|"
_MOST_NODES, _MOST_COLUMNS = 200_000, 1_000
_CHECK_EVERY = 4096
_HEADER_LINES = 10


@dataclass(slots=True)
class _Said:
    text: str
    speaker: str | None
    start: object
    end: object


def read_csv(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a transcript kept as a table: a heading row names the columns, as text, speaker, start and end.

    Raises MalformedDocumentError where no column is named as what was said, NoTextError, LimitExceededError.
    """
    return _read_table(data, name, "csv", options)


def read_tsv(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a transcript kept as a table with tabs; columns and errors as in read_csv."""
    return _read_table(data, name, "tsv", options)


def _read_table(data: bytes, name: str, kind: str, options: ReadOptions) -> Document:
    text = decode_transcript(data, name, options)
    deadline = Deadline(name, options.max_seconds)
    lines = text.split("\n")
    for skipped in range(min(_HEADER_LINES, len(lines))):
        for delimiter in _DELIMITERS:
            header = [cell.strip().strip("\"'") for cell in lines[skipped].split(delimiter)]
            columns = find_columns(header) if 1 < len(header) <= _MOST_COLUMNS else {}
            if "text" in columns:
                table = csv.DictReader(
                    io.StringIO("\n".join(lines[skipped:])), restkey=_TOO_MANY, restval="", delimiter=delimiter
                )
                table.fieldnames = _distinct(header)
                try:
                    next(iter(table.reader), None)
                    rows = list(_checked(table, deadline))
                except csv.Error as error:
                    raise MalformedDocumentError(name, f"is no sound table ({error}); save it again") from error
                above = [line.strip() for line in lines[:skipped] if line.strip(" ,;\t")]
                return _form_document(rows, columns, name, kind, deadline, header=header, above=above)
    raise MalformedDocumentError(
        name, "has no heading row that names what was said; call its columns text, speaker, start and end"
    )


def _distinct(header: Sequence[str]) -> list[str]:
    return [cell if cell and header.index(cell) == at else f"{cell}#{at}" for at, cell in enumerate(header)]


def _checked(table: csv.DictReader[str], deadline: Deadline) -> Iterator[Record]:
    for place, row in enumerate(table):
        if place % _CHECK_EVERY == 0:
            deadline.check()
        yield row


def read_json(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read a transcript or chat that a program kept as JSON.

    Raises MalformedDocumentError for what is no JSON or holds nothing said, NoTextError, LimitExceededError.
    """
    import msgspec  # noqa: PLC0415 - loaded at first use

    text = decode_transcript(data, name, options)
    deadline = Deadline(name, options.max_seconds)
    try:
        whole = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise MalformedDocumentError(name, f"is no sound JSON ({error}); export it again") from error
    records = _find_records(whole, deadline)
    if not records:
        raise MalformedDocumentError(
            name, "holds no list of things said (text, speaker, start, end); export the transcript as .vtt or .txt"
        )
    columns = find_columns(dict.fromkeys(key for record in records for key in record))
    facts = whole if isinstance(whole, dict) else {}
    return _form_document(records, columns, name, "json", deadline, facts=facts)


def _find_records(whole: object, deadline: Deadline) -> list[Record]:
    """Return the list of records that holds most of what was said, told apart from lists of single words."""
    best: tuple[tuple[bool, bool, int], list[Record]] = ((False, False, 0), [])
    nodes: list[object] = [whole]
    for place in range(_MOST_NODES):
        if place >= len(nodes):
            break
        if place % _CHECK_EVERY == 0:
            deadline.check()
        node = nodes[place]
        children = list(node.values()) if isinstance(node, dict) else node if isinstance(node, list) else []
        nodes.extend(child for child in children if isinstance(child, dict | list))
        records: list[Record] = (
            [child for child in children if isinstance(child, dict)] if isinstance(node, list) else []
        )
        columns = find_columns(dict.fromkeys(key for record in records[:50] for key in record)) if records else {}
        if "text" not in columns:
            continue
        texts = [text_of(record, columns["text"]) for record in records]
        said = sum(bool(text) for text in texts)
        if said < 0.5 * len(records):
            continue
        whole_sentences = sum(" " in text for text in texts) > 0.3 * said
        timed_or_named = "speaker" in columns or "start" in columns
        rank = (timed_or_named, whole_sentences, "speaker" in columns, sum(map(len, texts)))
        if timed_or_named and rank[1:] > best[0]:
            best = (rank[1:], records)
    return best[1]


def _form_document(
    records: Sequence[Record],
    columns: Mapping[str, str],
    name: str,
    kind: str,
    deadline: Deadline,
    *,
    header: Sequence[str] = (),
    above: Sequence[str] = (),
    facts: Record | None = None,
) -> Document:
    said, notices = _gather(records, columns, deadline)
    if not said:
        raise NoTextError(name, "holds nothing that was said; export the transcript again")
    numbers = [number for one in said if (number := number_of(one.start)) is not None]
    scale = 0.001 if numbers and _is_thousandths(numbers, said, columns.get("start", "")) else 1.0
    starts, days = _read_times([one.start for one in said], scale)
    ends, _ = _read_times([one.end for one in said], scale)
    chat = bool({bare_name(column) for column in columns.values()} & _CHATTY) or any(days)
    role: BlockRole = "chat" if chat else "cue"
    sieve = ChatSieve(notices=notices)
    blocks: list[Block] = []
    for one, start, end in zip(said, starts, ends, strict=True):
        for part in sieve.split_body(one.text) if chat else (one.text,):
            text = sieve.clean_message(part) if chat else part
            if text:
                blocks.append(
                    Block(
                        " ".join(text.split()),
                        role,
                        _NOWHERE,
                        speaker=one.speaker,
                        start=start,
                        end=None if chat else end,
                    )
                )
    blocks, invented = drop_invented(blocks)
    facts = facts or {}
    title = facts.get("title")
    language = facts.get("language") or facts.get("language_code")
    unused = [cell for cell in header if cell and cell not in columns.values()]
    told = list(invented)
    if unused:
        told.append(
            Diagnostic(
                "columns-left-out", f"{len(unused)} columns that say nothing of who spoke when", ", ".join(unused)[:500]
            )
        )
    if above:
        told.append(Diagnostic("preface-left-out", "lines above the table left out", " / ".join(above)[:500]))
    return Document.from_blocks(
        blocks,
        name=name,
        format=kind,
        title=" ".join(title.split()) if isinstance(title, str) else None,
        date=only_day(days) if all(days) else None,
        language=language[:2].lower() if isinstance(language, str) and language[:2].isalpha() else None,
        diagnostics=(*told, *sieve.report()),
    )


def _gather(records: Sequence[Record], columns: Mapping[str, str], deadline: Deadline) -> tuple[list[_Said], list[str]]:
    """Return what was said in order, single words joined to the turns they stand in, and what programs wrote."""
    said: list[_Said] = []
    notices: list[str] = []
    field = columns["text"]
    texts = [text_of(record, field) for record in records]
    words = sum(" " in text.strip() for text in texts) < 0.2 * max(1, sum(map(bool, texts)))
    for place, (record, raw) in enumerate(zip(records, texts, strict=True)):
        if place % _CHECK_EVERY == 0:
            deadline.check()
        text = raw.strip()
        profile = record.get("user_profile") or record.get(columns.get("speaker", ""))
        speaker = speaker_of(profile)
        if said and words and text and not any(map(str.isalnum, text)):
            said[-1].text += text
            continue
        if not text:
            continue
        if (
            record.get("subtype") not in {None, "", "thread_broadcast", "bot_message"}
            or record.get("type") == "service"
        ):
            notices.append(text)
            continue
        start, end = record.get(columns.get("start", "")), record.get(columns.get("end", ""))
        last = said[-1] if said and words and "start" in columns else None
        if last and last.speaker == speaker and not last.text.endswith((".", "?", "!")):
            last.text, last.end = f"{last.text} {text}", end
        else:
            said.append(_Said(text, speaker, start, end))
    return said, notices


def _read_times(values: Sequence[object], scale: float) -> tuple[list[float | None], list[dt.date | None]]:
    """Return the times in seconds, of the recording or of the day, and the days that they name.

    ``scale``: what a plain number counts, in seconds.
    """
    stamps = {
        at: match
        for at, value in enumerate(values)
        if isinstance(value, str) and (match := _STAMP.match(value.strip()))
    }
    days_of = read_days([match["day"] for match in stamps.values()], month_first=False)
    times: list[float | None] = []
    days: list[dt.date | None] = []
    for at, value in enumerate(values):
        number = number_of(value)
        if number is None and at in stamps:
            times.append(read_clock(stamps[at]["time"], day=True))
            days.append(days_of[stamps[at]["day"]])
        elif number is not None and number >= _EPOCH:
            moment = dt.datetime.fromtimestamp(
                min(number if number < _EPOCH_MILLISECONDS else number / 1000, 4e9), dt.UTC
            )
            times.append(float(moment.hour * 3600 + moment.minute * 60 + moment.second))
            days.append(moment.date())
        else:
            times.append(None if number is None else round(number * scale, 3))
            days.append(None)
    return times, days


def _is_thousandths(numbers: Sequence[float], said: Sequence[_Said], column: str) -> bool:
    """Tell milliseconds from seconds: by the column's name, else since nobody speaks so slowly."""
    unit = UNIT.search(column[:LONGEST_NAME].casefold())
    if unit:
        return unit[1].startswith("m")
    steps = [later - earlier for earlier, later in pairwise(numbers) if later > earlier]
    whole = all(number.is_integer() for number in numbers) and max(numbers) < _EPOCH
    words = median(len(one.text.split()) for one in said)
    return bool(whole and steps) and words < _SLOWEST * median(steps)
