"""A document's blocks as the stage works on them: lines whose meaning is found step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from minutekit.language.patterns import compile_late
from minutekit.lexicon import label_classes, use_plain_endings
from minutekit.schema import Person

if TYPE_CHECKING:
    from minutekit.schema import Block, Document

LineRole = Literal[
    "open", "title", "date", "field", "people", "label", "heading", "agenda", "digest", "content", "dropped", "point"
]

_NUMBERING = re.compile(
    r"^#{1,6}\s+|^§+\s?\d{1,3}[a-z]?[.:)]?\s+"
    r"|^\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[IVXLC]{1,6}|[a-hA-H])(?:[.)]+|/(?=\s)|\s*[-–—])\s+"
    r"|^\d{1,3}(?:\.\d{1,3}){1,5}\s+"
)
# Some write the number before what agendas call their items, some behind it.
_ITEM = compile_late(
    r"^(?:{item_word}\s*(?:n[.º°]\s*)?\d{1,3}(?:[./]\d{1,4})*(?: {of_agenda})?"
    r"|Min(?:ute)?\.?\s?(?:No\.?\s?)?[/.]?(?:[A-Z]{1,6}[/.])?\d{1,4}(?:(?:[/.-]\w{1,6}){1,4}|(?=\s?[:–—]))"
    r"|(?:dnevnog reda|napirendi pont|gündem maddesi)(?=\s?[:–—]))\s*[:.)–—-]*\s+(?=\S)",
    re.IGNORECASE,
)
_ORDINAL_WORD = compile_late(
    r"^{item_ordinal}\s*(?:[.:)]\s*[-–—]?|[-–—](?!feiras?\b))\s*(?=\S)|^第?[一二三四五六七八九十]{1,3}[、.．](?=\S)"
    r"|^البند \S+\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_BRACKET_TAIL = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]\s*:?\s*$")
_NUMBER_MARKER = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[IVXLCivxlc]+|[A-Za-z])[.):]*$")

TIMING = re.compile(r"\s*[(\[][^()\[\]]{0,60}?\d{1,4}\s*(?:min\w*|m|h|hours?|'|’)?\s*[)\]]\s*$", re.IGNORECASE)
_LONGEST_TOPIC = 200


@dataclass(slots=True)
class Line:
    """A block and what it was taken for.

    ``start`` and ``end`` bound what is left to say once labels are cut off, as offsets in the
    document's text. ``people``: those named on a line of attendance or a speaker's label.
    """

    index: int
    block: Block
    start: int
    end: int
    text: str
    role: LineRole = "open"
    label: str = ""
    section: str | None = None
    speaker: str | None = None
    chat: bool = False
    reason: str = ""
    message: str = ""
    people: list[Person] = field(default_factory=list)
    _counted: tuple[str, int] = ("", 0)

    @property
    def listed(self) -> bool:
        """Return whether the line is a list item."""
        return self.block.role == "list_item" or bool(self.block.marker)

    @property
    def numbered(self) -> bool:
        """Return whether the list marker is a number or letter, not a glyph."""
        return bool(self.block.marker and _NUMBER_MARKER.match(self.block.marker.strip()))

    @property
    def words(self) -> int:
        """Count the words."""
        if self._counted[0] is not self.text:
            self._counted = (self.text, len(self.text.split()))
        return self._counted[1]

    @property
    def closed(self) -> bool:
        """Return whether the text ends like a sentence."""
        return self.text.rstrip("\"'”’»)").endswith((".", "!", "?", "…", "。", "؟", ";"))

    @property
    def prose(self) -> bool:
        """Return whether the line reads as running text and not as a label."""
        return self.words >= 14 or (self.words >= 6 and self.closed)

    def cut(self, offset: int) -> None:
        """Take the first ``offset`` characters of the text off, as a label."""
        rest = self.text[offset:]
        shift = offset + len(rest) - len(rest.lstrip())
        self.start += shift
        self.text = rest.lstrip()

    def drop(self, reason: str, message: str) -> None:
        """Leave the line out, to be told in a diagnostic."""
        self.role, self.reason, self.message = "dropped", reason, message


def list_lines(document: Document) -> list[Line]:
    """Make one line of each block of the document."""
    lines = []
    for index, block in enumerate(document.blocks):
        text = block.text
        left = len(text) - len(text.lstrip())
        start = block.span.start + left
        stripped = text.strip()
        lines.append(Line(index, block, start, start + len(stripped), stripped))
    return lines


@lru_cache(maxsize=16_384)
def _cut_numbering(text: str) -> str:
    """Bring white space to single spaces and take a number, "Item 3:" and "Third:" off the front."""
    text = " ".join(text.replace("\u200b", "").split())
    for pattern in (_NUMBERING, _ITEM, _ORDINAL_WORD):
        match = pattern.match(text)
        text = text[match.end() :] if match else text
    return text


def names_item(text: str) -> bool:
    """Return whether a text opens with the number of an item of the agenda: "TOP 3 Dach", "Item 2: Roof"."""
    return _ITEM.match(text) is not None


def strip_numbering(text: str) -> str:
    """Take a heading's number, outer dashes and closing colon off."""
    bare = re.sub(r"\s*(?::|[-–—]+)\s*$", "", _cut_numbering(text)).strip()
    return bare[1:-1].strip() if bare[:1] == "[" and bare.find("]") == len(bare) - 1 else bare


def is_label(text: str, *classes: str) -> bool:
    """Return whether a text is a label of one of the classes of the lexicon."""
    return not label_classes(text).isdisjoint(classes)


@lru_cache(maxsize=16_384)
def topic_key(text: str) -> str:
    """Bring a topic to the form in which an agenda's line and the heading over its discussion agree."""
    if len(text) > _LONGEST_TOPIC:
        return ""
    text = _cut_numbering(TIMING.sub("", text) if text.rstrip().endswith((")", "]")) else text)
    if text.rstrip(" :").endswith((")", "]")):
        text = _BRACKET_TAIL.sub("", text)
    first, last = 0, len(text)
    while first < last and not text[first].isalnum():
        first += 1
    while last > first and not text[last - 1].isalnum():
        last -= 1
    return use_plain_endings(text[first:last].casefold())
