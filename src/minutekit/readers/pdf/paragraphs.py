"""Lines made into paragraphs and list items: what was wrapped is joined, what was ended stays apart.

The chief evidence is whether the first word of the next line would still have fitted on this one: if so, the
writer ended the line. Spacing, indents, markers, size and weight speak beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from minutekit.readers.hyphens import ADDRESSES, is_divided_address, is_wide
from minutekit.readers.markers import Marker
from minutekit.readers.pdf.margins import TERMINATORS, Frame, Spacing
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line
from minutekit.schema import Cell

_ASKED = frozenset({"Q", "A"})


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making. ``frame``: that of its last line."""

    lines: list[Line]
    frame: Frame
    mark: Marker | None = None
    cell: Cell | None = None
    level: int = 0

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
    for n, line in enumerate(lines):
        mark, draft = marks.get(id(line)), drafts[-1] if drafts else None
        after = marks.get(id(lines[n + 1])) if n + 1 < len(lines) else None
        inside = draft is not None and (mark is None or _is_mid_sentence(draft, line, mark, after))
        if draft and inside and continues(draft, line, frame, spacing, line.base - lines[n - 1].base):
            draft.lines.append(line)
        else:
            drafts.append(Paragraph([line], frame, mark, cell))
    return drafts


def _is_mid_sentence(draft: Paragraph, line: Line, mark: Marker, after: Marker | None) -> bool:
    """A dash, an arrow or a number at a line's start that belongs to the sentence of the line before."""
    last, start = draft.lines[-1], draft.lines[0].x0
    level = line.x0 > start + 0.3 * line.size if draft.mark else abs(line.x0 - start) < 0.3 * line.size
    if not level or last.text.endswith(TERMINATORS):
        return False
    following = line.text[mark.length : mark.length + 1]
    return (
        (after is None or after.form != "dash") and (following.islower() or following.isdecimal())
        if mark.form == "dash"
        else not mark.alone
    )


def continues(draft: Paragraph, line: Line, frame: Frame, spacing: Spacing, gap: float | None) -> bool:  # noqa: PLR0911
    """Return whether a line without a marker goes on with a paragraph. ``gap``: None over a page or column break."""
    last = draft.lines[-1]
    size = max(last.size, 1.0)
    if abs(line.size - last.size) > 0.12 * size or (draft.bold and not line.bold and not line.lead):
        return False
    if gap is not None and _is_large(draft, line, gap, spacing):
        return True
    if gap is not None and (gap < -0.5 * size or not spacing.is_inner(last.size, gap)):
        return False
    if line.tab and last.tab and abs(line.tab - last.tab) < 0.5 * size:
        return False  # rows of a table without lines
    if is_divided_address(last.text, line.text):
        return True
    ended, alone = last.text.endswith(TERMINATORS[:3]), line.text.startswith(ADDRESSES)
    if (ended and alone) or (line.text[0] in "([" and (ended or last.text.rsplit(" ", 1)[-1].startswith(ADDRESSES))):
        return False
    if _is_rest_of_answer(draft, line):
        return True
    introduced = alone and last.text.endswith(":") and abs(line.x0 - last.x0) < 0.3 * size
    if (not introduced and _fits(draft, line)) or (line.bold and not draft.bold and not line.text[0].islower()):
        return False
    start, offset = last.x0 - draft.frame.left, line.x0 - frame.left
    if len(draft.lines) == 1 and not _is_under_tab(draft, line):
        return (start if draft.mark else 0.0) - 0.6 * size <= offset <= start + 9.0 * size
    # A further line starts where the one above does, or shares its middle.
    return (
        len(draft.lines) == 1 or abs(offset - start) <= 0.6 * size or abs(line.x0 + line.x1 - last.x0 - last.x1) < size
    )


def _is_rest_of_answer(draft: Paragraph, line: Line) -> bool:
    """Return whether a line goes on with a question or answer, which are set in at their first line: "Q.  Who …"."""
    asked = draft.mark is not None and draft.mark.text.strip(".:") in _ASKED
    new = line.first_word.strip(".:") in _ASKED or line.text.endswith(":") or line.text[0] in "(["
    return asked and line.x0 <= draft.lines[0].x0 and not new


def _fits(draft: Paragraph, line: Line) -> bool:
    """Return whether the first word of a line would have had room on the line before, so that its writer broke there.

    What speaks for one paragraph (hanging under a list item, a small letter after no end) asks for more room.
    """
    last = draft.lines[-1]
    size, room = max(last.size, 1.0), draft.frame.right - last.x1
    if is_wide(line.text[0]):
        return 1.1 * size <= room
    slack = 0.0
    if line.text.lstrip("-–— ")[:1].islower() and not last.text.endswith(TERMINATORS):
        slack = 0.3
    elif (draft.mark or _is_under_tab(draft, line)) and not (
        last.text.endswith(TERMINATORS[:3]) and line.text[0].isupper()
    ):
        slack = 0.1
    wanted = line.first + slack * (draft.frame.right - draft.frame.left) + (0.1 + SETTINGS.space) * size
    return wanted <= room


def _is_under_tab(draft: Paragraph, line: Line) -> bool:
    return abs(line.x0 - draft.lines[0].tab) < 0.3 * line.size


def _is_large(draft: Paragraph, line: Line, gap: float, spacing: Spacing) -> bool:
    """Two lines of one large title, broken where its writer wanted."""
    last = draft.lines[-1]
    return (
        line.size >= 1.3 * spacing.body
        and 0 < gap <= 1.4 * line.size
        and last.bold == line.bold
        and not last.text.endswith(TERMINATORS)
        and len(draft.lines) <= 3
        and min(abs(line.x0 - last.x0), abs(line.x0 + line.x1 - last.x0 - last.x1) / 2) < 0.2 * line.size
    )


def goes_on(draft: Paragraph, line: Line, frame: Frame, spacing: Spacing) -> bool:
    """Return whether a paragraph runs over a page or column break into a line without a marker."""
    if not continues(draft, line, frame, spacing, None) or (draft.bold != line.bold and draft.bold):
        return False
    return line.text[0].islower() or not draft.lines[-1].text.endswith(TERMINATORS)
