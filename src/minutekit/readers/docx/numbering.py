"""Word's lists: which list and level a paragraph belongs to, and what its marker shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from minutekit.readers.characters import clean_characters, collapse_spaces
from minutekit.readers.docx.names import W, number_of, value_of
from minutekit.readers.docx.styles import StyleSheet, read_format
from minutekit.readers.ordinals import format_number
from minutekit.readers.placement import UNSET, ParagraphFormat

BULLET = "•"
_LONGEST_MARKER = 40
_MAX_LEVEL = 8


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``text``: its pattern, such as "%1.%2"; ``form``: how it sets its paragraphs."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    style: str | None = None
    form: ParagraphFormat = UNSET


@dataclass(frozen=True, slots=True)
class WordList:
    """A list as paragraphs name it. Lists over one ``abstract`` go on counting from one another."""

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """All lists of a file, and how far each has counted."""

    lists: dict[str, WordList] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, list_id: str, style_id: str | None) -> int | None:
        """Find the level that is bound to a paragraph style."""
        found = self.lists.get(list_id)
        if found is None or style_id is None:
            return None
        return next((at for at, level in found.levels.items() if level.style == style_id), None)

    def format_of(self, list_id: str, at: int) -> ParagraphFormat:
        """Return how a level of a list sets its paragraphs."""
        found = self.lists.get(list_id)
        level = found.levels.get(at) if found is not None else None
        return level.form if level is not None else UNSET

    def advance(self, list_id: str, at: int) -> str | None:
        """Count one paragraph of a list and give its marker: "•", "2.", "1.a)"; None for an unmarked level."""
        found = self.lists.get(list_id)
        at = min(max(at, 0), _MAX_LEVEL)
        if found is None:
            return BULLET
        level = found.levels.get(at, Level("bullet"))
        counts = self._counts.setdefault(found.abstract, {})
        if at in found.restarts and (list_id, at) not in self._begun:
            self._begun.add((list_id, at))
            counts[at] = found.restarts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        for deeper in [key for key in counts if key > at]:
            del counts[deeper]
        if level.format == "bullet":
            return BULLET
        if level.format == "none" and not level.text.strip():
            return None
        marker = collapse_spaces(clean_characters(self._show(found, at, counts, level)))
        return marker[:_LONGEST_MARKER] or None

    @staticmethod
    def _show(found: WordList, at: int, counts: dict[int, int], level: Level) -> str:
        def replace(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            of = found.levels.get(other, Level())
            return format_number(counts.get(other, of.start), of.format if other != at else level.format)

        return re.sub(r"%([1-9])", replace, level.text)


def read_numbering(root: etree._Element | None, styles: StyleSheet) -> Numbering:
    """Read numbering.xml (None: no lists)."""
    if root is None:
        return Numbering()
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}
    for element in root.iterfind(W + "abstractNum"):
        key = element.get(W + "abstractNumId", "")
        abstract[key] = _read_levels(element)
        link = value_of(element, "numStyleLink")
        if link:
            linked[key] = link
    lists: dict[str, WordList] = {}
    bases: dict[str, str] = {}
    for element in root.iterfind(W + "num"):
        list_id, key = element.get(W + "numId", ""), value_of(element, "abstractNumId") or ""
        bases[list_id] = key
        levels = dict(abstract.get(key, {}))
        restarts: dict[int, int] = {}
        for override in element.iterfind(W + "lvlOverride"):
            at = number_of(override.get(W + "ilvl"))
            start = number_of(value_of(override, "startOverride"))
            if at is not None and start is not None:
                restarts[at] = start
            levels.update(_read_levels(override))
        lists[list_id] = WordList(key, levels, restarts)
    for list_id, key in bases.items():
        target = styles[linked[key]].list_id if key in linked else None
        if target in bases and not lists[list_id].levels:
            lists[list_id] = WordList(key, abstract.get(bases[target], {}), lists[list_id].restarts)
    return Numbering(lists)


def _read_levels(element: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for child in element.iterfind(W + "lvl"):
        at = number_of(child.get(W + "ilvl"))
        if at is None or not 0 <= at <= _MAX_LEVEL:
            continue
        start = number_of(value_of(child, "start"))
        levels[at] = Level(
            value_of(child, "numFmt") or _alternate_format(child) or "decimal",
            value_of(child, "lvlText") or "",
            1 if start is None else start,
            value_of(child, "pStyle"),
            read_format(child.find(W + "pPr")),
        )
    return levels


def _alternate_format(level: etree._Element) -> str | None:
    """Find a number format that a newer Word wrote behind mc:AlternateContent."""
    element = next(level.iter(W + "numFmt"), None)
    return element.get(W + "val") if element is not None else None
