"""A digest under review: lines in groups, each with the points it stands for, and back to a digest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from minutekit.schema import Digest, DigestTheme, KeyPoint, Point

LEFT_OUT = "left-out"
_PARTS = {"decisions": "Decisions", "actions": "Actions", "questions": "Questions", "unthemed": "Not under a theme"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the digest. ``sources``: ids of the points it stands for, the best first."""

    id: str
    text: str
    sources: tuple[str, ...]
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading. ``part``: "theme", a list of the digest ("actions"), or what is left out of it."""

    id: str
    part: str
    label: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """All groups in the order of the digest, what is left out last. ``version`` counts the changes."""

    groups: tuple[Group, ...]
    version: int = 0


def draft_digest(digest: Digest, points: Iterable[Point]) -> Draft:
    """Lay a digest out for review; points that no line stands for are the lines of the last group, "Left out"."""
    groups: list[Group] = []
    numbers = iter(range(1_000_000))

    def add(part: str, label: str, lines: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        made = tuple(Line(f"line{next(numbers)}", text, sources) for text, sources in lines)
        groups.append(Group(f"group{len(groups)}" if part != LEFT_OUT else LEFT_OUT, part, label, made))

    for theme in digest.themes:
        add("theme", theme.label, _lines_of(theme.points))
    for part, label in _PARTS.items():
        held: tuple[KeyPoint | Point, ...] = getattr(digest, part)
        if held:
            add(part, label, _lines_of(held))
    shown = {source for group in groups for line in group.lines for source in line.sources}
    rest = [point for point in dict.fromkeys(points) if point.id not in shown]
    add(LEFT_OUT, "Left out", _lines_of(rest))
    return Draft(tuple(groups))


def _lines_of(held: Iterable[KeyPoint | Point]) -> Iterable[tuple[str, tuple[str, ...]]]:
    for point in held:
        sources = (point,) if isinstance(point, Point) else point.sources
        yield point.text, tuple(source.id for source in sources)


def restore_digest(draft: Draft, digest: Digest, points: Iterable[Point]) -> Digest:
    """Make a digest of a draft, as the reviewer left it; ``digest`` is the one the draft was made of."""
    by_id = {point.id: point for point in points}
    known = _list_key_points(digest)
    by_id.update({source.id: source for point in known.values() for source in point.sources})
    themes = []
    parts: dict[str, tuple[KeyPoint, ...]] = {"decisions": (), "actions": (), "questions": ()}
    unthemed: tuple[Point, ...] = ()
    made_of = {theme.label: theme for theme in digest.themes}
    for group in draft.groups:
        made = tuple(_restore_line(line, known, by_id) for line in group.lines)
        if group.part == "theme" and made:
            themes.append(replace(made_of.get(group.label, DigestTheme(group.label, ())), points=made))
        elif group.part in parts:
            parts[group.part] = made
        elif group.part == "unthemed":
            unthemed = tuple(replace(point.sources[0], text=point.text) for point in made if point.sources)
    return replace(digest, themes=tuple(themes), unthemed=unthemed, **parts)  # type: ignore[arg-type]


def _list_key_points(digest: Digest) -> dict[tuple[str, ...], KeyPoint]:
    listed = [point for theme in digest.themes for point in theme.points]
    listed += [*digest.decisions, *digest.actions, *digest.questions]
    return {tuple(source.id for source in point.sources): point for point in reversed(listed)}


def _restore_line(line: Line, known: Mapping[tuple[str, ...], KeyPoint], by_id: Mapping[str, Point]) -> KeyPoint:
    if line.sources in known:
        return replace(known[line.sources], text=line.text)
    # Joined lines, and points that were left out: speakers and organisations are those of their sources.
    parts = [point for ids, point in known.items() if set(ids) <= set(line.sources)]
    sources = tuple(by_id[source] for source in line.sources if source in by_id)
    speakers = tuple(dict.fromkeys(source.speaker for source in sources if source.speaker))
    organisations = tuple(dict.fromkeys(name for point in parts for name in point.organisations))
    return KeyPoint(line.text, sources, speakers, max(1, len(speakers)), organisations)
