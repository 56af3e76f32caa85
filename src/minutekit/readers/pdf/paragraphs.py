"""Lines made into paragraphs and list items: what was wrapped is joined, what was ended stays apart.

The chief evidence is whether the first word of the next line would still have fitted on this one: if so, the
writer ended the line. Spacing, indents, markers, size and weight speak beside it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise

from minutekit.readers.hyphens import is_divided_address, is_wide
from minutekit.readers.pdf.lines import Line
from minutekit.readers.pdf.markers import Mark
from minutekit.schema import Cell

SPACE = 0.25
"""Width of a space in font sizes."""
TERMINATORS = (".", "!", "?", ":", ";", "…", "。")
_LABEL = re.compile(r"([(\[][^\W\d_][^)\]]{0,20}[)\]])\s+\S")
_ASKED = frozenset({"Q", "A"})
_SPEAKER = re.compile(r"([^\W\d_][^:.!?]{0,28}):\s+\S")
_MOST_LABEL_WORDS = 4
_SAME_WORDS = 3
"""A line that opens with as many words as the paragraph above does is its neighbour in a list."""
_OVER_MARGIN = 0.15
"""No larger share of lines may reach beyond a right margin."""
_SPACED = 1.25
"""Items that stand apart by so many times the distance of their lines need no indent to show where they go on."""
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


@dataclass(slots=True)
class Frame:
    """Where the text of a column stands: its left and right margin, and whether the right one is certain."""

    left: float
    right: float


@dataclass(slots=True)
class Draft:
    """A paragraph in the making. ``frame``: that of its last line."""

    lines: list[Line]
    frame: Frame
    mark: Mark | None = None
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


class Spacing:
    """How far apart the lines of one paragraph are, by font size, learned from a document.

    Lines that start with a small letter under a long line show which distances lie inside paragraphs.
    ``labels``: what stands before a colon at the start of several lines, such as names of speakers.
    """

    def __init__(self, columns: list[list[Line]]) -> None:
        """Count the distances between neighbouring lines of one size."""
        every: dict[int, Counter[int]] = defaultdict(Counter)
        wrapped: dict[int, Counter[int]] = defaultdict(Counter)
        for lines in columns:
            for above, below in pairwise(lines):
                gap = below.base - above.base
                if abs(above.size - below.size) < 0.06 * above.size and 0.8 * above.size < gap < 2.6 * above.size:
                    every[round(above.size * 2)][round(gap * 4)] += 1
                    if is_wrap(above, below):
                        wrapped[round(above.size * 2)][round(gap * 4)] += 1
        sizes: Counter[int] = Counter()
        for lines in columns:
            for line in lines:
                sizes[round(line.size * 2)] += len(line.text)
        self.body = max(sizes, key=lambda s: (sizes[s], -s)) / 2 if sizes else 10.0
        labels = Counter(label for lines in columns for line in lines if (label := read_label(line.text)))
        self.labels = frozenset(label for label, count in labels.items() if count > 1)
        self.pitch: dict[int, float] = {}
        self.inner: dict[int, set[int]] = {}
        for size, gaps in every.items():
            seen = wrapped[size] or gaps
            total = sum(seen.values())
            near = {gap: seen[gap - 1] + seen[gap] + seen[gap + 1] for gap in seen}
            frequent = [gap for gap, count in near.items() if count >= (max(2, 0.12 * total) if total > 2 else 1)]
            if seen is gaps:  # no proof: the tightest usual distance of set text
                frequent = frequent + [gap for gap in gaps if 1.05 * size / 2 <= gap / 4 <= 1.3 * size / 2]
            pitch = (min(frequent) if frequent else min(seen)) / 4
            self.pitch[size] = min(pitch, 0.75 * size) if seen is gaps else pitch
            if seen is not gaps and total > 2:
                self.inner[size] = {near_gap for gap in frequent for near_gap in (gap - 1, gap, gap + 1)}

    def is_inner(self, size: float, gap: float) -> bool:
        """Tell whether two lines of a font size may stand this far apart inside a paragraph."""
        key = round(size * 2)
        pitch = self.pitch.get(key)
        if pitch is None:
            return gap <= 1.6 * size
        return gap <= 1.12 * pitch + 0.06 * size or round(gap * 4) in self.inner.get(key, ())


def read_label(text: str) -> str:
    """Return the few words before a colon that open a line, "" if there are none."""
    match = _SPEAKER.match(text)
    return match[1] if match and match[1][0].isupper() and match[1].count(" ") < _MOST_LABEL_WORDS else ""


def is_wrap(above: Line, below: Line) -> bool:
    """Tell whether a line plainly goes on in the next: no end, a small letter, not far from one margin."""
    return (
        below.text[:1].islower()
        and above.text[-1:] not in TERMINATORS
        and above.x1 >= below.x1 - 3 * above.size
        and len(above.text) > 20
    )


def find_right(lines: list[Line], left: float, fallback: float) -> float:
    """Estimate where full lines end. ``fallback``: what the page's symmetry says.

    A place counts if several lines end near it and, when it lies far inside, if lines that
    reach it are followed by small letters.
    """
    if not lines:
        return fallback
    ends = sorted((line.x1 for line in lines), reverse=True)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    least = max(3, round(0.04 * len(lines)))
    index = 0
    for start, end in enumerate(ends):
        index = max(index, start)
        while index < len(ends) and ends[index] >= end - 2.5 * size:
            index += 1
        if index - start < least and not (
            start == 0 and len(lines) >= 4 and index - start >= 2 and end >= fallback - 2 * size
        ):
            continue
        if end >= left + 0.85 * (fallback - left):
            return end
        wrapped = sum(
            above.x1 >= end - 6 * size and is_wrap(above, below) and abs(above.size - below.size) < 0.1 * size
            for above, below in pairwise(lines)
        )
        return end if wrapped >= 2 else max(end, fallback)
    return max(min(ends[0], fallback + 2 * size), fallback) if ends[0] > fallback else fallback


def narrow_frame(lines: list[Line], frame: Frame, spacing: Spacing) -> Frame:
    """Return the frame, its right margin moved in where lines plainly wrap long before it."""
    wraps = [(a, b) for a, b in pairwise(lines) if is_wrap(a, b) and spacing.is_inner(a.size, b.base - a.base)]

    def support(right: float) -> int:
        return sum(a.x1 <= right < a.x1 + SPACE * a.size + b.first for a, b in wraps)

    ends = sorted((line.x1 for line in lines), reverse=True)
    least = ends[min(round(_OVER_MARGIN * len(ends)), len(ends) - 1)] if ends else frame.right
    best = max((end for end in {a.x1 for a, _ in wraps} if end >= least), key=lambda e: (support(e), e), default=None)
    now = support(frame.right)
    if best is None or best > frame.right or support(best) < max(now + 2, 0.5 * len(wraps)):
        return frame
    return Frame(frame.left, best)


def build_drafts(
    lines: list[Line], marks: dict[int, Mark], frame: Frame, spacing: Spacing, cell: Cell | None = None
) -> list[Draft]:
    """Make paragraphs of the lines of one column or cell, from the top."""
    drafts: list[Draft] = []
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
            drafts.append(Draft([line], frame, mark, cell, gap))
        before = line
    return drafts


def _is_lone_marker(draft: Draft) -> bool:
    return draft.mark is not None and len(draft.lines) == 1 and draft.mark.length >= len(draft.lines[0].text)


def _is_mid_sentence(draft: Draft, line: Line, mark: Mark, following: Mark | None) -> bool:
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


def continues(draft: Draft, line: Line, frame: Frame, spacing: Spacing, gap: float | None) -> bool:  # noqa: PLR0911 - rules in order
    """Tell whether a line without a marker goes on with a paragraph. ``gap``: None over a page or column break."""
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
    if gap is not None and draft.mark is not None and draft.space_before > _SPACED * gap:
        return True
    return _is_aligned(draft, line, frame) or _is_rest_of_answer(draft, line)


def _is_rest_of_answer(draft: Draft, line: Line) -> bool:
    """Tell whether a line goes on with a question or answer, which are set in at their first line: "Q.  Who …"."""
    asked = (
        draft.mark is not None and draft.mark.text.strip(".:") in _ASKED and line.first_word.strip(".:") not in _ASKED
    )
    return asked and line.x0 <= draft.lines[0].x0 and not line.text.endswith(":") and line.text[0] not in "(["


def _is_one_size(draft: Draft, line: Line, frame: Frame) -> bool:
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


def _fits(draft: Draft, line: Line, frame: Frame) -> bool:
    """Tell whether the first word of a line would have had room on the line before, so that its writer broke there.

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
    return first + slack + 0.1 * size <= draft.frame.right - last.x1 - SPACE * size


def _is_large(draft: Draft, line: Line, gap: float, spacing: Spacing) -> bool:
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


def _opens_alike(draft: Draft, line: Line) -> bool:
    """Tell whether a line opens with the words that its paragraph opens with: one more of a kind."""
    words = line.text.split(" ", _SAME_WORDS)[:_SAME_WORDS]
    return (
        len(words) == _SAME_WORDS
        and draft.mark is None
        and draft.lines[0].text.split(" ", _SAME_WORDS)[:_SAME_WORDS] == words
    )


def _is_label_start(draft: Draft, line: Line, spacing: Spacing) -> bool:
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


def _is_hanging(draft: Draft, line: Line, frame: Frame) -> bool:
    """The line stands under the text of a list item, right of its marker, or under text set off by a tab."""
    tab = draft.lines[0].tab - draft.frame.left
    if tab > 0 and abs(line.x0 - frame.left - tab) < 0.3 * line.size:
        return True
    if draft.mark is None:
        return False
    offset, start = line.x0 - frame.left, draft.lines[0].x0 - draft.frame.left
    text = text_offset(draft)
    return offset > start + 0.3 * line.size and abs(offset - text) < 0.5 * line.size


def text_offset(draft: Draft) -> float:
    """Where a list item's own text starts, relative to the frame."""
    first = draft.lines[0]
    start = first.x0 - draft.frame.left
    if draft.mark is None:
        return start
    if len(draft.lines) > 1 and draft.lines[1].x0 - draft.frame.left > start:
        return draft.lines[1].x0 - draft.frame.left
    return start + (first.first + first.gap if first.gap else 0.6 * first.size * len(draft.mark.text))


def _is_aligned(draft: Draft, line: Line, frame: Frame) -> bool:
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


def goes_on(draft: Draft, line: Line, frame: Frame, spacing: Spacing) -> bool:
    """Tell whether a paragraph runs over a page or column break into a line without a marker."""
    last = draft.lines[-1]
    if not continues(draft, line, frame, spacing, None):
        return False
    if draft.bold != line.bold and (draft.bold or not line.text[:1].islower()):
        return False
    if _is_hanging(draft, line, frame) or line.text[:1].islower() or is_divided_address(last.text, line.text):
        return True
    return not last.text.endswith(TERMINATORS) and abs(line.x0 - frame.left - draft.body) < 0.6 * line.size
