"""Lines under a label of attendance: which of them name people, and where their list ends."""

from __future__ import annotations

import re
from itertools import pairwise

from minutekit.entities.affiliations import names_role
from minutekit.entities.listings import is_handle, parse_people, split_handles
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import TITLES, is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.labels import is_label, label_kinds
from minutekit.meetings.lines import NOBODY, Line, is_ordinal_item
from minutekit.meetings.opening.openings import split_label
from minutekit.meetings.outline.topics import is_usual_topic
from minutekit.schema import Person

MOST_WORDS_OF_GROUP = 6
_MOST_PARTS_OF_ONE = 3
_MOST_WORDS_OF_AFFILIATION = 4
_SHORTEST_FULL_LINE = 70
_MOST_PARTS_DESCRIBED = 4
_FEWEST_WORDS_OF_SAID = 8
_SENTENCE_END = compile_late(r"(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_a-zß-öø-ÿ])")


def people_kind(label: str) -> str | None:
    """Return which part of the people a label speaks of: "attendance", "absent", "invited"; None of any other label."""
    for kind in label_kinds(label):
        if kind in {"absent", "attendance", "invited"}:
            return None if kind == "absent" and "," in label and _is_excused(label) else kind
    return None


def _is_excused(text: str) -> bool:
    """Tell whether a line names somebody and says that they sent word: "Ada Berg, excused"."""
    people = parse_people(text.split(",", maxsplit=1)[0])
    return bool(people) and all(" " in person.name for person in people)


def _is_saying(affiliation: str) -> bool:
    """Tell whether what stands behind a name is what was said: five words or more that begin in lower case."""
    return affiliation[:1].islower() and len(affiliation.split()) > _MOST_WORDS_OF_AFFILIATION


def parse_listed(text: str) -> list[Person]:
    """Read what stands behind a label of attendance: names, or what people are called on the net."""
    return _read_handles(text) or parse_people(text)


def find_said(text: str) -> int:
    """Return where sentences begin behind a list of names ("Ada Berg, Bo Lind. The minutes were …"), 0 where none do."""
    if text.count(" ") < _FEWEST_WORDS_OF_SAID:
        return 0
    for end in _SENTENCE_END.finditer(text):
        words = re.findall(r"[^\W\d_]{2,}", text[end.end() :])
        if len(words) < _FEWEST_WORDS_OF_SAID:
            return 0
        if 5 * sum(word[0].islower() for word in words) > 3 * len(words):
            return end.end()
    return 0


def _read_handles(text: str) -> list[Person]:
    """Read what people are called on the net; "Ada Berg, planner, ACME" is one person and what she is."""
    handles = split_handles(text)
    described = len(handles) <= _MOST_PARTS_OF_ONE and " " in handles[0] if handles else False
    if not any(map(is_handle, handles)) or described or any(map(names_role, handles)):
        return []
    return [Person(handle.lstrip("@")) for handle in handles]


def reads_as_people(line: Line, lower: frozenset[str], *, listed_before: bool) -> list[Person]:
    """Return the people a line under an attendance label names, empty where it reads as something else."""
    if line.role != "open" or (
        line.prose and sum(map(line.text.count, ",;、،，")) < 2 and not parse_person(line.text, single=False)
    ):
        return []
    if split_label(line.text) and label_kinds((split_label(line.text) or ("", ""))[0]):
        return []
    if is_usual_topic(line.text) or is_ordinal_item(line.text):
        return []
    sure = _read_described(line) or _read_handles(line.text)
    if sure:
        return sure
    # A ditto mark stands for the office of whoever is above.
    people = parse_people(line.text.lstrip('"″〃 '), one_a_line=line.listed or listed_before)
    if any(_is_saying(person.organisation or "") for person in people):
        return []
    # One common word is no name: "Quorum", "Apologies".
    return [] if any(" " not in person.name and person.name.casefold() in lower for person in people) else people


def _read_described(line: Line) -> list[Person]:
    """Read an item of formal minutes: a full name in bold, and behind a comma who that is, at any length."""
    lead = line.block.lead if line.listed else 0
    name, rest = line.text[:lead].strip(" ,"), line.text[lead:].lstrip()
    if not lead or not (line.text[:lead].endswith(",") or rest.startswith(",")) or not is_name(name, single=False):
        return []
    parts = [part.strip() for part in rest.strip(" ,").split(",")[:_MOST_PARTS_DESCRIBED]]
    role = next((part for part in parts if names_role(part) and len(part.split()) <= _MOST_WORDS_OF_AFFILIATION), None)
    return [Person(" ".join(name.split()), role=role)]


def announces_list(lines: list[Line], position: int) -> bool:
    """Tell whether a sentence only says that a list follows: "The following members were there:"."""
    line = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else None
    return not line.listed and line.text.rstrip().endswith(":") and following is not None and following.listed


def heads_group(lines: list[Line], position: int) -> bool:
    """Tell whether a short line in bold over a list of full names says which group they are: "Team North"."""
    line = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else None
    if line.listed or line.words > MOST_WORDS_OF_GROUP or following is None:
        return False
    if line.text.isupper() and is_titled(following) and not is_titled(line) and not is_name(line.text, single=False):
        # "PARTIDO DEL RÍO" over "Doña Ana Ruiz"
        return True
    if not line.block.bold or parse_person(line.text):
        return False
    return following.listed and parse_person(following.text, single=False) is not None


def is_titled(line: Line) -> bool:
    """Tell whether a line is one person with a title before the name: "Doña Ana Ruiz"."""
    first = line.text.split(maxsplit=1)[0].casefold() if line.text else ""
    titled = first in TITLES or first.strip(".") in TITLES
    return titled and not line.prose and parse_person(line.text, single=False) is not None


def is_group_label(line: Line) -> bool:
    """Tell whether a line only names a part of those present: "For the staff:", "Chair" alone on its line."""
    if line.listed or line.closed or line.words > MOST_WORDS_OF_GROUP + 2:
        return False
    return line.text.rstrip().endswith(":") or (line.words <= MOST_WORDS_OF_GROUP and is_label(line.text, "officer"))


def find_continuation(lines: list[Line], position: int, lower: frozenset[str]) -> list[Line]:
    """Return the lines that go on with a list of names begun behind its label."""
    found = []
    for before, line in pairwise(lines[position : position + 6]):
        if (
            not before.text.rstrip().endswith((",", ";", " and", " y", " e", " et", " und", "&"))
            and len(before.text) < _SHORTEST_FULL_LINE
        ):
            break
        label = (split_label(line.text) or (line.text, ""))[0]
        goes_on = (
            line.role == "open"
            and not line.listed
            and not line.block.bold
            and not line.block.lead
            and not label_kinds(label)
        )
        if (
            not goes_on
            or not ("," in line.text or ";" in line.text)
            or not reads_as_people(line, lower, listed_before=False)
        ):
            break
        found.append(line)
    return found


def people_follow(lines: list[Line], position: int, lower: frozenset[str]) -> bool:
    """Tell whether the next lines name people, a sub-label of people or nobody."""
    for at, line in enumerate(lines[position + 1 : position + 9], position + 1):
        if line.role == "people" or (line.role == "open" and NOBODY.fullmatch(line.text)):
            return True
        if line.role not in {"open", "heading"}:
            continue
        label, value = split_label(line.text) or (line.text, "")
        if (people_kind(label) or names_role(label)) and parse_people(value):
            return True
        if people_kind(label):
            continue
        if (line.block.cell and line.block.cell.header) or is_group_label(line):
            continue
        if announces_list(lines, at) or heads_group(lines, at):
            continue
        people = reads_as_people(line, lower, listed_before=True)
        return bool(people) and (
            line.listed
            or line.block.cell is not None
            or all(is_name(person.name) or is_handle(person.name) for person in people)
        )
    return False
