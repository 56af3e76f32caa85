"""Where paragraphs stand on their pages, as word-processing formats say it. Lengths are points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutekit.readers.inlines import Draft
from minutekit.schema import Alignment, Block

LINE = 1.2
"""Height of an empty line in font sizes."""
USUAL_SIZE = 11.0
"""Font size where a file names none."""
MOST_SPACE = 1000.0
"""More free space than this is no distance on a page."""
_ALIGNMENTS: dict[str, Alignment] = {"center": "center", "right": "right", "end": "right"}


def read_alignment(word: str | None) -> Alignment | None:
    """Read an alignment as both formats name it; justified text counts as set left, None says nothing."""
    return _ALIGNMENTS.get(word.lower(), "left") if word else None


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is set; None where nothing is said. ``first``: where its first line starts, from ``left``."""

    left: float | None = None
    first: float | None = None
    align: Alignment | None = None
    before: float | None = None
    after: float | None = None

    def over(self, other: ParagraphFormat) -> ParagraphFormat:
        """Return this format with what it leaves open taken from another."""
        return ParagraphFormat(
            left=other.left if self.left is None else self.left,
            first=other.first if self.first is None else self.first,
            align=self.align or other.align,
            before=other.before if self.before is None else self.before,
            after=other.after if self.after is None else self.after,
        )


UNSET = ParagraphFormat()
"""Says nothing."""


@dataclass(slots=True)
class Placer:
    """Follows the paragraphs of a file down its pages."""

    space: float = 0.0
    """Free space since the last paragraph with text."""
    _placed: int = 0

    def skip(self, form: ParagraphFormat, size: float | None) -> None:
        """Pass a paragraph without text."""
        self.space = min(max(self.space, form.before or 0.0) + LINE * (size or USUAL_SIZE), MOST_SPACE)
        self.space += form.after or 0.0

    def place(self, draft: Draft, form: ParagraphFormat, offset: float) -> None:
        """Note a draft's place. ``offset``: where its cell starts, from the left margin of the page."""
        draft.left = offset + (form.left or 0.0) + (form.first or 0.0)
        draft.align = form.align or "left"
        draft.space = min(max(self.space, form.before or 0.0), MOST_SPACE)
        self.space = form.after or 0.0

    def end_page_style(self, drafts: Sequence[Draft], width: float, margin: float) -> None:
        """Say how wide the pages are on which the drafts since the last such page style stand."""
        for draft in drafts[self._placed :]:
            if draft.left is not None:
                draft.left = round((draft.left + margin) / width, 4) if width > 0 else None
                draft.left = draft.left if draft.left is not None and -1.0 <= draft.left <= 1.0 else None
        self._placed = len(drafts)


def find_body_size(drafts: Sequence[Draft]) -> float:
    """Return the font size that most characters have."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        for piece in draft.inlines:
            sizes[piece.size or USUAL_SIZE] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else USUAL_SIZE


def place_block(block: Block, draft: Draft, body: float) -> Block:
    """Give a block the place of its draft. ``body``: the font size of most text."""
    if draft.align is None:
        return block
    space = None if draft.space is None else round(draft.space / body, 2)
    return replace(block, left=draft.left, align=draft.align, space=space)
