"""A chart of themes over meetings, as SVG or PNG, with matplotlib (extra ``[plot]``)."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from typing import TYPE_CHECKING

from minutekit.errors import RenderError
from minutekit.language.printable import print_line
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MOST_THEMES = 40
_LONGEST_LABEL = 42
_ROW_INCHES = 0.32


def render_svg(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> str:  # noqa: ARG001 - of all
    """Draw how many points each theme has in each meeting, as SVG text. Raises RenderError for anything but Themes."""
    return _save(_draw(thing, "svg"), "svg").decode("utf-8")


def render_png(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> bytes:  # noqa: ARG001 - of all
    """Draw the same as a PNG picture of 150 dots per inch."""
    return _save(_draw(thing, "png"), "png")


def _draw(thing: Digest | Themes | Meeting | Document, format_: str) -> Figure:
    if not isinstance(thing, Themes):
        message = f"{format_} is a chart of themes; pass the Themes of find_themes() or Archive.themes()"
        raise RenderError(message)
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        message = f"{format_} needs matplotlib; install minutekit[plot]"
        raise RenderError(message) from None
    themes = sorted(thing.themes, key=lambda theme: (-len(theme.points), theme.id))[:_MOST_THEMES]
    meetings = list(dict.fromkeys(point.meeting or "" for theme in thing.themes for point in theme.points))
    # By name is by date only within a title; the order the points came in is the archive's order of dates.
    order = {name: place for place, name in enumerate(sorted(meetings, key=lambda name: (name[-10:], name)))}
    figure = Figure(figsize=(9, 1.2 + _ROW_INCHES * max(len(themes), 1)), layout="constrained")
    axes = figure.add_subplot()
    if not themes:
        axes.text(0.5, 0.5, "no themes", ha="center", va="center")
        axes.set_axis_off()
        return figure
    for row, theme in enumerate(themes):
        counts = Counter(order[point.meeting or ""] for point in theme.points)
        places = sorted(counts)
        axes.scatter(
            places, [row] * len(places), s=[18 * counts[p] ** 0.7 for p in places], color="#1f5f8b", linewidths=0
        )
    axes.set_yticks(range(len(themes)), [_shorten(theme.label) for theme in themes])
    axes.set_ylim(len(themes) - 0.5, -0.5)
    axes.set_xlim(-0.7, max(len(order) - 0.3, 0.7))
    names = list(order)
    step = max(1, len(names) // 12)
    shown = range(0, len(names), step)
    axes.set_xticks(list(shown), [_shorten(names[i]) for i in shown], rotation=30, ha="right")
    axes.grid(axis="y", color="#dddddd")
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.set_title("Points by theme and meeting; larger dots are more points", loc="left", fontsize=9)
    return figure


def _shorten(label: str) -> str:
    # A dollar sign would start a formula.
    plain = print_line(label).replace("$", r"\$")
    return plain if len(plain) <= _LONGEST_LABEL else plain[: _LONGEST_LABEL - 1].rstrip() + "…"


def _save(figure: Figure, format_: str) -> bytes:
    from matplotlib import rc_context  # noqa: PLC0415 - an extra

    out = io.BytesIO()
    # A fixed salt and no date: the same themes give the same bytes.
    with warnings.catch_warnings(), rc_context({"svg.hashsalt": "minutekit", "font.family": "DejaVu Sans"}):
        metadata = {"Date": None, "Creator": "minutekit"} if format_ == "svg" else {"Software": "minutekit"}
        # A script that the font lacks is drawn as boxes; a warning for each letter helps nobody.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure.savefig(out, format=format_, dpi=150, metadata=metadata)
    return out.getvalue()
