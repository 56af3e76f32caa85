"""Rosters from files: the people who may speak, with what is known of them."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from minutekit.errors import OptionError
from minutekit.schema import Person
from minutekit.yaml_files import check_mapping, check_text, check_texts, parse_yaml_file

_FIELDS = tuple(field.name for field in fields(Person))
_MOST_PEOPLE = 10_000


def load_roster(path: str | Path) -> tuple[Person, ...]:
    """Read a roster from a .yaml, .yml or .json file, for ``ReadOptions(roster=…)``.

    Args:
        path: The file. It holds a list of people, alone or under ``people``; each is a name, or has a ``name`` and,
            as wanted, ``role``, ``organisation``, ``emails`` and ``aliases``.

    Returns:
        The people, in the order of the file.

    Raises:
        OptionError: The file cannot be read or is no roster; the message says what is wrong in it.

    Examples:
        >>> roster = mk.load_roster("roster.yaml")
        >>> roster[0].organisation
        'Mill House'
        >>> meeting = mk.read_meeting("notes.docx", mk.ReadOptions(roster=roster))
    """
    path = Path(path)
    parsed = parse_yaml_file(path, "a roster")
    people = parsed.get("people") if isinstance(parsed, dict) and set(parsed) == {"people"} else parsed
    if not isinstance(people, list) or not people:
        msg = f"{path}: holds no list of people; write '- name: ...' for each"
        raise OptionError(msg)
    if len(people) > _MOST_PEOPLE:
        msg = f"{path}: has {len(people):,} people, more than {_MOST_PEOPLE:,}"
        raise OptionError(msg)
    return tuple(_check_person(entry, f"{path}: person {number}") for number, entry in enumerate(people, 1))


def _check_person(entry: object, where: str) -> Person:
    if isinstance(entry, str):
        entry = {"name": entry}
    said = check_mapping(entry, _FIELDS, where, "write 'name: ...' and under it role, organisation")
    name, role, organisation = (
        " ".join(check_text(said, field, where).split()) for field in ("name", "role", "organisation")
    )
    if not name:
        msg = f"{where}: has no name; write 'name: ...'"
        raise OptionError(msg)
    emails, aliases = (check_texts(said, field, where) for field in ("emails", "aliases"))
    return Person(name, role or None, organisation or None, emails=emails, aliases=aliases)
