"""Votes told by name: "Ayes: Osei, Lind; Noes: none", "Roll call: Osei – aye, Lind – nay"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from minutekit.entities.votes import Ballot
from minutekit.language.patterns import compile_late
from minutekit.lexicon import LANGUAGES, holds_phrase, is_phrase, load_entries
from minutekit.lexicon.literals import LiteralSet

Place = tuple[int, int]


_ANSWERS = "(?P<f>{answers_for})|(?P<a>{answers_against})|(?P<x>{answers_neither})|(?P<out>{vote_away})"
_ANSWER_CLASSES = ("answers_for", "answers_against", "answers_neither", "vote_away")
_NOBODY = frozenset(["nobody", "n/a", "-", "–", "—", "0"])
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*(?: (?:(?:de|del|della|da|do|dos|van|von|der) )?[^\W\d_a-zß-öø-ÿ][\w.'’-]*){0,4}"
_PIECES = compile_late(r"\s*(?:[,;]\s*(?:(?:and|y|e|et|und|ed|&)\s+)?|\s(?:and|y|e|et|und|ed|&)\s)\s*")
# A full stop that ends the list: not behind an initial or a title.
_STOP = compile_late(
    r"(?<=[^\W\d_]{4})\.(?=\s|$)|(?<=[^\W\d_]{3})\.(?=\s+[^\W_]{3,}|$)(?<!Mrs\.)(?<!Sra\.)(?<!Mme\.)|\n"
)
_COUNTED = compile_late(r"\(?(?P<number>\d{1,3})\)?(?:\s*[-–—:]\s|\s*$)|\((?P<behind>\d{1,3})\)\s*$")
_TIGHT = compile_late(r"[\s,;.)|]*(?:(?:and|y|e|et|und|ed)\s+)?")
_ANSWERED = compile_late(rf"(?P<who>{_NAME})(?:\s*[-–—:,=(]\s*|\s)(?i:{_ANSWERS})\b\)?")
_LABEL = compile_late(
    r"(?<![\w-])(?:(?:vot(?:ing|ed|es?|os?|i)|those|members) )?"
    r"(?:(?P<f>{vote_for})|(?P<a>{vote_against})|(?P<x>{vote_abstained})|(?P<out>{vote_away}))(?:(?<=\s)|\b|(?<=\.))"
    r"(?:\s?\((?P<count>\d{1,3})\))?(?:\s*:|\s[-–—](?=\s)|(?<=[a-z])\s(?:were|was)(?=\s(?-i:[A-Z])))\s*",
    re.IGNORECASE,
)
_FEWEST_CALLED = 3
_LONGEST_LINE, _LONGEST_LABEL = 400, 60
_LABEL_ENDS = (":", "-", "–", "—", "were", "was")


@cache
def _near_votes() -> LiteralSet:
    """Return pieces of words without which nobody is said to have voted."""
    entries = (entry for language in LANGUAGES for entry in load_entries(language, "phrases"))
    return LiteralSet(form for entry in entries if entry.cls == "near_votes" for form in entry.forms)


def _side(match: re.Match[str]) -> str | None:
    """Return the side as in a ballot, None for those who take no part."""
    return next((name for name in "fax" if match[name]), None)


def _count_named(text: str) -> int | None:
    """Count the people of a list; None where it is no list of names."""
    text = text.strip(" .,;/|–—-") or text.strip()
    told = _COUNTED.search(text)
    if told:
        return int(told["number"] or told["behind"])
    if text.casefold() in _NOBODY or is_phrase(text, "none_counted"):
        return 0
    pieces = [piece for piece in _PIECES.split(text) if piece]
    named = all(re.fullmatch(_NAME, piece.strip(" .")) for piece in pieces)
    return len(pieces) if pieces and named else None


def _read_sides(text: str) -> tuple[dict[str, int], list[Place]]:
    """Read lists of names behind "Ayes:", "En contra:" and the like."""
    counts: dict[str, int] = {}
    places: list[Place] = []
    for match, following in pairwise([*_LABEL.finditer(text), None]):
        if match is None:
            break
        end = following.start() if following else len(text)
        stop = _STOP.search(text, match.end(), end)
        end = stop.start() if stop else end
        side = _side(match)
        number = int(match["count"]) if match["count"] else _count_named(text[match.end() : end])
        if number is None:
            continue
        places.append((match.start(), end))
        if side and counts.setdefault(side, number) != number:
            return {}, []  # two votes in one text
    return counts, places


def _read_answers(text: str, fewest: int) -> tuple[dict[str, int], list[Place]]:
    """Read names with what each of them answered, one after the other."""
    chain: list[re.Match[str]] = []
    for match in _ANSWERED.finditer(text):
        if chain and not _TIGHT.fullmatch(text[chain[-1].end() : match.start()]):
            if len(chain) >= fewest:
                break
            chain = []
        chain.append(match)
    if len(chain) < fewest:
        return {}, []
    counts: dict[str, int] = {"f": 0, "a": 0}
    for match in chain:
        side = _side(match)
        if side:
            counts[side] = counts.get(side, 0) + 1
    return counts, [(chain[0].start(), chain[-1].end())]


def _tells_of_vote(text: str, names: frozenset[str]) -> bool:
    """Return whether words of a vote or known people stand in a text: "For: price. Against: noise" is an argument."""
    return holds_phrase(text, "tells_of_vote") or any(
        word in names for word in re.findall(r"[^\W\d_]+", text.casefold())
    )


def read_named_votes(text: str, names: frozenset[str]) -> tuple[Ballot | None, list[Place]]:
    """Count the votes that a text tells by name, and say where they stand.

    None where it tells of none, or of several votes. ``names``: words of the people's names, in lower case.
    """
    folded = text.casefold()
    if not _near_votes().stands_in(text):
        return None, []
    counts, places = _read_answers(text, _FEWEST_CALLED)
    if not counts:
        counts, places = (
            _read_sides(text) if ":" in text or " - " in text or "–" in text or "oting" in text else ({}, [])
        )
        if len(counts) < 2 and not (counts.get("f", 0) > 1 and "vot" in folded):
            return None, []
    if not _tells_of_vote(text, names):
        return None, []
    return Ballot(counts.get("f"), counts.get("a"), counts.get("x")), places


class BallotLine(NamedTuple):
    """A line of a vote: what it counts by side; ``called``: it holds what one person answered."""

    counts: dict[str, int]
    called: bool


class Poll:
    """The lines below a motion that say by name how the vote went."""

    def __init__(self) -> None:
        """Start without a line."""
        self._called: list[BallotLine] = []
        self._sides: list[BallotLine] = []

    def add(self, line: BallotLine) -> None:
        """Take one more line."""
        (self._called if line.called else self._sides).append(line)

    def count(self) -> Ballot | None:
        """Count what the lines say; None while it may be something else, or where two lines count one side."""
        if len(self._called) >= _FEWEST_CALLED:
            counts = {"f": 0, "a": 0}
            for line in self._called:
                counts |= {side: counts.get(side, 0) + number for side, number in line.counts.items()}
        else:
            counts = {side: number for line in self._sides for side, number in line.counts.items()}
            if not counts or sum(len(line.counts) for line in self._sides) > len(counts):
                return None
        return Ballot(counts.get("f"), counts.get("a"), counts.get("x"))


def read_ballot_line(text: str, names: frozenset[str]) -> BallotLine | None:
    """Read a line that says how some voted and nothing else: "Noes: Osei", "Osei Yes"; None for any other line.

    ``names``: words of the people's names, in lower case. Those who took no part count on no side.
    """
    if len(text) > _LONGEST_LINE:
        return None
    last = text[text.rstrip(" .)").rfind(" ") + 1 :].strip(" .)(:–-").casefold()
    called = _ANSWERED.fullmatch(text.strip(" .")) if is_phrase(last, *_ANSWER_CLASSES) else None
    if called and any(word in names for word in re.findall(r"[^\W\d_]+", called["who"].casefold())):
        side = _side(called)
        return BallotLine({side: 1} if side else {}, called=True)
    if not any(map(text[:_LONGEST_LABEL].__contains__, _LABEL_ENDS)):
        return None
    if not _LABEL.match(text) or not _tells_of_vote(text, names):
        return None
    counts, places = _read_sides(text)
    rest = text
    for start, end in reversed(places):
        rest = rest[:start] + rest[end:]
    return BallotLine(counts, called=False) if places and not re.search(r"\w", rest) else None
