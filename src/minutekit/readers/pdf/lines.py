"""Lines of text: words that share a baseline and stand close, with what their start and end look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from minutekit.readers.markers import is_marker
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line, Word
from minutekit.readers.raised import is_figure, write_raised

NEIGHBOURS = 40
"""How many pieces of a line are compared with a new one, which bounds the work on hostile pages."""
CLOSING = ".,;:!?…)]}»”’"
"""Signs that stand close behind a word."""
_SQUARES = 1 << 20
"""More squares than a page has side by side."""


def make_pieces(words: list[Word], page: int) -> list[Line]:
    """Join words in the file's own order into pieces of lines, printed twice only once."""
    pieces: list[Line] = []
    run: list[Word] = []
    main: Word | None = None
    for word in _once(words):
        if main is not None and not _goes_on(run, main, word):
            pieces.append(_line(run, page))
            run = []
            main = None
        if main is None or word.size > 1.1 * main.size:  # a raised figure does not give the line its height
            main = word
        run.append(word)
    if run:
        pieces.append(_line(run, page))
    return pieces


def _goes_on(run: list[Word], main: Word, word: Word) -> bool:
    """Return whether a word stands on the line of a run, close behind it. ``main``: the run's largest word."""
    last = run[-1]
    if last.hyphen or word.cell != last.cell:
        return False
    size = last.size
    if word.size == main.size == size >= 1.0 and -0.6 * size < word.x0 - last.x1 < SETTINGS.gap * size:  # most words
        return abs(word.base - main.base) <= SETTINGS.same_line * size
    small, large = (last.size, word.size) if last.size < word.size else (word.size, last.size)
    small = max(small, 1.0)
    if word.size > SETTINGS.larger_on_line * main.size and len(run) > 2 and not word.text[0].islower():
        return False  # a heading set on the line that a paragraph ends
    gap = word.x0 - last.x1
    wide = SETTINGS.marker_gap if len(run) == 1 and is_marker(last.text) else SETTINGS.gap
    if not -0.6 * small < gap < wide * large:
        return False
    if abs(word.base - main.base) <= SETTINGS.same_line * small:
        return True
    overlap = min(last.bottom, word.bottom) - max(last.top, word.top)
    return large - small > 0.15 * small and overlap > 0.6 * min(last.bottom - last.top, word.bottom - word.top)


def _once(words: list[Word]) -> Iterable[Word]:
    """Leave out words printed again on top of themselves (shadows, bold by printing twice, two text layers)."""
    first: dict[str, Word] = {}
    others: dict[str, dict[int, Word]] = {}
    for word in words:
        text = word.text
        known = first.setdefault(text, word)
        if known is word:
            yield word
            continue
        seen = others.get(text)
        if seen is None:
            seen = others[text] = {_find_squares(known)[1]: known}
        half, *squares = _find_squares(word)
        for square in squares:
            twin = seen.get(square)
            if twin is not None and abs(twin.x0 - word.x0) <= half and abs(twin.base - word.base) <= half:
                break
        else:
            seen[squares[0]] = word
            yield word


def _find_squares(word: Word) -> tuple[float, int, int, int, int]:
    """Return half the side of the squares that a page is cut into, the square of a word, and the nearest ones."""
    step = max(2.0, 0.35 * word.size)
    across, down = word.x0 / step, word.base / step
    column, row = round(across), round(down)
    column_too = column + (1 if across >= column else -1)
    row_too = (row + (1 if down >= row else -1)) * _SQUARES
    row *= _SQUARES
    return 0.5 * step, row + column, row + column_too, row_too + column, row_too + column_too


def _line(run: list[Word], page: int) -> Line:
    first = run[0]
    parts, length, lead = [first.text], len(first.text), 0
    marked = len(run) > 1 and is_marker(first.text)
    bold = marked or first.bold or not _is_worded(first.text)
    leading = marked or first.bold
    if not marked:
        lead = length if first.bold else 0
    one_size = True
    for word in run[1:]:
        if word.spaced:
            parts.append(" ")
            length += 1
        if leading:
            if word.bold:
                lead = length + len(word.text)
            else:
                leading = False
        if bold and not word.bold and _is_worded(word.text):
            bold = False
        one_size = one_size and word.size == first.size
        parts.append(word.text)
        length += len(word.text)
    if not one_size and (kept := _without_marks(run)):
        line = _line(kept, page)
        line.notes = tuple(word.text for word in run if word not in kept and word.text[-1:].isdecimal())
        return line
    ends = 1
    while ends < len(run) and not run[ends].spaced:
        ends += 1
    return Line(
        text="".join(parts),
        x0=min([w.x0 for w in run]),
        top=min([w.top for w in run]),
        x1=max([w.x1 for w in run]),
        bottom=max([w.bottom for w in run]),
        base=first.base if one_size else max(run, key=lambda w: (round(w.size, 1), len(w.text))).base,
        size=first.size if one_size else _main_size(run),
        bold=bold and lead > 0,
        lead=lead,
        first=run[ends - 1].x1 - first.x0,
        gap=run[ends].x0 - run[ends - 1].x1 if ends < len(run) else 0.0,
        mixed=ends < len(run) and run[ends].font != first.font,
        order=first.order,
        page=page,
        cell=first.cell,
    )


def _without_marks(run: list[Word]) -> list[Word]:
    """Return the words without the raised marks of footnotes, powers written as such; empty if nothing is raised."""
    main = max(run, key=lambda w: w.size)
    kept: list[Word] = []
    after = found = False
    for word in run:
        before = kept[-1] if kept else None
        if (
            before is not None
            and word.size <= SETTINGS.raised * main.size
            and word.base < main.base - 0.1 * main.size
            and word.x0 - before.x1 < 0.5 * main.size
            and is_figure(word.text)
        ):
            found = True
            said = write_raised("".join((" " if w.spaced else "") + w.text for w in kept[-3:]), word.text)
            if not said:
                after = True
                continue
            word.text, word.spaced = said, False
        if after:
            word.spaced = word.text[0].isalnum() or (word.spaced and word.text[0] not in CLOSING)
        after = False
        kept.append(word)
    return kept if found else []


def _is_worded(text: str) -> bool:
    return text.isalnum() or any(map(str.isalnum, text))


def _main_size(run: list[Word]) -> float:
    """Return the font size that most characters have."""
    sizes: Counter[float] = Counter()
    for word in run:
        sizes[word.size] += len(word.text)
    return max(sizes, key=lambda s: (sizes[s], s))


def join_pieces(pieces: list[Line]) -> list[Line]:
    """Join pieces of one column that stand on one line, and return whole lines from the top."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.x0, p.order)):
        row = next((r for r in reversed(rows[-4:]) if _same_row(r, piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    joined = [_join(sorted(row, key=lambda p: (p.x0, p.order))) for row in rows]
    joined.sort(key=lambda line: (line.base, line.x0))
    return joined


def _same_row(row: list[Line], piece: Line) -> bool:
    near = row[-NEIGHBOURS:]
    # Most pieces stand wholly below the row.
    if all(
        piece.top >= p.bottom and piece.base - p.base > SETTINGS.same_line * max(p.size, piece.size, 1.0) for p in near
    ):
        return False
    head = max(near, key=lambda p: len(p.text))
    size = max(min(head.size, piece.size), 1.0)
    if (
        max(head.size, piece.size) > SETTINGS.larger_on_line * size
        and min(head.text.count(" "), piece.text.count(" ")) > 0
    ):
        return False
    apart = all(piece.x0 >= p.x1 - 0.5 * size or piece.x1 <= p.x0 + 0.5 * size for p in near)
    if not apart:
        return False
    if abs(head.base - piece.base) <= SETTINGS.same_line * size:
        return True
    short = len(piece.text) <= 3 or len(head.text) <= 3 or abs(piece.size - head.size) > 0.15 * size
    overlap = min(head.bottom, piece.bottom) - max(head.top, piece.top)
    return short and overlap > 0.55 * min(head.bottom - head.top, piece.bottom - piece.top)


def _join(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    first = row[0]
    text, lead, leading = first.text, first.lead, first.bold or is_marker(first.text)
    gap, mixed = first.gap, first.mixed
    if " " not in first.text:
        gap, mixed = row[1].x0 - first.x1, True
    for before, piece in pairwise(row):
        glued = piece.x0 - before.x1 < 0.12 * min(before.size, piece.size)
        joint = "" if glued else " "
        if leading:
            lead = len(text) + len(joint) + piece.lead if piece.lead else lead
            leading = piece.bold
        text += joint + piece.text
    main = max(row, key=lambda p: len(p.text))
    worded = [p for p in (row[1:] if is_marker(first.text) else row) if any(map(str.isalnum, p.text))]
    return Line(
        text=text,
        x0=first.x0,
        top=min(p.top for p in row),
        x1=max(p.x1 for p in row),
        bottom=max(p.bottom for p in row),
        base=main.base,
        size=main.size,
        bold=bool(worded) and all(p.bold for p in worded),
        lead=lead,
        first=first.first,
        gap=gap,
        mixed=mixed,
        order=min(p.order for p in row),
        page=first.page,
        cell=first.cell,
        tab=next((p.x0 for before, p in pairwise(row) if p.x0 - before.x1 > SETTINGS.gap * p.size), 0.0),
        links=tuple(dict.fromkeys(link for p in row for link in p.links)),
        notes=tuple(note for p in row for note in p.notes),
    )


def find_stretches(texts: list[Word] | list[Line], gap: float = SETTINGS.gap) -> list[tuple[float, float]]:
    """Return the stretches of x with text, parted by white of ``gap`` font sizes; markers alone are of the next."""
    stretches: list[tuple[float, float, bool]] = []
    size = sorted(text.size for text in texts)[len(texts) // 2]
    for start, end, word in sorted((text.x0, text.x1, text.text) for text in texts):
        marker = is_marker(word)
        if stretches and start - stretches[-1][1] < gap * size:
            x0, x1, only = stretches[-1]
            stretches[-1] = (x0, max(x1, end), only and marker)
        else:
            stretches.append((start, end, marker))
    joined: list[tuple[float, float]] = []
    pending: float | None = None
    for x0, x1, only in stretches:
        if only:
            pending = x0 if pending is None else pending
            continue
        joined.append((x0 if pending is None else pending, x1))
        pending = None
    return joined
