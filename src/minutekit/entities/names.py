"""Names of one person joined within a meeting, where the evidence leaves one reading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from minutekit.entities.affiliations import names_role
from minutekit.entities.shapes import TITLES, initials, is_title
from minutekit.schema import Person

_NEAR_ENOUGH = 0.92
_LONGEST_NAME = 120
_MOST_ENTRIES = 200
_LENGTHS_OF_INITIALS = range(2, 5)
_PARTS_OF_ROLE = re.compile(r"\s*(?:[,;/&]|-(?=[^\W\d_]{4})|\b(?:and|y|e|et|und)\b)\s*")
_ARTICLE = re.compile(r"(?:the|el|la|le|il|o|a|der|die|madam|mr\.?|in the)\s+|l['’]", re.IGNORECASE)
_FORM_OF_OFFICE = re.compile(r"(?<=chair)(?:man|woman|person|lady)$")


@lru_cache(maxsize=16_384)
def name_tokens(name: str) -> tuple[str, ...]:
    """Return a name's words in lower case, without titles and full stops."""
    tokens = re.findall(r"[^\s,.]+", name.casefold().replace("‘", " ").replace("_", " ").replace("’", "'"))
    return tuple(token for token in tokens if token not in TITLES) or tuple(tokens)


def _given_initial(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether ``short`` is ``full`` with given names cut to initials: "O. Santos", "Santos O."."""
    whole = [token for token in short if len(token) > 1]
    initials = [token for token in short if len(token) == 1]
    rest = [token for token in full if token not in whole]
    if not whole or not initials or not all(token in full for token in whole) or len(rest) < len(initials):
        return False
    # The whole word must be the surname, else "Eric J" would be any Eric.
    return full[-1] in whole if full[-1] not in initials else False


def is_same_name(short: str, full: str) -> bool:
    """Return whether one name may be a form of the other, longer one."""
    a, b = name_tokens(short), name_tokens(full)
    if not a or not b:
        return False
    if set(a) == set(b) or (len(a) < len(b) and set(a) <= set(b)):
        return True
    if len(a) <= len(b) and _given_initial(a, b):
        return True
    if len(a) != len(b) or len(a) == 1 or max(len(short), len(full)) > _LONGEST_NAME:
        return False
    one, two = " ".join(sorted(a)), " ".join(sorted(b))
    # No more letters can agree than both have, whatever their order.
    shared = sum((Counter(one) & Counter(two)).values())
    if 2 * shared < _NEAR_ENOUGH * (len(one) + len(two)):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _NEAR_ENOUGH


def is_initialled(short: str, full: str) -> bool:
    """Return whether ``short`` is a given name with the first letter of the surname: "Eric J" of "Eric Johnson"."""
    a, b = name_tokens(short), name_tokens(full)
    return (
        len(a) > 1
        and len(b) > 1
        and a[0] == b[0]
        and all(len(token) <= 2 and b[-1].startswith(token) for token in a[1:])
    )


def initials_holder(people: list[Person], letters: str) -> Person | None:
    """Return the one person whose initials these are ("AB", "A.B.", "JvD"), None where several or none have them."""
    bare = letters.replace(".", "").replace(" ", "")
    fitting = [
        person
        for person in people[:_MOST_ENTRIES]
        if bare in {initials(person.name), "".join(word[0] for word in person.name.split() if not is_title(word))}
    ]
    return fitting[0] if len(fitting) == 1 else None


def _office_key(office: str) -> str:
    """Bring an office to the form in which a label and a list name it alike."""
    key = office.casefold().strip(" .:()")
    article = _ARTICLE.match(key)
    return _FORM_OF_OFFICE.sub("", key[article.end() :] if article else key)


class NameBook:
    """The people of one meeting, found again by any form of their name that only one of them bears."""

    def __init__(self) -> None:
        """Start empty."""
        self.people: list[Person] = []
        self._by_word: dict[str, list[int]] = {}

    def _near(self, name: str) -> list[Person]:
        """Return those whose name shares a word or an initial with this one, in order."""
        found = {
            index
            for token in name_tokens(name)
            for index in self._by_word.get(token[:1] if len(token) == 1 else token, ())
        }
        return [self.people[index] for index in sorted(found)]

    def _index(self, position: int, person: Person) -> None:
        for form in (person.name, *person.aliases):
            for token in name_tokens(form):
                for key in (token, token[:1]):
                    entries = self._by_word.setdefault(key, [])
                    if position not in entries[-_MOST_ENTRIES:] and len(entries) < _MOST_ENTRIES:
                        entries.append(position)

    def find(self, name: str) -> Person | None:
        """Return the one person whom the name can mean, None where it is nobody or several."""
        tokens = set(name_tokens(name))
        near = self._near(name)
        same = [person for person in near if set(name_tokens(person.name)) == tokens or name in person.aliases]
        if same:
            return same[0]
        fitting = [person for person in near if is_same_name(name, person.name) or is_same_name(person.name, name)]
        return fitting[0] if len(fitting) == 1 else None

    def may_mean(self, name: str) -> bool:
        """Return whether somebody here may be called so, be it one or several."""
        near = self._near(name)
        if self._by_initials(name):
            return True
        return any(
            name in person.aliases or is_same_name(name, person.name) or is_initialled(name, person.name)
            for person in near
        )

    def add(self, person: Person) -> Person:
        """Add a person or join what is new with the one already known; return the joined entry."""
        known = self.find(person.name) or self._by_initials(person.name)
        if known is None:
            self.people.append(person)
            self._index(len(self.people) - 1, person)
            return person
        longer = person.name if len(name_tokens(person.name)) > len(name_tokens(known.name)) else known.name
        # Two initials and a surname are longer than a whole name only in words.
        if any(len(token) == 1 for token in name_tokens(longer)) and not any(
            len(token) == 1 for token in name_tokens(known.name)
        ):
            longer = known.name
        forms = dict.fromkeys((*known.aliases, known.name, *person.aliases, person.name))
        joined = replace(
            known,
            name=longer,
            role=known.role or person.role,
            organisation=known.organisation or person.organisation,
            emails=tuple(dict.fromkeys((*known.emails, *person.emails))),
            aliases=tuple(form for form in forms if form != longer),
        )
        self._replace(known, joined)
        return joined

    def _replace(self, known: Person, joined: Person) -> None:
        position = next(index for index, person in enumerate(self.people) if person is known)
        self.people[position] = joined
        self._index(position, joined)

    def resolve(self, name: str) -> str:
        """Return the fullest form of a name, the name itself where the evidence is not unique."""
        person = self.find(name) or self._by_initials(name) or self._by_office(name)
        holder = None if person else self.find_holder(name)
        if holder:
            return holder.name
        return person.name if person and len(name_tokens(person.name)) >= len(name_tokens(name)) else name

    def _by_office(self, name: str) -> Person | None:
        """Return the one whom "Chairwoman Osei" means: somebody of this surname, called by an office."""
        office, _, rest = name.partition(" ")
        person = self.find(rest) if rest and " " not in rest and names_role(office) else None
        return person if person and " " in person.name and name_tokens(person.name)[-1:] == name_tokens(rest) else None

    def _by_initials(self, name: str) -> Person | None:
        """Return the one person whose initials these are."""
        bare = name.replace(".", "").replace(" ", "")
        capitals = sum(map(str.isupper, bare))
        if len(bare) not in _LENGTHS_OF_INITIALS or not bare.isalpha() or capitals < 2 or not bare[0].isupper():
            return None
        return initials_holder(self.people, name)

    def find_holder(self, name: str) -> Person | None:
        """Return the one person who holds the office that a label names: "Chair" where somebody is its chairwoman."""
        office = _office_key(name)
        fitting = [
            person
            for person in self.people[:_MOST_ENTRIES]
            if person.role and any(_office_key(part) == office for part in _PARTS_OF_ROLE.split(person.role))
        ]
        return fitting[0] if len(fitting) == 1 and office else None

    def is_hinted(self, name: str) -> bool:
        """Return whether the name is a form with an initial of somebody known, which adds nobody new."""
        return not self.find(name) and any(is_initialled(name, person.name) for person in self._near(name))

    def note_alias(self, name: str) -> None:
        """Keep a form that points to one person by an initial only, without taking it for the name."""
        fitting = [person for person in self._near(name) if is_initialled(name, person.name)]
        if len(fitting) == 1 and name not in fitting[0].aliases and name != fitting[0].name:
            self._replace(fitting[0], replace(fitting[0], aliases=(*fitting[0].aliases, name)))
