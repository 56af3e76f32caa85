"""Shorter forms of a long point: its own sentences and clauses, cut where nothing is left hanging."""

from __future__ import annotations

import re

from minutekit.language import split_sentences

_JOINERS = {
    "en": "and|so",
    "es": "y|así que",
    "pt": "e|então",
    "fr": "et|donc",
    "de": "und",
    "it": "e|quindi",
}
"""Words that add a clause to one that stands by itself. "But", "if", "because" and the like bind what
they join: without its second half the first would say something else."""

_LEAST_WORDS = 5
_MOST_PIECES = 40
_OPEN = re.compile(r"[(\[{\"“«„]")
_CLOSED = re.compile(r"[)\]}\"”»]")


def _splits(language: str | None) -> re.Pattern[str]:
    joiners = _JOINERS.get(language or "en")
    return re.compile(
        rf";\s+|\s(?:[-–—=]>?|→|⇒)\s+|,\s+(?=(?:{joiners})\s)" if joiners else r";\s+|\s(?:[-–—=]>?|→|⇒)\s+"
    )


def split_clauses(text: str, language: str | None) -> list[tuple[int, int]]:
    """Return (start, end) offsets of the text's sentences and, within them, additive clauses.

    A clause has at least five words and balanced brackets and quotes; what would be shorter stays with
    the clause before it.
    """
    pattern = _splits(language)
    pieces: list[tuple[int, int]] = []
    for start, end in split_sentences(text, language):
        left = start
        for match in pattern.finditer(text, start, end):
            clause, rest = text[left : match.start()], text[match.end() : end]
            if len(clause.split()) >= _LEAST_WORDS <= len(rest.split()) and _is_balanced(clause):
                pieces.append((left, match.start()))
                left = match.end()
        pieces.append((left, end))
    return pieces


def _is_balanced(text: str) -> bool:
    straight = text.count('"') % 2 == 0
    return straight and len(_OPEN.findall(text.replace('"', ""))) == len(_CLOSED.findall(text.replace('"', "")))


def shorten_text(text: str, most: int, language: str | None) -> list[str]:
    """Return runs of neighbouring clauses that stay within ``most`` words, longest run from each start.

    Empty if the text is short enough as it is, or has no place to be cut.
    """
    if len(text.split()) <= most:
        return []
    pieces = split_clauses(text, language)[:_MOST_PIECES]
    runs: list[str] = []
    ends_before = 0
    for first, (start, _) in enumerate(pieces):
        last = first - 1
        while last + 1 < len(pieces) and len(text[start : pieces[last + 1][1]].split()) <= most:
            last += 1
        if last >= max(first, ends_before):
            runs.append(text[start : pieces[last][1]])
            ends_before = last + 1
    return [run for run in runs if len(run.split()) >= _LEAST_WORDS]
