"""Where sentences end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_LONGEST = 20_000
"""Characters handed over at once: the library looks for the other end of each quotation mark, which is quadratic."""
# An end sign, what closes after it, and a gap before a capital or what opens; CJK signs need no gap.
_END = re.compile(r"(?:[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[¿¡]*[^\W\d_a-zà-öø-ÿ])|[。！？]+[」』）]*|\n+)")
# One letter, letters with dots between them, or a short word that people shorten with a dot; a number in a list.
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]?|\d{1,3}|"
    r"(?i:mr|mrs|ms|dr|prof|st|vs|etc|cf|ca|ed|eds|hon|rev|sr|sra|dra|mme|mlle|bzw|usw|z\.b|e\.g|i\.e))\.$"
)
_SEAMS = (". ", "! ", "? ", "。")


def split_sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the text's sentences, white space at their ends left out.

    sentencex: abbreviations and sentence signs of some 240 languages. ``language``: None reads as English. Where
    sentencex has no wheel (Windows on ARM), end signs before a capital end a sentence, save after what looks like an
    abbreviation.
    """
    spans = []
    position = 0
    for stretch in _cut_stretches(text):
        for piece in _list_pieces(stretch, language or "en"):
            # Offsets are counted from the pieces, which join to the text: the library's own count bytes
            # in some versions.
            start = text.index(piece, position)
            position = start + len(piece)
            left = start + len(piece) - len(piece.lstrip())
            right = left + len(piece.strip())
            if right > left:
                spans.append((left, right))
    return spans


def _list_pieces(text: str, language: str) -> list[str]:
    try:
        from sentencex import get_sentence_boundaries  # noqa: PLC0415 - imported at first use
    except ImportError:
        return split_plainly(text)
    return [boundary["text"] for boundary in get_sentence_boundaries(language, text)]


def split_plainly(text: str) -> list[str]:
    """Cut a text into sentences by its signs alone; the pieces join to the text."""
    ends = [match.end() for match in _END.finditer(text) if not _ABBREVIATION.search(text, 0, match.start() + 1)]
    return [text[start:end] for start, end in itertools.pairwise([0, *ends, len(text)]) if end > start]


def _cut_stretches(text: str) -> Iterator[str]:
    """Cut very long text where a sentence seems to end, else after a word, else anywhere."""
    start = 0
    while len(text) - start > _LONGEST:
        end = start + _LONGEST
        seam = max(text.rfind(sign, start, end) + len(sign) for sign in _SEAMS)
        if seam <= start + max(map(len, _SEAMS)):
            seam = text.rfind(" ", start, end) + 1
        end = seam if seam > start else end
        yield text[start:end]
        start = end
    yield text[start:]
