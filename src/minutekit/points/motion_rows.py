"""How minutes print who moved and seconded a motion and what became of it, as data over phrases of the lexicon."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from minutekit.language.patterns import compile_late
from minutekit.points.offices import OFFICES
from minutekit.schema import MotionResult

NO_NAME = compile_late(r"(?<!\w)(?=[^\W\d_a-zß-öø-ÿ])(?:(?i:{nobody_named})|(?i:i(?!\.)))\b")
"""Words that are no part of a name even with a capital."""

_OFFICE = rf"(?i:(?:{{article}} ?)?(?:{'|'.join(sorted(OFFICES))}))\b"
_ONE_WORD = compile_late(rf"(?<![\w'’])(?:(?-i:{{courtesy_title}})|{_OFFICE})")
_PARTICLES = r"(?:(?:d[aeiou]s?|del|della|van|von|der|den|de la|la|le|zu|zum|bin|al)\s+){0,2}"
NAME = rf"(?=\S)(?:(?:\s+{_PARTICLES})?(?<!\w)[^\W\d_a-zß-öø-ÿ](?:\.(?:-?[A-ZÀ-Þ]\.){{0,2}}|[\w'’-]{{0,30}})){{1,4}}"
"""A name as printed, its text marked by ``mark_names``: up to four words with capitals, initials and particles."""


def mark_names(text: str) -> str:
    """Make titles and offices words with capitals, as ``NAME`` takes them, and what no name holds lower case.

    "Dr. Lind" becomes "Dr_ Lind", "the chair" "The_chair": no letter moves. Their lists within each pattern would make
    most of the time that these take to compile.
    """
    return _ONE_WORD.sub(_join_words, NO_NAME.sub(_lower, text))


def _lower(match: re.Match[str]) -> str:
    lower = match[0].lower()
    return lower if len(lower) == len(match[0]) else match[0]


def _join_words(match: re.Match[str]) -> str:
    return match[0][0].upper() + match[0][1:].replace(" ", "_").replace(".", "_")


class NameRow(NamedTuple):
    """A way of naming who moved or seconded; ``example`` is the rule's test, which names ``who``.

    The group ``name`` holds the name, and ``second`` the seconder's beside a mover's. A ``weak`` row alone makes no
    motion: there must be something surer beside it; so it is for results.
    """

    part: Literal["mover", "seconder"]
    pattern: str
    who: str
    example: str
    weak: bool = False


class ResultRow(NamedTuple):
    """A way of telling a result; ``example`` is the rule's test."""

    result: MotionResult
    pattern: str
    example: str
    weak: bool = False


_WHO = rf"(?P<name>{NAME})"
_SECOND = rf"(?P<second>{NAME})"
# A house after "from" is not who moved: "Ruth from Mill House moved to approve".
_SOMEBODY = rf"(?<!/)(?<!/ )\b(?P<house>(?:from|of|at|by|for|with) )?{_WHO}"
_AT = r"(?:^|[.,;:(\[–—-]\s{0,2})"
# "M/S/C": moved, seconded, carried, in front of the two names.
_CLIPPED = (
    r"\b(?:M\s?[/.]?\s?S(?:\s?[/.]?\s?[CPU]){0,2}|(?i:moved(?:,? and |\s?[/&]\s?)seconded))(?::| by:?)?\s{0,2}\(?"
)
_NUMBERED = r"\b(?i:motion|resolution)(?: ?(?:#|[Nn]o\.?|[Nn]r\.?)? ?\d[\w./-]{0,12})?:?\s{1,2}\(?"
_FIRST = rf"{_AT}(?i:m|p|mov|prop|mot)(?:\.|\s?:|\.\s?:)\s{{0,2}}"
_THEN = r"[,;./|–— \t-]{1,4}(?i:s|sec|app|apoy|2nd|second)(?:\s?:|\.\s?:|\.)\s{0,2}"
_OPENING = r"(?i:(?:it was )?moved|mover|(?:first )?motioned|motion (?:made |moved |proposed |put )?by|proposer"
_OPENING = rf"{_AT}{_OPENING}|proposed(?=[^.]{{0,60}}[.,;]? {{0,2}}seconded))(?i: by)?:? {_WHO}"
_BY = r"motion(?:ed)?(?: was)?(?: made| moved| proposed| put forward| brought)? by"
_DOES = r"made|makes|presented|proposed|brought|introduced|submitted|offered|put"

NAMES: tuple[NameRow, ...] = (
    NameRow("mover", rf"{_CLIPPED}{_WHO}(?:\s?/\s?|, |\s?&\s?| and ){_SECOND}",
              "Adams", "MSC (Adams, Baker) that it be so"),
    NameRow("mover", rf"{_NUMBERED}{_WHO}\s?/\s?{_SECOND}", "Adams", "Motion # 23-14 (Adams/Baker) carried 5-0-1"),
    NameRow("mover", rf"{_FIRST}{_WHO}{_THEN}{_SECOND}?", "J. Adams", "M: J. Adams, S: T. Baker. Vote: 5-0"),
    NameRow("mover", rf"\b1st:?(?: by:?)? {_WHO}[,;./|–— \t-]{{1,4}}2nd(?:(?: by)?:? {_SECOND})?",
        "Adams", "1st Adams, 2nd Baker"),
    NameRow("mover", _OPENING, "Ruth Adeyemi", "The gate stays. Moved by Ruth Adeyemi."),
    NameRow("mover", rf"\b(?i:{_BY}|on (?:a |the )?motion of|moved and seconded by):? {_WHO}",
              "Ruth", "A motion was made by Ruth"),
    NameRow("mover", rf"\b(?i:motion)\b[^.;?]{{0,80}}?\b(?i:made|moved|presented) by {_WHO}",
              "Al", "The motion to paint was made by Al"),
    NameRow("mover", rf"^(?i:motion)\s?[:–—-]\s{{0,2}}{_WHO} (?:moved|moves)\b",
              "Ms. Snell", "MOTION: Ms. Snell moved to hear him"),
    NameRow("mover", rf"{_SOMEBODY} (?:moved|motioned|made a motion),? (?:and )?(?:was )?second(?:ed)? by\b",
              "Bo", "Bo moved, seconded by Al"),
    NameRow("mover", rf"{_SOMEBODY} (?:moved|moves|motion(?:ed|s)?) (?:(?:to |the )?{{moved_to}}\w{{0,3}}|that|for)\b",
              "Ruth", "Ruth moved to approve it."),
    NameRow("mover", rf"{_SOMEBODY} (?:{_DOES}) (?:a|the) motion\b", "Mr. Osei", "Mr. Osei made the motion."),
    NameRow("mover", rf"{_SOMEBODY} (?:proposed|moved)(?=(?:,? and [^.;]{{1,60}}|[,;] {NAME}) seconded\b)",
              "Ruth", "Ruth proposed and Amir seconded it"),
    NameRow("mover", rf"\b(?i:{{proposed_by}}):? ?{_WHO}", "Nuria Vidal", "Propuesto por Nuria Vidal", weak=True),
    NameRow("seconder", rf"\b(?i:{{seconded_by}}):? {_WHO}", "Amir Lind", "Moved by Ruth, seconded by Amir Lind."),
    NameRow("seconder", rf"\b(?i:{{supported_by}}):? {_WHO}",
              "Jonas Beck", "Antrag von Frau Huber, unterstützt von Jonas Beck", weak=True),
    NameRow("seconder", rf"{_SOMEBODY} (?:seconds|seconded)(?=$|[.,;!)]|:(?!\s?[A-ZÀ-Þ])| (?:the|this|that|it|and)\b)",
              "Ruth", "Ruth seconds"),
)  # fmt: skip

_THING = r"\b{motion_word}\b(?:(?!\b(?:but|who|or|not|never)\b)[^.;?!]){0,60}?\s(?:{to_be} )?"
_ADVERB = r"(?:(?:then|also|formally|duly|narrowly|unanimously|hereby) )?"
_NOT_ON = r"(?! (?:over|out|forward|on|away|around|by a member)\b)"
# "Lost, 2 to 4" and "was lost by 2 votes", not "lost money".
_LOST = r"(?:{refused}\b|(?:lost|fail(?:s|ed))(?=\s*(?:$|[.,;:()]|by\b|on\b|with\b|\d)))"
# A participle that opens a clause or follows a form of to be tells what became of something.
_OPENS = r"(?:^|[.,;:!(–—-]\s{0,2}|\b(?:was|were|is|been|and|then|motion|vote|by|all|duly)\s)"
_CAPITALS = r"(?-i:\b(?:CARRIED|Carried|PASSED|RESOLVED|AGREED|RECOMMENDED|APPROVED|ADOPTED|DECIDED)\b)"
_CLIPPED_RESULT = rf"(?-i:\bM/?S/?[CP](?:/?U)?[:\s(]{{1,3}}(?=(?:\w{{1,5}}\. )?{NAME}\s?[/,&]))"

RESULTS: tuple[ResultRow, ...] = (
    ResultRow("carried", rf"{_THING}{_ADVERB}{{carried}}\b{_NOT_ON}", "The motion was carried."),
    ResultRow("carried", r"\b{unanimous}\b", "Aprobado por unanimidad."),
    ResultRow("carried", _CLIPPED_RESULT, "MSC Adams/Baker to close the gate"),
    ResultRow("carried", r"\ball (?:\w+ ){0,5}(?:were|voted|being) in favou?r\b",
        "All members present were in favour."),
    ResultRow("defeated", rf"{_THING}{_LOST}", "The motion was defeated."),
    ResultRow("defeated", r"\b(?:{refuses}\b[^.;?]{0,60}?\b{unanimous}|{unanimous} {refuses})\b",
        "Einstimmig abgelehnt"),
    ResultRow("tabled", rf"{_THING}{{deferred}}\b(?! by)", "The motion was tabled until May."),
    ResultRow("withdrawn", rf"{_THING}{{taken_back}}\b|\b{{takes_back}} {{motion_word}}\b", "Pat withdrew the motion."),
    ResultRow("carried", rf"{_OPENS}(?:{{carried}}|accepted|agreed|resolved(?= to| that|\.|$))\b{_NOT_ON}",
        "Passed 7-0", weak=True),
    ResultRow("carried", rf"\b{{carries}}\b{_NOT_ON}|{_CAPITALS}", "Queda aprobado con 5 votos a favor", weak=True),
    ResultRow("defeated", rf"(?:{_OPENS}|\bvote ){_LOST}|\b{{refuses}}\b",
        "Rechazada: 2 votos a favor, 3 en contra", weak=True),
    ResultRow("tabled", rf"{_OPENS}{{deferred}}\b(?! by)|\b{{put_aside}}\b",
        "Secundada por Ana. Se aplaza.", weak=True),
    ResultRow("withdrawn", rf"{_OPENS}{{taken_back:en}}\b", "Moved by Ruth. Withdrawn.", weak=True),
)  # fmt: skip
