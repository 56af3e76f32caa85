"""Where sentences end."""

from __future__ import annotations


def split_sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the text's sentences, white space at their ends left out.

    sentencex: abbreviations and sentence signs of some 240 languages. ``language``: None reads as English.
    """
    from sentencex import get_sentence_boundaries  # noqa: PLC0415 - imported at first use

    spans = []
    position = 0
    for boundary in get_sentence_boundaries(language or "en", text):
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
