"""Digests: the key points of one or several meetings, by theme, each with its sources."""

from minutekit.digests.composition import compose_digest

__all__ = ["compose_digest"]
