"""Spoken turns cut into points of a sentence or so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutekit.language import split_sentences
from minutekit.schema import Span

if TYPE_CHECKING:
    from collections.abc import Callable

_SHORT = 4
_LONG = 60
_AIM = 30


def cut_spoken(text: str, start: int, language: str | None, is_break: Callable[[int], bool]) -> list[Span]:
    """Return the spans of a spoken turn's points, in order and disjoint, every word in one of them.

    ``text`` is the turn as it stands in the document from ``start`` on. A sentence of under four words
    goes to the one before it (the first to the one after). A sentence of over sixty words, as in
    captions without punctuation, is cut at about thirty where ``is_break`` says that a cue starts.
    """
    flat = text.replace("\n", " ").replace("\t", " ")
    bounds = [(left, right) for left, right in split_sentences(flat, language) if flat[left:right].strip()]
    if not bounds:
        return []
    cut = [part for left, right in bounds for part in _cut_long(flat, left, right, start, is_break)]
    merged: list[tuple[int, int]] = []
    opening = 0  # words of the first point so far
    for left, right in cut:
        words = len(flat[left:right].split())
        if merged and (words < _SHORT or (len(merged) == 1 and opening < _SHORT)):
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
        opening += words if len(merged) == 1 else 0
    return [Span(start + left, start + right) for left, right in merged]


def _cut_long(flat: str, left: int, right: int, start: int, is_break: Callable[[int], bool]) -> list[tuple[int, int]]:
    if len(flat[left:right].split()) <= _LONG:
        return [(left, right)]
    parts, opened, words = [], left, 0
    position = left
    while position < right:
        space = flat.find(" ", position, right)
        word_end = right if space < 0 else space
        words += word_end > position
        following = word_end + 1
        whole = words >= _AIM and (is_break(start + following) or words >= 2 * _LONG)
        if whole and len(flat[following:right].split(maxsplit=_SHORT)) >= _SHORT:
            parts.append((opened, word_end))
            opened, words = following, 0
        position = following
    parts.append((opened, right))
    trimmed = []
    for begin, end in parts:
        piece = flat[begin:end]
        if piece.strip():
            trimmed.append((begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())))
    return trimmed
