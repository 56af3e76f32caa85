"""Rosters from files: the people who may speak, with what is known of them."""

from __future__ import annotations

import difflib
from dataclasses import fields
from pathlib import Path

from minutekit.errors import OptionError
from minutekit.schema import Person
from minutekit.yaml_files import parse_yaml_file

_FIELDS = tuple(field.name for field in fields(Person))
_LISTS = ("emails", "aliases")
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
    if not isinstance(entry, dict):
        msg = f"{where}: is not a mapping; write 'name: ...' and under it role, organisation"
        raise OptionError(msg)
    for key in entry:
        if key not in _FIELDS:
            near = difflib.get_close_matches(str(key), _FIELDS, n=1, cutoff=0.0)
            msg = f"{where}: unknown key {str(key)!r}; did you mean {near[0]!r}?"
            raise OptionError(msg)
    texts = {name: _check_text(entry.get(name), name, where) for name in ("name", "role", "organisation")}
    if not texts["name"]:
        msg = f"{where}: has no name; write 'name: ...'"
        raise OptionError(msg)
    lists = {name: _check_list(entry.get(name, ()), name, where) for name in _LISTS}
    return Person(texts["name"], texts["role"], texts["organisation"], **lists)


def _check_text(value: object, name: str, where: str) -> str | None:
    if value is not None and not isinstance(value, str):
        msg = f"{where}: {name} must be text"
        raise OptionError(msg)
    return " ".join(value.split()) or None if value else None


def _check_list(value: object, name: str, where: str) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple) or not all(isinstance(item, str) for item in values):
        msg = f"{where}: {name} must be a list of texts; put each after a dash"
        raise OptionError(msg)
    return tuple(item.strip() for item in values if item.strip())
