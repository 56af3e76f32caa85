"""What the fields of a record hold, told by their names: what was said, by whom, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]

_FIELDS: dict[str, str] = {
    "text": (
        "punctuatedword text transcript content message utterance sentence body caption words said speech "
        "value word texto mensaje contenido "
        "transcripción mensagem conteúdo texte parole testo messaggio contenuto nachricht inhalt gesagtes"
    ),
    "speaker": (
        "speakername speaker speakerlabel speakerid author sender from username user displayname name "
        "participant voice who nickname "
        "hablante orador persona falante locuteur intervenant auteur sprecher sprecherin autor person name "
        "relatore parlante mittente"
    ),
    "start": (
        "start starttime startms begin startseconds timestamp timestamps timecode time ts offset offsets "
        "from in date datetime createdat "
        "inicio comienzo hora fecha início début heure anfang beginn zeit uhrzeit inizio ora in"
    ),
    "end": "end endtime endms stop endts to out fin fim ende fine",
}  # fmt: skip
"""What fields are called that hold the same, without case, spaces and units; the surer names first."""

_INNER = ("sentences", "elements", "words", "alternatives", "segments")
"""Lists inside a record that hold its text in pieces."""

_NAMES = ("nickname", "displayname", "realname", "name", "username", "user")
_CALLED = {kind: tuple(names.split()) for kind, names in _FIELDS.items()}
_CLOCK = re.compile(r"(?:[0-9]{1,6}:)?[0-9]{1,3}:[0-9]{1,2}(?:[.,][0-9]{1,9})?")
UNIT = re.compile(
    r"(?:[\s_-]+|(?=[(\[]))[(\[]?(?:in )?(ms|msec|milliseconds?|s|secs?|seconds?|hh:mm:ss(?:\.\w+)?)[)\]]?$"
)
_MOST_SECONDS = 1e15
LONGEST_NAME = 60


def bare_name(name: str) -> str:
    """Return a field's name without case, signs, spaces and unit."""
    return "".join(sign for sign in UNIT.sub("", name[:LONGEST_NAME].casefold().strip()) if sign.isalnum())


def find_columns(names: Iterable[str]) -> dict[str, str]:
    """Return for each kind of field the name of the field that holds it; no field is taken twice."""
    keys: dict[str, str] = {}
    for name in names:
        keys.setdefault(bare_name(name), name)
    found: dict[str, str] = {}
    for kind, called in _CALLED.items():
        field = next((keys[one] for one in called if one in keys and keys[one] not in found.values()), None)
        if field is not None:
            found[kind] = field
    if "text" not in found and any(bare_name(name) in _INNER for name in names):
        found["text"] = next(name for name in names if bare_name(name) in _INNER)
    return found


def text_of(record: Record, field: str) -> str:
    """Return what a record says: its own text, or the pieces of it joined; "" for nothing."""
    value = record.get(field)
    if isinstance(value, str):
        return value
    pieces = (
        value if isinstance(value, list) else next((record[key] for key in record if bare_name(key) in _INNER), None)
    )
    if not isinstance(pieces, list):
        return ""
    texts = []
    for piece in pieces:
        found = piece
        if isinstance(piece, dict):
            columns = find_columns(list(piece))
            inner = piece.get(columns.get("text", ""))
            found = inner if isinstance(inner, str) else text_of(piece, columns.get("text", ""))
        texts.append(found if isinstance(found, str) else "")
    # Pieces that hold their own spaces stand close together; plain words do not.
    close = any(isinstance(piece, str) for piece in pieces) or any(text[-1:].isspace() for text in texts)
    return re.sub(r"\s+([.,!?;:])(?=\s|$)", r"\1", ("" if close else " ").join(texts))


def speaker_of(value: object) -> str | None:
    """Return who speaks; a number becomes "Speaker 1", a record of a person their name."""
    if isinstance(value, dict):
        inner = {bare_name(key): one for key, one in value.items()}
        found = next((inner[key] for key in _NAMES if inner.get(key)), None)
        return speaker_of(found)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    label = " ".join(value.split()) if isinstance(value, str) else ""
    return f"Speaker {label}" if label.isdecimal() else label or None


def number_of(value: object) -> float | None:
    """Return a number or a clock's reading as a number, None for all else (dates too)."""
    if isinstance(value, dict):
        return number_of(next((value[key] for key in ("from", "start") if key in value), None))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if 0 <= value < _MOST_SECONDS else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    if _CLOCK.fullmatch(text):
        parts = [float(part.replace(",", ".")) for part in text.split(":")]
        return float(sum(part * 60**place for place, part in enumerate(reversed(parts))))
    try:
        found = float(text.replace(",", ".").removesuffix("s"))
    except ValueError:
        return None
    return found if 0 <= found < _MOST_SECONDS else None
