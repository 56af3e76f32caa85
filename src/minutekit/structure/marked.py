"""Formats whose writers mark headings: there nothing else heads what is below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from minutekit.lexicon import label_classes, word_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.schema import Block
    from minutekit.structure.labels import Label

FEWEST_MARKED = 2
"""Marked headings from which on unmarked lines are none."""
_PARTS = frozenset(
    ["attendance", "absent", "apologies", "invited", "officer", "date", "time", "place", "field", "action", "decision",
     "conclusions", "question", "minutes", "reports", "any_other_business", "digest", "agenda"]
)  # fmt: skip


def keep_marked_headings(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """Return the labels, nothing being a heading beside those that the writer marked, where there are several.

    Only a line in bold, or an item with items of its own, still may be one.

    Args:
        blocks: The blocks of a document whose format marks headings.
        labels: The label of each.
    """
    found = list(labels)
    if sum(block.role == "heading" for block in blocks) < FEWEST_MARKED:
        return found
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        heads = block.role in {"heading", "title"} or block.bold or block.cell is not None
        heads = heads or (block.role == "list_item" and below is not None and below.level > block.level)
        if found[at] == "heading" and not heads and not _is_part(block.text):
            found[at] = "lead_in" if block.text.rstrip().endswith(":") else "point"
    return found


def _is_part(text: str) -> bool:
    """Return whether a line says itself that it heads people, a digest, tasks or another part of any minutes."""
    classes = label_classes(text)
    if "minutes" in classes and text.rstrip().endswith(":"):
        return False  # "Discussion:" within a topic
    return bool(classes & _PARTS or word_classes(text)["attendance"])
