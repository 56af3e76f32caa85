"""Carry theme identities from one grouping of points to the next.

People know a theme by its name and by what they saw in it, so a rerun over a grown archive must not
reshuffle what was settled. Two groupings of nearly the same points by the same method agree with one
another far less than readers expect (0.5 to 0.75, see the decision record on theme identity);
therefore points that had a theme stay in it, and the new grouping decides only where new points go
and which themes are born.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_LEAST_SHARE_OLD = 0.2
"""A new group in which fewer than this share of points are old is a theme of its own."""


@dataclass(frozen=True, slots=True)
class Inheritance:
    """Where every point belongs, and what became of the new grouping's groups.

    ``theme_of``: theme id by point id (None: unthemed). ``heir_of``: for each group of the new
    grouping, the id its new points were given (an older theme's, or the group's own).
    """

    theme_of: Mapping[str, str | None]
    heir_of: Sequence[str]


def inherit_identities(
    before: Mapping[str, str | None],
    groups: Sequence[tuple[str, Sequence[str]]],
    unthemed: Sequence[str],
    *,
    keep_members: bool,
) -> Inheritance:
    """Match new groups with older themes.

    ``before``: theme id by point id of the earlier run (None: unthemed there).
    ``groups``: (own id, point ids) of the new grouping; ``unthemed``: its points outside every group.
    ``keep_members``: points known before stay where they were (an archive that grew); otherwise the
    new grouping stands as it is and only the names are carried over (other options were asked for).

    Matching is by the number of shared points, largest first, ties by id, one to one when the
    grouping stands, many to one when members are kept.
    """
    if keep_members:
        return _keep_members(before, groups, unthemed)
    return _rename_groups(before, groups, unthemed)


def _keep_members(
    before: Mapping[str, str | None], groups: Sequence[tuple[str, Sequence[str]]], unthemed: Sequence[str]
) -> Inheritance:
    theme_of: dict[str, str | None] = {}
    heirs: list[str] = []
    taken = {theme for theme in before.values() if theme is not None}
    for own, members in groups:
        votes = Counter(theme for point in members if (theme := before.get(point)) is not None)
        known = sum(votes.values())
        if known and known >= _LEAST_SHARE_OLD * len(members):
            heir = min(votes, key=lambda theme: (-votes[theme], theme))
        else:
            heir = _free_id(own, taken)
            taken.add(heir)
        heirs.append(heir)
        for point in members:
            # A point that was unthemed before may find its theme now; one that had a theme keeps it.
            theme_of[point] = before.get(point) or heir
    for point in unthemed:
        theme_of[point] = before.get(point)
    return Inheritance(theme_of, heirs)


def _rename_groups(
    before: Mapping[str, str | None], groups: Sequence[tuple[str, Sequence[str]]], unthemed: Sequence[str]
) -> Inheritance:
    pairs: list[tuple[int, str, int]] = []
    for index, (_, members) in enumerate(groups):
        shared = Counter(theme for point in members if (theme := before.get(point)) is not None)
        pairs.extend((-count, theme, index) for theme, count in shared.items())
    heirs: dict[int, str] = {}
    used: set[str] = set()
    for _, theme, index in sorted(pairs):
        if theme not in used and index not in heirs:
            heirs[index] = theme
            used.add(theme)
    taken = used | {theme for theme in before.values() if theme is not None}
    names = []
    for index, (own, _) in enumerate(groups):
        name = heirs.get(index) or _free_id(own, taken)
        taken.add(name)
        names.append(name)
    theme_of: dict[str, str | None] = {point: names[i] for i, (_, members) in enumerate(groups) for point in members}
    theme_of.update(dict.fromkeys(unthemed))
    return Inheritance(theme_of, names)


def _free_id(own: str, taken: set[str]) -> str:
    """Return the group's own id, numbered if an older theme already bears it."""
    name, number = own, 2
    while name in taken:
        name, number = f"{own}-{number}", number + 1
    return name
