"""What each line of a document is in its meeting, and the meeting that the lines make.

Doors: :func:`recover_meeting` for a document, :func:`part_document` for a file that may hold several meetings,
:func:`arrange_turns` for transcript data.
"""

from typing import TYPE_CHECKING

from minutekit.structure.arrangement import arrange_turns

if TYPE_CHECKING:
    from minutekit.schema import Document, Meeting, ReadOptions


def recover_meeting(document: "Document", options: "ReadOptions") -> "Meeting":
    """Recover the meeting in a document; see :func:`minutekit.structure.recovery.recover_meeting`."""
    from minutekit.structure.recovery import recover_meeting as recover  # noqa: PLC0415 - loads numpy

    return recover(document, options)


def part_document(document: "Document", language: str | None = None) -> "tuple[Document, ...]":
    """Part a document into one for each meeting; see :func:`minutekit.structure.series.part_document`."""
    from minutekit.structure.series import part_document as part  # noqa: PLC0415 - loads numpy

    return part(document, language)


__all__ = ["arrange_turns", "part_document", "recover_meeting"]
