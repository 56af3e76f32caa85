"""What an archive reports: additions, runs and how themes changed between runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Literal

from minutekit.schema.digest import Digest, DigestTheme, KeyPoint, MeetingSummary
from minutekit.schema.point import Point

ThemeEvent = Literal["continued", "born", "ended", "split", "merged"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be added, and why (one line that says what to do)."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an addition did, by file. ``unchanged`` files were not read again.

    ``ignored`` files lie in an added folder but are no documents (pictures, programs). ``moved`` files are known
    and have another name now; ``copies`` hold a meeting that another file holds too, and are not counted twice;
    ``missing`` files were added from these folders and are no longer there (``Archive.remove`` takes them out).
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    ignored: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A grouping of the archive's points, as recorded. ``number`` counts from 1."""

    number: int
    n_meetings: int
    n_points: int
    n_themes: int
    n_unthemed: int
    options: str = ""


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """How one theme fared from an earlier run to a later one.

    ``gained`` and ``lost`` count points that both runs hold and that moved in or out; ``added`` and
    ``removed`` count points that only one of the runs holds. ``kin``: the themes it was merged
    into, split from or born out of.
    """

    id: str
    label: str
    event: ThemeEvent
    gained: int = 0
    lost: int = 0
    added: int = 0
    removed: int = 0
    kin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A change the user made to an archive's themes.

    ``number``: edits of one call share it. ``kind``: "rename", "merge", "move", "pin", "split", "hide", "note" or
    "code". ``subject``: the id of a theme, or of a point. ``undone``: taken back, and could be made again.
    """

    number: int
    kind: str
    subject: str
    value: str
    undone: bool = False

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.kind} {self.subject} -> {self.value or 'no theme'}"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A point found by its words.

    ``snippet``: the passage, what was found between the signs U+0002 and U+0003. ``date`` and ``source`` are its
    meeting's; ``theme`` and ``theme_id`` say where it is, None in no theme.
    """

    point: Point
    snippet: str
    date: Date | None = None
    source: str | None = None
    theme: str | None = None
    theme_id: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A point as registers list it: with its day, its file, its theme and where its speaker is from."""

    point: Point
    date: Date | None = None
    source: str | None = None
    theme: str | None = None
    theme_id: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """An action and what became of it. ``due``: its deadline as a day; ``closing``: the point that says it is done."""

    entry: Entry
    status: Literal["open", "done", "overdue"]
    due: Date | None = None
    closing: Point | None = None


@dataclass(frozen=True, slots=True)
class ThemeNews:
    """What is new in a theme: its new points, and how many it has by now."""

    id: str
    label: str
    points: tuple[Point, ...]
    n_points: int


@dataclass(frozen=True, slots=True)
class ThemeStory:
    """Something that happened to a theme in a run, and why.

    ``kind``: "born", "split" (off ``other``), "merged" (into ``other``), "regrouped"; "proposed" (points that would
    move to ``other`` if asked) and "label" (a better label there is) are offers, not changes.
    """

    run: int
    kind: Literal["born", "split", "merged", "regrouped", "proposed", "label"]
    id: str
    label: str
    n_points: int
    reason: str
    other: str | None = None
    other_label: str | None = None

    def __str__(self) -> str:
        """Say it in one line."""
        if self.kind == "split":
            return f"{self.label!r} split off from {self.other_label!r}: {self.reason}"
        if self.kind == "merged":
            return f"{self.label!r} merged into {self.other_label!r}: {self.reason}"
        if self.kind == "born":
            return f"{self.label!r} is new: {self.reason}"
        if self.kind == "proposed":
            return f"{self.label!r} and {self.other_label!r}: {self.reason}"
        return f"{self.label!r}: {self.reason}" if self.label else self.reason


@dataclass(frozen=True, slots=True)
class News:
    """What is new in an archive. ``since_run``: 0 where it was asked for by date.

    ``meetings``: those that are new. ``themes``: their points by theme, most first; ``unthemed``: those in none.
    ``stories``: what happened to themes, with the reasons.
    """

    since_run: int
    run: int
    meetings: tuple[MeetingSummary, ...] = ()
    themes: tuple[ThemeNews, ...] = ()
    unthemed: tuple[Point, ...] = ()
    stories: tuple[ThemeStory, ...] = ()

    def as_digest(self, most_points: int = 10) -> Digest:
        """Return the news as a digest, to be saved as text, HTML or Word with ``save``.

        ``most_points``: of each theme; how many more there are is said.
        """
        sections = []
        if self.stories:
            lines = tuple(KeyPoint(str(story)) for story in self.stories)
            sections.append(DigestTheme("Themes", lines))
        for theme in self.themes:
            shown = tuple(
                KeyPoint(point.text, (point,), (point.speaker,) if point.speaker else ())
                for point in theme.points[:most_points]
            )
            more = len(theme.points) - len(shown)
            count = f"{len(theme.points)} new of {theme.n_points}" + (f", {more} not listed here" if more else "")
            sections.append(DigestTheme(theme.label, shown, count, theme.id))
        return Digest(
            title="What is new",
            themes=tuple(sections),
            unthemed=self.unthemed[:most_points],
            meetings=self.meetings,
            heading=f"Since run {self.since_run}" if self.since_run else "New points",
        )
