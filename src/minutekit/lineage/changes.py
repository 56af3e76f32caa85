"""Say what happened to each theme between two runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from minutekit.schema import ThemeChange, ThemeEvent

_KIN_SHARE = 0.3
"""A theme is kin of another when at least this share of its points came from, or went to, the other."""


ABSENT = ""
"""Stands for the theme of a point that a run did not hold."""


def compare_runs(
    flows: Mapping[tuple[str | None, str | None], int], labels: Mapping[str, str]
) -> tuple[ThemeChange, ...]:
    """Compare two runs, themes in the order of ``labels``.

    ``flows``: how many points were in one theme in the earlier run and in another in the later (None: in none,
    "": the run did not hold them).

    A theme in both runs "continued"; one only in the later was "born", or "split" off when most of
    its old points came out of one theme that lives on; one only in the earlier "ended", or was
    "merged" when its points went into others.
    """
    old = {theme for theme, _ in flows if theme}
    new = {theme for _, theme in flows if theme}
    gained: dict[str, Counter[str | None]] = {theme: Counter() for theme in old | new}
    lost: dict[str, Counter[str | None]] = {theme: Counter() for theme in old | new}
    added: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for (before, after), count in flows.items():
        if before == after:
            continue
        if after and before == ABSENT:
            added[after] += count
        elif after:
            gained[after][before] += count
        if before and after == ABSENT:
            removed[before] += count
        elif before:
            lost[before][after] += count
    changes = []
    for theme in [*labels, *sorted((old | new) - set(labels))]:
        if theme not in old and theme not in new:
            continue
        event, kin = _event(theme, old, new, gained[theme], lost[theme])
        changes.append(
            ThemeChange(
                id=theme,
                label=labels.get(theme, theme),
                event=event,
                gained=gained[theme].total(),
                lost=lost[theme].total(),
                added=added[theme],
                removed=removed[theme],
                kin=kin,
            )
        )
    return tuple(changes)


def _event(
    theme: str,
    old: set[str],
    new: set[str],
    gained: Mapping[str | None, int],
    lost: Mapping[str | None, int],
) -> tuple[ThemeEvent, tuple[str, ...]]:
    if theme in old and theme in new:
        return "continued", ()
    flow = lost if theme in old else gained
    total = sum(flow.values())
    kin = tuple(sorted(t for t, n in flow.items() if t is not None and n >= _KIN_SHARE * total))
    if theme in old:
        return ("merged" if any(t in new for t in kin) else "ended"), kin
    return ("split" if any(t in new for t in kin) else "born"), kin
