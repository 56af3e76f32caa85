"""Digests: the key points of one or several meetings, by theme, each with its sources."""

from minutekit.digests.composition import compose_digest
from minutekit.digests.editing import apply_edits
from minutekit.digests.redacting import Redactor

__all__ = ["Redactor", "apply_edits", "compose_digest"]
