"""Theme identity: which theme of a new run is which theme of the run before."""

from minutekit.lineage.changes import compare_runs
from minutekit.lineage.inheritance import Inheritance, inherit_identities

__all__ = ["Inheritance", "compare_runs", "inherit_identities"]
