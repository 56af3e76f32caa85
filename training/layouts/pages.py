"""A document as paragraphs and tables with their looks, each span of text with the label that is right for it."""

from __future__ import annotations

from dataclasses import dataclass, field

LABELS = (
    "title",
    "date",
    "place",
    "field",
    "present",
    "absent",
    "heading",
    "agenda",
    "speaker",
    "point",
    "lead_in",
    "prior",
    "formula",
    "furniture",
    "boilerplate",
    "other",
)
"""What a line can be."""


@dataclass
class Said:
    """A point of the gold."""

    text: str
    form: str
    level: int = 0
    section: str | None = None
    speaker: str | None = None
    role: str = "statement"
    owner: str | None = None
    due: str | None = None


@dataclass
class Span:
    """Text of one look and one label. ``point``: the number of the point (from 0) that it is part of."""

    text: str
    label: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str | None = None
    point: int | None = None
    break_before: bool = False


@dataclass
class Para:
    """A paragraph. ``marker`` is typed before the text, ``auto`` is a list of the word processor."""

    spans: list[Span]
    style: str = ""
    align: str = "left"
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 4.0
    size: float | None = None
    marker: str = ""
    auto: str = ""
    level: int = 0
    border: bool = False
    shade: str | None = None
    new_page: bool = False
    stops: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """All that is printed."""
        return self.marker + "".join(("\n" if s.break_before else "") + s.text for s in self.spans)


@dataclass
class Cell:
    """A table cell, over ``merge`` columns."""

    paras: list[Para]
    merge: int = 1
    shade: str | None = None


@dataclass
class Table:
    """Rows of cells. ``widths`` are shares of the page's width."""

    rows: list[list[Cell]]
    widths: list[float]
    ruled: bool = True


@dataclass
class Sheet:
    """The whole document."""

    blocks: list[Para | Table] = field(default_factory=list)
    header: list[Para] = field(default_factory=list)
    footer: list[Para] = field(default_factory=list)
    points: list[Said] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    title: str | None = None
    date: str | None = None
    place: str | None = None
    attendees: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    columns: int = 1

    def walk(self) -> list[tuple[Para, tuple[int, int, int] | None]]:
        """Return all paragraphs in reading order, each with its table, row and column (None outside tables)."""
        out: list[tuple[Para, tuple[int, int, int] | None]] = [(para, None) for para in self.header]
        tables = 0
        for block in self.blocks:
            if isinstance(block, Para):
                out.append((block, None))
                continue
            for r, row in enumerate(block.rows):
                for c, cell in enumerate(row):
                    out += [(para, (tables, r, c)) for para in cell.paras]
            tables += 1
        return out + [(para, None) for para in self.footer]
