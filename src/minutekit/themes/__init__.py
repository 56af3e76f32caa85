"""Points into themes: what was raised, grouped by what it is about."""

from minutekit.themes.explanations import Explanation, explain_point
from minutekit.themes.finding import find_themes
from minutekit.themes.quality import ThemeQuality, measure_quality

__all__ = ["Explanation", "ThemeQuality", "explain_point", "find_themes", "measure_quality"]
