"""Who moved and seconded a decision, what became of it, and how the vote went.

Read from one point's own words. Where a text names two movers, two results or two counts for one side,
it tells of several motions, and that part stays None: a wrong name or count is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from minutekit.entities.votes import Ballot, read_votes
from minutekit.language.patterns import compile_late
from minutekit.lexicon import is_phrase
from minutekit.lexicon.literals import RuleSearch
from minutekit.points.ballots import Poll, read_ballot_line, read_named_votes
from minutekit.points.motion_rows import NAME, NAMES, RESULTS, NameRow, ResultRow, mark_names
from minutekit.points.offices import OFFICES
from minutekit.schema import Motion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from minutekit.schema import Point

_READ_AT_MOST = 2_000
_MOST_OTHER_WORDS = 3
# With its label and who seconded.
_MOST_WORDS_OF_RESULT = 12
# What is said to hang on a vote has not been voted: "if the motion passes".
_CONDITION = compile_late(r"\b{condition}(?: [\w'’]+){0,2} ?$", re.IGNORECASE)
_CONDITION_REACH = 40
# A motion's own words, which its movers and its result stand around: "Motion: That the fee stays".
_PUT = compile_late(
    r"{put_before}\s*(?:[\w./-]{1,12}\s*)?[:–—]\s*\S|(?:that|que|che|dass|daß) (?:{article}|this|an?|it|"
    r"all|los|las|se|les)\b",
    re.IGNORECASE,
)
# Who voted how, by name, between a motion and its result.
_BALLOT = compile_late(r"(?:{vote_for}|{vote_against}|{vote_abstained}|{vote_away})\s?:", re.IGNORECASE)
_RESULT_LABEL = compile_late(r"{result_label}\s?[:–—-]\s?", re.IGNORECASE)
# "Seconded, approved": the motion stands above.
_SECONDED = compile_late(
    r"^(?:(?:moved|duly)(?:,| and| &)? )?{seconded_alone}(?:[,;.]| and| y| e| et| und)\s+(?:and )?", re.IGNORECASE
)
_DEED = compile_late(r"\b(?:to|that)\s+[a-z]{3,}")
_LABEL_ONLY = compile_late(r"{resolution_label}[\s:#]*(?:no\.?|n[.º°]+)?[\sA-Z]{0,6}[\d./-]{0,12}\W*", re.IGNORECASE)
_ARTICLE = compile_late(r"^{article} ?(?=[^\W\d_])(?<=[ '’])", re.IGNORECASE)


@cache
def _name_search() -> RuleSearch[NameRow]:
    # In names capitals tell; their patterns say themselves where they do not.
    return RuleSearch(NAMES, re.NOFLAG, opaque=NAME)


@cache
def _result_search() -> RuleSearch[ResultRow]:
    return RuleSearch(RESULTS)


def _clean_name(printed: str, names: frozenset[str], lower: frozenset[str]) -> str | None:
    """Return a name as printed, None where its words are none of the people's and stand elsewhere in lower case."""
    name = printed.strip(" ,;:–—-")
    office = _ARTICLE.sub("", name)
    if office.casefold() in OFFICES:
        return office
    bare = [word.casefold() for word in re.findall(r"[^\W\d_]+", name)]
    known = any(word in names for word in bare)
    if not bare or (not known and all(word in lower for word in bare)):
        return None
    return name


def _read_results(text: str) -> tuple[list[tuple[int, int, ResultRow]], list[tuple[int, int]]]:
    """Find the results, of matches that overlap the longest alone."""
    found = [
        (*match.span(), row) for row, pattern in _result_search().find_near(text) for match in pattern.finditer(text)
    ]
    # A match that begins with a stop is a clause of its own.
    found = [
        entry
        for entry in found
        if not text[entry[0]].isalpha() or not _CONDITION.search(text, max(0, entry[0] - _CONDITION_REACH), entry[0])
    ]
    found.sort(key=lambda entry: (entry[0] - entry[1], entry[0]))
    kept: list[tuple[int, int, ResultRow]] = []
    for start, end, row in found[:50]:
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end, row))
    return kept, [(start, end) for start, end, _ in kept]


def _read_people(
    text: str, names: frozenset[str], lower: frozenset[str]
) -> tuple[dict[tuple[str, bool], list[str]], list[tuple[int, int]]]:
    """Find the movers and seconders, by part and whether the row is weak, and the places that name them."""
    places: list[tuple[int, int]] = []
    people: dict[tuple[str, bool], list[str]] = {}
    near = list(_name_search().find_near(text))
    marked = mark_names(text) if near else ""
    for row, pattern in near:
        for match in pattern.finditer(marked):
            groups = match.groupdict()
            if groups.get("house"):
                continue
            for part, group in ((row.part, "name"), ("seconder", "second")):
                name = _clean_name(text[slice(*match.span(group))] if groups.get(group) else "", names, lower)
                if name:
                    people.setdefault((part, row.weak), []).append(name)
                    places.append(match.span())
    return people, places


@lru_cache(maxsize=512)
def _read(text: str, names: frozenset[str], lower: frozenset[str]) -> tuple[Motion | None, list[tuple[int, int]]]:
    """Read a motion and the places of all that tells of it; asked for again when the points around are looked at."""
    people, places = _read_people(text, names, lower)
    ballot, counted = read_votes(text)
    if not ballot:
        ballot, named = read_named_votes(text, names)
        counted = [*counted, *named]
    results, told = _read_results(text)
    sure = bool(counted) or any(not weak for _, weak in people) or any(not row.weak for *_, row in results)
    if not sure:
        return None, []

    def only(part: str) -> str | None:
        for weak in (False, True):
            named = dict.fromkeys(people.get((part, weak), ()))
            if named:
                return next(iter(named)) if len(named) == 1 else None
        return None

    firm = {row.result for *_, row in results if not row.weak} or {row.result for *_, row in results}
    result = firm.pop() if len(firm) == 1 else None
    if ballot and result == "carried" and (ballot.votes_for or 0) < (ballot.votes_against or 0) and ballot.votes_for:
        ballot = None  # what was taken for counts says something else
    motion = Motion(
        mover=only("mover"),
        seconder=only("seconder"),
        result=result,
        votes_for=ballot.votes_for if ballot else None,
        votes_against=ballot.votes_against if ballot else None,
        abstentions=ballot.abstentions if ballot else None,
    )
    return (motion if motion != Motion() else None), [*places, *counted, *told]


def read_motion(text: str, names: frozenset[str] = frozenset(), lower: frozenset[str] = frozenset()) -> Motion | None:
    """Read who moved, who seconded, the result and the counts out of a text, None where it tells of no motion.

    ``names``: words of the people's names, in lower case. ``lower``: words that the document has in lower
    case, no names. At most the first 2,000 characters are read.
    """
    return _read(text[:_READ_AT_MOST], names, lower)[0]


def _is_bare(text: str, names: frozenset[str], lower: frozenset[str]) -> bool:
    """Return whether a text says nothing but who moved or how the vote went."""
    if len(text) > _READ_AT_MOST:
        return False
    motion, places = _read(text, names, lower)
    kept = list(text)
    for start, end in places:
        kept[start:end] = " " * (end - start)
    rest = re.sub(r"[(\[][^()\[\]]{0,80}[)\]]", " ", "".join(kept))
    if _DEED.search(rest):
        return False
    others = [word for word in re.findall(r"[^\W\d_]+", rest) if word.casefold() not in names]
    return motion is not None and len(others) <= _MOST_OTHER_WORDS


def share_motions(points: Sequence[Point], names: frozenset[str], lower: frozenset[str]) -> list[Point]:
    """Give a decision that prints no motion what the points right after it print of one.

    Minutes put the decision on one line and "Moved by …, seconded by …" and "Carried 7-0" on the next.
    Such lines stay points with motions of their own; the decision before them, in the same section and by
    the same speaker, gets what they say, the first line first. Any other point ends this.
    """
    shared = list(points)
    target: int | None = None
    # What was printed of who moved, before the words of the motion.
    ahead: Point | None = None
    for index, point in enumerate(points):
        told = point.motion or _read_lone_result(point.text)
        if told is None and target is not None and (_BALLOT.match(point.text) or read_ballot_line(point.text, names)):
            continue
        if told is None or (point.motion and not _is_bare(point.text, names, lower)):
            unsettled = point.motion is not None and point.motion.mover is not None and point.motion.result is None
            opens = unsettled or (point.motion is None and (point.kind == "decision" or bool(_PUT.match(point.text))))
            target = index if opens else None
            if opens and ahead and ahead.motion and _PUT.match(point.text) and _is_same_part(ahead, point):
                shared[index] = _take(point, ahead.motion)
            ahead = None
            continue
        decision = shared[target] if target is not None else None
        if target is None or decision is None or not _is_same_part(decision, point):
            target = None
            before = ahead.motion if ahead and ahead.motion else Motion()
            # One whose result is told is done with.
            ahead = replace(point, motion=_fill(before, told)) if told.result is None else None
            continue
        shared[target] = _take(decision, told)
        ahead = shared[target] if _LABEL_ONLY.fullmatch(decision.text) else None
    return _share_ballots(shared, names, lower)


def _share_ballots(points: list[Point], names: frozenset[str], lower: frozenset[str]) -> list[Point]:
    """Give a decision the votes that the points right below it tell by name, if its own words tell no counts."""
    shared = list(points)
    target: int | None = None
    poll = Poll()
    # Lines of a vote of which no decision is known yet: it may stand below them.
    ahead: Point | None = None
    for index, point in enumerate(points):
        line = read_ballot_line(point.text, names)
        if line is not None and target is not None and _is_same_part(points[target], point):
            poll.add(line)
            shared[target] = _take_ballot(points[target], poll.count() or Ballot())
        elif line is not None:
            poll = poll if ahead and _is_same_part(ahead, point) else Poll()
            poll.add(line)
            target, ahead = None, point
        elif target is None or not (
            _read_lone_result(point.text) or (point.motion and _is_bare(point.text, names, lower))
        ):
            votes = point.kind == "decision" or point.motion is not None or bool(_PUT.match(point.text))
            if ahead and point.kind == "decision" and _is_same_part(ahead, point):
                shared[index] = _take_ballot(point, poll.count() or Ballot())
            target, poll, ahead = index if votes else None, Poll(), None
    return shared


def _take_ballot(point: Point, ballot: Ballot) -> Point:
    """Give a point the votes that lines below it tell by name, and its own result, which is one if it was voted on."""
    motion = point.motion or Motion()
    if ballot == Ballot() or motion.votes_for is not None or motion.votes_against is not None:
        return point
    results = {row.result for *_, row in _read_results(point.text)[0]}
    abstentions = motion.abstentions if ballot.abstentions is None else ballot.abstentions
    voted = replace(motion, votes_for=ballot.votes_for, votes_against=ballot.votes_against, abstentions=abstentions)
    return _take(replace(point, motion=voted), Motion(result=results.pop() if len(results) == 1 else None))


def _read_lone_result(text: str) -> Motion | None:
    """Read a line that holds nothing but a motion's result: "CARRIED"; None for any other."""
    if text.count(" ") > _MOST_WORDS_OF_RESULT:
        return None
    text = _SECONDED.sub("", _RESULT_LABEL.sub("", text[:_READ_AT_MOST], count=1), count=1)
    if len(text.split()) > _MOST_OTHER_WORDS:
        return None
    results, places = _read_results(text)
    rest = text
    for start, end in reversed(places):
        rest = rest[:start] + rest[end:]
    values = {row.result for *_, row in results}
    return Motion(result=values.pop()) if len(values) == 1 and not re.search(r"\w", rest) else None


def _is_same_part(one: Point, other: Point) -> bool:
    same = one.section == other.section or is_phrase((other.section or "").strip(" :.–—-"), "poll_heading")
    return same and one.speaker == other.speaker


def _take(point: Point, motion: Motion) -> Point:
    """Give a point what is told of its motion; one whose result is told is a decision."""
    filled = _fill(point.motion or Motion(), motion)
    return replace(point, motion=filled, kind="decision" if filled.result else point.kind)


def _fill(motion: Motion, more: Motion) -> Motion:
    """Add what is missing; counts and result come from one line together."""
    missing = {f.name: getattr(more, f.name) for f in fields(Motion) if getattr(motion, f.name) is None}
    if any(getattr(motion, name) is not None for name in ("votes_for", "votes_against", "abstentions")):
        missing = {name: value for name, value in missing.items() if not name.startswith(("votes", "abst"))}
    return replace(motion, **missing)
