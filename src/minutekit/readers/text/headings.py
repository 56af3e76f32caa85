"""Headings of plain text: underlined, in capitals, ending in a colon, or standing alone above what they name."""

from __future__ import annotations

import re

from minutekit.readers.text.lines import Line
from minutekit.readers.text.wrapping import starts_with_address

_LONGEST = 90
_MOST_WORDS = 12
_LONG = 100
_LABEL_WORDS = 4
_SENTENCE = re.compile(r"[.!?;,][\"'”’»)]*$")
_NOT_ALONE = re.compile(r"[,;@\t]|:\s|https?://|www\.|\s(?:[–—|]|-{1,3})\s|\d{4}|^\W*\d")
_SMALL = frozenset(
    [
        "of",
        "the",
        "and",
        "de",
        "la",
        "le",
        "du",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "los",
        "las",
        "y",
        "e",
        "van",
        "von",
        "der",
        "bin",
        "al",
    ]
)
_NUMBER = re.compile(r"^\d{1,4}(?:[/.-]\d{1,4}){0,3}[.):]?\s+")
_FEW_LETTERS = 3
_UNDERLINES = {"=": 1, "━": 1}


def heading_level(
    text: str, block: list[Line], above: Line | None, below: Line | None, words: frozenset[str], *, single: bool
) -> int | None:
    """Give a block's heading level, None if it is none.

    ``block``: the lines it was made of; ``above`` and ``below``: the lines next to it; ``words``: those
    that the text has in lower case. ``single``: each
    line is a paragraph; then an ended sentence or list above and a long line below stand in for blank lines.
    """
    first, lines = block[0], len(block)
    opens = first.gap or (
        single
        and first.indent <= (above.indent if above else 0)
        and (above is None or above.marker is not None or bool(_SENTENCE.search(above.text)))
    )
    if first.underline and lines == 1:
        return _UNDERLINES.get(first.underline, 2)
    if first.marker is not None or not opens or lines > 1 or len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return None
    if first.page_top and len(text.split()) > _LABEL_WORDS:
        return None
    if below is None or sum(map(str.isalpha, text)) < 3:
        return None
    if text.endswith(":"):
        label = first.gap or len(text.split()) <= _LABEL_WORDS
        return 2 if label and "\t" not in text and not text[:1].islower() else None
    return _level_of_lone_line(text, below, words, single=single)


def _level_of_lone_line(text: str, below: Line, words: frozenset[str], *, single: bool) -> int | None:
    alone = (
        (single and len(below.text) >= _LONG)
        or below.gap
        or below.marker is not None
        or starts_with_address(below.text)
    )
    bare = _NUMBER.sub("", text)
    capitals = bare.isupper() and sum(map(str.isalpha, bare)) > _FEW_LETTERS
    if capitals and not below.text.isupper() and not alone:
        # Capitals right above running text head it, unless they may be who speaks.
        alone = bare != text or not _may_be_name(text, words, below)
    if not alone or _SENTENCE.search(text) or _NOT_ALONE.search(bare if capitals else text):
        return None
    if text.isupper():
        return 1
    return 2 if text[:1].isupper() and len(text) <= 60 and not _may_be_name(text, words, below) else None


def _may_be_name(text: str, words: frozenset[str], below: Line) -> bool:
    """Tell whether up to five words all begin with a capital, as names do ("Ana de la Cruz"), and are no common words.

    A word that stands elsewhere in lower case is common. One word with a gap below it is a heading.
    """
    main = [word for word in text.split() if word.casefold() not in _SMALL]
    if (
        len(main) > 5
        or not all(word[:1].isupper() for word in main)
        or (len(main) == 1 and (below.gap or starts_with_address(below.text)))
    ):
        return False
    return not all(word.lower() in words for word in main)
