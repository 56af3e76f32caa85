"""What a reader makes of a file: blocks in reading order over one canonical text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Literal

from minutekit.schema.display import count

BlockRole = Literal["title", "heading", "paragraph", "list_item", "table_cell", "cue", "chat"]
Alignment = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters, ``start`` included and ``end`` not, in ``Document.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that no slice has."""
        if not 0 <= self.start <= self.end:
            msg = f"a span needs 0 <= start <= end, not {self.start}..{self.end}"
            raise ValueError(msg)

    def __len__(self) -> int:
        """Count the characters inside."""
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Return whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a stage left out, could not use or is unsure of.

    ``code`` is a stable kebab-case word ("running-header", "link-only", "comment-left-out"),
    ``message`` one readable line, ``text`` what was left out, ``page`` its page from 1.
    """

    code: str
    message: str
    text: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A block's place in a table: ``table`` counts from 0 in the document, as do row and column.

    ``header`` marks a cell of the table's heading row. ``columns`` is the row's cell count.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item, heading, table-cell paragraph, caption cue or chat message.

    A block is whole: wrapped lines are joined with single spaces, end-of-line hyphens undone, and
    the list marker is kept off the text (in ``marker``). A reader reports what it sees (role, bold,
    size); what a block means in a meeting is decided later.

    ``level``: headings from 1, list items from 0, paragraphs 1 where they are set in. ``bold``: every
    letter is bold. ``lead``: how many of the text's first characters are set apart by weight
    ("**Omar:** we agree" has 5), 0 if none. ``size``: font size in points.
    ``cell``: the place in a table, for any role inside one.
    ``speaker``, ``start``, ``end``: given by the format (caption voice, chat author; seconds).
    ``links``: addresses behind the text.
    ``left``, ``top``: left edge and upper edge of its first line, as shares of the page's width and height.
    ``align``: how its lines are set; justified text counts as "left". ``space``: free space above it, in
    multiples of the size of the document's body text. Each is None where the format does not tell.
    """

    text: str
    role: BlockRole
    span: Span
    page: int | None = None
    level: int = 0
    marker: str | None = None
    bold: bool = False
    lead: int = 0
    size: float | None = None
    cell: Cell | None = None
    speaker: str | None = None
    start: float | None = None
    end: float | None = None
    links: tuple[str, ...] = ()
    left: float | None = None
    top: float | None = None
    align: Alignment | None = None
    space: float | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A file as text. ``text`` is the blocks' texts joined by newlines; spans point into it.

    ``name`` is the file's name without folders, ``format`` the reader's suffix ("pdf"), ``sha256``
    the hex digest of the bytes read, ``pages`` their number where the format has pages.
    ``title``, ``date`` and ``language`` are what the file's own properties say, None if nothing.

    Examples:
        >>> document = mk.read_document("notes.docx")
        >>> document.text[: len(document.blocks[0].text)] == document.blocks[0].text
        True
    """

    name: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str = ""
    pages: int | None = None
    title: str | None = None
    date: Date | None = None
    language: str | None = None
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def __repr__(self) -> str:
        """Return one short line; the whole is in the fields."""
        return f"<Document {self.name!r}: {count(self.blocks, 'block')}>"

    @classmethod
    def from_blocks(
        cls,
        blocks: tuple[Block, ...] | list[Block],
        *,
        name: str,
        format: str,  # noqa: A002 - the field's name
        sha256: str = "",
        pages: int | None = None,
        title: str | None = None,
        date: Date | None = None,
        language: str | None = None,
        diagnostics: tuple[Diagnostic, ...] | list[Diagnostic] = (),
    ) -> Document:
        """Join the blocks' texts into the canonical text and give each block its span.

        Spans that the blocks carry are ignored; blocks with empty text are dropped.

        Args:
            blocks: In reading order.
            name: The file's name without folders.
            format: The reader's suffix.
            sha256: The hex digest of the bytes read.
            pages: How many, where the format has pages.
            title: What the file's own properties say.
            date: What the file's own properties say.
            language: What the file's own properties say.
            diagnostics: What the reader left out.

        Returns:
            The document.

        Examples:
            >>> blocks = [mk.Block(text, "paragraph", mk.Span(0, 0)) for text in ("Jars keep seeds dry.", "Agreed.")]
            >>> document = mk.Document.from_blocks(blocks, name="notes.txt", format="txt")
            >>> document.slice(document.blocks[1].span)
            'Agreed.'
        """
        placed: list[Block] = []
        start = 0
        for block in blocks:
            if not block.text.strip():
                continue
            span = Span(start, start + len(block.text))
            placed.append(block if block.span == span else replace(block, span=span))
            start = span.end + 1
        return cls(
            name=name,
            format=format,
            text="\n".join(block.text for block in placed),
            blocks=tuple(placed),
            sha256=sha256,
            pages=pages,
            title=title,
            date=date,
            language=language,
            diagnostics=tuple(diagnostics),
        )

    def slice(self, span: Span) -> str:
        """Return the text inside a span, white space collapsed to single spaces."""
        return " ".join(self.text[span.start : span.end].split())
