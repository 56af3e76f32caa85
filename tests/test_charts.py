"""The chart of themes over meetings."""

from __future__ import annotations

import pytest

import minutekit as mk
from minutekit.renderers.charts import render_png, render_svg

THEMES = mk.Themes(
    themes=tuple(
        mk.Theme(
            id=str(i),
            label=f"Costs of $ {i} <b> & a label that goes on for rather longer than fits",
            points=tuple(mk.Point(f"p{i}{j}", meeting=f"Council, 2024-0{j % 4 + 1}-01") for j in range(i + 1)),
        )
        for i in range(5)
    )
)


def test_svg_names_every_theme_and_is_the_same_twice():
    svg = render_svg(THEMES, mk.RenderOptions())
    assert svg == render_svg(THEMES, mk.RenderOptions())
    assert "<b>" not in svg
    assert svg.count("Costs of $") == 5  # labels are kept as comments beside their outlines


def test_png_is_a_picture():
    assert render_png(THEMES, mk.RenderOptions()).startswith(b"\x89PNG")


def test_no_themes_make_an_empty_chart():
    assert "<svg" in render_svg(mk.Themes(), mk.RenderOptions())


def test_only_themes_can_be_drawn():
    with pytest.raises(mk.RenderError, match="Themes"):
        render_svg(mk.Digest(), mk.RenderOptions())
