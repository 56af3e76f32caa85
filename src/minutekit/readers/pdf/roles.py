"""What drafts are: title, headings by size and weight, list items with their level; then blocks."""

from __future__ import annotations

from collections import Counter

from minutekit.readers.hyphens import Hyphenation
from minutekit.readers.pdf.furniture import Sheet
from minutekit.readers.pdf.lines import Line
from minutekit.readers.pdf.paragraphs import TERMINATORS, Draft, Frame
from minutekit.readers.pdf.places import measure_places
from minutekit.schema import Block, BlockRole, Span

LARGE = 1.12
"""Text this many times the body's size is a heading."""
NARROW_LETTER, LETTER, WIDE_LETTER = 0.4, 0.62, 0.9
"""Widths of letters in font sizes, on the wide side."""
LARGEST_SIZE = 14_400
"""Points: the largest page that viewers show (ISO 32000-1, annex C)."""
MAX_HEADING = 180
MAX_HEADING_LINES = 6
_DEEPEST = 6
COUNTED_FORMS = {"section", "number", "bare number", "roman", "letter"}


def find_body_size(drafts: list[Draft]) -> float:
    """Return the font size that most characters have."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        for line in draft.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda s: (sizes[s], -s)) if sizes else 10.0


def write_blocks(drafts: list[Draft], sheets: list[Sheet]) -> list[Block]:
    """Turn drafts into blocks. ``sheets``: the pages that they stand on."""
    hyphens = Hyphenation(line.text for draft in drafts for line in draft.lines)
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
    title = _find_title(drafts, headings, body)
    styles = _heading_levels(drafts, headings - title)
    _set_list_levels(drafts, headings)
    places = measure_places(drafts, sheets, body)
    blocks: list[Block] = []
    start = 0
    for i, (draft, (text, lead), (left, top, align, space)) in enumerate(zip(drafts, texts, places, strict=True)):
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
                align=align,
                space=space,
            )
        )
        start += len(text) + 1 if text else 0
    return blocks


def _draft_text(draft: Draft, hyphens: Hyphenation) -> tuple[str, int]:
    """Join the lines of a draft; return its text without marker and how many first characters are bold."""
    text, lead, leading = "", 0, True
    for n, line in enumerate(draft.lines):
        broken = (
            n > 0
            and draft.cell is not None
            and _is_full(draft.lines[n - 1], line, draft.frame)
            and hyphens.is_one_word(draft.lines[n - 1].text, line.text)
        )
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


def _is_full(line: Line, below: Line, frame: Frame) -> bool:
    """Tell whether not even the next letter would have fitted on a line of a cell."""
    letter = below.text[0]
    width = NARROW_LETTER if letter in "fijlrt.,;:)" else WIDE_LETTER if letter in "mw" else LETTER
    return frame.right - line.x1 < width * line.size


def _is_heading(draft: Draft, text: str, body: float, *, heavy: bool) -> bool:
    if draft.cell is not None or len(text) > MAX_HEADING or len(draft.lines) > MAX_HEADING_LINES:
        return False
    if not any(map(str.isalpha, text)) or (draft.mark is not None and draft.mark.form not in COUNTED_FORMS):
        return False
    counted = draft.mark is not None and draft.mark.form != "section" and not draft.bold
    if draft.size >= (1.2 if counted else LARGE) * body:  # the items of a list may be set a little larger
        return True
    if draft.size < 0.9 * body or text.endswith((".", ";", ",")) or len(text) > 120:
        return False
    if draft.bold and not heavy:
        return len(draft.lines) <= 4
    letters = [c for c in text if c.isalpha()]
    capitals = (
        len(letters) >= max(4, 0.6 * len(text.replace(" ", "")))
        and all(c.isupper() for c in letters)
        and len(draft.lines) == 1
    )
    return (
        capitals and draft.mark is None and draft.space_before > 1.6 * draft.size and not text.endswith(TERMINATORS[:3])
    )


def _find_title(drafts: list[Draft], headings: set[int], body: float) -> set[int]:
    """Return the drafts that are the document's title: the largest heading of the first page's upper half."""
    first = [i for i in range(len(drafts)) if drafts[i].lines[0].page == drafts[0].lines[0].page] if drafts else []
    marked = [i for i in first if i in headings and drafts[i].mark is None]
    large = [i for i in marked if drafts[i].size >= LARGE * body]
    if large:
        size = max(drafts[i].size for i in large)
        best = next(i for i in large if drafts[i].size >= 0.97 * size)  # of text without size as well
        others = [i for i in headings if i != best and drafts[i].size > 0.97 * size]
        if len(others) <= 1 or best == min(headings):
            return {best}
    elif marked and marked[0] <= 1 and drafts[marked[0]].bold:
        return {marked[0]}
    return set()


def _heading_levels(drafts: list[Draft], headings: set[int]) -> dict[int, int]:
    """Rank headings by size, weight and numbering; the largest style is level 1."""

    def style(i: int) -> tuple[float, bool]:
        return round(drafts[i].size * 2) / 2, drafts[i].bold

    def depth(i: int) -> int:
        mark = drafts[i].mark
        return mark.parent.count(".") + 1 if mark and mark.form == "section" and mark.parent else 0

    ranks = {s: n for n, s in enumerate(sorted({style(i) for i in headings}, reverse=True), start=1)}
    least: dict[tuple[float, bool], int] = {}
    for i in headings:
        least[style(i)] = min(depth(i), least.get(style(i), 9))
    return {i: min(ranks[style(i)] + depth(i) - least[style(i)], 9) for i in sorted(headings)}


def _is_set_in(draft: Draft) -> bool:
    """Tell whether all lines of a paragraph begin inside the margin, by less than would set them in the middle."""
    offset = min(line.x0 for line in draft.lines) - draft.frame.left
    return 0.55 * draft.size < offset <= _DEEPEST * draft.size


def _set_list_levels(drafts: list[Draft], headings: set[int]) -> None:
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
