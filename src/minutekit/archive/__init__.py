"""Meetings over the years in one file, and themes over all of them that keep their identity."""

from minutekit.archive.archive import Archive

__all__ = ["Archive"]
