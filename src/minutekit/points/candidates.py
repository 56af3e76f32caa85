"""A point before its kind is known: its text with all that stands around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from minutekit.lexicon import tokenise_lower
from minutekit.points.rows import read_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.points.names import Vocabulary
    from minutekit.schema import Block, Document, Span

Form = Literal["table", "numbered", "bullet", "paragraph"]
LONGEST_HEADER = 60
"""A longer cell of the first row is no column's heading."""
LONGEST_AROUND = 60
"""More text before or behind a point in its block is no label of it."""
LONGEST_LEAD = 200
FURTHEST_PARENT = 25
LONGEST_OPENING = 12


class Said(NamedTuple):
    """What is known of a point: its place in the document, its heading and who says it."""

    span: Span
    section: str | None
    speaker: str | None


@dataclass
class Candidate:
    """One point with its surroundings.

    ``ahead`` and ``behind`` are what else its block holds before and after it, ``header`` the heading over its
    cell, ``beside`` the other cells of its row with theirs, ``lead`` the line right above that is no point,
    ``parent`` the point that it stands under.
    """

    text: str
    section: str | None
    speaker: str | None
    language: str | None
    vocabulary: Vocabulary
    form: Form = "paragraph"
    level: int = 0
    ahead: str = ""
    behind: str = ""
    in_table: bool = False
    header: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    parent: Candidate | None = field(default=None, repr=False)
    before: Candidate | None = field(default=None, repr=False)
    after: Candidate | None = field(default=None, repr=False)

    @cached_property
    def words_of_opening(self) -> int:
        """How many of its words are its opening, which the points beside it look at."""
        return len(tokenise_lower(" ".join(self.text.split(maxsplit=LONGEST_OPENING)[:LONGEST_OPENING])))


class CandidateBuilder:
    """Builds the candidates of one document."""

    def __init__(self, document: Document, vocabulary: Vocabulary, language: str | None) -> None:
        """Index the document's blocks. ``language``: the meeting's."""
        self.document, self.vocabulary, self.language = document, vocabulary, language
        self._starts = [block.span.start for block in document.blocks]

    @cached_property
    def _cells(self) -> dict[tuple[int, int], dict[int, str]]:
        return read_cells(self.document.blocks)

    def _header(self, block: Block, column: int) -> str:
        if block.cell is None or not block.cell.row:
            return ""
        text = self._cells.get((block.cell.table, 0), {}).get(column, "")
        return text if len(text) <= LONGEST_HEADER else ""

    def _find_block(self, start: int) -> int:
        return max(0, bisect_right(self._starts, start) - 1)

    def build(self, said: Sequence[Said]) -> list[Candidate]:
        """Return a candidate for each point of a document, given in order."""
        places = [self._find_block(one.span.start) for one in said]
        taken = frozenset(places)
        built = [self._build_one(one, place, taken) for one, place in zip(said, places, strict=True)]
        for index, candidate in enumerate(built):
            candidate.before = built[index - 1] if index else None
            candidate.after = built[index + 1] if index + 1 < len(built) else None
            candidate.parent = _find_parent(candidate, built[max(0, index - FURTHEST_PARENT) : index])
        return built

    def _build_one(self, said: Said, place: int, taken: frozenset[int]) -> Candidate:
        block = self.document.blocks[place]
        ahead = self.document.text[block.span.start : said.span.start]
        behind = self.document.text[said.span.end : max(said.span.end, block.span.end)].strip(" .;")
        lead = self.document.blocks[place - 1].text if place and place - 1 not in taken else ""
        candidate = Candidate(
            self.document.slice(said.span), said.section, said.speaker, self.language, self.vocabulary,
            form=_form_of(block),
            level=block.level if block.role == "list_item" else 0,
            ahead=ahead if len(ahead) < LONGEST_AROUND and len(re.sub(r"[\W\d_]", "", ahead)) > 1 else "",
            behind=behind if len(behind) < LONGEST_AROUND else "",
            lead=lead if len(lead) < LONGEST_LEAD else "",
        )  # fmt: skip
        if block.cell:
            row = self._cells[block.cell.table, block.cell.row]
            candidate.in_table = True
            candidate.header = self._header(block, block.cell.column)
            candidate.beside = tuple(
                (self._header(block, column), text)
                for column, text in sorted(row.items())
                if column != block.cell.column
            )
        return candidate


def _form_of(block: Block) -> Form:
    if block.cell:
        return "table"
    if re.search(r"\w", block.marker or ""):
        return "numbered"
    return "bullet" if block.role == "list_item" or block.marker else "paragraph"


def _find_parent(candidate: Candidate, above: list[Candidate]) -> Candidate | None:
    """Return the point above that has a lower level, or announces what follows, in the same section."""
    for other in reversed(above):
        if other.section != candidate.section:
            return None
        if other.level < candidate.level or (other.text.endswith(":") and other.form != candidate.form):
            return other
    return None
