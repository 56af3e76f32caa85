"""Points into themes: what was raised, grouped by what it is about."""

from minutekit.themes.finding import find_themes

__all__ = ["find_themes"]
