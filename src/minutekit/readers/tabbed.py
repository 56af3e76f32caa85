"""Rows that people set with tabs ("Ada Berg<tab>The roof leaks."): they are tables in all but name."""

from __future__ import annotations

import re
from dataclasses import replace

from minutekit.readers.inlines import Draft, Inline, plain_text
from minutekit.schema import Cell

LEAST_ROWS = 3
"""Fewer rows than this are lines with a label."""
MOST_COLUMNS = 8
LONGEST_LABEL = 60
NUMBER = re.compile(r"\d{1,3}[.)]?")
_WORD = re.compile(r"[^\W\d_]{2}")


def is_entry(label: str, entry: str, *, wraps: bool = False) -> bool:
    """Tell whether a label may be a cell: words, no number or time, and words beside it.

    A colon behind it makes it the label of a line, unless the rows go on over several lines (``wraps``).
    """
    labelled = len(label) <= LONGEST_LABEL and _WORD.search(label) is not None and not re.search(r"\d", label)
    return labelled and (wraps or not label.endswith((":", "："))) and _WORD.search(entry) is not None


def tabulate(drafts: list[Draft]) -> list[Draft]:
    """Make tables of runs of paragraphs with the same number of tabs; later tables are counted anew."""
    found: list[Draft] = []
    run: list[Draft] = []
    made = free = 0
    for draft in drafts:
        fits = draft.cell is None and draft.role == "paragraph" and draft.marker is None
        columns = len(_cut(draft)) if fits and "\t" in plain_text(draft.inlines) else 0
        if run and (columns == len(_cut(run[0])) or (fits and _goes_on(run, draft, columns))):
            run.append(draft)
            continue
        made += _close(run, found, free + made)
        run = [draft] if 1 < columns <= MOST_COLUMNS and plain_text(_cut(draft)[0]).strip() else []
        if draft.cell:
            free = max(free, draft.cell.table + 1)
            draft = replace(draft, cell=replace(draft.cell, table=draft.cell.table + made))  # noqa: PLW2901
        found.extend([] if run else [draft])
    _close(run, found, free + made)
    return found


def _goes_on(run: list[Draft], draft: Draft, columns: int) -> bool:
    """Tell whether a paragraph without a label goes on in the last column: it is set in as far as the rows' text."""
    if columns:
        return False
    text = plain_text(draft.inlines)
    return text.startswith("\t") or (draft.indent > 0 and draft.indent == run[-1].indent)


def _cut(draft: Draft) -> list[list[Inline]]:
    """Part a paragraph at its tabs, several in a row for one; what stands before a leading tab is empty."""
    parts: list[list[Inline]] = [[]]
    gap = False
    for piece in draft.inlines:
        for n, text in enumerate(piece.text.split("\t")):
            gap = gap or n > 0
            if text.strip() and gap:
                parts.append([])
            gap = gap and not text.strip()
            parts[-1].append(replace(piece, text=text))
    return parts


def _close(run: list[Draft], found: list[Draft], table: int) -> bool:
    """Add a run as the table of this number if it is one, else as it is; tell whether it is. The run is empty then."""
    rows = [_cut(draft) for draft in run]
    pairs = [pair for row in rows if (pair := _label_and_entry(row))]
    wraps = any(len(entry) > LONGEST_LABEL for _, entry in pairs)
    tabled = len(pairs) >= LEAST_ROWS and sum(is_entry(*pair, wraps=wraps) for pair in pairs) >= 0.8 * len(pairs)
    width = max(map(len, rows), default=0)
    for number, (draft, row) in enumerate(zip(run, rows, strict=True)):
        if not tabled:
            found.append(draft)
            continue
        for column, inlines in enumerate(row) if len(row) > 1 else [(width - 1, row[0])]:
            if plain_text(inlines).strip():
                cell = Cell(table, number, column, width)
                left = None if column else draft.left
                found.append(replace(draft, inlines=inlines, role="table_cell", level=0, cell=cell, left=left))
    run.clear()
    return tabled


def _label_and_entry(row: list[list[Inline]]) -> tuple[str, str] | None:
    """Return what opens a row and what stands beside it, the row's number aside; None where a row goes on."""
    texts = [plain_text(inlines).strip() for inlines in row]
    if len(texts) < 2 or not texts[0]:
        return None
    return (texts[1], texts[2]) if len(texts) > 2 and NUMBER.fullmatch(texts[0]) else (texts[0], texts[1])
