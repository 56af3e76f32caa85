"""The fixed words of results, one file of ``wordings/`` for each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "wordings"


@dataclass(frozen=True, slots=True)
class Wording:
    """Fixed words in one language. Fields with ``{}`` take one value; ``date`` takes {day}, {month}, {year}.

    ``first``: how the first of a month is written; ``months``: the twelve names as they stand inside a date.
    """

    language: str
    digest: str
    themes: str
    meeting: str
    decisions: str
    actions: str
    still_open: str
    questions: str
    unthemed: str
    sources: str
    source: str
    meetings: str
    points: str
    present: str
    absent: str
    agenda: str
    place: str
    terms: str
    conjunction: str
    reworded: str
    participants: str
    by_when: str
    what: str
    who: str
    rest: str
    shown: str
    key_points: str
    nothing: str
    new: str
    returned: str
    prior_digest: str
    left_out: str
    decision: str
    action: str
    question: str
    chat: str
    page: str
    raised_by: str
    owner: str
    due: str
    moved_by: str
    seconded_by: str
    carried: str
    defeated: str
    tabled: str
    withdrawn: str
    votes_for: str
    votes_against: str
    abstentions: str
    date: str
    first: str
    months: tuple[str, ...]


@cache
def load_wording(language: str) -> Wording:
    """Return the words of one of ``schema.LANGUAGES``."""
    read = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Wording(language=language, months=tuple(read.pop("months")), **read)
