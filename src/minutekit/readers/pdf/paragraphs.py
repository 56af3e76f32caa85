"""Lines made into paragraphs and list items: what was wrapped is joined, what was ended stays apart.

The chief evidence is whether the first word of the next line would still have fitted on this one: if so, the
writer ended the line. Spacing, indents, markers, size and weight speak beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutekit.readers.hyphens import is_divided_address, is_wide
from minutekit.readers.markers import Marker
from minutekit.readers.pdf.margins import TERMINATORS, Frame, Spacing, read_label
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line
from minutekit.schema import Cell

_LABEL = re.compile(r"([(\[][^\W\d_][^)\]]{0,20}[)\]])\s+\S")
_ASKED = frozenset({"Q", "A"})
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making. ``frame``: that of its last line."""

    lines: list[Line]
    frame: Frame
    mark: Marker | None = None
    cell: Cell | None = None
    space_before: float = 0.0
    level: int = 0

    @property
    def body(self) -> float:
        """Where lines after the first start, relative to the frame."""
        line = self.lines[1] if len(self.lines) > 1 else self.lines[0]
        return line.x0 - self.frame.left

    @property
    def bold(self) -> bool:
        """Every letter is bold."""
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        """Font size of the first line in points."""
        return self.lines[0].size


def build_drafts(
    lines: list[Line], marks: dict[int, Marker], frame: Frame, spacing: Spacing, cell: Cell | None = None
) -> list[Paragraph]:
    """Make paragraphs of the lines of one column or cell, from the top."""
    drafts: list[Paragraph] = []
    before: Line | None = None
    for n, line in enumerate(lines):
        mark = marks.get(id(line))
        after = marks.get(id(lines[n + 1])) if n + 1 < len(lines) else None
        draft = drafts[-1] if drafts else None
        if (
            draft is not None
            and before is not None
            and _is_lone_marker(draft)
            and mark is None
            and _stands_beside(before, line)
        ):
            draft.lines = [_after_marker(before, line)]
        elif (
            draft is not None
            and before is not None
            and (mark is None or _is_mid_sentence(draft, line, mark, after))
            and continues(draft, line, frame, spacing, line.base - before.base)
        ):
            draft.lines.append(line)
        else:
            gap = line.base - before.base if before is not None else 0.0
            drafts.append(Paragraph([line], frame, mark, cell, gap))
        before = line
    return drafts


def _is_lone_marker(draft: Paragraph) -> bool:
    return draft.mark is not None and len(draft.lines) == 1 and draft.mark.length >= len(draft.lines[0].text)


def _is_mid_sentence(draft: Paragraph, line: Line, mark: Marker, following: Marker | None) -> bool:
    """A dash, a number or an initial at a line's start that belongs to the sentence of the line before."""
    last = draft.lines[-1]
    if last.text.endswith(TERMINATORS):
        return False
    if not (abs(line.x0 - last.x0) < 0.3 * line.size if draft.mark is None else _is_hanging(draft, line, draft.frame)):
        return False
    if mark.form != "dash":
        return not mark.alone
    after = line.text[mark.length : mark.length + 1]
    return (following is None or following.form != "dash") and (after.islower() or after.isdecimal())


def _stands_beside(marker: Line, line: Line) -> bool:
    """A bullet whose text stands on the next line, right of it."""
    return line.x0 > marker.x0 + 0.3 * marker.size and line.base - marker.base < 2.2 * max(line.size, marker.size)


def _after_marker(marker: Line, line: Line) -> Line:
    line.text = f"{marker.text} {line.text}"
    if line.lead:
        line.lead += len(marker.text) + 1
    line.gap, line.x0 = line.x0 - marker.x1, marker.x0
    return line


def continues(draft: Paragraph, line: Line, frame: Frame, spacing: Spacing, gap: float | None) -> bool:  # noqa: PLR0911 - rules in order
    """Return whether a line without a marker goes on with a paragraph. ``gap``: None over a page or column break."""
    last = draft.lines[-1]
    size = max(last.size, 1.0)
    if not _is_one_size(draft, line, frame) or (draft.bold and not line.bold and line.lead == 0):
        return False
    if gap is not None and (gap < -0.5 * size or not spacing.is_inner(last.size, gap)):
        return gap > 0 and _is_large(draft, line, gap, spacing)
    if line.tab and last.tab and abs(line.tab - last.tab) < 0.5 * size:
        return False  # rows of a table without lines
    if is_divided_address(last.text, line.text) or (gap is not None and _is_large(draft, line, gap, spacing)):
        return True
    if _is_address_alone(line) and last.text.endswith(TERMINATORS[:3]):
        return False
    introduced = _is_address_alone(line) and last.text.endswith(":") and abs(line.x0 - last.x0) < 0.3 * size
    if not introduced and (_is_label_start(draft, line, spacing) or _fits(draft, line, frame)):
        return False
    if line.bold and not draft.bold and not line.text[:1].islower():
        return False
    if gap is not None and draft.mark is not None and draft.space_before > SETTINGS.item_spacing * gap:
        return True
    return _is_aligned(draft, line, frame) or _is_rest_of_answer(draft, line)


def _is_rest_of_answer(draft: Paragraph, line: Line) -> bool:
    """Return whether a line goes on with a question or answer, which are set in at their first line: "Q.  Who …"."""
    asked = (
        draft.mark is not None and draft.mark.text.strip(".:") in _ASKED and line.first_word.strip(".:") not in _ASKED
    )
    return asked and line.x0 <= draft.lines[0].x0 and not line.text.endswith(":") and line.text[0] not in "(["


def _is_one_size(draft: Paragraph, line: Line, frame: Frame) -> bool:
    """Paragraphs have one size, but for the rest of a sentence that hangs under its item."""
    last = draft.lines[-1]
    apart = abs(line.size - last.size) / max(last.size, 1.0)
    if apart <= 0.12:
        return True
    return (
        apart < 0.25
        and line.text[:1].islower()
        and not last.text.endswith(TERMINATORS)
        and _is_hanging(draft, line, frame)
    )


def _is_address_alone(line: Line) -> bool:
    return _ADDRESS.match(line.text) is not None


def _fits(draft: Paragraph, line: Line, frame: Frame) -> bool:
    """Return whether the first word of a line would have had room on the line before, so that its writer broke there.

    What speaks for one paragraph (hanging under a list item, a small letter after no end) asks for more room.
    """
    last = draft.lines[-1]
    size, width = max(last.size, 1.0), draft.frame.right - draft.frame.left
    small = line.text[:1].islower()
    slack = 0.0
    if _is_hanging(draft, line, frame) and not (last.text.endswith(TERMINATORS[:3]) and line.text[:1].isupper()):
        slack = (0.25 if small else 0.1) * width
    elif line.text.lstrip("-–— ")[:1].islower() and not last.text.endswith(TERMINATORS):
        slack = 0.3 * width
    if is_wide(line.text[0]):
        return 1.1 * size <= draft.frame.right - last.x1
    first = line.first if len(line.first_word) > 1 else line.first + 0.5 * size * len(line.text[2:].split(" ", 1)[0])
    return first + slack + 0.1 * size <= draft.frame.right - last.x1 - SETTINGS.space * size


def _is_large(draft: Paragraph, line: Line, gap: float, spacing: Spacing) -> bool:
    """Two lines of one large title, broken where its writer wanted."""
    last = draft.lines[-1]
    if (
        line.size < 1.3 * spacing.body
        or gap > 1.4 * line.size
        or last.bold != line.bold
        or last.text.endswith(TERMINATORS)
        or len(draft.lines) > 3
    ):
        return False
    return abs(line.x0 - last.x0) < 0.2 * line.size or abs(line.x0 + line.x1 - last.x0 - last.x1) < 0.4 * line.size


def _opens_alike(draft: Paragraph, line: Line) -> bool:
    """Return whether a line opens with the words that its paragraph opens with: one more of a kind."""
    words = line.text.split(" ", SETTINGS.same_words)[: SETTINGS.same_words]
    return (
        len(words) == SETTINGS.same_words
        and draft.mark is None
        and draft.lines[0].text.split(" ", SETTINGS.same_words)[: SETTINGS.same_words] == words
    )


def _is_label_start(draft: Paragraph, line: Line, spacing: Spacing) -> bool:
    """A known label, or one in brackets before a capital, starts a paragraph, if the last one ended or starts so too."""
    last = draft.lines[-1].text
    if last.endswith(TERMINATORS[:3]) and (read_label(line.text) in spacing.labels or _opens_alike(draft, line)):
        return True
    match = _LABEL.match(line.text)
    if match is None:
        return False
    return (
        last.endswith(TERMINATORS[:3])
        or bool(_ADDRESS.match(last.rsplit(" ", 1)[-1]))
        or draft.lines[0].text.startswith(match.group(1))
    )


def _is_hanging(draft: Paragraph, line: Line, frame: Frame) -> bool:
    """The line stands under the text of a list item, right of its marker, or under text set off by a tab."""
    tab = draft.lines[0].tab - draft.frame.left
    if tab > 0 and abs(line.x0 - frame.left - tab) < 0.3 * line.size:
        return True
    if draft.mark is None:
        return False
    offset, start = line.x0 - frame.left, draft.lines[0].x0 - draft.frame.left
    text = text_offset(draft)
    return offset > start + 0.3 * line.size and abs(offset - text) < 0.5 * line.size


def text_offset(draft: Paragraph) -> float:
    """Where a list item's own text starts, relative to the frame."""
    first = draft.lines[0]
    start = first.x0 - draft.frame.left
    if draft.mark is None:
        return start
    if len(draft.lines) > 1 and draft.lines[1].x0 - draft.frame.left > start:
        return draft.lines[1].x0 - draft.frame.left
    return start + (first.first + first.gap if first.gap else 0.6 * first.size * len(draft.mark.text))


def _is_aligned(draft: Paragraph, line: Line, frame: Frame) -> bool:
    offset, size = line.x0 - frame.left, line.size
    first, last = draft.lines[0], draft.lines[-1]
    start = first.x0 - draft.frame.left
    plain = line.text[:1].islower() and not last.text.endswith(TERMINATORS) and draft.mark is not None
    if (plain and start <= offset <= start + 9.0 * size) or (
        draft.mark and len(draft.lines) == 1 and _is_hanging(draft, line, frame)
    ):
        return True  # the rest of an item, wherever the writer's program set it
    if len(draft.lines) > 1:
        if abs(offset - draft.body) <= 0.6 * size:
            return True
        # centred lines share their middle
        middles = [(p.x0 + p.x1) / 2 for p in (*draft.lines[-2:], line)]
        return last.page == line.page and max(middles) - min(middles) < 0.5 * size
    if draft.mark is not None:
        if offset < start + 0.3 * size and last.text.endswith(TERMINATORS[:3]) and first.gap > 0.42 * size:
            return False  # with a tab after its marker, an item wraps under its text
        return start - 0.6 * size <= offset <= text_offset(draft) + 2.0 * size
    return -0.6 * size <= offset <= start + 9.0 * size or _is_hanging(draft, line, frame)


def goes_on(draft: Paragraph, line: Line, frame: Frame, spacing: Spacing) -> bool:
    """Return whether a paragraph runs over a page or column break into a line without a marker."""
    last = draft.lines[-1]
    if not continues(draft, line, frame, spacing, None):
        return False
    if draft.bold != line.bold and (draft.bold or not line.text[:1].islower()):
        return False
    if _is_hanging(draft, line, frame) or line.text[:1].islower() or is_divided_address(last.text, line.text):
        return True
    return not last.text.endswith(TERMINATORS) and abs(line.x0 - frame.left - draft.body) < 0.6 * line.size
