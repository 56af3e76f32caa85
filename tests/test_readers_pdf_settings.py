"""Each threshold of the PDF reader, moved a little either way, changes how some page is read."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache

import pytest

from minutekit.readers import pdf
from minutekit.readers.pdf import read_pdf
from minutekit.readers.pdf.settings import SETTINGS
from pdf_pages import PageDraft, width, wrap, write_pdf

TEXT = "The harbour office asked for lamps along the whole pier before the winter and offered to pay half of them"
MORE = "Nobody could say who keeps the keys of the boat shed since the caretaker left so the board will ask"
STEPS = tuple(range(-3, 4))


def _around(value: float, by: float) -> list[float]:
    """Values on both sides of a threshold, near enough to notice a shift of a quarter."""
    return [value + by * (step + 0.5) / 3 for step in STEPS]


def _body(page: PageDraft, y: float, lines: int = 3) -> float:
    return page.lines(70, y, wrap(f"{TEXT} and {MORE} and {TEXT} and {MORE}", 454)[:lines])


def gaps() -> Iterator[list[PageDraft]]:
    """Two columns of cells with ever wider white between them, and a mark ever further from its text."""
    for gap in _around(0.95, 0.4):
        page = PageDraft()
        for row in range(6):
            page.text(70, 100 + 30 * row, "Pavel Horak speaks").text(70, 113.5 + 30 * row, "for the rowers too")
            x = 70 + width("Pavel Horak speaks", 11) + 11 * gap
            page.lines(x, 100 + 30 * row, wrap(MORE[:70], 150))
        yield [page]

    for gap in _around(5.0, 2.5):
        page = PageDraft().text(70, 100, "Task").text(300, 100, "Owner").text(420, 100, "Due")
        page.text(70, 116, "-").text(70 + width("-", 11) + 11 * gap, 116, "Lamps").text(300, 116, "Ida").text(
            420, 116, "May"
        )
        yield [page]


def sizes() -> Iterator[list[PageDraft]]:
    """Larger words behind a line, raised figures, headings and items of many sizes, small bold text."""
    for factor in _around(1.25, 0.4):
        page = PageDraft()
        _body(page, 100)
        page.text(70, 200, "and that is all of it").text(
            70 + width("and that is all of it ", 11), 200, "Lamps came today", size=11 * factor
        )
        yield [page]
    for share in _around(0.8, 0.3):
        page = PageDraft().text(70, 100, "The board agreed to the lamps")
        page.text(70 + width("The board agreed to the lamps", 11), 96, "2", size=11 * share)
        page.text(240, 100, "and went home.")
        yield [page]
    for factor in (*_around(1.12, 0.12), *_around(1.2, 0.12)):
        page = PageDraft()
        y = _body(page, 100)
        page.text(70, y + 20, "Lamps for the pier", size=11 * factor)
        y = _body(page, y + 50)
        page.text(70, y + 20, "1.  Keys for the shed", size=11 * factor).text(70, y + 50, "2.  Nets", size=11 * factor)
        _body(page, y + 80)
        yield [page]
    for share in _around(0.9, 0.2):
        page = PageDraft()
        y = _body(page, 100)
        page.text(70, y + 20, "Lamps for the pier", "bold", size=11 * share)
        _body(page, y + 50)
        yield [page]
    for length in range(177, 184):
        page = PageDraft()
        y = _body(page, 100)
        y = page.lines(70, y + 30, wrap("lamps " * 29 + "x" * (length - 174), 454, 14), size=14, pitch=17)
        _body(page, y + 30)
        yield [page]


def baselines() -> Iterator[list[PageDraft]]:
    """A word that stands ever lower than the line it belongs to."""
    for drop in _around(0.3, 0.25):
        page = PageDraft()
        _body(page, 100)
        page.text(70, 180, "The gate stays").text(
            70 + width("The gate stays  ", 11), 180 + 11 * drop, "locked at night"
        )
        _body(page, 220)
        yield [page]


def letters() -> Iterator[list[PageDraft]]:
    """Letters ever further from what they mark."""
    for gap in _around(0.6, 0.35):
        page = PageDraft().text(70, 100, "b)").text(70 + width("b)", 11) + 11 * gap, 100, "Lamps for the pier")
        _body(page, 140)
        yield [page]


def margins() -> Iterator[list[PageDraft]]:
    """Lines that end ever further from the margin, pages that wrap early."""
    for room in _around(0.25, 0.12):
        page = PageDraft()
        y = _body(page, 100, 6)
        _body(page, y + 20, 6)
        y += 6 * 13.5 + 60
        right = 70 + max(width(line, 11) for line in wrap(f"{TEXT} and {MORE} and {TEXT} and {MORE}", 454)[:6])
        left = right - 11 * (room + 0.1) - width("Lamps", 11) - width(TEXT[:60], 11)
        page.text(left, y, TEXT[:60]).text(left, y + 13.5, "Lamps they wanted.")
        yield [page]
    for long in range(1, 7):
        first, page = PageDraft(), PageDraft()
        _body(first, 100, 12)
        y = page.lines(70, 100, wrap(" and ".join([TEXT, MORE] * 6), 340)[:17])
        for n in range(long):
            page.text(70, y + 30 * (n + 1), wrap(f"{MORE} {TEXT}", 454)[0])
        page.lines(70, 700, wrap(f"{TEXT} {MORE} {TEXT} {MORE}".title(), 340)[:8])
        yield [first, page]


def aligned() -> Iterator[list[PageDraft]]:  # noqa: C901, PLR0912 - one ladder after another
    """Rows of three pieces with ever less white, ever worse edges, ever further apart, lines of a cell ever further apart."""
    words = (("Lamps", "Ida Holm", "May"), ("Keys", "Bo Lund", "June"), ("Nets", "Tom Whitby", "July"))

    def rows(
        page: PageDraft, y: float, step: float, shift: float = 0.0, second: float = 200.0, third: float = 340.0
    ) -> None:
        for n, row in enumerate(words):
            for x, text in zip((70, second + shift * (n == 1), third), row, strict=True):
                page.text(x, y + step * n, text)

    for white in _around(1.2, 0.5):
        page = PageDraft()
        for n, (one, two, three) in enumerate(words):
            second = 70 + width("Lamps", 11) + 11 * white
            page.text(70, 100 + 16 * n, "Lamps" if n == 0 else one[:4]).text(second, 100 + 16 * n, two).text(
                300, 100 + 16 * n, three
            )
        yield [page]
    for shift in _around(0.5, 0.4):
        page = PageDraft()
        rows(page, 100, 16, shift=11 * shift)
        yield [page]
    for step in _around(3.6, 1.5):
        page = PageDraft()
        for n, row in enumerate(words[:2]):
            for x, text in zip((70, 200, 340), row, strict=True):
                page.text(x, 100 + 11 * step * n, text)
        yield [page]
    for pitch in _around(1.5, 0.5):
        page = PageDraft()
        rows(page, 100, 60)
        page.text(200, 100 + 11 * pitch, "and others").text(200, 160 + 11 * pitch, "and others")
        page = PageDraft()
        for n, row in enumerate(words[:2]):
            for x, text in zip((70, 200, 340), row, strict=True):
                page.text(x, 100 + 34 * n, text)
            page.text(200, 100 + 34 * n + 11 * pitch, "and others")
        yield [page]
    for pieces in (2, 3, 4):
        page = PageDraft()
        for n in range(2):
            for piece in range(pieces):
                page.text(70 + 110 * piece, 100 + 16 * n, ("Lamps 1", "Keys 2", "Nets 3", "Oars 4")[piece])
        _body(page, 180)
        yield [page]
    for white in _around(2.5, 1.0):
        page = PageDraft()
        y = _body(page, 80) + 20
        for n, (one, two) in enumerate((("Present:", "Absent:"), ("Ida Holm", "Bo Lund"))):
            page.text(70, y + 16 * n, one).text(70 + width("Present:", 11) + 11 * white, y + 16 * n, two)
        yield [page]
    for count in (2, 3, 4, 5):
        page = PageDraft()
        y = _body(page, 80) + 20
        for n in range(count):
            page.text(70, y, f"Member {'ABCDE'[n]}ndersen")
            y = page.lines(220, y, wrap(MORE[:75], 250)) + 4
        yield [page]


def grids() -> Iterator[list[PageDraft]]:  # noqa: C901 - one ladder after another
    """Ruled tables: shifted pages, narrow cells, thick lines, lines that do not quite meet."""
    table = (("Task", "Owner"), ("Lamps", "Ida Holm"), ("Keys", "Bo Lund"))
    for shift in _around(5.0, 3.0):
        pages = [PageDraft(), PageDraft()]
        for page, top, by in zip(pages, (740, 60), (0.0, shift), strict=True):
            page.grid([70 + by, 250 + by, 400 + by], [top, top + 20, top + 40])
            for n, row in enumerate(table[1:]):
                page.text(75 + by, top + 14 + 20 * n, row[0]).text(255 + by, top + 14 + 20 * n, row[1])
        yield pages
    for narrow in _around(5.0, 2.0):
        page = PageDraft().grid([70, 250, 250 + narrow, 400], [100, 120, 140, 160])
        for n, row in enumerate(table):
            page.text(75, 114 + 20 * n, row[0]).text(260, 114 + 20 * n, row[1])
        yield [page]
    for thick in _around(3.0, 1.5):
        page = PageDraft()
        for y in (100, 140, 180, 220):
            page.area(70, y, 400, y + thick, "0 0 0")
        for x in (70, 250, 400):
            page.area(x, 100, x + 1, 221, "0 0 0")
        for n, row in enumerate(table):
            page.text(75, 118 + 40 * n, row[0])
        yield [page]
    for gap in _around(3.5, 2.0):
        page = PageDraft()
        page.rule(70, 100, 400, 100).rule(70, 120, 400, 120)
        for x in (70, 250, 400):
            page.rule(x, 100 + gap, x, 120 - gap)
        for n, row in enumerate(table[:1]):
            page.text(75, 114 + 20 * n, row[0]).text(255, 114 + 20 * n, row[1])
        yield [page]


def edges() -> Iterator[list[PageDraft]]:
    """What stands at the edges of pages: ever deeper, ever less at one height."""
    for height in _around(0.14, 0.06):
        pages = [PageDraft() for _ in range(3)]
        for number, page in enumerate(pages, start=1):
            for n in range(6):
                page.text(70, 20 + n, f"{'abcdef'[n]}{n}{number}")
            page.text(300, 842 * height, f"Harbour board {number}")
            _body(page, 300 + 10 * number, 4)
        yield pages
    for shift in _around(4.0, 3.0):
        pages = [PageDraft(), PageDraft(), PageDraft()]
        for n, page in enumerate(pages):
            page.text(70, 50 + shift * (n == 1), "Harbour board")
            _body(page, 120, 4)
        yield pages
    for depth in _around(0.08, 0.04):
        page = PageDraft()
        _body(page, 300, 4)
        page.text(297, 842 * (1 - depth), "1")
        yield [page]
    for gap in _around(2.2, 0.9):
        page = PageDraft()
        page.text(70, 810 - 11 * gap, "The last line of the text.")
        _body(page, 100, 4)
        page.text(70, 810, "Minute book, folio 1")
        yield [page]


def dots() -> Iterator[list[PageDraft]]:
    """Bullets drawn ever further from their text."""
    for reach in _around(3.0, 1.2):
        page = PageDraft()
        for n in range(3):
            page.text(120, 100 + 20 * n, MORE[: 40 + n]).dot(120 - 4 - 11 * reach, 98 + 20 * n)
        yield [page]


LADDERS: dict[Callable[[], Iterator[list[PageDraft]]], str] = {
    gaps: "gap marker_gap",
    sizes: "larger_on_line raised heading_size item_heading_size bold_heading_size longest_heading",
    baselines: "same_line",
    letters: "letter_gap",
    margins: "space over_margin",
    aligned: "row_pieces column_white aligned row_distance cell_pitch least_rows pair_white",
    grids: "same_edge least_cell thin near",
    edges: "same_height outer edge furniture_gap",
    dots: "dot_reach",
}
LADDER_OF = {name: ladder for ladder, names in LADDERS.items() for name in names.split()}


@cache
def write_ladder(ladder: Callable[[], Iterator[list[PageDraft]]]) -> tuple[bytes, ...]:
    return tuple(write_pdf(pages) for pages in ladder())


def read_ladder(ladder: Callable[[], Iterator[list[PageDraft]]]) -> list[object]:
    found = []
    for data in write_ladder(ladder):
        document = read_pdf(data, "a.pdf")
        blocks = [(b.text, b.role, b.level, b.marker, b.page, b.cell) for b in document.blocks]
        found.append((blocks, [d.code for d in document.diagnostics]))
    return found


read_by_default = cache(read_ladder)


MODULES = [importlib.import_module(f"{pdf.__name__}.{info.name}") for info in pkgutil.iter_modules(pdf.__path__)]


@pytest.mark.parametrize("name", [field.name for field in fields(SETTINGS)])
def test_moving_a_threshold_changes_how_a_page_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ladder, value = LADDER_OF[name], getattr(SETTINGS, name)
    default = read_by_default(ladder)
    for moved in (value * 0.75, value * 1.25) if isinstance(value, float) else (value - 1, value + 1):
        changed = replace(SETTINGS, **{name: moved})
        for module in MODULES:
            if hasattr(module, "SETTINGS"):
                monkeypatch.setattr(module, "SETTINGS", changed)
        assert read_ladder(ladder) != default, f"{name}: nothing notices {moved} instead of {value}"
