"""One line after each run: what was written, how many points are shown and how many are left out."""

from __future__ import annotations

from collections.abc import Iterable

from minutekit.schema import Digest, Meeting, Themes


def count_shown(digest: Digest) -> tuple[int, int]:
    """Return how many of the meetings' points stand in a digest, as a line's source or by themselves, of how many."""
    key_points = [point for theme in digest.themes for point in theme.points]
    key_points += [*digest.decisions, *digest.actions, *digest.questions]
    shown = {source.id for point in key_points for source in point.sources} | {point.id for point in digest.unthemed}
    total = sum(meeting.n_points for meeting in digest.meetings)
    return min(len(shown), total), total


def describe_result(thing: Digest | Themes | Meeting) -> str:
    """Say in half a line what a result holds."""
    if isinstance(thing, Digest):
        lines = sum(len(theme.points) for theme in thing.themes)
        return f"{_count(lines, 'key point')} in {_count(len(thing.themes), 'theme')}; {describe_shown([thing])}"
    if isinstance(thing, Themes):
        points = sum(len(theme.points) for theme in thing.themes)
        return f"{_count(points, 'point')} in {_count(len(thing.themes), 'theme')}, {len(thing.unthemed)} in none"
    people = _count(len(thing.attendees) + len(thing.absent), "person", "people")
    return f"{_count(len(thing.points), 'point')}, {people}; {_count(len(thing.diagnostics), 'note')} on what was read"


def describe_shown(digests: Iterable[Digest]) -> str:
    """Say how many points are shown and left out in digests."""
    counts = [count_shown(digest) for digest in digests]
    shown, total = sum(shown for shown, _ in counts), sum(total for _, total in counts)
    if not total:
        return "no points were found"
    if shown == total:
        return f"all {_count(total, 'point')} shown"
    return f"{shown} of {_count(total, 'point')} shown, {total - shown} left out"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
