"""What each line of a document is in its meeting, and the meeting that the lines make.

One door: :func:`recover_meeting` for a document, :func:`arrange_turns` for transcript data.
"""

from typing import TYPE_CHECKING

from minutekit.structure.arrangement import arrange_turns

if TYPE_CHECKING:
    from minutekit.schema import Document, Meeting, ReadOptions


def recover_meeting(document: "Document", options: "ReadOptions") -> "Meeting":
    """Recover the meeting in a document; see :func:`minutekit.structure.recovery.recover_meeting`."""
    from minutekit.structure.recovery import recover_meeting as recover  # noqa: PLC0415 - loads numpy

    return recover(document, options)


__all__ = ["arrange_turns", "recover_meeting"]
