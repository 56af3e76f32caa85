"""Lines that may name who speaks, in every form that minutes use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from minutekit.entities.affiliations import names_role
from minutekit.entities.listings import parse_people
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import TITLES, is_name
from minutekit.language.patterns import compile_late
from minutekit.lexicon import is_phrase, word_classes
from minutekit.schema import Person
from minutekit.structure.lines import Line, is_label

Form = Literal["prefix", "alone", "introduced"]

_PREFIX = compile_late(
    r"^(?P<label>[^:：–—\n]{1,60}?)(?P<sign>\s*[:：]\s*|\.\s?[-–—]{1,2}\s+|\s+[-–—]{1,3}\s+|\s*[–—]+\s*|"
    r"-\s+)(?=\S)(?P<rest>.+)$",
    re.DOTALL,
)
_PARTED = (":", "：", "–", "—", "- ")
_ALONE = compile_late(r"^(?P<label>.{2,60}?)\s*(?P<sign>[:：]|[-–—]{1,3})?\s*$")
_NODS = compile_late(r"^(?P<label>.{2,40}?)\s+[a-zà-ÿ]{3,12}\s*[-–—:]+\s*$")
_BRACKETED = compile_late(r"^\[(?P<label>[^\]:–—-]{2,40}?)\s*(?:[:–—]|\s-)\s+(?P<rest>.+?)\]?$", re.DOTALL)
_LONGEST_LABEL = 60
# "Question from Ada Berg: …": what was said is told with who said it.
_VOICED = compile_late(
    r"^(?:(?P<asked>{asked_by})|{told_by})\s+{from_whom}\s(?P<name>[^:：–—()\d]{2,50}?)\s*(?:\([^()]{1,40}\)\s*)?"
    r"[:：–—]\s+(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_BALLOT = ("called_out", "answers_neither", "vote_away")
_ROLL_CALL = compile_late(
    r"[^\W\d_]\s*[-–—:]\s*(?:{answers_for}|{answers_against}|{answers_neither}|{vote_away})\s*(?:[,;.]|$)",
    re.IGNORECASE,
)
_SIGNS = (":", "：", "-", "–", "—")
SYSTEM_LABEL = compile_late(r"{voice}[ _#]?\d{0,3}", re.IGNORECASE)
# "TODO Ruth: …" says who has a task, not who spoke.
_TASK_OF = compile_late(r"{task_label}\s", re.IGNORECASE)
# Parliaments number the questions: "Q12 Chair: …".
_QUESTION_NUMBER = compile_late(r"[QF]\.?\s?\d{1,4}[.:)]?\s+(?=[^\W\d_])")
_INITIALS_LABEL = compile_late(r"[A-Z]{2,3}\d?")
_OFFICE_OF = compile_late(r"(?P<office>[^()]{2,30}?)\s*\((?P<name>[^()]{2,40})\)")
_ARTICLES = frozenset(["o", "a", "el", "la", "le", "il", "lo", "der", "die", "the"])
_JOINED = compile_late(r"\s+(?:\+|&)\s+")


@dataclass(slots=True)
class Candidate:
    """A line that may name who speaks. ``offset``: where the words after the label begin.

    ``office``: the label names an office as the labels of turns do ("O SR. PRESIDENTE").
    """

    line: Line
    form: Form
    label: str
    people: list[Person] = field(default_factory=list)
    offset: int = 0
    sign: str = ""
    office: bool = False


def find_candidate(  # noqa: PLR0911 - one way out for each form
    line: Line, following: Line | None
) -> Candidate | None:
    """Return how a line may name a speaker, None where it cannot; ``following``: the next line."""
    text = line.text
    signed = text.endswith(_SIGNS)
    alone = _ALONE.match(text) if signed or len(text) <= _LONGEST_LABEL else None
    nod = _NODS.match(text) if signed else None
    if nod and is_name(nod.group("label")):
        return Candidate(line, "alone", nod.group("label"), parse_people(nod.group("label")), sign="–")
    if any(map(text.__contains__, _SIGNS)) and len(_ROLL_CALL.findall(text)) > 1:
        return None  # votes by name
    # "Tracking Comment:" over a field of a form.
    field = bool(alone and word_classes(alone.group("label"))["remark"])
    if alone and not field and (_is_speaker_name(alone.group("label")) and not line.closed):
        people = [person for part in _JOINED.split(alone.group("label")) if (person := parse_person(part))]
        return Candidate(
            line,
            "alone",
            alone.group("label"),
            people or [Person(alone.group("label"))],
            sign=(alone.group("sign") or "").strip(),
        )
    told = _find_told(line, following)
    if told:
        return told
    bracketed = _BRACKETED.match(text)
    if bracketed and is_label(bracketed.group("label"), "officer"):
        # "[Chair – …]": the one in the chair writes in the first person.
        label = bracketed.group("label")
        return Candidate(line, "prefix", label, [Person(label)], bracketed.start("rest"), "[")
    number = _QUESTION_NUMBER.match(text)
    prefix = (
        _PREFIX.match(text[number.end() :] if number else text) if any(map(text.__contains__, _PARTED)) else None
    ) or bracketed
    if prefix and _is_said(prefix.group("label").strip(), prefix.group("rest")):
        label = prefix.group("label").strip()
        sign = prefix.groupdict().get("sign", ":") or ":"
        bare = re.sub(r"\s*\([^()]{1,40}\)$", "", label)
        if (
            not _TASK_OF.match(label)
            and len(label.split()) <= 8
            and (_is_speaker_name(bare) or parse_person(label, single=False))
        ):
            people = [person for part in _JOINED.split(label) if (person := parse_person(part))]
            holder = _OFFICE_OF.fullmatch(label)
            called = _read_office(bare)
            if (
                holder
                and is_name(holder["name"])
                and (is_label(holder["office"], "officer") or (called and not called[1]))
            ):
                # "Host (Miriam)": the office's holder stands in the brackets.
                people = [Person(holder["name"], role=called[0] if called else holder["office"])]
            elif called:
                people = [Person(called[1] or called[0], role=called[0] if called[1] else None)]
            return Candidate(
                line,
                "prefix",
                people[0].name if len(people) == 1 else label,
                people or [Person(label)],
                prefix.start("rest") + (number.end() if number else 0),
                sign.strip(),
                office=called is not None or _opens_with_office(bare),
            )
    return None


def _is_said(label: str, rest: str) -> bool:
    """Return whether what follows a label may be speech: no address, no number, and no name of who holds an office."""
    if rest.startswith("//") or not rest.strip("0123456789 .,/%-–—") or is_phrase(rest, *_BALLOT):
        return False
    return not (is_label(label, "officer") and is_name(rest, single=False))


def _read_office(label: str) -> tuple[str, str] | None:
    """Part "O SR. VEREADOR JAIR PONTES" into office and name, which may be empty; None where no office is named.

    The label of a turn says so where it opens with an article or a title and an office, or is all in capitals.
    """
    words = label.split()
    first = 1 if words[0].casefold() in _ARTICLES and len(words) > 1 else 0
    # "M. le Maire", "O Sr. Presidente"
    while first < len(words) and words[first].casefold().rstrip(".") in TITLES | _ARTICLES:
        first += 1
    last = first
    while last < len(words) and names_role(words[last]):
        last += 1
    name = " ".join(words[last:])
    if last == first or not (first or label.isupper()) or (name and not is_name(name)):
        return None
    return " ".join(words[first:last]), name


def _opens_with_office(label: str) -> bool:
    """Return whether an office and a name make the label: "Stadträtin Weber"."""
    office, _, name = label.partition(" ")
    return bool(name) and names_role(office) and is_name(name) and not names_role(name)


def _find_told(line: Line, following: Line | None) -> Candidate | None:
    """Return who is named by "Question from Ada Berg: …" or introduced on a line of their own."""
    voiced = _VOICED.match(line.text) if ":" in line.text or "：" in line.text else None
    if voiced and is_name(voiced["name"]) and (not voiced["asked"] or "?" in voiced["rest"]):
        # A full name here is nobody else's label; one word may be any ("Question de droit").
        sign = "[" if is_name(voiced["name"], single=False) else ":"
        name = " ".join(voiced["name"].split())
        return Candidate(line, "prefix", name, [Person(name)], voiced.start("rest"), sign)
    introduced = _introduction(line, following)
    return Candidate(line, "introduced", introduced[0].name, introduced) if introduced else None


def _is_speaker_name(label: str) -> bool:
    return (
        is_name(label)
        or bool(SYSTEM_LABEL.fullmatch(label) or _INITIALS_LABEL.fullmatch(label))
        or (bool(_JOINED.search(label)) and all(is_name(part) for part in _JOINED.split(label)))
    )


def _is_sibling(line: Line, following: Line | None) -> bool:
    """Return whether the next line is an item of the same list, in the same weight."""
    return (
        following is not None
        and following.listed
        and following.block.level <= line.block.level
        and following.block.bold == line.block.bold
    )


def _introduction(line: Line, following: Line | None) -> list[Person]:
    """Read "Name, role, organisation" on a line of its own that precedes what the person said."""
    opens = line.listed and line.block.bold and not _is_sibling(line, following)
    if (
        (line.listed and not opens)
        or following is None
        or line.words > 30
        or ":" in line.text
        or (line.closed and not line.block.bold)
    ):
        return []
    parts = [parse_person(part, single=False) for part in _JOINED.split(line.text)]
    people = [person for person in parts if person]
    if len(people) < len(parts):
        whole = parse_person(line.text, single=False)
        people = [whole] if whole else []
    if not any(person.role or person.organisation for person in people):
        return []
    return people
