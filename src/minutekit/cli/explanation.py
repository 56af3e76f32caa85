"""The grouping explained in words: how good it is, and why each point is where it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from minutekit.language.printable import print_line
from minutekit.themes import explain_point, measure_quality

if TYPE_CHECKING:
    from minutekit.schema import Theme, ThemeOptions, Themes

_SHOWN = 12
_EXCERPT = 100


def explain_themes(themes: Themes, options: ThemeOptions) -> str:
    """Return the explanation as plain text.

    Of a large theme the most typical points are explained and the rest are counted.
    """
    return "\n".join(_write(themes, options))


def _write(themes: Themes, options: ThemeOptions) -> Iterator[str]:
    quality = measure_quality(themes, options)
    counted = f"{quality.n_points} points in {quality.n_themes} themes, {quality.unthemed:.0%} in none"
    yield f"{counted}; the largest holds {quality.largest:.0%}"
    yield f"cohesion {quality.cohesion:.2f} (nearness of points to their theme, at most 1, higher is better)"
    yield f"separation {quality.separation:.2f} (nearness of themes to one another, lower is better)"
    yield f"stability {quality.stability:.2f} (agreement when every tenth point is left out, at most 1)"
    for theme in themes.themes:
        yield from _explain_theme(themes, theme)
    if themes.unthemed:
        yield ""
        yield f"Not under a theme ({len(themes.unthemed)} points)"
        for point in themes.unthemed[:_SHOWN]:
            yield f"  - {_excerpt(point.text)}"
        yield from _count_rest(len(themes.unthemed))


def _explain_theme(themes: Themes, theme: Theme) -> Iterator[str]:
    yield ""
    terms = ", ".join(f"{term.text} {term.weight:.2f}" for term in theme.terms)
    origin = ", from the codebook" if theme.from_codebook else ""
    yield f"{print_line(theme.label)} ({len(theme.points)} points{origin})"
    if terms:
        yield f"  terms: {terms}"
    for point in theme.points[:_SHOWN]:
        why = explain_point(themes, point)
        shared = ", ".join(term.text for term in why.terms)
        reason = f"shares {shared}" if shared else "shares no word; stands among them"
        yield f"  - {_excerpt(point.text)}"
        yield f"      {reason}; typicality {why.typicality:.2f}"
        if why.neighbours:
            yield f"      nearest: {_excerpt(why.neighbours[0].text)}"
    yield from _count_rest(len(theme.points))


def _count_rest(total: int) -> Iterator[str]:
    if total > _SHOWN:
        yield f"  … and {total - _SHOWN} more"


def _excerpt(text: str) -> str:
    text = print_line(text)
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "…"
