"""Bullets that are drawn, not written: browsers print the marks of lists as small shapes."""

from __future__ import annotations

from collections import defaultdict

from minutekit.readers.pdf.rulings import Box
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Page, Word

MAX_DOTS = 800
"""More small shapes than this on a page are a drawing."""
BAND = 24.0


def _is_dot(box: Box) -> bool:
    """Return whether a shape has the size and proportions of a bullet."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return 1.2 <= wide <= 8.0 and 1.2 <= high <= 8.0 and 0.7 <= wide / high <= 1.4


def write_bullets(page: Page, shapes: list[Box]) -> None:
    """Put a bullet before each word that one of these shapes stands before as a bullet does, in place."""
    dots = list(filter(_is_dot, shapes))
    if not 0 < len(dots) <= MAX_DOTS:
        return
    bands: dict[int, list[Word]] = defaultdict(list)
    for word in page.words:
        bands[int(word.base // BAND)].append(word)
    marks: dict[int, Word] = {}
    for x0, top, x1, bottom in dots:
        middle, band = (top + bottom) / 2, int(bottom // BAND)
        near = (w for b in (band - 1, band, band + 1) for w in bands.get(b, ()))
        beside = [w for w in near if w.top <= middle <= w.bottom and bottom <= w.base + 0.1 * w.size]
        after = min((w for w in beside if w.x0 >= x1 - 0.5), key=lambda w: w.x0, default=None)
        if after is None or after.x0 - x1 > SETTINGS.dot_reach * after.size or bottom - top > 0.75 * after.size:
            continue
        if not any(w.x0 < x0 and w.x1 > x0 - 2.0 * w.size for w in beside) and after.text[0] not in "•◦▪-–":
            place = (x0, after.top, x1, after.bottom, after.base, after.size)
            marks[id(after)] = Word("•", *place, bold=False, font=-1, order=after.order, cell=after.cell)
    if marks:
        page.words[:] = [w for word in page.words for w in (marks.get(id(word)), word) if w is not None]
