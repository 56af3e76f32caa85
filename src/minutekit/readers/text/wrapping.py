"""Which lines were broken for their width and belong together.

A wrapped line is one where the next word did not fit. How wide the page was is learned from lines that
are certainly wrapped: the next one starts in lower case. Set type has no single width in characters, so
the learned limit is a low quantile of what did not fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from minutekit.readers.text.lines import Line

_TERMINAL = re.compile(r"[.!?…。！？؟][\"'”’»)\]]*$")
_UNFINISHED = re.compile(
    r"(?:[^\W\d_][-‐]|[,(/&+–—=]|->|→|\b(?:and|or|the|an?|of|to|in|on|for|with|by|from|that|is|are|be|as|at|their|its|y|o|de|del|la|las|los|el|"
    r"en|con|por|para|que|e|ou|do|da|dos|das|em|com|no|na|um|uma|et|le|les|des|du|au|aux|dans|sur|pour|avec|par|und|oder|der|die|das|"
    r"den|dem|des|ein|eine|einer|im|in|zu|zum|zur|von|mit|für|auf|di|del|della|il|lo|gli|un|una|con|per|che|nel|nella))$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W\d_][^:\t]{0,29}:(?:\s|$)")
_ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_ADDRESS_END = re.compile(r"(?:https?://|www\.)\S*$", re.IGNORECASE)
_ADDRESS_REST = re.compile(r"(?=\S*[\d./_=&?%#-])(?![A-Z][a-z]+$)\S+$")
_JOINT = re.compile(r"(?:[+&/]|and|und|y|e|et)$")
_ADDRESS_START = re.compile(r"(?:https?://|www\.)|[^\s@]+@[^\s@]+\.[a-z]+\b", re.IGNORECASE)
_ADDRESS_TAIL = re.compile(r"(?:https?://|www\.|\S@)\S*$", re.IGNORECASE)
_OPENING = re.compile(r"[(\[\"'“‘«¿¡„]+")
_ASIDE = re.compile(r"\([^()]{1,14}\)\s")
_BRACKETED = re.compile(r"\([^()]*\)$")
_FEWEST = 3
_HANG = 2
_LOW, _HIGH = 0.1, 0.98
_NEVER = 1 << 30


@dataclass(frozen=True, slots=True)
class Width:
    """How wide lines are, in characters. ``limit``: a line and the next word that reach it did not fit together.

    ``widest``: hardly any line is longer. ``casual``: list items start in lower case as a habit, so that
    lower case proves nothing. ``wrapped``: False when each line is a paragraph of its own.
    """

    limit: float
    widest: float
    casual: bool
    wrapped: bool

    def is_full(self, line: Line, below: Line, share: float = 1.0) -> bool:
        """Tell whether the first word of the line below did not fit at the end of this one."""
        return _reach(line, below) >= share * self.limit


def measure_width(lines: list[Line]) -> Width:
    """Learn the width from the lines of one text."""
    marked = [line.text[line.marker.length :] for line in lines if line.marker]
    casual = sum(text[:1].islower() for text in marked) > 0.4 * len(marked) if marked else False
    lengths = sorted(line.indent + len(line.text) for line in lines)
    widest = lengths[min(int(_HIGH * len(lengths)), len(lengths) - 1)] if lengths else 0
    sure = sorted(
        _reach(line, below)
        for line, below in zip(lines, lines[1:], strict=False)
        if _starts_low(below) and not below.marker and not _TERMINAL.search(line.text) and len(line.text) >= 0.4 * widest
    )
    if len(sure) >= _FEWEST and widest <= 200:
        return Width(sure[int(_LOW * len(sure))], widest, casual, wrapped=True)
    adjacent = [line for line, below in zip(lines, lines[1:], strict=False) if not below.gap and not below.marker]
    full = sum(line.indent + len(line.text) >= 0.85 * widest for line in adjacent)
    if 40 <= widest <= 130 and len(adjacent) >= _FEWEST and full >= 0.5 * len(adjacent):
        return Width(0.95 * widest, widest, casual, wrapped=True)
    return Width(_NEVER, widest, casual, wrapped=False)


def continues(before: Line, line: Line, first: Line, width: Width) -> bool:
    """Tell whether ``line`` goes on from ``before``; ``first`` is the line that opened the block."""
    if line.marker is not None or before.underline:
        return False
    if _JOINT.match(line.text) or _JOINT.match(before.text):
        return not line.gap
    if _goes_on_in_address(before, line, width):
        return True
    unfinished = bool(_UNFINISHED.search(before.text)) and not _ADDRESS_TAIL.search(before.text)
    if _ADDRESS_START.match(line.text):
        return unfinished and not line.gap
    lower = _starts_low(line) and not width.casual
    if line.gap:
        return _continues_over_gap(before, line, width, unfinished=unfinished, lower=lower)
    if "\t" in line.text or "\t" in before.text:
        return False
    if first.marker is not None and line.indent >= first.indent + min(first.marker.length, _HANG):
        return True
    if line.indent > before.indent and not lower and before is not first:
        return False
    if line.indent > before.indent and not lower and not width.is_full(before, line):
        return False
    if first.marker is not None and line.indent < first.indent - 1:
        return False
    if _LABEL.match(line.text) and (_LABEL.match(first.text) or not width.is_full(before, line)):
        return False
    if _BRACKETED.match(line.text) and first is before and first.marker is None and not _TERMINAL.search(before.text):
        return True
    return _continues_below(before, line, first, width, unfinished=unfinished, lower=lower)


def _continues_over_gap(before: Line, line: Line, width: Width, *, unfinished: bool, lower: bool) -> bool:
    """Judge a line below a blank one: text copied out of PDFs has them inside paragraphs."""
    if not width.wrapped or line.text[:1].isdigit() or _TERMINAL.search(before.text) or before.text.endswith(":"):
        return False
    if lower:
        return unfinished or width.is_full(before, line, 0.85)
    return unfinished and not line.text[:1].isupper() and width.is_full(before, line, 0.85)


def _continues_below(before: Line, line: Line, first: Line, width: Width, *, unfinished: bool, lower: bool) -> bool:
    terminal = bool(_TERMINAL.search(before.text))
    if not width.wrapped:
        return lower and not terminal and (unfinished or len(before.text) >= 60)
    if lower:
        return unfinished or width.is_full(before, line, 0.6)
    if before.text.endswith(":"):
        return False
    if terminal:
        if first.marker is not None:
            return width.is_full(before, line)
        return _reach(before, line) > width.widest
    return width.is_full(before, line) or (unfinished and width.is_full(before, line, 0.8))


def starts_with_address(text: str) -> bool:
    """Tell whether a line begins with a web or mail address."""
    return bool(_ADDRESS_START.match(text))


def _starts_low(line: Line) -> bool:
    """Tell whether a line begins in lower case, brackets and quotes aside, as the middle of a sentence does."""
    if _ADDRESS_START.match(line.text) or _ASIDE.match(line.text):
        return False
    return _OPENING.sub("", line.text, count=1)[:1].islower()


def _goes_on_in_address(before: Line, line: Line, width: Width) -> bool:
    if line.gap:
        return False
    if _ADDRESS_ONLY.match(line.text):
        return before.text.endswith(":")
    return bool(
        width.wrapped and _ADDRESS_END.search(before.text) and _ADDRESS_REST.match(line.text)
        and before.indent + len(before.text) >= 0.85 * min(width.limit, width.widest)
    )


def _reach(line: Line, below: Line) -> int:
    """Columns that a line and the first word of the next would take up together."""
    return line.indent + len(line.text) + 1 + len(below.text.split(" ", 1)[0])
