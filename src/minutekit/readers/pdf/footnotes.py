"""Footnotes: small print at a page's foot whose numbers the text above refers to."""

from __future__ import annotations

import re

from minutekit.readers.pdf.furniture import Sheet
from minutekit.readers.pdf.settings import SETTINGS
from minutekit.readers.pdf.words import Line
from minutekit.schema import Diagnostic

MAX_LINES = 25
_NOTE = re.compile(r"(\d{1,2})(?:\s*(?=[^\W\d_\"“«¿¡(])|\s+)\S")
_REFERENCE = re.compile(r"[^\W\d_][\"”»’.,;:)\]]{0,2}(\d{1,2})(?![\w%])")


def drop_footnotes(sheets: list[Sheet], body: float) -> list[Diagnostic]:
    """Take footnotes out of the sheets' lines (in place); return one diagnostic for each page that had some or marks of some."""
    found = []
    for sheet in sheets:
        marks = [mark for line in sheet.lines for mark in line.notes]
        if marks:
            found.append(
                Diagnostic("footnote-mark", "raised numbers of footnotes left out", " ".join(marks), sheet.number)
            )
        notes = _find_notes(sheet, body)
        if notes:
            taken = {id(line) for line in notes}
            sheet.lines[:] = [line for line in sheet.lines if id(line) not in taken]
            text = " ".join(line.text for line in notes)
            found.append(
                Diagnostic("footnote-left-out", "footnotes at the foot of a page left out", text, sheet.number)
            )
    return found


def _find_notes(sheet: Sheet, body: float) -> list[Line]:
    """Return the last lines of a page from its first note on, if each note's number is referred to above."""
    ordered = sorted(sheet.lines, key=lambda line: (line.base, line.x0))
    start = len(ordered)
    while (
        start
        and ordered[start - 1].size <= SETTINGS.small_print * body
        and ordered[start - 1].cell < 0
        and len(ordered) - start < MAX_LINES
    ):
        start -= 1
    above, foot = ordered[:start], ordered[start:]
    if not above or not foot or foot[0].base < 0.4 * sheet.height:
        return []
    numbers = [int(match.group(1)) for line in foot if (match := _NOTE.match(line.text))]
    if not numbers or not _NOTE.match(foot[0].text) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    main = [line for line in above if line.size > SETTINGS.small_print * body]
    named = {int(number) for line in main for number in _REFERENCE.findall(line.text)}
    named |= {int(number) for line in main for note in line.notes for number in re.findall(r"\d+", note)}
    return foot if named.issuperset(numbers) else []
