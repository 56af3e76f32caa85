"""The title of minutes: which of the lines called titles name the meeting, joined, without what programs add."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minutekit.language.addresses import is_link_only
from minutekit.language.patterns import compile_late
from minutekit.lexicon import find_classes, label_classes, word_classes, words_of
from minutekit.structure.days import is_of_other_meeting, split_label
from minutekit.structure.labels import REASONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date as Date  # noqa: N812 - as the field is called

    from minutekit.structure.days import DateReader
    from minutekit.structure.lines import Line

_MOST_LINES_OF_TITLE = 3
_FEWEST_WORDS_OF_TITLE = 2
_MOST_WORDS_OF_TITLE = 14
_FIRST_LINES = 30
# What programs add to the name of a meeting: the day, the hour, and what they made of it.
_RECORDED = compile_late(
    r"(?:[\s,–(-]+\d{4}[/-]\d{2}[/-]\d{2})?"
    r"(?:[\s,–-]+(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
    r"(?:\s(?:[A-Z]{2,5}(?:[+-]\d{1,2}(?::\d{2})?)?|[+-]\d{2}:?\d{2}))?\)?)?"
    r"\s*[–-]+\s*(?:transcript(?:ion)?|recording|(?:meeting )?notes by gemini|meeting notes)\s*$",
    re.IGNORECASE,
)
HEAD_LABELS = frozenset({"title", "date", "place", "field", "formula", "furniture", "boilerplate", "other", "heading"})
# A line of one word that labels one of these is no title.
_OTHER_LABELS = frozenset(
    ["attendance", "absent", "apologies", "invited", "officer", "agenda", "topic", "number", "signature", "time",
     "place", "field", "owner", "due", "status", "contents", "changes"]
)  # fmt: skip
_GENERIC = frozenset({"meeting", "document", "minutes", "function_word"})
UNTOLD = _GENERIC | {"body", "remote"}
PEOPLE = frozenset({"attendance", "absent", "apologies", "invited"})


@dataclass(frozen=True, slots=True)
class Title:
    """What the lines of the title say; ``named``: the day in one that says that these are minutes."""

    text: str | None
    day: Date | None = None
    named: Date | None = None


def read_title(lines: Sequence[Line], dates: DateReader, *, titled: bool) -> Title:
    """Join the first lines called titles that follow one another and mark them; what only says when is the date.

    ``titled``: the settings of the file say what its title is, so no heading does.
    """
    titles = [line for line in lines if line.label == "title" and line.role == "open" and may_be_title(line.text)]
    kept: list[Line] = []
    for line in titles:
        if kept and line.index > kept[-1].index + 1:
            break
        kept.append(line)
    kept += _list_rest(kept, lines)
    worded, day = _sort_titles(titles, kept, dates)
    if not worded:
        opening = _find_opening([line for line in lines if not titled or line.block.role != "heading"])
        if opening is not None:
            opening.role, opening.section, worded = "title", None, [opening]
    best = _choose(worded)
    for line in titles:
        if line.role == "title" and line not in best:
            line.drop(*REASONS["title"])
    if not best:
        return Title(None, day)
    text = " ".join(line.text for line in best)
    named = dates.day_of(text) if word_classes(text)["minutes"] else None
    return Title(" ".join(_RECORDED.sub("", text).split()).rstrip(" :"), day or dates.day_of(text), named)


def _list_rest(kept: list[Line], lines: Sequence[Line]) -> list[Line]:
    """Return the line in which a title goes on: the next one, alike, in lower case."""
    following = lines[kept[-1].index + 1 : kept[-1].index + 2] if kept else ()
    return [
        line for line in following
        if line.role == "open" and line.label in HEAD_LABELS
        and line.text[:1].islower() and _looks_like(line, kept[-1])
        and not is_link_only(line.text)
    ]  # fmt: skip


def _sort_titles(titles: list[Line], kept: list[Line], dates: DateReader) -> tuple[list[Line], Date | None]:
    """Mark lines as titles, those that only say when as dates; return those that name something, and the day."""
    for line in titles:
        line.role = "title"
    dated = [line for line in kept if dates.is_date_only(line.text)]
    if len(dated) < len(kept):
        # "3 May 2024 6.30 pm, video call" below the title.
        rest = [line for line in kept if line not in dated and not _opens_with_date(line.text, dates)]
        dated = [line for line in kept if line not in rest] if rest else dated
    for line in dated:
        line.role = "date"
    day = next(filter(None, (dates.day_of(line.text) for line in dated)), None)
    return [line for line in kept if line not in dated], day


def _opens_with_date(text: str, dates: DateReader) -> bool:
    found = dates.find(text)
    return bool(found) and found[0].start == 0 and found[0].date is not None


def may_be_title(text: str) -> bool:
    """Return whether a line is no label of something else."""
    parted = split_label(text)
    if parted and label_classes(parted[0]) & PEOPLE:
        return False
    return label_classes(text).isdisjoint(_OTHER_LABELS) or " " in text.strip()


def _find_opening(lines: Sequence[Line]) -> Line | None:
    """Return the line that stands for a title where the model sees none: reported as one, or first and of a meeting."""
    for line in lines[:_FIRST_LINES]:
        if line.block.role == "title" and line.role in {"open", "heading"}:
            return line
    for line in lines[:_MOST_LINES_OF_TITLE]:
        named = line.role in {"open", "heading"} and names_meeting(line.text) and may_be_title(line.text)
        if named and not is_of_other_meeting(line.text):
            return line
    for line in lines[:_FIRST_LINES]:
        if line.role == "open" and line.label in HEAD_LABELS and _names_minutes(line):
            return line
    return None


def _names_minutes(line: Line) -> bool:
    """Return whether a line is short and says first that these are the minutes, and of what."""
    words = line.text.split()
    return (
        _FEWEST_WORDS_OF_TITLE <= len(words) <= _MOST_WORDS_OF_TITLE
        and bool(word_classes(words[0])["minutes"])
        and not line.closed
        and split_label(line.text) is None
        and may_be_title(line.text)
    )


def _choose(lines: list[Line]) -> list[Line]:
    """Return the lines of the title: those that say what meeting or document it is, and what goes on from them."""
    if not lines:
        return []
    # "Meeting notes:" announces them and says nothing of which.
    naming = [line for line in lines if names_meeting(line.text) and not _announces(line.text)]
    first = naming[0] if naming else lines[0]
    kept = [first]
    for line in lines[lines.index(first) + 1 :]:
        same = _looks_like(line, first)
        goes_on = kept[-1].text.split()[-1].casefold() in words_of("function_word")
        sentence = line.closed and line.words > _MOST_LINES_OF_TITLE
        # "Minutes of meeting" alone does not say of which.
        goes_on = goes_on or (not sentence and all(is_generic(above.text) for above in kept))
        if len(kept) == _MOST_LINES_OF_TITLE or sentence or not (same or goes_on or line.text[:1].islower()):
            break
        kept.append(line)
    # "Board of the allotments" above "Minutes of the meeting": the line of the same look says of which.
    before = lines[lines.index(first) - 1] if lines.index(first) else None
    says = before and any(word.isalpha() and len(word) > _FEWEST_WORDS_OF_TITLE for word in before.text.split())
    if before and says and all(map(is_generic, (line.text for line in kept))) and _looks_like(before, first):
        kept.insert(0, before)
    return kept


def _announces(text: str) -> bool:
    return text.rstrip().endswith(":") and is_generic(text)


def _looks_like(line: Line, other: Line) -> bool:
    return (line.block.size, line.block.bold) == (other.block.size, other.block.bold)


def is_generic(text: str, classes: frozenset[str] = _GENERIC) -> bool:
    """Return whether a title holds no word but those of some classes: of meetings and their papers."""
    hits = [(hit.start, hit.end) for hit in find_classes(text) if hit.cls in classes]
    return all(
        any(start <= word.start() and word.end() <= end for start, end in hits)
        for word in re.finditer(r"[^\W\d_]{2,}", text)
    )


def names_meeting(text: str) -> bool:
    """Return whether a text holds a word for a meeting, its minutes or another of its papers."""
    classes = word_classes(text)
    return bool(classes["meeting"] or classes["document"] or classes["minutes"])
