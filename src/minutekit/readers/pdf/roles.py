"""What drafts are: title, headings by size and weight, list items with their level; then blocks."""

from __future__ import annotations

from collections import Counter

from minutekit.readers.hyphens import Hyphenation
from minutekit.readers.pdf.furniture import Sheet
from minutekit.readers.pdf.paragraphs import Paragraph
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line
from minutekit.schema import Block, BlockRole, Span

LETTER = 0.62
"""Width of a letter in font sizes, on the wide side."""
LARGEST_SIZE = 14_400
"""Points: the largest page that viewers show (ISO 32000-1, annex C)."""
MAX_HEADING_LINES = 6
_DEEPEST = 6
COUNTED_FORMS = {"outline", "number", "bare number", "roman", "letter"}


def find_body_size(drafts: list[Paragraph]) -> float:
    """Return the font size that most characters have."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        for line in draft.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda s: (sizes[s], -s)) if sizes else 10.0


def write_blocks(drafts: list[Paragraph], sheets: list[Sheet]) -> list[Block]:
    """Turn drafts into blocks. ``sheets``: the pages that they stand on."""
    hyphens = Hyphenation([line.text for draft in drafts for line in draft.lines])
    body = find_body_size(drafts)
    texts = [_draft_text(draft, hyphens) for draft in drafts]
    # where most is bold, bold says nothing
    heavy = sum(len(text) for draft, (text, _) in zip(drafts, texts, strict=True) if draft.bold) > 0.5 * sum(
        len(text) for text, _ in texts
    )
    headings = {
        i
        for i, (draft, (text, _)) in enumerate(zip(drafts, texts, strict=True))
        if _is_heading(draft, text, body, heavy=heavy)
    }
    title = _find_title(drafts, headings)
    styles = _heading_levels(drafts, headings - title)
    _set_list_levels(drafts, headings)
    places = _measure_places(drafts, sheets, body)
    blocks: list[Block] = []
    start = 0
    for i, (draft, (text, lead), (left, top, space)) in enumerate(zip(drafts, texts, places, strict=True)):
        role: BlockRole = "paragraph"
        level = 0
        if i in title:
            role = "title"
        elif i in headings:
            role, level = "heading", styles[i]
        elif draft.mark is not None:
            role, level = "list_item", draft.level
        elif draft.cell is not None:
            role = "table_cell"
        else:
            level = int(_is_set_in(draft))
        blocks.append(
            Block(
                text=text,
                role=role,
                span=Span(start, start + len(text)),
                page=draft.lines[0].page,
                level=level,
                marker=draft.mark.text if draft.mark else None,
                bold=draft.bold,
                lead=0 if draft.bold else lead,
                size=(round(draft.size, 1) or None) if draft.size <= LARGEST_SIZE else None,
                cell=draft.cell,
                links=tuple(dict.fromkeys(link for line in draft.lines for link in line.links)),
                left=left,
                top=top,
                space=space,
            )
        )
        start += len(text) + 1 if text else 0
    return blocks


def _measure_places(
    drafts: list[Paragraph], sheets: list[Sheet], body: float
) -> list[tuple[float | None, float | None, float | None]]:
    """Return left edge, upper edge and free space above for each draft, as ``Block`` has them."""
    pages = {sheet.number: sheet for sheet in sheets}
    above: Line | None = None
    found = []
    for draft in drafts:
        first = draft.lines[0]
        page = pages[first.page]
        space = None
        if above is not None and above.page == first.page and first.top - above.bottom > -0.5 * first.size:
            space = round(max(first.top - above.bottom, 0.0) / max(body, 1.0), 2)
        found.append((_share(first.x0, page.width), _share(first.top, page.height), space))
        above = draft.lines[-1]
    return found


def _share(place: float, whole: float) -> float | None:
    return round(min(max(place / whole, 0.0), 1.0), 4) if whole > 0 else None


def _draft_text(draft: Paragraph, hyphens: Hyphenation) -> tuple[str, int]:
    """Join the lines of a draft; return its text without marker and how many first characters are bold."""
    text, lead, leading = "", 0, True
    for n, line in enumerate(draft.lines):
        before = draft.lines[n - 1]
        full = n > 0 and draft.cell is not None and draft.frame.right - before.x1 < LETTER * line.size
        broken = full and hyphens.is_one_word(before.text, line.text)
        joined = text + line.text if broken else hyphens.join(text, line.text)
        if leading:
            start = len(joined) - len(line.text)
            lead = start + line.lead if line.lead else lead
            leading = line.bold
        text = joined
    cut = draft.mark.length if draft.mark else 0
    rest = text[cut:]
    text = rest.strip().replace("\u00ad", "-")
    lead = max(0, lead - cut - (len(rest) - len(rest.lstrip())))
    return text, min(lead, len(text))


def _is_heading(draft: Paragraph, text: str, body: float, *, heavy: bool) -> bool:
    """Return whether a short paragraph is set larger than the body, or in bold where most is not."""
    if draft.cell is not None or len(text) > SETTINGS.longest_heading or len(draft.lines) > MAX_HEADING_LINES:
        return False
    if not any(map(str.isalpha, text)) or (draft.mark is not None and draft.mark.form not in COUNTED_FORMS):
        return False
    counted = draft.mark is not None and draft.mark.form != "outline" and not draft.bold
    if (
        draft.size >= (SETTINGS.item_heading_size if counted else SETTINGS.heading_size) * body
    ):  # the items of a list may be set a little larger
        return True
    return (
        draft.bold
        and not heavy
        and draft.size >= SETTINGS.bold_heading_size * body
        and not text.endswith((".", ";", ","))
    )


def _find_title(drafts: list[Paragraph], headings: set[int]) -> set[int]:
    """Return the largest heading of the first page, if no other heading is as large or none stands before it."""
    first = drafts[0].lines[0].page if drafts else 0
    marked = [i for i in sorted(headings) if drafts[i].lines[0].page == first and drafts[i].mark is None]
    best = max(marked, key=lambda i: (drafts[i].size, -i), default=None)
    if best is None:
        return set()
    alone = all(drafts[i].size < 0.97 * drafts[best].size for i in headings - {best})
    return {best} if alone or best == min(headings) else set()


def _heading_levels(drafts: list[Paragraph], headings: set[int]) -> dict[int, int]:
    """Rank headings by size and weight, the largest first; numbers in levels ("2.1") count their dots."""
    styles = {i: (round(drafts[i].size * 2) / 2, drafts[i].bold) for i in headings}
    ranks = {style: n for n, style in enumerate(sorted(set(styles.values()), reverse=True), start=1)}
    depths = {i: mark.parent.count(".") + 1 if (mark := drafts[i].mark) and mark.parent else 0 for i in headings}
    return {i: min(ranks[styles[i]] + depths[i], 9) for i in headings}


def _is_set_in(draft: Paragraph) -> bool:
    """Return whether all lines of a paragraph begin inside the margin, by less than would set them in the middle."""
    offset = min(line.x0 for line in draft.lines) - draft.frame.left
    return 0.55 * draft.size < offset <= _DEEPEST * draft.size


def _set_list_levels(drafts: list[Paragraph], headings: set[int]) -> None:
    """Number the nesting of list items by their indents; a heading, a paragraph or another cell starts anew."""
    stack: list[float] = []
    place = None
    for i, draft in enumerate(drafts):
        here = (draft.cell.table, draft.cell.row, draft.cell.column) if draft.cell else None
        if here != place or i in headings:
            stack, place = [], here
        if i in headings:
            continue
        first = draft.lines[0]
        offset, step = first.x0 - draft.frame.left, 0.55 * first.size
        if draft.mark is None:
            if stack and offset < stack[0] + step:
                stack = []
            continue
        while stack and stack[-1] > offset + step:
            stack.pop()
        if not stack or offset > stack[-1] + step:
            stack.append(offset)
        draft.level = len(stack) - 1
