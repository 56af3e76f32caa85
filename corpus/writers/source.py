"""The hand-written sources: one YAML file a meeting, the only place where anything is said twice.

A point is a plain string (a statement) or a mapping whose first key is its kind::

    - We feed 300 children before nine.
    - action: Priya to send the price table.
      owner: Priya
      due: by 4 April

Other keys of a point: ``level`` (bullet depth), ``medium: chat``, ``form: paragraph``,
``box: true`` (a task box before it in Markdown),
``lead`` (printed before it, such as the owner's name; not in gold's text),
``language`` where it is not the meeting's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

KINDS = ("statement", "decision", "action", "question")


@dataclass(frozen=True)
class Point:
    """One thing said, decided, asked or to be done."""

    text: str
    kind: str = "statement"
    level: int = 0
    medium: str = "written"
    form: str = "bullet"
    owner: str | None = None
    due: str | None = None
    box: bool = False
    lead: str = ""
    language: str | None = None


@dataclass(frozen=True)
class Turn:
    """Points of one speaker (None: the notes do not say whose) and how the label is printed.

    ``style``: "line" (the label alone above its points), "inline" ("Name: text"),
    "dash" ("Name - text") or "none". ``printed``: lines under the label, such as a mail address.
    """

    points: tuple[Point, ...]
    speaker: str | None = None
    label: str = ""
    style: str = "none"
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A printed table. ``columns`` are its head; ``rows`` hold texts; each row is one point.

    ``point``, ``owner``, ``due``: the columns (from 0) that hold them. ``marks``: the column whose
    letter gives the row's kind by ``letters``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "action"
    point: int = 0
    owner: int | None = None
    due: int | None = None
    marks: int | None = None
    letters: dict[str, str] = field(default_factory=dict)

    def kind_of(self, row: tuple[str, ...]) -> str:
        """Tell the kind of a row."""
        return self.kind if self.marks is None else self.letters[row[self.marks]]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. ``number`` is printed before the heading, not in gold."""

    heading: str | None
    parts: tuple[Turn | Table, ...]
    number: str = ""
    level: int = 1
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """A block of the attendance list, as printed.

    ``style``: "line", "list", "lines" or "table" (cells cut at " | "). ``between`` stands between people
    on one line.
    """

    heading: str
    people: tuple[str, ...]
    absent: bool = False
    style: str = "line"
    between: str = ", "


@dataclass(frozen=True)
class Cue:
    """A turn of a transcript: sentences said without a break."""

    speaker: str
    sentences: tuple[Point, ...]


@dataclass(frozen=True)
class Message:
    """A chat message. ``aside``: neither its presence nor its absence among the points counts.

    ``reply``: the start of the message it answers, as the service quotes it.
    """

    time: str
    name: str
    text: str
    reply: str = ""
    kind: str = "statement"
    aside: bool = False


@dataclass(frozen=True)
class Source:
    """All that is known about one meeting."""

    id: str
    language: str
    title: str | None
    date: str | None
    place: str | None = None
    preface: tuple[str, ...] = ()
    attendance: tuple[Group, ...] = ()
    agenda: tuple[str, tuple[str, ...]] | None = None
    header: str = ""
    footer: str = ""
    sections: tuple[Section, ...] = ()
    closing: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    chat: tuple[Message, ...] = ()
    digest: tuple[dict[str, Any], ...] = ()
    files: tuple[dict[str, Any], ...] = ()
    words: dict[str, str] = field(default_factory=dict)


def _point(raw: str | dict[str, Any], form: str = "bullet") -> Point:
    if isinstance(raw, str):
        return Point(raw, form=form)
    kind = next(k for k in raw if k in KINDS)
    rest = {k: v for k, v in raw.items() if k != kind}
    return Point(**({"form": form} | rest), text=raw[kind], kind=kind)


def _part(raw: dict[str, Any], form: str) -> Turn | Table:
    if "table" in raw:
        rest = {k: v for k, v in raw.items() if k not in {"table", "rows"}}
        return Table(tuple(raw["table"]), tuple(tuple(map(str, row)) for row in raw["rows"]), **rest)
    speaker = raw.get("speaker")
    form = raw.get("form", form)
    return Turn(
        points=tuple(_point(p, form) for p in raw["points"]),
        speaker=speaker,
        label=raw.get("label", speaker or ""),
        style=raw.get("style", "line" if speaker else "none"),
        printed=tuple(raw.get("printed", ())),
    )


def _section(raw: dict[str, Any], form: str) -> Section:
    return Section(
        heading=raw.get("heading"),
        parts=tuple(_part(p, form) for p in raw.get("parts", ())),
        number=str(raw.get("number", "")),
        level=raw.get("level", 1),
        printed=tuple(raw.get("printed", ())),
    )


def load_source(path: Path) -> Source:
    """Read one YAML source; a misspelt key ends in a TypeError."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    form = raw.pop("form", "bullet")
    agenda = raw.pop("agenda", None)
    return Source(
        id=path.stem,
        attendance=tuple(Group(**{**g, "people": tuple(g["people"])}) for g in raw.pop("attendance", ())),
        agenda=(agenda["heading"], tuple(agenda["items"])) if agenda else None,
        sections=tuple(_section(s, form) for s in raw.pop("sections", ())),
        cues=tuple(
            Cue(name, tuple(_point(s) for s in ([said] if isinstance(said, (str, dict)) else said)))
            for turn in raw.pop("cues", ())
            for name, said in turn.items()
        ),
        chat=tuple(Message(**m) for m in raw.pop("chat", ())),
        date=str(raw.pop("date")) if raw.get("date") else None,
        **{k: tuple(v) if isinstance(v, list) else v for k, v in raw.items() if k != "date"},
    )
