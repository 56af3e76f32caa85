"""Labelled documents: which label each block has, derived from what a reader of the pages wrote down."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from minutekit.api import read_document
from minutekit.schema import Block, Document
from minutekit.structure.labels import LABELS
from training.structure.notation import document as parse_document

WRITTEN = frozenset([".docx", ".html", ".md", ".odt", ".pdf", ".txt"])
"""Suffixes of documents that people write; captions and chats say for certain what their lines are."""
UNKNOWN = "unknown"
"""The label of a line of which the gold does not say what it is."""
# A block whose words stand in one point to this share is a part of it, unless it is only a few words.
_COVERED = 0.8
_FEWEST_WORDS_COVERED = 5
_ALIKE = 0.6
_ALIKE_TITLE = 0.75
_ALIKE_HEADING = 0.8
_MOST_WORDS_OF_HEADING = 14
_FIRST_LINES = 15
_PEOPLE = frozenset({"present", "absent"})
_FEWEST_ROWS_OF_PEOPLE = 2
# A line is one of people when their names are at least this share of its words.
_NAMED = 0.25


@dataclass(frozen=True)
class Labelled:
    """A document with the label of each block. ``source``: what is held out together; ``gold``: as the file says it."""

    path: Path
    source: str
    gold: dict[str, Any]
    document: Document
    labels: tuple[str, ...]


def words(text: str) -> list[str]:
    """Return the lower-case words of a text, ligatures and soft hyphens undone."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("\u00ad", "").lower())


def similarity(one: Counter[str], other: Counter[str]) -> float:
    """Return the F1 of two bags of words, 0 to 1."""
    shared = sum((one & other).values())
    return 2 * shared / (sum(one.values()) + sum(other.values())) if shared else 0.0


def read_labelled(folders: Iterable[Path]) -> Iterator[Labelled]:
    """Read the documents that lie beside ``NAME.gold.json`` files; ``source`` is read from the name (n07-SOURCE-DATE)."""
    for folder in folders:
        for gold_path in sorted(folder.rglob("*.gold.json")):
            gold = json.loads(gold_path.read_text(encoding="utf-8"))
            if "points" not in gold:
                continue
            stem = gold_path.name.removesuffix(".gold.json")
            path = gold_path.with_name(gold["file"]) if "file" in gold else None
            if path is None or not path.exists():
                path = next(p for p in gold_path.parent.glob(f"{stem}.*") if p != gold_path and p.suffix != ".json")
            source = gold.get("source") or re.sub(r"^[a-z]+\d*-", "", stem).split("-")[0]
            document = read_document(path)
            yield Labelled(path, source, gold, document, label_blocks(document.blocks, gold))


def read_corpus(folder: Path) -> Iterator[Labelled]:
    """Read the written documents of the project's own corpus, whose gold lies in a folder of its own."""
    for gold_path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        path = next(p for p in sorted(folder.glob(f"*/{gold_path.stem}.*")) if p.parent.name != "gold")
        if path.suffix in WRITTEN and "points" in gold:
            document = read_document(path)
            yield Labelled(path, f"corpus-{gold['source']}", gold, document, label_blocks(document.blocks, gold))


def read_notes(path: Path) -> Iterator[Labelled]:
    """Read the written ones of small notes that stand one a line: ``file``, ``text`` and what is to be found in it.

    A note's text is a file's, or, where its ``file`` is "blocks", in the notation of ``notation``.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        gold["points"] = [{"speaker": who, "section": where, "text": text} for who, where, text in gold["points"]]
        name, text = gold["file"], gold["text"]
        document = parse_document(text) if name == "blocks" else read_document(text.encode(), name=name)
        if not any(block.role in {"cue", "chat"} or block.speaker for block in document.blocks):
            yield Labelled(Path(name), f"note-{number}", gold, document, label_blocks(document.blocks, gold))


def label_blocks(blocks: Iterable[Block], gold: dict[str, Any]) -> tuple[str, ...]:
    """Derive each block's label: one of ``LABELS``, or ``UNKNOWN`` where the gold does not say.

    The gold lists people, not lines. A line that names only people named before is as likely the owner of a task or a
    signature as a second list.
    """
    known = {" ".join(words(line["text"])): line["label"] for line in gold.get("lines", [])}
    points = [Counter(words(point["text"])) for point in gold["points"]]
    pairs = [_pairs(words(point["text"])) for point in gold["points"]]
    headings = dict.fromkeys([*gold.get("sections", []), *(point.get("section") or "" for point in gold["points"])])
    sections = [cut for heading in headings if (cut := _cut_number(words(heading)))]
    title = words(gold.get("title") or "")
    people = {kind: [" ".join(words(name)) for name in gold.get(key, [])]
              for kind, key in (("present", "attendees"), ("absent", "absent"))}  # fmt: skip
    blocks = list(blocks)
    labels: list[str] = []
    seen: set[str] = set()
    for position, block in enumerate(blocks):
        said = words(block.text)
        exact = known.get(" ".join(said))
        if exact is not None:
            labels.append(exact if exact in LABELS else "other")
            continue
        label = _label(said, position, points, pairs, sections, title, people)
        if label in people:
            named = {name for name in people[label] if name and f" {name} " in f" {' '.join(said)} "}
            label = label if known or named - seen else UNKNOWN
            seen |= named
        labels.append(label)
    return tuple(labels if known else _label_around_people(blocks, _part_agenda(blocks, labels)))


def _part_agenda(blocks: Sequence[Block], labels: Sequence[str]) -> list[str]:
    """Return the labels; of lines that name one section, those with no point below are its mention in the agenda."""
    places: dict[str, list[int]] = {}
    for at, (block, label) in enumerate(zip(blocks, labels, strict=True)):
        if label == "heading":
            places.setdefault(" ".join(_cut_number(words(block.text))), []).append(at)
    found = list(labels)
    for same in places.values():
        used = [at for at in same if "point" in _following(labels, at)]
        if used:
            for at in same:
                found[at] = "heading" if at in used else "other"
    return found


def _following(labels: Sequence[str], at: int) -> Sequence[str]:
    """Return the labels behind a line, up to the next heading."""
    end = next((other for other in range(at + 1, len(labels)) if labels[other] == "heading"), len(labels))
    return labels[at + 1 : end]


def _label_around_people(blocks: Sequence[Block], labels: Sequence[str]) -> Iterator[str]:
    """Yield the labels; what stands in a row with people is part of their list, what stands alone above may head it."""
    rows: dict[tuple[int, int], str] = {}
    for block, label in zip(blocks, labels, strict=True):
        if block.cell and label in _PEOPLE:
            rows.setdefault((block.cell.table, block.cell.row), label)
    lists = {table for table, count in Counter(table for table, _ in rows).items() if count >= _FEWEST_ROWS_OF_PEOPLE}
    for at, (block, label) in enumerate(zip(blocks, labels, strict=True)):
        if label == "other" and block.cell and block.cell.table in lists:
            cell = block.cell
            yield rows.get((cell.table, cell.row)) or ("present" if cell.header else label)
        elif label == "other" and labels[at + 1 : at + 2] in (["present"], ["absent"]) and len(words(block.text)) < 5:
            yield UNKNOWN
        else:
            yield label


def _is_part(said: list[str], whole: list[str]) -> bool:
    """Return whether some words, two at least, stand in a longer text one after another."""
    return len(said) > 1 and f" {' '.join(said)} " in f" {' '.join(whole)} "


def _cut_number(said: list[str]) -> list[str]:
    """Take "3", "3 1", "E 1 2", "TOP 3", "Item IV" off the front of a heading, unless nothing else is left."""
    rest = said
    while rest and (rest[0].isdecimal() or (len(rest) > 1 and len(rest[0]) == 1 and rest[1].isdecimal())):
        rest = rest[1:]
    if len(rest) > 2 and len(rest) == len(said) and re.fullmatch(r"\d{1,2}[a-z]?|[ivx]{1,4}", rest[1]):
        return _cut_number(rest[1:])
    return rest or said


def _pairs(said: list[str]) -> Counter[Any]:
    return Counter(pairwise(said)) if len(said) > 1 else Counter(said)


def _label(
    said: list[str],
    position: int,
    points: list[Counter[str]],
    pairs: list[Counter[Any]],
    sections: list[list[str]],
    title: list[str],
    people: dict[str, list[str]],
) -> str:
    if not said:
        return "other"
    bag, mine = Counter(said), _pairs(said)
    best = max((similarity(bag, point) for point in points), default=0.0)
    titled = similarity(bag, Counter(title)) >= _ALIKE_TITLE or _is_part(said, title)
    if title and position < _FIRST_LINES and best < _ALIKE and titled:
        return "title"
    topic = _cut_number(said)
    alike = (similarity(Counter(topic), Counter(section)) >= _ALIKE_HEADING for section in sections)
    short = best < _ALIKE and len(said) <= _MOST_WORDS_OF_HEADING
    if (topic in sections and best < 1) or (short and any(alike)):
        return "heading"
    covered = max((sum((mine & point).values()) for point in pairs), default=0) / max(1, sum(mine.values()))
    if best >= _ALIKE or (covered >= _COVERED and len(said) >= _FEWEST_WORDS_COVERED):
        return "point"
    text = f" {' '.join(said)} "
    for kind, names in people.items():
        named = [name for name in names if name and f" {name} " in text]
        if named and sum(name.count(" ") + 1 for name in named) >= _NAMED * len(said):
            return kind
    return "other"
