"""Headings that run into their paragraph ("Budget: We agreed …"), cut off and kept as sections."""

from __future__ import annotations

import re
from collections import Counter

from minutekit.entities.people import parse_person
from minutekit.lexicon import label_classes
from minutekit.structure.days import split_label
from minutekit.structure.lines import Line, strip_numbering, topic_key

_FEW = 3
_REMARKS = frozenset(
    ["remark", "action", "decision", "question", "vote", "date", "time", "place", "field", "absent", "signature",
     "invited", "owner", "due", "status", "mover", "seconder", "topic", "number"]
)  # fmt: skip
_TASKS = frozenset({"action", "decision"})
_STATE = re.compile(r"^(?:\([^()]*\)|\W)\s*")
_CODE_END = re.compile(r"\s{1,3}(?:[Nn]o\.?\s?|#)?[A-Z]{0,4}[-./ ]?\d[\w./-]{0,12}$")
_ORDINAL = re.compile(r"^\d+\s*(?:st|nd|rd|th|er|re|ère|ème|e|º|°|ª|o|a|\.)?\s*")
_DASH = re.compile(r"\s[-–—]")
_NUMBERED_TOPIC = re.compile(
    r"\d{1,3}(?:[./]\d{1,4})?[.):]?\s+([^\W\d_a-zß-öø-ÿ][^.:;?!–—]{2,60}?)\s[-–—]\s+(?=\S+(?:\s+\S+){5})"
)
_MOST_WORDS_OF_TOPIC = 6


def _is_remark(label: str) -> bool:
    """Return whether a label belongs to the words after it ("Action:", "Note:") and heads nothing."""
    label = _CODE_END.sub("", label) or label
    # Whoever stands behind a label in capitals is to do it.
    opening = _STATE.sub("", label).partition(" ")[0]
    return bool(label_classes(label) & _REMARKS) or (opening.isupper() and bool(label_classes(opening) & _TASKS))


def _names_member(label: str) -> bool:
    """Return whether a label is a name with its organisation or office behind: "Ada Berg (Museum)"."""
    person = parse_person(label, single=False) if label.endswith(")") else None
    return person is not None and bool(person.role or person.organisation)


def _shape(label: str) -> str:
    return _ORDINAL.sub("", label.casefold()).strip()


def _is_title_case(label: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", label) if len(word) > _FEW]
    return len(label.split()) > 1 and bool(words) and all(word[0].isupper() for word in words)


def mark_run_ins(lines: list[Line], topics: frozenset[str], *, skipped: frozenset[int] = frozenset()) -> None:
    """Cut headings off that run into their paragraph ("Budget: We agreed …").

    ``skipped``: indexes of lines that name speakers. A label counts by weight of type, by its agenda topic, or by
    being one of several of the same shape.
    """
    found: list[tuple[Line, str, int]] = []
    # "**Cake sale** – we made …": several of them are headings, one may stress its words.
    leads = sum(
        line.role == "open"
        and line.index not in skipped
        and bool(re.match(r"\s*[-–—]+\s", line.text[line.block.lead :]))
        for line in lines
        if line.block.lead > 0
    )
    # "12/24 Roof – We agreed …", "3. Money – The fund is low …": several of them are headings, too.
    numbered = sum(line.role == "open" and line.index not in skipped and _is_numbered_topic(line) for line in lines)
    shapes: Counter[str] = Counter()
    cased = 0
    for line in lines:
        if line.role != "open" or line.block.role in {"cue", "chat"} or line.speaker or line.index in skipped:
            continue
        labelled = split_label(line.text)
        dashed = re.match(r"^(.{3,80}?)\s+[-–—]+\s+\S", line.text) if _DASH.search(line.text) else None
        if dashed and (
            topic_key(dashed.group(1)) in topics
            or (leads >= _FEW and _has_lead(line, dashed.group(1)))
            or (numbered >= _FEW and _is_numbered_topic(line))
        ):
            found.append((line, dashed.group(1), dashed.end() - 1))
        elif (
            labelled
            and labelled[1]
            and len(labelled[0].split()) <= 8
            and not _is_remark(labelled[0])
            and not _names_member(labelled[0])
        ):
            found.append((line, labelled[0], len(line.text) - len(labelled[1])))
            if _ORDINAL.match(labelled[0]):
                shapes[_shape(labelled[0])] += 1
            cased += not line.listed and _is_title_case(labelled[0]) and len(labelled[1].split()) >= 12
    for line, label, offset in found:
        set_apart = _has_lead(line, label)
        shaped = bool(_ORDINAL.match(label)) and shapes[_shape(label)] >= _FEW
        alike = cased > 1 and not line.listed and _is_title_case(label) and len(line.text[offset:].split()) >= 12
        topical = numbered >= _FEW and _is_numbered_topic(line) and line.text[len(label) :].lstrip()[:1] in "-–—"
        if set_apart or shaped or alike or topical or topic_key(label) in topics:
            line.section = strip_numbering(label)
            line.cut(offset)


def _is_numbered_topic(line: Line) -> bool:
    """Return whether a line has a number, a few words from a capital on, and behind a dash what was said of them."""
    match = (
        _NUMBERED_TOPIC.match(f"{line.block.marker or ''} {line.text}".lstrip()) if _DASH.search(line.text) else None
    )
    return match is not None and len(match[1].split()) <= _MOST_WORDS_OF_TOPIC and parse_person(match[1]) is None


def _has_lead(line: Line, label: str) -> bool:
    """Return whether a label before its paragraph is set apart by weight."""
    return line.block.lead > 0 and abs(line.block.lead - len(label)) <= 2 and not line.listed
