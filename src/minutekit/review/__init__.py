"""A page to review a digest in: minutes at the left, digest at the right, served to this machine alone.

``serving`` needs the extra ``[review]``; the rest is plain data and files.
"""

from minutekit.review.changes import apply_change
from minutekit.review.drafts import Draft, Group, Line, draft_digest, restore_digest
from minutekit.review.keeping import Desk, open_desk

__all__ = ["Desk", "Draft", "Group", "Line", "apply_change", "draft_digest", "open_desk", "restore_digest"]
