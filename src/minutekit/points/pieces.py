"""Where one point ends and the next begins in what was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from minutekit.language.addresses import LINK, has_link, is_link_only, is_mail_only
from minutekit.language.patterns import compile_late
from minutekit.lexicon import word_classes
from minutekit.points.grids import find_grids
from minutekit.points.rows import (
    kind_of_code,
    read_column_kinds,
    read_task_columns,
    says_nothing,
    split_owner_and_due,
)
from minutekit.schema import Diagnostic, PointKind, Span

if TYPE_CHECKING:
    from minutekit.schema import Block, Document, Turn

# The list marker of a task, ticked or not.
_BOXES = frozenset(["[]", "[ ]", "[x]", "[X]", "[✓]", "[✔]", "☐", "☑", "☒", "☓"])
_TICK_BOX = compile_late(r"\s*\[[ xX✓✔]\]\s+(?=\S)")
_COLON = (":", "：")
_MOST_WORDS_OF_LINK_LABEL = 3
_MOST_LEFT_OF_LINK = 4
# What stands in fewer words beside a task is its topic or its state.
_FEWEST_WORDS_SAID = 5
_LONGEST_INITIALS = 2
# A paragraph with at least so many words, and this share of all that the document says, is minutes without paragraphs.
_FEWEST_RUNNING = 80
_RUNNING_SHARE = 0.4
_FEWEST_SENTENCES = 4
_FEWEST_OF_SENTENCE = 3


@dataclass(slots=True)
class Piece:
    """A stretch of the document that is one point. ``owner`` and ``due`` come from cells beside it.

    ``column``: the kind that the heading over a cell promises. ``beside_task``: another cell of its row is the task.
    """

    start: int
    end: int
    block: Block
    turn: Turn
    owner: str | None = None
    due: str | None = None
    task: bool = False
    kind: PointKind | None = None
    column: PointKind | None = None
    beside_task: bool = False


class BlockIndex:
    """Finds the blocks inside a span, and the task columns of each table."""

    def __init__(self, document: Document, language: str | None = None) -> None:
        """Index the blocks by where they start. ``language``: in which sentences are told apart."""
        self.document, self.language = document, language
        self.blocks = document.blocks
        self._starts = [block.span.start for block in document.blocks]
        self.rows: dict[tuple[int, int], list[Block]] = {}
        for block in document.blocks:
            if block.cell:
                self.rows.setdefault((block.cell.table, block.cell.row), []).append(block)
        self.columns = read_task_columns(document.blocks)
        self.kinds = read_column_kinds(document.blocks)
        # Cells under headings that promise several kinds stand for themselves.
        promised = Counter(table for table, _ in self.kinds)
        self.grids = find_grids(document.blocks) - {table for table, count in promised.items() if count > 1}
        self._words = len(document.text.split())

    def within(self, span: Span) -> list[Block]:
        """Return the blocks that overlap the span, in order."""
        first = max(0, bisect_left(self._starts, span.start + 1) - 1)
        found = []
        for position in range(first, len(self.blocks)):
            block = self.blocks[position]
            if block.span.start >= span.end:
                break
            if block.span.end > span.start:
                found.append(block)
        return found

    def kind_under(self, block: Block) -> PointKind | None:
        """Return the kind that the heading over a cell promises."""
        return self.kinds.get((block.cell.table, block.cell.column)) if block.cell and block.cell.row else None

    def cut_running(self, block: Block, start: int, end: int) -> list[tuple[int, int]]:
        """Cut minutes that stand in one long paragraph into sentences; any other block stays whole."""
        text = self.document.text[start:end]
        words = text.count(" ")
        if words < _FEWEST_RUNNING or words < _RUNNING_SHARE * self._words or block.marker or block.cell:
            return [(start, end)]
        from minutekit.language.sentences import split_sentences  # noqa: PLC0415 - loads at first use

        cut: list[tuple[int, int]] = []
        for first, last in split_sentences(text, self.language):
            if cut and text[first:last].count(" ") < _FEWEST_OF_SENTENCE:
                cut[-1] = (cut[-1][0], start + last)
            else:
                cut.append((start + first, start + last))
        return cut if len(cut) >= _FEWEST_SENTENCES else [(start, end)]


def cut_written(turn: Turn, index: BlockIndex) -> tuple[list[Piece], list[Diagnostic]]:
    """Cut a written turn into a piece for each paragraph, list item or row of tasks."""
    if turn.span is None:
        return [], []
    pieces: list[Piece] = []
    told: list[Diagnostic] = []
    blocks = index.within(turn.span)
    for row, members in groupby(
        blocks,
        key=lambda block: (
            (block.cell.table, block.cell.row)
            if block.cell and (block.cell.table in index.columns or block.cell.table in index.grids)
            else None
        ),
    ):
        group = list(members)
        if row is None or turn.speaker:
            # A row with a speaker says what was said, whatever else its columns are called.
            _cut_blocks(group, turn, index, pieces, told)
        elif row[0] not in index.columns:
            start, end = _trim(index.document.text, group[0].span.start, group[-1].span.end)
            said = re.search(r"[^\W\d_]", index.document.text[start:end])
            if said:
                column = next((kind for block in group if (kind := index.kind_under(block))), None)
                pieces.append(Piece(start, end, group[0], turn, column=column))
            else:
                told.extend(Diagnostic("placeholder", "Holds no words", block.text, block.page) for block in group)
        else:
            _cut_row(group, turn, index, pieces, told)
    kept = []
    for piece in pieces:
        text = index.document.text[piece.start : piece.end]
        if piece.task or piece.kind or not _labels_link(text, turn):
            kept.append(piece)
        else:
            told.append(Diagnostic("link-only", "A link with its label", text, piece.block.page))
    return kept, told


def _labels_link(text: str, turn: Turn) -> bool:
    """Return whether a text is a link with two or three words before it ("Event page: https://…")."""
    match = re.match(r"^([^:：]{2,200})[:：]\s*(\S.*)$", text, re.DOTALL) if has_link(text) else None
    # A wrapped address may leave a sign or two behind.
    if (
        turn.medium == "chat"
        or not match
        or not has_link(match.group(2))
        or match.group(2).startswith("//")
        or len(re.sub(r"[\W_]", "", LINK.sub("", match.group(2)))) > _MOST_LEFT_OF_LINK
    ):
        return False
    label = re.sub(r"\([^()]*\)", "", match.group(1))
    return len(label.split()) <= _MOST_WORDS_OF_LINK_LABEL


def _cut_blocks(
    blocks: list[Block], turn: Turn, index: BlockIndex, pieces: list[Piece], told: list[Diagnostic]
) -> None:
    document = index.document
    span = turn.span or Span(0, 0)
    for block in blocks:
        start, end = _trim(document.text, max(block.span.start, span.start), min(block.span.end, span.end))
        text = document.text[start:end]
        column = index.kind_under(block)
        if not re.search(r"[^\W\d_]", text) or (column and says_nothing(text)):
            if text:
                told.append(Diagnostic("placeholder", "Holds no words", text, block.page))
        elif is_link_only(text):
            if (
                not block.marker
                and pieces
                and document.text[pieces[-1].start : pieces[-1].end].endswith(_COLON)
                and pieces[-1].turn is turn
                and not document.text[pieces[-1].end : start].strip()
            ):
                # "… at:" and the address on the next line are one statement.
                pieces[-1].end = end
            else:
                told.append(Diagnostic("link-only", "Nothing but a link", text, block.page))
                continue
        elif is_mail_only(text):
            told.append(Diagnostic("contact", "Nothing but a mail address", text, block.page))
        else:
            task = (block.marker or "") in _BOXES
            cut = [(start, end)] if turn.medium == "chat" else index.cut_running(block, start, end)
            cut = _leave_formulas(cut, block, document, told) if len(cut) > 1 else cut
            pieces += [Piece(first, last, block, turn, task=task, column=column) for first, last in cut]


def _leave_formulas(
    cut: list[tuple[int, int]], block: Block, document: Document, told: list[Diagnostic]
) -> list[tuple[int, int]]:
    """Leave out the sentences with which minutes in one paragraph open and close the meeting."""
    ends = ((cut[0], "meeting_opened"), (cut[-1], "meeting_closed"))
    left = [(start, end) for (start, end), cls in ends if word_classes(document.text[start:end])[cls]]
    for start, end in left:
        text = document.text[start:end]
        told.append(Diagnostic("formula", "Formula that opens or closes the minutes", text, block.page))
    return [piece for piece in cut if piece not in left]


def _cut_row(blocks: list[Block], turn: Turn, index: BlockIndex, pieces: list[Piece], told: list[Diagnostic]) -> None:
    """Make a piece of the task in a row, which other cells give an owner and a date, and pieces of what else it says.

    Where no cell is the task's, what the row says is one, if it is one piece.
    """
    cell = blocks[0].cell
    if cell and cell.row == 0:
        told.extend(Diagnostic("table-header", "Heading row of a table", block.text, block.page) for block in blocks)
        return
    columns = index.columns[cell.table] if cell else {}
    by_kind: dict[str, list[Block]] = {}
    # Who is to do it and by when stands in cells that are no points.
    for block in index.rows.get((cell.table, cell.row), blocks) if cell else blocks:
        by_kind.setdefault(columns.get(block.cell.column, "other") if block.cell else "other", []).append(block)
    owners = [" ".join(block.text.split()).strip(" ,;") for block in by_kind.get("owner", [])]
    dues = [" ".join(block.text.split()) for block in by_kind.get("due", [])]
    owner, due = ", ".join(owners) or None, " ".join(dues) or None
    both = "\n".join(block.text for block in by_kind.get("owner and due", []))
    if both:
        owner, due = split_owner_and_due(both)
    code = kind_of_code(" ".join(block.text for block in by_kind.get("kind", [])))
    # "Info", "Note": nobody is to do anything; "–": nothing is said.
    informs = owner is not None and len(owner) > _LONGEST_INITIALS and kind_of_code(owner) == "statement"
    owner = None if informs or (owner and says_nothing(owner)) else owner
    due = None if due and says_nothing(due) else due
    own = {block.span.start for block in blocks}
    by_kind = {kind: [block for block in held if block.span.start in own] for kind, held in by_kind.items()}
    tasks = by_kind.get("task") or by_kind.get("outcome") or []
    said = sorted((*by_kind.get("content", ()), *by_kind.get("other", ())), key=lambda block: block.span.start)
    worded = [block for block in said if block.marker or len(block.text.split()) >= _FEWEST_WORDS_SAID]
    if not tasks:
        tasks = _find_wordiest(worded or by_kind.get("content") or said)
        tasks = [] if _is_list(tasks) else tasks
    tasks = _find_charged(tasks, owner)
    # What was decided stands beside what is to be done.
    taken = {block.span.start for block in tasks}
    beside = {block.span.start for block in (*by_kind.get("outcome", ()), *worded)} - taken
    more = [block for block in blocks if block.span.start in beside]
    found: list[Piece] = []
    if tasks:
        start, end = _trim(index.document.text, tasks[0].span.start, tasks[-1].span.end)
        is_task = code is None and (bool(by_kind.get("task")) or owner is not None)
        if len(tasks) > 1 and not {"owner", "due"} & set(columns.values()):
            # Each paragraph of the cell says who does it, and by when.
            found += [Piece(block.span.start, block.span.end, block, turn, task=is_task, kind=code) for block in tasks]
        elif owner and _stand_side_by_side(tasks, owners, dues):
            found += [
                Piece(block.span.start, block.span.end, block, turn, who, when, task=is_task, kind=code)
                for block, who, when in zip_longest(tasks, owners, dues)
            ]
        else:
            column = index.kind_under(tasks[0])
            found.append(Piece(start, end, tasks[0], turn, owner, due, task=is_task, kind=code, column=column))
    tasked = len(found)
    _cut_blocks(more, turn, index, found, told)
    for piece in found[tasked:] if tasks else ():
        piece.beside_task = True
    pieces.extend(sorted(found, key=lambda piece: piece.start))
    told.extend(
        Diagnostic("table-cell", f"Beside a task: {kind}", block.text, block.page)
        for kind, held in by_kind.items()
        for block in held
        if block.span.start not in taken | beside
    )


def _find_wordiest(blocks: list[Block]) -> list[Block]:
    """Return the blocks of the cell that says the most, of equal ones the last."""
    words: Counter[int] = Counter()
    for block in blocks:
        words[block.cell.column if block.cell else 0] += len(block.text.split())
    best = max(words, key=lambda column: (words[column], column), default=0)
    return [block for block in blocks if (block.cell.column if block.cell else 0) == best]


def _find_charged(blocks: list[Block], owner: str | None) -> list[Block]:
    """Return of the paragraphs of a cell those that name whom another cell charges, all where none does."""
    names = [word for word in re.findall(r"[^\W\d_]+", owner or "") if len(word) > _LONGEST_INITIALS]
    charged = [block for block in blocks if any(re.search(rf"\b{name}\b", block.text) for name in names)]
    return charged if len(blocks) > 1 and charged else blocks


def _stand_side_by_side(tasks: list[Block], owners: list[str], dues: list[str]) -> bool:
    """Return whether a row holds several tasks: as many owners and days as items, or paragraphs with both."""
    same = len(owners) == len(tasks) > 1 and len(dues) in {0, len(tasks)}
    return same and (_is_list(tasks) or bool(dues))


def _is_list(blocks: list[Block]) -> bool:
    return len(blocks) > 1 and any(block.marker for block in blocks)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    box = _TICK_BOX.match(text, start, end)
    start = box.end() if box else start
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()) if piece.strip() else start
