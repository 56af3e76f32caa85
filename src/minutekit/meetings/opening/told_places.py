"""The sentence near the head of minutes that says where people met."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date

from minutekit.entities.numerals import spell_out
from minutekit.entities.places import find_place
from minutekit.language.sentences import split_sentences
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import DateReader, is_of_other_meeting

_FIRST_LINES, _LONGEST = 10, 600


def find_told_place(lines: list[Line], dates: DateReader, day: Date | None) -> str | None:
    """Return the place in the sentence near the head of minutes that says when and where people met; None if none does.

    ``day``: of the meeting; a sentence that tells of another day is of another meeting.
    """
    for line in lines[:_FIRST_LINES]:
        text = line.block.text[: 2 * _LONGEST]
        if line.words < 6 or line.listed or line.block.role in {"cue", "chat"}:
            continue
        for start, end in split_sentences(text, dates.language):
            sentence = text[start : min(end, start + _LONGEST)]
            place = find_place(sentence)
            if place is None or is_of_other_meeting(sentence):
                continue
            found = dates.find(spell_out(sentence))
            told = any(item.date == day for item in found) if any(item.date for item in found) else _is_timed(sentence)
            if told:
                return place
    return None


def _is_timed(sentence: str) -> bool:
    """Tell whether a sentence tells an hour, or that a meeting was called."""
    return re.search(r"\d{1,2}\s?[:.h]\s?\d{2}|\d\s?[ap]\.?m\b|pursuant to", sentence) is not None
