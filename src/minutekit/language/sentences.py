"""Where sentences end."""

from __future__ import annotations

from collections.abc import Iterator

_LONGEST = 20_000
"""Characters handed over at once: the library looks for the other end of each quotation mark, which is quadratic."""
_SEAMS = (". ", "! ", "? ", "。")


def split_sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the text's sentences, white space at their ends left out.

    sentencex: abbreviations and sentence signs of some 240 languages. ``language``: None reads as English.
    """
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - imported at first use

    spans = []
    position = 0
    for stretch in _cut_stretches(text):
        for boundary in get_sentence_boundaries(language or "en", stretch):
            # Offsets are recounted from the pieces, which join to the text: the library's own count bytes
            # in some versions.
            piece = boundary["text"]
            start = text.index(piece, position)
            position = start + len(piece)
            left = start + len(piece) - len(piece.lstrip())
            right = left + len(piece.strip())
            if right > left:
                spans.append((left, right))
    return spans


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
