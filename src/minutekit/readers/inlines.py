"""Pieces of a paragraph with their look, and how they become a block's text, lead and size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.schema import Alignment, Block, BlockRole, Cell, Span

_NOWHERE = Span(0, 0)
_ADDRESSES = ("http://", "https://", "mailto:", "ftp://")


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one look. ``link``: the address behind it. A line break is a newline character."""

    text: str
    bold: bool = False
    size: float | None = None
    link: str | None = None


@dataclass(slots=True)
class Draft:
    """One paragraph. ``marker``: from the format's own list; ``indent``: left edge, in the format's unit.

    ``left``, ``align``, ``space``: its place on the page, see ``placement``; the space is in points.
    """

    inlines: list[Inline]
    role: BlockRole = "paragraph"
    level: int = 0
    marker: str | None = None
    indent: float = 0.0
    cell: Cell | None = None
    left: float | None = None
    align: Alignment | None = None
    space: float | None = None


def clean_inlines(inlines: Iterable[Inline]) -> list[Inline]:
    """Clean the characters of each piece; pieces left empty go."""
    cleaned: list[Inline] = []
    for piece in inlines:
        text = clean_characters(piece.text)
        if text:
            cleaned.append(piece if text == piece.text else Inline(text, piece.bold, piece.size, piece.link))
    return cleaned


def plain_text(inlines: Iterable[Inline]) -> str:
    """Join the pieces' texts as they are."""
    return "".join(piece.text for piece in inlines)


def split_lines(inlines: Iterable[Inline]) -> list[list[Inline]]:
    """Cut the pieces at line breaks; lines without text are left out."""
    lines: list[list[Inline]] = [[]]
    for piece in inlines:
        if "\n" not in piece.text:
            lines[-1].append(piece)
            continue
        first, *rest = piece.text.split("\n")
        lines[-1].append(Inline(first, piece.bold, piece.size, piece.link))
        lines.extend([Inline(text, piece.bold, piece.size, piece.link)] for text in rest)
    return [line for line in lines if plain_text(line).strip()]


def drop_start(inlines: Iterable[Inline], count: int) -> list[Inline]:
    """Take the first ``count`` characters away."""
    kept: list[Inline] = []
    for piece in inlines:
        taken = min(count, len(piece.text))
        count -= taken
        if taken < len(piece.text):
            kept.append(Inline(piece.text[taken:], piece.bold, piece.size, piece.link))
    return kept


def form_block(
    inlines: list[Inline], role: BlockRole, *, level: int = 0, marker: str | None = None, cell: Cell | None = None
) -> Block:
    """Make one block of the pieces: white space collapsed, bold lead measured, addresses gathered."""
    raw = plain_text(inlines)
    text = collapse_spaces(raw)
    letters = sum(map(str.isalnum, raw))
    heavy = sum(sum(map(str.isalnum, piece.text)) for piece in inlines if piece.bold)
    bold = 0 < letters == heavy
    sizes: Counter[float] = Counter()
    for piece in inlines:
        if piece.size is not None:
            sizes[piece.size] += len(piece.text.strip())
    return Block(
        text,
        role,
        _NOWHERE,
        level=level,
        marker=marker,
        bold=bold,
        lead=0 if bold or not heavy else _measure_lead(inlines, text),
        size=max(sizes, key=lambda size: (sizes[size], size)) if sizes else None,
        cell=cell,
        links=tuple(
            dict.fromkeys(clean_link(piece.link) for piece in inlines if piece.link and is_address(piece.link))
        ),
    )


def is_address(link: str) -> bool:
    """Return whether a link leads somewhere outside of its document."""
    return link.lower().startswith(_ADDRESSES) and not link.endswith(_ADDRESSES)


def clean_link(link: str) -> str:
    """Drop the line ends and control characters that browsers drop too (WHATWG URL standard, 4.4)."""
    return "".join(clean_characters(link).split())


def _measure_lead(inlines: list[Inline], text: str) -> int:
    """Count the characters of ``text`` that the leading bold pieces make up, trailing space aside."""
    start: list[Inline] = []
    for piece in inlines:
        if not piece.bold and any(not char.isspace() for char in piece.text):
            break
        start.append(piece)
    while start and not start[-1].bold:
        start.pop()
    lead = collapse_spaces(plain_text(start))
    return len(lead) if any(map(str.isalnum, lead)) and text.startswith(lead) else 0
