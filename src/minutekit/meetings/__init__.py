"""What happened at a meeting, recovered from a document: people, sections, agenda and who said what.

One door: :func:`recover_meeting` for a document, :func:`arrange_turns` for transcript data.
"""

from minutekit.meetings.arrangement import arrange_turns
from minutekit.structure.recovery import recover_meeting

__all__ = ["arrange_turns", "recover_meeting"]
