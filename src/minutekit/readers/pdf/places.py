"""Where drafts stand on their pages: left and upper edge, alignment, free space above."""

from __future__ import annotations

from minutekit.readers.pdf.furniture import Sheet
from minutekit.readers.pdf.paragraphs import Paragraph
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line
from minutekit.schema import Alignment


def measure_places(
    drafts: list[Paragraph], sheets: list[Sheet], body: float
) -> list[tuple[float | None, float | None, Alignment, float | None]]:
    """Return left, top, alignment and free space above for each draft, as ``Block`` has them."""
    pages = {sheet.number: sheet for sheet in sheets}
    above: Line | None = None
    found = []
    for draft in drafts:
        first = draft.lines[0]
        page = pages.get(first.page)
        space = None
        if above is not None and above.page == first.page and first.top - above.bottom > -0.5 * first.size:
            space = round(max(first.top - above.bottom, 0.0) / max(body, 1.0), 2)
        left = _share(first.x0, page.width) if page else None
        top = _share(first.top, page.height) if page else None
        found.append((left, top, _find_alignment(draft, page.width if page else 0.0), space))
        above = draft.lines[-1]
    return found


def _share(place: float, whole: float) -> float | None:
    return round(min(max(place / whole, 0.0), 1.0), 4) if whole > 0 else None


def _find_alignment(draft: Paragraph, width: float) -> Alignment:
    """Tell how the lines of a draft are set; a list item is never anything but set left."""
    frame = draft.frame
    lines = [line for line in draft.lines if line.page == draft.lines[-1].page]
    if draft.mark is not None or frame.right <= frame.left:
        return "left"
    if all(line.x0 - frame.left >= SETTINGS.centre_indent * line.size for line in lines):
        middles = [(line.x0 + line.x1) / 2 for line in lines]
        for middle in ((frame.left + frame.right) / 2, *([width / 2] if draft.cell is None else [])):
            if all(
                abs(m - middle) <= SETTINGS.centre_slack * line.size for m, line in zip(middles, lines, strict=True)
            ):
                return "center"
        if all(
            abs(line.x1 - frame.right) <= SETTINGS.right_slack * line.size
            and line.x1 - line.x0 <= SETTINGS.right_filled * (frame.right - frame.left)
            for line in lines
        ):
            return "right"
    return "left"
