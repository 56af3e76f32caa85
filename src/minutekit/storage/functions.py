"""Functions that the archive's SQL calls."""

from __future__ import annotations


def holds_part(value: str | None, part: str) -> bool:
    """Return whether a case-folded part stands in a value; what SQL calls ``holds``."""
    return value is not None and part in value.casefold()
