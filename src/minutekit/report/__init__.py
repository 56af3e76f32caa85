"""Reports: what an archive's meetings were about, theme by theme and over time, in one HTML file."""

from minutekit.report.page import render_report

__all__ = ["render_report"]
