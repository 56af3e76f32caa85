"""What the human-readable formats have in common: a thing as headings and lines, words chosen, nothing escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from operator import itemgetter

from minutekit.language.fixed_words import Wording
from minutekit.schema import Point


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line comes from: ``place`` (meeting, page, section, who) and ``quote``, the source's words."""

    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Line:
    """One bullet: ``lead`` is set in bold before the text, ``remark`` in parentheses after it.

    ``number`` refers to the note that lists ``origins``; 0 where there is none. ``task``: somebody has to do it;
    ``owner`` and ``due`` say who and by when. ``id`` is stable and marks the line's place on a page.
    """

    text: str
    lead: str = ""
    remark: str = ""
    level: int = 0
    number: int = 0
    origins: tuple[Origin, ...] = ()
    task: bool = False
    owner: str = ""
    due: str = ""
    id: str = ""

    @property
    def differs(self) -> bool:
        """Whether a source says it in other words, so that a reader may want to see them."""
        return any(origin.quote and origin.quote != self.text for origin in self.origins)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of ``level`` 1 or 2 (below the title), at most one paragraph, then lines.

    ``folded``: to be read by who asks for it; formats that cannot fold leave it out.
    """

    heading: str
    level: int = 1
    paragraph: str = ""
    lines: tuple[Line, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document: a title, a line under it, groups, and the wording they were written with.

    ``language`` is the language of the content, which may be one without a wording of its own.
    ``origin`` names the one meeting or file that all comes from, "" where there are several.
    """

    title: str
    subtitle: str
    groups: tuple[Group, ...]
    wording: Wording
    language: str | None = None
    origin: str = ""
    date: Date | None = None

    @property
    def noted(self) -> tuple[Line, ...]:
        """The lines that have a numbered note, each number once, in the order of the numbers."""
        by_number = {line.number: line for group in reversed(self.groups) for line in reversed(group.lines)}
        return tuple(line for number, line in sorted(by_number.items(), key=itemgetter(0)) if number)


def format_time(seconds: float) -> str:
    """Write seconds from the start as 0:00:00."""
    whole = max(0, int(seconds))
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def place_parts(point: Point, wording: Wording, *, name_speaker: bool) -> Iterator[str]:
    """Yield what is known of a point's place within its meeting."""
    if point.page is not None:
        yield wording.page.format(point.page)
    if point.section:
        yield point.section
    if name_speaker and point.speaker:
        yield point.speaker
    if point.medium == "chat":
        yield wording.chat
    if point.time is not None:
        yield format_time(point.time)


def describe_origins(line: Line, outline: Outline) -> str:
    """Write a line's note: each origin's place, and its words where they are not the line's own."""
    notes = []
    for origin in line.origins:
        quote = f"“{origin.quote}”" if origin.quote and origin.quote != line.text else ""
        notes.append(": ".join(filter(None, (origin.place, quote))))
    return "; ".join(dict.fromkeys(filter(None, notes))) or outline.origin or outline.wording.meeting
