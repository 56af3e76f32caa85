"""One meeting kept in several files: what was noted, what was said and what was written beside it, in one document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from minutekit.language.patterns import compile_late
from minutekit.schema import Block, Diagnostic, Document

_SLACK_BEFORE, _SLACK_AFTER = 600.0, 1800.0
"""Seconds that a chat may begin before the talk and go on after it."""

_ENDS = (".", "?", "!", "…", "。", "？", "！")
_KIND_WORDS = r"(?:meeting[-_ .]?)?(?:saved[-_ .]?)?(?:{file_kind}|closed[-_ .]?captions?)"
_TAIL = compile_late(rf"(?:[-_. ]+|(?<=[a-z0-9])(?=[A-Z]))[(\[]?{_KIND_WORDS}[)\]]?$", re.IGNORECASE)


def pair_files(paths: Iterable[Path]) -> list[list[Path]]:
    """Group the files of one folder that belong to one meeting: names that differ in their kind alone.

    "talk.vtt", "talk-chat.txt" and "talk notes.docx" are one; of two files with one name and one kind each is its own.
    """
    groups: dict[tuple[Path, str], list[Path]] = {}
    for path in paths:
        groups.setdefault((path.parent, _TAIL.sub("", path.stem).casefold()), []).append(path)
    found: list[list[Path]] = []
    for group in groups.values():
        kinds = {(path.stem.casefold(), path.suffix.casefold()) for path in group}
        found += [group] if len(kinds) == len(group) else [[path] for path in group]
    return found


def join_documents(documents: Sequence[Document]) -> Document:
    """Join the documents of one meeting: first what was noted, then the talk with the chat beside it, by time.

    A chat whose hours are not those of the talk follows it whole, with a diagnostic.
    """
    if len(documents) == 1:
        return documents[0]
    noted = [block for one in documents for block in one.blocks if block.role not in {"cue", "chat"}]
    talk = [block for one in documents for block in one.blocks if block.role == "cue"]
    chat = [block for one in documents for block in one.blocks if block.role == "chat"]
    told: list[Diagnostic] = []
    if talk and chat and not _share_hours(talk, chat):
        message = "the chat's hours are not those of the talk, so its messages stand behind it"
        told.append(Diagnostic("chat-after-talk", message))
        talk, chat = [*talk, *chat], []
    written = [one for one in documents if any(block.role not in {"cue", "chat"} for block in one.blocks)]
    leading = [*written, *(one for one in documents if one not in written)]
    return Document.from_blocks(
        [*noted, *_set_beside(talk, chat)],
        name=" + ".join(one.name for one in documents),
        format=leading[0].format,
        sha256=hashlib.sha256("".join(one.sha256 for one in documents).encode()).hexdigest(),
        pages=None,
        title=next((one.title for one in leading if one.title), None),
        date=next((one.date for one in leading if one.date), None),
        language=next((one.language for one in leading if one.language), None),
        diagnostics=[*(diagnostic for one in documents for diagnostic in one.diagnostics), *told],
    )


def _share_hours(talk: Sequence[Block], chat: Sequence[Block]) -> bool:
    said = [block.start for block in talk if block.start is not None]
    sent = [block.start for block in chat if block.start is not None]
    if not said or len(sent) < len(chat):
        return False
    return min(said) - _SLACK_BEFORE <= min(sent) and max(sent) <= max(said) + _SLACK_AFTER


def _set_beside(talk: Sequence[Block], chat: Sequence[Block]) -> list[Block]:
    """Put each message before what was said after it, never inside a sentence of one speaker."""
    joined: list[Block] = []
    waiting = sorted(chat, key=lambda block: block.start or 0.0)
    for said in talk:
        last = joined[-1] if joined else None
        between = last is None or last.speaker != said.speaker or last.text.endswith(_ENDS) or last.role == "chat"
        while between and waiting and said.start is not None and (waiting[0].start or 0.0) <= said.start:
            joined.append(waiting.pop(0))
        joined.append(said)
    return [*joined, *waiting]
