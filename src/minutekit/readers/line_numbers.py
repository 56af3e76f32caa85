"""Numbers that count the lines of each page down its left edge, as court transcripts have them: no part of the text.

They are told from lists by what only they do: nearly every line has one, they count on from 1 without a hole, and they
start again at 1 on the next page.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from minutekit.schema import Diagnostic

if TYPE_CHECKING:
    from minutekit.readers.pdf.words import Page, Word

LEAST, LEAST_AGAIN, LEAST_PAGES = 15, 3, 2
"""Fewer numbers down a page may be a list, and so may fewer pages; the last page of those that count is short."""
_NUMBERED = re.compile(r"(?P<before>[ \f\ufeff]{0,9})(?P<number>\d{1,2})(?=$|\t|\s{1,}\S)", re.ASCII)
_SHARE = 0.9
_ROW = 4.0
"""Points of height that make one line."""


def drop_line_numbers(text: str) -> tuple[str, list[Diagnostic]]:
    """Put spaces for the numbers that count the lines of a plain text; return the text and what was left out."""
    if not re.search(r"(?m)^[ \f]{0,9}2(?:\s|$)", text):
        return text, []
    lines = text.split("\n")
    counted: list[tuple[int, re.Match[str]]] = []
    tops: list[int] = []
    for at, match in ((at, match) for at, line in enumerate(lines) if (match := _NUMBERED.match(line))):
        number, last = int(match["number"]), tops[-1] if tops else 0
        if number == 1 and (not tops or last >= LEAST):
            tops.append(1)
        elif tops and number == last + 1:
            tops[-1] = number
        elif last < LEAST:
            return text, []
        else:
            continue
        counted.append((at, match))
    said = sum(bool(line.strip()) for line in lines)
    if len(tops) < LEAST_PAGES or len(counted) < _SHARE * (said - len(tops)):
        return text, []
    for at, match in counted:
        lines[at] = f"{match['before']}{' ' * len(match['number'])}{lines[at][match.end() :]}"
    return "\n".join(lines), [_tell(last) for last in tops]


def find_line_numbers(page: Page, least: int) -> list[Word]:
    """Return the words of a page of a PDF that count its lines, from the top; none if there is no such row of them."""
    if not any(word.text == str(least) for word in page.words):
        return []
    first: dict[int, Word] = {}
    for word in page.words:
        row = round(word.base / _ROW)
        if row not in first or word.x0 < first[row].x0:
            first[row] = word
    column = [word for _, word in sorted(first.items()) if word.text.isdecimal() and word.cell < 0]
    start = next((at for at, word in enumerate(column) if word.text == "1"), 0)
    column = [word for word, number in zip(column[start:], count(1), strict=False) if word.text == str(number)]
    if len(column) < least or len(column) == len(page.words):
        return []
    inside = sum(column[0].top <= word.base <= column[-1].bottom for word in first.values())
    return column if 2 * len(column) >= inside else []


def take_line_numbers(numbered: list[tuple[Page, list[Word]]]) -> list[Diagnostic]:
    """Take the numbers found on pages out of their words (in place), if the count starts again on a further page."""
    if len(numbered) < LEAST_PAGES:
        return []
    for page, numbers in numbered:
        taken = {id(word) for word in numbers}
        page.words[:] = [word for word in page.words if id(word) not in taken]
    return [_tell(len(numbers), page.number) for page, numbers in numbered]


def _tell(last: int, page: int | None = None) -> Diagnostic:
    return Diagnostic("line-number", f"numbers of {last} lines left out", f"1-{last}", page)
