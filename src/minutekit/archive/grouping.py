"""Themes over an archive: identities carried over from the run before, the user's edits on top."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from minutekit._version import __version__
from minutekit.lineage import inherit_identities
from minutekit.schema import Point, Theme, ThemeOptions, Themes
from minutekit.storage import Edit, RunRecord, StoredTheme

_REGROUP_AT = 2.0
"""When the archive holds this many times the points it had at the last full grouping, all points are
grouped anew (names are still carried over), so that old choices do not bind a much larger archive."""


def describe_options(options: ThemeOptions) -> str:
    """Return the options as JSON text; an encoder by its class name."""
    encoder = type(options.encoder).__name__ if options.encoder is not None else None
    fields = {
        "n_themes": options.n_themes,
        "ordered": options.ordered,
        "codebook": options.codebook,
        "encoder": encoder,
        "language": options.language,
    }
    return msgspec.json.encode(fields, order="sorted").decode()


def fingerprint(points: Sequence[Point], options: str) -> str:
    """Return a hash of all that a run's outcome depends on beside the runs before it."""
    digest = hashlib.sha256(f"{__version__}\n{options}\n".encode())
    for point in points:
        digest.update(f"{point.id}\n".encode())
    return digest.hexdigest()


def carry_over(
    number: int,
    points: Sequence[Point],
    fresh: Themes,
    options: str,
    previous: RunRecord | None,
    *,
    most_themes: int | None = None,
) -> RunRecord:
    """Make a run's record out of a fresh grouping and the run before.

    ``most_themes``: the number of themes that was asked for; when members kept and themes born would
    be more, all points are grouped anew.
    """
    before = previous.theme_of if previous else {}
    groups = [(theme.id, [point.id for point in theme.points]) for theme in fresh.themes]
    unthemed = [point.id for point in fresh.unthemed]
    regrouped = len(points)
    theme_of: Mapping[str, str | None] | None = None
    if previous and previous.options == options and len(points) < _REGROUP_AT * max(previous.regrouped, 1):
        theme_of = inherit_identities(before, groups, unthemed, keep_members=True).theme_of
        regrouped = previous.regrouped
        if most_themes is not None and len(set(theme_of.values()) - {None}) > most_themes:
            theme_of = None
    if theme_of is None:
        theme_of = inherit_identities(before, groups, unthemed, keep_members=False).theme_of
        regrouped = len(points)
    group_of = {point: index for index, (_, inside) in enumerate(groups) for point in inside}
    members: dict[str, list[str]] = {}
    for point in points:
        theme = theme_of.get(point.id)
        if theme is not None:
            members.setdefault(theme, []).append(point.id)
    stored = {theme.id: theme for theme in previous.themes} if previous else {}
    themes, exemplars = [], {}
    for theme_id, ids in members.items():
        votes = Counter(group_of[point] for point in ids if point in group_of)
        main = min(votes, key=lambda index: (-votes[index], index), default=None)
        source = None if main is None else fresh.themes[main]
        old = stored.get(theme_id)
        themes.append(
            StoredTheme(
                id=theme_id,
                label=old.label if old else source.label if source else theme_id,
                terms=source.terms if source else old.terms if old else (),
                from_codebook=source.from_codebook if source else bool(old and old.from_codebook),
            )
        )
        inside = set(ids)
        candidates = [previous.exemplars.get(theme_id) if previous else None, source.points[0].id if source else None]
        exemplars[theme_id] = next((c for c in candidates if c in inside), ids[0])
    return RunRecord(
        number=number,
        fingerprint=fingerprint(points, options),
        options=options,
        regrouped=regrouped,
        themes=tuple(_distinct_labels(themes)),
        theme_of={point.id: theme_of.get(point.id) for point in points},
        exemplars=exemplars,
    )


def _distinct_labels(themes: list[StoredTheme]) -> list[StoredTheme]:
    """Number labels that occur twice: an inherited name and a new theme may have met by chance."""
    seen: Counter[str] = Counter()
    out = []
    for theme in themes:
        seen[theme.label] += 1
        number = seen[theme.label]
        label = theme.label if number == 1 else f"{theme.label} ({number})"
        out.append(StoredTheme(theme.id, label, theme.terms, theme.from_codebook))
    return out


def apply_edits(
    points: Sequence[Point], run: RunRecord, edits: Sequence[Edit], lost_labels: Mapping[str, str]
) -> Themes:
    """Build the themes of a run as the user wants them.

    Edits lie over the run and do not change it, so taking one back brings back what was there.
    ``lost_labels``: labels of themes that edits name and this run lacks.
    """
    labels = {theme.id: theme.label for theme in run.themes} | {
        theme: label for theme, label in lost_labels.items() if theme not in {t.id for t in run.themes}
    }
    stored = {theme.id: theme for theme in run.themes}
    moved: dict[str, str | None] = {}
    merged: dict[str, str] = {}
    for edit in edits:
        if edit.kind == "rename":
            labels[edit.subject] = edit.value
        elif edit.kind == "merge":
            merged[edit.subject] = edit.value
            merged.pop(edit.value, None)
        else:
            moved[edit.subject] = edit.value or None
    members: dict[str, list[Point]] = {}
    unthemed = []
    place: dict[str, str | None] = {}
    for point in points:
        theme = moved[point.id] if point.id in moved else run.theme_of.get(point.id)
        while theme in merged:
            theme = merged[theme]
        place[point.id] = theme
        if theme is None:
            unthemed.append(point)
        else:
            members.setdefault(theme, []).append(point)
    ids = [t.id for t in run.themes if t.id in members] + sorted(set(members) - set(stored))
    themes = []
    for theme_id in ids:
        exemplar = run.exemplars.get(theme_id)
        inside = sorted(members[theme_id], key=lambda point: point.id != exemplar)
        old = stored.get(theme_id)
        themes.append(
            Theme(
                id=theme_id,
                label=labels.get(theme_id, theme_id),
                terms=old.terms if old else (),
                points=tuple(inside),
                from_codebook=bool(old and old.from_codebook),
            )
        )
    index = {theme_id: i for i, theme_id in enumerate(ids)}
    return Themes(
        themes=tuple(themes),
        unthemed=tuple(unthemed),
        labels=tuple(-1 if (theme := place[point.id]) is None else index[theme] for point in points),
    )
