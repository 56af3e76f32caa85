"""WebVTT, SRT and SBV files as documents: one block for each stretch of a cue by one speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minutekit.errors import MalformedDocumentError, NoTextError
from minutekit.readers.deadlines import Deadline
from minutekit.readers.transcripts.bilingual import keep_one_language
from minutekit.readers.transcripts.cues import Cue, CueList, scan_cues
from minutekit.readers.transcripts.decoding import decode_transcript
from minutekit.readers.transcripts.labels import Labels, learn_labels, split_labels
from minutekit.readers.transcripts.rolling import unroll_cues
from minutekit.readers.transcripts.silence import drop_invented
from minutekit.readers.transcripts.voices import Utterance, split_payload
from minutekit.schema import Block, Diagnostic, Document, ReadOptions, Span

_NOWHERE = Span(0, 0)
_CHECK_EVERY = 4096


def read_vtt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read WebVTT: cues as blocks of role "cue" with speaker, start and end.

    Speakers come from ``<v Name>``, "Name: text" and ">> NAME:". A block with ``marker`` ">>" or "-"
    is said by another than the block before, whoever that is. Raises MalformedDocumentError where no
    line times a cue, NoTextError where no cue has text, LimitExceededError.
    """
    text = decode_transcript(data, name, options)
    deadline = Deadline(name, options.max_seconds)
    found = scan_cues(text, deadline)
    headless = (
        () if text.lstrip().startswith("WEBVTT") else (Diagnostic("header-missing", "the line WEBVTT is missing"),)
    )
    return form_document(found, name, "vtt", text, options, deadline, headless)


def read_srt(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read SubRip captions; blocks, speakers and errors as in read_vtt."""
    return _read_plain(data, name, "srt", options)


def read_sbv(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read SubViewer captions (YouTube, chat of Google Meet); blocks, speakers and errors as in read_vtt."""
    return _read_plain(data, name, "sbv", options)


def _read_plain(data: bytes, name: str, kind: str, options: ReadOptions) -> Document:
    text = decode_transcript(data, name, options)
    deadline = Deadline(name, options.max_seconds)
    return form_document(scan_cues(text, deadline), name, kind, text, options, deadline)


def form_document(
    found: CueList,
    name: str,
    kind: str,
    text: str,
    options: ReadOptions,
    deadline: Deadline,
    diagnostics: tuple[Diagnostic, ...] = (),
) -> Document:
    """Make a Document of the cues of a caption file. Raises MalformedDocumentError and NoTextError."""
    if not found.cues:
        if text.lstrip().startswith("WEBVTT") or "-->" in text:
            raise NoTextError(name, "holds no caption with text; export the transcript again")
        raise MalformedDocumentError(
            name, f"has no line that times a caption, so it is no .{kind} file; save plain text as .txt"
        )
    cues = unroll_cues(found.cues)
    shown, left_out = keep_one_language(cues, options.language)
    blocks, invented = drop_invented(form_blocks(shown, options, deadline))
    if not blocks:
        raise NoTextError(name, "holds no caption with text; export the transcript again")
    repeats = len(found.cues) - len(cues)
    if repeats or cues != found.cues:
        message = "lines that rolling captions show more than once are kept once"
        diagnostics = (*diagnostics, Diagnostic("rolling-captions", message))
    return Document.from_blocks(
        blocks,
        name=name,
        format=kind,
        title=found.title,
        language=found.language,
        diagnostics=(*diagnostics, *left_out, *invented, *found.diagnostics),
    )


@dataclass(frozen=True, slots=True)
class _Timed:
    cue: Cue
    utterances: list[Utterance]


def form_blocks(cues: Sequence[Cue], options: ReadOptions, deadline: Deadline) -> list[Block]:
    """Give every utterance of the cues its speaker, and each one block."""
    timed: list[_Timed] = []
    for place, cue in enumerate(cues):
        if place % _CHECK_EVERY == 0:
            deadline.check()
        timed.append(_Timed(cue, split_payload(cue.lines, cue.voice)))
    unvoiced = [said for one in timed for said in one.utterances if said.speaker is None]
    labels = learn_labels(
        [said.text for said in unvoiced],
        marked=[said.text for said in unvoiced if said.marker],
        known=[person.name for person in options.roster],
    )
    # A mark stands at every change of speaker, so the speaker goes on where there is none.
    marked = any(said.marker and said.marker[0] == ">" for said in unvoiced)
    labels = Labels(labels.names, carry=marked or labels.carry)
    voiced = any(said.speaker for one in timed for said in one.utterances)

    blocks: list[Block] = []
    current: str | None = None
    for place, one in enumerate(timed):
        if place % _CHECK_EVERY == 0:
            deadline.check()
        for said in one.utterances:
            for speaker, marker, text in _say(said, labels, current):
                blocks.append(
                    Block(
                        " ".join(text.split()),
                        "cue",
                        _NOWHERE,
                        speaker=speaker,
                        marker=marker,
                        start=one.cue.start,
                        end=one.cue.end,
                    )
                )
                current = speaker if labels.carry and not voiced else None
    return blocks


def _say(said: Utterance, labels: Labels, current: str | None) -> list[tuple[str | None, str | None, str]]:
    """Return (speaker, marker, text) for each labelled stretch of an utterance."""
    if said.speaker is not None:
        text = said.text.removeprefix(f"{said.speaker}:")
        return [(said.speaker, said.marker, text if text.strip() else said.text)]
    pieces = []
    marker = said.marker
    for speaker, text in split_labels(said.text, labels):
        who = speaker or (None if marker else current)
        pieces.append((who, marker, text))
        current, marker = who, None
    return pieces
