"""Parts that close or frame minutes and hold no points: signatures, contents, marks."""

from __future__ import annotations

import re

from minutekit.meetings.labels import is_label
from minutekit.meetings.lines import NOBODY, Line
from minutekit.meetings.people import is_name, parse_person

_LEADERS = re.compile(r"(?:\s*\.){4,}\s*\d+\s*$")
_SIGNED = re.compile(
    r"^(?:respectfully submitted|submitted by|minutes (?:taken|prepared|recorded|submitted) by|recorded by|signed[: ]|"
    r"acta (?:redactada|elaborada) por|elaborado por|redigido por|rédigé par|compte[- ]rendu rédigé par|protokoll(?:iert)?(?: von| geführt)?[: ]|"
    r"für das protokoll|redatto da|verbale redatto da)",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\[?\(?(\d{1,2}):(\d{2})(?::(\d{2}))?[\])]?\s*[-–—]?\s+(?=[^\W\d_])")
_STATE = re.compile(
    r"[\[(](?:done|in progress|open|closed|completed?|ongoing|pending|deferred|wip|erledigt|offen|in arbeit|hecho|en curso|pendiente|feito|em curso|fait|en cours|fatto|in corso)[\])]\W*",
    re.IGNORECASE,
)
_STATE_CELL = re.compile(
    r"(?:done|in progress|not started|to do|open|closed|completed?|ongoing|pending|deferred|on hold|cancelled|erledigt|offen|in arbeit|"
    r"hecho|en curso|pendiente|feito|em curso|pendente|fait|en cours|à faire|fatto|in corso|da fare)\W*",
    re.IGNORECASE,
)
_FEWEST_STAMPS = 4
_MOST_SIGNING_LINES = 14
_BESIDE = re.compile(r"\t|[_.…]{4,}|\s[–—-]{3,}\s?")
_LEAD = re.compile(
    r"^(?:the|le|la|les|il|el|los|o|a|der|die)\s+|^l['’]|^(?:fdo|gez|sgd|f\.to|signé|signed)\b[.:]?\s*", re.IGNORECASE
)
_ATTESTS = re.compile(
    r"(?:für die richtigkeit|v\.?\s?[ºo°]\s?b\.?\s?[ºo°]|visto bueno|lu et approuvé|in fede|letto,? (?:approvato|confermato)(?:,? e sottoscritto)?|"
    r"fdo|firmado|signed|signature|unterschrift|date|datum|fecha|data|ort,? datum|chairperson['’]s signature)\W*",
    re.IGNORECASE,
)
_MESSAGES = {"signature": "Part of the signatures", "table-of-contents": "Line of a table of contents"}


def _part(line: Line) -> tuple[str, bool] | None:
    """Return which closing part a line belongs to by itself, and whether it opens it."""
    if line.words <= 4 and is_label(line.text, "contents"):
        return "table-of-contents", True
    if line.words <= 6 and is_label(line.text, "signature"):
        return "signature", True
    if line.words <= 25 and not line.listed and _SIGNED.match(line.text):
        return "signature", False
    return None


def drop_closing_parts(lines: list[Line]) -> None:
    """Leave signatures, contents and placeholder lines out."""
    within: str | None = None
    for line in lines:
        if line.role == "heading":
            within = None
        if line.role != "open":
            continue
        part = _part(line)
        if part:
            within = part[0] if part[1] else within
            line.drop(part[0], _MESSAGES[part[0]])
        elif within and (line.prose or line.block.role == "heading"):
            within = None
        elif within:
            line.drop(within, _MESSAGES[within])
        elif _STATE.fullmatch(line.text) or (line.block.cell and _STATE_CELL.fullmatch(line.text)):
            line.drop("item-status", "State of the item before it")
        elif NOBODY.fullmatch(line.text) or not re.search(r"\w", line.text):
            line.drop("placeholder", "Says nothing: a mark or the word for none")


def drop_signatures(lines: list[Line]) -> None:
    """Leave out the names and offices under the minutes: "The chair    The secretary", "Ana Ruiz    Bo Lind".

    They are the last lines, and nothing but names, offices, words that attest and drawn lines stands in them.
    """
    signing: list[Line] = []
    kinds: set[str] = set()
    for line in reversed(lines[-_MOST_SIGNING_LINES:]):
        if line.role == "dropped":
            continue
        found = _signing_kinds(line) if line.role == "open" and not line.listed else None
        if found is None:
            break
        signing.append(line)
        kinds |= found
    if "person" in kinds and kinds & {"office", "mark"} and len(signing) < len(lines):
        for line in signing:
            line.drop("signature", _MESSAGES["signature"])


def _signing_kinds(line: Line) -> set[str] | None:
    """Return what stands in a line of signatures: "office", "person", "mark"; None for any other line."""
    kinds = {"mark"} if re.search(r"_{4}|\.{6}|…{2}", line.text) else set()
    for part in _BESIDE.split(line.text):
        bare = _LEAD.sub("", part.strip(" :,;()"), count=1).strip(" :,;()")
        if not re.search(r"[^\W_]", bare):
            continue
        if _ATTESTS.fullmatch(bare) or is_label(bare, "signature"):
            kinds.add("mark")
        elif any(is_label(office, "officer") for office in re.split(r"-|\s+(?:y|e|et|und|and)\s+", bare)):
            kinds.add("office")
        elif is_name(bare, single=False):
            kinds.add("person")
        elif (person := parse_person(bare, single=False)) and person.role and is_label(person.role, "officer"):
            kinds |= {"person", "office"}
        else:
            return None
    return kinds


def drop_leaders(lines: list[Line]) -> None:
    """Leave out the lines of a table of contents, known by the dots before their page number."""
    for line in lines:
        if _LEADERS.search(line.text[-200:]):
            line.drop("table-of-contents", _MESSAGES["table-of-contents"])


def cut_time_stamps(lines: list[Line]) -> None:
    """Take "[18:02]" off the front of lines where several begin so: a clock's time, not one from the start."""
    stamped = [(line, match) for line in lines if line.role == "open" and (match := _STAMP.match(line.text))]
    if len(stamped) < _FEWEST_STAMPS:
        return
    for line, match in stamped:
        line.cut(match.end())
