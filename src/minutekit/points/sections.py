"""What a heading or a header cell promises of the points under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutekit.lexicon import find_point_words, label_classes

if TYPE_CHECKING:
    from minutekit.schema import PointKind

_KINDS: tuple[PointKind, ...] = ("action", "decision", "question")


def section_kind(section: str | None) -> PointKind | None:
    """Return the one kind that a heading promises for its items, None for most headings.

    Args:
        section: A heading, a header cell or what stands before a colon.
    """
    classes = label_classes(section or "")
    promised = [kind for kind in _KINDS if kind in classes]
    return promised[0] if len(promised) == 1 else None


def mentions_actions(section: str | None) -> bool:
    """Return whether a heading speaks of actions among other things ("Decisions and actions")."""
    return "tasks_heading" in find_point_words(section or "")
