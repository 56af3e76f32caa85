"""How many voted for and against, and how many abstained, as printed."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from minutekit.entities.numerals import NUMBER_WORDS
from minutekit.lexicon import compile_phrases
from minutekit.lexicon.literals import LazyPattern, RuleSearch

_MOST_IN_WORDS = 12
NUMBERS = {word: number for word, number in NUMBER_WORDS.items() if number <= _MOST_IN_WORDS}
"""Counts written as words."""


class Ballot(NamedTuple):
    """Counts as printed; None where a count is not printed."""

    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None


class TallyRule(NamedTuple):
    """Counts in a fixed order: groups ``f``, ``a`` and, where there is one, ``x``. ``example`` is the rule's test."""

    pattern: str
    example: str
    counts: tuple[int | None, int | None, int | None]


_NUMBER = rf"(?:\d{{1,4}}|(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|{{none_counted}})\b)"
_END = r"(?!\w|%|[.,:/–—-]\d)"
# "passed 5-10 boats" counts boats.
_NO_THING = r"(?!\s(?!(?:to|with|by|in|and|on|after|as|votes?|abst\w*|con|mit|com|avec|und|y|e|et)\b)(?-i:[a-zß-öø-ÿ]))"
_VOTED = r"\b{voted}\W{1,3}(?:(?:by|with|of|was|is|a|the|vote|result|por|con|com|par|mit|per)\W{1,2}){0,4}"
_F, _A, _X = (rf"(?P<{side}>\d{{1,3}})" for side in "fax")
_WORDED_F, _WORDED_A = rf"(?<![\w.,])(?P<f>{_NUMBER})", rf"(?P<a>{_NUMBER})"
TALLIES: tuple[TallyRule, ...] = (
    TallyRule(rf"{_VOTED}{_F}\s?(?P<s>[-–—])\s?{_A}(?:\s?(?P=s)\s?{_X})?{_END}{_NO_THING}", "Carried 7-0-1", (7, 0, 1)),
    TallyRule(rf"{_VOTED}{_F}\s?(?P<s>[,/:])\s?{_A}\s?(?P=s)\s?{_X}{_END}{_NO_THING}", "Beschluss: 12:3:2", (12, 3, 2)),
    TallyRule(rf"(?-i:\b(?:CARRIED|LOST|PASSED|DEFEATED))\W{{1,3}}{_F}\s?/\s?{_A}{_END}", "CARRIED 5/2", (5, 2, None)),
    TallyRule(
        rf"(?-i:\bY(?:es|ea)?s?)\s?[-:=]\s?{_F}[,;/ ]{{1,3}}(?-i:N(?:o|ay)?s?)\s?[-:=]\s?{_A}"
        rf"(?:[,;/ ]{{1,3}}(?-i:A(?:bst\w*)?)\s?[-:=]\s?{_X})?{_END}",
        "Vote: Y-5 N-0 A-1",
        (5, 0, 1),
    ),
    TallyRule(rf"\babstimmung(?:sergebnis)?\s?[:–-]\s?{_F}\s?:\s?{_A}(?!\s?[\w:])", "Abstimmung: 5 : 1", (5, 1, None)),
    TallyRule(rf"{_WORDED_F} {{votes_counted}} {{versus}} {_WORDED_A}{_END}", "Lost, two votes to 4", (2, 4, None)),
    TallyRule(rf"{_WORDED_F} {{versus:de}} {_WORDED_A} {{votes_counted:de}}\b", "Mit 5 zu 2 Stimmen", (5, 2, None)),
    TallyRule(
        rf"{_VOTED}{_WORDED_F} to {_WORDED_A}(?! (?:\d|minutes|hours|days|weeks|months|years)){_END}",
        "Defeated by 3 to 5.",
        (3, 5, None),
    ),
    TallyRule(rf"(?<![\w.,:]){_F}\s?:\s?{_A}(?:\s?:\s?{_X})? stimmen?\b", "Mit 14:2:1 Stimmen", (14, 2, 1)),
)

_SURE = "{speaks_of_votes}"
# Counts without a word that speaks of a vote need one for a side against: what holds neither tells of none.
_MAY_COUNT = rf"{_SURE}|(?<!\w){{vote_against}}(?!\w)"
_TIGHT = re.compile(
    r"\s*(?:\([^()]{0,80}\))?[\s,;./|–—-]{0,4}(?:(?:and|with|y|con|e|com|et|avec|und|bei|mit)\s)?\s*", re.IGNORECASE
)
_VOTE = r"\b(?:vot|abstimmung|stimm|scrutin|result)"
_WIDEST_GAP = 60
_MOST_DAYS, _MOST_MONTHS, _FIRST_YEAR = 31, 12, 19


_SIDES = {"f": "vote_for", "a": "vote_against", "x": "vote_abstained"}
_WORDS = "|".join(f"(?P<{side}>{{{words}}})" for side, words in _SIDES.items())
# Whichever begins first has the number: "For 6 against 0" and "6 for 0 against" both come out right.
_COUNTS = (
    rf"(?<!\w)(?:{_WORDS})(?:\s{{0,2}}[:=–-]\s{{0,2}}|\s)(?:n\.?\s?)?(?P<number>\d{{1,4}}){_END}",
    rf"(?<![\w.,:/–-])(?<!\bno )(?P<number>{_NUMBER})\s(?:{_WORDS})(?!\w)",
)


@cache
def _tally_search() -> RuleSearch[TallyRule]:
    return RuleSearch(TALLIES)


@cache
def _count_patterns() -> tuple[LazyPattern, ...]:
    return tuple(map(LazyPattern, _COUNTS))


@cache
def _near_counts() -> LazyPattern:
    return LazyPattern(_MAY_COUNT)


def _find_counts(text: str) -> list[re.Match[str]]:
    """Find numbers with a side of a vote beside them."""
    found = [match for pattern in _count_patterns() for match in pattern.finditer(text)]
    kept: list[re.Match[str]] = []
    for match in sorted(found, key=lambda match: match.start()):
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBERS.get(text.casefold(), 0)


def _is_date(match: re.Match[str]) -> bool:
    """Return whether three numbers look like a day, a month and a short year."""
    groups = match.groupdict()
    if not groups.get("x") or groups.get("s") == ",":
        return False
    day, month, year = (int(groups[name]) for name in "fax")
    return year >= _FIRST_YEAR and 0 < day <= _MOST_DAYS and 0 < month <= _MOST_MONTHS


def _read_words(text: str) -> tuple[dict[str, set[int]], list[tuple[int, int]]]:
    """Read counts with words beside them. One alone counts only if its word speaks of a vote."""
    chains: list[list[re.Match[str]]] = []
    if not _near_counts().search(text):
        return {}, []
    voting = compile_phrases(_VOTE).search(text) is not None
    for match in _find_counts(text):
        gap = text[chains[-1][-1].end() : match.start()] if chains else ""
        sure = voting or (chains and compile_phrases(_SURE).search(chains[-1][0].group()))
        joined = chains and (_TIGHT.fullmatch(gap) or (sure and len(gap) <= _WIDEST_GAP))
        if joined:
            chains[-1].append(match)
        else:
            chains.append([match])
    counts: dict[str, set[int]] = {}
    places: list[tuple[int, int]] = []
    for chain in chains:
        sides = [(next(side for side in _SIDES if unit[side]), unit) for unit in chain]
        if len({side for side, _ in sides}) < 2 and not any(
            compile_phrases(_SURE).search(unit.group()) for unit in chain
        ):
            continue
        for side, unit in sides:
            counts.setdefault(side, set()).add(_value(unit["number"]))
            places.append(unit.span())
    return counts, places


def read_votes(text: str) -> tuple[Ballot | None, list[tuple[int, int]]]:
    """Read the counts of a vote, and where they stand.

    Where a text tells of several votes with different counts, none is given.
    """
    tallied: dict[str, set[int]] = {}
    places: list[tuple[int, int]] = []
    rest = text
    for _, pattern in _tally_search().find_near(text):
        for match in pattern.finditer(text):
            if _is_date(match):
                continue
            for name, value in match.groupdict().items():
                if value and name != "s":
                    tallied.setdefault(name[0], set()).add(_value(value))
            places.append(match.span())
            rest = rest[: match.start()] + "\x00" * len(match.group()) + rest[match.end() :]
    counts, told = _read_words(rest)
    places += told
    for side, values in tallied.items():
        counts.setdefault(side, set()).update(values)
    if not counts or any(len(values) > 1 for values in counts.values()):
        return None, places
    found = {side: values.pop() for side, values in counts.items()}
    return Ballot(found.get("f"), found.get("a"), found.get("x")), places
