"""Numbers that count the lines of each page down its left edge, as court transcripts have them: no part of the text."""

from __future__ import annotations

import re

from minutekit.schema import Diagnostic

_NUMBERED = re.compile(r"(?P<before>[ \f\ufeff]{0,9})(?P<number>\d{1,2})(?=$|\t|\s{1,}\S)", re.ASCII)
LEAST = 15
"""Fewer numbers than this down a page may be a list."""
LEAST_PAGES = 2
_SHARE = 0.9


def drop_line_numbers(text: str) -> tuple[str, list[Diagnostic]]:
    """Put spaces for the numbers that count lines; return the text and what was left out.

    They are told from lists by what only they do: nearly every line that says anything has one, they count on
    without a hole, and they start again at 1 on the next page.
    """
    if not re.search(r"(?m)^[ \f]{0,9}2(?:\s|$)", text):
        return text, []
    lines = text.split("\n")
    said = sum(bool(line.strip()) for line in lines)
    found = [(at, match, int(match["number"])) for at, line in enumerate(lines) if (match := _NUMBERED.match(line))]
    counted: list[tuple[int, re.Match[str]]] = []
    tops: list[int] = []
    last = 0
    for at, match, number in found:
        if number == last + 1 or (number == 1 and last >= LEAST):
            if number == 1:
                tops.append(0)
            tops[-1] = last = number
            counted.append((at, match))
        elif last < LEAST:
            return text, []
    if len(tops) < LEAST_PAGES or len(counted) < _SHARE * (said - len(tops)):
        return text, []
    for at, match in counted:
        lines[at] = f"{match['before']}{' ' * len(match['number'])}{lines[at][match.end() :]}"
    return "\n".join(lines), [
        Diagnostic("line-number", f"numbers of {last} lines left out", f"1-{last}") for last in tops
    ]
