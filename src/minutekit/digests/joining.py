"""What belongs together: a lead and its list, a question and its answer, several people who say the same."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from minutekit.digests.completeness import is_bare
from minutekit.digests.joints import NEGATION
from minutekit.language import stem_words, stop_words, tokenise
from minutekit.language.patterns import compile_late
from minutekit.lexicon import find_point_words
from minutekit.schema import Point

LEAST_CONTAINED = 0.7
"""Of a point's content words so many must stand in a line for the point to be one of its sources."""

MOST_SOURCES = 4
_LEAST_STEMS = 2
_LONGEST_LEAD = 10
_LONGEST_LIST = 8
_LEAST_PAIRS = 3
_LONGEST_VOTE = 10
_LONGEST_ROW = 16
_COUNTS = 2
_LONGEST_COUNT = 4
_NAME = re.compile(r"(?<![.!?:•]\s)(?<!^)\b[A-ZÀ-ÖØ-Þ][\w'’-]+|\b[A-Z]{2,}\w*|\d[\d.,:/-]*")
_ANSWER = compile_late(r"^\W*{answering}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bond:
    """Points, by place, that a line should hold together: the head first.

    ``kind``: "list", "answer", "vote", or "row" for bare ones of a row.
    """

    head: int
    members: tuple[int, ...]
    kind: str


def find_bonds(points: Sequence[Point], language: str | None = None) -> list[Bond]:
    """Return the leads with their lists and the questions with their answers among points in order raised."""
    bonds = [bond for i in range(len(points)) if (bond := _find_list(points, i))]
    bonds += _find_votes(points)
    listed = {i for bond in bonds for i in bond.members}
    return bonds + _find_answers(points) + _find_rows(points, listed, language)


def _find_rows(points: Sequence[Point], listed: set[int], language: str | None) -> list[Bond]:
    """Find names, amounts and words alone, one after the other and in no list: each says little, the row says more."""
    rows: list[Bond] = []
    row: list[int] = []
    room = 0
    for i, point in enumerate(points):
        size = len(point.text.split())
        apart = i not in listed and point.medium == "written" and not _asks(point)
        bare = apart and is_bare(point.text, point.language or language)
        if bare and row and room >= size and _place(points[row[-1]]) == _place(point):
            row.append(i)
            room -= size
            continue
        rows += [Bond(row[0], tuple(row[1:]), "row")] if len(row) > 1 else []
        row, room = ([i], _LONGEST_ROW - size) if bare else ([], 0)
    return rows + ([Bond(row[0], tuple(row[1:]), "row")] if len(row) > 1 else [])


def _place(point: Point) -> tuple[object, ...]:
    return (point.meeting, point.section, point.speaker, point.level)


def _find_votes(points: Sequence[Point]) -> list[Bond]:
    """Find points that only tell how a vote went; what was voted on stands before them."""
    votes: list[Bond] = []
    for i, point in enumerate(points):
        bare = is_bare_vote(point)
        head = votes[-1].head if votes and votes[-1].members[-1] == i - 1 else i - 1
        if bare and head >= 0 and not is_bare_vote(points[head]) and not _asks(points[head]):
            if (points[head].section, points[head].meeting) != (point.section, point.meeting):
                continue
            members = tuple(range(head + 1, i + 1))
            votes = [v for v in votes if v.head != head] + [Bond(head, members, "vote")]
    return votes


def is_bare_vote(point: Point) -> bool:
    """Return whether a point is a vote's result without its matter: short, and no more than words with counts."""
    words = point.text.split()
    counted = sum(any(map(str.isdigit, w)) for w in words)
    if point.kind == "decision":
        return len(words) <= _LONGEST_VOTE and (counted >= _COUNTS or len(words) <= _COUNTS)
    return len(words) <= _LONGEST_COUNT and counted == 1 and "ballot" in find_point_words(point.text, point.language)


def _find_list(points: Sequence[Point], i: int) -> Bond | None:
    """Find what a short point that ends with a colon, or has points nested below it, leads in."""
    lead = points[i]
    colon = lead.text.rstrip().endswith(":")
    if len(lead.text.split()) > _LONGEST_LEAD or lead.medium != "written" or lead.text.rstrip().endswith("?"):
        return None
    members: list[int] = []
    for j in range(i + 1, min(len(points), i + 1 + _LONGEST_LIST)):
        point = points[j]
        if (point.section, point.meeting, point.speaker) != (lead.section, lead.meeting, lead.speaker):
            break
        if point.level <= lead.level and not (colon and point.level == lead.level and not members):
            if not (colon and members and points[members[0]].level == point.level == lead.level):
                break
            if point.text.rstrip().endswith(":"):
                break
        members.append(j)
    nested = bool(members) and points[members[0]].level > lead.level
    return Bond(i, tuple(members), "list") if members and (colon or nested) else None


def _find_answers(points: Sequence[Point]) -> list[Bond]:
    """Find questions whose next point answers them.

    It begins with a yes or no, or another named person says it, or question and answer take turns in the section.
    """
    pairs = [
        i
        for i, (one, other) in enumerate(itertools.pairwise(points))
        if _asks(one) and not _asks(other) and (one.section, one.meeting) == (other.section, other.meeting)
    ]
    turns: dict[tuple[str | None, str | None], int] = {}
    asked: dict[tuple[str | None, str | None], int] = {}
    size: dict[tuple[str | None, str | None], int] = {}
    for point in points:
        place = (point.meeting, point.section)
        size[place] = size.get(place, 0) + 1
        asked[place] = asked.get(place, 0) + _asks(point)
    for i in pairs:
        place = (points[i].meeting, points[i].section)
        turns[place] = turns.get(place, 0) + 1
    found = []
    for i in pairs:
        one, other = points[i], points[i + 1]
        place = (one.meeting, one.section)
        interview = (
            turns[place] >= _LEAST_PAIRS and turns[place] >= 0.6 * asked[place] and asked[place] >= 0.25 * size[place]
        )
        replies = bool(one.speaker and other.speaker and one.speaker != other.speaker and one.medium == "written")
        if interview or replies or _ANSWER.match(other.text) or other.level > one.level:
            found.append(Bond(i, (i + 1,), "answer"))
    return found


def _asks(point: Point) -> bool:
    return point.text.rstrip(" )»”\"'").endswith("?")


@cache
def read_content(text: str, language: str | None) -> tuple[frozenset[str], frozenset[str], bool]:
    """Return a text's content stems, its names and numbers, and whether it is negated."""
    function_words = stop_words(language)
    stems = frozenset(stem_words([w for w in tokenise(text) if w not in function_words and len(w) > 1], language))
    names = frozenset(m.group().strip(".,:/-").casefold() for m in _NAME.finditer(text))
    return stems, names, bool(NEGATION.search(text))


def supports(point: Point, line: str, main: Point, language: str | None) -> bool:
    """Return whether a point says what a line says, no more names or numbers, and as affirmed or denied as it.

    The two must agree in owner and day, and must not ask where the other tells.
    """
    own, names, negated = read_content(point.text, language)
    stems, held, denied = read_content(line, language)
    if len(own) < _LEAST_STEMS or negated != denied or not names <= held | {w.casefold() for w in line.split()}:
        return False
    if (point.owner or main.owner) != (main.owner or point.owner) or (point.due or main.due) != (main.due or point.due):
        return False
    if _asks(point) != _asks(main):
        return False
    return len(own & stems) >= LEAST_CONTAINED * len(own)
