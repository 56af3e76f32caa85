"""What a cue's payload says once its tags are read: voices, turn marks, clean text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>v|c|i|b|u|s|em|strong|lang|ruby|rt|font|span|p|br)(?P<rest>(?:[.\s/][^<>]{0,300})?)>"
    r"|<(?:[0-9]{1,6}:)?[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]{1,9})?>"
    r"|\{\\[a-zA-Z][^{}\n]{0,60}\}",
    re.IGNORECASE,
)
_CLASSES = re.compile(r"(?:\.[^\s.]{1,60}){0,20}\s*")
_STILL_ESCAPED = re.compile(r"&(?:amp|gt|lt|quot|nbsp|apos|#[0-9]{1,5});")
# A change of speaker: ">>" or ">>>" anywhere in captions; a dash at the start of a line where the
# cue's first line has one too (subtitles of two people in one cue).
_CHANGE = re.compile(r"(?:^|(?<=\s))(>{2,3})(?!>)[^\S\n]*")
_DASH = re.compile(r"^[^\S\n]*([-‐‑–—])[^\S\n]*(?=[^\s\-‐‑–—>])", re.MULTILINE)
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Utterance:
    r"""A stretch of one cue by one voice; ``text`` keeps the line breaks (``\n``) until labels are read.

    ``marker``: the sign that opened it where the captions mark a change of speaker.
    """

    text: str
    speaker: str | None = None
    marker: str | None = None


def unescape(text: str) -> str:
    """Undo HTML entities; twice where a tool has escaped them twice."""
    text = html.unescape(text)
    return html.unescape(text) if _STILL_ESCAPED.search(text) else text


def strip_tags(text: str) -> str:
    """Return the text without cue tags and entities, each run of white space one space."""
    if "<" in text or "{" in text:
        text = _TAG.sub(lambda match: " " if (match["name"] or "").lower() == "br" else "", text)
    return " ".join((unescape(text) if "&" in text else text).split())


def has_timing_tags(lines: tuple[str, ...]) -> bool:
    """Return whether words carry their own times, as in automatic captions that roll."""
    return any(match["name"] is None and match[0][0] == "<" for line in lines for match in _TAG.finditer(line))


def _split_voices(payload: str) -> list[tuple[str | None, str]]:
    pieces: list[tuple[str | None, str]] = []
    voice: str | None = None
    text: list[str] = []
    position = 0
    for tag in _TAG.finditer(payload):
        text.append(payload[position : tag.start()])
        position = tag.end()
        name = (tag["name"] or "").lower()
        if name == "br":
            text.append("\n")
        elif name == "v":
            pieces.append((voice, "".join(text)))
            text = []
            rest = tag["rest"] or ""
            said_by = _CLASSES.sub("", rest, count=1) if not tag["close"] else ""
            voice = " ".join(unescape(said_by).split()) or None
    text.append(payload[position:])
    pieces.append((voice, "".join(text)))
    return pieces


def _split_changes(text: str) -> list[tuple[str | None, str]]:
    """Split at the marks of a change of speaker: (mark or None, text) in order."""
    if ">>" in text:
        pattern = _CHANGE
    elif _DASH.match(text):
        pattern = _DASH
    else:
        return [(None, text)]
    pieces: list[tuple[str | None, str]] = []
    marker: str | None = None
    position = 0
    for mark in pattern.finditer(text):
        pieces.append((marker, text[position : mark.start()]))
        marker, position = mark[1], mark.end()
    pieces.append((marker, text[position:]))
    return pieces


def split_payload(lines: tuple[str, ...], voice: str | None = None) -> list[Utterance]:
    """Return the utterances of a cue in order, those without text left out.

    ``voice``: who speaks where no ``<v Name>`` tag says otherwise. A voice ends with its closing tag,
    the next voice or the cue.
    """
    utterances = []
    for named, piece in _split_voices("\n".join(lines)):
        plain = _SPACE.sub(" ", unescape(piece) if "&" in piece else piece)
        for marker, text in _split_changes(plain.strip()):
            if text := text.strip():
                utterances.append(Utterance(text, named or voice, marker))
    return utterances
