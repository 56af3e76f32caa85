"""Labels that only the whole document shows to name who speaks: nicks, initials in lower case, names in brackets."""

from __future__ import annotations

import re
from collections import Counter

from minutekit.entities.names import NameBook, initials_holder, name_tokens
from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.lexicon import label_classes
from minutekit.schema import Person
from minutekit.structure.lines import Line
from minutekit.structure.speech.candidates import Candidate

# Before what was said: a nick in angles, initials in lower case, a name in brackets.
_NICK = compile_late(r"<(?P<name>[^\W\d_][\w.|^-]{0,23})>:?\s+(?=\S)")
_LOW = compile_late(r"(?P<name>[a-zß-öø-ÿ][\w-]{1,15}):\s+(?=\S)")
_BRACKET = compile_late(r"\[(?P<name>[^\[\]:\d]{2,40})\]:?\s+(?=\S)")
# Said by somebody, not a task set to somebody.
_SPOKEN = compile_late(r"\?\W*$|\b(?:I(?:['’](?:m|d|ve|ll))?|[Yy]o|[Ee]u|[Jj]e|[Jj]['’]\w+|[Ii]ch|[Ii]o)\b")
_MOST_INITIALS = 3
_FEWEST_LABELS = 3
_FEWEST_BRACKETS = 6
_FEWEST_SPOKEN = 2
_SPOKEN_SHARE = 0.25


def find_nick(book: NameBook, nick: str) -> Person | None:
    """Return the one person who may go by a nick: "ada", "aberg", "ada_berg", "ab" of Ada Berg; None for several."""
    key = re.sub(r"[\W_]+", "", nick).casefold()
    if len(key) <= _MOST_INITIALS and key.isalpha():
        held = initials_holder(book.people, key.upper())
        if held:
            return held
    fitting = [person for person in book.people if key in _forms(person)]
    return fitting[0] if len(fitting) == 1 else None


def _forms(person: Person) -> frozenset[str]:
    tokens = [re.sub(r"[\W_]+", "", token) for token in name_tokens(person.name)]
    aliases = [re.sub(r"[\W_]+", "", alias).casefold() for alias in person.aliases if " " not in alias]
    if not tokens or not all(tokens):
        return frozenset(aliases)
    first, last = tokens[0], tokens[-1]
    joined = [first + last, last + first, first[0] + last, first + last[0]] if len(tokens) > 1 else []
    return frozenset((*aliases, first, last, *joined))


class NickFinder:
    """Finds the labels of one document that no line shows by itself."""

    def __init__(self, lines: list[Line], book: NameBook) -> None:
        """Gather what the lines have in common. ``lines``: those that may hold points."""
        self.book = book
        nicks = [match["name"] for line in lines if line.text[:1] == "<" and (match := _NICK.match(line.text))]
        low = Counter(match["name"] for line in lines if line.text[:1].islower() and (match := _LOW.match(line.text)))
        known = {name: person for name in low if (person := find_nick(book, name))}
        self.nicks = len(nicks) >= _FEWEST_LABELS or any(find_nick(book, name) for name in nicks)
        several = len(known) > 1 and sum(low[name] for name in known) >= _FEWEST_LABELS
        self.known = known if several else {}
        # Initials of somebody who is not listed, where the others' are.
        self.strange = frozenset(
            name for name, count in low.items() if several and count > 1 and len(name) <= _MOST_INITIALS
        )
        self.brackets = self._read_brackets(lines)
        self.bold = self._read_bold(lines)

    def _read_bold(self, lines: list[Line]) -> frozenset[str]:
        """Return names in small letters and bold before what was said ("**dka:** …"), none where none comes back."""
        named = Counter(
            match["name"]
            for line in lines
            if line.block.lead
            and line.text[:1].islower()
            and (match := _LOW.match(line.text))
            and line.block.lead in {match.end("name"), match.end("name") + 1}
            and not label_classes(match["name"])
        )
        several = len(named) > 1 and named.total() > max(len(named), _FEWEST_LABELS)
        return frozenset(named) if several else frozenset()

    def _read_brackets(self, lines: list[Line]) -> frozenset[str]:
        """Return the names in brackets before what they said, none where they may own tasks."""
        found = [
            (match["name"].strip(), line.text[match.end() :])
            for line in lines
            if line.text[:1] == "[" and (match := _BRACKET.match(line.text)) and is_name(match["name"].strip())
        ]
        names = Counter(name for name, _ in found)
        spoken = sum(_SPOKEN.search(rest) is not None for _, rest in found)
        several = len(names) >= _FEWEST_LABELS and len(names) < len(found) and len(found) >= _FEWEST_BRACKETS
        enough = max(_FEWEST_SPOKEN, _SPOKEN_SHARE * len(found))
        return frozenset(names) if several and spoken >= enough else frozenset()

    def find(self, line: Line) -> Candidate | None:
        """Return who a line names by such a label, None for any other line."""
        text = line.text
        if text[:1] == "<" and self.nicks and (match := _NICK.match(text)):
            person = find_nick(self.book, match["name"]) or Person(match["name"])
        elif (
            text[:1] == "["
            and self.brackets
            and (match := _BRACKET.match(text))
            and match["name"].strip() in self.brackets
        ):
            person = self.book.find(match["name"].strip()) or Person(match["name"].strip())
        elif text[:1].islower() and self.bold and line.block.lead and (match := _LOW.match(text)):
            if match["name"] not in self.bold:
                return None
            person = find_nick(self.book, match["name"]) or Person(match["name"])
        elif text[:1].islower() and self.known and (match := _LOW.match(text)):
            if match["name"] not in self.known and match["name"] not in self.strange:
                return None
            person = self.known.get(match["name"]) or Person(match["name"])
        else:
            return None
        return Candidate(line, "prefix", person.name, [person], match.end(), "[")
