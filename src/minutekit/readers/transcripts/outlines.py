"""What notes have and talk has not: headings, lists, and items with a time of which several people speak.

People note the hour beside what was said, and such notes look like a transcript line by line. What stands
between the times tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from minutekit.readers.transcripts.labels import Labels, split_labels

_BULLET = re.compile(r"[-*•●○◦▪■–][ \t]+\S|[0-9]{1,2}[.)][ \t]+\S")
_NUMBER = re.compile(r"[0-9]{1,2}[.)][ \t]+")
_RULE = re.compile(r"([=~_#*-])\1{2,}")
_MOST_WORDS = 6
_FEWEST_HEADINGS = 2
_FEWEST_ITEMS = 2
_OUTLINE_SHARE = 0.2
_FEWEST_TITLED = 3


def has_outline(bodies: Sequence[str], labels: Labels) -> bool:
    """Return whether headings and list items stand between what was said often enough for notes.

    ``bodies``: what follows each time, up to the next. A heading is a short line after a blank one, that
    occurs once, is no speaker's label and ends like no sentence. A list alone may be part of a message.
    """
    lines = [line for body in bodies for line in _later_lines(body)]
    often = Counter(text for text, _ in lines)
    headings = sum(gap and often[text] == 1 and _is_heading(text, labels) for text, gap in lines)
    items = sum(bool(_BULLET.match(text)) for text, _ in lines)
    outlined = headings >= _FEWEST_HEADINGS or (headings and items >= _FEWEST_ITEMS)
    return bool(outlined) and headings + items >= _OUTLINE_SHARE * len(bodies)


def names_items(bodies: Sequence[str], labels: Labels) -> bool:
    """Return whether the times stand before items with a title, below which labelled lines say who spoke.

    "[10:15] Budget", then "Ana: …" and "Bo: …" on lines of their own: minutes with the hours noted.
    """
    titled = 0
    for body in bodies:
        first, _, rest = body.partition("\n")
        title = first.strip()
        if title and not _opens_labelled(title, labels) and not title.endswith((".", "!", "?", "…", ",")):
            titled += any(_opens_labelled(line.strip(), labels) for line in rest.split("\n"))
    return titled >= max(_FEWEST_TITLED, 0.5 * len(bodies))


def _later_lines(body: str) -> list[tuple[str, bool]]:
    """Return the lines after what was said first, each with whether a blank line stands above it."""
    found: list[tuple[str, bool]] = []
    said, gap = False, False
    for raw in body.split("\n"):
        text = raw.strip()
        if said and text and not _RULE.fullmatch(text):
            found.append((text, gap))
        gap = not text
        said = said or bool(text)
    return found


def _is_heading(text: str, labels: Labels) -> bool:
    bare = _NUMBER.sub("", text).lstrip("#*_ ")
    return (
        bare[:1].isupper()
        and len(bare.split()) <= _MOST_WORDS
        and not text.endswith((".", "!", "?", "…", ",", ";"))
        and bare.rstrip(":*_ ") not in labels.names
        and not _opens_labelled(bare, labels)
    )


def _opens_labelled(line: str, labels: Labels) -> bool:
    return bool(line) and any(speaker is not None for speaker, _ in split_labels(line, labels))
