"""A motion in one line: who moved and seconded it, its result, its counts."""

from __future__ import annotations

import re

from minutekit.language.fixed_words import Wording
from minutekit.language.printable import print_line
from minutekit.schema import Motion


def describe_motion(motion: Motion, wording: Wording, *, name_people: bool = True) -> str:
    """Write "moved by Ruth, seconded by Amir; carried 7–0–1"; without ``name_people`` "carried 7–0–1".

    Counts stand as for–against–abstained; where for or against is not known, each with its word.
    """
    names = ((wording.moved_by, motion.mover), (wording.seconded_by, motion.seconder)) if name_people else ()
    people = ", ".join(words.format(print_line(name)) for words, name in names if name and print_line(name))
    result = ""
    if motion.result:
        results = {
            "carried": wording.carried,
            "defeated": wording.defeated,
            "tabled": wording.tabled,
            "withdrawn": wording.withdrawn,
        }
        result = results[motion.result]
    sides = (
        (wording.votes_for, motion.votes_for),
        (wording.votes_against, motion.votes_against),
        (wording.abstentions, motion.abstentions),
    )
    known = [(words, count) for words, count in sides if count is not None]
    whole = motion.votes_for is not None and motion.votes_against is not None
    if result and whole:
        outcome = f"{result} {'–'.join(str(count) for _, count in known)}"
    else:
        outcome = ", ".join(filter(None, (result, *(words.format(count) for words, count in known))))
    return "; ".join(filter(None, (people, outcome)))


def tells_more(motion: Motion, text: str) -> bool:
    """Return whether a motion says what the line itself does not: a name or a count that stood elsewhere."""
    printed = text.casefold()
    numbers = set(re.findall(r"\d+", text))
    names = [name for name in (motion.mover, motion.seconder) if name]
    counts = [count for count in (motion.votes_for, motion.votes_against, motion.abstentions) if count is not None]
    return any(name.casefold() not in printed for name in names) or any(str(count) not in numbers for count in counts)
