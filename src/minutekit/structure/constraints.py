"""What a format says for certain of a document's blocks: labels that the model need not guess."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from minutekit.entities.dates import find_dates
from minutekit.entities.listings import parse_attendance
from minutekit.entities.mentions import find_people
from minutekit.entities.people import parse_person
from minutekit.language.addresses import has_link
from minutekit.lexicon import compile_phrases, holds_phrase, is_phrase, label_classes, word_classes
from minutekit.structure.days import split_label
from minutekit.structure.speech.askers import LABELS, TALK_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from minutekit.schema import Block, Document
    from minutekit.structure.labels import Label

MARKED_FORMATS = frozenset({"md"})
"""Formats whose writers mark headings themselves."""
_PLAIN_FORMATS = frozenset({"md", "txt"})
_SHORT_NOTE = 30
"""In a note of so few lines there is little to go by, and what reads as a sentence was said."""
_FEWEST_WORDS_SAID = 4
_MOST_CAPITALS = 0.65
# What opens, closes or frames a meeting is left to the model.
_FRAMES = frozenset({"meeting_opened", "meeting_closed", "template", "remote", "apologies", "absent"})

_PARTS = frozenset({"attendance", "absent", "apologies", "invited", "officer", "agenda", "digest", "conclusions"})
_WHO = frozenset({"attendance", "absent", "apologies"})
_TASK_HEADS = frozenset({"action", "due"})
# What the heads of a table of tasks or decisions say: one of each, or who and when.
_RESULT_HEADS, _BESIDE_RESULTS = frozenset({"action", "decision"}), frozenset({"due", "owner", "number", "topic"})
_CHARGED_HEADS = frozenset({"owner", "due"})
_POINT_LABELS = frozenset({"action", "decision"})
_LONGEST_MARK = 40
_LONGEST_NOTICE = 300
_GREETING = r"{greeting}(?: [^.?:;,]{1,40})?\s?[,:!]"
# People named behind a label, and in a sentence that opens with its word.
_FEWEST_LABELLED, _FEWEST_IN_SENTENCE = 2, 3
_BEFORE_LABEL = re.compile(r"^(?:[(\[][^()\[\]]{1,20}[)\]]|[^\w(\[]+)\s*")
_FEWEST_SPACES = 2
_LONGEST_TOPIC = 8
_LAST_LINES = 5
_SHARE_OF_TOPICS = 0.6
_SHARE_OF_NAMES = 0.7
_BOXES = frozenset({"[ ]", "[]", "[x]", "[X]", "[✓]", "☐", "☑", "☒"})


_TALK_LABEL = re.compile(
    rf"(?P<word>[A-Z]|{'|'.join(sorted((word for word in TALK_WORDS if len(word) > 1), key=len, reverse=True))})"
    r"\.?\s?#?\d{0,3}\s*(?:[(\[][^()\[\]]{2,80}[)\]]\s*)?(?:[:：.–—-]|$)",
    re.IGNORECASE,
)


def fix_labels(document: Document) -> dict[int, Label]:
    """Return the labels of the blocks that need no model, by place.

    Args:
        document: What a reader made of the file.

    Returns:
        "point" for the rows of a table of tasks, for what stands behind "Action:" or "Decision:", for questions and
        answers behind "Q:" and "A:" and for the sentences of a short note, where lines in capitals are a "heading";
        "present" or "absent" for names behind such a label, or listed below it; "boilerplate" for the greeting and the
        end of a letter and for what a program says of its notes; "formula" for room to sign, "other" for "None."; in
        Markdown also "heading" for headings other than those over people, an agenda or a digest, "present" for people
        with a box to tick, and what stands under the heading of an agenda.
    """
    fixed: dict[int, Label] = dict.fromkeys(_task_cells(document.blocks), "point")
    fixed |= dict.fromkeys(_labelled_points(document.blocks), "point")
    fixed |= dict(_labelled_people(document.blocks))
    fixed |= dict(_people_below(document.blocks))
    fixed |= dict(_people_columns(document.blocks))
    fixed |= dict.fromkeys(_changes(document.blocks), "other")
    fixed |= dict.fromkeys(_labelled_officers(document.blocks), "field")
    fixed |= dict.fromkeys(_questions_and_answers(document.blocks), "point")
    if document.format in _PLAIN_FORMATS and len(document.blocks) <= _SHORT_NOTE:
        fixed |= dict.fromkeys(_sentences(document.blocks), "point")
        fixed |= dict.fromkeys(_capitals(document.blocks), "heading")
    fixed |= dict.fromkeys(_placeholders(document.blocks), "other")
    fixed |= dict.fromkeys(_room_to_sign(document.blocks), "formula")
    fixed |= dict.fromkeys(_courtesies(document.blocks), "boilerplate")
    if document.format not in MARKED_FORMATS:
        return fixed
    fixed |= dict.fromkeys(_headings(document.blocks), "heading")
    fixed |= dict.fromkeys(_boxed_people(document.blocks), "present")
    fixed |= dict.fromkeys(_topics(document.blocks), "heading")
    fixed |= _agenda_items(document.blocks)
    return fixed


def _task_cells(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of the cells below the head of a table of tasks or decisions, with owner, day or number."""
    heads: dict[int, dict[int, set[str]]] = {}
    for block in blocks:
        if block.cell and block.cell.header:
            columns = heads.setdefault(block.cell.table, {})
            columns.setdefault(block.cell.column, set()).update(label_classes(block.text))
    # A row that holds but a name has no task.
    filled = {
        (block.cell.table, block.cell.row)
        for block in blocks
        if block.cell and heads.get(block.cell.table, {}).get(block.cell.column, set()) & _RESULT_HEADS
    }
    for at, block in enumerate(blocks):
        if block.cell is None or block.cell.header:
            continue
        told: set[str] = set().union(*heads.get(block.cell.table, {}).values())
        own = heads.get(block.cell.table, {}).get(block.cell.column, set())
        if told & _RESULT_HEADS:
            holds = bool(told & _BESIDE_RESULTS and own & _RESULT_HEADS)
        else:
            holds = told >= _CHARGED_HEADS and own.isdisjoint(_BESIDE_RESULTS | {"status"})
        if holds or (told >= _TASK_HEADS and (block.cell.table, block.cell.row) in filled):
            yield at


def _labelled_points(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of lines that say themselves that they hold a task or a decision, with some words of it."""
    for at, block in enumerate(blocks):
        parted = split_label(block.text) if ":" in block.text[:_LONGEST_MARK] else None
        if not parted or parted[1].count(" ") < _FEWEST_SPACES:
            continue
        # "ACTION Ruth: …", "(done) TODO: …": a word in capitals says it, whoever stands behind it.
        opening = _BEFORE_LABEL.sub("", parted[0]).partition(" ")[0]
        if label_classes(parted[0]) & _POINT_LABELS or (opening.isupper() and label_classes(opening) & _POINT_LABELS):
            yield at


def _count_people(text: str) -> int:
    listed = sum(len(listing.people) for listing in parse_attendance(text))
    return max(listed, len(find_people(text)))


def _room_to_sign(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of last lines that leave room for signatures: "Signed ........  Date ........"."""
    for at, block in list(enumerate(blocks))[-_LAST_LINES:]:
        if any(sign in block.text for sign in ("....", "____", "……")) and word_classes(block.text)["signature"]:
            yield at


def _placeholders(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of lines of one word that says that there is nothing to say: "None.", "Néant"."""
    for at, block in enumerate(blocks):
        word = block.role in {"paragraph", "list_item"} and not block.speaker and " " not in block.text.strip()
        if word and label_classes(block.text) == {"placeholder"}:
            yield at


def _labelled_officers(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of lines that say in a few words who led or recorded the meeting: "Prise de notes : Léa"."""
    last = len(blocks) - _LAST_LINES
    for at, block in enumerate(blocks):
        few = block.role == "paragraph" and not block.speaker and block.text.count(" ") <= _LONGEST_TOPIC
        parted = split_label(block.text) if few and ":" in block.text else None
        said = label_classes(parted[0]) if parted else frozenset()
        # Who holds an office is told at the end; in the midst it may be anybody's.
        if parted and "officer" in said and (at >= last or "office" not in said) and parse_person(parted[1]):
            yield at


def _questions_and_answers(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of lines labelled as questions or answers, where a language's labels of both are used."""
    labelled: dict[str, list[int]] = {}
    for at, block in enumerate(blocks):
        if match := _TALK_LABEL.match(block.text):
            labelled.setdefault(match["word"].casefold(), []).append(at)
    for _, asks, answers in LABELS:
        asked = [at for word in asks.split() for at in labelled.get(word, ())]
        answered = [at for word in answers.split() for at in labelled.get(word, ())]
        if answered and any("?" in blocks[at].text for at in asked):
            yield from (*asked, *answered)


def _courtesies(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of "Dear all," and "Kind regards," and of what a program says of the notes that it wrote."""
    signed = len(blocks)
    for at, block in enumerate(blocks):
        if block.role not in {"paragraph", "list_item"} or block.speaker or len(block.text) > _LONGEST_NOTICE:
            continue
        ends = is_phrase(block.text.strip(" ,.!"), "sign_off")
        signed = at if ends and at >= len(blocks) - _LAST_LINES else signed
        signature = at > signed and block.text.count(" ") < _FEWEST_SPACES
        greets = compile_phrases(_GREETING).fullmatch(block.text) is not None
        if greets or ends or signature or holds_phrase(block.text, "about_program"):
            yield at


def _headings(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of the headings other than those over people, an agenda or a digest."""
    for at, block in enumerate(blocks):
        # "Members approved" heads what was decided.
        if block.role == "heading" and (
            (classes := label_classes(block.text)).isdisjoint(_PARTS) or "decision" in classes
        ):
            yield at


def _capitals(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of short lines in capitals, other than the first, over lines that are in none."""
    for at, (block, below) in enumerate(pairwise(blocks[1:]), 1):
        few = 1 < len(block.text.split()) <= _LONGEST_TOPIC
        # A short note has no digest beside its minutes.
        listed = label_classes(block.text) & (_PARTS - {"digest", "conclusions"})
        if few and block.text.isupper() and not below.text.isupper() and not listed:
            yield at


def _labelled_people(blocks: Sequence[Block]) -> Iterator[tuple[int, Label]]:
    """Yield the places of lines that name people behind "Present:" or "Apologies:", or after "Present were".

    Below a heading of the same word a sentence that opens with it need name one alone.
    """
    headed: frozenset[str] = frozenset()
    for at, block in enumerate(blocks):
        parted = split_label(block.text) if ":" in block.text[:_LONGEST_MARK] else None
        label = parted[0] if parted and parted[1] else block.text.partition(" ")[0]
        classes = label_classes(label) & _WHO if block.role != "cue" else frozenset()
        fewest = 1 if classes & headed else _FEWEST_LABELLED if parted else _FEWEST_IN_SENTENCE
        headed = label_classes(block.text) & _WHO
        if classes and _count_people(block.text) >= fewest:
            yield at, "present" if "attendance" in classes else "absent"


def _people_below(blocks: Sequence[Block]) -> Iterator[tuple[int, Label]]:
    """Yield the places of items that name people below what announces them: "Absent members:", "… were there:"."""
    for at, (block, below) in enumerate(pairwise(blocks)):
        if below.role != "list_item" or block.role == "heading" or not block.text.rstrip().endswith(":"):
            continue
        classes = label_classes(block.text) & _WHO
        classes = classes or label_classes(block.text.rpartition(". ")[2]) & _WHO
        least = block.level + 1 if block.role == "list_item" else 0
        items: list[int] = []
        for one in range(at + 1, len(blocks)):
            if blocks[one].role != "list_item" or blocks[one].level < least:
                break
            items.append(one)
        named = sum(parse_person(blocks[one].text, single=False) is not None for one in items) if classes else 0
        if items and named >= _SHARE_OF_NAMES * len(items):
            label: Label = "present" if "attendance" in classes else "absent"
            yield from ((one, label) for one in items)
            if label_classes(block.text):
                yield at, label


def _people_columns(blocks: Sequence[Block]) -> Iterator[tuple[int, Label]]:
    """Yield the places of cells that list people below a head that says of them whether they were there.

    Who takes part in a task need not have been.
    """
    heads: dict[int, dict[int, frozenset[str]]] = {}
    for at, block in enumerate(blocks):
        if block.cell is None:
            continue
        columns = heads.setdefault(block.cell.table, {})
        if block.cell.header:
            columns[block.cell.column] = label_classes(block.text)
            continue
        who = columns.get(block.cell.column, frozenset()) & _WHO
        if (
            who
            and not any(_CHARGED_HEADS & classes for classes in columns.values())
            and _count_people(block.text) >= _FEWEST_LABELLED
        ):
            yield at, "present" if "attendance" in who else "absent"


def _changes(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of the cells of a table right below the heading of the document's history."""
    table = None
    for at, block in enumerate(blocks):
        above = blocks[at - 1] if at else None
        if block.cell and above and above.cell is None and "changes" in label_classes(above.text):
            table = block.cell.table
        if block.cell and block.cell.table == table:
            yield at


def _sentences(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of paragraphs and items that are sentences, and no formula, field, day or list of names."""
    for at, block in enumerate(blocks):
        words = block.text.split()
        capitals = sum(word[:1].isupper() for word in words)
        if (
            block.role in {"paragraph", "list_item"}
            and block.text.rstrip('"”»)').endswith((".", "!", "?"))
            and len(words) >= _FEWEST_WORDS_SAID
            and capitals <= _MOST_CAPITALS * len(words)
            and split_label(block.text) is None
            and not has_link(block.text)
            and "@" not in block.text
            and not any(found.date for found in find_dates(block.text))
            and _FRAMES.isdisjoint(word_classes(block.text))
            and not (at == 0 and word_classes(words[0])["minutes"])  # "Protokoll des Hafenvereins e. V."
        ):
            yield at


def _boxed_people(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the places of items with a box under a heading of those present, or under headings below it."""
    above: list[tuple[int, bool]] = []
    for at, block in enumerate(blocks):
        if block.role in {"heading", "title"}:
            above = [(level, people) for level, people in above if level < block.level]
            above.append((block.level, bool(word_classes(block.text)["attendance"])))
        elif block.role == "list_item" and block.marker in _BOXES and any(people for _, people in above):
            yield at


def _topics(blocks: Sequence[Block]) -> list[int]:
    """Return the places of numbered items that head those below them, where several and most of them do."""
    numbered = [
        at for at, block in enumerate(blocks)
        if block.role == "list_item" and not block.level and any(map(str.isdigit, block.marker or ""))
    ]  # fmt: skip
    heads = [
        at for at in numbered
        if at + 1 < len(blocks) and blocks[at + 1].role == "list_item" and blocks[at + 1].level
        and len(blocks[at].text.split()) <= _LONGEST_TOPIC and not blocks[at].text.endswith((".", "?", "!", ";"))
    ]  # fmt: skip
    return heads if len(heads) > 1 and len(heads) >= _SHARE_OF_TOPICS * len(numbered) else []


def _agenda_items(blocks: Sequence[Block]) -> dict[int, Label]:
    """Label the list under the heading of an agenda: topics to come, or, where nothing follows, the minutes themselves.

    Minutes kept under their agenda have a number before each topic and what was said below it.
    """
    heads = [at for at, block in enumerate(blocks) if block.role == "heading"]
    for place, head in enumerate(heads):
        if "agenda" not in label_classes(blocks[head].text):
            continue
        end = heads[place + 1] if place + 1 < len(heads) else len(blocks)
        items = [at for at in range(head + 1, end) if blocks[at].role == "list_item"]
        numbered = [at for at in items if any(map(str.isdigit, blocks[at].marker or ""))]
        if end < len(blocks):
            return {head: "heading", **dict.fromkeys(items, "agenda")}
        if numbered and len(numbered) < len(items):
            return {at: "heading" if at in numbered else "point" for at in items}
    return {}
