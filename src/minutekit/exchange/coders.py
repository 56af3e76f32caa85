"""How far two codings of the same points agree: two people's, or a person's and minutekit's.

Krippendorff's alpha ("Content Analysis", 1980) and Cohen's kappa ("A coefficient of agreement for nominal scales",
1960), by ``nltk.metrics.agreement``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from minutekit.errors import OptionError
from minutekit.schema import Themes

Coding = Mapping[str, str]
"""A label for each point's id."""

_NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Agreement:
    """``alpha`` and ``kappa``: over all points that both coded, 1 for the same, 0 for chance.

    ``themes``: Cohen's kappa for each label of the first coding, the label against all others. ``matched``: which
    label of the second stands for which of the first. ``n_points``: how many points both coded.
    """

    n_points: int
    alpha: float
    kappa: float
    themes: dict[str, float]
    matched: dict[str, str]


def agreement(a: Themes | Coding, b: Themes | Coding, *, match: bool = True) -> Agreement:
    """Measure how far two codings agree on the points that both hold.

    Args:
        a: Themes, or a label for each point's id.
        b: The other coding, in either form.
        match: Two codings by different hands name things differently, so labels are matched one to one by the points
            they share; False compares the labels as they stand.

    Returns:
        How far they agree, over all and for each label.

    Raises:
        OptionError: There are fewer than two points in common.

    Examples:
        >>> ana = {"p1": "Money", "p2": "Money", "p3": "Staff", "p4": "Staff"}
        >>> ben = {"p1": "Budget", "p2": "Budget", "p3": "People", "p4": "Budget"}
        >>> mk.agreement(ana, ben).kappa
        0.5
    """
    from nltk.metrics.agreement import AnnotationTask  # noqa: PLC0415 - imports scipy

    one, other = _as_coding(a), _as_coding(b)
    common = sorted(one.keys() & other.keys())
    if len(common) < 2:
        msg = f"the two codings have {len(common)} points in common; agreement needs at least 2, by the points' ids"
        raise OptionError(msg)
    matched = _match_labels(one, other, common) if match else {label: label for label in set(other.values())}
    said = [(one[point], matched.get(other[point], f"{other[point]} ")) for point in common]

    def weigh(pairs: list[tuple[str, str]]) -> tuple[float, float]:
        data = [(coder, str(i), label) for i, pair in enumerate(pairs) for coder, label in zip("ab", pair, strict=True)]
        if len({label for _, _, label in data}) == 1:
            return 1.0, 1.0
        task = AnnotationTask(data)
        return float(task.alpha()), float(task.kappa())

    alpha, kappa = weigh(said)
    themes = {
        label: round(weigh([(str(x == label), str(y == label)) for x, y in said])[1], 4)
        for label in sorted({x for x, _ in said})
    }
    return Agreement(len(common), round(alpha, 4), round(kappa, 4), themes, matched)


def _as_coding(thing: Themes | Coding) -> dict[str, str]:
    if isinstance(thing, Themes):
        coded = {point.id: theme.label for theme in thing.themes for point in theme.points}
        return coded | {point.id: _NONE for point in thing.unthemed}
    return {str(point): str(label) or _NONE for point, label in thing.items()}


def _match_labels(one: Coding, other: Coding, common: list[str]) -> dict[str, str]:
    """Match labels one to one: equal ones first, then those that share the most points."""
    shared = Counter((other[point], one[point]) for point in common)
    matched = {label: label for label in {other[p] for p in common} & {one[p] for p in common}}
    for (theirs, mine), _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        if theirs not in matched and mine not in matched.values():
            matched[theirs] = mine
    return matched
