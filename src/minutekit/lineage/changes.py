"""Say what happened to each theme between two runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from minutekit.schema import ThemeChange, ThemeEvent

_KIN_SHARE = 0.3
"""A theme is kin of another when at least this share of its points came from, or went to, the other."""


def compare_runs(
    before: Mapping[str, str | None],
    after: Mapping[str, str | None],
    labels: Mapping[str, str],
) -> tuple[ThemeChange, ...]:
    """Compare two runs by their theme of each point (None: unthemed), themes in the order of ``labels``.

    A theme in both runs "continued"; one only in the later was "born", or "split" off when most of
    its old points came out of one theme that lives on; one only in the earlier "ended", or was
    "merged" when its points went into others.
    """
    flows: Counter[tuple[str | None, str | None]] = Counter()
    added: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for point, theme in after.items():
        if point in before:
            flows[before[point], theme] += 1
        elif theme is not None:
            added[theme] += 1
    for point, theme in before.items():
        if point not in after and theme is not None:
            removed[theme] += 1
    old = {theme for theme in before.values() if theme is not None}
    new = {theme for theme in after.values() if theme is not None}
    changes = []
    for theme in [*labels, *sorted((old | new) - set(labels))]:
        if theme not in old and theme not in new:
            continue
        gained = {a: n for (a, b), n in flows.items() if b == theme and a != theme}
        lost = {b: n for (a, b), n in flows.items() if a == theme and b != theme}
        event, kin = _event(theme, old, new, gained, lost)
        changes.append(
            ThemeChange(
                id=theme,
                label=labels.get(theme, theme),
                event=event,
                gained=sum(gained.values()),
                lost=sum(lost.values()),
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
