"""Which lines were broken for their width and belong together.

A wrapped line is one where the next word did not fit. How wide the page was is learned from lines that
are certainly wrapped: the next one starts in lower case. Set type has no single width in characters, so
the learned limit is a low quantile of what did not fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from minutekit.lexicon import label_classes, words_of
from minutekit.readers.hyphens import ADDRESSES
from minutekit.readers.text.lines import Line

_ENDS = tuple(".!?…。！？؟")
_CLOSING, _OPENING = "\"'”’»)]", "([\"'“‘«¿¡„"
_HALVES = tuple(",(/&+–—=→")
_JOINTS = frozenset({"+", "&", "/", "and", "und", "y", "e", "et"})
# "Sra. Vidal (PN).- Pide": a stop and a dash close a speaker's label as a colon does.
_LABEL = re.compile(r"[^\W\d_](?:[^:\t]{0,29}:(?:\s|$)|[^:\t–—]{1,40}\.\s?[–—-]\s(?=\S))")
_STAMPED = re.compile(
    r"\[[^\[\]\n]{0,60}?\b[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?(?: ?[AaPp][Mm])?\]"
    r"|[0-9][0-9:.T -]{3,25} <[^<>\s]{1,40}> "
)
_STAMP_SIGNS = frozenset("[0123456789")
_LABEL_ALONE = re.compile(r"[A-ZÀ-ÖØ-Þ][^:.!?\t ]{0,29}(?: [^:.!?\t ]{1,20})?:")
_ADDRESS_REST = re.compile(r"(?=\S*[\d./_=&?%#-])(?![A-Z][a-z]+$)\S+$")
_ADDRESS_START = re.compile(r"(?:https?://|www\.)|[^\s@]+@[^\s@]+\.[a-z]+\b", re.IGNORECASE)
_FEWEST = 3
_HANG = 2
_HANGING_SHARE = 0.75
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
        """Return whether the first word of the line below did not fit at the end of this one."""
        return _reach(line, below) >= share * self.limit


def measure_width(lines: list[Line]) -> Width:
    """Learn the width from the lines of one text."""
    marked = [line.text[line.marker.length :] for line in lines if line.marker]
    casual = len(marked) >= _FEWEST and sum(text[:1].islower() for text in marked) > 0.4 * len(marked)
    lengths = sorted(line.indent + len(line.text) for line in lines)
    widest = lengths[min(int(_HIGH * len(lengths)), len(lengths) - 1)] if lengths else 0
    sure = sorted(
        _reach(line, below)
        for line, below in pairwise(lines)
        if _starts_low(below) and not below.marker and not _is_ended(line.text) and len(line.text) >= 0.4 * widest
    )
    if len(sure) >= _FEWEST and widest <= 200:
        return Width(sure[int(_LOW * len(sure))], widest, casual, wrapped=True)
    adjacent = [line for line, below in pairwise(lines) if not below.gap and not below.marker]
    # A line that ends with its sentence may have ended there anyway.
    full = sum(
        (0.5 if _is_ended(line.text) else 1) for line in adjacent if line.indent + len(line.text) >= 0.85 * widest
    )
    if 40 <= widest <= 130 and len(adjacent) >= _FEWEST and full >= 0.5 * len(adjacent):
        return Width(0.95 * widest, widest, casual, wrapped=True)
    return Width(_NEVER, widest, casual, wrapped=False)


@dataclass(frozen=True, slots=True)
class _Seam:
    """Two lines that follow one another, and the line that opened their block."""

    before: Line
    line: Line
    first: Line
    width: Width

    @property
    def unfinished(self) -> bool:
        return _is_unfinished(self.before.text)

    @property
    def ended(self) -> bool:
        return _is_ended(self.before.text)

    @property
    def low(self) -> bool:
        return _starts_low(self.line) and not self.width.casual

    def full(self, share: float = 1.0) -> bool:
        return self.width.is_full(self.before, self.line, share)


def continues(before: Line, line: Line, first: Line, width: Width) -> bool:
    """Return whether ``line`` goes on from ``before``; ``first`` is the line that opened the block."""
    seam = _Seam(before, line, first, width)
    verdicts = (judge(seam) for judge in _JUDGES)
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _judge_marks(seam: _Seam) -> bool | None:
    """A list item or a heading ends the block; a lone "+" or "and" ties its neighbours."""
    if seam.line.marker is not None or seam.before.underline:
        return False
    if seam.line.text in _JOINTS or seam.before.text in _JOINTS:
        return not seam.line.gap
    return None


def _judge_addresses(seam: _Seam) -> bool | None:
    """An address stands on its own, unless the line above announces it or it was broken itself."""
    if _is_address(seam.line.text) and " " not in seam.line.text and seam.before.text.endswith(":"):
        return not seam.line.gap
    if splits_address(seam.before, seam.line, seam.width):
        return True
    return seam.unfinished and not seam.line.gap if _ADDRESS_START.match(seam.line.text) else None


def _judge_gap(seam: _Seam) -> bool | None:
    """Over a blank line only the middle of a sentence goes on: text copied out of PDFs has such gaps."""
    if not seam.line.gap:
        return None
    if not seam.width.wrapped or seam.line.text[:1].isdigit() or seam.ended or seam.before.text.endswith(":"):
        return False
    if seam.low:
        return seam.unfinished or seam.full(0.85)
    return seam.unfinished and not seam.line.text[:1].isupper() and seam.full(0.85)


def _judge_labels(seam: _Seam) -> bool | None:  # noqa: PLR0911 - rules in order
    """A tab or a label opens a line of its own ("Venue: ..."); a line in brackets belongs to the name above it."""
    before, line, first = seam.before, seam.line, seam.first
    if "\t" in line.text or "\t" in before.text or (first.marker is not None and line.indent < first.indent):
        return False
    if first.marker is not None and line.indent >= first.indent + min(first.marker.length, _HANG):
        # Set in below a list item: it goes on, or is a text of its own under a heading.
        full = _reach(before, line) >= _HANGING_SHARE * min(seam.width.widest, seam.width.limit)
        return seam.low or seam.unfinished or (full and not (seam.ended and bool(_LABEL.match(line.text))))
    if line.text[:1] in _STAMP_SIGNS and _STAMPED.match(line.text):
        return False
    if _LABEL_ALONE.fullmatch(line.text) and not seam.unfinished:
        return False
    if _LABEL.match(line.text) and (_LABEL.match(first.text) or not seam.full() or _names_field(line.text)):
        return False
    if line.text[0] == "(" and line.text[-1] == ")" and first is before and first.marker is None and not seam.ended:
        return True
    return None


def _names_field(text: str) -> bool:
    """Return whether what stands before a line's colon is a label of minutes, whose words may be short by chance."""
    label = text.partition(":")[0]
    return label[:1].isupper() and "." not in label and bool(label_classes(label))


def _judge_words(seam: _Seam) -> bool | None:
    """How the two lines end and begin, and whether the next word would have fitted."""
    if not seam.width.wrapped:
        if seam.ended:
            return False
        wide = len(seam.before.text) >= 60
        return (seam.low and (seam.unfinished or wide)) or (
            seam.unfinished and (wide or seam.line.indent > seam.before.indent)
        )
    if seam.low:
        return seam.unfinished or seam.full(0.6)
    if seam.before.text.endswith(":"):
        return False
    if seam.ended:
        return seam.full() if seam.first.marker is not None else _reach(seam.before, seam.line) > seam.width.widest
    return seam.full() or (seam.unfinished and seam.full(0.8))


_JUDGES: tuple[Callable[[_Seam], bool | None], ...] = (
    _judge_marks,
    _judge_addresses,
    _judge_gap,
    _judge_labels,
    _judge_words,
)
"""Each says yes, no, or leaves it to the next."""


def _starts_low(line: Line) -> bool:
    """Return whether a line begins in lower case, brackets and quotes aside, as the middle of a sentence does."""
    if _ADDRESS_START.match(line.text):
        return False
    return line.text.lstrip(_OPENING)[:1].islower()


def splits_address(before: Line, line: Line, width: Width) -> bool:
    """Return whether a web address was broken for its width between two lines."""
    return bool(
        width.wrapped
        and not line.gap
        and _holds_address(_last_word(before.text))
        and _ADDRESS_REST.match(line.text)
        and not _ADDRESS_START.match(line.text)
        and before.indent + len(before.text) >= 0.85 * min(width.limit, width.widest)
    )


def _is_ended(text: str) -> bool:
    return text.rstrip(_CLOSING).endswith(_ENDS)


def _is_unfinished(text: str) -> bool:
    """Return whether a line ends where no sentence does: in a hyphen, a comma, an article, a preposition."""
    last = _last_word(text)
    if _holds_address(last) or "@" in last[1:]:
        return False
    divided = last[-1:] in "-‐" and last[-2:-1].isalpha()
    return divided or last.endswith((*_HALVES, "->")) or last.lower() in words_of("function_word", "and")


def _is_address(text: str) -> bool:
    return text.lower().startswith(ADDRESSES)


def _holds_address(word: str) -> bool:
    return any(start in word.lower() for start in ADDRESSES)


def _last_word(text: str) -> str:
    """Return what stands behind the last space; to look for addresses elsewhere would cost quadratic time."""
    return text[max(text.rfind(" "), text.rfind("\t")) + 1 :]


def _reach(line: Line, below: Line) -> int:
    """Columns that a line and the first word of the next would take up together."""
    return line.indent + len(line.text) + 1 + len(below.text.split(" ", 1)[0])
