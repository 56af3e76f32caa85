"""Transcripts: WebVTT as Zoom and Teams write it, SubRip, and the Zoom chat."""

from __future__ import annotations

from collections.abc import Iterator

from writers.source import Message, Source

WORDS_A_SECOND = 2.2
LONGEST_CUE = 84
"""Characters; callers of a meeting service cut captions about here."""


def _clock(seconds: float, mark: str = ".") -> str:
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{mark}{thousandths:03d}"


def _pieces(text: str) -> Iterator[str]:
    """Cut a sentence at commas and spaces into captions."""
    while len(text) > LONGEST_CUE:
        window = text[:LONGEST_CUE]
        cut = window.rfind(", ") + 1 if ", " in window[30:] else window.rfind(" ")
        yield text[:cut].strip()
        text = text[cut:].strip()
    yield text


def _timed(source: Source, start: float) -> Iterator[tuple[float, float, int, str]]:
    """Yield begin, end, number of the turn and words of each caption."""
    now = start
    for index, turn in enumerate(source.cues):
        for sentence in turn.sentences:
            for piece in _pieces(sentence.text):
                long = len(piece.split()) / WORDS_A_SECOND
                yield now, now + long, index, piece
                now += long + 0.12
        now += 2.4


def _cues(source: Source, start: float) -> Iterator[tuple[float, float, str, str]]:
    for begin, end, index, piece in _timed(source, start):
        yield begin, end, source.cues[index].speaker, piece


def write_vtt(source: Source, *, style: str = "zoom", start: float = 143.26) -> str:
    """Write captions: "zoom" puts "Name: " before each cue, "teams" wraps it in a voice tag."""
    out = ["WEBVTT", ""]
    for number, (begin, end, name, text) in enumerate(_cues(source, start), 1):
        said = f"<v {name}>{text}</v>" if style == "teams" else f"{name}: {text}"
        out += [str(number)] * (style == "zoom") + [f"{_clock(begin)} --> {_clock(end)}", said, ""]
    return "\n".join(out)


def write_srt(source: Source, *, start: float = 143.26) -> str:
    """Write SubRip: the name only where the speaker changes."""
    out: list[str] = []
    last = None
    for number, (begin, end, name, text) in enumerate(_cues(source, start), 1):
        said = text if name == last else f"{name}: {text}"
        last = name
        out += [str(number), f"{_clock(begin, ',')} --> {_clock(end, ',')}", said, ""]
    return "\n".join(out)


def write_transcript(source: Source, *, start: float = 0.0) -> str:
    """Write text as note-taking services save it: name and time on a line, the words under it."""
    out: list[str] = []
    opened: dict[int, float] = {}
    for begin, _, turn, _ in _timed(source, start):
        opened.setdefault(turn, begin)
    for index, turn in enumerate(source.cues):
        minutes, seconds = divmod(int(opened[index]), 60)
        out += [f"{turn.speaker}  {minutes}:{seconds:02d}", " ".join(s.text for s in turn.sentences), ""]
    return "\n".join(out)


def _message(message: Message) -> str:
    quoted = f'Replying to "{message.reply}..."\n\n' if message.reply else ""
    return f"{message.time}\t{message.name}:\t{quoted}{message.text}\n"


def write_chat(messages: tuple[Message, ...]) -> str:
    """Write the chat as Zoom saves it: time, tab, name and colon, tab, message."""
    return "".join(map(_message, messages))
