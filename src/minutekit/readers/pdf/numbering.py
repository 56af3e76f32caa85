"""Numbers that count the lines of each page down its margin, as transcripts have them: no list markers.

They are told from numbered lists and tables by what only they do: they start again at 1 on the next page,
stand on every line at one pitch, and outside any ruled table.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Page, Word
from minutekit.schema import Diagnostic

LEAST_PAGES = 2


def find_line_numbers(page: Page, least: int = SETTINGS.line_numbers) -> list[Word]:
    """Return the words of a page that count its lines from 1, from the top; none if there is no such row.

    ``least``: how many there must be; fewer do where pages before had them.
    """
    figures = [word for word in page.words if word.cell < 0 and word.text.isdecimal() and len(word.text) <= 2]
    if len(figures) < least:
        return []
    edges: dict[int, list[Word]] = {}
    for word in figures:
        for place in {round(word.x1 / 3), round(word.x0 / 3) - 10_000}:  # set flush right or flush left
            edges.setdefault(place, []).append(word)
    columns = sorted(
        (words for words in edges.values() if len(words) >= least), key=lambda words: (-len(words), words[0].x0)
    )
    return next((found for column in columns[:4] if (found := _count_down(column, page, least))), [])


def _count_down(column: list[Word], page: Page, least: int) -> list[Word]:
    """Return the words of a column if they are 1, 2, 3 ... at one pitch with nothing before them on their lines."""
    column = sorted(column, key=lambda word: word.base)
    start = next((i for i, word in enumerate(column) if int(word.text) == 1), 0)
    column = column[start:]
    if len(column) < least or [int(word.text) for word in column] != list(range(1, len(column) + 1)):
        return []
    gaps = [below.base - above.base for above, below in pairwise(column)]
    if max(gaps) - min(gaps) > 0.2 * median(gaps):
        return []
    top, bottom, left, edge = (
        column[0].top,
        column[-1].bottom,
        min(word.x0 for word in column),
        max(word.x1 for word in column),
    )
    inside = [word for word in page.words if top <= word.base <= bottom]
    taken = {id(word) for word in column}
    beside = [word for word in inside if id(word) not in taken]
    if (
        not beside
        or any(word.x0 < edge for word in beside if word.x1 > left)
        or any(word.x1 <= left for word in beside)
    ):
        return []
    heights = sorted({round(word.base / (0.5 * median(gaps))) for word in beside})
    return column if len(heights) >= 0.5 * len(column) else []


def drop_line_numbers(pages: list[tuple[Page, list[Word]]]) -> list[Diagnostic]:
    """Take the numbers found on pages out of their words (in place), if the count starts again on a further page."""
    if len(pages) < LEAST_PAGES:
        return []
    found = []
    for page, numbers in pages:
        taken = {id(word) for word in numbers}
        page.words[:] = [word for word in page.words if id(word) not in taken]
        found.append(
            Diagnostic("line-number", f"numbers of {len(numbers)} lines left out", f"1-{len(numbers)}", page.number)
        )
    return found
