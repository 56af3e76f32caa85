"""What an archive reports: additions, runs and how themes changed between runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import Literal

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
