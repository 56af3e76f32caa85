"""What a digest is called: its meetings' titles and dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.entities.dates import find_dates
from minutekit.schema import Meeting, MeetingSummary

_MOST_NAMED = 3


def summarise_meeting(meeting: Meeting) -> MeetingSummary:
    """Name a meeting and its file."""
    return MeetingSummary(
        id=meeting.id,
        title=meeting.title,
        date=meeting.date,
        source=meeting.document.name if meeting.document else None,
        n_points=len(meeting.points),
        place=meeting.place,
        n_people=len(meeting.attendees),
    )


def choose_title(meetings: Sequence[Meeting]) -> str | None:
    """Return the meeting's title; of several, their different titles by date (at most three) and the span of dates.

    None if no meeting has a title or a date. Marks join them, no words, for the digest may be in any language.
    """
    if len(meetings) == 1:
        return meetings[0].title
    ordered = sorted(meetings, key=lambda m: m.date or Date.max)
    titles = list(dict.fromkeys(_cut_date(m.title, m.date) for m in ordered if m.title))
    named = " · ".join(titles[:_MOST_NAMED]) + (
        f" … (+{len(titles) - _MOST_NAMED})" if len(titles) > _MOST_NAMED else ""
    )
    dates = sorted({m.date for m in meetings if m.date})
    span = (
        f"{dates[0].isoformat()} – {dates[-1].isoformat()}" if len(dates) > 1 else "".join(d.isoformat() for d in dates)
    )
    return ", ".join(part for part in (named, span) if part) or None


def _cut_date(title: str, day: Date | None) -> str:
    """Take a meeting's day off its title, so that the meetings of a series share one."""
    kept = title
    for found in reversed(find_dates(title)):
        if found.date == day:
            kept = f"{kept[: found.start]} {kept[found.end :]}"
    return " ".join(re.sub(r"\(\s*\)|\[\s*\]", " ", kept).split()).strip(" ,;|·–—-") or title


def choose_date(meetings: Sequence[Meeting]) -> Date | None:
    """Return the date that all meetings share, else None."""
    dates = {m.date for m in meetings}
    return dates.pop() if len(dates) == 1 else None
