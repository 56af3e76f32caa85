"""Written notes in which each item says who spoke: labels that talk alone has, or that the list shows to be names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from minutekit.language.background import general_words
from minutekit.lexicon import label_classes, word_classes
from minutekit.readers.transcripts.labels import could_be_name
from minutekit.schema import Block

_LABEL = re.compile(r"(?P<at>@?)(?P<name>[^\s:：@][^:：\n]{0,39}?)[*_]{0,2}\s?[:：][*_]{0,2}\s+(?=\S)")
_GOES_ON = ("… ", "... ")
_FEWEST, _FEWEST_HANDLES, _FEWEST_GOING_ON = 5, 2, 2
_LABELLED_SHARE, _DISTINCT_SHARE = 0.8, 0.7
_MOST_WORDS = 3


def mark_labelled(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those that a label gives to a speaker, the label kept as the speaker alone.

    "@ana: …" in a list; a list nearly all of whose items open with names that come again, in lower case too ("abk: …");
    and "… text" below what somebody said. Tasks and fields of forms have labels of the same shape and stay as they are.
    """
    marked = list(blocks)
    for run in _find_lists(blocks):
        labels = {at: match for at in run if (match := _LABEL.match(blocks[at].text)) and not _is_field(match["name"])}
        handles = {at for at, match in labels.items() if match["at"]}
        named = labels if _is_talk(run, labels) else dict.fromkeys(handles) if len(handles) >= _FEWEST_HANDLES else {}
        for at in named:
            marked[at] = _cut(blocks[at], labels[at])
    going_on = [
        at for at, block in enumerate(blocks) if at and block.role == "paragraph" and block.text.startswith(_GOES_ON)
    ]
    if len(going_on) >= _FEWEST_GOING_ON:
        for at in going_on:
            _carry_on(marked, at)
    return marked


def _find_lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Yield the places of each list's items, and of those set in below others apart; lists of tasks are none."""
    run: list[int] = []
    within_tasks = False
    for at, block in enumerate([*blocks, None]):
        if block is not None and block.role == "list_item" and (block.marker or "•")[0] not in "[☐☑☒":
            run.append(at)
            continue
        if run and not within_tasks:
            inner = [one for one in run if blocks[one].level]
            yield from (
                [inner] if inner and not _is_labelled(blocks, [one for one in run if not blocks[one].level]) else [run]
            )
        run = []
        if block is not None and block.role in {"heading", "title"}:
            within_tasks = bool(word_classes(block.text)["action"])


def _is_labelled(blocks: Sequence[Block], run: list[int]) -> bool:
    return sum(_LABEL.match(blocks[at].text) is not None for at in run) >= 0.5 * len(run)


def _is_field(name: str) -> bool:
    """Return whether a label is a field's ("Date", "Next step") or a sentence's rather than somebody's name."""
    words = name.split()
    common = general_words("en")
    return (
        not could_be_name(name)
        or len(words) > _MOST_WORDS
        or bool(label_classes(name))
        or all(word.casefold() in common for word in words)
    )


def _is_talk(run: Sequence[int], labels: dict[int, re.Match[str]]) -> bool:
    said = [match["name"] for match in labels.values()]
    names = len(set(said))
    # In talk somebody comes back after others did; labels that do not ("Kitchen: …") sort what is below them.
    comes_back = sum(1 for _ in groupby(said)) > names
    return (
        comes_back
        and len(labels) >= max(_FEWEST, _LABELLED_SHARE * len(run))
        and 1 < names <= _DISTINCT_SHARE * len(labels)
    )


def _cut(block: Block, match: re.Match[str]) -> Block:
    return replace(block, text=block.text[match.end() :], lead=0, speaker=match["name"].strip())


def _carry_on(marked: list[Block], at: int) -> None:
    """Give a line that goes on the speaker above it, whose own line is then marked, too."""
    above = marked[at - 1]
    match = _LABEL.match(above.text) if above.role == "paragraph" and above.speaker is None else None
    if match and could_be_name(match["name"]) and not label_classes(match["name"]):
        marked[at - 1] = above = _cut(above, match)
    if above.speaker:
        marked[at] = replace(marked[at], text=marked[at].text.lstrip("….").lstrip(), speaker=above.speaker)
