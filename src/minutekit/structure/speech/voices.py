"""Who speaks in transcripts and chats: a label such as "Ana Ruiz (City of Lund)" holds more than a name."""

from __future__ import annotations

import re
from collections import defaultdict

from minutekit.entities.affiliations import sort_affiliation
from minutekit.entities.names import NameBook
from minutekit.entities.people import parse_person
from minutekit.entities.shapes import TITLES, is_name
from minutekit.language.patterns import compile_late
from minutekit.schema import Person
from minutekit.structure.lines import Line, is_label

_LONGEST = 120
_MOST_VOICES = 1000
# What a program or a person adds that says neither office nor organisation.
_STATE = compile_late(r"\s*[(\[](?:{voice_state}|{pronoun_in_bracket}[/, ].{1,20}|[0-9]{1,2})[)\]]", re.IGNORECASE)
_BRACKET = compile_late(r"(?P<name>[^()\[\]]{2,60}?)\s*[(\[](?P<inside>[^()\[\]]{2,60})[)\]]")
_APART = compile_late(r"\s*\|\s*|\s+[–—/@-]\s+|(?<=[^\W_])_(?=[^\W\d_])")
_LEFT_FIRST = compile_late(r"[^\W\d_a-zß-öø-ÿ][\w'’-]+, [^\W\d_a-zß-öø-ÿ][\w'’.-]+(?: [^\W\d_a-zß-öø-ÿ][\w'’.-]*)?")
_ACRONYM = compile_late(r"(?=.{2,12}$)[^\W\d_a-zß-öø-ÿ][^\W_a-zß-öø-ÿ]*(?:[ &-][^\W_a-zß-öø-ÿ]+)*")


def introduce_voices(lines: list[Line], book: NameBook) -> None:
    """Add those who speak in a transcript or chat to the people, and let the lines name them without affiliation.

    Two labels that leave one name with different affiliations stay as they are: they may be two people.
    """
    spoken: dict[str, list[Line]] = defaultdict(list)
    for beside in (person for line in lines if line.role == "label" for person in line.people):
        if beside.role or beside.organisation:
            # Speakers of a table, whose other columns say more of them.
            book.add(beside)
    for line in lines:
        if line.block.speaker:
            spoken[line.block.speaker].append(line)
    if len(spoken) > _MOST_VOICES:
        return
    read = {label: person for label in spoken if (person := read_voice(label))}
    homes: dict[str, set[str | None]] = defaultdict(set)
    for person in read.values():
        homes[person.name.casefold()].add(person.organisation)
    for label, person in read.items():
        if len(homes[person.name.casefold()] - {None}) > 1:
            continue
        known = book.add(person)
        for line in spoken[label]:
            line.speaker = known.name


def read_voice(label: str) -> Person | None:
    """Read the name, role and organisation in a speaker's label; None where it is a plain name or a nickname."""
    bare = _STATE.sub("", label).strip() if len(label) <= _LONGEST else ""
    bracket = _BRACKET.fullmatch(bare)
    parts = [part for part in _APART.split(bare) if part]
    person: Person | None = None
    if bracket:
        person = _read_bracket(bracket["name"], bracket["inside"])
    if person is None and len(parts) > 1:
        person = _read_parts(parts)
    elif person is None and "," in bare and not _LEFT_FIRST.fullmatch(bare):
        found = parse_person(bare, single=False)
        person = found if found and (found.role or found.organisation) else None
    elif person is None and bare not in {label, ""}:
        person = Person(bare)
    return person


def _read_bracket(name: str, inside: str) -> Person | None:
    """Read "Ana Ruiz (City of Lund)", "Ana Ruiz (aruiz)", and turned round "Chair (Ana Ruiz)", "UNICEF (Ana Ruiz)"."""
    person: Person | None = None
    if is_name(inside, single=False) and is_label(name, "officer"):
        person = Person(inside, role=name)
    elif inside.split(maxsplit=1)[0].casefold().strip(".") in TITLES and is_name(inside):
        # "Staff (Ms. Liu)".
        person = Person(inside, role=name)
    elif is_name(inside, single=False) and _ACRONYM.fullmatch(name):
        person = Person(inside, organisation=name)
    elif (_is_voice(name) or _LEFT_FIRST.fullmatch(name)) and inside[0].isalpha():
        if re.fullmatch(r"[a-z0-9_.-]+", inside):
            # What she is called elsewhere.
            person = Person(name, aliases=(inside,))
        else:
            role, organisation = sort_affiliation(re.split(r"\s*[,;|]\s*", inside))
            person = Person(name, role=role, organisation=organisation)
    return person


def _is_voice(name: str) -> bool:
    return is_name(name) and not _ACRONYM.fullmatch(name)


def _read_parts(parts: list[str]) -> Person | None:
    """Read "Moderator - Ana Ruiz, Lund", "Ana Ruiz | City of Lund", "ICLEI | Ana Ruiz"."""
    offices = [part for part in parts if is_label(part, "officer")]
    rest = [part for part in parts if part not in offices]
    names = [part.split(",")[0] for part in rest]
    # One word is a name only beside an acronym or an office: "Ana | GIZ".
    sure = bool(offices) or any(map(_ACRONYM.fullmatch, names))
    people = [
        parse_person(part) if _is_voice(name) and (sure or " " in name) else None
        for part, name in zip(rest, names, strict=True)
    ]
    place = next((at for at, person in enumerate(people) if person), None)
    if place is None:
        return None
    person = people[place]
    others = [part for at, part in enumerate(rest) if at != place]
    if person is None or (not others and not offices):
        return None
    role, organisation = sort_affiliation(others)
    roles = ", ".join(filter(None, (*offices, person.role, role)))
    return Person(person.name, role=roles or None, organisation=organisation or person.organisation)
