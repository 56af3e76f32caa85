"""The thresholds of reading a PDF in one place, each pinned by a test that turns red where it moves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """Lengths are in font sizes of the text they stand beside, unless points (pt) or shares are named."""

    # lines
    gap: float = 0.95
    """A gap wider than this many font sizes ends a piece of a line."""
    marker_gap: float = 5.0
    """The same after a list marker."""
    larger_on_line: float = 1.25
    same_line: float = 0.3
    """Baselines closer than this many font sizes are one line."""
    # glyphs
    raised: float = 0.8
    """A raised figure is no larger than this share of the size of what it stands behind."""
    # markers
    letter_gap: float = 0.6
    """Letters before a gap wider than this many font sizes are markers."""
    # paragraphs
    space: float = 0.25
    """Width of a space in font sizes."""
    over_margin: float = 0.15
    """No larger share of lines may reach beyond a right margin."""
    # aligned
    row_pieces: int = 3
    column_white: float = 1.2
    """Font sizes of white between two columns."""
    pair_white: float = 2.5
    """The same between two lists side by side."""
    aligned: float = 0.5
    """How far the edges of a column's cells may lie apart, in font sizes."""
    row_distance: float = 3.6
    """Rows of a table are no further apart than this many font sizes."""
    cell_pitch: float = 1.5
    """Lines of one cell are no further apart than this many font sizes."""
    # columns
    least_rows: int = 3
    """Fewer rows than this without lines are columns, not a table."""
    # tables
    same_edge: float = 5.0
    """Points within which a column's edge is at the same place on the next page."""
    least_cell: float = 5.0
    """Cells narrower than this many points are gaps between double lines."""
    # rulings
    thin: float = 3.0
    """A shape no thicker than this many points is a line."""
    near: float = 3.5
    """Lines whose ends are this close meet."""
    # furniture
    same_height: float = 4.0
    """Points of height within which a line is at the same place on another page."""
    outer: float = 0.14
    """Share of the page's height at its top and bottom where furniture may stand among text."""
    edge: float = 0.08
    """The same where a page's own number alone must do without repetition."""
    furniture_gap: float = 2.2
    """Font sizes of white above a foot that ends in the page's number."""
    # roles
    heading_size: float = 1.12
    """Text this many times the body's size is a heading."""
    item_heading_size: float = 1.2
    """The same for items of a list."""
    bold_heading_size: float = 0.9
    """Smaller text in bold is no heading."""
    longest_heading: int = 180
    # dots
    dot_reach: float = 3.0
    """Font sizes between a bullet and its text."""


SETTINGS = PdfSettings()
