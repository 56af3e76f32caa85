"""Theme identity: what became of each theme from one run to the next."""

from minutekit.lineage.changes import ABSENT, compare_runs

__all__ = ["ABSENT", "compare_runs"]
